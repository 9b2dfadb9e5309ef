package longhand.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.util.Decimal64;
import org.junit.jupiter.api.Test;

class NeuronFunctionTest {
    private static final Set<NeuronFunction> SOFTMAX =
            Set.of(NeuronFunction.SOFTMAX, NeuronFunction.LN_SOFTMAX, NeuronFunction.LN_REST_OF_SOFTMAX);

    @Test
    void equal_scores_share_equally_whatever_they_are() {
        for (double score : new double[] {0, -3.5, 800, -800, 1e300}) {
            for (int i = 0; i < 4; i++) {
                assertThat(of(NeuronFunction.SOFTMAX, i, score, score, score, score))
                        .isEqualTo(0.25);
                // ln ¼ and ln ¾
                assertThat(of(NeuronFunction.LN_SOFTMAX, i, score, score, score, score))
                        .isCloseTo(-2 * Math.log(2), within(1e-15));
                assertThat(of(NeuronFunction.LN_REST_OF_SOFTMAX, i, score, score, score, score))
                        .isCloseTo(Math.log(0.75), within(1e-15));
            }
        }
    }

    @Test
    void two_equal_scores_stand_exactly_where_the_rest_is_worked_out_another_way() {
        for (int i = 0; i < 2; i++) {
            assertThat(of(NeuronFunction.LN_REST_OF_SOFTMAX, i, 800, 800)).isCloseTo(-Math.log(2), within(1e-15));
        }
    }

    @Test
    void the_rest_goes_over_smoothly_from_one_way_of_working_it_out_to_the_other() {
        // two scores ±d/2: ln(1 − a) = −ln(1 + e^±d)
        for (double d : new double[] {-1e-9, -1e-15, 0, 1e-15, 1e-9}) {
            assertThat(of(NeuronFunction.LN_REST_OF_SOFTMAX, 0, d, 0)).isCloseTo(-Math.log(2) - d / 2, within(1e-15));
            assertThat(of(NeuronFunction.LN_REST_OF_SOFTMAX, 1, d, 0)).isCloseTo(-Math.log(2) + d / 2, within(1e-15));
        }
    }

    @Test
    void adding_a_number_to_every_score_changes_nothing() {
        for (NeuronFunction function : SOFTMAX) {
            for (int i = 0; i < 3; i++) {
                assertThat(of(function, i, 1025, 1027, 1024)).isEqualTo(of(function, i, 1, 3, 0));
            }
        }
    }

    private static double of(NeuronFunction function, int index, double... scores) {
        List<Decimal64> z = DoubleStream.of(scores).mapToObj(Decimal64::new).toList();
        return function.of(index, z).getReal();
    }
}
