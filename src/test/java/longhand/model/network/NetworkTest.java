package longhand.model.network;

import static longhand.model.Given.layer;
import static longhand.model.Given.network;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkTest {
    @Test
    void layers_are_counted_from_one_and_layer_zero_is_the_input() {
        Layer hidden = layer(Activation.RELU, "1 2 3; 4 5 6", "0 0");
        Layer output = layer(Activation.SOFTMAX, "1 2; 3 4; 5 6; 7 8", "0 0 0 0");
        Network network = network(hidden, output);

        assertThat(network.depth()).isEqualTo(2);
        assertThat(network.layer(1)).isEqualTo(hidden);
        assertThat(network.outputLayer()).isEqualTo(output);
        assertThat(List.of(network.width(0), network.width(1), network.width(2)))
                .containsExactly(3, 2, 4);
    }

    @Test
    void a_network_without_layers_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network())
                .withMessage("a network needs at least one layer");
    }

    @Test
    void each_layer_has_a_column_for_every_neuron_before_it() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> network(layer(Activation.RELU, "1; 2", "0 0"), layer(Activation.SIGMOID, "1 2 3", "0")))
                .withMessage("layer 2 has weights for 3 neurons, but layer 1 has 2");
    }

    @Test
    void softmax_on_a_hidden_layer_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network(
                        layer(Activation.RELU, "1; 2", "0 0"),
                        layer(Activation.SOFTMAX, "1 2; 3 4", "0 0"),
                        layer(Activation.SIGMOID, "1 2", "0")))
                .withMessage("layer 2: softmax stands on the output layer only");
    }
}
