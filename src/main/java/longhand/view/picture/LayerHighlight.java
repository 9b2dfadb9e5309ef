package longhand.view.picture;

import java.util.LinkedHashSet;
import java.util.Set;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.network.Network;

/** What is highlighted in the picture of a network of layers. */
final class LayerHighlight {
    private final Network network;
    private final Set<String> now = new LinkedHashSet<>();
    private final Set<String> path = new LinkedHashSet<>();

    private LayerHighlight(Network network) {
        this.network = network;
    }

    static Highlight of(Quantity q, Network network) {
        LayerHighlight highlight = new LayerHighlight(network);
        highlight.add(q instanceof Variable v ? v.with(v.kind().before()) : q);
        return new Highlight(highlight.now, highlight.path);
    }

    private void add(Quantity q) {
        if (q instanceof Derivative derivative) {
            addDerivative(derivative);
            return;
        }
        int layer = q.layer();
        switch (q.variable().kind()) {
            case WEIGHTED_SUM -> {
                now.add(Highlight.neuron(layer, q.to()));
                for (int i = 1; i <= network.width(layer - 1); i++) {
                    link(now, layer, q.to(), i);
                }
            }
            case ACTIVATION -> tied(layer, q.to());
            case ERROR, OUTPUT_LOSS, TARGET -> now.add(Highlight.neuron(network.depth(), q.to()));
            case SAMPLE_LOSS, BATCH_LOSS -> wholeLayer(now, network.depth());
            case WEIGHT -> link(now, layer, q.to(), q.from());
            case BIAS, THRESHOLD -> now.add(Highlight.neuron(layer, q.to()));
            case INPUT -> now.add(Highlight.neuron(0, q.to()));
            case INITIAL,
                    LEAF,
                    NODE,
                    GRAPH_LOSS,
                    WEIGHTED_SUM_AFTER,
                    ACTIVATION_AFTER,
                    NODE_AFTER,
                    GRAPH_LOSS_AFTER,
                    ERROR_AFTER,
                    OUTPUT_LOSS_AFTER,
                    SAMPLE_LOSS_AFTER,
                    BATCH_LOSS_AFTER -> throw new IllegalArgumentException("no layer has " + q);
            case LEARNING_RATE, LAMBDA, MU, BETA1, BETA2, RHO, EPSILON -> {}
            case FIRST_MOMENT, SECOND_MOMENT, CORRECTED_FIRST_MOMENT, CORRECTED_SECOND_MOMENT -> {
                if (q.from() == 0) {
                    now.add(Highlight.neuron(layer, q.to()));
                } else {
                    link(now, layer, q.to(), q.from());
                }
            }
        }
    }

    private void addDerivative(Derivative q) {
        int layer = q.layer();
        Kind by = q.denominator().kind();
        if (q.isOf(Kind.ACTIVATION.by(Kind.WEIGHTED_SUM))) {
            now.add(Highlight.neuron(layer, q.to()));
            now.add(Highlight.neuron(layer, q.from()));
        } else if (by == Kind.WEIGHTED_SUM) {
            tied(layer, q.to());
        } else if (q.from() != 0) {
            link(now, layer, q.to(), q.from());
        } else {
            now.add(Highlight.neuron(layer, q.to()));
        }
        boolean isOfNeuron = by == Kind.ACTIVATION || by == Kind.INPUT;
        if (q.numerator().kind() == Kind.SAMPLE_LOSS && isOfNeuron && layer < network.depth()) {
            for (int next = 1; next <= network.width(layer + 1); next++) {
                link(now, layer + 1, next, q.to());
            }
            onwards(layer + 1, 0);
        } else if (q.phase() == Phase.BACKWARD && !q.isLocal() && by != Kind.WEIGHTED_SUM) {
            downstream(layer, q.to(), q.output());
        }
    }

    /** A neuron, and those that its activation depends on. */
    private void tied(int layer, int j) {
        now.add(Highlight.neuron(layer, j));
        if (!network.layer(layer).activation().isElementwise()) {
            wholeLayer(path, layer);
        }
    }

    /** From a neuron on to the outputs, or to one of them. */
    private void downstream(int layer, int from, int output) {
        if (layer == network.depth()) {
            return;
        }
        for (int to = 1; to <= network.width(layer + 1); to++) {
            if (layer + 1 < network.depth() || output == 0 || output == to) {
                link(path, layer + 1, to, from);
            }
        }
        onwards(layer + 1, output);
    }

    /** From every neuron of a layer on to the outputs, or to one of them. */
    private void onwards(int first, int output) {
        for (int layer = first + 1; layer <= network.depth(); layer++) {
            if (layer < network.depth() || output == 0) {
                path.add("l" + layer);
            } else {
                for (int from = 1; from <= network.width(layer - 1); from++) {
                    link(path, layer, output, from);
                }
            }
        }
    }

    private void wholeLayer(Set<String> keys, int layer) {
        for (int j = 1; j <= network.width(layer); j++) {
            keys.add(Highlight.neuron(layer, j));
        }
    }

    private static void link(Set<String> keys, int layer, int to, int from) {
        keys.add(Highlight.edge(layer, to, from));
        keys.add(Highlight.neuron(layer, to));
        keys.add(Highlight.neuron(layer - 1, from));
    }
}
