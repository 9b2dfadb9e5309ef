package longhand.mnist.descent;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import longhand.mnist.matrix.Matrix;
import longhand.model.network.Layer;
import longhand.model.network.Network;

/**
 * The weights and biases of a network: what training changes, in place.
 *
 * @param weights W of each layer: n×p, a row for each of its n neurons, a column for each of the p values of the layer before
 * @param biases b of each layer: n×1
 */
public record Parameters(List<Matrix> weights, List<Matrix> biases) {
    public Parameters {
        weights = List.copyOf(weights);
        biases = List.copyOf(biases);
        if (weights.isEmpty() || weights.size() != biases.size()) {
            throw new IllegalArgumentException("needs at least one layer, and as many biases as weights; found "
                    + weights.size() + " and " + biases.size());
        }
        for (int l = 1; l <= weights.size(); l++) {
            Matrix w = weights.get(l - 1);
            Matrix b = biases.get(l - 1);
            if (b.rows() != w.rows() || b.columns() != 1) {
                throw new IllegalArgumentException("b" + l + " needs the shape " + w.rows() + "×1, as W" + l + " is "
                        + w.shape() + "; found " + b.shape());
            }
            if (l > 1 && w.columns() != weights.get(l - 2).rows()) {
                throw new IllegalArgumentException(
                        "W" + l + " needs " + weights.get(l - 2).rows() + " columns, a column for each row of W"
                                + (l - 1) + "; found " + w.shape());
            }
        }
    }

    /** All zero, for layers of those sizes. */
    public static Parameters zeros(List<Integer> sizes) {
        List<Matrix> weights = new ArrayList<>();
        List<Matrix> biases = new ArrayList<>();
        for (int l = 1; l < sizes.size(); l++) {
            weights.add(new Matrix(sizes.get(l), sizes.get(l - 1)));
            biases.add(new Matrix(sizes.get(l), 1));
        }
        return new Parameters(weights, biases);
    }

    /** Those of a network that is written as exact decimals, each as the nearest double. */
    public static Parameters of(Network network) {
        List<Integer> sizes = IntStream.rangeClosed(0, network.depth())
                .mapToObj(network::width)
                .toList();
        Parameters parameters = zeros(sizes);
        for (int l = 1; l <= network.depth(); l++) {
            Layer layer = network.layer(l);
            for (int to = 0; to < layer.size(); to++) {
                for (int from = 0; from < layer.inputs(); from++) {
                    parameters
                            .weights(l)
                            .set(to, from, layer.weight(to + 1, from + 1).doubleValue());
                }
                parameters.biases(l).set(to, 0, layer.bias(to + 1).doubleValue());
            }
        }
        return parameters;
    }

    /** The number of layers with neurons. */
    public int depth() {
        return weights.size();
    }

    /** W of layer {@code l}, counted from 1. */
    public Matrix weights(int l) {
        return weights.get(l - 1);
    }

    /** b of layer {@code l}, counted from 1. */
    public Matrix biases(int l) {
        return biases.get(l - 1);
    }

    /** The number of inputs, then of the neurons of each layer: 784, 16, 16, 10. */
    public List<Integer> sizes() {
        List<Integer> sizes = new ArrayList<>(List.of(weights(1).columns()));
        weights.forEach(w -> sizes.add(w.rows()));
        return List.copyOf(sizes);
    }

    /** Others with the same values. */
    public Parameters copy() {
        return new Parameters(
                weights.stream().map(Matrix::copy).toList(),
                biases.stream().map(Matrix::copy).toList());
    }
}
