package longhand.calculus;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;

/**
 * Quantities one after another, none of them listed: one of a kind, several parts in turn, or a part again for each value of an index.
 */
sealed interface Sequence {
    /** What runs; {@code OTHER} is the neuron or the input at the other end of a weight, or of ∂z/∂a and ∂a/∂z. */
    enum Index {
        SAMPLE,
        OUTPUT,
        NEURON,
        OTHER
    }

    /** A number for each index: where it stands, how far it runs, or how many quantities one step of it passes over. */
    record Indices(int update, int sample, int output, int neuron, int other) {
        static final Indices NONE = new Indices(0, 0, 0, 0, 0);

        Indices with(Index index, int number) {
            return switch (index) {
                case SAMPLE -> new Indices(update, number, output, neuron, other);
                case OUTPUT -> new Indices(update, sample, number, neuron, other);
                case NEURON -> new Indices(update, sample, output, number, other);
                case OTHER -> new Indices(update, sample, output, neuron, number);
            };
        }

        /** The same in an update, counted from 1. */
        Indices in(int number) {
            return new Indices(number, sample, output, neuron, other);
        }

        /** With what runs at its first, whatever that is. */
        Indices first() {
            return new Indices(update, 1, 1, 1, 1);
        }

        /** A variable of a sample, or of a whole batch. */
        Variable of(Kind kind, int layer, int number) {
            return new Variable(kind, layer, number, 0, sample, update);
        }

        Variable weight(int layer) {
            return new Variable(Kind.WEIGHT, layer, neuron, other, 0, update);
        }

        /** @param kind whether neurons have biases or thresholds there */
        Variable offset(Kind kind, int layer) {
            return new Variable(kind, layer, neuron, 0, 0, update);
        }
    }

    /** How many quantities there are. */
    int size();

    /** @param at the indices that run outside of this; 0 for those that do not */
    void visit(Indices at, Consumer<Quantity> visit);

    /** One quantity, made from the indices that run. */
    record One(Function<Indices, Quantity> of) implements Sequence {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public void visit(Indices at, Consumer<Quantity> visit) {
            visit.accept(of.apply(at));
        }
    }

    /** @param layer of the neuron at which they are worked out together; 0 for none; −1 where they are not worked out together */
    record Several(List<Sequence> parts, int size, int layer) implements Sequence {
        @Override
        public void visit(Indices at, Consumer<Quantity> visit) {
            for (Sequence part : parts) {
                part.visit(at, visit);
            }
        }
    }

    /** A part in an update, whatever may run in it. */
    record InUpdate(int update, Sequence part) implements Sequence {
        @Override
        public int size() {
            return part.size();
        }

        @Override
        public void visit(Indices at, Consumer<Quantity> visit) {
            part.visit(at.in(update), visit);
        }
    }

    record Each(Index index, int count, Sequence part) implements Sequence {
        @Override
        public int size() {
            return Math.multiplyExact(count, part.size());
        }

        @Override
        public void visit(Indices at, Consumer<Quantity> visit) {
            for (int i = 1; i <= count; i++) {
                part.visit(at.with(index, i), visit);
            }
        }
    }

    /** The place of each quantity of one family in one layer, from its indices. */
    record Address(int first, Indices counts, Indices steps) {
        /** Counted from 0; −1 if there is no such quantity. */
        int of(Quantity q) {
            // what is between neurons is worked out at the one below the stroke
            boolean isTurned = q instanceof Derivative derivative && derivative.isBetweenNeurons();
            int neuron = isTurned ? q.from() : q.to();
            int other = isTurned ? q.to() : q.from();
            if (isTurned && counts.other() == 0 && other == neuron) {
                other = 0; // ∂a[j]/∂z[j], where there is no other
            }
            return runsTo(q.sample(), counts.sample())
                            && runsTo(q.output(), counts.output())
                            && runsTo(neuron, counts.neuron())
                            && runsTo(other, counts.other())
                    ? first
                            + Math.max(0, q.sample() - 1) * steps.sample()
                            + Math.max(0, q.output() - 1) * steps.output()
                            + Math.max(0, neuron - 1) * steps.neuron()
                            + Math.max(0, other - 1) * steps.other()
                    : -1;
        }

        private static boolean runsTo(int index, int count) {
            return index <= count && (count == 0 ? index == 0 : index >= 1);
        }
    }

    static Sequence one(Function<Indices, Quantity> of) {
        return new One(of);
    }

    static Several several(Sequence... parts) {
        return together(-1, parts);
    }

    static Several several(List<Sequence> parts) {
        return several(parts.toArray(Sequence[]::new));
    }

    static Several together(int layer, Sequence... parts) {
        int size = 0;
        for (Sequence part : parts) {
            size = Math.addExact(size, part.size());
        }
        return new Several(List.of(parts), size, layer);
    }

    static Sequence each(Index index, int count, Sequence... parts) {
        return new Each(index, count, several(parts));
    }

    static Sequence when(boolean isThere, Sequence part) {
        return isThere ? part : several();
    }
}
