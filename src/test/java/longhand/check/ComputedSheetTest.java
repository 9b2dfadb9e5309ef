package longhand.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import longhand.check.judging.Mark;
import longhand.check.judging.Precision;
import longhand.check.judging.Verdict;
import longhand.check.reading.Answer;
import longhand.check.reading.ReadAnswer;
import longhand.check.reading.WrittenNumber;
import longhand.formula.quantity.Quantity;
import longhand.model.Batch;
import longhand.model.Sample;
import longhand.model.TrainingStep;
import longhand.model.network.Activation;
import longhand.model.network.Layer;
import longhand.model.network.Loss;
import longhand.model.network.Network;
import longhand.notation.text.NumberText;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a computer gave is right, with as many digits as it had; and whole numbers may end in zeros that are no digits. */
class ComputedSheetTest {
    private static final int NETWORKS = 60;
    private static final MathContext SEVENTEEN = new MathContext(17);

    /** What of the numbers is on the sheet. */
    private static final Map<String, Predicate<String>> PARTS = Map.of(
            "all", name -> true,
            "without factors", name -> !name.matches("dL/da.*|da.*/dz.*|L\\[.*"),
            "gradients", name -> name.matches("dL/d[wb].*"),
            "gradients and loss", name -> name.matches("dL/d[wb].*|L.*"));

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"all", "without factors", "gradients", "gradients and loss"})
    void numbers_in_single_precision_are_right(String part) {
        assertThat(notRight(part, value -> (float) value, value -> new BigDecimal(value).toPlainString()))
                .isEmpty();
        assertThat(notRight(part, value -> (float) value, value -> Double.toString(value)))
                .isEmpty();
    }

    /** With nine digits at most it takes some of them to tell. */
    @ParameterizedTest
    @ValueSource(strings = {"three-three-two", "three-three-two-batch", "mazur", "squared-softmax"})
    void numbers_in_single_precision_may_be_printed_short(String example) {
        Course course = Course.of(example);
        Map<String, Double> sheet = Student.work(course.rules.step(), (name, value) -> (double) (float) (double) value);
        assertThat(notRight(course, sheet, value -> Float.toString((float) value)))
                .isEmpty();
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"all", "without factors", "gradients", "gradients and loss"})
    void numbers_of_the_plain_formulas_in_double_precision_are_right(String part) {
        assertThat(notRight(part, value -> value, value -> Double.toString(value)))
                .isEmpty();
    }

    private static List<String> notRight(String part, DoubleUnaryOperator rounding, DoubleFunction<String> printing) {
        Random random = new Random(32);
        List<String> notRight = new ArrayList<>();
        for (int network = 0; network < NETWORKS; network++) {
            Course course = Course.random(random);
            Map<String, Double> sheet =
                    Student.work(course.rules.step(), (name, value) -> rounding.applyAsDouble(value));
            if (!sheet.values().stream().allMatch(Double::isFinite)) {
                continue;
            }
            sheet.keySet().removeIf(PARTS.get(part).negate());
            notRight.addAll(notRight(course, sheet, printing));
        }
        return notRight;
    }

    private static List<String> notRight(Course course, Map<String, Double> sheet, DoubleFunction<String> printing) {
        List<Answer> answers = sheet.entrySet().stream()
                .map(entry -> new Answer(1, entry.getKey(), printing.apply(entry.getValue())))
                .toList();
        return course.mark(answers).marks().stream()
                .filter(mark -> !mark.isRight())
                // of a very small change single precision has no digit
                .filter(mark ->
                        mark.verdict() != Verdict.COARSE || !mark.quantity().isUpdate())
                .map(mark -> mark + " of " + course.rules.step())
                .toList();
    }

    /** A sum that is 0 on paper comes out a little more in a program, and its ReLU lets all through. */
    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"relu, 0", "leaky-relu, 0", "hard-tanh, 1", "hard-sigmoid, -3"})
    void a_sum_on_a_corner_may_come_out_beside_it(String activation, String corner) {
        Random random = new Random(9);
        Activation bent = Activation.named().stream()
                .filter(each -> each.key().equals(activation))
                .findFirst()
                .orElseThrow();
        int beside = 0;
        for (int network = 0; network < 30; network++) {
            Course course = onCorner(random, bent, new BigDecimal(corner));
            Map<String, Double> exact = Student.work(
                    course.rules.step(), (name, value) -> name.startsWith("z1[1]") ? Double.valueOf(corner) : value);
            for (DoubleUnaryOperator precision : List.<DoubleUnaryOperator>of(value -> value, value -> (float) value)) {
                Map<String, Double> sheet =
                        Student.work(course.rules.step(), (name, value) -> precision.applyAsDouble(value));
                boolean isBeside =
                        !sheet.get("da1[1]/dz1[1]").equals((double) (float) (double) exact.get("da1[1]/dz1[1]"))
                                && !sheet.get("da1[1]/dz1[1]").equals(exact.get("da1[1]/dz1[1]"));
                beside += isBeside ? 1 : 0;
                for (Predicate<String> part : List.<Predicate<String>>of(
                        name -> true,
                        name -> !name.startsWith("z"),
                        name -> name.matches("dL/d[wb].*"),
                        name -> name.matches("[wb]\\d'.*"))) {
                    Map<String, Double> handedIn = new LinkedHashMap<>(sheet);
                    handedIn.keySet().removeIf(part.negate());
                    assertThat(notRight(course, handedIn, value -> new BigDecimal(value)
                                    .round(SEVENTEEN)
                                    .toString()))
                            .isEmpty();
                }
                if (isBeside) { // by hand it is a slip
                    List<Answer> byHand = sheet.entrySet().stream()
                            .filter(entry -> !entry.getKey().startsWith("z"))
                            .map(entry -> new Answer(
                                    1, entry.getKey(), NumberText.full(Student.rounded(entry.getValue(), 5))))
                            .toList();
                    assertThat(course.mark(byHand).count(Verdict.WRONG)).isPositive();
                }
            }
        }
        assertThat(beside).isPositive();
    }

    /** A network of two inputs whose first neuron has just this weighted sum. */
    private static Course onCorner(Random random, Activation activation, BigDecimal corner) {
        List<BigDecimal> input = List.of(tenths(random), tenths(random));
        List<BigDecimal> weights = List.of(tenths(random), tenths(random));
        BigDecimal bias = corner.subtract(weights.get(0).multiply(input.get(0)))
                .subtract(weights.get(1).multiply(input.get(1)));
        Network network = new Network(List.of(
                new Layer(
                        activation,
                        List.of(weights, List.of(tenths(random), tenths(random))),
                        List.of(bias, tenths(random))),
                new Layer(
                        Activation.SIGMOID,
                        List.of(List.of(tenths(random), tenths(random))),
                        List.of(tenths(random)))));
        Batch batch = new Batch(List.of(new Sample(input, List.of(BigDecimal.ONE))));
        return Course.of("mazur").with(new TrainingStep(network, batch, Loss.MSE, new BigDecimal("0.5"), true));
    }

    private static BigDecimal tenths(Random random) {
        return BigDecimal.valueOf(1 + random.nextInt(29), 1)
                .multiply(BigDecimal.valueOf(random.nextBoolean() ? 1 : -1));
    }

    @Test
    void it_is_said_that_they_were_computed_in_single_precision() {
        Course course = Course.of("three-three-two");
        Map<String, Double> sheet = Student.work(course.rules.step(), (name, value) -> (double) (float) (double) value);
        List<Answer> answers = sheet.entrySet().stream()
                .map(entry -> new Answer(1, entry.getKey(), Double.toString(entry.getValue())))
                .toList();
        MarkedSheet marked = course.mark(answers);
        assertThat(marked.isAllRight()).isTrue();
        assertThat(marked.marks().stream()
                        .filter(mark -> mark.verdict() == Verdict.ROUNDED)
                        .map(Mark::message)
                        .collect(Collectors.toSet()))
                .containsExactly("Right, computed in single precision.");
    }

    /** By 0.00007 from the old weight: −0.30007246797552845 is right. */
    @Test
    void a_parameter_that_hardly_changes_is_right_in_single_precision() {
        Course course = Course.of("three-three-two-batch");
        assertThat(course.mark("w2'[2,1] = -0.30007249").marks())
                .extracting(Mark::message)
                .containsExactly("Right, computed in single precision.");
        assertThat(course.mark("w2'[2,1] = -0.30007277").marks())
                .extracting(Mark::verdict)
                .containsExactly(Verdict.WRONG);
        assertThat(course.mark("w2'[2,1] = -0.30000001").marks())
                .extracting(Mark::verdict)
                .containsExactly(Verdict.WRONG);
    }

    /** 0.2·1 + 0·0 − 0.2, by weights of earlier updates, in NumPy's float32. */
    @Test
    void where_all_cancels_what_rounding_in_single_precision_leaves_is_right() {
        Course course = Course.of("perceptron");
        assertThat(course.mark("z1[1]~11 = 1.4901161e-08").marks())
                .extracting(Mark::message)
                .containsExactly("Right, computed in single precision.");
        assertThat(course.mark("z1[1]~11 = 1.4901161e-06").marks())
                .extracting(Mark::verdict)
                .containsExactly(Verdict.WRONG);
        // it is the product with an input of 0: there is nothing to cancel
        Course dead = Course.of("dead-neuron");
        for (Quantity q : dead.asked()) {
            if (dead.figures.real(q) == 0 && q.isDerivative()) {
                assertThat(dead.mark(dead.names.of(q) + " = 1.4901161e-08").marks())
                        .extracting(Mark::verdict)
                        .as(dead.names.of(q))
                        .containsExactly(Verdict.WRONG);
            }
        }
    }

    @Test
    void a_slip_in_single_precision_is_one() {
        Course course = Course.of("three-three-two");
        Map<String, Double> sheet = Student.work(
                course.rules.step(), (name, value) -> (double) (float) (name.equals("z2[1]") ? value * 1.001 : value));
        List<Answer> answers = sheet.entrySet().stream()
                .map(entry -> new Answer(1, entry.getKey(), Double.toString(entry.getValue())))
                .toList();
        MarkedSheet marked = course.mark(answers);
        assertThat(marked.count(Verdict.WRONG)).isEqualTo(1);
        assertThat(marked.firstWrong().orElseThrow().answer().name()).isEqualTo("z2[1]");
    }

    @ParameterizedTest
    @CsvSource({
        "5949, 5900, CORRECT",
        "5949, 5950, CORRECT",
        "5949, 5900.0, WRONG",
        "5949, 5800, WRONG",
        "419.57, 420, CORRECT",
        "419.57, 400, COARSE",
        "419.57, 410, COARSE", // cut off
        "419.57, 500, WRONG",
        "-123456, -123000, CORRECT",
        "-123456, -124000, WRONG"
    })
    void the_zeros_at_the_end_of_a_whole_number_may_be_no_digits(String exact, String given, Verdict verdict) {
        // z = w x of a single identity neuron
        Course course = Course.ofSum(new BigDecimal(exact));
        assertThat(course.mark("z1[1] = " + given).marks().get(0).verdict()).isEqualTo(verdict);
    }

    @Test
    void few_numbers_of_eight_digits_are_not_taken_for_single_precision() {
        List<ReadAnswer> answers = DoubleStream.of(0.12345678, 0.55555555, 0.98765432)
                .mapToObj(value -> new ReadAnswer(
                        null, null, WrittenNumber.parse(Double.toString(value)).orElseThrow()))
                .toList();
        assertThat(Precision.of(answers)).isEqualTo(Precision.OF_PEOPLE);
    }
}
