package longhand.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.RealFieldElement;

/**
 * The rule of a quantity: a small closed algebra over other quantities.
 *
 * <p>A formula can be evaluated in any number type, and exactly where its value is a decimal of few digits.
 */
public interface Formula {
    /** Decimals of more digits than this count as not exact, so that exact arithmetic cannot grow without bound. */
    int MOST_EXACT_DIGITS = 40;

    /** An integer of so many bits surely has no more digits than that. */
    int SAFE_BITS = 132;

    <T extends RealFieldElement<T>> T value(Values<T> values);

    /** The value as an exact decimal, or null where it is none. */
    BigDecimal exactly(Exact exact);

    /** The formulas that this one is made of, as people write it. */
    default List<Formula> parts() {
        return List.of();
    }

    /** The same operation on other parts, as many. */
    default Formula with(List<Formula> parts) {
        return this;
    }

    /** The same formula made of other parts; the very same where none is another. */
    default Formula mapped(UnaryOperator<Formula> part) {
        List<Formula> parts = parts();
        List<Formula> mapped = mapped(parts, part);
        return mapped == parts ? this : with(mapped);
    }

    /** The formula as people write it, all through: without any other way of working out the same number. */
    default Formula plain() {
        return this instanceof Stable stable ? stable.written().plain() : mapped(Formula::plain);
    }

    /**
     * How much this formula changes with what it names.
     *
     * @param slopes how much each quantity that it names changes; 0 for what stays
     * @param itself what has this formula's value, to write its slope with: a, so that the slope of a sigmoid is a·(1 − a)
     */
    Formula slope(Slopes slopes, Formula itself);

    default Formula slope(Slopes slopes) {
        return slope(slopes, this);
    }

    /** The slope with respect to one of the quantities that this formula names; 0 if it names another. */
    default Formula slope(Quantity by, Formula itself) {
        return slope(quantity -> quantity.equals(by) ? Algebra.ONE : Algebra.ZERO, itself);
    }

    /** The same formula with other parts in the place of some quantities or constants. */
    default Formula replaced(Replacement replacement) {
        if (this instanceof Reference reference) {
            return replacement.of(reference.quantity());
        }
        return this instanceof Constant constant
                ? replacement.of(constant)
                : mapped(part -> part.replaced(replacement));
    }

    /** How much quantities change. */
    interface Slopes {
        Formula of(Quantity quantity);
    }

    /** What stands in the place of parts of a formula. */
    interface Replacement {
        Formula of(Quantity quantity);

        default Formula of(Constant constant) {
            return constant;
        }
    }

    /** The quantities that the rule names, as people write it, each once, in the order of their first mention. */
    default Set<Quantity> references() {
        Set<Quantity> references = new LinkedHashSet<>();
        collect(references);
        return references;
    }

    private void collect(Set<Quantity> references) {
        if (this instanceof Reference reference) {
            references.add(reference.quantity());
        }
        parts().forEach(part -> part.collect(references));
    }

    /** The exact decimals of quantities. */
    interface Exact {
        /** Null where the quantity is not known as an exact decimal. */
        BigDecimal of(Quantity quantity);
    }

    /** @param isCount whether it counts things (outputs, samples), and so stays as it is: 2/2 for a mean over two */
    record Constant(BigDecimal number, boolean isCount) implements Formula {
        @Override
        public Formula slope(Slopes slopes, Formula itself) {
            return Algebra.ZERO;
        }

        @Override
        public <T extends RealFieldElement<T>> T value(Values<T> values) {
            return values.number(number);
        }

        @Override
        public BigDecimal exactly(Exact exact) {
            return bounded(number);
        }
    }

    record Reference(Quantity quantity) implements Formula {
        @Override
        public Formula slope(Slopes slopes, Formula itself) {
            return slopes.of(quantity);
        }

        @Override
        public <T extends RealFieldElement<T>> T value(Values<T> values) {
            return values.of(quantity);
        }

        @Override
        public BigDecimal exactly(Exact exact) {
            return exact.of(quantity);
        }
    }

    /** The sum of at least one term, added from left to right. */
    record Sum(List<Formula> terms) implements Formula {
        @Override
        public Formula slope(Slopes slopes, Formula itself) {
            return Algebra.plus(Formula.slopes(terms, slopes));
        }

        @Override
        public Formula with(List<Formula> parts) {
            return new Sum(parts);
        }

        @Override
        public List<Formula> parts() {
            return terms;
        }

        @Override
        public <T extends RealFieldElement<T>> T value(Values<T> values) {
            T sum = terms.get(0).value(values);
            for (int i = 1; i < terms.size(); i++) {
                sum = sum.add(terms.get(i).value(values));
            }
            return Elementary.inRange(sum);
        }

