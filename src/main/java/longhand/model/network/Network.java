package longhand.model.network;

import java.util.List;
import longhand.formula.quantity.Variable;

/**
 * Layers of neurons, each fully connected to the one before. Layer 0 is the input; layers 1 to {@link #depth()} have neurons; the
 * last is the output. Softmax stands on the output layer only.
 */
public record Network(List<Layer> layers) {
    public Network {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("a network needs at least one layer");
        }
        for (int i = 1; i < layers.size(); i++) {
            if (layers.get(i).inputs() != layers.get(i - 1).size()) {
                throw new IllegalArgumentException("layer " + (i + 1) + " has weights for "
                        + layers.get(i).inputs() + " neurons, but layer " + i + " has "
                        + layers.get(i - 1).size());
            }
            Activation activation = layers.get(i - 1).activation();
            if (!activation.isElementwise()) {
                throw new IllegalArgumentException(
                        "layer " + i + ": " + activation.title() + " stands on the output layer only");
            }
        }
    }

    /** The number of layers with neurons; also the number of the output layer. */
    public int depth() {
        return layers.size();
    }

    /** The layer of that number, counted from 1. */
    public Layer layer(int number) {
        return layers.get(number - 1);
    }

    /** The bias or the threshold of a neuron, at first. */
    public Variable offset(int layer, int neuron) {
        return new Variable(layer(layer).offset(), layer, neuron, 0, 0);
    }

    public Layer outputLayer() {
        return layer(depth());
    }

    /** The number of values in layer {@code number}: inputs for 0, neurons for 1 to {@link #depth()}. */
    public int width(int number) {
        return number == 0 ? layer(1).inputs() : layer(number).size();
    }
}
