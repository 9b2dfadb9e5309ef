package longhand.formula;

import java.math.BigDecimal;
import longhand.formula.Formula.Constant;
import longhand.formula.Formula.Reference;
import longhand.formula.Formula.Sum;
import org.apache.commons.math3.RealFieldElement;
import org.apache.commons.math3.analysis.differentiation.SparseGradient;

/**
 * The value of a part on which more depends than digits: whether there is a quotient, which of two cases holds. What is 0 on paper is 0
 * here, and what is equal there is equal here.
 *
 * @param value where it is an exact decimal, that decimal
 * @param exact null where it is none
 * @param sign below 0, 0, or above 0; above 0 also where the value is only too small for its number type
 */
record Settled<T extends RealFieldElement<T>>(T value, BigDecimal exact, double sign) {
    static <T extends RealFieldElement<T>> Settled<T> of(Formula formula, Values<T> values) {
        T value = formula.value(values);
        BigDecimal exact = ExactDecimal.of(formula, values::exactly);
        boolean isSettled = exact == null || formula instanceof Reference || formula instanceof Constant;
        T settled = isSettled ? value : moved(value, values.number(exact));
        return new Settled<>(settled, exact, sign(formula, settled, exact, values));
    }

    /** The exact number in the place of a value, which may carry a gradient and keeps it. */
    @SuppressWarnings("unchecked") // of a gradient one is made
    private static <T extends RealFieldElement<T>> T moved(T value, T exact) {
        return value instanceof SparseGradient moving ? (T) moving.add(exact.getReal() - moving.getValue()) : exact;
    }

    private static <T extends RealFieldElement<T>> double sign(
            Formula formula, T value, BigDecimal exact, Values<T> values) {
        if (value.getReal() != 0) {
            return value.getReal();
        }
        if (exact != null) {
            return exact.signum();
        }
        boolean cancels = formula instanceof Sum
                && formula.parts().stream().anyMatch(part -> part.value(values).getReal() != 0);
        return cancels ? 0 : Double.MIN_VALUE;
    }

    /** Negative where it is below another, 0 where they are equal, positive where it is above; exactly, where both are known so. */
    int order(Settled<T> other) {
        return exact != null && other.exact != null
                ? exact.compareTo(other.exact)
                : (int) Math.signum(value.subtract(other.value).getReal());
    }
}
