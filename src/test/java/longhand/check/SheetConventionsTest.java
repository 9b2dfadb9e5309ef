package longhand.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;
import longhand.check.convention.Convention;
import longhand.check.convention.SheetConventions;
import longhand.check.judging.InformativeDigits;
import longhand.check.reading.Answer;
import longhand.check.reading.AnswerSheet;
import longhand.formula.quantity.Family;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole sheets by other conventions, each made from the right numbers by what the convention says of them, without any rule. */
class SheetConventionsTest {
    private static final Set<Family> SHARES = Set.of(
            Kind.OUTPUT_LOSS.by(Kind.ACTIVATION), Kind.OUTPUT_LOSS.by(Kind.WEIGHT), Kind.OUTPUT_LOSS.by(Kind.BIAS));

    /** What stands on a sheet instead of the right name or number. */
    private interface Other {
        String name(String name);

        double value(Quantity q, double right, Course course);
    }

    private static Other names(java.util.function.UnaryOperator<String> other) {
        return new Other() {
            @Override
            public String name(String name) {
                return other.apply(name);
            }

            @Override
            public double value(Quantity q, double right, Course course) {
                return right;
            }
        };
    }

    private interface Value {
        double of(Quantity q, double right, Course course);
    }

    private static Other numbers(Value other) {
        return new Other() {
            @Override
            public String name(String name) {
                return name;
            }

            @Override
            public double value(Quantity q, double right, Course course) {
                return other.of(q, right, course);
            }
        };
    }

    /** The loss and all its derivatives times a factor, and steps as long. */
    private static Other scaled(double factor) {
        return numbers((q, right, course) -> q.isUpdate()
                ? stepped(q, right, course, (old, step) -> old + factor * step)
                : isOfLoss(q) ? factor * right : right);
    }

    private static double stepped(Quantity q, double right, Course course, DoubleBinaryOperator made) {
        double old = InformativeDigits.old(course.figures, q).doubleValue();
        return made.applyAsDouble(old, right - old);
    }

    private static boolean isOfLoss(Quantity q) {
        return (q instanceof Variable variable && variable.kind().isLoss()) || isDerivativeOfLoss(q);
    }

    private static boolean isDerivativeOfLoss(Quantity q) {
        return SHARES.contains(q.family())
                || (q instanceof longhand.formula.quantity.Derivative d
                        && d.numerator().isOf(Kind.SAMPLE_LOSS))
                || isMean(q);
    }

    private static boolean isMean(Quantity q) {
        return q.isOf(Kind.BATCH_LOSS.by(Kind.WEIGHT)) || q.isOf(Kind.BATCH_LOSS.by(Kind.BIAS));
    }

    private static boolean isOfBatch(Quantity q) {
        return q.isOf(Kind.BATCH_LOSS) || isMean(q);
    }

    private static boolean isBias(Quantity q) {
        return q.isOf(Kind.SAMPLE_LOSS.by(Kind.BIAS))
                || q.isOf(Kind.BATCH_LOSS.by(Kind.BIAS))
                || (q.isUpdate() && q.isOf(Kind.BIAS));
    }

