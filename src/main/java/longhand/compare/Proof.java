package longhand.compare;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import longhand.calculus.Change;
import longhand.calculus.Trace;
import longhand.formula.Arithmetic;
import longhand.formula.Formula;
import longhand.formula.Values;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.Supervised;
import org.apache.commons.math3.analysis.differentiation.SparseGradient;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.util.Decimal64;

/**
 * How we know that the numbers are right: every derivative is compared with one that shares no code with its rule, and every value
 * with the same value at 50 digits.
 *
 * <p>The other derivative comes from the <em>forward</em> formulas alone, evaluated in numbers that carry their own gradient
 * ({@link SparseGradient}): the quantity below the stroke is made a variable, and the quantity above it says how it moves; of a number that is
 * no loss by its own formula, with all else in that held.
 *
 * @param quantities how many numbers there are
 * @param derivatives how many of them are derivatives
 * @param unproved how many of these have no other way in double precision, as a neuron is saturated or the way is too large for it
 * @param missing the quantities that do not exist, as where a logarithm is taken of 0
 * @param tooLarge the other quantities without a value in double precision: it, or one that it is worked out from, is too large
 * @param fromGradients the largest difference from the self-differentiated forward pass, relative to the larger of 1 and the value
 * @param fromDigits the largest difference from 50 digits, relative likewise
 */
public record Proof(
        int quantities,
        int derivatives,
        int unproved,
        List<Quantity> missing,
        List<Quantity> tooLarge,
        Difference fromGradients,
        Difference fromDigits) {
    /** A difference, and the quantity where it was found. */
    public record Difference(double size, Quantity where) {
        Difference orLarger(double other, Quantity there) {
            return where == null || other > size || Double.isNaN(other) ? new Difference(other, there) : this;
        }
    }

    private static final int DIGITS = 50;

    /** So near to 0 or 1, the subtraction as written loses digits that its derivative is to be compared by. */
    private static final double NEARLY = 1e-3;

    /** Works out the constants that numbers of so many digits need, for whoever wants it done before {@link #of}. */
    public static void prepare() {
        Arithmetic.digits(DIGITS);
    }

    /** Proves every quantity of the trace. The work grows with the square of their number: it is for what fits on paper. */
    public static Proof of(Trace<Decimal64> trace) {
        List<Quantity> all = trace.quantities();
        List<Quantity> missing = new ArrayList<>();
        List<Quantity> tooLarge = new ArrayList<>();
        Difference fromDigits = new Difference(0, null);
        Trace<Dfp> precise = new Trace<>(trace.rules(), Arithmetic.digits(DIGITS));
        for (Quantity q : all) {
            double value = trace.of(q).getReal();
            if (!Double.isFinite(value)) {
                (trace.missing(q) == null ? tooLarge : missing).add(q);
                continue;
            }
            Dfp difference = precise.of(q).subtract(precise.number(new BigDecimal(value)));
            fromDigits = fromDigits.orLarger(Math.abs(difference.toDouble()) / Math.max(1, Math.abs(value)), q);
        }

        Map<Variable, List<Derivative>> derivatives = all.stream()
                .filter(Quantity::isDerivative)
                .map(Derivative.class::cast)
                .collect(Collectors.groupingBy(Derivative::denominator, LinkedHashMap::new, Collectors.toList()));
        Difference fromGradients = new Difference(0, null);
        int count = 0;
        int unproved = 0;
        for (Map.Entry<Variable, List<Derivative>> entry : derivatives.entrySet()) {
            Variable variable = entry.getKey();
            double at = trace.of(variable).getReal();
            Trace<SparseGradient> along = moved(trace, variable, at, Proof::isParameter);
            for (Derivative q : entry.getValue()) {
                count++;
                double value = trace.of(q).getReal();
                Trace<SparseGradient> moved =
                        q.isLocal() ? moved(trace, variable, at, held -> !held.equals(q.numerator())) : along;
                double other = moved.of(q.numerator()).getDerivative(0);
                if (trace.missing(q) != null) {
                    continue;
                }
                if (isSaturated(trace, variable, at) || !Double.isFinite(value) || !Double.isFinite(other)) {
                    unproved++;
                } else {
                    fromGradients = fromGradients.orLarger(Math.abs(value - other) / Math.max(1, Math.abs(value)), q);
                }
            }
        }
        return new Proof(
                all.size(), count, unproved, List.copyOf(missing), List.copyOf(tooLarge), fromGradients, fromDigits);
    }

    /** The parameters of every update are its own: what is given moves them in no rule. */
    private static boolean isParameter(Quantity q) {
        return !q.isDerivative() && q.variable().kind().isParameter();
    }

    /**
     * The forward pass with one quantity made a variable; as people write it where that is an output, so that it is used.
     *
     * @param isHeld which of the others stay as they are, and do not move with it
     */
    private static Trace<SparseGradient> moved(
            Trace<Decimal64> trace, Quantity variable, double at, Predicate<Quantity> isHeld) {
        SparseGradient moving = SparseGradient.createVariable(0, at);
        return new Trace<>(
                trace.rules(),
                new Gradients(trace),
                new Trace.Instead<>() {
                    @Override
                    public SparseGradient of(Quantity q) {
                        if (q.equals(variable)) {
                            return moving;
                        }
                        return isHeld.test(q)
                                ? SparseGradient.createConstant(trace.of(q).getReal())
                                : null;
                    }

                    /** So that it stands on the same side of every corner. */
                    @Override
                    public BigDecimal exactly(Quantity q) {
                        return trace.exactly(q);
                    }
                },
                isOutput(trace, variable) ? (q, right) -> right.plain() : Change.NONE);
    }

    /** Whether a logarithmic loss takes 1 − a or a of an activation that has too few digits left of it. */
    private static boolean isSaturated(Trace<Decimal64> trace, Quantity variable, double at) {
        return isOutput(trace, variable) && learning(trace).loss().isLogarithmic() && Math.min(at, 1 - at) < NEARLY;
    }

    private static boolean isOutput(Trace<Decimal64> trace, Quantity variable) {
        return variable.isOf(Kind.ACTIVATION)
                && variable.layer() == learning(trace).depth();
    }

    /** What has layers and outputs learns from samples. */
    private static Supervised learning(Trace<Decimal64> trace) {
        return (Supervised) trace.rules().computation();
    }

    /** Numbers that carry their gradient; their values are those of a trace, so that both stand on the same side of every corner. */
    private record Gradients(Trace<Decimal64> trace) implements Arithmetic<SparseGradient> {
        @Override
        public SparseGradient number(BigDecimal decimal) {
            return SparseGradient.createConstant(decimal.doubleValue());
        }

        @Override
        public SparseGradient settle(
                Quantity quantity, Formula formula, BigDecimal exact, Values<SparseGradient> values) {
            SparseGradient value = formula.value(values);
            double shift = trace.of(quantity).getReal() - value.getValue();
            return Double.isFinite(shift) ? value.add(shift) : value;
        }
    }
}
