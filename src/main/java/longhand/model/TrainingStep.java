package longhand.model;

import java.math.BigDecimal;

/**
 * All that fixes one step of gradient descent, and so every number that this program works out.
 *
 * @param learningRate α in w′ = w − α·∂L/∂w
 * @param updateBiases false to leave the biases as they are, as some worked examples do
 */
public record TrainingStep(Network network, Batch batch, Loss loss, BigDecimal learningRate, boolean updateBiases) {
    public TrainingStep {
        for (Sample sample : batch.samples()) {
            if (sample.input().size() != network.width(0)) {
                throw new IllegalArgumentException("an input needs " + network.width(0) + " numbers, found "
                        + sample.input().size());
            }
            if (sample.target().size() != network.outputLayer().size()) {
                throw new IllegalArgumentException("a target needs "
                        + network.outputLayer().size() + " numbers, found "
                        + sample.target().size());
            }
        }
        if (loss.isLogarithmic() && !network.outputLayer().activation().isBetweenZeroAndOne()) {
            throw new IllegalArgumentException(loss.title() + " takes logarithms of the output activations, "
                    + "so the output layer needs sigmoid or softmax, not "
                    + network.outputLayer().activation().title());
        }
    }

    /** The same step in another network. */
    public TrainingStep withNetwork(Network other) {
        return new TrainingStep(other, batch, loss, learningRate, updateBiases);
    }

    /** The same step on other samples. */
    public TrainingStep withBatch(Batch other) {
        return new TrainingStep(network, other, loss, learningRate, updateBiases);
    }

    /** The same step with another loss. */
    public TrainingStep withLoss(Loss other) {
        return new TrainingStep(network, batch, other, learningRate, updateBiases);
    }

    /** The same step at another learning rate. */
    public TrainingStep withLearningRate(BigDecimal other) {
        return new TrainingStep(network, batch, loss, other, updateBiases);
    }

    /** Whether a share of the loss reaches back through one output neuron alone, so that gradients can be split by output. */
    public boolean splitsByOutput() {
        return network.outputLayer().activation().isElementwise();
    }
}
