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

    /** Of a difference, the other way round. */
    static Formula negate(Formula formula) {
        if (formula instanceof Negative negative) {
            return negative.of();
        }
        boolean isDifference = formula instanceof Sum sum
                && sum.terms().size() == 2
                && sum.terms().get(1) instanceof Negative;
        return isDifference
                ? Formula.difference(
                        ((Negative) formula.parts().get(1)).of(),
                        formula.parts().get(0))
                : isZero(formula) ? formula : new Negative(formula);
    }

    /** The product of the factors: 0 if one of them is, without those that are 1, a quotient where one of them is 1 over something. */
    static Formula times(Formula... factors) {
        List<Formula> all = new ArrayList<>();
        boolean isNegative = false;
        for (Formula factor : factors) {
            isNegative ^= addTo(all, factor);
        }
        for (Formula factor : all) {
            if (isZero(factor)) {
                return ZERO;
            }
        }
        Formula product = withDenominator(all);
        return isNegative ? negate(product) : product;
    }

    /** Adds a factor that is not 1, or those that it is made of, without its sign; tells whether it was negative. */
    private static boolean addTo(List<Formula> factors, Formula factor) {
        if (factor instanceof Negative negative) {
            return !addTo(factors, negative.of());
        }
        boolean isNegative = false;
        if (factor instanceof Product product) {
            for (Formula each : product.factors()) {
                isNegative ^= addTo(factors, each);
            }
        } else if (!isOne(factor)) {
            factors.add(factor);
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

    /** The slope of each factor, times the other factors as they are. */
    static Formula ofProduct(List<Formula> factors, Formula.Slopes slopes) {
        List<Formula> terms = new ArrayList<>(2);
        for (int i = 0; i < factors.size(); i++) {
            Formula slope = factors.get(i).slope(slopes);
            if (!isZero(slope)) {
                terms.add(replacing(i, slope, factors));
            }
        }
        return terms.isEmpty() ? ZERO : Formula.sum(terms);
    }

    private static Formula replacing(int i, Formula slope, List<Formula> factors) {
        if (factors.size() == 2 && isOne(slope) && factors.get(1 - i) instanceof Formula.Reference other) {
            return other; // w of w·a, by far the most frequent
        }
        Formula[] all = factors.toArray(Formula[]::new);
        all[i] = slope;
        return times(all);
    }

    /** (u/v)′ = u′/v − u·v′/v². */
    static Formula ofQuotient(Formula above, Formula below, Formula slopeAbove, Formula slopeBelow) {
        Formula first = isZero(slopeAbove) ? ZERO : new Quotient(slopeAbove, below);
        Formula second = isZero(slopeBelow)
                ? ZERO
                : new Negative(new Quotient(times(above, slopeBelow), new Formula.Applied(Function.SQUARE, below)));
        return plus(List.of(first, second));
    }
}
