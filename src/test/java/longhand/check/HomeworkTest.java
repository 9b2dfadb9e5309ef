package longhand.check;

import static org.assertj.core.api.Assertions.assertThat;

import longhand.check.judging.Mistake;
import longhand.check.judging.Verdict;
import longhand.check.reading.Answer;
import org.junit.jupiter.api.Test;

/** The homework sheets that are bundled with {@code three-three-two}. */
class HomeworkTest {
    @Test
    void perfect() {
        MarkedSheet sheet = marked("perfect.csv");
        assertThat(sheet.marks()).hasSize(40);
        assertThat(sheet.count(Verdict.CORRECT)).isEqualTo(40);
        assertThat(sheet.isAllRight()).isTrue();
    }

    @Test
    void forgotten_derivative() {
        MarkedSheet sheet = marked("forgotten-derivative.csv");
        assertThat(sheet.marks()).hasSize(34);
        assertThat(sheet.count(Verdict.CORRECT)).isEqualTo(16);
        assertThat(sheet.count(Verdict.WRONG)).isEqualTo(2);
        assertThat(sheet.count(Verdict.FOLLOWS)).isEqualTo(16);
        assertThat(sheet.firstWrong().orElseThrow().answer())
                .isEqualTo(new Answer(16, "dL/dz2[1]", "-0,567093", "", true));
        assertThat(sheet.causes()).containsExactly(Mistake.ACTIVATION_DERIVATIVE_FORGOTTEN);
    }

    @Test
    void rounded_early() {
        MarkedSheet sheet = marked("rounded-early.csv");
        assertThat(sheet.marks()).hasSize(34);
        assertThat(sheet.count(Verdict.CORRECT)).isEqualTo(18);
        assertThat(sheet.count(Verdict.ROUNDED)).isEqualTo(1);
        assertThat(sheet.count(Verdict.FOLLOWS)).isEqualTo(5);
        assertThat(sheet.count(Verdict.WRONG)).isEqualTo(5);
        // -0.06 and 0.07: a single digit
        assertThat(sheet.count(Verdict.COARSE)).isEqualTo(5);
        assertThat(sheet.firstWrong().orElseThrow().answer()).isEqualTo(new Answer(16, "dL/dz2[1]", "-0.1425"));
        assertThat(sheet.causes()).containsExactly(Mistake.ROUNDED_EARLY);
    }

    @Test
    void c_dump() {
        MarkedSheet sheet = marked("c-dump.txt");
        assertThat(sheet.marks()).hasSize(20);
        assertThat(sheet.count(Verdict.CORRECT)).isEqualTo(20);
    }

    private static MarkedSheet marked(String file) {
        return Course.of("three-three-two").mark(Course.resource("worked-examples/three-three-two/homework/" + file));
    }
}
