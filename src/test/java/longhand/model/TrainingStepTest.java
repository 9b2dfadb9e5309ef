package longhand.model;

import static longhand.model.Given.batch;
import static longhand.model.Given.layer;
import static longhand.model.Given.network;
import static longhand.model.Given.sample;
import static longhand.model.Given.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import longhand.model.network.Activation;
import longhand.model.network.Loss;
import longhand.model.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingStepTest {
    private static final Network THREE_TO_TWO = network(layer(Activation.SIGMOID, "1 2 3; 4 5 6", "0 0"));

    @Test
    void an_empty_batch_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Batch(List.of()))
                .withMessage("a batch needs at least one sample");
    }

    @Test
    void samples_are_counted_from_one() {
        Batch batch = batch(sample("1", "0"), sample("2", "1"));

        assertThat(batch.size()).isEqualTo(2);
        assertThat(batch.sample(1)).isEqualTo(sample("1", "0"));
        assertThat(batch.sample(2)).isEqualTo(sample("2", "1"));
    }

    @Test
    void every_input_has_a_number_for_each_column_of_the_first_layer() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> step(THREE_TO_TWO, Loss.MSE, "0.1", sample("1 2 3", "1 0"), sample("1 2", "1 0")))
                .withMessage("an input needs 3 numbers, found 2");
    }

    @Test
    void every_target_has_a_number_for_each_output() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> step(THREE_TO_TWO, Loss.MSE, "0.1", sample("1 2 3", "1 0"), sample("1 2 3", "1 0 0")))
                .withMessage("a target needs 2 numbers, found 3");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    CROSS_ENTROPY,        RELU,     cross-entropy,        ReLU
                    CROSS_ENTROPY,        TANH,     cross-entropy,        tanh
                    CROSS_ENTROPY,        IDENTITY, cross-entropy,        identity
                    BINARY_CROSS_ENTROPY, RELU,     binary cross-entropy, ReLU
                    BINARY_CROSS_ENTROPY, TANH,     binary cross-entropy, tanh
                    BINARY_CROSS_ENTROPY, IDENTITY, binary cross-entropy, identity
                    """)
    void no_logarithm_is_taken_of_an_activation_that_may_be_negative(
            @ConvertWith(ByName.OfLoss.class) Loss loss,
            @ConvertWith(ByName.OfActivation.class) Activation activation,
            String lossTitle,
            String activationTitle) {
        Network network = network(layer(activation, "1; 2", "0 0"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> step(network, loss, "0.1", sample("1", "1 0")))
                .withMessage(lossTitle + " takes logarithms of the output activations, "
                        + "so the output layer needs sigmoid or softmax, not " + activationTitle);
    }

    @ParameterizedTest
    @CsvSource({"SIGMOID, true", "SOFTMAX, false"})
    void logarithmic_losses_go_with_sigmoid_and_softmax_and_only_softmax_ties_the_outputs_together(
            @ConvertWith(ByName.OfActivation.class) Activation activation, boolean splits) {
        Network network = network(layer(activation, "1; 2", "0 0"));

        for (Loss loss : Loss.named()) {
            assertThatCode(() -> step(network, loss, "0.1", sample("1", "1 0"))).doesNotThrowAnyException();
            assertThat(step(network, loss, "0.1", sample("1", "1 0")).splitsByOutput())
                    .isEqualTo(splits);
        }
    }

    @Test
    void with_one_thing_changed_all_else_stays() {
        Network network = network(layer(Activation.SIGMOID, "1; 2", "0 0"));
        Network other = network(layer(Activation.SIGMOID, "3; 4", "5 6"));
        Batch batch = batch(sample("7", "1 0"));
        BigDecimal rate = new BigDecimal("0.5");
        TrainingStep step =
                new TrainingStep(network, batch(sample("1", "0 1")), Loss.MSE, new BigDecimal("0.1"), false);

        assertThat(step.withNetwork(other))
                .isEqualTo(new TrainingStep(other, step.batch(), Loss.MSE, step.learningRate(), false));
        assertThat(step.withBatch(1, batch))
                .isEqualTo(new TrainingStep(network, batch, Loss.MSE, step.learningRate(), false));
        assertThat(step.withLoss(Loss.CROSS_ENTROPY))
                .isEqualTo(new TrainingStep(network, step.batch(), Loss.CROSS_ENTROPY, step.learningRate(), false));
        assertThat(step.withLearningRate(rate))
                .isEqualTo(new TrainingStep(network, step.batch(), Loss.MSE, rate, false));
    }
}
