package longhand.mnist.descent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import longhand.model.TrainingStep;
import longhand.model.learning.Decay;
import longhand.model.learning.Optimiser;
import longhand.model.network.Activation;
import longhand.model.network.Layer;
import longhand.model.network.Loss;

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

    /**
     * What the scalar engine does in that step.
     *
     * @throws IllegalArgumentException if something of it is {@link #unknown}
     */
    public static Recipe of(TrainingStep step) {
        unknown(step).ifPresent(what -> {
            throw new IllegalArgumentException(what);
        });
        return new Recipe(
                step.network().layers().stream().map(Layer::activation).toList(),
                step.loss(),
                false,
                step.learningRate().doubleValue(),
                step.updateBiases());
    }

    /** What of that step the matrices do not know, in a sentence; empty where they know all of it. */
    public static Optional<String> unknown(TrainingStep step) {
        List<String> unknown = new ArrayList<>();
        if (!step.hasLoss()) {
            unknown.add("the " + step.learning().rule().title());
        } else if (step.loss().isFormula()) {
            unknown.add("the formula " + step.loss().title());
        }
        if (step.learning().optimiser().method() != Optimiser.Method.DESCENT) {
            unknown.add(step.learning().optimiser().method().title());
        }
        if (step.learning().decay().form() != Decay.Form.NONE) {
            unknown.add("a decay of the weights");
        }
        if (step.isSummed()) {
            unknown.add("a sum over the batch");
        }
        if (step.network().layers().stream().anyMatch(Layer::hasThresholds)) {
            unknown.add("thresholds");
        }
        step.network().layers().stream()
                .map(Layer::activation)
                .filter(Activation::isFormula)
                .forEach(formula -> unknown.add("the formula " + formula.title()));
        if (!step.hasUpdate()) {
            unknown.add("a step without a learning rate");
        }
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of("The matrices know gradient descent on the mean over a batch, with biases, but not "
                        + String.join(", nor ", unknown) + ".");
    }

    public int depth() {
        return activations.size();
    }

    /** g of layer {@code l}, counted from 1. */
    Activation activation(int l) {
        return activations.get(l - 1);
    }
}
