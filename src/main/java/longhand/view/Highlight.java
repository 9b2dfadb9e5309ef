package longhand.view;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import longhand.formula.Derivative;
import longhand.formula.Kind;
import longhand.formula.Phase;
import longhand.formula.Quantity;
import longhand.model.Network;

/**
 * What is highlighted in the picture of the network at a step: the neurons and edges that the quantity is about, and, weaker, the way from there
 * to the loss for what is worked out backwards. Keys are {@code n2-1} for neuron 1 of layer 2 and {@code e2-1-3} for the edge to it
 * from neuron 3 of layer 1, {@code w2-1-3} for the edge with its number; {@code l3} stands for all of layer 3 and all that leads
 * into it.
 */
public final class Highlight {
    /** Of more edges than this at once the numbers would be too many to see. */
    private static final int MOST_NUMBERS = 4;

    private final Network network;
    private final Set<String> now = new LinkedHashSet<>();
    private final Set<String> path = new LinkedHashSet<>();

    private Highlight(Network network) {
        this.network = network;
    }

    public static Highlight of(Quantity q, Network network) {
        Highlight highlight = new Highlight(network);
        highlight.add(q);
        highlight.path.removeAll(highlight.now);
        return highlight;
    }

    public static String neuron(int layer, int number) {
        return "n" + layer + "-" + number;
    }

    public static String edge(int layer, int to, int from) {
        return "e" + layer + "-" + to + "-" + from;
    }

    public String now() {
        long edges = now.stream().filter(key -> key.startsWith("e")).count();
        return edges > MOST_NUMBERS ? String.join(" ", now) : withNumbers(now);
    }

    public String path() {
        return withNumbers(path);
    }

    private static String withNumbers(Set<String> keys) {
        return keys.stream()
                .map(key -> key.startsWith("e") ? "w" + key.substring(1) : key)
                .collect(Collectors.joining(" "));
    }

    private void add(Quantity q) {
        if (q instanceof Derivative derivative) {
            addDerivative(derivative);
            return;
        }
        int layer = q.layer();
        switch (q.variable().kind()) {
            case WEIGHTED_SUM -> {
                now.add(neuron(layer, q.to()));
                for (int i = 1; i <= network.width(layer - 1); i++) {
                    link(now, layer, q.to(), i);
                }
            }
            case ACTIVATION -> tied(layer, q.to());
            case OUTPUT_LOSS, TARGET -> now.add(neuron(network.depth(), q.to()));
            case SAMPLE_LOSS, BATCH_LOSS -> wholeLayer(now, network.depth());
            case WEIGHT -> link(now, layer, q.to(), q.from());
            case BIAS, THRESHOLD -> now.add(neuron(layer, q.to()));
            case INPUT -> now.add(neuron(0, q.to()));
            case LEARNING_RATE, LAMBDA, MU, BETA1, BETA2, RHO, EPSILON -> {}
            case FIRST_MOMENT, SECOND_MOMENT, CORRECTED_FIRST_MOMENT, CORRECTED_SECOND_MOMENT -> {
                if (q.from() == 0) {
                    now.add(neuron(layer, q.to()));
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
            now.add(neuron(layer, q.to()));
            now.add(neuron(layer, q.from()));
        } else if (by == Kind.WEIGHTED_SUM) {
            tied(layer, q.to());
        } else if (q.from() != 0) {
            link(now, layer, q.to(), q.from());
        } else {
            now.add(neuron(layer, q.to()));
        }
        if (q.isOf(Kind.SAMPLE_LOSS.by(Kind.ACTIVATION)) && layer < network.depth()) {
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
        now.add(neuron(layer, j));
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
            keys.add(neuron(layer, j));
        }
    }

    private static void link(Set<String> keys, int layer, int to, int from) {
        keys.add(edge(layer, to, from));
        keys.add(neuron(layer, to));
        keys.add(neuron(layer - 1, from));
    }
}
