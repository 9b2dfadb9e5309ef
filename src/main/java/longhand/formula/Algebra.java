package longhand.formula;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import longhand.formula.Formula.Constant;
import longhand.formula.Formula.Negative;
import longhand.formula.Formula.Product;
import longhand.formula.Formula.Quotient;
import longhand.formula.Formula.Stable;
import longhand.formula.Formula.Sum;

/** Sums, products and quotients as people leave them: no term that is 0, no factor that is 1, a minus before the whole. */
final class Algebra {
    static final Formula ZERO = Formula.number(0);
    static final Formula ONE = Formula.number(1);
    private static final Formula MINUS_ONE = Formula.number(-1);

    private Algebra() {}

    static boolean isZero(Formula formula) {
        return formula == ZERO
                || (formula instanceof Constant constant && constant.number().signum() == 0);
    }

    private static boolean isOne(Formula formula) {
        return formula == ONE
                || (formula instanceof Constant constant && constant.number().compareTo(BigDecimal.ONE) == 0);
    }

    /** The sum of the terms that are not 0. */
    static Formula plus(List<Formula> terms) {
        List<Formula> kept = new ArrayList<>(terms);
        kept.removeIf(Algebra::isZero);
        return kept.isEmpty() ? ZERO : Formula.sum(kept);
    }

    static Formula oneLess(Formula formula) {
        return Formula.difference(ONE, formula);
    }

    /** Without an exponent that is 1, and as a square where it is 2; 1 where it is 0. */
    static Formula power(Formula base, Formula exponent) {
        if (isZero(exponent) || isOne(exponent)) {
            return isOne(exponent) ? base : ONE;
        }
        boolean isSquare =
                exponent instanceof Constant number && number.number().compareTo(BigDecimal.valueOf(2)) == 0;
        return isSquare ? new Formula.Applied(Function.SQUARE, base) : new Formula.Power(base, exponent);
    }

    /** Of a difference, the other way round. */
    static Formula negate(Formula formula) {
        if (formula instanceof Negative negative) {
            return negative.of();
        }
        if (formula == ONE) {
            return MINUS_ONE;
        }
        if (formula instanceof Sum sum && sum.parts().size() == 2 && sum.parts().get(1) instanceof Negative taken) {
            return Formula.difference(taken.of(), sum.parts().get(0));
        }
        return isZero(formula) ? formula : new Negative(formula);
    }

    /** The product of the factors: 0 if one of them is, without those that are 1, a quotient where one of them is 1 over something. */
    static Formula times(List<Formula> factors) {
        List<Formula> all = new ArrayList<>(factors.size());
        boolean isNegative = addTo(all, factors);
        if (all.stream().anyMatch(Algebra::isZero)) {
            return ZERO;
        }
        Formula product = withDenominator(all);
        return isNegative ? negate(product) : product;
    }

    static Formula times(Formula one, Formula other) {
        return isOne(one) ? other : times(List.of(one, other));
    }

    /** Adds factors that are not 1, or those that they are made of, without their signs; tells whether these make a minus. */
    private static boolean addTo(List<Formula> all, List<Formula> factors) {
        boolean isNegative = false;
        for (Formula factor : factors) {
            if (factor instanceof Negative negative) {
                isNegative ^= !addTo(all, List.of(negative.of()));
            } else if (factor instanceof Product product) {
                isNegative ^= addTo(all, product.parts());
            } else if (!isOne(factor)) {
                all.add(factor);
            }
        }
        return isNegative;
    }

    private static Formula withDenominator(List<Formula> factors) {
        for (int i = 0; i < factors.size(); i++) {
            Formula factor = factors.get(i);
            Formula written = factor instanceof Stable stable ? stable.written() : factor;
            if (factors.size() > 1 && written instanceof Quotient quotient && isOne(quotient.numerator())) {
                List<Formula> others = new ArrayList<>(factors);
                others.remove(i);
                Formula over = quotient.denominator();
                return over instanceof Constant number ? overNumber(others, number) : over(others, over, factor);
            }
        }
        return product(factors);
    }

    /** 2/3 of the others for 1/3 of twice the others; what cancels is not written, unless it is a count of things. */
    private static Formula overNumber(List<Formula> others, Constant number) {
        List<Formula> rest = new ArrayList<>(others);
        Formula numerator = ONE;
        for (int i = 0; i < rest.size() && numerator == ONE; i++) {
            numerator = rest.get(i) instanceof Constant ? rest.remove(i) : numerator;
        }
        boolean cancels = !number.isCount()
                && numerator instanceof Constant above
                && above.number().compareTo(number.number()) == 0;
        if (!cancels) {
            rest.add(0, new Quotient(numerator, number));
        }
        return product(rest);
    }

    private static Formula over(List<Formula> others, Formula denominator, Formula factor) {
        Formula numerator = product(others);
        Formula written = new Quotient(numerator, denominator);
        return factor instanceof Stable stable
                ? new Stable(written, new Product(List.of(numerator, stable.computed())))
                : written;
    }

    private static Formula product(List<Formula> factors) {
        return factors.isEmpty() ? ONE : factors.size() == 1 ? factors.get(0) : new Product(factors);
    }
}
