package longhand.calculus;

import static longhand.calculus.Examples.inDoubles;
import static longhand.model.Given.layer;
import static longhand.model.Given.network;
import static longhand.model.Given.sample;
import static longhand.model.Given.step;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import longhand.formula.quantity.Quantity;
import longhand.model.TrainingStep;
import longhand.model.network.Activation;
import longhand.model.network.Loss;
import org.apache.commons.math3.util.Decimal64;
import org.junit.jupiter.api.Test;

/** Where sums, products and ReLU are all there is, paper knows the number exactly, and so do we. */
class ExactDecimalsTest {
    @Test
    void every_figure_of_relu_by_hand_is_exact_and_prints_as_on_paper() {
        Trace<Decimal64> trace = inDoubles(Examples.reluByHand());

        for (Map.Entry<Quantity, BigDecimal> entry : Table.of("relu-by-hand").entrySet()) {
            Quantity q = entry.getKey();
            assertThat(trace.exactly(q)).as("%s", q).isEqualByComparingTo(entry.getValue());
            // the shortest text that is read back as the same double
            assertThat(new BigDecimal(Double.toString(trace.of(q).getReal())))
                    .as("%s", q)
                    .isEqualByComparingTo(entry.getValue());
        }
    }

    @Test
    void relu_by_hand_in_its_author_s_words() {
        Trace<Decimal64> trace = inDoubles(Examples.reluByHand());

        // 0.5·0.1 − 0.3·1 = −0.25 and ½(−0.25 − 1)² = 0.78125
        assertThat(trace.of(Quantity.activation(2, 1, 1)).getReal()).isEqualTo(-0.25);
        assertThat(trace.of(Quantity.sampleLoss(1)).getReal()).isEqualTo(0.78125);
    }

    @Test
    void decimals_stay_exact_through_many_identity_and_relu_layers() {
        Trace<Decimal64> trace = inDoubles(step(
                network(
                        layer(Activation.IDENTITY, "0.1 0.7", "0.2"),
                        layer(Activation.RELU, "1.1", "-0.03"),
                        layer(Activation.IDENTITY, "0.3; -0.9", "0.001 0"),
                        layer(Activation.IDENTITY, "0.1 0.1", "0.7")),
                Loss.SQUARED_ERROR,
                "0.1",
                sample("0.3 0.1", "0.5")));

        // 0.03 + 0.07 + 0.2; 0.33 − 0.03; 0.09 + 0.001 and −0.27; 0.0091 − 0.027 + 0.7; (0.6821 − 0.5)²
        assertThat(exactly(trace, Quantity.weightedSum(1, 1, 1))).isEqualTo("0.3");
        assertThat(exactly(trace, Quantity.activation(2, 1, 1))).isEqualTo("0.3");
        assertThat(exactly(trace, Quantity.activation(3, 1, 1))).isEqualTo("0.091");
        assertThat(exactly(trace, Quantity.activation(3, 2, 1))).isEqualTo("-0.27");
        assertThat(exactly(trace, Quantity.activation(4, 1, 1))).isEqualTo("0.6821");
        assertThat(exactly(trace, Quantity.sampleLoss(1))).isEqualTo("0.03316041");
        assertThat(trace.of(Quantity.sampleLoss(1)).getReal()).isEqualTo(0.03316041);
    }

    @Test
    void a_mean_that_comes_out_even_is_exact_and_one_that_does_not_is_not() {
        TrainingStep step = Examples.reluByHand();
        Trace<Decimal64> two = inDoubles(Examples.withBatch(step, sample("1 2", "1"), sample("1 2", "0")));
        Trace<Decimal64> three =
                inDoubles(Examples.withBatch(step, sample("1 2", "1"), sample("1 2", "0"), sample("1 2", "0.5")));

        // ½(0.78125 + 0.03125)
        assertThat(exactly(two, Quantity.batchLoss())).isEqualTo("0.40625");
        // ⅓(0.78125 + 0.03125 + 0.28125)
        assertThat(three.exactly(Quantity.batchLoss())).isNull();
        assertThat(three.of(Quantity.batchLoss()).getReal()).isEqualTo(1.09375 / 3);
    }

    @Test
    void functions_are_exact_where_their_values_are_decimals() {
        Trace<Decimal64> sigmoid = inDoubles(Examples.neuron(Activation.SIGMOID, "0", Loss.SQUARED_ERROR, "1"));
        // σ(0) = ½, σ′(0) = ¼, (½ − 1)²
        assertThat(exactly(sigmoid, Quantity.activation(1, 1, 1))).isEqualTo("0.5");
        assertThat(exactly(sigmoid, Derivatives.activationByWeightedSum(1, 1, 1, 1)))
                .isEqualTo("0.25");
        assertThat(exactly(sigmoid, Quantity.sampleLoss(1))).isEqualTo("0.25");

        Trace<Decimal64> tanh = inDoubles(Examples.neuron(Activation.TANH, "0", Loss.SQUARED_ERROR, "1"));
        assertThat(exactly(tanh, Quantity.activation(1, 1, 1))).isEqualTo("0");
        assertThat(exactly(tanh, Derivatives.activationByWeightedSum(1, 1, 1, 1)))
                .isEqualTo("1");

        assertThat(inDoubles(Examples.neuron(Activation.SIGMOID, "1", Loss.SQUARED_ERROR, "1"))
                        .exactly(Quantity.activation(1, 1, 1)))
                .isNull();
        assertThat(inDoubles(Examples.neuron(Activation.TANH, "1", Loss.SQUARED_ERROR, "1"))
                        .exactly(Quantity.activation(1, 1, 1)))
                .isNull();
    }

    @Test
    void decimals_of_more_than_40_digits_are_left_to_the_number_type() {
        String forty = "0." + "3".repeat(40);
        assertThat(inDoubles(Examples.neuron(Activation.IDENTITY, forty, Loss.MSE, "0"))
                        .exactly(Quantity.activation(1, 1, 1)))
                .isEqualByComparingTo(forty);

        Trace<Decimal64> more = inDoubles(Examples.neuron(Activation.IDENTITY, forty + "3", Loss.MSE, "0"));
        assertThat(more.exactly(Quantity.weight(1, 1, 1))).isNull();
        assertThat(more.exactly(Quantity.activation(1, 1, 1))).isNull();
        assertThat(more.of(Quantity.activation(1, 1, 1)).getReal()).isEqualTo(1.0 / 3);
    }

    private static String exactly(Trace<Decimal64> trace, Quantity quantity) {
        return trace.exactly(quantity).stripTrailingZeros().toPlainString();
    }
}
