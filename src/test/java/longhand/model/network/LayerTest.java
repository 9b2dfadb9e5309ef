package longhand.model.network;

import static longhand.model.Given.layer;
import static longhand.model.Given.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerTest {
    @Test
    void weights_and_biases_are_asked_for_by_neuron_counted_from_one_destination_first() {
        Layer layer = layer(Activation.RELU, "0.1 0.2 -0.1; -0.3 0.4 -0.2", "-0.1 -0.2");

        assertThat(layer.size()).isEqualTo(2);
        assertThat(layer.inputs()).isEqualTo(3);
        assertThat(layer.weight(2, 1)).isEqualTo(new BigDecimal("-0.3"));
        assertThat(layer.weight(1, 3)).isEqualTo(new BigDecimal("-0.1"));
        assertThat(layer.bias(2)).isEqualTo(new BigDecimal("-0.2"));
    }

    @Test
    void a_layer_without_neurons_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Layer(Activation.RELU, List.of(), List.of()))
                .withMessage("a layer needs at least one neuron");
    }

    @Test
    void ragged_rows_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> layer(Activation.RELU, "0.1 0.2; 0.3", "0 0"))
                .withMessage("every row of weights needs the same number of columns, at least one");
    }

    @Test
    void rows_without_weights_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Layer(Activation.RELU, List.of(List.of(), List.of()), numbers("0 0")))
                .withMessage("every row of weights needs the same number of columns, at least one");
    }

    @Test
    void a_layer_needs_as_many_biases_as_neurons() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> layer(Activation.RELU, "0.1 0.2; 0.3 0.4", "0 0 0"))
                .withMessage("a layer of 2 neurons needs as many biases, found 3");
    }

    @Test
    void softmax_of_a_single_neuron_would_always_be_one_and_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> layer(Activation.SOFTMAX, "0.1 0.2", "0"))
                .withMessage("softmax needs at least two neurons");
    }

    @Test
    void nobody_can_change_a_layer_afterwards() {
        List<BigDecimal> row = new ArrayList<>(numbers("0.1 0.2"));
        List<List<BigDecimal>> weights = new ArrayList<>(List.of(row));
        List<BigDecimal> biases = new ArrayList<>(numbers("0.5"));
        Layer layer = new Layer(Activation.RELU, weights, biases);

        row.set(0, BigDecimal.TEN);
        weights.add(row);
        biases.set(0, BigDecimal.TEN);

        assertThat(layer).isEqualTo(layer(Activation.RELU, "0.1 0.2", "0.5"));
        assertThatThrownBy(() -> layer.weights().add(row)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> layer.weights().get(0).set(0, BigDecimal.TEN))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> layer.biases().set(0, BigDecimal.TEN))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