        @Override
        public BigDecimal exactly(Exact exact) {
            BigDecimal sum = BigDecimal.ZERO;
            for (Formula term : terms) {
                BigDecimal next = term.exactly(exact);
                sum = next == null ? null : bounded(sum.add(next));
                if (sum == null) {
                    return null;
                }
            }
            return sum;
        }
    }

    /** The product of at least one factor. */
    record Product(List<Formula> factors) implements Formula {
        @Override
        public Formula slope(Slopes slopes, Formula itself) {
            return Algebra.ofProduct(factors, slopes);
        }

        @Override
        public Formula with(List<Formula> parts) {
            return new Product(parts);
        }

        @Override
        public List<Formula> parts() {
            return factors;
        }

        @Override
        public <T extends RealFieldElement<T>> T value(Values<T> values) {
            T product = factors.get(0).value(values);
            boolean zero = product.getReal() == 0;
            for (int i = 1; i < factors.size(); i++) {
                T factor = factors.get(i).value(values);
                zero |= factor.getReal() == 0;
                product = Elementary.inRange(product.multiply(factor));
            }
            // every true value is finite: nought times a number too large for its type is still nought
            return zero && Double.isNaN(product.getReal()) ? product.getField().getZero() : product;
        }

        @Override
        public BigDecimal exactly(Exact exact) {
            BigDecimal product = BigDecimal.ONE;
            for (Formula factor : factors) {
                BigDecimal next = factor.exactly(exact);
                if (next != null && next.signum() == 0) {
                    return BigDecimal.ZERO; // whatever the others are, exact or not
                }
                product = product == null || next == null ? null : bounded(product.multiply(next));
            }
            return product;
        }
    }

    record Quotient(Formula numerator, Formula denominator) implements Formula {
        @Override
        public Formula slope(Slopes slopes, Formula itself) {
            return Algebra.ofQuotient(numerator, denominator, numerator.slope(slopes), denominator.slope(slopes));
        }

        @Override
        public Formula with(List<Formula> parts) {
            return new Quotient(parts.get(0), parts.get(1));
        }

        @Override
        public List<Formula> parts() {
            return List.of(numerator, denominator);
        }

        @Override
        public <T extends RealFieldElement<T>> T value(Values<T> values) {
            return Elementary.inRange(numerator.value(values).divide(denominator.value(values)));
        }

        @Override
        public BigDecimal exactly(Exact exact) {
            BigDecimal top = numerator.exactly(exact);
            BigDecimal bottom = top == null ? null : denominator.exactly(exact);
            if (bottom == null || bottom.signum() == 0) {
                return null;
            }
            BigDecimal rounded = top.divide(bottom, MOST_EXACT_DIGITS + Math.max(0, top.scale()), RoundingMode.DOWN);
            return rounded.multiply(bottom).compareTo(top) == 0 ? bounded(rounded.stripTrailingZeros()) : null;
        }
    }

    record Negative(Formula of) implements Formula {
        @Override
        public Formula slope(Slopes slopes, Formula itself) {
            return Algebra.negate(of.slope(slopes));
        }

        @Override
        public Formula with(List<Formula> parts) {
            return new Negative(parts.get(0));
        }

        @Override
        public List<Formula> parts() {
            return List.of(of);
        }

        @Override
        public <T extends RealFieldElement<T>> T value(Values<T> values) {
            return of.value(values).negate();
        }

        @Override
        public BigDecimal exactly(Exact exact) {
            BigDecimal value = of.exactly(exact);
            return value == null ? null : value.negate();
        }
    }

    record Applied(Function function, Formula argument) implements Formula {
        @Override
        public Formula slope(Slopes slopes, Formula itself) {
            Formula inner = argument.slope(slopes);
            return Algebra.isZero(inner) ? inner : Algebra.times(function.slope(argument, itself), inner);
        }

        @Override
        public Formula with(List<Formula> parts) {
            return new Applied(function, parts.get(0));
        }

        @Override
        public List<Formula> parts() {
            return List.of(argument);
        }

        @Override
        public <T extends RealFieldElement<T>> T value(Values<T> values) {
            return Elementary.inRange(function.of(argument.value(values)));
        }

        @Override
        public BigDecimal exactly(Exact exact) {
            BigDecimal x = argument.exactly(exact);
            BigDecimal value = x == null ? null : function.exactly(x);
            return value == null ? null : bounded(value);
        }

        /** What its size comes to if nothing cancels in the argument: a change of that changes it by no more than the same part. */
        public double uncancelled(double size, double argument) {
            return switch (function) {
                case SQUARE -> argument * argument;
                case LN -> size + 1;
                default ->
                    function.isStep() || size == 0
                            ? size
                            : function.slopeAtCorner() != null ? argument : size * Math.max(1, argument);
            };
        }
    }

