package longhand.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import longhand.calculus.Change;
import longhand.calculus.Trace;
import longhand.check.judging.Closeness;
import longhand.check.judging.InformativeDigits;
import longhand.check.judging.Mark;
import longhand.check.judging.Verdict;
import longhand.check.reading.Answer;
import longhand.check.reading.WrittenNumber;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.notation.text.NumberText;
import org.apache.commons.math3.util.Decimal64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No right answer is called wrong, however it was rounded on the way. */
@Tag("slow")
@Tag("long")
class RightAnswersTest {
    private static final int RANDOM_NETWORKS = 25;

    /** A single digit may be one with zeros after it that were left off. */
    private static final Set<Verdict> WITH_ZEROS_OR_TOO_FEW_DIGITS =
            Set.of(Verdict.CORRECT, Verdict.ROUNDED, Verdict.COARSE);

    static Stream<Course> courses() {
        Random random = new Random(332);
        return Stream.concat(
                Stream.concat(Course.ofAll().stream(), Stream.of(Course.of("two-batches"))),
                Stream.generate(() -> Course.random(random)).limit(RANDOM_NETWORKS));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("courses")
    void at_any_rounding_of_the_whole_sheet(Course course) {
        for (int digits = 3; digits <= 15; digits++) {
            for (RoundingMode rounding : List.of(RoundingMode.HALF_UP, RoundingMode.HALF_EVEN, RoundingMode.DOWN)) {
                int count = digits;
                assertRight(
                        course,
                        course.asked().stream().map(q -> course.answer(q, rounded(course, q, count, rounding))));
            }
        }
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("courses")
    void at_mixed_roundings_with_gaps(Course course) {
        Random random = new Random(15);
        for (int sheet = 0; sheet < 25; sheet++) {
            assertRight(
                    course,
                    course.asked().stream()
                            .filter(q -> random.nextInt(3) > 0)
                            .map(q -> course.answer(
                                    q,
                                    rounded(
                                            course,
                                            q,
                                            3 + random.nextInt(13),
                                            random.nextBoolean() ? RoundingMode.HALF_UP : RoundingMode.DOWN))));
        }
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("courses")
    void with_each_step_worked_out_from_the_rounded_ones_before_it(Course course) {
        for (int digits = 3; digits <= 15; digits++) {
            for (RoundingMode rounding : List.of(RoundingMode.HALF_UP, RoundingMode.DOWN)) {
                for (Change way : List.<Change>of(Change.NONE, (q, right) -> right.plain())) {
                    assertRight(course, pocketCalculator(course, digits, rounding, way));
                }
            }
        }
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("courses")
    void rounded_to_few_decimals_every_answer_is_right_that_has_two_digits(Course course) {
        for (int decimals = 1; decimals <= 5; decimals++) {
            int count = decimals;
            List<Answer> answers = course.asked().stream()
                    .map(q -> course.answer(
                            q,
                            course.figures
                                    .decimal(q)
                                    .setScale(count, RoundingMode.HALF_UP)
                                    .toPlainString()))
                    .toList();
            for (Mark mark : course.mark(answers).marks()) {
                WrittenNumber number =
                        WrittenNumber.parse(mark.answer().given()).orElseThrow();
                boolean says = number.significantDigits() >= 2
                        && InformativeDigits.of(course.figures, mark.quantity(), number)
                                >= (mark.quantity().isUpdate() ? 1 : 2);
                assertThat(mark.verdict())
                        .as(mark.toString())
                        .isIn(says ? Set.of(Verdict.CORRECT) : WITH_ZEROS_OR_TOO_FEW_DIGITS);
            }
        }
    }

    @Test
    void the_slip_of_a_computer_at_the_sixteenth_digit_is_none() {
        Course course = Course.of("three-three-two-batch");
        // z of J1 in the second sample is 0 on paper
        assertThat(course.mark("z1[1]@2 = 2.7755575615628914e-17").count(Verdict.CORRECT))
                .isEqualTo(1);
        assertThat(course.mark("z1[1]@2 = -0").count(Verdict.CORRECT)).isEqualTo(1);
        String exact = course.figures.decimal(course.names.find("dL/dw2[2,3]")).toPlainString();
        String off = exact.substring(0, exact.length() - 1) + (exact.endsWith("9") ? "7" : "9");
        assertThat(course.mark("dL/dw2[2,3] = " + off).count(Verdict.CORRECT)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"three-three-two", "squared-softmax", "mazur"})
    void a_single_last_digit_off_is_no_rounding(String example) {
        Course course = Course.of(example);
        for (Quantity q : course.asked()) {
            BigDecimal exact = course.figures.decimal(q);
            for (int digits = 4; exact.precision() > digits && digits <= 12; digits++) {
                BigDecimal rounded = exact.round(new MathContext(digits));
                BigDecimal away = rounded.add(rounded.ulp().multiply(BigDecimal.valueOf(2L * rounded.signum())));
                if (!isSingle(away)) {
                    assertAlone(course, q, away, Verdict.WRONG, Verdict.COARSE);
                }
            }
        }
    }

    /** Of numbers of 24 bits, a little beside the right one, as each language prints them. */
    @ParameterizedTest
    @ValueSource(strings = {"three-three-two", "squared-softmax", "mazur"})
    void a_single_number_of_single_precision_is_right(String example) {
        Course course = Course.of(example);
        for (Quantity q : course.asked()) {
            BigDecimal exact = course.figures.decimal(q);
            if (exact.precision() > 9) {
                float beside = Math.nextUp(exact.floatValue());
                for (int digits = 7; digits <= 9; digits++) {
                    assertAlone(
                            course,
                            q,
                            new BigDecimal(beside).round(new MathContext(digits)),
                            Verdict.CORRECT,
                            Verdict.ROUNDED);
                }
                assertAlone(course, q, new BigDecimal(Float.toString(beside)), Verdict.CORRECT, Verdict.ROUNDED);
                BigDecimal far = new BigDecimal(exact.floatValue() + 200 * Math.ulp(exact.floatValue()));
                assertAlone(course, q, far.round(new MathContext(9)), Verdict.WRONG, Verdict.COARSE);
            }
        }
    }

    /** By differences of nearly equal numbers, worked out in floats: so much is lost of them. */
    @ParameterizedTest
    @CsvSource({
        "softmax, dL/db1[2], -0.08229202",
        "softmax, 'dL/dw1[2,1]', -0.10697962",
        "recurrent, dL/db2[1], 0.028593421",
        "recurrent, 'dL/du1[1,1]', 0.009459042",
        "squared-softmax, z2[1]@1, 0.16000006",
        "adam, 'v(w1[1,1])~1', 0.09999871",
    })
    void so_is_one_that_has_lost_some_of_its_digits(String example, String name, String value) {
        Course course = Course.of(example);
        assertAlone(course, course.names.find(name), new BigDecimal(value), Verdict.CORRECT, Verdict.ROUNDED);
    }

    /** Worked out from what was rounded to as many digits, and nothing of that written down. */
    @ParameterizedTest
    @CsvSource({
        "mazur, a2[1] = 0.752",
        "mazur, L[1] = 0.274812",
        "mazur, 'dL/dw2[1,2] = 0.0824\ndL/dw2[2,1] = -0.0228'",
        "recurrent, 'dL/dw2[1,1] = 0.04823\ndL/dw1[1,1] = 0.001369'",
        "two-epochs, 'dL/dw1[1,1]@3~2 = -0.277\ndL/db1[1]@3~2 = 0.277'",
    })
    void few_answers_that_rounding_can_lead_to_are_not_right_and_not_called_wrong(String example, String sheet) {
        MarkedSheet marked = Course.of(example).mark(sheet.replace("\\n", "\n"));
        assertThat(marked.marks()).allSatisfy(mark -> {
            assertThat(mark.verdict()).isEqualTo(Verdict.COARSE);
            assertThat(mark.message()).startsWith("Rounding on the way");
            assertThat(mark.causes()).isEmpty();
        });
    }

    private static boolean isSingle(BigDecimal decimal) {
        BigDecimal off = new BigDecimal(decimal.floatValue()).subtract(decimal).abs();
        return decimal.precision() >= 7 && decimal.precision() <= 9 && off.compareTo(decimal.ulp()) < 0;
    }

    private static void assertAlone(Course course, Quantity q, BigDecimal value, Verdict... verdicts) {
        MarkedSheet sheet = course.mark(List.of(course.answer(q, value.toPlainString())));
        assertThat(sheet.marks().get(0).verdict())
                .as(course.names.of(q) + " = " + value)
                .isIn((Object[]) verdicts);
    }

    private static String rounded(Course course, Quantity q, int digits, RoundingMode rounding) {
        return Course.written(course.figures.decimal(q), digits, rounding);
    }

    /** The derivation of somebody who writes every number down with so many digits and goes on with what is written. */
    private static Stream<Answer> pocketCalculator(Course course, int digits, RoundingMode rounding, Change way) {
        Map<Quantity, BigDecimal> written = new HashMap<>();
        Trace<Decimal64> trace = new Trace<>(course.rules, Arithmetic.doubles(), q -> value(written.get(q)), way);
        List<Answer> answers = new ArrayList<>();
        for (Quantity q : course.asked()) {
            assertThat(q.phase()).isNotEqualTo(Phase.GIVEN);
            double value = way.of(q, course.rules.of(q)).value(trace).getReal();
            BigDecimal exact = course.figures.decimal(q);
            if (!Double.isFinite(value) || Closeness.areSame(value, exact.doubleValue())) {
                value = exact.doubleValue(); // a pocket calculator works in decimals; and a quotient by something
                // rounded to 0
            }
            // nor does it show 0.0528999999999999 for 0.0529
            BigDecimal shown = NumberText.shortest(value).round(new MathContext(14));
            String given = Course.written(shown, Math.min(digits, 14), rounding);
            written.put(q, new BigDecimal(given));
            answers.add(course.answer(q, given));
        }
        return answers.stream();
    }

    private static Decimal64 value(BigDecimal written) {
        return written == null ? null : new Decimal64(written.doubleValue());
    }

    /** Right, or of too few digits to tell (a small change of a weight), or a weight that a later update makes from one of these. */
    private static boolean isFair(Mark mark) {
        return mark.verdict() == Verdict.CORRECT
                || mark.verdict() == Verdict.ROUNDED
                || (mark.verdict() == Verdict.COARSE
                        && mark.quantity().isUpdate()
                        && mark.message().matches("(Too|Cut off after too) few digits .*"))
                || (mark.verdict() == Verdict.FOLLOWS
                        && mark.quantity().isUpdate()
                        && mark.quantity().partOfUpdate() > 1
                        && mark.message().startsWith("Follows from your rounded answer"));
    }

    private static void assertRight(Course course, Stream<Answer> answers) {
        MarkedSheet sheet = course.mark(answers.toList());
        assertThat(sheet.marks().stream().filter(mark -> !isFair(mark)).map(Mark::toString))
                .as(course.rules.computation().toString())
                .isEmpty();
        assertThat(sheet.causes()).isEmpty();
    }
}
