package longhand.compare;

import static longhand.calculus.Examples.inDoubles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import longhand.calculus.Examples;
import longhand.calculus.Table;
import longhand.formula.quantity.Quantity;
import longhand.model.ByName;
import longhand.model.TrainingStep;
import longhand.model.network.Activation;
import longhand.model.network.Loss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProofTest {
    static Stream<Arguments> examples() {
        return Stream.of(
                arguments("three-three-two", Examples.threeThreeTwo()),
                arguments("three-three-two-batch", Examples.threeThreeTwoBatch()),
                arguments("mazur", Examples.mazur()),
                arguments("relu-by-hand", Examples.reluByHand()),
                arguments("squared-softmax", Examples.squaredSoftmax()),
                arguments("softmax", Examples.softmax()),
                arguments("five-layers", Examples.fiveLayers()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void every_number_of_an_example_is_proved(String name, TrainingStep step) {
        Proof proof = Proof.of(inDoubles(step));

        assertThat(proof.unproved()).isZero();
        assertThat(proof.quantities()).isEqualTo(Table.of(name).size());
        assertThat(proof.derivatives()).isEqualTo((int)
                Table.of(name).keySet().stream().filter(Quantity::isDerivative).count());
        assertThat(proof.fromGradients().size())
                .as("%s", proof.fromGradients().where())
                .isLessThan(1e-14);
        assertThat(proof.fromDigits().size())
                .as("%s", proof.fromDigits().where())
                .isLessThan(1e-14);
        assertThat(proof.fromDigits().where()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "SIGMOID, CROSS_ENTROPY",
        "SIGMOID, BINARY_CROSS_ENTROPY",
        "SOFTMAX, CROSS_ENTROPY",
        "SOFTMAX, BINARY_CROSS_ENTROPY"
    })
    void of_saturated_neurons_all_is_proved_but_what_a_logarithmic_loss_makes_of_their_activations(
            @ConvertWith(ByName.OfActivation.class) Activation activation,
            @ConvertWith(ByName.OfLoss.class) Loss loss) {
        Proof proof = Proof.of(inDoubles(Examples.saturated(activation, loss)));

        // ∂L/∂a of 4 outputs for each of 4 samples
        assertThat(proof.unproved()).isEqualTo(16);
        assertThat(proof.fromGradients().size())
                .as("%s", proof.fromGradients().where())
                .isLessThan(1e-14);
        assertThat(proof.fromDigits().size())
                .as("%s", proof.fromDigits().where())
                .isLessThan(1e-14);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIGMOID", "SOFTMAX", "TANH"})
    void squared_errors_leave_nothing_unproved(@ConvertWith(ByName.OfActivation.class) Activation activation) {
        Proof proof = Proof.of(inDoubles(Examples.saturated(activation, Loss.MSE)));

        assertThat(proof.unproved()).isZero();
        assertThat(proof.fromGradients().size())
                .as("%s", proof.fromGradients().where())
                .isLessThan(1e-14);
    }

    @Test
    void of_two_differences_the_larger_stays_and_nan_is_the_largest() {
        Quantity here = Quantity.sampleLoss(1);
        Quantity there = Quantity.sampleLoss(2);
        Proof.Difference none = new Proof.Difference(0, null);

        assertThat(none.orLarger(0, here)).isEqualTo(new Proof.Difference(0, here));
        assertThat(none.orLarger(1, here).orLarger(2, there)).isEqualTo(new Proof.Difference(2, there));
        assertThat(none.orLarger(2, here).orLarger(2, there)).isEqualTo(new Proof.Difference(2, here));
        assertThat(none.orLarger(2, here).orLarger(1, there)).isEqualTo(new Proof.Difference(2, here));
        assertThat(none.orLarger(2, here).orLarger(Double.NaN, there).orLarger(3, here))
                .isEqualTo(new Proof.Difference(Double.NaN, there));
    }
}
