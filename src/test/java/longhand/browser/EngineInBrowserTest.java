package longhand.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import longhand.calculus.RandomSteps;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.example.Example;
import longhand.example.files.Examples;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.live.Engine;
import longhand.live.text.Exercise;
import longhand.live.text.ExerciseText;
import longhand.model.Given;
import longhand.model.TrainingStep;
import longhand.model.learning.Learning;
import longhand.model.learning.Optimiser;
import longhand.model.network.Layer;
import longhand.model.network.Network;
import longhand.notation.formula.GivenFunction;
import longhand.notation.name.Labels;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.teavm.jso.JSExport;

/** The engine in a browser gives what the engine gives here, to the last digit and the last word. */
@Tag("browser")
class EngineInBrowserTest {
    private static final int RANDOM_EXERCISES = 100;
    private static final long SEED = 20260801;
    /** Of more quantities than this, some are compared. */
    private static final int MOST_QUANTITIES = 20_000;

    private static final int MOST_EXPLAINED = 20;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @BeforeAll
    static void open() throws IOException {
        CHROMIUM.open(
                "engine.html",
                "<!doctype html><meta charset=utf-8><title>Engine</title><script>" + engine() + "</script>");
        assertThat(CHROMIUM.errors()).isEmpty();
    }

    static Stream<Arguments> exercises() {
        Stream<Arguments> bundled =
                Examples.bundled().stream().map(example -> argumentSet(example.name(), exercise(example)));
        List<TrainingStep> random = RandomSteps.of(RANDOM_EXERCISES, SEED).toList();
        Stream<Arguments> given =
                Stream.concat(bundled, Stream.of(argumentSet("formulas", formulas()), argumentSet("graph", graph())));
        return Stream.concat(
                given,
                random.stream()
                        .map(step -> argumentSet(
                                "random " + (random.indexOf(step) + 1),
                                new Exercise("Random", null, null, step, Labels.none(step.network())))));
    }

    /** With every function that a formula may have. */
    private static Exercise formulas() {
        List<Layer> layers = Stream.of(
                        "sin(3*z) + cos(z)*tan(z/3)",
                        "log10(1 + z^2) + abs(z)^1.7 - sqrt(2 + z)",
                        "2^z + ln(3 + z)*exp(-z^2)",
                        "min(tanh(z), sigmoid(2*z), relu(z)) + max(softplus(-z), z^-3)")
                .map(text ->
                        Given.layer(GivenFunction.activation(text).orElseThrow(), "0.53 -0.25; 1.1 0.57", "0.17 -0.3"))
                .toList();
        TrainingStep step = Given.step(
                new Network(layers),
                GivenFunction.loss("abs(a - y)^2.5 + sin(a)*cos(y)").orElseThrow(),
                "0.1",
                Given.sample("1.3 2.7", "0.9 0.2"));
        return new Exercise("Formulas", null, null, step, Labels.none(step.network()));
    }

    /** With corners, and with each function in a node of its own. */
    private static Exercise graph() {
        Learning learning = Learning.descent(new BigDecimal("0.1"), true).withOptimiser(Optimiser.Method.ADAM.usual());
        return new Exercise(
                "Graph",
                null,
                null,
                Given.graph(
                        "x=0.7 y=-1.3 c=2",
                        "x y",
                        learning,
                        2,
                        "p = max(x, y, x) + relu(y) + abs(y + 1.3)",
                        "q = sin(p)*x + cos(y)/tan(c)",
                        "r = exp(-q^2) + softplus(q) - tanh(x*y)",
                        "s = ln(1 + r^2)*sqrt(c + x) + sigmoid(r)^c",
                        "f = log10(3 + s) + min(s, p) + p*q*r"),
                Labels.NONE);
    }

