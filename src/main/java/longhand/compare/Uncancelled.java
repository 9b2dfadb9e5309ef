package longhand.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import longhand.calculus.Trace;
import longhand.formula.Formula;
import longhand.formula.Formula.Applied;
import longhand.formula.Formula.Constant;
import longhand.formula.Formula.Negative;
import longhand.formula.Formula.OfNeurons;
import longhand.formula.Formula.Product;
import longhand.formula.Formula.Quotient;
import longhand.formula.Formula.Reference;
import longhand.formula.Formula.Stable;
import longhand.formula.Formula.Sum;
import longhand.formula.Function;
import longhand.formula.NeuronFunction;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;

/**
 * How large the numbers are that a value was added up from: what it comes to if nothing cancels, every term taken by its size, all the
 * way back to what is given.
 *
 * <p>Two correct calculations in doubles differ by some 1e−16 of this, however little is left of it in the value: 0.3 − 0.3 may come
 * out as 0 or as 5.6e−17, and neither is wrong.
 */
final class Uncancelled {
    private final Trace<?> trace;
    private final Map<Quantity, Double> sizes = new HashMap<>();

    Uncancelled(Trace<?> trace) {
        this.trace = trace;
    }

    /** Never less than the size of the value itself, but for rounding. */
    double of(Quantity quantity) {
        if (quantity.phase() == Phase.GIVEN) {
            return Math.abs(trace.of(quantity).getReal());
        }
        Double known = sizes.get(quantity);
        if (known == null) {
            known = of(trace.rules().of(quantity));
            sizes.put(quantity, known);
        }
        return known;
    }

    private double of(Formula formula) {
        if (formula instanceof Reference reference) {
            return of(reference.quantity());
        }
        if (formula instanceof Constant constant) {
            return Math.abs(constant.number().doubleValue());
        }
        if (formula instanceof Sum sum) {
            return total(sum.parts());
        }
        if (formula instanceof Product product) {
            return product.parts().stream().mapToDouble(this::of).reduce(1, (a, b) -> a == 0 || b == 0 ? 0 : a * b);
        }
        if (formula instanceof Quotient quotient) {
            return of(quotient.numerator()) / Math.abs(value(quotient.denominator()));
        }
        if (formula instanceof Negative negative) {
            return of(negative.of());
        }
        if (formula instanceof Stable stable) {
            return of(stable.computed());
        }
        if (formula instanceof Applied applied) {
            return of(applied.function(), Math.abs(value(applied)), of(applied.argument()));
        }
        if (!(formula instanceof OfNeurons ofNeurons)) {
            // only activations compare or take powers, and of numbers that have lost nothing more than their sums
            double most = formula.parts().stream().mapToDouble(this::of).max().orElse(0);
            return Math.abs(value(formula)) * Math.max(1, most);
        }
        // what the weighted sums lost in cancelling, it passes on
        List<Formula> sums = formula.parts();
        double largest = sums.stream().mapToDouble(this::of).max().orElse(0);
        return ofNeurons.function() == NeuronFunction.SOFTMAX
                ? Math.abs(value(formula)) * Math.max(1, largest)
                : Math.abs(value(formula)) + largest;
    }

    /** A change of the argument changes what a function makes of it by no more than the same part. */
    private static double of(Function function, double size, double argument) {
        return switch (function) {
            case SQUARE -> argument * argument;
            case LN -> size + 1;
            default ->
                function.isStep() || size == 0 ? size : function.hasCorner() ? argument : size * Math.max(1, argument);
        };
    }

    private double total(List<Formula> terms) {
        return terms.stream().mapToDouble(this::of).sum();
    }

    private double value(Formula formula) {
        return formula.value(trace).getReal();
    }
}
