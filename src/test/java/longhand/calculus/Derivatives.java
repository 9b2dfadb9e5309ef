package longhand.calculus;

import longhand.formula.Derivative;
import longhand.formula.Quantity;

/** Derivatives by their indices, as the tests name them. */
public final class Derivatives {
    private Derivatives() {}

    public static Derivative lossByActivation(int layer, int j, int sample) {
        return new Derivative(Quantity.sampleLoss(sample), Quantity.activation(layer, j, sample));
    }

    /** ∂a[i]/∂z[j] in one layer. */
    public static Derivative activationByWeightedSum(int layer, int i, int j, int sample) {
        return new Derivative(Quantity.activation(layer, i, sample), Quantity.weightedSum(layer, j, sample));
    }

    public static Derivative lossByWeightedSum(int layer, int j, int sample) {
        return new Derivative(Quantity.sampleLoss(sample), Quantity.weightedSum(layer, j, sample));
    }

    public static Derivative weightedSumByWeight(int layer, int j, int i, int sample) {
        return new Derivative(Quantity.weightedSum(layer, j, sample), Quantity.weight(layer, j, i));
    }

    public static Derivative weightedSumByBias(int layer, int j, int sample) {
        return new Derivative(Quantity.weightedSum(layer, j, sample), Quantity.bias(layer, j));
    }

    /** ∂z[j]/∂a[i], z of {@code layer} and a of the layer before. */
    public static Derivative weightedSumByActivation(int layer, int j, int i, int sample) {
        return new Derivative(Quantity.weightedSum(layer, j, sample), Quantity.activation(layer - 1, i, sample));
    }

    public static Derivative outputLossByActivation(int output, int layer, int i, int sample) {
        return new Derivative(Quantity.outputLoss(output, sample), Quantity.activation(layer, i, sample));
    }

    public static Derivative outputLossByWeight(int output, int layer, int to, int from, int sample) {
        return new Derivative(Quantity.outputLoss(output, sample), Quantity.weight(layer, to, from));
    }

    public static Derivative outputLossByBias(int output, int layer, int to, int sample) {
        return new Derivative(Quantity.outputLoss(output, sample), Quantity.bias(layer, to));
    }

    public static Derivative lossByWeight(int layer, int to, int from, int sample) {
        return new Derivative(Quantity.sampleLoss(sample), Quantity.weight(layer, to, from));
    }

    public static Derivative lossByBias(int layer, int to, int sample) {
        return new Derivative(Quantity.sampleLoss(sample), Quantity.bias(layer, to));
    }

    public static Derivative batchLossByWeight(int layer, int to, int from) {
        return new Derivative(Quantity.batchLoss(), Quantity.weight(layer, to, from));
    }

    public static Derivative batchLossByBias(int layer, int to) {
        return new Derivative(Quantity.batchLoss(), Quantity.bias(layer, to));
    }
}
