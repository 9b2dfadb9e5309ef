package longhand;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import longhand.browser.Chromium;
import longhand.formula.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The arrows between the packages: each uses only packages above it, and only the libraries named beside it. */
class ArchitectureTest {
    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("longhand");

    private static final List<String> FROM_TOP_TO_BOTTOM = List.of(
            "formula",
            "model",
            "calculus",
            "notation",
            "check",
            "live",
            "mnist",
            "example",
            "compare",
            "report",
            "cli");

    private static final String MATHS = "org.apache.commons.math3..";

    private static final Map<String, List<String>> LIBRARIES = Map.ofEntries(
            Map.entry("formula", List.of(MATHS)),
            Map.entry("model", List.of()),
            Map.entry("calculus", List.of(MATHS)),
            Map.entry("notation", List.of(MATHS)),
            Map.entry("check", List.of(MATHS)),
            Map.entry("live", List.of(MATHS, "org.teavm.jso")),
            Map.entry("mnist", List.of("org.apache.commons.math3.random..", "de.siegmar.fastcsv..")),
            Map.entry("example", List.of("org.snakeyaml..", "de.siegmar.fastcsv..")),
            Map.entry("compare", List.of(MATHS)),
            Map.entry(
                    "report",
                    List.of(
                            "freemarker..",
                            "org.knowm.xchart..",
                            "org.apache.batik.svggen..",
                            "javax.imageio..",
                            "javax.xml.parsers..",
                            "org.w3c.dom..",
                            MATHS)),
            Map.entry(
                    "cli",
                    List.of(
                            "picocli..",
                            "me.tongfei.progressbar..",
                            "org.jline..",
                            "javax.xml.stream..",
                            "com.fasterxml.jackson.core..",
                            "de.siegmar.fastcsv..",
                            MATHS)));

    @Test
    void each_package_uses_only_those_above_it_and_its_own_libraries() {
        for (int i = 0; i < FROM_TOP_TO_BOTTOM.size(); i++) {
            String name = FROM_TOP_TO_BOTTOM.get(i);
            List<String> allowed = new ArrayList<>(List.of("java..", "longhand." + name + ".."));
            FROM_TOP_TO_BOTTOM.subList(0, i).forEach(above -> allowed.add("longhand." + above + ".."));
            allowed.addAll(LIBRARIES.get(name));
            classes()
                    .that()
                    .resideInAPackage("longhand." + name + "..")
                    .should()
                    .onlyDependOnClassesThat(resideInAPackage("")
                            .or(com.tngtech.archunit.base.DescribedPredicate.or(allowed.stream()
                                    .map(p -> resideInAPackage(p))
                                    .toList())))
                    .check(PROGRAM);
        }
    }

    @Test
    void what_runs_in_a_page_has_no_input_or_output_no_clock_and_no_randomness() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "longhand.formula..",
                        "longhand.model..",
                        "longhand.calculus..",
                        "longhand.notation..",
                        "longhand.check..",
                        "longhand.live..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..",
                        "java.nio..",
                        "java.net..",
                        "java.time..",
                        "java.lang.reflect..",
                        "java.util.concurrent..")
                .orShould()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .check(PROGRAM);
    }

    @Test
    void the_matrices_share_nothing_with_the_rules_they_are_compared_with() {
        noClasses()
                .that()
                .resideInAPackage("longhand.mnist..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "longhand.formula..", "longhand.calculus..", "longhand.notation..", "longhand.check..")
                .check(PROGRAM);
    }

    @Test
    void a_model_is_written_forward_and_takes_no_slope() {
        noClasses()
                .that()
                .resideInAPackage("longhand.model..")
                .should()
                .callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.nameMatching("slope|chained|gradient")))
                .orShould()
                .accessField(Function.class, "RELU_SLOPE")
                .orShould()
                .accessField(Function.class, "TANH_SLOPE")
                .check(PROGRAM);
    }

    @Test
    void packages_form_no_circles() {
        slices().matching("longhand.(*)..").should().beFreeOfCycles().check(PROGRAM);
    }

    @Test
    void the_trainer_shares_no_calculus_with_the_scalar_engine() {
        noClasses()
                .that()
                .resideInAPackage("longhand.mnist..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "longhand.formula..", "longhand.calculus..", "longhand.notation..", "longhand.check..")
                .check(PROGRAM);
    }

    @Test
    void only_the_rules_know_the_functions_of_the_calculus() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "longhand.formula..",
                        "longhand.model..",
                        "longhand.calculus..",
                        "longhand.notation..",
                        "longhand.check..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("longhand.formula.Function")
                .check(PROGRAM);
    }

    @Test
    void tests_that_need_a_browser_are_in_one_package_and_tagged() {
        JavaClasses all = new ClassFileImporter().importPackages("longhand");
        fields().that()
                .haveRawType(Chromium.class)
                .should()
                .beDeclaredInClassesThat(resideInAPackage("longhand.browser")
                        .and(describe(
                                "have @Tag(\"browser\"), or are no tests",
                                holder -> holder.isRecord()
                                        || holder.tryGetAnnotationOfType(Tag.class)
                                                .map(tag -> tag.value().equals("browser"))
                                                .orElse(false))))
                .check(all);
    }
}
