package longhand.calculus;

import static longhand.calculus.Examples.inDigits;
import static longhand.calculus.Examples.inDoubles;
import static longhand.calculus.Examples.saturated;
import static longhand.model.Given.layer;
import static longhand.model.Given.network;
import static longhand.model.Given.sample;
import static longhand.model.Given.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Stream;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.model.TrainingStep;
import longhand.model.network.Activation;
import longhand.model.network.Loss;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.util.Decimal64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Weighted sums of ±40 and ±800, against {@code tables.py}, which works with 1700 digits. */
class SaturationTest {
    static Stream<Arguments> logarithmic() {
        return Stream.of(
                arguments("saturated-sigmoid-binary", saturated(Activation.SIGMOID, Loss.BINARY_CROSS_ENTROPY)),
                arguments("saturated-sigmoid", saturated(Activation.SIGMOID, Loss.CROSS_ENTROPY)),
                arguments("saturated-softmax", saturated(Activation.SOFTMAX, Loss.CROSS_ENTROPY)),
                arguments("saturated-softmax-binary", saturated(Activation.SOFTMAX, Loss.BINARY_CROSS_ENTROPY)),
                arguments("saturated-hidden", Examples.saturatedHidden()));
    }

    /** Relative to every value that a double can hold in full, however small; infinite only what is too large for one. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("logarithmic")
    void no_digit_is_lost_where_a_neuron_saturates(String name, TrainingStep step) {
        Trace<Decimal64> trace = inDoubles(step);
        Largest difference = new Largest();
        for (Map.Entry<Quantity, BigDecimal> entry : Table.of(name).entrySet()) {
            double ours = trace.of(entry.getKey()).getReal();
            difference.see(Largest.relative(ours, entry.getValue(), Double.MIN_NORMAL), entry, ours);
        }
        difference.isAtMost(1e-14);
    }

    /** A squared error subtracts a target of 1 from an activation that has become 1: it is right to the places of that 1. */
    @Test
    void squared_errors_are_right_to_the_places_of_the_activations() {
        Trace<Decimal64> trace = inDoubles(saturated(Activation.TANH, Loss.MSE));
        Largest difference = new Largest();
        for (Map.Entry<Quantity, BigDecimal> entry : Table.of("saturated-tanh").entrySet()) {
            double ours = trace.of(entry.getKey()).getReal();
            double floor = entry.getKey().isOf(Kind.ACTIVATION.by(Kind.WEIGHTED_SUM)) ? Double.MIN_NORMAL : 1;
            difference.see(Largest.relative(ours, entry.getValue(), floor), entry, ours);
        }
        difference.isAtMost(1e-14);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("logarithmic")
    void with_50_digits_nothing_is_infinite_and_all_but_tiny_numbers_have_them_all(String name, TrainingStep step) {
        Trace<Dfp> trace = inDigits(50, step);
        Largest difference = new Largest();
        for (Map.Entry<Quantity, BigDecimal> entry : Table.of(name).entrySet()) {
            Dfp ours = trace.of(entry.getKey());
            difference.see(Largest.relative(ours, entry.getValue(), new BigDecimal("1E-10")), entry, ours);
        }
        difference.isAtMost(1e-50);
    }

    @Test
    void a_confident_mistake_costs_as_much_as_it_is_confident() {
        Trace<Decimal64> trace = inDoubles(Examples.neuron(Activation.SIGMOID, "800", Loss.BINARY_CROSS_ENTROPY, "0"));

        // −ln(1 − σ(800)) = 800 + ln(1 + e^−800)
        assertThat(trace.of(Quantity.sampleLoss(1)).getReal()).isEqualTo(800);
        // a − y
        assertThat(trace.of(Derivatives.lossByWeightedSum(1, 1, 1)).getReal()).isEqualTo(1);
        // 1 / (1 − a) = e^800: more than a double can hold
        assertThat(trace.of(Derivatives.lossByActivation(1, 1, 1)).getReal()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(trace.of(Derivatives.lossByWeight(1, 1, 1, 1)).getReal()).isEqualTo(1);
    }

    @Test
    void a_confident_and_right_answer_costs_nothing() {
        Trace<Decimal64> trace = inDoubles(Examples.neuron(Activation.SIGMOID, "800", Loss.BINARY_CROSS_ENTROPY, "1"));

        assertThat(trace.of(Quantity.sampleLoss(1)).getReal()).isZero();
        assertThat(trace.of(Derivatives.lossByWeightedSum(1, 1, 1)).getReal()).isZero();
        // −1/a
        assertThat(trace.of(Derivatives.lossByActivation(1, 1, 1)).getReal()).isEqualTo(-1);
    }

    @Test
    void random_networks_with_huge_weights_never_give_nan() {
        RandomSteps.of(100, 10).forEach(step -> {
            Trace<Decimal64> trace = inDoubles(Examples.withOutputWeights(step, weight -> weight.scaleByPowerOfTen(4)));
            trace.forEach(q -> assertThat(trace.of(q).getReal())
                    .as(() -> q + " of " + step)
                    .isNotNaN());
        });
    }

    /** The sums are so far apart that the largest takes the last digits of the others with it; references by Python's decimal. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "1e17 5 0,  0 0 0, 1 -0.99330714907571514444 -0.00669285092428485556",
        "1e17 5 0,  0 0 1, 2 -0.99330714907571514444 -1.00669285092428485556",
        "5 1e17 0,  0 0 0, -0.99330714907571514444 1 -0.00669285092428485556",
        "5 0 1e300, 0 0 0, -0.99330714907571514444 -0.00669285092428485556 1",
        "1e30 2 2,  0 1 0, 2 -1.5 -0.5",
        "-1e17 5 0, 0 0 0, 0 0.98661429815143028888 -0.98661429815143028888",
        "-1e17 5 0, 0 1 0, 0 -0.01338570184856971112 0.01338570184856971112",
    })
    void binary_cross_entropy_on_softmax_keeps_the_digits_of_the_small_outputs(
            String sums, String targets, String expected) {
        String rows = String.join("; ", sums.split(" ", -1));
        TrainingStep step = step(
                network(layer(Activation.SOFTMAX, rows, "0 0 0")),
                Loss.BINARY_CROSS_ENTROPY,
                "0.1",
                sample("1", targets));
        Trace<Decimal64> trace = inDoubles(step);
        String[] slopes = expected.split(" ", -1);
        for (int j = 1; j <= slopes.length; j++) {
            Quantity slope = Derivatives.lossByWeightedSum(1, j, 1);
            assertThat(trace.of(slope).getReal()).isCloseTo(Double.parseDouble(slopes[j - 1]), within(1e-14));
        }
    }
}
