package longhand.calculus;

import static longhand.calculus.Examples.inDoubles;
import static org.assertj.core.api.Assertions.assertThat;

import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import org.junit.jupiter.api.Test;

class QuantityTest {
    @Test
    void the_activation_of_layer_0_is_the_input() {
        assertThat(Quantity.activation(0, 2, 1)).isEqualTo(Quantity.input(2, 1));
    }

    @Test
    void a_derivative_knows_what_stands_above_and_below_the_stroke() {
        stroke(Derivatives.lossByActivation(2, 1, 3), Quantity.sampleLoss(3), Quantity.activation(2, 1, 3));
        stroke(Derivatives.lossByWeightedSum(2, 1, 3), Quantity.sampleLoss(3), Quantity.weightedSum(2, 1, 3));
        stroke(Derivatives.lossByWeight(2, 1, 4, 3), Quantity.sampleLoss(3), Quantity.weight(2, 1, 4));
        stroke(Derivatives.lossByBias(2, 1, 3), Quantity.sampleLoss(3), Quantity.bias(2, 1));
        stroke(Derivatives.outputLossByActivation(5, 2, 1, 3), Quantity.outputLoss(5, 3), Quantity.activation(2, 1, 3));
        stroke(Derivatives.outputLossByWeight(5, 2, 1, 4, 3), Quantity.outputLoss(5, 3), Quantity.weight(2, 1, 4));
        stroke(Derivatives.outputLossByBias(5, 2, 1, 3), Quantity.outputLoss(5, 3), Quantity.bias(2, 1));
        stroke(
                Derivatives.activationByWeightedSum(2, 1, 4, 3),
                Quantity.activation(2, 1, 3),
                Quantity.weightedSum(2, 4, 3));
        stroke(Derivatives.weightedSumByWeight(2, 1, 4, 3), Quantity.weightedSum(2, 1, 3), Quantity.weight(2, 1, 4));
        stroke(Derivatives.weightedSumByBias(2, 1, 3), Quantity.weightedSum(2, 1, 3), Quantity.bias(2, 1));
        stroke(
                Derivatives.weightedSumByActivation(2, 1, 4, 3),
                Quantity.weightedSum(2, 1, 3),
                Quantity.activation(1, 4, 3));
        stroke(Derivatives.batchLossByWeight(2, 1, 4), Quantity.batchLoss(), Quantity.weight(2, 1, 4));
        stroke(Derivatives.batchLossByBias(2, 1), Quantity.batchLoss(), Quantity.bias(2, 1));
    }

    @Test
    void what_stands_above_and_below_the_stroke_is_there() {
        RandomSteps.of(50, 13).forEach(step -> {
            Rules rules = new Rules(step);
            inDoubles(step).forEach(q -> {
                if (q instanceof Derivative derivative) {
                    assertThat(rules.has(derivative.numerator()))
                            .as("numerator of %s", q)
                            .isTrue();
                    assertThat(rules.has(derivative.denominator()))
                            .as("denominator of %s", q)
                            .isTrue();
                } else {
                    assertThat(q.phase()).isNotEqualTo(Phase.BACKWARD);
                }
            });
        });
    }

    private static void stroke(Derivative derivative, Quantity above, Quantity below) {
        assertThat(derivative.numerator()).isEqualTo(above);
        assertThat(derivative.denominator()).isEqualTo(below);
    }
}