    static Stream<Arguments> sheets() {
        Other negatedError =
                numbers((q, right, course) -> q.isOf(Kind.SAMPLE_LOSS.by(Kind.WEIGHTED_SUM)) ? -right : right);
        Other negatedSignals = numbers((q, right, course) ->
                q.isOf(Kind.SAMPLE_LOSS.by(Kind.WEIGHTED_SUM)) || q.isOf(Kind.SAMPLE_LOSS.by(Kind.ACTIVATION))
                        ? -right
                        : right);
        Other negatedThroughout = numbers((q, right, course) -> isDerivativeOfLoss(q) ? -right : right);
        Other thresholds = numbers((q, right, course) -> isBias(q) ? -right : right);
        Other sourceFirst = names(name -> name.replaceAll("(w\\d'?)\\[(\\d),(\\d)]", "$1[$3,$2]"));
        Other fromZero = names(SheetConventionsTest::fromZero);
        return Stream.of(
                Arguments.of("three-three-two", Convention.HALF_IN_LOSS, scaled(0.5)),
                Arguments.of("three-three-two-batch", Convention.HALF_IN_LOSS, scaled(0.5)),
                Arguments.of("single-neuron-chain", Convention.HALF_IN_LOSS, scaled(0.5)),
                Arguments.of("mazur", Convention.NO_HALF_IN_LOSS, scaled(2)),
                Arguments.of("relu-by-hand", Convention.NO_HALF_IN_LOSS, scaled(2)),
                Arguments.of("three-three-two", Convention.SUM_OVER_OUTPUTS, scaled(2)),
                Arguments.of("mazur", Convention.MEAN_OVER_OUTPUTS, scaled(0.5)),
                Arguments.of(
                        "three-three-two-batch",
                        Convention.SUM_OVER_BATCH,
                        numbers((q, right, course) -> q.isUpdate()
                                ? stepped(q, right, course, (old, step) -> old + 2 * step)
                                : isOfBatch(q) ? 2 * right : right)),
                Arguments.of(
                        "three-three-two-batch",
                        Convention.MEAN_IN_SAMPLES,
                        numbers((q, right, course) -> isDerivativeOfLoss(q) && !isMean(q) ? right / 2 : right)),
                Arguments.of("three-three-two", Convention.ERROR_NEGATED, negatedError),
                Arguments.of("three-three-two", Convention.ERROR_NEGATED, negatedThroughout),
                Arguments.of("mazur", Convention.ERROR_NEGATED, negatedError),
                Arguments.of("mazur", Convention.ERROR_NEGATED, negatedSignals),
                Arguments.of("postnetwork", Convention.ERROR_NEGATED, negatedSignals),
                Arguments.of("three-three-two-batch", Convention.ERROR_NEGATED, negatedSignals),
                Arguments.of("squared-softmax", Convention.ERROR_NEGATED, negatedError),
                Arguments.of("softmax", Convention.ERROR_NEGATED, negatedThroughout),
                Arguments.of("three-three-two", Convention.THRESHOLDS, thresholds),
                Arguments.of("three-three-two-batch", Convention.THRESHOLDS, thresholds),
                Arguments.of("three-three-two", Convention.SOURCE_FIRST, sourceFirst),
                Arguments.of("softmax", Convention.SOURCE_FIRST, sourceFirst),
                Arguments.of("three-three-two", Convention.NEURONS_FROM_0, fromZero),
                Arguments.of("mazur", Convention.NEURONS_FROM_0, fromZero),
                Arguments.of("three-three-two-batch", Convention.SAMPLES_FROM_0, names(name -> name.replace("@1", "@0")
                        .replace("@2", "@1"))),
                Arguments.of(
                        "softmax",
                        Convention.LOG_BASE_2,
                        numbers((q, right, course) -> (q instanceof Variable variable
                                        && variable.kind().isLoss())
                                ? right / Math.log(2)
                                : right)),
                Arguments.of("softmax", Convention.LOG_BASE_2, scaled(1 / Math.log(2))),
                Arguments.of("softmax", Convention.LOG_BASE_10, scaled(1 / Math.log(10))));
    }

