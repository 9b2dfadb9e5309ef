package longhand.formula;

import static longhand.formula.Algebra.isZero;
import static longhand.formula.Algebra.plus;
import static longhand.formula.Algebra.times;

import java.util.ArrayList;
import java.util.List;
import longhand.formula.Formula.Applied;
import longhand.formula.Formula.Negative;
import longhand.formula.Formula.OfNeurons;
import longhand.formula.Formula.Power;
import longhand.formula.Formula.Product;
import longhand.formula.Formula.Quotient;
import longhand.formula.Formula.Reference;
import longhand.formula.Formula.Stable;
import longhand.formula.Formula.Sum;

/**
 * How much a formula changes with what it names, as people write it: the rules for sums, products and quotients; those of functions
 * stand beside them, in {@link Function} and {@link NeuronFunction}.
 */
public final class Slope {
    private Slope() {}

    /** How much quantities change; 0 for what stays. */
    public interface Slopes {
        Formula of(Quantity quantity);
    }

    /**
     * The slope with respect to one of the quantities that a formula names; 0 if it names another.
     *
     * @param itself what has the formula's value, to write its slope with: a, so that the slope of a sigmoid is a·(1 − a)
     */
    public static Formula of(Formula formula, Quantity by, Formula itself) {
        return of(formula, quantity -> quantity.equals(by) ? Algebra.ONE : Algebra.ZERO, itself);
    }

    public static Formula of(Formula formula, Slopes slopes) {
        return of(formula, slopes, formula);
    }

    private static Formula of(Formula formula, Slopes slopes, Formula itself) {
        if (formula instanceof Reference reference) {
            return slopes.of(reference.quantity());
        }
        if (formula instanceof Sum sum) {
            return plus(each(sum.parts(), slopes));
        }
        if (formula instanceof Product product) {
            return ofProduct(product.parts(), slopes);
        }
        if (formula instanceof Quotient quotient) {
            return ofQuotient(quotient, of(quotient.numerator(), slopes), of(quotient.denominator(), slopes));
        }
        if (formula instanceof Power power) {
            return ofPower(power, of(power.base(), slopes));
        }
        if (formula instanceof Negative negative) {
            return Algebra.negate(of(negative.of(), slopes));
        }
        if (formula instanceof Applied applied) {
            Formula inner = of(applied.argument(), slopes);
            return isZero(inner) ? inner : times(applied.function().slope(applied.argument(), itself), inner);
        }
        if (formula instanceof OfNeurons ofNeurons) {
            return ofNeurons(ofNeurons, each(ofNeurons.parts(), slopes));
        }
        if (formula instanceof Stable stable) {
            // of the form that is worked out, if that moves: ln a of a softmax is made from z, and moves with a as
            // it is written
            Formula slope = of(stable.computed(), slopes, itself);
            return isZero(slope) ? of(stable.written(), slopes, itself) : slope;
        }
        return Algebra.ZERO;
    }

    private static List<Formula> each(List<Formula> formulas, Slopes slopes) {
        List<Formula> all = new ArrayList<>(formulas.size());
        formulas.forEach(formula -> all.add(of(formula, slopes)));
        return all;
    }

    /** The slope of each factor, times the other factors as they are. */
    private static Formula ofProduct(List<Formula> factors, Slopes slopes) {
        List<Formula> terms = new ArrayList<>(2);
        for (int i = 0; i < factors.size(); i++) {
            Formula slope = of(factors.get(i), slopes);
            if (slope == Algebra.ONE && factors.size() == 2 && factors.get(1 - i) instanceof Reference other) {
                terms.add(other); // w of w·a, by far the most frequent
            } else if (!isZero(slope)) {
                List<Formula> term = new ArrayList<>(factors);
                term.set(i, slope);
                terms.add(times(term));
            }
        }
        return terms.size() == 1 ? terms.get(0) : plus(terms);
    }

    /** (u^n)′ = n·u^(n − 1)·u′. */
    private static Formula ofPower(Power of, Formula inner) {
        int n = of.exponent();
        return isZero(inner) || n == 1
                ? inner
                : times(List.of(Formula.number(n), n == 2 ? of.base() : new Power(of.base(), n - 1), inner));
    }

    /** (u/v)′ = u′/v − u·v′/v². */
    private static Formula ofQuotient(Quotient of, Formula above, Formula below) {
        Formula square = new Applied(Function.SQUARE, of.denominator());
        return plus(List.of(
                isZero(above) ? above : new Quotient(above, of.denominator()),
                isZero(below) ? below : new Negative(new Quotient(times(of.numerator(), below), square))));
    }

    private static Formula ofNeurons(OfNeurons of, List<Formula> inner) {
        List<Formula> terms = new ArrayList<>();
        for (int j = 0; j < inner.size(); j++) {
            if (!isZero(inner.get(j))) {
                terms.add(times(of.function().slope(of.neurons(), j), inner.get(j)));
            }
        }
        return plus(terms);
    }
}