    /**
     * A neuron and those that its activation depends on.
     *
     * @param index its place among these, counted from 0
     * @param sums their weighted sums z
     * @param activations their activations a, to write slopes with
     */
    record Neurons(int index, List<Formula> sums, List<Formula> activations) {
        public Formula activation() {
            return activation(index);
        }

        Formula activation(int place) {
            return activations.get(place);
        }
    }

    /** A number made from the weighted sums of neurons. */
    record OfNeurons(NeuronFunction function, Neurons neurons) implements Formula {
        @Override
        public Formula slope(Slopes slopes, Formula itself) {
            List<Formula> terms = new ArrayList<>();
            for (int j = 0; j < parts().size(); j++) {
                Formula inner = parts().get(j).slope(slopes);
                if (!Algebra.isZero(inner)) {
                    terms.add(Algebra.times(function.slope(neurons, j), inner));
                }
            }
            return Algebra.plus(terms);
        }

        @Override
        public List<Formula> parts() {
            return neurons.sums();
        }

        @Override
        public Formula mapped(UnaryOperator<Formula> part) {
            return new OfNeurons(
                    function,
                    new Neurons(
                            neurons.index(),
                            Formula.mapped(neurons.sums(), part),
                            Formula.mapped(neurons.activations(), part)));
        }

        @Override
        public <T extends RealFieldElement<T>> T value(Values<T> values) {
            return function.of(
                    neurons.index(),
                    parts().stream().map(sum -> sum.value(values)).toList());
        }

        @Override
        public BigDecimal exactly(Exact exact) {
            return null;
        }
    }

    /**
     * One number in two forms that are equal in algebra: as people write it, and as it is worked out so that no digit is lost where
     * a neuron saturates (and, for long chains, so that nothing is worked out twice).
     */
    record Stable(Formula written, Formula computed) implements Formula {
        @Override
        public Formula slope(Slopes slopes, Formula itself) {
            // in the form that is worked out, if that moves: ln a of a softmax is made from z, and moves with a as it
            // is written
            Formula slope = computed.slope(slopes, itself);
            return Algebra.isZero(slope) ? written.slope(slopes, itself) : slope;
        }

        @Override
        public Formula mapped(UnaryOperator<Formula> part) {
            return new Stable(part.apply(written), part.apply(computed));
        }

        @Override
        public List<Formula> parts() {
            return List.of(written);
        }

        @Override
        public <T extends RealFieldElement<T>> T value(Values<T> values) {
            return computed.value(values);
        }

        @Override
        public BigDecimal exactly(Exact exact) {
            return computed.exactly(exact);
        }
    }

    /** Each of them mapped; the very list where none is another. */
    private static List<Formula> mapped(List<Formula> formulas, UnaryOperator<Formula> part) {
        List<Formula> mapped = null;
        for (int i = 0; i < formulas.size(); i++) {
            Formula each = part.apply(formulas.get(i));
            if (mapped == null && each != formulas.get(i)) {
                mapped = new ArrayList<>(formulas);
            }
            if (mapped != null) {
                mapped.set(i, each);
            }
        }
        return mapped == null ? formulas : List.copyOf(mapped);
    }

    private static List<Formula> slopes(List<Formula> formulas, Slopes slopes) {
        List<Formula> all = new ArrayList<>(formulas.size());
        for (Formula formula : formulas) {
            all.add(formula.slope(slopes));
        }
        return all;
    }

    static Formula constant(BigDecimal number) {
        return new Constant(number, false);
    }

    static Formula number(long value) {
        return constant(BigDecimal.valueOf(value));
    }

    /** How many things there are, of which a mean is taken. */
    static Formula count(int things) {
        return new Constant(BigDecimal.valueOf(things), true);
    }

    static Formula the(Quantity quantity) {
        return new Reference(quantity);
    }

    static Formula product(Formula... factors) {
        return new Product(List.of(factors));
    }

    /** A sum of two, the second with a minus before it. */
    static Formula difference(Formula from, Formula taken) {
        return new Sum(List.of(from, new Negative(taken)));
    }

    /** The sum of the terms; a single term stands for itself. */
    static Formula sum(List<Formula> terms) {
        return terms.size() == 1 ? terms.get(0) : new Sum(terms);
    }

    private static BigDecimal bounded(BigDecimal value) {
        // digits are counted only where there can be too many: below 2^132 there are at most 40
        boolean isLong = value.unscaledValue().bitLength() > SAFE_BITS && value.precision() > MOST_EXACT_DIGITS;
        return isLong || Math.abs(value.scale()) > 400 ? null : value;
    }
}
