package longhand.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import longhand.check.judging.Mark;
import longhand.check.judging.Mistake;
import longhand.check.reading.Answer;
import longhand.formula.quantity.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A slip in a single number is told from a mistake in a rule, and what slipped is said. */
class ArithmeticSlipTest {
    private static final String NAME = "a2[1]";

    /** The right answer is 0.432907095034546. */
    @ParameterizedTest
    @CsvSource({
        "-0.432907095034546, its sign",
        "4.32907095034546, its decimal point",
        "0.0432907095034546, its decimal point",
        "0.482907095034546, a digit of it",
        "0.423907095034546, a digit of it",
        "0.43290795034546, a digit of it",
        "0.4329, ''",
        "0.5117, ''",
        "0.9999, ''",
    })
    void what_slipped_is_said_and_nothing_where_nothing_did(String written, String said) {
        MarkedSheet sheet = withOne(NAME, written);
        Mark mark = sheet.marks().stream()
                .filter(each -> each.answer().name().equals(NAME))
                .findFirst()
                .orElseThrow();
        assertThat(sheet.causes()).isEqualTo(said.isEmpty() ? List.of() : List.of(Mistake.ARITHMETIC_SLIP));
        assertThat(mark.message()).contains(said);
        assertThat(mark.message()).doesNotContain("0.4329");
    }

    @Test
    void two_slips_are_not_one() {
        Course course = Course.of("three-three-two");
        List<Answer> answers = new ArrayList<>(right(course));
        for (String name : List.of("dL/dw2[1,1]", "dL/dw2[2,3]")) {
            answers.replaceAll(answer ->
                    answer.name().equals(name) ? new Answer(answer.line(), name, flipped(course, name)) : answer);
        }
        assertThat(course.mark(answers).causes()).doesNotContain(Mistake.ARITHMETIC_SLIP);
    }

    private static String flipped(Course course, String name) {
        return Course.written(course.figures.decimal(course.names.find(name)).negate(), 8, RoundingMode.HALF_UP);
    }

    private static MarkedSheet withOne(String name, String written) {
        Course course = Course.of("three-three-two");
        return course.mark(right(course).stream()
                .filter(answer -> course.names
                                .find(answer.name())
                                .phase()
                                .compareTo(course.names.find(name).phase())
                        <= 0)
                .map(answer -> answer.name().equals(name) ? new Answer(answer.line(), name, written) : answer)
                .toList());
    }

    private static List<Answer> right(Course course) {
        List<Answer> answers = new ArrayList<>();
        for (Quantity q : course.asked()) {
            BigDecimal value = course.figures.decimal(q);
            answers.add(course.answer(q, Course.written(value, 15, RoundingMode.HALF_UP)));
        }
        return answers;
    }
}
