package longhand.calculus;

import static longhand.calculus.Examples.inDoubles;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import longhand.formula.Arithmetic;
import longhand.formula.Formula;
import longhand.formula.Values;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Quantity;
import org.apache.commons.math3.analysis.differentiation.SparseGradient;
import org.apache.commons.math3.util.Decimal64;
import org.junit.jupiter.api.Test;

/** Every derivative rule against a forward pass that differentiates itself: two derivations that share no code. */
class DerivativesAgainstGradientsTest {
    /**
     * Derivatives below this are what is left when larger ones cancel, or stand behind a long row of small factors: two ways to work
     * them out in doubles differ by the rounding of what cancelled, some 1e-16. {@link DerivativesAgainstDifferencesTest}
     * measures them with 50 digits.
     */
    private static final double FLOOR = 1e-3;

    @Test
    void every_derivative_rule_is_what_the_forward_pass_says() {
        Largest difference = new Largest();
        RandomSteps.of(300, 1).forEach(step -> {
            Trace<Decimal64> trace = inDoubles(step);
            Trace<SparseGradient> forward = new Trace<>(trace.rules(), new ForwardOnly(trace.rules()));
            trace.forEach(q -> {
                if (q instanceof Derivative derivative) {
                    double rule = trace.of(q).getReal();
                    double gradient = forward.of(derivative.numerator())
                            .getDerivative(number(trace.rules(), derivative.denominator()));
                    difference.see(
                            Math.abs(rule - gradient) / Math.max(FLOOR, Math.abs(rule)), q, rule, gradient, step);
                }
            });
        });
        difference.isAtMost(1e-12);
    }

    @Test
    void on_the_corner_the_forward_pass_says_nought_too() {
        Rules rules = new Rules(Examples.threeThreeTwoBatch());
        Trace<SparseGradient> forward = new Trace<>(rules, new ForwardOnly(rules));

        SparseGradient activation = forward.of(Quantity.activation(1, 1, 2));
        assertThat(forward.of(Quantity.weightedSum(1, 1, 2)).getValue()).isZero();
        assertThat(activation.getValue()).isZero();
        assertThat(activation.getDerivative(number(rules, Quantity.weightedSum(1, 1, 2))))
                .isZero();
        assertThat(forward.of(Quantity.sampleLoss(2)).getDerivative(number(rules, Quantity.weight(1, 1, 1))))
                .isZero();
    }

    private static int number(Rules rules, Quantity variable) {
        return rules.order().placeOf(variable);
    }

    /** Numbers that carry how they move with every number before them; each number is a variable of its own. */
    private record ForwardOnly(Rules rules) implements Arithmetic<SparseGradient> {
        @Override
        public SparseGradient number(BigDecimal decimal) {
            return SparseGradient.createConstant(decimal.doubleValue());
        }

        @Override
        public SparseGradient settle(Quantity q, Formula formula, BigDecimal exact, Values<SparseGradient> values) {
            assertThat(q.isDerivative()).as("no backward rule is asked: %s", q).isFalse();
            SparseGradient value = formula.plain().value(values);
            double rounding = exact == null ? 0 : exact.doubleValue() - value.getValue();
            SparseGradient nudge =
                    SparseGradient.createVariable(DerivativesAgainstGradientsTest.number(rules, q), rounding);
            return value.add(nudge);
        }
    }
}
