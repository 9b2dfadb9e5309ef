package longhand.formula;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import longhand.formula.quantity.Quantity;
import org.apache.commons.math3.RealFieldElement;

/**
 * The rule of a quantity: a small algebra over other quantities, worked out in any number type. Formulas that are one or another are a
 * {@link Choice}. How much a formula changes is said by {@link Slope}, what it is as an exact decimal by {@link ExactDecimal}.
 */
public interface Formula {
    <T extends RealFieldElement<T>> T value(Values<T> values);

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

    /** The same formula with other parts in the place of some quantities or constants. */
    default Formula replaced(Replacement replacement) {
        if (this instanceof Reference reference) {
            Formula other = replacement.of(reference.quantity());
            return other instanceof Reference same && same.quantity() == reference.quantity() ? this : other;
        }
        return this instanceof Constant constant
                ? replacement.of(constant)
                : mapped(part -> part.replaced(replacement));
    }

    /** What stands in the place of parts of a formula. */
    interface Replacement {
        Formula of(Quantity quantity);

        default Formula of(Constant constant) {
            return constant;
        }
    }

    /** It and all that it is made of, as it is worked out. */
    default Stream<Formula> all() {
        return this instanceof Stable stable
                ? stable.computed().all()
                : Stream.concat(Stream.of(this), parts().stream().flatMap(Formula::all));
    }

    /** Whether it is made of a part of that sort, as it is worked out. */
    default boolean hasPart(Predicate<Formula> sort) {
        return all().anyMatch(sort);
    }

    /** Whether there are values of what it names for which it has none itself, as far as its form tells. */
    default boolean isPartial() {
        return hasPart(Formula::mayLackValue);
    }

    /** Whether it may have no value where its parts have one, as far as its form tells. */
    default boolean mayLackValue() {
        return false;
    }

    /** The quantities that the rule names, as people write it, each once, in the order of their first mention. */
    default Set<Quantity> references() {
        Set<Quantity> references = new LinkedHashSet<>();
        visit(references::add);
        return references;
    }

    private void visit(Consumer<Quantity> visit) {
        if (this instanceof Reference reference) {
            visit.accept(reference.quantity());
        }
        parts().forEach(part -> part.visit(visit));
    }

    /** @param isCount whether it counts things (outputs, samples), and so stays as it is: 2/2 for a mean over two */
    record Constant(BigDecimal number, boolean isCount) implements Formula {
        @Override
        public <T extends RealFieldElement<T>> T value(Values<T> values) {
            return values.number(number);
        }
    }

    record Reference(Quantity quantity) implements Formula {
        @Override
        public <T extends RealFieldElement<T>> T value(Values<T> values) {
            return values.of(quantity);
        }
    }

    /** The sum of at least one term, added from left to right. */
    record Sum(List<Formula> parts) implements Formula {
        @Override
        public Formula with(List<Formula> others) {
            return new Sum(others);
        }

        @Override
        public <T extends RealFieldElement<T>> T value(Values<T> values) {
            T sum = parts.get(0).value(values);
            for (int i = 1; i < parts.size(); i++) {
                sum = sum.add(parts.get(i).value(values));
            }
            return Elementary.inRange(sum);
        }
    }

    /** The product of at least one factor. */
    record Product(List<Formula> parts) implements Formula {
        @Override
        public Formula with(List<Formula> others) {
            return new Product(others);
        }

        @Override
        public <T extends RealFieldElement<T>> T value(Values<T> values) {
            T product = parts.get(0).value(values);
            boolean zero = product.getReal() == 0;
            for (int i = 1; i < parts.size(); i++) {
                T factor = parts.get(i).value(values);
                zero |= factor.getReal() == 0;
                product = Elementary.inRange(product.multiply(factor));
            }
            // every true value is finite: nought times a number too large for its type is still nought, but what is
            // only
            // too small for it may come to anything with such a number
            return zero && Double.isNaN(product.getReal()) && ExactZero.is(this, values)
                    ? product.getField().getZero()
                    : product;
        }
    }

    record Quotient(Formula numerator, Formula denominator) implements Formula {
        @Override
        public List<Formula> parts() {
            return List.of(numerator, denominator);
        }

        @Override
        public Formula with(List<Formula> others) {
            return new Quotient(others.get(0), others.get(1));
        }

        @Override
        public <T extends RealFieldElement<T>> T value(Values<T> values) {
            Settled<T> below = Settled.of(denominator, values);
            return below.sign() == 0
                    ? values.none(Lack.DIVISION_BY_ZERO)
                    : Elementary.inRange(numerator.value(values).divide(below.value()));
        }

        @Override
        public boolean mayLackValue() {
            return !(denominator instanceof Constant constant)
                    || constant.number().signum() == 0;
        }
    }

    record Negative(Formula of) implements Formula {
        @Override
        public List<Formula> parts() {
            return List.of(of);
        }

        @Override
        public Formula with(List<Formula> others) {
            return new Negative(others.get(0));
        }

