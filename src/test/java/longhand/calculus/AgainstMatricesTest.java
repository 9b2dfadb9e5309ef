package longhand.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Quantity;
import longhand.mnist.descent.Corners;
import longhand.mnist.descent.DescentStep;
import longhand.mnist.matrix.Matrix;
import longhand.model.TrainingStep;
import longhand.model.network.Activation;
import longhand.model.network.Network;
import org.apache.commons.math3.util.Decimal64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules, one number at a time, against the same step in matrices, which share no code with them. */
class AgainstMatricesTest {
    static Stream<TrainingStep> steps() {
        return RandomSteps.of(100, 20261122);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void every_number_is_the_same_in_matrices(TrainingStep given) {
        Trace<Decimal64> trace = new Trace<>(new Rules(given), Arithmetic.doubles());
        Corners onPaper = (layer, neuron, image) -> corner(trace, Quantity.weightedSum(layer, neuron + 1, image + 1));
        DescentStep step = DescentStep.of(given, onPaper);
        step.run();

        Network network = given.network();
        boolean isAlone = given.batch().size() == 1;
        for (int l = 1; l <= network.depth(); l++) {
            int layer = l;
            for (int k = 1; k <= given.batch().size(); k++) {
                int sample = k;
                compare(trace, step.z(l), k, j -> Quantity.weightedSum(layer, j, sample));
                compare(trace, step.a(l), k, j -> Quantity.activation(layer, j, sample));
                compare(trace, step.da(l), k, j -> Derivatives.lossByActivation(layer, j, sample));
                compare(trace, step.dz(l), k, j -> Derivatives.lossByWeightedSum(layer, j, sample));
            }
            for (int i = 1; i <= network.width(l - 1); i++) {
                int from = i;
                compare(
                        trace,
                        step.dw(l),
                        i,
                        j -> isAlone
                                ? Derivatives.lossByWeight(layer, j, from, 1)
                                : Derivatives.batchLossByWeight(layer, j, from));
                compare(trace, step.w(l), i, j -> Quantity.newWeight(layer, j, from));
            }
            compare(
                    trace,
                    step.db(l),
                    1,
                    j -> isAlone ? Derivatives.lossByBias(layer, j, 1) : Derivatives.batchLossByBias(layer, j));
            if (given.updateBiases()) {
                compare(trace, step.b(l), 1, j -> Quantity.newBias(layer, j));
            }
        }
        for (int k = 1; k <= given.batch().size(); k++) {
            int sample = k;
            compare(trace, step.losses(), k, j -> Quantity.sampleLoss(sample));
        }
    }

    /** What is on a corner on paper. */
    private static double corner(Trace<Decimal64> trace, Quantity z) {
        Activation activation = trace.step().network().layer(z.layer()).activation();
        BigDecimal exact = trace.exactly(z);
        return exact != null && activation.hasCorner() && activation.curve().isCorner(exact)
                ? exact.doubleValue()
                : Double.NaN;
    }

    private static void compare(Trace<Decimal64> trace, Matrix matrix, int column, IntFunction<Quantity> of) {
        for (int j = 1; j <= matrix.rows(); j++) {
            double expected = trace.of(of.apply(j)).getReal();
            assertThat(matrix.get(j - 1, column - 1))
                    .as("%s", of.apply(j))
                    .isCloseTo(expected, within(1e-13 * Math.max(1, Math.abs(expected))));
        }
    }
}
