package longhand.notation.name;

import java.util.Locale;
import longhand.model.network.Activation;
import longhand.model.network.Network;

/** What a reader calls the neurons and the layers of an example. */
public final class NeuronNames {
    private static final int MOST_IN_CAPTION = 16;
    /** The output layer stands at the edge of the picture. */
    private static final int MOST_AT_EDGE = 10;

    private final Network network;
    private final Labels labels;

    public NeuronNames(Network network, Labels labels) {
        this.network = network;
        this.labels = labels;
    }

    /** J1, or a2[1] where the example has no letter for it; of layer 0, I1 or x[1]. */
    public String name(int layer, int number) {
        String label = labels.neuron(layer, number);
        if (label != null) {
            return label;
        }
        return layer == 0 ? "x[" + number + "]" : "a" + layer + "[" + number + "]";
    }

    /** J1, or neuron 1 of layer 2; of layer 0, I1 or input 1. */
    public String inWords(int layer, int number) {
        String label = labels.neuron(layer, number);
        if (label != null) {
            return label;
        }
        return layer == 0 ? "input " + number : "neuron " + number + " of layer " + layer;
    }

    /** As in words, to begin a sentence or a heading with. A letter of the example's own stays as it is. */
    public String atStart(int layer, int number) {
        String words = inWords(layer, number);
        return labels.neuron(layer, number) == null
                ? words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1)
                : words;
    }

    /** The layer by its place: input, hidden, hidden 2, output. */
    public String place(int layer) {
        if (layer == 0) {
            return "input";
        }
        if (layer == network.depth()) {
            return "output";
        }
        return network.depth() == 2 ? "hidden" : "hidden " + layer;
    }

    /** The layer by its place and its activation: hidden · ReLU. There is no room above it for a long formula. */
    public String caption(int layer) {
        if (layer == 0) {
            return place(layer);
        }
        Activation activation = network.layer(layer).activation();
        int most = layer == network.depth() ? MOST_AT_EDGE : MOST_IN_CAPTION;
        boolean isLong = activation.isFormula() && activation.title().length() > most;
        return place(layer) + " · " + (isLong ? "formula" : activation.title());
    }
}
