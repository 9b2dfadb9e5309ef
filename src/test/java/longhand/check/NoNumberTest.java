package longhand.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import longhand.check.judging.Mark;
import longhand.check.judging.Verdict;
import org.junit.jupiter.api.Test;

/** Answers that are no number, such as −∞: right where there is none, wrong where there is one. */
class NoNumberTest {
    private static final Course COURSE = Course.of("three-three-two");

    @Test
    void what_is_infinite_is_wrong_where_there_is_a_number_and_does_not_stop_the_marking() {
        MarkedSheet sheet = COURSE.mark("z1[1] = 0.1\nL = −∞\na2[1] = inf\na2[2] = nan\ndL/da2[1] = -0.567093");
        assertThat(sheet.marks())
                .extracting(Mark::verdict)
                .containsExactly(Verdict.CORRECT, Verdict.WRONG, Verdict.WRONG, Verdict.UNREADABLE, Verdict.CORRECT);
        assertThat(sheet.firstWrong().orElseThrow().answer().name()).isEqualTo("a2[1]");
        assertThat(sheet.firstWrong().orElseThrow().message()).startsWith("This number is not infinite");
    }

    @Test
    void what_is_too_large_for_a_double_is_infinite_for_a_program() {
        Course course = Course.ofSum(new BigDecimal("-1e200"));
        assertThat(course.mark("L = inf\ndL/da1[1] = -Infinity").marks())
                .extracting(Mark::verdict)
                .containsExactly(Verdict.ROUNDED, Verdict.WRONG); // it is -2e200
    }

    @Test
    void where_there_is_no_number_nothing_else_is_right() {
        Course course = Course.of("no-number");
        for (String right : List.of("y = -inf", "y = undefined", "y = NaN", "u = ∞", "u = -∞", "f = inf", "f = nan")) {
            assertThat(course.mark(right).isAllRight()).as(right).isTrue();
        }
        for (String wrong : List.of("y = inf", "y = 0", "u = 1e300", "f = 3")) {
            assertThat(course.mark(wrong).count(Verdict.WRONG)).as(wrong).isEqualTo(1);
        }
    }
}
