package longhand;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import longhand.browser.Chromium;
import longhand.example.yaml.YamlReader;
import longhand.formula.Function;
import longhand.live.Engine;
import longhand.live.SiteEngine;
import longhand.notation.text.NumberText;
import org.apache.commons.math3.random.MersenneTwister;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The arrows between the packages: each uses only packages above it, and only the libraries named beside it. */
class ArchitectureTest {
    private static final ImportOption PROGRAM_ALONE = new ImportOption.DoNotIncludeTests();

    /** Read once for every test: with each class go those of Java that it builds on. */
    private static final JavaClasses ALL = new ClassFileImporter().importPackages("longhand");

    private static final JavaClasses PROGRAM = ALL.that(describe(
            "are no tests",
            each -> PROGRAM_ALONE.includes(
                    Location.of(each.getSource().orElseThrow().getUri()))));

    private static final List<String> FROM_TOP_TO_BOTTOM = List.of(
            "formula",
            "model",
            "calculus",
            "notation",
            "file",
            "check",
            "view",
            "mnist",
            "compare",
            "example",
            "live",
            "export",
            "api",
            "report",
            "course",
            "cli");

    private static final String MATHS = "org.apache.commons.math3..";

    private static final Map<String, List<String>> LIBRARIES = Map.ofEntries(
            Map.entry("formula", List.of(MATHS)),
            Map.entry("model", List.of()),
            Map.entry("calculus", List.of(MATHS)),
            Map.entry("notation", List.of(MATHS)),
            Map.entry("check", List.of(MATHS)),
            Map.entry("view", List.of(MATHS)),
            Map.entry("live", List.of(MATHS, "org.teavm.jso")),
            Map.entry("file", List.of()),
            Map.entry("mnist", List.of("org.apache.commons.math3.random..", "de.siegmar.fastcsv..")),
            Map.entry(
                    "example",
                    List.of(
                            "org.snakeyaml..",
                            "de.siegmar.fastcsv..",
                            "com.fasterxml.jackson.core..",
                            "javax.xml.stream..")),
            Map.entry("compare", List.of(MATHS)),
            Map.entry("export", List.of("org.dhatim.fastexcel..")),
            Map.entry("api", List.of(MATHS)),
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
                    "course",
                    List.of(
                            "de.siegmar.fastcsv..",
                            "io.nayuki.qrcodegen..",
                            "javax.xml.stream..",
                            "com.fasterxml.jackson.core..",
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

    /** The packages within a package, each using only those before it; the empty name is the package itself. */
    private static final Map<String, List<String>> WITHIN = Map.ofEntries(
            Map.entry("formula", List.of("quantity", "")),
            Map.entry("model", List.of("network", "learning", "")),
            Map.entry("notation", List.of("text", "name", "formula", "")),
            Map.entry("check", List.of("reading", "judging", "change", "cause", "convention", "")),
            Map.entry("view", List.of("html", "picture", "", "page")),
            Map.entry("mnist", List.of("images", "matrix", "npy", "descent", "")),
            Map.entry("example", List.of("yaml", "answer", "", "files")),
            Map.entry("live", List.of("text", "image", "edit", "")),
            Map.entry("report", List.of("html", "training", "", "build")),
            Map.entry("course", List.of("", "worksheet", "marking", "export")),
            Map.entry(
                    "cli",
                    List.of(
                            "option",
                            "output",
                            "check",
                            "compare",
                            "mark",
                            "step",
                            "trace",
                            "train",
                            "worksheet",
                            "")));

    /** The commands that have a package of their own. */
    private static final List<String> COMMANDS =
            List.of("check", "compare", "mark", "step", "trace", "train", "worksheet");

    @Test
    void each_package_within_a_package_uses_only_those_before_it() {
        WITHIN.forEach((name, inside) -> {
            for (int i = 0; i < inside.size(); i++) {
                String[] after = inside.subList(i + 1, inside.size()).stream()
                        .map(later -> within(name, later))
                        .toArray(String[]::new);
                noClasses()
                        .that()
                        .resideInAPackage(within(name, inside.get(i)))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(after)
                        .check(PROGRAM);
            }
        });
    }

    @Test
    void every_package_has_its_place_in_the_order() {
        assertThat(PROGRAM.stream().map(JavaClass::getPackageName).distinct()).allSatisfy(name -> {
            String[] parts = name.split("\\.", -1);
            assertThat(FROM_TOP_TO_BOTTOM).contains(parts[1]);
            assertThat(parts.length).isLessThanOrEqualTo(3);
            if (parts.length == 3) {
                assertThat(WITHIN.getOrDefault(parts[1], List.of())).contains(parts[2]);
            }
        });
    }

    @Test
    void no_command_uses_another() {
        for (String command : COMMANDS) {
            noClasses()
                    .that()
                    .resideInAPackage(within("cli", command))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(COMMANDS.stream()
                            .filter(other -> !other.equals(command))
                            .map(other -> within("cli", other))
                            .toArray(String[]::new))
                    .check(PROGRAM);
        }
    }

    private static String within(String name, String inside) {
        return "longhand." + name + (inside.isEmpty() ? "" : "." + inside);
    }

    private static final ArchCondition<JavaClass> UNSAFE_IN_A_PAGE = ArchConditions.dependOnClassesThat(
                    JavaClass.Predicates.resideInAnyPackage(
                                    "java.io..",
                                    "java.nio..",
                                    "java.net..",
                                    "java.time..",
                                    "java.text..",
                                    "java.lang.reflect..",
                                    "java.util.concurrent..",
                                    "java.util.random..",
                                    "org.apache.commons.math3.random..",
                                    "org.apache.commons.math3.distribution..")
                            .or(belongToAnyOf(Random.class, SplittableRandom.class, Formatter.class, Date.class))
                            .or(assignableTo(Random.class)))
            .or(ArchConditions.accessTargetWhere(describe(
                    "format, read a clock, draw a number or look at a class",
                    access -> isUnsafe(access.getTargetOwner(), access.getName()))));

    private static boolean isUnsafe(JavaClass owner, String member) {
        return (owner.isEquivalentTo(String.class) && member.startsWith("format"))
                || ((owner.isEquivalentTo(Math.class) || owner.isEquivalentTo(StrictMath.class))
                        // rint of a page rounds otherwise, and not every number
                        && List.of("random", "rint").contains(member))
                || (owner.isEquivalentTo(Collections.class) && member.equals("shuffle"))
                || (owner.isEquivalentTo(UUID.class) && member.equals("randomUUID"))
                || (owner.isEquivalentTo(System.class)
                        && List.of("currentTimeMillis", "nanoTime", "getenv", "getProperty")
                                .contains(member))
                || (owner.isEquivalentTo(Class.class)
                        && (member.startsWith("getDeclared")
                                || member.startsWith("getMethod")
                                || member.startsWith("getField")
                                || member.startsWith("getConstructor")
                                || member.startsWith("getResource")
                                || List.of("forName", "newInstance").contains(member)));
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
                        "longhand.view..",
                        "longhand.example",
                        "longhand.example.yaml..",
                        "longhand.live..")
                .should(UNSAFE_IN_A_PAGE)
                .check(PROGRAM);
    }

    /** Also of the other packages, class by class: {@code file} has what a page uses beside what opens files. */
    @Test
    void whatever_an_engine_uses_has_no_input_or_output_no_clock_and_no_randomness() {
        Set<JavaClass> used = Stream.of(Engine.class, SiteEngine.class)
                .map(PROGRAM::get)
                .flatMap(engine -> Stream.concat(
                        Stream.of(engine),
                        engine.getTransitiveDependenciesFromSelf().stream().map(Dependency::getTargetClass)))
                .filter(each -> each.getPackageName().startsWith("longhand"))
                .collect(Collectors.toSet());
        assertThat(used).contains(PROGRAM.get(YamlReader.class));
        noClasses()
                .that(describe("an engine uses", used::contains))
                .should(UNSAFE_IN_A_PAGE)
                .check(PROGRAM);
    }

    @Test
    void every_way_to_a_clock_to_chance_or_to_the_format_of_a_machine_is_caught() {
        List<Class<?>> unsafe = List.of(
                Formats.class,
                FormatsInALocale.class,
                FormatsItself.class,
                FormatsByReference.class,
                FormatsWithAFormatter.class,
                DrawsAtRandom.class,
                DrawsFromASubclass.class,
                DrawsFromAThread.class,
                DrawsFromASplittable.class,
                DrawsFromMath.class,
                RoundsByMath.class,
                DrawsFromALibrary.class,
                ReadsAClock.class,
                ReadsAResource.class);
        for (Class<?> one : unsafe) {
            assertThat(classes()
                            .should(UNSAFE_IN_A_PAGE)
                            .evaluate(ALL.that(equivalentTo(one)))
                            .hasViolation())
                    .as(one.getSimpleName())
                    .isFalse();
        }
    }

    record Formats(double number) {
        String text() {
            return String.format("%f", number);
        }
    }

    record FormatsInALocale(double number) {
        String text() {
            return String.format(Locale.ROOT, "%f", number);
        }
    }

    record FormatsItself(double number) {
        String text() {
            return "%f".formatted(number);
        }
    }

    record FormatsByReference(BiFunction<String, Object[], String> format) {
        static FormatsByReference of() {
            return new FormatsByReference(String::format);
        }
    }

    record FormatsWithAFormatter(double number) {
        String text() {
            return new Formatter(Locale.ROOT).format("%f", number).toString();
        }
    }

    record DrawsAtRandom(Random random) {}

    record DrawsFromASubclass(SecureRandom random) {}

    record DrawsFromAThread(int most) {
        int next() {
            return ThreadLocalRandom.current().nextInt(most);
        }
    }

    record DrawsFromASplittable(SplittableRandom random) {}

    record RoundsByMath(double number) {
        double rounded() {
            return Math.rint(number);
        }
    }

    record DrawsFromMath(double most) {
        double next() {
            return most * Math.random();
        }
    }

    record DrawsFromALibrary(MersenneTwister random) {}

    record ReadsAClock(long start) {
        long since() {
            return System.nanoTime() - start;
        }
    }

    record ReadsAResource(String name) {
        boolean isThere() {
            return ReadsAResource.class.getResource(name) != null;
        }
    }

    /** Every way to write a number that has decimals; to join one to a text with + is to append it. */
    private static final ArchCondition<JavaClass> WRITES_A_NUMBER = ArchConditions.accessTargetWhere(describe(
                    "write a number as text",
                    access -> access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target
                            && writesANumber(target.getOwner(), target.getName(), target.getRawParameterTypes())))
            .or(ArchConditions.dependOnClassesThat(
                    belongToAnyOf(Formatter.class).or(assignableTo(NumberFormat.class))));

    private static boolean writesANumber(JavaClass owner, String member, List<JavaClass> parameters) {
        boolean isOfReals = parameters.stream()
                .anyMatch(type -> type.isEquivalentTo(double.class) || type.isEquivalentTo(float.class));
        boolean isRealOrDecimal =
                Stream.of(Double.class, Float.class, BigDecimal.class).anyMatch(owner::isEquivalentTo);
        return (isRealOrDecimal
                        && List.of("toString", "toPlainString", "toEngineeringString", "toHexString")
                                .contains(member))
                || (owner.isEquivalentTo(String.class)
                        && (member.startsWith("format") || (member.equals("valueOf") && isOfReals)))
                || (owner.isAssignableTo(Appendable.class) && isOfReals);
    }

    /**
     * Where a number becomes text outside of {@code NumberText}, and why: {@code mnist} may not use {@code notation}, as its matrices are
     * to share nothing with the rules; the bar of progress takes a format of Java's own and nothing else; one number type is made
     * from another by way of text; and an exercise is written as it is given, to be read again and not to be looked at.
     */
    private static final List<String> WRITERS_OF_THEIR_OWN = List.of(
            "longhand.mnist.",
            "longhand.cli.train.TrainProgress",
            "longhand.formula.Arithmetic",
            "longhand.live.text.ExerciseText",
            "longhand.live.text.GraphText");

    @Test
    void a_number_becomes_text_in_one_class() {
        noClasses()
                .that(describe(
                        "are neither NumberText nor have a reason of their own",
                        writer -> !writer.isEquivalentTo(NumberText.class)
                                && WRITERS_OF_THEIR_OWN.stream()
                                        .noneMatch(name -> writer.getName().startsWith(name))))
                .should(WRITES_A_NUMBER)
                .check(PROGRAM);
    }

    @Test
    void every_way_to_write_a_number_is_caught() {
        List<Class<?>> writers = List.of(
                Formats.class,
                FormatsItself.class,
                FormatsWithAFormatter.class,
                FormatsADecimal.class,
                WritesADouble.class,
                WritesAValue.class,
                WritesADecimal.class,
                WritesByReference.class,
                JoinsADouble.class,
                AppendsADouble.class);
        for (Class<?> one : writers) {
            assertThat(classes()
                            .should(WRITES_A_NUMBER)
                            .evaluate(ALL.that(equivalentTo(one)))
                            .hasViolation())
                    .as(one.getSimpleName())
                    .isFalse();
        }
    }

    record FormatsADecimal(double number) {
        String text() {
            return new DecimalFormat("0.0").format(number);
        }
    }

    record WritesADouble(double number) {
        String text() {
            return Double.toString(number);
        }
    }

    record WritesAValue(double number) {
        String text() {
            return String.valueOf(number);
        }
    }

    record WritesADecimal(BigDecimal number) {
        String text() {
            return number.toPlainString();
        }
    }

    record WritesByReference(java.util.function.Function<BigDecimal, String> text) {
        static WritesByReference of() {
            return new WritesByReference(BigDecimal::toString);
        }
    }

    record JoinsADouble(double number) {
        String text() {
            return "the number " + number;
        }
    }

    record AppendsADouble(StringBuilder text) {
        void add(double number) {
            text.append(number);
        }
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
        slices().matching("longhand.(**)").should().beFreeOfCycles().check(PROGRAM);
    }

    @Test
    void only_the_rules_and_what_reads_or_proves_them_know_the_functions_of_the_calculus() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "longhand.formula..",
                        "longhand.model..",
                        "longhand.calculus..",
                        "longhand.notation..",
                        "longhand.check..",
                        "longhand.compare..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("longhand.formula.Function")
                .check(PROGRAM);
    }

    @Test
    void tests_that_need_a_browser_are_in_one_package_and_tagged() {
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
                .check(ALL);
    }
}
