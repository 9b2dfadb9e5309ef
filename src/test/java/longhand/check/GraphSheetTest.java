package longhand.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import longhand.calculus.Trace;
import longhand.check.judging.Closeness;
import longhand.check.judging.Mark;
import longhand.check.judging.Mistake;
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
import org.junit.jupiter.params.provider.MethodSource;

/** Sheets of graphs: no right one is wrong, however it was rounded; of one wrong number all that comes after follows; no trick earns a mark. */
@Tag("slow")
class GraphSheetTest {
    static Stream<Course> courses() {
        return GraphMistakesTest.GRAPHS.stream().map(graph -> Course.in("graphs", graph));
    }

    private static MarkedSheet marked(Course course, Function<Quantity, String> filling) {
        return course.mark(course.asked().stream()
                .map(q -> course.answer(q, filling.apply(q)))
                .toList());
    }

    private static void assertRight(MarkedSheet sheet) {
        assertThat(sheet.marks())
                .allSatisfy(mark -> assertThat(isFair(mark)).as(mark.toString()).isTrue());
        assertThat(sheet.causes()).isEmpty();
    }

    /** Right, or of too few digits to tell (a small change of a parameter), or what a later update makes of that. */
    private static boolean isFair(Mark mark) {
        return mark.verdict() == Verdict.CORRECT
                || mark.verdict() == Verdict.ROUNDED
                || (mark.verdict() == Verdict.COARSE
                        && mark.quantity().isUpdate()
                        && mark.message().matches("(Too|Cut off after too) few digits .*"))
                || (mark.verdict() == Verdict.FOLLOWS
                        && mark.quantity().partOfUpdate() > 1
                        && mark.message().startsWith("Follows from your rounded answer"));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("courses")
    void a_right_sheet_is_right_at_any_number_of_digits(Course course) {
        for (int digits = 3; digits <= 15; digits++) {
            int count = digits;
            for (RoundingMode rounding : List.of(RoundingMode.HALF_UP, RoundingMode.HALF_EVEN, RoundingMode.DOWN)) {
                assertRight(marked(course, q -> Course.written(course.figures.decimal(q), count, rounding)));
            }
        }
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("courses")
    void so_it_is_with_each_step_worked_out_from_the_rounded_ones_before_it(Course course) {
        for (int digits = 3; digits <= 14; digits++) {
            for (RoundingMode rounding : List.of(RoundingMode.HALF_UP, RoundingMode.DOWN)) {
                assertRight(course.mark(pocketCalculator(course, digits, rounding)));
            }
        }
    }

    /** The derivation of somebody who writes every number down with so many digits and goes on with what is written. */
    private static List<Answer> pocketCalculator(Course course, int digits, RoundingMode rounding) {
        Map<Quantity, BigDecimal> written = new HashMap<>();
        Trace<Decimal64> trace = new Trace<>(
                course.rules,
                Arithmetic.doubles(),
                q -> written.containsKey(q) ? new Decimal64(written.get(q).doubleValue()) : null,
                (q, right) -> right.plain());
        List<Answer> answers = new ArrayList<>();
        for (Quantity q : course.asked()) {
            double value = course.rules.of(q).plain().value(trace).getReal();
            BigDecimal exact = course.figures.decimal(q);
            if (Closeness.areSame(value, exact.doubleValue())) {
                value = exact.doubleValue(); // a pocket calculator works in decimals
            }
            String given = Course.written(NumberText.shortest(value), digits, rounding);
            written.put(q, new BigDecimal(given));
            answers.add(course.answer(q, given));
        }
        return answers;
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("courses")
    void of_one_wrong_number_whichever_all_that_comes_after_follows(Course course) {
        for (Quantity slipped : course.asked()) {
            double right = course.figures.real(slipped);
            double wrong = right + 0.0371 * Math.max(1, Math.abs(right));
            Trace<Decimal64> theirs =
                    new Trace<>(course.rules, Arithmetic.doubles(), Map.of(slipped, new Decimal64(wrong)));
            if (course.asked().stream()
                    .anyMatch(q -> !Double.isFinite(theirs.of(q).getReal()))) {
                continue; // a square root of less than nothing
            }
            MarkedSheet sheet = marked(
                    course, q -> Course.written(NumberText.shortest(theirs.of(q).getReal()), 10, RoundingMode.HALF_UP));
            assertThat(sheet.marks().stream()
                            .filter(mark -> mark.verdict() != Verdict.CORRECT
                                    && mark.verdict() != Verdict.ROUNDED
                                    && mark.verdict() != Verdict.FOLLOWS)
                            .map(Mark::quantity))
                    .as("%s in %s", course.names.of(slipped), course.rules.computation())
                    .containsExactly(slipped);
        }
    }

    @Test
    void two_numbers_each_with_the_name_of_the_other_are_swapped_and_one_alone_is_not() {
        Course course = Course.in("graphs", "powers");
        String p = course.figures.full(course.names.find("p"));
        String q = course.figures.full(course.names.find("q"));

        assertThat(course.mark("p = " + q + "\nq = " + p).causes()).containsExactly(Mistake.INDICES_SWAPPED);
        assertThat(course.mark("p = " + q + "\nq = " + q).causes()).isEmpty();
        String ds = course.figures.full(course.names.find("ds/dp"));
        String dq = course.figures.full(course.names.find("ds/dq"));
        assertThat(course.mark("ds/dp = " + dq + "\nds/dq = " + ds).causes()).contains(Mistake.INDICES_SWAPPED);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("courses")
    void the_same_number_everywhere_and_copies_of_given_numbers_earn_what_is_right(Course course) {
        for (String number : List.of("0", "1", "1.00", "-1", "-1.000", "0.5", "2", "0.000", "1e-9", "0.37")) {
            assertNothingIsBought(course, q -> number);
        }
        List<String> given = new ArrayList<>();
        course.rules.forEach(q -> {
            if (q.phase() == Phase.GIVEN) {
                given.add(course.figures.full(q));
            }
        });
        Random random = new Random(17);
        for (int round = 0; round < 5; round++) {
            assertNothingIsBought(course, q -> given.get(random.nextInt(given.size())));
        }
        assertNothingIsBought(course, q -> course.rules.of(q).references().stream()
                .filter(named -> named.phase() == Phase.GIVEN)
                .findFirst()
                .map(course.figures::full)
                .orElse(given.get(0)));
        for (String tiny : List.of("0", "0.0000", "1e-16", "1")) {
            // forward all is right, and then nothing is worked out
            assertNothingIsBought(course, q -> q.phase() == Phase.FORWARD ? course.figures.full(q) : tiny);
        }
        // what a number is made of in its stead
        assertNothingIsBought(course, q -> course.rules.of(q).references().stream()
                .findFirst()
                .map(course.figures::full)
                .orElse("1"));
    }

    private static void assertNothingIsBought(Course course, Function<Quantity, String> filling) {
        MarkedSheet sheet = marked(course, filling);
        for (Mark mark : sheet.marks()) {
            WrittenNumber number = WrittenNumber.parse(mark.answer().given()).orElseThrow();
            BigDecimal exact = course.figures.decimal(mark.quantity());
            boolean isRight = number.agreesWith(exact)
                    || Closeness.areSame(number.value().doubleValue(), course.figures.real(mark.quantity()));
            assertThat(isRight || !mark.verdict().earnsMark())
                    .as(mark + " for " + NumberText.full(exact) + " of " + course.rules.computation())
                    .isTrue();
        }
    }
}
