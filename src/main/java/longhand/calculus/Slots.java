package longhand.calculus;

import java.util.EnumMap;
import java.util.Map;
import longhand.formula.Kind;
import longhand.formula.Quantity;
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

        boolean holds(Quantity q) {
            return samples >= 0
                    && within(q.sample(), samples)
                    && within(q.output(), outputs)
                    && within(q.to(), to)
                    && within(q.from(), from);
        }

        private static boolean within(int index, int extent) {
            return extent == 0 ? index == 0 : index >= 1 && index <= extent;
        }

        int place(Quantity q) {
            int place = Math.max(0, q.sample() - 1);
            place = place * Math.max(1, outputs) + Math.max(0, q.output() - 1);
            place = place * Math.max(1, to) + Math.max(0, q.to() - 1);
            return place * Math.max(1, from) + Math.max(0, q.from() - 1);
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
        return q.layer() >= 0
                && q.layer() <= step.network().depth()
                && runs.get(q.kind())[q.layer()].extent().holds(q)
                && (q.kind() != Kind.ACTIVATION_BY_WEIGHTED_SUM || q.to() == q.from() || isSoftmax(q.layer()));
    }

    /** @throws IllegalArgumentException if there is no such quantity */
    int of(Quantity q) {
        if (!holds(q)) {
            throw new IllegalArgumentException("there is no " + q);
        }
        Run run = runs.get(q.kind())[q.layer()];
        return run.start() + run.extent().place(q);
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
