package longhand.calculus;

import java.util.EnumMap;
import java.util.Map;
import longhand.formula.Derivative;
import longhand.formula.Kind;
import longhand.formula.Quantity;
import longhand.formula.Variable;
import longhand.model.Network;
import longhand.model.TrainingStep;

/** Which quantities there are, and a place in an array for each: samples × outputs × to × from, kind by kind, layer by layer. */
final class Slots {
    /** How far each index of a kind runs; 0 where the index is not used, and {@code NONE} where the kind does not exist. */
    private record Extent(int samples, int outputs, int to, int from) {
        static final Extent NONE = new Extent(-1, 0, 0, 0);

        int size() {
            return samples < 0
                    ? 0
                    : Math.multiplyExact(
                            Math.multiplyExact(Math.max(1, samples), Math.max(1, outputs)),
                            Math.multiplyExact(Math.max(1, to), Math.max(1, from)));
        }

        /** Counted from 0; −1 if there is no such quantity. */
        int place(int sample, int output, int to, int from) {
            int place = within(0, sample, samples);
            place = within(place, output, outputs);
            place = within(place, to, this.to);
            return within(place, from, this.from);
        }

        private static int within(int place, int index, int extent) {
            if (place < 0 || extent < 0) {
                return -1;
            }
            if (extent == 0) {
                return index == 0 ? place : -1;
            }
            return index >= 1 && index <= extent ? place * extent + index - 1 : -1;
        }
    }

    /** The quantities of one kind in one layer, and where the first of them has its place. */
    private record Run(Extent extent, int start) {}

    private final TrainingStep step;
    private final Map<Kind, Run[]> runs = new EnumMap<>(Kind.class);
    private final int size;

    Slots(TrainingStep step) {
        this.step = step;
        int layers = step.network().depth() + 1;
        int next = 0;
        for (Kind kind : Kind.values()) {
            Run[] byLayer = new Run[layers];
            for (int layer = 0; layer < layers; layer++) {
                byLayer[layer] = new Run(extent(kind, layer), next);
                next = Math.addExact(next, byLayer[layer].extent().size());
            }
            runs.put(kind, byLayer);
        }
        size = next;
    }

    /** The number of quantities. */
    int size() {
        return size;
    }

    boolean holds(Quantity q) {
        return find(q) >= 0 && (!(q instanceof Derivative d) || (holds(d.numerator()) && holds(d.denominator())));
    }

    /** @throws IllegalArgumentException if there is no such quantity */
    int of(Quantity q) {
        int slot = find(q);
        if (slot < 0) {
            throw new IllegalArgumentException("there is no " + q);
        }
        return slot;
    }

    /** −1 if there is no such quantity. */
    private int find(Quantity q) {
        if (q instanceof Variable v) {
            return find(v.kind(), v.layer(), 0, v.to(), v.from(), v.sample());
        }
        Derivative d = (Derivative) q;
        return isThere(d) ? find(d.kind(), d.layer(), d.output(), d.to(), d.from(), d.sample()) : -1;
    }

    private int find(Kind kind, int layer, int output, int to, int from, int sample) {
        Run[] byLayer = runs.get(kind);
        if (layer < 0 || layer >= byLayer.length) {
            return -1;
        }
        int place = byLayer[layer].extent().place(sample, output, to, from);
        return place < 0 ? -1 : byLayer[layer].start() + place;
    }

    private boolean isThere(Derivative derivative) {
        if (derivative.kind() != Kind.ACTIVATION_BY_WEIGHTED_SUM || derivative.to() == derivative.from()) {
            return derivative.isConnected();
        }
        int layer = derivative.layer();
        return derivative.isConnected() && layer >= 1 && layer <= step.network().depth() && isSoftmax(layer);
    }

    private boolean isSoftmax(int layer) {
        return !step.network().layer(layer).activation().isElementwise();
    }

    private Extent extent(Kind kind, int layer) {
        Network network = step.network();
        int m = step.batch().size();
        int depth = network.depth();
        int outputs = network.width(depth);
        int width = network.width(layer);
        int before = layer == 0 ? 0 : network.width(layer - 1);
        boolean neurons = layer > 0;
        boolean split = neurons && layer < depth && outputs > 1 && step.splitsByOutput();
        return switch (kind) {
            case INPUT -> when(!neurons, m, 0, width, 0);
            case TARGET -> when(!neurons, m, 0, outputs, 0);
            case LEARNING_RATE -> when(!neurons, 0, 0, 0, 0);
            case WEIGHT, NEW_WEIGHT -> when(neurons, 0, 0, width, before);
            case BIAS, NEW_BIAS -> when(neurons, 0, 0, width, 0);
            case WEIGHTED_SUM, ACTIVATION, LOSS_BY_ACTIVATION, LOSS_BY_WEIGHTED_SUM -> when(neurons, m, 0, width, 0);
            case WEIGHTED_SUM_BY_BIAS, LOSS_BY_BIAS -> when(neurons, m, 0, width, 0);
            case ACTIVATION_BY_WEIGHTED_SUM -> when(neurons, m, 0, width, width);
            case WEIGHTED_SUM_BY_WEIGHT, LOSS_BY_WEIGHT -> when(neurons, m, 0, width, before);
            case WEIGHTED_SUM_BY_ACTIVATION -> when(layer > 1, m, 0, width, before);
            case OUTPUT_LOSS -> when(!neurons && outputs > 1, m, 0, outputs, 0);
            case SAMPLE_LOSS -> when(!neurons, m, 0, 0, 0);
            case OUTPUT_LOSS_BY_ACTIVATION, OUTPUT_LOSS_BY_BIAS -> when(split, m, outputs, width, 0);
            case OUTPUT_LOSS_BY_WEIGHT -> when(split, m, outputs, width, before);
            case BATCH_LOSS -> when(!neurons && m > 1, 0, 0, 0, 0);
            case BATCH_LOSS_BY_WEIGHT -> when(neurons && m > 1, 0, 0, width, before);
            case BATCH_LOSS_BY_BIAS -> when(neurons && m > 1, 0, 0, width, 0);
        };
    }

    private static Extent when(boolean exists, int samples, int outputs, int to, int from) {
        return exists ? new Extent(samples, outputs, to, from) : Extent.NONE;
    }
}
