package longhand.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import longhand.calculus.RandomSteps;
import longhand.check.convention.Convention;
import longhand.check.convention.SheetConventions;
import longhand.check.judging.Mistake;
import longhand.check.reading.Answer;
import longhand.model.TrainingStep;
import longhand.model.learning.Decay;
import longhand.model.learning.Learning;
import longhand.model.learning.Optimiser;
import longhand.model.learning.Reduction;
import org.junit.jupiter.api.Test;

/** Sheets of somebody who learns in another way than is asked for. */
class LearningSheetTest {
    private static List<Answer> worked(Course course, Learning other) {
        Course theirs = course.with(course.rules.step().withLearning(other));
        return course.asked().stream()
                .filter(theirs.rules::has)
                .map(q -> course.answer(q, Course.written(theirs.figures.decimal(q), 7, RoundingMode.HALF_UP)))
                .toList();
    }

    @Test
    void the_mean_where_the_sum_is_asked_for_is_named() {
        Course mean = Course.of("tanh-threes");
        Learning learning = mean.rules.step().learning();
        Course sum = mean.with(mean.rules.step().withLearning(learning.withReduction(Reduction.SUM)));
        assertThat(sum.mark(worked(sum, learning)).causes()).containsExactly(Mistake.SUM_NOT_MEAN);
    }

    @Test
    void and_is_a_convention_that_a_sheet_may_follow() {
        Course mean = Course.of("tanh-threes");
        Learning learning = mean.rules.step().learning();
        Course sum = mean.with(mean.rules.step().withLearning(learning.withReduction(Reduction.SUM)));
        assertThat(SheetConventions.followed(worked(sum, learning), sum.names, sum.figures))
                .isEqualTo(Optional.of(Convention.MEAN_OVER_BATCH));
        assertThat(SheetConventions.followed(
                        worked(mean, learning.withReduction(Reduction.SUM)), mean.names, mean.figures))
                .isEqualTo(Optional.of(Convention.SUM_OVER_BATCH));
    }

    @Test
    void a_decay_that_is_left_out_everywhere_is_named() {
        Course course = Course.of("momentum-decay");
        assertThat(course.mark(worked(course, course.rules.step().learning().withDecay(Decay.NONE)))
                        .causes())
                .containsExactly(Mistake.DECAY_FORGOTTEN);
    }

    @Test
    void a_momentum_that_is_left_out_everywhere_is_named() {
        Course course = Course.of("momentum-decay");
        Learning plain = course.rules.step().learning().withOptimiser(Optimiser.Method.DESCENT.usual());
        assertThat(course.mark(worked(course, plain)).causes()).containsExactly(Mistake.MOMENTUM_FORGOTTEN);
    }

    @Test
    void right_sheets_are_right_in_every_way_of_learning() {
        RandomSteps.ofLearning(40, 17).forEach(step -> {
            Course course = Course.of("mazur").with(step);
            for (int digits : new int[] {4, 9, 15}) {
                List<Answer> answers = course.asked().stream()
                        .filter(q -> course.figures.decimal(q) != null)
                        .map(q -> course.answer(
                                q, Course.written(course.figures.decimal(q), digits, RoundingMode.HALF_UP)))
                        .toList();
                MarkedSheet sheet = course.mark(answers);
                assertThat(sheet.causes()).as("%s", step).isEmpty();
                assertThat(sheet.firstWrong()).as("%s", step).isEmpty();
            }
        });
    }

    @Test
    void a_step_without_a_rate_has_no_mistake_of_an_update() {
        TrainingStep step = Course.of("mazur").rules.step();
        Course still = Course.of("mazur").with(step.withLearning(step.learning().withRate(null)));
        assertThat(still.mark("dL/dw1[1,1] = 0.7\nz1[1] = 0.3775").firstWrong()).isPresent();
    }
}