    private static String fromZero(String name) {
        StringBuilder other = new StringBuilder();
        boolean isInside = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            isInside = c == '[' || (isInside && c != ']');
            other.append(isInside && Character.isDigit(c) ? (char) (c - 1) : c);
        }
        return other.toString();
    }

    private static List<Answer> sheet(Course course, Other other) {
        List<Answer> answers = new ArrayList<>();
        for (Quantity q : course.asked()) {
            double value = other.value(q, course.figures.real(q), course);
            String written = new BigDecimal(value).round(new MathContext(8)).toPlainString();
            answers.add(new Answer(answers.size() + 1, other.name(course.names.of(q)), written));
        }
        return answers;
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void a_sheet_by_another_convention_is_seen_to_follow_it(String example, Convention convention, Other other) {
        Course course = Course.of(example);
        List<Answer> answers = sheet(course, other);
        assertThat(course.mark(answers).isAllRight()).isFalse();
        assertThat(SheetConventions.followed(answers, course.names, course.figures))
                .get()
                .extracting(each -> all(course, answers, List.of(each)))
                .isEqualTo(true);
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void where_the_convention_is_accepted_all_of_it_is_right(String example, Convention convention, Other other) {
        Course course = Course.of(example);
        assertThat(all(course, sheet(course, other), List.of(convention))).isTrue();
    }

    private static boolean all(Course course, List<Answer> answers, List<Convention> conventions) {
        SheetConventions.ReadSheet read = SheetConventions.read(answers, course.names, conventions);
        MarkedSheet marked = Marking.of(read.answers(), read.names(), Marking.FEWEST_DIGITS);
        assertThat(marked.marks())
                .filteredOn(mark -> !mark.verdict().earnsMark())
                .extracting(mark -> mark.answer().name() + " = " + mark.answer().given() + " " + mark.verdict())
                .isEmpty();
        return marked.isAllRight();
    }

    @Test
    void gradients_that_stand_under_swapped_indices_in_several_layers_are_named_that_way_round() {
        Course course = Course.of("mazur");
        String ofSecondLayer = "dL/dw2[2,1] = 0.082668\ndL/dw2[1,2] = -0.022603\n";
        String ofBoth = ofSecondLayer + "dL/dw1[2,1] = 0.00087714\ndL/dw1[1,2] = 0.00049771\n";
        assertThat(SheetConventions.followed(AnswerSheet.read(ofBoth), course.names, course.figures))
                .hasValue(Convention.SOURCE_FIRST);
        // in one layer it may be a mistake as well
        assertThat(SheetConventions.followed(AnswerSheet.read(ofSecondLayer), course.names, course.figures))
                .isEmpty();
    }

    @Test
    void columns_counted_from_0_show_it_in_however_few_digits() {
        Course course = Course.of("three-three-two-batch");
        String right = "Z1[1,0] = 0.1\nZ1[1,1] = 0\nZ1[2,0] = -0.3\nZ1[2,1] = -1\n";
        assertThat(SheetConventions.followed(AnswerSheet.read(right), course.names, course.figures))
                .hasValue(Convention.SAMPLES_FROM_0);
        String wrong = "Z1[1,0] = 0.2\nZ1[1,1] = 0\nZ1[2,0] = -0.4\nZ1[2,1] = -2\n";
        assertThat(SheetConventions.followed(AnswerSheet.read(wrong), course.names, course.figures))
                .isEmpty();
    }

    @Test
    void two_conventions_can_be_accepted() {
        Course course = Course.of("three-three-two");
        Other half = scaled(0.5);
        List<Answer> answers = sheet(course, new Other() {
            @Override
            public String name(String name) {
                return fromZero(name);
            }

            @Override
            public double value(Quantity q, double right, Course of) {
                return half.value(q, right, of);
            }
        });
        assertThat(all(course, answers, List.of(Convention.NEURONS_FROM_0, Convention.HALF_IN_LOSS)))
                .isTrue();
        assertThat(all(course, answers, List.of(Convention.HALF_IN_LOSS, Convention.NEURONS_FROM_0)))
                .isTrue();
    }

    @Test
    void an_accepted_convention_leaves_a_sheet_that_does_not_follow_it_by_name_as_it_is() {
        Course course = Course.of("three-three-two");
        List<Answer> answers = sheet(course, numbers((q, right, of) -> right));
        for (Convention convention :
                List.of(Convention.SOURCE_FIRST, Convention.NEURONS_FROM_0, Convention.SAMPLES_FROM_0)) {
            assertThat(all(course, answers, List.of(convention))).isTrue();
        }
    }

    @Test
    void a_right_sheet_follows_no_other_convention() {
        for (Course course : Course.ofAll()) {
            List<Answer> answers = sheet(course, numbers((q, right, of) -> right));
            assertThat(SheetConventions.followed(answers, course.names, course.figures))
                    .isEmpty();
        }
    }

    /** With the updates on the sheet, or a loss, a mistake speaks against each convention that is like it in part. */
    @Test
    void a_mistake_follows_no_convention_but_where_it_is_one_throughout() throws IOException {
        for (MistakesTest.Sheet sheet : MistakesTest.sheets()) {
            boolean isThroughout =
                    sheet.name().endsWith("--both") || sheet.name().endsWith("--sum-not-mean");
            // where all biases are 0, thresholds begin as they do, and only the signs of their gradients differ
            boolean isThresholds = sheet.name().endsWith("--bias-gradient-sign")
                    && sheet.course().names.rules().step().network().layers().stream()
                            .allMatch(layer -> layer.biases().stream().allMatch(bias -> bias.signum() == 0));
            if (!isThroughout && !isThresholds) {
                assertThat(SheetConventions.followed(sheet.answers(), sheet.course().names, sheet.course().figures))
                        .as(sheet.name())
                        .isEmpty();
            }
        }
    }

    @Test
    void a_convention_has_one_id() {
        assertThat(Convention.values()).extracting(Convention::id).doesNotHaveDuplicates();
        assertThat(Convention.of("half-in-loss")).hasValue(Convention.HALF_IN_LOSS);
        assertThat(Convention.of("HALF_IN_LOSS")).isEmpty();
    }
}
