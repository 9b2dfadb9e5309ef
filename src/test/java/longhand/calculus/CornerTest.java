package longhand.calculus;

import static longhand.calculus.Examples.inDigits;
import static longhand.calculus.Examples.inDoubles;
import static longhand.model.Given.layer;
import static longhand.model.Given.network;
import static longhand.model.Given.sample;
import static longhand.model.Given.step;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import longhand.formula.quantity.Quantity;
import longhand.model.network.Activation;
import longhand.model.network.Loss;
import org.apache.commons.math3.RealFieldElement;
import org.apache.commons.math3.util.Decimal64;
import org.junit.jupiter.api.Test;

/** A ReLU whose weighted sum is exactly 0: its slope is 0 there. */
class CornerTest {
    /** Of three-three-two-batch: 0.1·2 + 0.2·1 − 0.1·3 − 0.1 = 0, as found by working lecture notes 5 through. */
    @Test
    void a_neuron_on_its_corner_in_doubles() {
        standsShut(inDoubles(Examples.threeThreeTwoBatch()));
    }

    @Test
    void a_neuron_on_its_corner_in_50_digits() {
        standsShut(inDigits(50, Examples.threeThreeTwoBatch()));
    }

    private static <T extends RealFieldElement<T>> void standsShut(Trace<T> trace) {
        assertThat(trace.exactly(Quantity.weightedSum(1, 1, 2))).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(trace.of(Quantity.weightedSum(1, 1, 2)).getReal()).isZero();
        assertThat(trace.of(Quantity.activation(1, 1, 2)).getReal()).isZero();
        assertThat(trace.of(Derivatives.activationByWeightedSum(1, 1, 1, 2)).getReal())
                .isZero();
        assertThat(trace.of(Derivatives.lossByActivation(1, 1, 2)).getReal()).isNotZero();
        for (int i = 1; i <= 3; i++) {
            assertThat(trace.of(Derivatives.lossByWeight(1, 1, i, 2)).getReal()).isZero();
            // so the mean over the two samples is half of what the first one says
            assertThat(trace.of(Derivatives.batchLossByWeight(1, 1, i)))
                    .isEqualTo(
                            trace.of(Derivatives.lossByWeight(1, 1, i, 1)).divide(trace.number(BigDecimal.valueOf(2))));
        }
    }

    @Test
    void a_weight_of_0_takes_even_an_irrational_activation_out_of_a_sum() {
        Trace<Decimal64> trace = inDoubles(step(
                network(
                        layer(Activation.SIGMOID, "0 0; 0 0; 1 1", "0 0 0"),
                        layer(Activation.RELU, "0.2 0.4 0", "-0.3"),
                        layer(Activation.IDENTITY, "1", "0")),
                Loss.SQUARED_ERROR,
                "0.1",
                sample("1 1", "1")));

        // 0.2·½ + 0.4·½ + 0·σ(2) − 0.3 is 0 on paper, and 5.6e-17 in binary
        assertThat(trace.of(Quantity.weightedSum(2, 1, 1)).getReal()).isZero();
        assertThat(trace.of(Derivatives.activationByWeightedSum(2, 1, 1, 1)).getReal())
                .isZero();
    }

    @Test
    void a_gate_that_only_rounding_would_open_stays_shut() {
        Trace<Decimal64> trace = inDoubles(step(
                network(layer(Activation.RELU, "0.1 0.2", "-0.3"), layer(Activation.IDENTITY, "1", "0")),
                Loss.SQUARED_ERROR,
                "0.1",
                sample("1 1", "1")));
        Quantity z = Quantity.weightedSum(1, 1, 1);

        // 0.1 + 0.2 − 0.3 is 0 on paper, and 5.6e-17 in binary
        assertThat(trace.rules().of(z).value(trace).getReal()).isPositive();
        assertThat(trace.of(z).getReal()).isZero();
        assertThat(trace.of(Derivatives.activationByWeightedSum(1, 1, 1, 1)).getReal())
                .isZero();
        assertThat(trace.of(Derivatives.lossByWeight(1, 1, 1, 1)).getReal()).isZero();
    }

    @Test
    void the_corner_is_found_behind_any_number_of_relu_and_identity_layers() {
        Trace<Decimal64> trace = inDoubles(step(
                network(
                        layer(Activation.IDENTITY, "0.1 0; 0 0.2", "0 0"),
                        layer(Activation.RELU, "1 0; 0 1", "0 0"),
                        layer(Activation.RELU, "1 1", "-0.3")),
                Loss.SQUARED_ERROR,
                "0.1",
                sample("1 1", "1")));

        assertThat(trace.of(Quantity.weightedSum(3, 1, 1)).getReal()).isZero();
        assertThat(trace.of(Derivatives.lossByBias(3, 1, 1)).getReal()).isZero();
    }

    @Test
    void a_hair_on_either_side_of_the_corner_is_no_corner() {
        for (String bias : List.of("-0.29999999999999999999", "-0.30000000000000000001")) {
            Trace<Decimal64> trace = inDoubles(
                    step(network(layer(Activation.RELU, "0.1 0.2", bias)), Loss.MSE, "0.1", sample("1 1", "1")));
            boolean open = bias.startsWith("-0.2");

            assertThat(trace.of(Quantity.weightedSum(1, 1, 1)).getReal()).isEqualTo(open ? 1e-20 : -1e-20);
            assertThat(trace.of(Quantity.activation(1, 1, 1)).getReal()).isEqualTo(open ? 1e-20 : 0);
            assertThat(trace.of(Derivatives.activationByWeightedSum(1, 1, 1, 1)).getReal())
                    .isEqualTo(open ? 1 : 0);
        }
    }
}
