package longhand.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import longhand.calculus.Examples;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.formula.Arithmetic;
import longhand.model.TrainingStep;
import longhand.model.network.Loss;
import longhand.notation.name.Labels;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;
import org.junit.jupiter.api.Test;

class ConventionsTest {
    private static List<String> of(TrainingStep step) {
        return Conventions.of(new Names(new Rules(step), Labels.none(step.network())));
    }

    @Test
    void what_has_to_be_agreed_is_said_in_sentences() {
        assertThat(of(Examples.threeThreeTwo()))
                .containsExactly(
                        "Loss of a sample: mean squared error, the mean over the 2 outputs of (a − y)².",
                        "There is one sample, so its loss is the loss of the batch and nothing is averaged over samples.",
                        "At the corner of ReLU, z = 0, the slope is taken as 0.",
                        "Indices: w1[1,2] goes from input 2 to neuron 1 of layer 1; the destination comes first.",
                        "All gradients use the old values; then all weights and biases are updated together.");
    }

    @Test
    void of_a_batch_the_mean_is_agreed_and_biases_that_stay_are_named() {
        assertThat(of(Examples.threeThreeTwoBatch())).anyMatch(words -> words.contains("the mean over its 2 samples"));
        assertThat(of(Examples.mazur()))
                .contains("The biases are not updated. Their gradients are worked out all the same.")
                .noneMatch(words -> words.contains("corner"));
    }

    @Test
    void of_several_updates_each_begins_with_what_the_one_before_has_made() {
        TrainingStep step = Examples.severalUpdates();
        assertThat(of(step))
                .anyMatch(words -> words.contains("the mean over its 1 or 2 samples"))
                .anyMatch(words -> words.endsWith("The next update begins with the new ones."));
        Rules rules = new Rules(step);
        assertThat(Conventions.line(Figures.of(new Trace<>(rules, Arithmetic.doubles()))))
                .isEqualTo(
                        "tanh → sigmoid · mean squared error · learning rate 0.3 · 4 updates, each of 1 or 2 samples");
    }

    @Test
    void each_loss_has_its_rule_and_its_remark() {
        for (Loss loss : Loss.named()) {
            TrainingStep step = Examples.threeThreeTwo().withLoss(loss);
            assertThat(of(step).get(0)).contains(loss.title()).contains("over the 2 outputs");
            assertThat(Conventions.remark(step)).startsWith("Convention: ").endsWith(".");
        }
    }

    @Test
    void an_example_is_told_in_a_line() {
        Rules rules = new Rules(Examples.threeThreeTwo());
        assertThat(Conventions.line(Figures.of(new Trace<>(rules, Arithmetic.doubles()))))
                .isEqualTo("ReLU → sigmoid · mean squared error · learning rate 0.01 · one sample");
    }
}
