package longhand.model;

import java.math.BigDecimal;
import java.util.List;
import longhand.formula.Kind;

/**
 * One layer of neurons with the weights and biases that lead into it.
 *
 * @param weights n×p: one row for each of the n neurons of this layer, one column for each of the p neurons before it
 * @param biases one for each of the n neurons; where the layer has thresholds, these
 * @param offset {@link Kind#BIAS}, which is added to a weighted sum, or {@link Kind#THRESHOLD}, which is subtracted
 */
public record Layer(Activation activation, List<List<BigDecimal>> weights, List<BigDecimal> biases, Kind offset) {
    public Layer {
        weights = weights.stream().map(List::copyOf).toList();
        biases = List.copyOf(biases);
        if (weights.isEmpty()) {
            throw new IllegalArgumentException("a layer needs at least one neuron");
        }
        int columns = weights.get(0).size();
        if (columns == 0 || weights.stream().anyMatch(row -> row.size() != columns)) {
            throw new IllegalArgumentException("every row of weights needs the same number of columns, at least one");
        }
        if (biases.size() != weights.size()) {
            throw new IllegalArgumentException(
                    "a layer of " + weights.size() + " neurons needs as many biases, found " + biases.size());
        }
        if (!offset.isOffset()) {
            throw new IllegalArgumentException("a neuron has a bias or a threshold, not " + offset);
        }
        if (!activation.isElementwise() && weights.size() < 2) {
            throw new IllegalArgumentException(activation.title() + " needs at least two neurons");
        }
    }

    /** With biases. */
    public Layer(Activation activation, List<List<BigDecimal>> weights, List<BigDecimal> biases) {
        this(activation, weights, biases, Kind.BIAS);
    }

    /** The same layer with another activation. */
    public Layer withActivation(Activation other) {
        return new Layer(other, weights, biases, offset);
    }

    /** The same layer with other numbers, as many. */
    public Layer withParameters(List<List<BigDecimal>> otherWeights, List<BigDecimal> otherBiases) {
        return new Layer(activation, otherWeights, otherBiases, offset);
    }

    /** Whether thresholds are subtracted in the place of biases. */
    public boolean hasThresholds() {
        return offset == Kind.THRESHOLD;
    }

    /** The number of neurons in this layer. */
    public int size() {
        return weights.size();
    }

    /** The number of neurons in the layer before. */
    public int inputs() {
        return weights.get(0).size();
    }

    /** The weight to neuron {@code to} of this layer from neuron {@code from} of the layer before, both counted from 1. */
    public BigDecimal weight(int to, int from) {
        return weights.get(to - 1).get(from - 1);
    }

    /** The bias or the threshold of neuron {@code to}, counted from 1. */
    public BigDecimal bias(int to) {
        return biases.get(to - 1);
    }
}
