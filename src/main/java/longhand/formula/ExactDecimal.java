package longhand.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import longhand.formula.Choice.Cases;
import longhand.formula.Choice.Extreme;
import longhand.formula.Choice.Relation;
import longhand.formula.Formula.Applied;
import longhand.formula.Formula.Constant;
import longhand.formula.Formula.Negative;
import longhand.formula.Formula.Power;
import longhand.formula.Formula.Product;
import longhand.formula.Formula.Quotient;
import longhand.formula.Formula.Reference;
import longhand.formula.Formula.Stable;
import longhand.formula.Formula.Sum;
import longhand.formula.quantity.Quantity;

/** The value of a formula as an exact decimal, where it is one: the numbers that an example gives are decimals of few digits. */
public final class ExactDecimal {
    /** Decimals of more digits than this count as not exact, so that exact arithmetic cannot grow without bound. */
    static final int MOST_DIGITS = 40;

    private static final int FEW_DIGITS = 3;

    /** An integer of so many bits surely has no more digits than that. */
    private static final int SAFE_BITS = 132;

    private ExactDecimal() {}

    /** The exact decimals of quantities. */
    public interface Known {
        /** Null where the quantity is not known as an exact decimal. */
        BigDecimal of(Quantity quantity);
    }

    /** Null where the value is no decimal of at most 40 digits. */
    public static BigDecimal of(Formula formula, Known known) {
        if (formula instanceof Reference reference) {
            return known.of(reference.quantity());
        }
        if (formula instanceof Product product) {
            return ofProduct(product.parts(), known);
        }
        if (formula instanceof Sum sum) {
            return ofSum(sum.parts(), known);
        }
        if (formula instanceof Constant constant) {
            return bounded(constant.number());
        }
        if (formula instanceof Negative negative) {
            BigDecimal value = of(negative.of(), known);
            return value == null ? null : value.negate();
        }
        if (formula instanceof Quotient quotient) {
            BigDecimal top = of(quotient.numerator(), known);
            return top == null ? null : divided(top, of(quotient.denominator(), known));
        }
        if (formula instanceof Applied applied) {
            BigDecimal x = of(applied.argument(), known);
            return x == null ? null : bounded(applied.function().exactly(x));
        }
        if (formula instanceof Power power) {
            return ofPower(of(power.base(), known), of(power.exponent(), known));
        }
        if (formula instanceof Extreme extreme) {
            BigDecimal one = of(extreme.left(), known);
            BigDecimal other = one == null ? null : of(extreme.right(), known);
            return other == null ? null : extreme.isLarger() ? one.max(other) : one.min(other);
        }
        if (formula instanceof Cases cases) {
            BigDecimal left = of(cases.left(), known);
            BigDecimal right = left == null ? null : of(cases.right(), known);
            return right == null ? null : ofCase(cases, left.compareTo(right), known);
        }
        if (formula instanceof Largest largest) {
            int place = place(largest.parts(), known);
            return place < 0 ? null : of(largest.parts().get(place), known);
        }
        if (formula instanceof Largest.Taken taken) {
            int place = place(taken.parts(), known);
            return place < 0 ? null : place == taken.place() ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        return formula instanceof Stable stable ? of(stable.computed(), known) : null;
    }

    /** The place of the first that is the largest, counted from 0; −1 where one of them is not known. */
    private static int place(List<Formula> formulas, Known known) {
        int place = 0;
        BigDecimal largest = null;
        for (int i = 0; i < formulas.size(); i++) {
            BigDecimal next = of(formulas.get(i), known);
            if (next == null) {
                return -1;
            }
            if (largest == null || next.compareTo(largest) > 0) {
                place = i;
                largest = next;
            }
        }
        return place;
    }

    private static BigDecimal ofPower(BigDecimal base, BigDecimal exponent) {
        if (base == null || exponent == null || exponent.abs().compareTo(BigDecimal.valueOf(Power.MOST_FACTORS)) > 0) {
            return null;
        }
        int whole = exponent.intValue();
        if (exponent.compareTo(BigDecimal.valueOf(whole)) != 0) {
            return null;
        }
        BigDecimal power = bounded(base.pow(Math.abs(whole)));
        return whole < 0 ? divided(BigDecimal.ONE, power) : power;
    }

    private static BigDecimal ofCase(Cases cases, int order, Known known) {
        if (order != 0 || cases.relation() != Relation.GREATER_OR_FLATTER) {
            return of(cases.chosen(order), known);
        }
        BigDecimal one = of(cases.then(), known);
        BigDecimal other = one == null ? null : of(cases.otherwise(), known);
        if (other == null) {
            return null;
        }
        int steeper = one.abs().compareTo(other.abs());
        // the mean of two that are equally steep is either of them, or 0
        return steeper < 0 ? one : steeper > 0 || one.compareTo(other) == 0 ? other : BigDecimal.ZERO;
    }

    private static BigDecimal ofSum(List<Formula> terms, Known known) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Formula term : terms) {
            BigDecimal next = of(term, known);
            sum = next == null ? null : bounded(sum.add(next));
            if (sum == null) {
                return null;
            }
        }
        return sum;
    }

    /** The last factor first: it is the nearest, and where it is 0 all that the others are made of need not be worked out. */
    private static BigDecimal ofProduct(List<Formula> factors, Known known) {
        BigDecimal product = BigDecimal.ONE;
        for (int i = factors.size() - 1; i >= 0; i--) {
            BigDecimal next = of(factors.get(i), known);
            if (next != null && next.signum() == 0 && existsAlways(factors)) {
                return BigDecimal.ZERO; // whatever the others are, exact or not
            }
            product = product == null || next == null ? null : bounded(product.multiply(next));
        }
        return product;
    }

    /** Whether each has a value, whatever those are of what it names: 0 times a quotient by 0 is no number. */
    private static boolean existsAlways(List<Formula> factors) {
        for (Formula factor : factors) {
            if (!(factor instanceof Reference) && factor.isPartial()) {
                return false;
            }
        }
        return true;
    }

    private static BigDecimal divided(BigDecimal top, BigDecimal bottom) {
        if (bottom == null || bottom.signum() == 0) {
            return null;
        }
        BigDecimal few = divided(top, bottom, FEW_DIGITS); // a half, a quarter: mostly that is all
        return few == null ? divided(top, bottom, MOST_DIGITS) : few;
    }

    /** With so many decimals more than the dividend has; null where these are not enough. */
    private static BigDecimal divided(BigDecimal top, BigDecimal bottom, int decimals) {
        BigDecimal rounded = top.divide(bottom, decimals + Math.max(0, top.scale()), RoundingMode.DOWN);
        return rounded.multiply(bottom).compareTo(top) == 0 ? bounded(rounded.stripTrailingZeros()) : null;
    }

    private static BigDecimal bounded(BigDecimal value) {
        if (value == null || Math.abs(value.scale()) > 400) {
            return null;
        }
        // digits are counted only where there can be too many: below 2^132 there are at most 40
        boolean isLong = value.unscaledValue().bitLength() > SAFE_BITS && value.precision() > MOST_DIGITS;
        return isLong ? null : value;
    }
}
