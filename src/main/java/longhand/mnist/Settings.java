package longhand.mnist;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import longhand.mnist.descent.Recipe;
import longhand.model.network.Activation;
import longhand.model.network.Loss;

/**
 * How a network is trained; its hidden layers are ReLU.
 *
 * @param output softmax or sigmoid
 * @param learningRate α in W := W − α·dW, more than 0
 * @param batchSize images in a step; {@link #ALL} for the notes' descent on all images at once
 * @param initialisation how the first parameters were drawn
 * @param seed of the first parameters and of the order of the images
 */
public record Settings(
        Activation output, Cost cost, double learningRate, int batchSize, Initialisation initialisation, long seed) {
    /** All images in one step, however many there are. */
    public static final int ALL = Integer.MAX_VALUE;

    public static final Settings DEFAULT =
            new Settings(Activation.SOFTMAX, Cost.CROSS_ENTROPY, 0.1, 64, Initialisation.HE, 42);

    public Settings {
        if (!output.isBetweenZeroAndOne()) {
            throw new IllegalArgumentException("output: expected softmax or sigmoid, found " + output.key());
        }
        if (!(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("learning rate: expected a number more than 0, found " + learningRate);
        }
        if (batchSize < 1) {
            throw new IllegalArgumentException("batch size: expected at least 1, found " + batchSize);
        }
    }

    /** What a step does with these settings, in a network of that many layers. */
    public Recipe recipe(int depth) {
        List<Activation> activations = new ArrayList<>(Collections.nCopies(depth - 1, Activation.RELU));
        activations.add(output);
        boolean isSigmoid = output.equals(Activation.SIGMOID);
        Loss loss = cost != Cost.CROSS_ENTROPY
                ? Loss.SQUARED_ERROR
                : isSigmoid ? Loss.BINARY_CROSS_ENTROPY : Loss.CROSS_ENTROPY;
        return new Recipe(activations, loss, cost == Cost.NOTES_SQUARED_ERROR, learningRate, true);
    }
}
