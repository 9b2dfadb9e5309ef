package longhand.model.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import longhand.notation.formula.GivenFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of an activation follows from its formula. */
class ActivationTest {
    private static Activation of(String text) {
        return GivenFunction.activation(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "relu | 0",
                "leaky-relu | 0",
                "{leaky-relu: 1} | ''",
                "elu | ''",
                "{elu: 0.5} | 0",
                "softplus | ''",
                "gelu | ''",
                "silu | ''",
                "sigmoid | ''",
                "hard-sigmoid | -3 3",
                "tanh | ''",
                "hard-tanh | -1 1",
                "step | 0",
                "identity | ''",
                "max(0.1*z, z) | 0",
                "min(1, max(-1, z)) | -1 1",
                "abs(2*z - 1) | 0.5",
                "max(z, 2*z - 3) | 3",
                "max(z, z) | ''",
                "z^2 | ''"
            })
    void its_corners_are_where_it_turns_or_jumps(String text, String corners) {
        Activation activation = of(text);
        assertThat(activation.curve().corners().stream()
                        .map(BigDecimal::toPlainString)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(corners);
        assertThat(activation.hasCorner()).isEqualTo(!corners.isEmpty());
    }

    @Test
    void a_corner_whose_place_nobody_looks_for_is_one_all_the_same() {
        assertThat(of("max(z^2, exp(z))").hasCorner()).isTrue();
        assertThat(of("max(z^2, z)").curve().isCorner(BigDecimal.ONE)).isTrue();
        assertThat(of("max(z^2, z)").curve().isCorner(new BigDecimal("0.5"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"max(1/(z + 1), 1.5*z)", "min(2^(z - 1), 1.25 - z)", "abs(1/(z + 1) - 1.5*z)"})
    void where_no_place_is_found_a_comparison_has_no_corner_that_is_known(String text) {
        assertThat(of(text).curve().corners()).isEmpty();
        assertThat(of(text).hasCorner()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "relu | 0 | 0",
                "leaky-relu | 0 | 0.01",
                "{leaky-relu: 0.1} | 0 | 0.1",
                "{elu: 0.5} | 0 | 0.5",
                "hard-sigmoid | 3 | 0",
                "hard-sigmoid | -3 | 0",
                "hard-tanh | 1 | 0",
                "hard-tanh | -1 | 0",
                "step | 0 | 0",
                "max(0, z) | 0 | 0",
                "max(z, 0) | 0 | 0",
                "max(0.1*z, z) | 0 | 0.1",
                "max(z, 0.1*z) | 0 | 0.1",
                "min(max(z, -1), 1) | 1 | 0",
                "min(0, -z) | 0 | 0",
                "abs(z) | 0 | 0",
                "max(z, -z) | 0 | 0",
                "max(z^2, z) | 1 | 1",
                "max(z^2, z) | 0 | 0",
                "min(z^2, z) | 1 | 1"
            })
    void on_a_corner_the_flatter_slope_holds(String text, BigDecimal at, double slope) {
        assertThat(of(text).curve().slopeAt(at)).isEqualTo(slope);
    }

    @Test
    void its_other_properties_follow_as_well() {
        assertThat(named(Activation::isGate)).containsExactly("relu");
        assertThat(of("max(0, z)").isGate()).isTrue();
        assertThat(of("{leaky-relu: 0}").isGate()).isTrue();
        assertThat(of("max(0, z)^2").isGate()).isTrue();
        assertThat(of("max(0.1*z, z)").isGate()).isFalse();
        assertThat(named(Activation::isSquashing))
                .containsExactly("sigmoid", "hard-sigmoid", "tanh", "hard-tanh", "step");
        assertThat(of("2*sigmoid(z) - 1").isSquashing()).isTrue();
        assertThat(of("z*sigmoid(z)").isSquashing()).isFalse();
        assertThat(named(Activation::isBetweenZeroAndOne)).containsExactly("sigmoid", "softmax");
        assertThat(of("sigmoid(z)").isBetweenZeroAndOne()).isFalse();
        assertThat(named(Activation::isStraight)).containsExactly("identity");
        assertThat(of("z").isStraight()).isTrue();
        assertThat(named(Activation::isPartial)).isEmpty();
        assertThat(List.of("1/z", "ln(z)", "sqrt(z)", "z^0.5", "z^-2", "2/(1 + z^2)", "z^z"))
                .allMatch(text -> of(text).isPartial());
        assertThat(List.of("z/2", "z^3", "exp(z)", "abs(z)", "tan(z)")).noneMatch(text -> of(text).isPartial());
        assertThat(named(Activation::isFormula)).isEmpty();
        assertThat(of("{elu: 2}").isFormula()).isFalse();
        assertThat(of("max(0, z)").isFormula()).isTrue();
    }

    private static List<String> named(java.util.function.Predicate<Activation> which) {
        return Activation.named().stream().filter(which).map(Activation::key).toList();
    }

    @Test
    void a_parameter_that_is_the_usual_one_is_none() {
        assertThat(of("{leaky-relu: 0.010}")).isEqualTo(Activation.LEAKY_RELU);
        assertThat(of("{elu: 1}")).isEqualTo(Activation.ELU);
        assertThat(of("{elu: 0.5}")).isNotEqualTo(Activation.ELU).isEqualTo(of("{elu: 0.5}"));
        assertThat(of("{elu: 0.5}").title()).isEqualTo("ELU (0.5)");
    }
}
