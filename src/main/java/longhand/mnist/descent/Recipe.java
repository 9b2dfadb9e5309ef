package longhand.mnist.descent;

import java.util.List;
import longhand.model.Activation;
import longhand.model.Layer;
import longhand.model.Loss;
import longhand.model.TrainingStep;

/**
 * What a step of gradient descent does, whatever the numbers.
 *
 * @param activations g of each layer
 * @param loss of one image; that of a batch is the mean over its images
 * @param skipsOutputDerivative whether dZ of the output layer is dA, as in the notes on the squared cost, though it should be
 *     multiplied by the derivative of the output's activation
 * @param learningRate α in W := W − α·dW
 * @param updatesBiases false to leave the biases as they are
 */
public record Recipe(
        List<Activation> activations,
        Loss loss,
        boolean skipsOutputDerivative,
        double learningRate,
        boolean updatesBiases) {
    public Recipe {
        activations = List.copyOf(activations);
    }

    /** What the scalar engine does in that step. */
    public static Recipe of(TrainingStep step) {
        return new Recipe(
                step.network().layers().stream().map(Layer::activation).toList(),
                step.loss(),
                false,
                step.learningRate().doubleValue(),
                step.updateBiases());
    }

    public int depth() {
        return activations.size();
    }

    /** g of layer {@code l}, counted from 1. */
    Activation activation(int l) {
        return activations.get(l - 1);
    }
}