    private static Exercise exercise(Example example) {
        return new Exercise(
                example.title(), example.source(), example.about(), example.computation(), example.labels());
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void every_value_has_the_same_digits_in_the_page(Exercise exercise) {
        Rules rules = new Rules(exercise.computation());
        Figures figures = Figures.of(new Trace<>(rules, Arithmetic.doubles()));
        Names names = new Names(rules, exercise.labels());
        List<Quantity> quantities = some(rules, MOST_QUANTITIES);
        CHROMIUM.run("longhand.open(arguments[0])", ExerciseText.write(exercise));
        Map<?, ?> page = (Map<?, ?>)
                (quantities.size() == count(rules)
                        ? CHROMIUM.run("return JSON.parse(longhand.derive())")
                        : CHROMIUM.run(
                                "return {...JSON.parse(longhand.values(arguments[0].join('\\n'))), names: arguments[0]}",
                                quantities.stream().map(names::of).toList()));
        assertThat(page.get("names"))
                .isEqualTo(quantities.stream().map(names::of).toList());
        assertThat(page.get("shown"))
                .isEqualTo(quantities.stream()
                        .map(q -> figures.shown(q).replace('-', '−'))
                        .toList());
        assertThat(page.get("data"))
                .isEqualTo(quantities.stream().map(figures::full).toList());
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void every_step_is_explained_with_the_same_rule_numbers_and_words_in_the_page(Exercise exercise) {
        String text = ExerciseText.write(exercise);
        Engine.open(text);
        CHROMIUM.run("longhand.open(arguments[0])", text);
        Rules rules = new Rules(exercise.computation());
        Names names = new Names(rules, exercise.labels());
        List<String> asked = some(rules, MOST_EXPLAINED).stream().map(names::of).toList();
        assertThat(CHROMIUM.run("return arguments[0].map((name) => longhand.explain(name))", asked))
                .isEqualTo(asked.stream().map(Engine::explain).toList());
        if (count(rules) <= MOST_QUANTITIES) {
            List<String> steps = asked.stream()
                    .filter(name -> names.find(name).phase() != Phase.GIVEN)
                    .toList();
            assertThat(CHROMIUM.run("return arguments[0].map((name) => longhand.step(name))", steps))
                    .isEqualTo(steps.stream().map(Engine::step).toList());
        }
    }

    @Test
    void a_sheet_is_marked_alike_in_the_page() throws IOException {
        Example example = Examples.find("three-three-two");
        String text = ExerciseText.write(exercise(example));
        Engine.open(text);
        CHROMIUM.run("longhand.open(arguments[0])", text);
        for (String sheet : List.of(
                resource("/longhand/check/right/three-three-two.csv"),
                resource("/longhand/check/mistakes/three-three-two--error-sign.csv"),
                resource("/longhand/check/mistakes/three-three-two--activation-derivative-forgotten.csv"),
                resource("/longhand/check/mistakes/three-three-two--rounded-early--3.csv"),
                "z1[1] = 0,1\rz1[2] = ten\r\nz9[9] = 1\n\nz1[3]: 1,234\na1[1] = 0.1…\nz1[1] = 2",
                "what is this?")) {
            assertThat(CHROMIUM.run("return longhand.check(arguments[0], '')", sheet))
                    .isEqualTo(Engine.check(sheet, ""));
        }
        assertThat(Engine.check("what is this?", "")).contains("\"problem\":");
    }

    @Test
    void a_page_can_call_what_the_engine_exports_and_nothing_else() {
        assertThat(CHROMIUM.run("return Object.keys(longhand).sort()"))
                .isEqualTo(Stream.of(Engine.class.getMethods())
                        .filter(method -> method.isAnnotationPresent(JSExport.class))
                        .map(Method::getName)
                        .sorted()
                        .toList());
    }

    @Test
    void it_is_small_enough_to_be_in_every_page() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(engine().getBytes(StandardCharsets.UTF_8));
        }
        // a twenty-fifth of it marks whole sheets
        assertThat(packed.size()).isLessThan(420_000);
    }

    /** Every quantity, or of more than so many some from beginning to end. */
    private static List<Quantity> some(Rules rules, int most) {
        int count = count(rules);
        int every = count > most ? count / MOST_EXPLAINED + 1 : 1;
        List<Quantity> some = new ArrayList<>();
        int[] at = {0};
        rules.forEach(q -> {
            if (at[0]++ % every == 0) {
                some.add(q);
            }
        });
        return some;
    }

    private static int count(Rules rules) {
        int[] count = {0};
        rules.forEach(q -> count[0]++);
        return count[0];
    }

    private static String engine() throws IOException {
        return resource("/site/engine.js");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = EngineInBrowserTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
