package longhand.calculus;

import static longhand.calculus.Examples.inDoubles;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import longhand.formula.quantity.Quantity;
import org.apache.commons.math3.util.Decimal64;
import org.junit.jupiter.api.Test;

/** Figures that people have printed, as they printed them. */
class PrintedFiguresTest {
    /** Matt Mazur, A Step by Step Backpropagation Example, 2015; some of his figures are rounded and some cut off. */
    @Test
    void mazur() {
        Trace<Decimal64> trace = inDoubles(Examples.mazur());

        // out = 1 / (1 + e^−net)
        printed(trace, Quantity.activation(1, 1, 1), "0.593269992");
        printed(trace, Quantity.activation(1, 2, 1), "0.596884378");
        printed(trace, Quantity.activation(2, 1, 1), "0.75136507");
        printed(trace, Quantity.activation(2, 2, 1), "0.772928465");
        // E_total = Σ ½(target − output)²
        printed(trace, Quantity.outputLoss(1, 1), "0.274811083");
        printed(trace, Quantity.outputLoss(2, 1), "0.023560026");
        printed(trace, Quantity.sampleLoss(1), "0.298371109");
        // ∂E_total/∂w5 = ∂E_total/∂out_o1 · ∂out_o1/∂net_o1 · ∂net_o1/∂w5
        printed(trace, Derivatives.lossByActivation(2, 1, 1), "0.74136507");
        printed(trace, Derivatives.activationByWeightedSum(2, 1, 1, 1), "0.186815602");
        printed(trace, Derivatives.weightedSumByWeight(2, 1, 1, 1), "0.593269992");
        printed(trace, Derivatives.lossByWeight(2, 1, 1, 1), "0.082167041");
        // ∂E_total/∂out_h1 = ∂E_o1/∂out_h1 + ∂E_o2/∂out_h1
        printed(trace, Derivatives.outputLossByActivation(1, 1, 1, 1), "0.055399425");
        // (he has −0.019049119 for the second, which is −0.0190491183: one too many in the last place, from rounded
        // factors)
        printed(trace, Derivatives.lossByActivation(1, 1, 1), "0.036350306");
        printed(trace, Derivatives.lossByWeight(1, 1, 1, 1), "0.000438568");
        // w⁺ = w − η · ∂E_total/∂w; w1 to w4 come out like this only with the old w5 to w8
        printed(trace, Quantity.newWeight(1, 1, 1), "0.149780716");
        printed(trace, Quantity.newWeight(1, 1, 2), "0.19956143");
        printed(trace, Quantity.newWeight(1, 2, 1), "0.24975114");
        printed(trace, Quantity.newWeight(1, 2, 2), "0.29950229");
        printed(trace, Quantity.newWeight(2, 1, 1), "0.35891648");
        printed(trace, Quantity.newWeight(2, 1, 2), "0.408666186");
        printed(trace, Quantity.newWeight(2, 2, 1), "0.511301270");
        printed(trace, Quantity.newWeight(2, 2, 2), "0.561370121");
    }

    /** Lecture notes 5, "average vector of one batch": average[layer].biases[to] and .weights[to][from], from 0. */
    @Test
    void averages_of_one_batch() {
        Trace<Decimal64> trace = inDoubles(Examples.threeThreeTwoBatch());

        // average = ½(gradient of sample 1 + gradient of sample 2)
        sixDecimals(trace, Derivatives.batchLossByBias(1, 1), "-0.028701");
        sixDecimals(trace, Derivatives.batchLossByBias(1, 2), "0.000000");
        sixDecimals(trace, Derivatives.batchLossByBias(1, 3), "0.071283");
        sixDecimals(trace, Derivatives.batchLossByWeight(1, 1, 1), "-0.028701");
        sixDecimals(trace, Derivatives.batchLossByWeight(1, 1, 2), "-0.057403");
        sixDecimals(trace, Derivatives.batchLossByWeight(1, 1, 3), "-0.086104");
        sixDecimals(trace, Derivatives.batchLossByWeight(1, 2, 1), "0.000000");
        sixDecimals(trace, Derivatives.batchLossByWeight(1, 2, 2), "0.000000");
        sixDecimals(trace, Derivatives.batchLossByWeight(1, 2, 3), "0.000000");
        sixDecimals(trace, Derivatives.batchLossByWeight(1, 3, 1), "0.106903");
        sixDecimals(trace, Derivatives.batchLossByWeight(1, 3, 2), "0.106945");
        sixDecimals(trace, Derivatives.batchLossByWeight(1, 3, 3), "0.213849");
        sixDecimals(trace, Derivatives.batchLossByBias(2, 1), "-0.139010");
        sixDecimals(trace, Derivatives.batchLossByBias(2, 2), "0.144936");
        sixDecimals(trace, Derivatives.batchLossByWeight(2, 1, 1), "-0.006961");
        sixDecimals(trace, Derivatives.batchLossByWeight(2, 1, 2), "0.000000");
        sixDecimals(trace, Derivatives.batchLossByWeight(2, 1, 3), "-0.118169");
        sixDecimals(trace, Derivatives.batchLossByWeight(2, 2, 1), "0.007247");
        sixDecimals(trace, Derivatives.batchLossByWeight(2, 2, 2), "0.000000");
        sixDecimals(trace, Derivatives.batchLossByWeight(2, 2, 3), "0.123196");
    }

    /** Lecture notes 2: e^z / Σ e^z of the scores 1.3, 5.1, 2.2, 0.7. */
    @Test
    void softmax_of_four_scores() {
        Trace<Decimal64> trace = inDoubles(Examples.softmax());

        printed(trace, Quantity.activation(1, 1, 1), "0.02");
        printed(trace, Quantity.activation(1, 2, 1), "0.9");
        printed(trace, Quantity.activation(1, 3, 1), "0.05");
        printed(trace, Quantity.activation(1, 4, 1), "0.01");
    }

    /** Rounded or cut off to the decimals that stand there. */
    private static void printed(Trace<Decimal64> trace, Quantity quantity, String figure) {
        BigDecimal printed = new BigDecimal(figure);
        BigDecimal ours = new BigDecimal(trace.of(quantity).getReal());
        assertThat(printed)
                .as("%s, here %s", quantity, ours)
                .isIn(
                        ours.setScale(printed.scale(), RoundingMode.HALF_UP),
                        ours.setScale(printed.scale(), RoundingMode.DOWN));
    }

    private static void sixDecimals(Trace<Decimal64> trace, Quantity quantity, String figure) {
        assertThat(new BigDecimal(trace.of(quantity).getReal()).setScale(6, RoundingMode.HALF_UP))
                .as("%s", quantity)
                .isEqualTo(figure);
    }
}
