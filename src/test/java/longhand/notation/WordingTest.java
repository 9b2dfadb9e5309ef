package longhand.notation;

import static longhand.model.Given.layer;
import static longhand.model.Given.network;
import static longhand.model.Given.sample;
import static longhand.model.Given.step;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import longhand.calculus.Examples;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.formula.Arithmetic;
import longhand.formula.Phase;
import longhand.formula.Quantity;
import longhand.model.Activation;
import longhand.model.Loss;
import longhand.model.TrainingStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class WordingTest {
    private static Derivation of(TrainingStep step) {
        Rules rules = new Rules(step);
        return new Derivation(
                Figures.of(new Trace<>(rules, Arithmetic.doubles())), new Names(rules, Labels.none(step.network())));
    }

    private static String question(TrainingStep step, String name) {
        Derivation derivation = of(step);
        return derivation.of(derivation.names().find(name)).question();
    }

    private static List<String> remarks(TrainingStep step, String name) {
        Derivation derivation = of(step);
        return derivation.of(derivation.names().find(name)).remarks();
    }

    /** A hidden neuron with the weighted sum z, and one output. */
    private static TrainingStep hidden(Activation activation, String z) {
        return step(
                network(layer(activation, z, "0"), layer(Activation.IDENTITY, "1", "0")),
                Loss.HALF_SQUARED_ERROR,
                "0.1",
                sample("1", "1"));
    }

    @ParameterizedTest
    @CsvSource({
        "'z1[2]', What is the weighted sum of neuron 2 of layer 1?",
        "'a2[1]', What does neuron 1 of layer 2 output?",
        "L, How large is the loss?",
        "'dL/da1[3]', How much does the activation of neuron 3 of layer 1 move the loss?",
        "'dz2[1]/dw2[1,3]', 'What is w2[1,3] multiplied by?'",
        "'dL/dw2[1,3]', 'How much does the weight w2[1,3] (neuron 3 of layer 1 → neuron 1 of layer 2) move the loss?'",
        "'dL/dw1[1,2]', 'How much does the weight w1[1,2] (input 2 → neuron 1 of layer 1) move the loss?'",
        "'b1''[2]', What is the new bias of neuron 2 of layer 1?"
    })
    void a_step_asks_in_plain_words(String name, String question) {
        assertThat(question(Examples.threeThreeTwo(), name)).isEqualTo(question);
    }

    @Test
    void of_several_samples_the_question_says_whose_loss_it_is() {
        assertThat(question(Examples.threeThreeTwoBatch(), "L@2")).isEqualTo("How large is the loss of sample 2?");
        assertThat(question(Examples.threeThreeTwoBatch(), "L")).isEqualTo("How large is the loss of the whole batch?");
    }

    static List<TrainingStep> examples() {
        return List.of(
                Examples.threeThreeTwoBatch(),
                Examples.softmax(),
                Examples.squaredSoftmax(),
                Examples.mazur(),
                Examples.fiveLayers());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatever_is_worked_out_answers_a_question(TrainingStep step) {
        Derivation derivation = of(step);
        derivation.rules().forEach(q -> {
            if (q.phase() != Phase.GIVEN) {
                assertThat(derivation.of(q).question()).endsWith("?");
            }
        });
    }

    @Test
    void a_neuron_without_output_is_dead_and_its_gate_is_shut() {
        assertThat(remarks(hidden(Activation.RELU, "-2"), "a1[1]"))
                .containsExactly("neuron 1 of layer 1 is dead for this input: its weighted sum is negative, so ReLU"
                        + " gives 0 and no gradient flows back through it.");
        assertThat(remarks(hidden(Activation.RELU, "-2"), "da1[1]/dz1[1]"))
                .singleElement()
                .asString()
                .startsWith("The gate is shut");
        assertThat(remarks(hidden(Activation.RELU, "2"), "a1[1]")).isEmpty();
        assertThat(remarks(hidden(Activation.RELU, "2"), "da1[1]/dz1[1]"))
                .singleElement()
                .asString()
                .startsWith("The gate is open");
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void a_weighted_sum_of_nought_is_told_where_the_activation_has_a_corner(Activation activation) {
        if (activation.isElementwise()) {
            boolean isTold = remarks(hidden(activation, "0"), "a1[1]").stream()
                    .anyMatch(remark -> remark.contains("at the corner of " + activation.title()));
            boolean isSlopeTold = remarks(hidden(activation, "0"), "da1[1]/dz1[1]").stream()
                    .anyMatch(remark -> remark.contains("no single slope"));
            assertThat(isTold).isEqualTo(activation.hasCorner());
            assertThat(isSlopeTold).isEqualTo(activation.hasCorner());
        }
    }

    @ParameterizedTest
    @CsvSource({"SIGMOID, 6, true", "SIGMOID, -6, true", "TANH, 6, true", "SIGMOID, 5.9, false", "RELU, 6, false"})
    void a_squashing_neuron_is_saturated_from_six_on(Activation activation, String z, boolean isTold) {
        assertThat(remarks(hidden(activation, z), "a1[1]").stream().anyMatch(r -> r.contains("is saturated")))
                .isEqualTo(isTold);
        assertThat(remarks(hidden(activation, z), "da1[1]/dz1[1]").stream().anyMatch(r -> r.contains("learns slowly")))
                .isEqualTo(isTold);
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void the_slope_of_a_loss_says_which_convention_it_follows(Loss loss) {
        assertThat(remarks(Examples.neuron(Activation.SIGMOID, "0.5", loss, "1"), "dL/da1[1]"))
                .anyMatch(remark -> remark.startsWith("Convention: "));
    }

    @Test
    void biases_that_stay_as_they_are_say_so() {
        assertThat(remarks(Examples.mazur(), "b1'[1]")).containsExactly("This example does not update its biases.");
        assertThat(remarks(Examples.threeThreeTwo(), "b1'[1]")).isEmpty();
    }

    @Test
    void a_value_too_large_for_a_double_is_called_finite_all_the_same() {
        TrainingStep large = step(
                network(layer(Activation.IDENTITY, "1e200", "0"), layer(Activation.IDENTITY, "1e200", "0")),
                Loss.HALF_SQUARED_ERROR,
                "0.1",
                sample("1", "1"));
        assertThat(remarks(large, "z2[1]"))
                .containsExactly(
                        "The true value is finite, but too large for double precision: use more digits to see it.");
    }

    @Test
    void most_numbers_need_no_remark() {
        assertThat(of(Examples.threeThreeTwo())
                        .of(Quantity.weightedSum(1, 1, 1))
                        .remarks())
                .isEmpty();
    }
}