        @Override
        public <T extends RealFieldElement<T>> T value(Values<T> values) {
            return of.value(values).negate();
        }
    }

    record Applied(Function function, Formula argument) implements Formula {
        @Override
        public List<Formula> parts() {
            return List.of(argument);
        }

        @Override
        public Formula with(List<Formula> others) {
            return new Applied(function, others.get(0));
        }

        @Override
        public <T extends RealFieldElement<T>> T value(Values<T> values) {
            if (!mayLackValue()) {
                return Elementary.inRange(function.of(argument.value(values)));
            }
            Settled<T> x = Settled.of(argument, values);
            Lack lack = function.lackAt(x.sign());
            return lack == null ? Elementary.inRange(function.of(x.value())) : values.none(lack);
        }

        @Override
        public boolean mayLackValue() {
            boolean isNumber = argument instanceof Constant;
            return function.lackAt(isNumber ? ((Constant) argument).number().signum() : -1) != null;
        }
    }

    /** A power whose exponent is not 2: that is {@link Function#SQUARE}. */
    record Power(Formula base, Formula exponent) implements Formula {
        /** Up to here a power is worked out as a product, and may be an exact decimal. */
        static final int MOST_FACTORS = 64;

        @Override
        public List<Formula> parts() {
            return List.of(base, exponent);
        }

        @Override
        public Formula with(List<Formula> others) {
            return new Power(others.get(0), others.get(1));
        }

        @Override
        public <T extends RealFieldElement<T>> T value(Values<T> values) {
            Settled<T> settled = Settled.of(base, values);
            T x = settled.value();
            double sign = settled.sign();
            T power = Settled.of(exponent, values).value();
            double real = power.getReal();
            boolean isWhole = real == Rounding.nearest(real);
            if (sign == 0 && real < 0) {
                return values.none(Lack.DIVISION_BY_ZERO);
            }
            if (sign < 0 && !isWhole) {
                return values.none(Lack.POWER);
            }
            if (isWhole
                    && Math.abs(real) <= MOST_FACTORS
                    && exponent.references().isEmpty()) {
                return Elementary.inRange(Elementary.power(x, (int) real));
            }
            if (x.getReal() == 0) {
                return real == 0 ? x.getField().getOne() : x;
            }
            T size = Elementary.power(x.abs(), power);
            return Elementary.inRange(sign < 0 && real % 2 != 0 ? size.negate() : size);
        }

        /** Unless its exponent is 0, 1, 2, and so on. */
        @Override
        public boolean mayLackValue() {
            boolean isOfPositive = base instanceof Constant of && of.number().signum() > 0;
            boolean isNatural = exponent instanceof Constant power
                    && power.number().signum() >= 0
                    && power.number().stripTrailingZeros().scale() <= 0;
            return !isOfPositive && !isNatural;
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
            return activations.get(index);
        }
    }

    /** A number made from the weighted sums of neurons. */
    record OfNeurons(NeuronFunction function, Neurons neurons) implements Formula {
        @Override
        public List<Formula> parts() {
            return neurons.sums();
        }

        @Override
        public Formula mapped(UnaryOperator<Formula> part) {
            List<Formula> activations = Formula.mapped(neurons.activations(), part);
            return new OfNeurons(
                    function, new Neurons(neurons.index(), Formula.mapped(neurons.sums(), part), activations));
        }

        @Override
        public <T extends RealFieldElement<T>> T value(Values<T> values) {
            List<T> sums = new ArrayList<>(parts().size());
            parts().forEach(sum -> sums.add(sum.value(values)));
            return function.of(neurons.index(), sums);
        }
    }

    /**
     * One number in two forms that are equal in algebra: as people write it, and as it is worked out so that no digit is lost where
     * a neuron saturates (and, for long chains, so that nothing is worked out twice).
     */
    record Stable(Formula written, Formula computed) implements Formula {
        @Override
        public List<Formula> parts() {
            return List.of(written);
        }

        @Override
        public Formula mapped(UnaryOperator<Formula> part) {
            return new Stable(part.apply(written), part.apply(computed));
        }

        @Override
        public <T extends RealFieldElement<T>> T value(Values<T> values) {
            return computed.value(values);
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
        return mapped == null ? formulas : mapped;
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

    /** A power; a square where the exponent is 2. */
    static Formula power(Formula base, Formula exponent) {
        return Algebra.power(base, exponent);
    }

    static Formula product(Formula... factors) {
        return new Product(List.of(factors));
    }

    /** A product as people leave it: without a factor that is 1, 0 where one is 0. */
    static Formula times(Formula one, Formula other) {
        return Algebra.times(one, other);
    }

    /** A sum of two, the second with a minus before it. */
    static Formula difference(Formula from, Formula taken) {
        return new Sum(List.of(from, new Negative(taken)));
    }

    /** The sum of the terms; a single term stands for itself. */
    static Formula sum(List<Formula> terms) {
        return terms.size() == 1 ? terms.get(0) : new Sum(terms);
    }
}
