package longhand.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longhand.check.judging.InformativeDigits;
import longhand.check.judging.Mark;
import longhand.check.judging.Verdict;
import longhand.check.reading.Answer;
import longhand.check.reading.AnswerSheet;
import longhand.formula.quantity.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of an answer of too few digits is true: with as many as it asks for the answer would be right. */
class TooFewDigitsTest {
    private static final Course COURSE = Course.of("three-three-two");

    private static final Pattern ASKED = Pattern.compile(
            "write at least (\\d+) significant digits?( of the change)?(?:, and (\\d+) of the change)?");

    @Test
    void too_few_digits_says_how_many_to_write() {
        assertThat(COURSE.mark("dL/dw2[1,1] = -0.01").marks().get(0).message())
                .isEqualTo("Too few digits to tell from a mistake: write at least 2 significant digits.");
        assertThat(COURSE.mark("J11' = 0.100").marks().get(0).message())
                .isEqualTo("Too few digits to tell from a mistake: "
                        + "write at least 1 significant digit of the change from the old value.");
        assertThat(COURSE.mark("dL/dw2[1,1] = -0.013").marks().get(0).message()) // of -0.013922
                .isEqualTo("Cut off after too few digits to tell from a mistake: "
                        + "round instead, or write at least 3 significant digits.");
        List<Answer> two = AnswerSheet.read("a2[1] = 0.43");
        assertThat(Marking.of(two, COURSE.names, 2).count(Verdict.CORRECT)).isEqualTo(1);
        assertThat(Marking.of(two, COURSE.names, 4).marks().get(0).message()).contains("write at least 4 significant");
    }

    /** dL/dw1[1,2] is -0.0000000178, and dL/dw2[1,2] is -0.00189. */
    @ParameterizedTest
    @CsvSource({
        "0, COARSE, WRONG",
        "-0, COARSE, WRONG",
        "0.0000, COARSE, WRONG",
        "0.00, COARSE, COARSE",
        "0.000000001, WRONG, WRONG",
    })
    void a_bare_0_is_none_for_what_the_decimals_of_the_other_answers_show(
            String number, Verdict ofTiny, Verdict ofSmall) {
        Course course = Course.of("schiendorfer");
        String others = "dL/dz2[1] = -0.1052\ndL/dz2[2] = 0.0265\n";
        List<Mark> marks = course.mark(others + "dL/dw2[1,2] = " + number + "\ndL/dw1[1,2] = " + number)
                .marks();
        assertThat(marks).extracting(Mark::verdict).containsExactly(Verdict.CORRECT, Verdict.CORRECT, ofSmall, ofTiny);
        // all the digits of a double would show it
        String precise = "dL/dz2[1] = -0.10518770232556676\ndL/dw1[1,2] = 0";
        assertThat(course.mark(precise).marks())
                .extracting(Mark::verdict)
                .containsExactly(Verdict.CORRECT, Verdict.WRONG);
    }

    /** Whatever it was that had too few digits: with as many as are asked for it is right. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void as_many_digits_as_are_asked_for_are_enough(int fewest) {
        Random random = new Random(fewest);
        int told = 0;
        for (int net = 0; net < 5; net++) {
            Course course = Course.random(random);
            for (Quantity q : course.asked()) {
                BigDecimal exact = course.figures.decimal(q);
                for (int digits = 1; digits <= 4 && exact.signum() != 0; digits++) {
                    for (RoundingMode mode : List.of(RoundingMode.HALF_EVEN, RoundingMode.DOWN)) {
                        BigDecimal number = exact.round(new MathContext(digits, mode));
                        Mark mark = mark(course, q, number, fewest);
                        if (mark.verdict() == Verdict.COARSE) {
                            told++;
                            BigDecimal better = withDigitsAsked(mark.message(), number, exact, old(course, q));
                            assertThat(mark(course, q, better, fewest).isRight())
                                    .as(mark + ", then " + better)
                                    .isTrue();
                        }
                    }
                }
            }
        }
        assertThat(told).isPositive();
    }

    /** The fewest decimals, and no fewer than before, with which the rounded number has what the message asks for. */
    private static BigDecimal withDigitsAsked(String message, BigDecimal number, BigDecimal exact, BigDecimal old) {
        Matcher asked = ASKED.matcher(message);
        assertThat(asked.find()).as(message).isTrue();
        boolean isOfChange = asked.group(2) != null;
        int significant = isOfChange ? 0 : Integer.parseInt(asked.group(1));
        int ofChange = isOfChange
                ? Integer.parseInt(asked.group(1))
                : asked.group(3) == null ? 0 : Integer.parseInt(asked.group(3));
        int decimals = message.startsWith("Cut off") ? number.scale() + 1 : number.scale();
        while (decimals < 60) {
            BigDecimal rounded = exact.setScale(decimals, RoundingMode.HALF_UP);
            BigDecimal change = rounded.subtract(old).setScale(decimals, RoundingMode.HALF_UP);
            if (digits(rounded) >= significant && digits(change) >= ofChange) {
                return rounded;
            }
            decimals++;
        }
        throw new AssertionError("no number is asked for: " + message);
    }

    private static int digits(BigDecimal number) {
        return number.signum() == 0 ? 0 : number.precision();
    }

    private static BigDecimal old(Course course, Quantity q) {
        return q.isUpdate() ? InformativeDigits.old(course.figures, q) : BigDecimal.ZERO;
    }

    private static Mark mark(Course course, Quantity q, BigDecimal number, int fewest) {
        List<Answer> answers = List.of(course.answer(q, number.toPlainString()));
        return Marking.of(answers, course.figures, course.names, fewest).marks().get(0);
    }
}
