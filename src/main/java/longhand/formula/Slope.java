package longhand.formula;

import static longhand.formula.Algebra.isZero;
import static longhand.formula.Algebra.plus;
import static longhand.formula.Algebra.times;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import longhand.formula.Choice.Cases;
import longhand.formula.Choice.Extreme;
import longhand.formula.Choice.Relation;
import longhand.formula.Formula.Applied;
import longhand.formula.Formula.Constant;
import longhand.formula.Formula.Negative;
import longhand.formula.Formula.OfNeurons;
import longhand.formula.Formula.Power;
import longhand.formula.Formula.Product;
import longhand.formula.Formula.Quotient;
import longhand.formula.Formula.Reference;
import longhand.formula.Formula.Stable;
import longhand.formula.Formula.Sum;
import longhand.formula.quantity.Quantity;

/**
 * How much a formula changes with what it names, as people write it: the rules for sums, products, quotients, powers and cases; those of functions
 * stand beside them, in {@link Function} and {@link NeuronFunction}.
 */
public final class Slope {
    private static final BigDecimal HALF = new BigDecimal("0.5");

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
            return product.parts().get(0) instanceof Constant factor && itself != formula
                    ? ofMultiple(factor, product.parts(), slopes, itself)
                    : ofProduct(product.parts(), slopes);
        }
        if (formula instanceof Quotient quotient) {
            return ofQuotient(quotient, of(quotient.numerator(), slopes), of(quotient.denominator(), slopes));
        }
        if (formula instanceof Negative negative) {
            return Algebra.negate(of(negative.of(), slopes));
        }
        if (formula instanceof Applied applied) {
            Formula inner = of(applied.argument(), slopes);
            Formula outer = isZero(inner) ? inner : applied.function().slope(applied.argument(), itself);
            return inner instanceof Constant && !isZero(inner) ? times(inner, outer) : times(outer, inner);
        }
        if (formula instanceof OfNeurons ofNeurons) {
            return ofNeurons(ofNeurons, each(ofNeurons.parts(), slopes));
        }
        if (formula instanceof Power power) {
            return ofPower(power, of(power.base(), slopes), of(power.exponent(), slopes), itself);
        }
        if (formula instanceof Extreme extreme) {
            return ofExtreme(extreme, of(extreme.left(), slopes, itself), of(extreme.right(), slopes, itself));
        }
        if (formula instanceof Cases cases) {
            Formula then = of(cases.then(), slopes, itself);
            Formula otherwise = of(cases.otherwise(), slopes, itself);
            return then.equals(otherwise)
                    ? then
                    : new Cases(cases.left(), cases.relation(), cases.right(), then, otherwise);
        }
        if (formula instanceof Largest largest) {
            return ofLargest(largest, each(largest.parts(), slopes));
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

    /** Of c·u with u′ = u + v the whole and c·v, as people write it who have the whole at hand: a + α for a = α(e^z − 1). */
    private static Formula ofMultiple(Constant factor, List<Formula> factors, Slopes slopes, Formula itself) {
        Formula u = new Quotient(itself, factor);
        Formula slope = factors.size() > 2 || isZero(factor) ? u : of(factors.get(1), slopes, u);
        return slope instanceof Stable stable
                        && stable.written() instanceof Sum sum
                        && sum.parts().get(0).equals(u)
                ? new Stable(
                        Formula.sum(List.of(itself, times(factor, sum.parts().get(1)))),
                        times(factor, stable.computed()))
                : ofProduct(factors, slopes);
    }

    /** (u/v)′ = u′/v − u·v′/v². */
    private static Formula ofQuotient(Quotient of, Formula above, Formula below) {
        Formula square = new Applied(Function.SQUARE, of.denominator());
        return plus(List.of(
                isZero(above) ? above : new Quotient(above, of.denominator()),
                isZero(below) ? below : new Negative(new Quotient(times(of.numerator(), below), square))));
    }

    /** n·u^(n − 1)·u′ for a number n, c^v·ln c·v′ for a number c; otherwise u^v·(v′·ln u + v·u′/u). */
    private static Formula ofPower(Power of, Formula base, Formula exponent, Formula itself) {
        if (isZero(exponent)) {
            return isZero(base)
                    ? base
                    : times(List.of(of.exponent(), Algebra.power(of.base(), lower(of.exponent())), base));
        }
        Formula ln = times(exponent, new Applied(Function.LN, of.base()));
        Formula inner = isZero(base) ? ln : plus(List.of(ln, new Quotient(times(of.exponent(), base), of.base())));
        return times(itself, inner);
    }

    private static Formula lower(Formula exponent) {
        return exponent instanceof Constant number
                ? Formula.constant(number.number().subtract(BigDecimal.ONE))
                : Formula.difference(exponent, Algebra.ONE);
    }

    /** The slope of the one that is larger, or smaller; of two that are straight the flatter is known. */
    private static Formula ofExtreme(Extreme of, Formula one, Formula other) {
        if (one.equals(other)) {
            return one;
        }
        Formula larger = of.isLarger() ? of.left() : of.right();
        Formula smaller = of.isLarger() ? of.right() : of.left();
        if (of.comparesApart()) {
            Formula mean = times(Formula.constant(HALF), plus(List.of(one, other)));
            return new Cases(
                    larger, Relation.GREATER, smaller, one, new Cases(smaller, Relation.GREATER, larger, other, mean));
        }
        if (!(one instanceof Constant first) || !(other instanceof Constant second)) {
            return new Cases(larger, Relation.GREATER_OR_FLATTER, smaller, one, other);
        }
        return switch (first.number().abs().compareTo(second.number().abs())) {
            case -1 -> new Cases(smaller, Relation.GREATER, larger, other, one);
            case 1 -> new Cases(larger, Relation.GREATER, smaller, one, other);
            default -> new Cases(larger, Relation.GREATER_OR_FLATTER, smaller, one, other);
        };
    }

    /** The slope of the one that is the largest. */
    private static Formula ofLargest(Largest of, List<Formula> inner) {
        List<Formula> terms = new ArrayList<>();
        for (int i = 0; i < inner.size(); i++) {
            if (!isZero(inner.get(i))) {
                terms.add(times(new Largest.Taken(i, of.parts()), inner.get(i)));
            }
        }
        return plus(terms);
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
