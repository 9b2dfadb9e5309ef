package longhand.formula;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import org.apache.commons.math3.RealFieldElement;
import org.apache.commons.math3.analysis.differentiation.SparseGradient;

/** A formula that is one or another, by how two numbers compare. Where these are equal it may turn or jump. */
public sealed interface Choice extends Formula {
    /** The first of the two that are compared. */
    Formula left();

    /** The second. */
    Formula right();

    /** The larger of two, or the smaller. */
    record Extreme(boolean isLarger, Formula left, Formula right) implements Choice {
        @Override
        public List<Formula> parts() {
            return List.of(left, right);
        }

        @Override
        public Formula with(List<Formula> others) {
            return new Extreme(isLarger, others.get(0), others.get(1));
        }

        @Override
        public <T extends RealFieldElement<T>> T value(Values<T> values) {
            Settled<T> one = Settled.of(left, values);
            Settled<T> other = Settled.of(right, values);
            if (Double.isNaN(other.value().getReal())) {
                return other.value();
            }
            int order = one.order(other);
            if (order == 0) {
                return comparesApart() ? mean(one.value(), other.value()) : ofEqual(one.value(), other.value());
            }
            return order > 0 == isLarger ? one.value() : other.value();
        }

        /** It tells only for numbers that carry their gradient which of two equal ones is taken. */
        private static <T extends RealFieldElement<T>> T ofEqual(T one, T other) {
            return one instanceof SparseGradient first && other instanceof SparseGradient second
                    ? flatter(one, first.getDerivative(0), other, second.getDerivative(0))
                    : one;
        }

        /** Whether it compares two numbers that move apart from each other: where they are equal, half of each slope holds. */
        boolean comparesApart() {
            Set<Quantity> first = moving(left);
            Set<Quantity> second = moving(right);
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
    record Cases(Formula left, Relation relation, Formula right, Formula then, Formula otherwise) implements Choice {
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
            Settled<T> one = Settled.of(left, values);
            Settled<T> other = Settled.of(right, values);
            T difference = one.value().subtract(other.value());
            if (Double.isNaN(difference.getReal())) {
                return difference;
            }
            int order = one.order(other);
            return order == 0 && relation == Relation.GREATER_OR_FLATTER
                    ? ofEqual(then.value(values), otherwise.value(values))
                    : chosen(order).value(values);
        }

        private static <T extends RealFieldElement<T>> T ofEqual(T then, T otherwise) {
            return flatter(then, then.getReal(), otherwise, otherwise.getReal());
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
    }

    /** Of two numbers the one with the flatter slope; of two with equally steep ones their mean. */
    private static <T extends RealFieldElement<T>> T flatter(T one, double slope, T other, double otherSlope) {
        double steepness = Math.abs(slope);
        double otherSteepness = Math.abs(otherSlope);
        return steepness == otherSteepness ? mean(one, other) : steepness < otherSteepness ? one : other;
    }

    private static <T extends RealFieldElement<T>> T mean(T one, T other) {
        return one.add(other).divide(2);
    }
}
