package longhand.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import longhand.calculus.Derivatives;
import longhand.calculus.RandomSteps;
import longhand.calculus.Rules;
import longhand.example.Example;
import longhand.example.files.Examples;
import longhand.formula.quantity.Quantity;
import longhand.mnist.descent.Recipe;
import longhand.model.Given;
import longhand.model.TrainingStep;
import longhand.model.network.Activation;
import longhand.model.network.Layer;
import longhand.model.network.Loss;
import longhand.notation.formula.GivenFunction;
import longhand.notation.name.Labels;
import longhand.notation.name.Names;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComparisonTest {
    static List<String> bundled() {
        return Examples.bundled().stream()
                .filter(Example::isOfLayers)
                .map(Example::name)
                .filter(name -> Recipe.unknown(Examples.find(name).step()).isEmpty())
                .toList();
    }

    static Stream<TrainingStep> fiftyAtRandom() {
        return RandomSteps.of(50, 4);
    }

    // both engines hold the same numbers

    @ParameterizedTest
    @MethodSource("bundled")
    void both_engines_hold_the_same_numbers_for_every_bundled_example(String name) {
        Comparison comparison = Comparison.of(Examples.find(name).step());

        assertThat(comparison.worst().largest().relative())
                .as("%s", comparison.worst().largest())
                .isLessThanOrEqualTo(1e-12);
        assertThat(comparison.agrees()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("fiftyAtRandom")
    void both_engines_hold_the_same_numbers_for_networks_at_random(TrainingStep step) {
        Comparison comparison = Comparison.of(step);

        assertThat(comparison.worst().largest().relative())
                .as("%s", comparison.worst().largest())
                .isLessThanOrEqualTo(1e-12);
    }

    @Test
    void a_formula_is_not_known_to_the_matrices_and_said_so() {
        TrainingStep step = Examples.find("three-three-two").step();
        Loss loss = GivenFunction.loss("(a - y)^4").orElseThrow();

        String what =
                "The matrices know gradient descent on the mean over a batch, with biases, but not the formula (a - y)^4.";
        assertThat(Recipe.unknown(step)).isEmpty();
        assertThat(Recipe.unknown(step.withLoss(loss))).contains(what);
        assertThatThrownBy(() -> Comparison.of(step.withLoss(loss))).hasMessage(what);
    }

    @Test
    void the_networks_at_random_have_every_activation_and_every_loss() {
        Set<Activation> activations = new HashSet<>();
        Set<Loss> losses = new HashSet<>();
        fiftyAtRandom().forEach(step -> {
            step.network().layers().stream().map(Layer::activation).forEach(activations::add);
            losses.add(step.loss());
        });
        assertThat(activations).containsExactlyInAnyOrderElementsOf(Activation.named());
        assertThat(losses).containsExactlyInAnyOrderElementsOf(Loss.named());
    }

    @Test
    @Tag("slow")
    void every_matrix_is_there_with_its_shape() {
        Comparison comparison = Comparison.of(Examples.find("mnist-batch").step());

        assertThat(comparison.matrices().stream()
                        .map(matrix -> matrix.name() + " " + matrix.values().shape()))
                .containsExactly(("Z1 16×64, A1 16×64, Z2 16×64, A2 16×64, Z3 10×64, A3 10×64, L 1×64, "
                                + "dA3 10×64, dZ3 10×64, dW3 10×16, db3 10×1, dA2 16×64, dZ2 16×64, dW2 16×16, db2 16×1, "
                                + "dA1 16×64, dZ1 16×64, dW1 16×784, db1 16×1, "
                                + "W1′ 16×784, b1′ 16×1, W2′ 16×16, b2′ 16×1, W3′ 10×16, b3′ 10×1")
                        .split(", "));
        assertThat(comparison.corners()).isEmpty();
    }

    @Test
    void an_entry_is_the_quantity_at_its_row_and_column() {
        Comparison comparison =
                Comparison.of(Examples.find("three-three-two-batch").step());

        assertThat(matrix(comparison, "Z1").quantity(2, 1)).isEqualTo(Quantity.weightedSum(1, 3, 2));
        assertThat(matrix(comparison, "dW2").quantity(1, 0)).isEqualTo(Derivatives.batchLossByWeight(2, 2, 1));
        assertThat(matrix(comparison, "b2′").quantity(1, 0)).isEqualTo(Quantity.newBias(2, 2));
    }

    // and it is seen where they do not

    @Test
    void one_weight_that_differs_in_its_ninth_digit_is_found() {
        TrainingStep step = Examples.find("three-three-two").step();

        Comparison comparison = Comparison.of(step, with(step, "0.100000001"));

        assertThat(comparison.agrees()).isFalse();
        assertThat(matrix(comparison, "Z1").largest().quantity()).isEqualTo(Quantity.weightedSum(1, 1, 1));
        // z1[1] = 0.1, and 1e-9·1 more
        assertThat(matrix(comparison, "Z1").largest().absolute()).isEqualTo(1e-9, within(1e-15));
        assertThat(matrix(comparison, "Z1").largest().relative()).isBetween(1e-10, 1e-8);
        assertThat(matrix(comparison, "dW1").largest().relative()).isGreaterThan(1e-12);
    }

    @Test
    void a_sum_that_cancels_is_measured_by_what_was_added_up() {
        // σ(0.3·1 − 0.1·3): 0 on paper, −5.6e-17 in doubles
        Comparison comparison = Comparison.of(Given.step(
                Given.network(Given.layer(Activation.IDENTITY, "0.3 -0.1", "0")),
                Loss.SQUARED_ERROR,
                "0.1",
                Given.sample("1 3", "0.7")));
        assertThat(comparison.agrees()).isTrue();
    }

    // on the corner

    @Test
    void the_batch_of_two_stands_on_relu_s_corner() {
        Example example = Examples.find("three-three-two-batch");
        Comparison comparison = Comparison.of(example.step());

        // 0.1·2 + 0.2·1 − 0.1·3 − 0.1
        assertThat(comparison.corners()).singleElement().satisfies(corner -> {
            assertThat(corner.weightedSum()).isEqualTo(Quantity.weightedSum(1, 1, 2));
            assertThat(corner.asWritten()).isEqualTo(0.1 * 2 + 0.2 * 1 + -0.1 * 3 + -0.1);
        });
        assertThat(matrix(comparison, "Z1").values().get(0, 1)).isZero();
        assertThat(matrix(comparison, "dZ1").values().get(0, 1)).isZero();
    }

    @Test
    void an_engine_that_opened_the_gate_would_be_off_by_what_comes_through_it() {
        Comparison comparison =
                Comparison.of(Examples.find("three-three-two-batch").step());
        ComparedEntry parting = comparison.parting().orElseThrow();

        // ∂L/∂a1[1]@2 would pass, times x[3] = 3, and half of it in the mean over two samples
        double passed =
                comparison.trace().of(Derivatives.lossByActivation(1, 1, 2)).getReal();
        assertThat(parting.quantity()).isEqualTo(Derivatives.batchLossByWeight(1, 1, 3));
        assertThat(parting.absolute()).isEqualTo(Math.abs(passed) * 3 / 2, within(1e-15));
    }

    @Test
    void corners_are_reported_in_words() {
        Example example = Examples.find("three-three-two-batch");
        CompareWords words = new CompareWords(
                Comparison.of(example.step()), new Names(new Rules(example.computation()), example.labels()));

        assertThat(words.outcome()).startsWith("They agree: the largest relative difference is ");
        assertThat(words.corners())
                .containsExactly(
                        "z1[1]@2 is exactly 0 on paper, at ReLU's corner. A plain sum of doubles gives -2.8e-17 in the order"
                                + " of the rule and 0 in the order of the matrices. Both engines use the exact decimals: 0, so the"
                                + " gate is shut.",
                        "Another order of addition, or a fused multiply-add, can come out slightly above 0 and open the gate."
                                + " Two correct engines can then differ by 0.086, in dL/dw1[1,3].");
    }

    @Test
    void engines_that_do_not_agree_are_said_to_in_words() {
        TrainingStep step = Examples.find("three-three-two").step();
        CompareWords words = new CompareWords(
                Comparison.of(step, with(step, "0.2")), new Names(new Rules(step), Labels.none(step.network())));

        assertThat(words.outcome())
                .startsWith("They do not agree: the largest relative difference is ")
                .endsWith("; above 1e-12 it is not just rounding.");
    }

    // what each costs

    @Test
    void multiply_adds_are_counted_forward_backward_and_for_the_gradients() {
        // 3·3 and 2·3 weights, two samples: forward, dW, and dA for the second layer
        assertThat(Effort.multiplyAdds(Examples.find("three-three-two-batch").step()))
                .isEqualTo(2 * (9 + 6) + 2 * (9 + 6) + 2 * 6);
    }

    @Test
    void every_number_of_the_scalar_engine_is_counted_and_the_matrices_are_run_again_from_what_they_have_made() {
        // so far beyond the lowest point that, run after run, its weights leave the range of doubles
        for (String name : List.of("three-three-two-batch", "overshoot")) {
            TrainingStep step = Examples.find(name).step();

            Effort oneByOne = Effort.oneByOne(step);
            Effort asMatrices = Effort.asMatrices(step);

            assertThat(oneByOne.numbers()).isEqualTo(new Rules(step).order().size());
            assertThat(oneByOne.bytes()).isGreaterThanOrEqualTo(8 * oneByOne.numbers());
            assertThat(asMatrices.numbers()).isLessThan(oneByOne.numbers());
            assertThat(asMatrices.bytes()).isEqualTo(8 * asMatrices.numbers());
            assertThat(oneByOne.seconds()).isPositive().isFinite();
            assertThat(asMatrices.seconds()).isPositive().isFinite();
        }
    }

    /** The same step with another first weight. */
    private static TrainingStep with(TrainingStep step, String weight) {
        Layer first = step.network().layer(1);
        List<List<BigDecimal>> rows = new ArrayList<>(first.weights());
        List<BigDecimal> row = new ArrayList<>(rows.get(0));
        row.set(0, new BigDecimal(weight));
        rows.set(0, row);
        Layer[] layers = step.network().layers().toArray(Layer[]::new);
        layers[0] = new Layer(first.activation(), rows, first.biases());
        return step.withNetwork(Given.network(layers));
    }

    private static ComparedMatrix matrix(Comparison comparison, String name) {
        return comparison.matrices().stream()
                .filter(matrix -> matrix.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(Arrays.toString(
                        comparison.matrices().stream().map(ComparedMatrix::name).toArray())));
    }
}
