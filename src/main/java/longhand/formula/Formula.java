package longhand.formula;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.RealFieldElement;

/**
 * The rule of a quantity: a small algebra over other quantities, worked out in any number type. How much a formula changes is said by
 * {@link Slope}, what it is as an exact decimal by {@link ExactDecimal}.
 */
public interface Formula {
    <T extends RealFieldElement<T>> T value(Values<T> values);

    /** Its value; where that is an exact decimal, that decimal. */
    private <T extends RealFieldElement<T>> T settled(Values<T> values) {
        T value = value(values);
        BigDecimal exact = this instanceof Reference ? null : ExactDecimal.of(this, values::exactly);
        return exact == null ? value : Elementary.settled(value, values.number(exact));
    }

    /** The sign of its value: what is 0 on paper is 0, and what is too small for its number type is not. */
    private <T extends RealFieldElement<T>> double signOf(T value, Values<T> values) {
        if (value.getReal() != 0) {
            return value.getReal();
        }
        BigDecimal exact = ExactDecimal.of(this, values::exactly);
        if (exact != null) {
            return exact.signum();
        }
        boolean cancels = this instanceof Sum
                && parts().stream().anyMatch(part -> part.value(values).getReal() != 0);
        return cancels ? 0 : Double.MIN_VALUE;
    }

    /** How one formula compares with another: exactly, where both are known so. */
    private static <T extends RealFieldElement<T>> int order(
            Formula one, Formula other, T difference, Values<T> values) {
        BigDecimal exact = ExactDecimal.of(one, values::exactly);
        BigDecimal otherExact = exact == null ? null : ExactDecimal.of(other, values::exactly);
        return otherExact == null ? (int) Math.signum(difference.getReal()) : exact.compareTo(otherExact);
    }

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

    /** Whether there are values of what it names for which it has none itself, as far as its form tells. */
    default boolean isPartial() {
        return hasPart(Formula::mayLackValue);
    }

    private static boolean mayLackValue(Formula part) {
        if (part instanceof Quotient quotient) {
            return !(quotient.denominator() instanceof Constant number
                    && number.number().signum() != 0);
        }
        if (part instanceof Power power) {
            boolean isOfPositive =
                    power.base() instanceof Constant base && base.number().signum() > 0;
            return !isOfPositive && !(power.exponent() instanceof Constant number && number.isNatural());
        }
        return part instanceof Applied applied
                && applied.function()
                                .lackAt(
                                        applied.argument() instanceof Constant of
                                                ? of.number().signum()
                                                : -1)
                        != null;
    }

    /** Whether it is made of a part of that sort, as it is worked out. */
    default boolean hasPart(Predicate<Formula> sort) {
        return this instanceof Stable stable
                ? stable.computed().hasPart(sort)
                : sort.test(this) || parts().stream().anyMatch(part -> part.hasPart(sort));
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
        /** Whether it is 0, 1, 2, and so on. */
        boolean isNatural() {
            return number.signum() >= 0 && number.stripTrailingZeros().scale() <= 0;
        }

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
            // every true value is finite: nought times a number too large for its type is still nought
            return zero && Double.isNaN(product.getReal()) ? product.getField().getZero() : product;
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
            T below = denominator instanceof Constant ? denominator.value(values) : denominator.settled(values);
            return denominator.signOf(below, values) == 0
                    ? values.none(Lack.DIVISION_BY_ZERO)
                    : Elementary.inRange(numerator.value(values).divide(below));
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
            if (function.lackAt(-1) == null) {
                return Elementary.inRange(function.of(argument.value(values)));
            }
            T x = argument.settled(values);
            Lack lack = function.lackAt(argument.signOf(x, values));
            return lack == null ? Elementary.inRange(function.of(x)) : values.none(lack);
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
            T x = base.settled(values);
            T power = exponent.settled(values);
            double sign = base.signOf(x, values);
            double real = power.getReal();
            boolean isWhole = real == Math.rint(real);
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
    }

    /** The larger of two, or the smaller. */
    record Extreme(boolean isLarger, Formula one, Formula other) implements Formula {
        @Override
        public List<Formula> parts() {
            return List.of(one, other);
        }

        @Override
        public Formula with(List<Formula> others) {
            return new Extreme(isLarger, others.get(0), others.get(1));
        }

        @Override
        public <T extends RealFieldElement<T>> T value(Values<T> values) {
            T first = one.settled(values);
            T second = other.settled(values);
            if (Double.isNaN(second.getReal())) {
                return second;
            }
            int order = order(one, other, first.subtract(second), values);
            if (order == 0) {
                return comparesApart() ? first.add(second).divide(2) : Elementary.flatter(first, second);
            }
            return order > 0 == isLarger ? first : second;
        }

        /** Whether it compares two numbers that move apart from each other: where they are equal, half of each slope holds. */
        boolean comparesApart() {
            Set<Quantity> first = moving(one);
            Set<Quantity> second = moving(other);
            return !first.isEmpty() && !second.isEmpty() && Collections.disjoint(first, second);
        }

        /** What it names that may move: a target does not. */
        private static Set<Quantity> moving(Formula formula) {
            Set<Quantity> moving = formula.references();
            moving.removeIf(q -> q.isOf(Kind.TARGET));
            return moving;
        }
    }

    /** How two numbers may stand to each other. */
    enum Relation {
        GREATER(">"),
        AT_LEAST("≥"),
        AT_MOST("≤"),
        /**
         * Greater, where the two cases are the slopes of a larger or smaller one: on the corner, where both are equal, the flatter of the
         * two slopes holds, and of two that are equally steep their mean.
         */
        GREATER_OR_FLATTER(">");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    /** One formula where two others stand in a relation, and elsewhere another. */
    record Cases(Formula left, Relation relation, Formula right, Formula then, Formula otherwise) implements Formula {
        @Override
        public List<Formula> parts() {
            return List.of(left, right, then, otherwise);
        }

        @Override
        public Formula with(List<Formula> others) {
            return new Cases(others.get(0), relation, others.get(1), others.get(2), others.get(3));
        }

        @Override
        public <T extends RealFieldElement<T>> T value(Values<T> values) {
            T difference = left.settled(values).subtract(right.settled(values));
            if (Double.isNaN(difference.getReal())) {
                return difference;
            }
            int order = order(left, right, difference, values);
            return order == 0 && relation == Relation.GREATER_OR_FLATTER
                    ? flatter(then.value(values), otherwise.value(values))
                    : chosen(order).value(values);
        }

        /** The case that holds: by the sign of the left number less the right one. */
        Formula chosen(int order) {
            boolean holds =
                    switch (relation) {
                        case GREATER, GREATER_OR_FLATTER -> order > 0;
                        case AT_LEAST -> order >= 0;
                        case AT_MOST -> order <= 0;
                    };
            return holds ? then : otherwise;
        }

        private static <T extends RealFieldElement<T>> T flatter(T one, T other) {
            double size = Math.abs(one.getReal());
            double otherSize = Math.abs(other.getReal());
            return size == otherSize ? one.add(other).divide(2) : size < otherSize ? one : other;
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

    /** A sum of two, the second with a minus before it. */
    static Formula difference(Formula from, Formula taken) {
        return new Sum(List.of(from, new Negative(taken)));
    }

    /** The sum of the terms; a single term stands for itself. */
    static Formula sum(List<Formula> terms) {
        return terms.size() == 1 ? terms.get(0) : new Sum(terms);
    }
}
