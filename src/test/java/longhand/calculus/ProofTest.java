package longhand.calculus;

import static longhand.calculus.Examples.inDoubles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import longhand.network.Activation;
import longhand.network.Loss;
import longhand.network.TrainingStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProofTest {
    static Stream<Arguments> examples() {
        return Stream.of(
                arguments("three-three-two", Examples.threeThreeTwo()),
                arguments("three-three-two-batch", Examples.threeThreeTwoBatch()),
                arguments("mazur", Examples.mazur()),
                arguments("relu-by-hand", Examples.reluByHand()),
                arguments("squared-softmax", Examples.squaredSoftmax()));
    }

    static Stream<Arguments> logarithmicExamples() {
        return Stream.of(arguments("softmax", Examples.softmax()), arguments("five-layers", Examples.fiveLayers()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void every_number_of_an_example_is_proved(String name, TrainingStep step) {
        Proof proof = Proof.of(inDoubles(step));

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

    @ParameterizedTest(name = "{0}")
    @MethodSource("logarithmicExamples")
    void every_number_of_an_example_with_a_logarithmic_loss_is_proved(String name, TrainingStep step) {
        every_number_of_an_example_is_proved(name, step);
    }

    @Test
    void a_saturated_neuron_is_proved_where_its_numbers_fit_into_a_double() {
        Proof proof = Proof.of(inDoubles(Examples.saturated(Activation.SIGMOID, Loss.BINARY_CROSS_ENTROPY)));

        assertThat(proof.fromDigits().size()).isLessThan(1e-12);
    }

    @Test
    void of_two_differences_the_larger_stays_and_nan_is_the_largest() {
        Quantity here = Quantity.sampleLoss(1);
        Quantity there = Quantity.sampleLoss(2);
        Proof.Difference none = new Proof.Difference(0, null);

        assertThat(none.orLarger(0, here)).isEqualTo(new Proof.Difference(0, here));
        assertThat(none.orLarger(1, here).orLarger(2, there)).isEqualTo(new Proof.Difference(2, there));
        assertThat(none.orLarger(2, here).orLarger(1, there)).isEqualTo(new Proof.Difference(2, here));
        assertThat(none.orLarger(2, here).orLarger(Double.NaN, there).orLarger(3, here))
                .isEqualTo(new Proof.Difference(Double.NaN, there));
    }
}
