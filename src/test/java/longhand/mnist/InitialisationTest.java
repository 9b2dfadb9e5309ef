package longhand.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import longhand.mnist.descent.Parameters;
import longhand.mnist.matrix.Matrix;
import org.junit.jupiter.api.Test;

class InitialisationTest {
    private static final List<Integer> SIZES = List.of(784, 16, 16, 10);

    @Test
    void he_draws_normal_weights_of_variance_two_over_inputs_and_no_biases() {
        Parameters parameters = Initialisation.HE.parameters(SIZES, 42);

        double[] weights = parameters.weights(1).toRows();
        double mean = Arrays.stream(weights).average().orElseThrow();
        double variance = Arrays.stream(weights).map(w -> w * w).average().orElseThrow() - mean * mean;
        assertThat(mean).isCloseTo(0, within(4 * Math.sqrt(2.0 / 784 / weights.length)));
        assertThat(variance).isCloseTo(2.0 / 784, within(0.05 * 2 / 784));
        assertThat(parameters.biases(1)).isEqualTo(new Matrix(16, 1));
    }

    @Test
    void uniform_draws_weights_and_biases_up_to_one_over_the_root_of_inputs() {
        Parameters parameters = Initialisation.UNIFORM.parameters(SIZES, 42);

        double[] weights = parameters.weights(1).toRows();
        assertThat(Arrays.stream(weights)).allMatch(w -> Math.abs(w) <= 1.0 / 28);
        assertThat(Arrays.stream(weights).max().orElseThrow()).isGreaterThan(0.99 / 28);
        assertThat(Arrays.stream(weights).min().orElseThrow()).isLessThan(-0.99 / 28);
        assertThat(Arrays.stream(parameters.biases(1).toRows())).allMatch(b -> b != 0 && Math.abs(b) <= 1.0 / 28);
    }

    /**
     * The first weights by the same published recipe in NumPy: {@code RandomState} with seed [0, 42, 0], 26 bits of each of two
     * draws to a uniform number, and Box and Muller's two normal numbers of two uniform ones. NumPy's
     * sine and logarithm differ from ours in the last digit: 0.05881114583025517, 0.07221694696975751.
     */
    @Test
    void a_seed_gives_the_same_numbers_everywhere() {
        assertThat(Initialisation.UNIFORM.parameters(SIZES, 42).weights(1).toRows())
                .startsWith(-0.02385234806575241, -0.0069005104169560195, 0.03451004227369455);
        assertThat(Initialisation.HE.parameters(SIZES, 42).weights(1).toRows())
                .startsWith(0.034250666339796766, 0.058811145830255186, 0.07221694696975754);
    }

    @Test
    void another_seed_gives_others() {
        assertThat(Initialisation.HE.parameters(SIZES, 43)).isNotEqualTo(Initialisation.HE.parameters(SIZES, 42));
    }

    @Test
    void shapes_that_do_not_meet_are_refused() {
        assertThatThrownBy(() -> new Parameters(
                        List.of(new Matrix(16, 784), new Matrix(10, 15)),
                        List.of(new Matrix(16, 1), new Matrix(10, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("W2 needs 16 columns, a column for each row of W1; found 10×15");
        assertThatThrownBy(() -> new Parameters(List.of(new Matrix(16, 784)), List.of(new Matrix(1, 16))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("b1 needs the shape 16×1, as W1 is 16×784; found 1×16");
    }
}
