package longhand.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.List;
import longhand.calculus.Examples;
import longhand.formula.quantity.Kind;
import longhand.live.edit.Edit;
import longhand.live.edit.EditedExercise;
import longhand.live.text.Exercise;
import longhand.model.TrainingStep;
import longhand.model.learning.Decay;
import longhand.model.learning.Learning;
import longhand.model.learning.Optimiser.Method;
import longhand.model.learning.Reduction;
import longhand.notation.name.Labels;
import org.junit.jupiter.api.Test;

/** What is given with a way of learning can be changed on a page as the learning rate can. */
class EditedLearningTest {
    private static EditedExercise exercise(Learning learning) {
        TrainingStep step = Examples.threeThreeTwo().withLearning(learning);
        return new EditedExercise(new Exercise("Title", null, null, step, Labels.none(step.network())));
    }

    private static Learning adam() {
        return new Learning(
                Reduction.MEAN,
                new Decay(Decay.Form.DECOUPLED, new BigDecimal("0.1")),
                Method.ADAM.usual(),
                new BigDecimal("0.01"),
                true);
    }

    @Test
    void each_setting_is_changed_by_its_name() {
        EditedExercise exercise = exercise(adam());
        exercise.change(List.of(new Edit("lambda", "0.2"), new Edit("beta1", "0.8"), new Edit("alpha", "0.5")));
        Learning changed = exercise.exercise().step().learning();
        assertThat(changed.decay().lambda()).isEqualTo("0.2");
        assertThat(changed.optimiser().settings().get(Kind.BETA1)).isEqualTo("0.8");
        assertThat(changed.rate()).isEqualTo("0.5");
        assertThat(PageData.of(exercise, 1).toString()).contains("\"beta2\":\"0.999\"", "\"lambda\":\"0.2\"");
    }

    @Test
    void a_number_that_a_setting_cannot_have_is_refused_in_a_sentence() {
        assertThatExceptionOfType(Edit.Refused.class)
                .isThrownBy(() -> exercise(adam()).change(List.of(new Edit("beta1", "1"))))
                .withMessage("Expected a number from 0 to less than 1, not 1.");
        assertThatExceptionOfType(Edit.Refused.class)
                .isThrownBy(() -> exercise(adam()).change(List.of(new Edit("lambda", "-1"))))
                .withMessage("Expected a number of 0 or more, not -1.");
    }

    /** Its moving means would start at 0 again. */
    @Test
    void an_optimiser_that_carries_something_over_is_not_started_anew_for_a_further_update() {
        assertThatExceptionOfType(Edit.Refused.class)
                .isThrownBy(() -> exercise(adam()).change(List.of(new Edit("update", "1"))))
                .withMessage("A further update goes on with what Adam has carried over: for that, give the example file"
                        + " more epochs.");
    }

    @Test
    void without_a_rate_there_is_no_update_to_make() {
        EditedExercise still = exercise(Learning.descent(null, true));
        assertThatExceptionOfType(Edit.Refused.class)
                .isThrownBy(() -> still.change(List.of(new Edit("update", "1"))))
                .withMessage("There is no learning rate here, so nothing is updated.");
        assertThat(PageData.of(still, 1).toString()).contains("nothing is updated");
        assertThat(PageData.gradients(still, 1).toString()).contains("stays");
    }
}
