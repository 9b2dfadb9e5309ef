package longhand.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import longhand.calculus.Trace;
import longhand.check.judging.Mark;
import longhand.check.judging.Mistake;
import longhand.check.judging.Verdict;
import longhand.check.reading.Answer;
import longhand.check.reading.AnswerSheet;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Quantity;
import longhand.model.TrainingStep;
import longhand.model.network.Loss;
import org.apache.commons.math3.util.Decimal64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sheets over several updates: what follows from an earlier update follows, and a mistake made in all of them is one mistake. */
class SeveralUpdatesSheetTest {
    private final Course course = Course.of("two-batches");

    /** What somebody hands in who works in an exercise that is another in one point. */
    private MarkedSheet worked(TrainingStep other) {
        Course theirs = course.with(other);
        return course.mark(course.asked().stream()
                .map(q -> course.answer(q, Course.written(theirs.figures.decimal(q), 7, RoundingMode.HALF_UP)))
                .toList());
    }

    @Test
    void names_of_an_update_may_be_written_in_two_ways() {
        assertThat(course.mark("w1'[1,2]~1 = -0.186").marks().get(0).quantity())
                .isEqualTo(course.mark("w1[1,2]~2 = -0.186").marks().get(0).quantity());
        assertThat(course.names.find("z1[1]")).isEqualTo(course.names.find("z1[1]@1~1"));
        assertThat(course.names.find("x[2]~3")).isEqualTo(course.names.find("x[2]@1~1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "z1[1]@2~2 = 0.5 | z1[1]@2~2",
                "z1[1]@2~2: 0.5 | z1[1]@2~2",
                "z1[1]@2~2 0.5 | z1[1]@2~2",
                "z1[1]@2~2 ~ 0.5 | z1[1]@2~2",
                "w1'[1,2]~3=-0.5 | w1'[1,2]~3",
                "z1[1] ~ 0.5 | z1[1]",
                "z1[1]~0.5 | z1[1]",
                "z1[1]~ 0.5 = 1/2 | z1[1]"
            })
    void that_sign_belongs_to_the_name_where_the_number_of_an_update_follows(String line, String name) {
        Answer answer = AnswerSheet.read(line).get(0);
        assertThat(answer.name()).isEqualTo(name);
        assertThat(answer.given()).contains("0.5");
    }

    @Test
    void what_follows_from_a_slip_in_the_first_update_earns_its_mark_in_all_later_ones() {
        Quantity slipped = course.names.find("w1'[1,2]~1");
        // from there on the sheet is that of somebody whose first update has made another weight
        Trace<Decimal64> theirs =
                new Trace<>(course.rules, Arithmetic.doubles(), Map.of(slipped, new Decimal64(-0.25)));
        List<Answer> answers = course.asked().stream()
                .map(q -> course.answer(
                        q, Course.written(BigDecimal.valueOf(theirs.of(q).getReal()), 8, RoundingMode.HALF_UP)))
                .toList();
        MarkedSheet sheet = course.mark(answers);
        assertThat(sheet.marks().stream()
                        .filter(mark -> mark.verdict() == Verdict.WRONG)
                        .map(Mark::quantity))
                .containsExactly(slipped);
        assertThat(sheet.count(Verdict.FOLLOWS)).isGreaterThan(50);
    }

    @Test
    void a_step_uphill_in_every_update_is_named() {
        TrainingStep step = course.rules.step();
        assertThat(worked(step.withLearningRate(step.learningRate().negate())).causes())
                .containsExactly(Mistake.ASCENT);
    }

    @Test
    void a_rate_of_1_in_every_update_is_named() {
        assertThat(worked(course.rules.step().withLearningRate(BigDecimal.ONE)).causes())
                .containsExactly(Mistake.RATE_FORGOTTEN);
    }

    @Test
    void biases_that_stay_are_named() {
        TrainingStep step = course.rules.step();
        TrainingStep frozen = new TrainingStep(
                step.network(), step.batches(), step.epochs(), step.loss(), step.learningRate(), false);
        assertThat(worked(frozen).causes()).containsExactly(Mistake.BIAS_NOT_UPDATED);
    }

    @Test
    void the_plain_sum_in_the_loss_is_named_as_all_that_it_may_be_with_two_outputs() {
        TrainingStep step = course.rules.step();
        assertThat(worked(step.withLoss(Loss.SQUARED_ERROR)).causes())
                .containsExactly(Mistake.FACTOR_TWO, Mistake.MEAN_OVER_OUTPUTS);
    }
}
