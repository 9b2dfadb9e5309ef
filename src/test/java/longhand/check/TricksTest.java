package longhand.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import longhand.check.judging.Closeness;
import longhand.check.judging.InformativeDigits;
import longhand.check.judging.Mark;
import longhand.check.judging.Verdict;
import longhand.check.reading.Answer;
import longhand.check.reading.WrittenNumber;
import longhand.formula.quantity.Family;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.model.TrainingStep;
import longhand.notation.text.NumberText;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sheets that were filled in without any work earn no more than the answers that happen to be right. */
@Tag("slow")
@Tag("long")
class TricksTest {
    private static final int RANDOM_NETWORKS = 29;

    private static List<Course> courses() {
        Random random = new Random(29);
        return Stream.concat(
                        Course.ofAll().stream(),
                        Stream.generate(() -> Course.random(random)).limit(RANDOM_NETWORKS))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1", "1.00", "-1", "1.0000", "0.1", "0.10", "0.5", "0.50", "2", "2.0", "10", "0.37", "0.3712", "-0.25",
                "0.01", "0.0100", "1e-16", "1e-300", "100", "0", "0.000"
            })
    void the_same_number_everywhere_earns_what_is_right(String number) {
        for (Course course : courses()) {
            assertNothingIsBought(course, q -> number);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-16", "1e-15", "-3e-16", "1e-20", "1e-300", "1.234e-17", "1e-9"})
    void zeros_after_a_tiny_number_earn_what_is_right(String tiny) {
        for (Course course : courses()) {
            if (!(course.rules.computation() instanceof TrainingStep step)) {
                continue; // graphs have a test of their own
            }
            int depth = step.network().depth();
            for (Family first : List.of(Kind.SAMPLE_LOSS.by(Kind.ACTIVATION), Kind.SAMPLE_LOSS.by(Kind.WEIGHTED_SUM))) {
                // the way forward is right
                assertNothingIsBought(
                        course,
                        q -> q.phase().compareTo(Phase.LOSS) <= 0
                                ? course.figures.full(q)
                                : q.isOf(first) && q.layer() == depth ? tiny : q.isUpdate() ? old(course, q) : "0");
                assertNothingIsBought(
                        course,
                        q -> q.phase().compareTo(Phase.LOSS) <= 0
                                ? course.figures.full(q)
                                : q.isOf(first) && q.layer() == depth
                                        ? tiny
                                        : q.isUpdate() ? old(course, q) + "0000000" : "0.00000000");
            }
        }
    }

    /** Neurons that fire or do not have few values, but nothing follows from given numbers that were left out. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "1e-17"})
    void given_numbers_left_out_buy_nothing(String nothing) {
        Course course = Course.of("perceptron");
        StringBuilder zeros = new StringBuilder();
        course.rules.forEach(q -> zeros.append(course.names.of(q))
                .append(" = ")
                .append(q.isOf(Kind.WEIGHTED_SUM) ? "-5" : nothing)
                .append('\n'));
        MarkedSheet sheet = course.mark(zeros.toString());
        assertThat(sheet.count(Verdict.FOLLOWS)).isLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void copies_of_given_numbers_earn_what_is_right(long seed) {
        Random random = new Random(seed);
        for (Course course : courses()) {
            List<String> given = new ArrayList<>();
            course.rules.forEach(q -> {
                if (q.phase() == Phase.GIVEN) {
                    given.add(course.figures.full(q));
                }
            });
            assertNothingIsBought(course, q -> given.get(random.nextInt(given.size())));
            assertNothingIsBought(course, q -> {
                String copied = given.get(random.nextInt(given.size()));
                return random.nextBoolean() ? copied : copied.startsWith("-") ? copied.substring(1) : "-" + copied;
            });
            assertNothingIsBought(course, q -> course.rules.of(q).references().stream()
                    .filter(named -> named.phase() == Phase.GIVEN)
                    .findFirst()
                    .map(course.figures::full)
                    .orElse(given.get(0)));
        }
    }

    private static String old(Course course, Quantity q) {
        return InformativeDigits.old(course.figures, q).toPlainString();
    }

    /** 100 as 1.0·10², as 5900 is right for 5949; the number itself where two digits would not be left. */
    private static WrittenNumber withoutLastZero(WrittenNumber number) {
        boolean isLong = number.decimals() == 0
                && number.significantDigits() > 2
                && number.value().remainder(BigDecimal.TEN).signum() == 0;
        return isLong ? new WrittenNumber(number.value().setScale(-1, RoundingMode.UNNECESSARY), -1) : number;
    }

    private static void assertNothingIsBought(Course course, Function<Quantity, String> filling) {
        List<Answer> answers = new ArrayList<>();
        for (Quantity q : course.asked()) {
            answers.add(course.answer(q, filling.apply(q)));
        }
        for (Mark mark : course.mark(answers).marks()) {
            WrittenNumber number = WrittenNumber.parse(mark.answer().given()).orElseThrow();
            boolean isRight = number.agreesWith(course.figures.decimal(mark.quantity()))
                    || withoutLastZero(number).agreesWith(course.figures.decimal(mark.quantity()))
                    || Closeness.areSame(number.value().doubleValue(), course.figures.real(mark.quantity()));
            assertThat(isRight || !mark.verdict().earnsMark())
                    .as(mark + " for " + NumberText.full(course.figures.decimal(mark.quantity())) + " of "
                            + course.rules.computation())
                    .isTrue();
        }
    }
}
