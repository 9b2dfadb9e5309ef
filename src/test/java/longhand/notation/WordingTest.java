package longhand.notation;

import static longhand.model.Given.layer;
import static longhand.model.Given.network;
import static longhand.model.Given.sample;
import static longhand.model.Given.step;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import longhand.calculus.Examples;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.model.Batch;
import longhand.model.ByName;
import longhand.model.TrainingStep;
import longhand.model.network.Activation;
import longhand.model.network.Loss;
import longhand.notation.formula.GivenFunction;
import longhand.notation.name.Labels;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    @MethodSource("longhand.model.network.Activation#named")
    void a_weighted_sum_on_a_corner_of_the_activation_is_told(Activation activation) {
        for (String z : activation.isElementwise() ? List.of("-3", "-1", "0", "1", "3") : List.<String>of()) {
            boolean isTold = remarks(hidden(activation, z), "a1[1]").stream()
                    .anyMatch(remark -> remark.contains("corner of " + activation.title()));
            boolean isSlopeTold = remarks(hidden(activation, z), "da1[1]/dz1[1]").stream()
                    .anyMatch(remark -> remark.contains("no single slope") || remark.contains("no slope at all"));
            boolean isCorner = activation.curve().corners().contains(new BigDecimal(z));
            assertThat(isTold).as(z).isEqualTo(isCorner);
            assertThat(isSlopeTold).as(z).isEqualTo(isCorner);
        }
    }

    @ParameterizedTest
    @CsvSource({"SIGMOID, 6, true", "SIGMOID, -6, true", "TANH, 6, true", "SIGMOID, 5.9, false", "RELU, 6, false"})
    void a_squashing_neuron_is_saturated_from_six_on(
            @ConvertWith(ByName.OfActivation.class) Activation activation, String z, boolean isTold) {
        assertThat(remarks(hidden(activation, z), "a1[1]").stream().anyMatch(r -> r.contains("is saturated")))
                .isEqualTo(isTold);
        assertThat(remarks(hidden(activation, z), "da1[1]/dz1[1]").stream().anyMatch(r -> r.contains("learns slowly")))
                .isEqualTo(isTold);
    }

    @ParameterizedTest
    @MethodSource("longhand.model.network.Loss#named")
    void the_slope_of_a_loss_says_which_convention_it_follows(Loss loss) {
        assertThat(remarks(Examples.neuron(Activation.SIGMOID, "0.5", loss, "1"), "dL/da1[1]"))
                .anyMatch(remark -> remark.startsWith("Convention: "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "-0.1"})
    void a_target_that_is_no_share_is_told_where_the_loss_is_logarithmic(String target) {
        String remark = "A target below 0 or above 1 is no share of anything";
        assertThat(remarks(logarithmic(target), "L")).anyMatch(said -> said.startsWith(remark));
        assertThat(remarks(logarithmic("0.5"), "L")).noneMatch(said -> said.startsWith(remark));
    }

    private static TrainingStep logarithmic(String target) {
        return step(
                network(layer(Activation.SIGMOID, "1", "0")), Loss.BINARY_CROSS_ENTROPY, "0.1", sample("1", target));
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1/z | 0 | the rule divides by 0 here.",
                "1/(z - 0.1 - 0.2) | 0.3 | the rule divides by 0 here.",
                "z^-2 | 0 | the rule divides by 0 here.",
                "ln(z) | 0 | the rule takes the logarithm of a number that is not positive.",
                "log10(z) | -2 | the rule takes the logarithm of a number that is not positive.",
                "sqrt(z - 1) | 0.9 | the rule takes the square root of a negative number.",
                "z^0.5 | -2 | the rule raises a negative number to a power that is not a whole number."
            })
    void a_number_that_does_not_exist_is_said_so_and_why(String formula, String z, String why) {
        TrainingStep step = hidden(GivenFunction.activation(formula).orElseThrow(), z);
        assertThat(remarks(step, "a1[1]")).contains("This number does not exist: " + why);
        assertThat(remarks(step, "L")).contains("This number does not exist, as a1[1] does not.");
        assertThat(of(step).figures().full(Quantity.activation(1, 1, 1))).isEqualTo("undefined");
        assertThat(of(step).figures().shown(Quantity.sampleLoss(1))).isEqualTo("undefined");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1/(z - 0.1 - 0.2) | 0.4",
                "ln(z) | 1e-300",
                "sqrt(z - 0.1 - 0.2) | 0.3",
                "1/exp(z) | -800",
                "1/sigmoid(z) | -800",
                "z^3 | -2",
                "z^-2 | -2"
            })
    void a_number_that_exists_is_not_called_missing(String formula, String z) {
        TrainingStep step = hidden(GivenFunction.activation(formula).orElseThrow(), z);
        assertThat(of(step).figures().missing(Quantity.activation(1, 1, 1))).isNull();
    }

    @Test
    void nothing_times_a_number_that_does_not_exist_does_not_exist() {
        TrainingStep step = step(
                network(
                        layer(GivenFunction.activation("1/z").orElseThrow(), "0", "0"),
                        layer(Activation.IDENTITY, "0", "1")),
                Loss.MSE,
                "0.1",
                sample("1", "1"));
        assertThat(of(step).figures().full(Quantity.weightedSum(2, 1, 1))).isEqualTo("undefined");
    }

    @Test
    void a_corner_of_a_formula_is_told_with_the_slopes_on_either_side() {
        TrainingStep step = hidden(GivenFunction.activation("max(0.1*z, z)").orElseThrow(), "0");
        assertThat(remarks(step, "a1[1]"))
                .containsExactly(
                        "The weighted sum is exactly 0: neuron 1 of layer 1 is at the corner of max(0.1·z, z).");
        assertThat(remarks(step, "da1[1]/dz1[1]"))
                .singleElement()
                .asString()
                .startsWith(
                        "At the corner max(0.1·z, z) has no single slope: from the left it is 0.1, from the right 1. "
                                + "The convention here is to take the flatter of the two, and of two equally steep ones their mean: 0.1.");
    }

    @Test
    void a_corner_of_a_loss_is_told_where_the_output_is_on_it() {
        Loss loss = GivenFunction.loss("abs(a - y)").orElseThrow();
        assertThat(remarks(Examples.neuron(Activation.IDENTITY, "0.3", loss, "0.3"), "dL/da1[1]"))
                .anyMatch(remark ->
                        remark.startsWith("At the corner |a - y| has no single slope: from the left it is -1, "
                                + "from the right 1. The convention here is to take the flatter of the two, and of two equally "
                                + "steep ones their mean: 0."));
        assertThat(remarks(Examples.neuron(Activation.IDENTITY, "0.3", loss, "0.2"), "dL/da1[1]"))
                .noneMatch(remark -> remark.contains("corner"));
    }

    @Test
    void a_corner_of_a_loss_is_that_of_its_own_update() {
        Loss loss = GivenFunction.loss("abs(a - y)").orElseThrow();
        List<Batch> batches = List.of(new Batch(List.of(sample("1", "0.9"))), new Batch(List.of(sample("2", "0.6"))));
        TrainingStep step = new TrainingStep(
                network(layer(Activation.IDENTITY, "0.3", "0")), batches, 1, loss, BigDecimal.ZERO, true);
        assertThat(remarks(step, "dL/da1[1]")).noneMatch(remark -> remark.contains("corner"));
        assertThat(remarks(step, "dL/da1[1]~2")).anyMatch(remark -> remark.startsWith("At the corner |a - y|"));
    }

    @Test
    void a_flat_part_is_told() {
        assertThat(remarks(hidden(Activation.HARD_TANH, "2"), "da1[1]/dz1[1]"))
                .containsExactly(
                        "Neuron 1 of layer 1 is where hard tanh is flat: its slope is 0, so this neuron's weights get "
                                + "no gradient from this sample.");
        assertThat(remarks(hidden(Activation.HARD_TANH, "0.5"), "da1[1]/dz1[1]"))
                .isEmpty();
    }

    @Test
    void most_numbers_need_no_remark() {
        assertThat(of(Examples.threeThreeTwo())
                        .of(Quantity.weightedSum(1, 1, 1))
                        .remarks())
                .isEmpty();
    }
}
