package longhand.model.network;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;

/**
 * One layer of neurons with the weights and biases that lead into it.
 *
 * @param weights n×p: one row for each of the n neurons of this layer, one column for each of the p neurons before it
 * @param biases one for each of the n neurons; where the layer has thresholds, these
 * @param offset {@link Kind#BIAS}, which is added to a weighted sum, or {@link Kind#THRESHOLD}, which is subtracted
 */
public record Layer(Activation activation, List<List<BigDecimal>> weights, List<BigDecimal> biases, Kind offset)
        implements NetworkLayer {
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
    @Override
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

    /** The same at every time step that the layer before it has; all of an image together, where that is one. */
    @Override
    public Shape shape(Shape before) {
        int seen = before.isInTime() ? before.channels() : before.size();
        if (seen != inputs()) {
            throw new IllegalArgumentException("weights for " + inputs() + " numbers do not fit " + seen);
        }
        return before.isInTime() ? new Shape(size(), before.places()) : Shape.neurons(size());
    }

    @Override
    public List<Variable> weights(int layer, int channel) {
        List<Variable> all = new ArrayList<>();
        for (int from = 1; from <= inputs(); from++) {
            all.add(Quantity.weight(layer, channel, from));
        }
        return all;
    }

    @Override
    public BigDecimal given(Variable v) {
        return v.kind() == Kind.WEIGHT ? weight(v.to(), v.from()) : bias(v.to());
    }

    @Override
    public Layer with(int layer, Function<Variable, BigDecimal> values) {
        List<List<BigDecimal>> rows = new ArrayList<>();
        List<BigDecimal> offsets = new ArrayList<>();
        for (int to = 1; to <= size(); to++) {
            List<BigDecimal> row = new ArrayList<>();
            weights(layer, to).forEach(weight -> row.add(values.apply(weight)));
            rows.add(row);
            offsets.add(values.apply(new Variable(offset, layer, to, 0, 0)));
        }
        return withParameters(rows, offsets);
    }
}
