package longhand.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * All that fixes one step of gradient descent or several, one after another, and so every number that this program works out.
 *
 * @param batches for each update of an epoch the samples that it learns from, at least one
 * @param epochs how often these batches are gone through
 * @param learningRate α in w′ = w − α·∂L/∂w
 * @param updateBiases false to leave the biases as they are, as some worked examples do
 */
public record TrainingStep(
        Network network, List<Batch> batches, int epochs, Loss loss, BigDecimal learningRate, boolean updateBiases) {
    public TrainingStep {
        batches = List.copyOf(batches);
        if (batches.isEmpty() || epochs < 1) {
            throw new IllegalArgumentException("there is nothing to learn from");
        }
        for (Batch batch : batches) {
            check(network, batch);
        }
        if (loss.isLogarithmic() && !network.outputLayer().activation().isBetweenZeroAndOne()) {
            throw new IllegalArgumentException(loss.title() + " takes logarithms of the output activations, "
                    + "so the output layer needs sigmoid or softmax, not "
                    + network.outputLayer().activation().title());
        }
    }

    /** A single step. */
    public TrainingStep(Network network, Batch batch, Loss loss, BigDecimal learningRate, boolean updateBiases) {
        this(network, List.of(batch), 1, loss, learningRate, updateBiases);
    }

    private static void check(Network network, Batch batch) {
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
    }

    /** How many updates there are. */
    public int updates() {
        return epochs * batches.size();
    }

    /** The update that an update has its samples from: the same, or the one at the same place in the first epoch. */
    public int given(int update) {
        return (update - 1) % batches.size() + 1;
    }

    /** Whether a batch has more than one sample. */
    public boolean hasSeveralSamples() {
        return batches.stream().anyMatch(batch -> batch.size() > 1);
    }

    /** The samples that the first update learns from. */
    public Batch batch() {
        return batch(1);
    }

    /** The samples that an update learns from, counted from 1. */
    public Batch batch(int update) {
        return batches.get(given(update) - 1);
    }

    /** The same step in another network. */
    public TrainingStep withNetwork(Network other) {
        return new TrainingStep(other, batches, epochs, loss, learningRate, updateBiases);
    }

    /** The same with other samples in an update, and in those of later epochs that go through them again. */
    public TrainingStep withBatch(int update, Batch other) {
        List<Batch> others = new ArrayList<>(batches);
        others.set(given(update) - 1, other);
        return new TrainingStep(network, others, epochs, loss, learningRate, updateBiases);
    }

    /** The same step with another loss. */
    public TrainingStep withLoss(Loss other) {
        return new TrainingStep(network, batches, epochs, other, learningRate, updateBiases);
    }

    /** The same step at another learning rate. */
    public TrainingStep withLearningRate(BigDecimal other) {
        return new TrainingStep(network, batches, epochs, loss, other, updateBiases);
    }

    /** Whether a share of the loss reaches back through one output neuron alone, so that gradients can be split by output. */
    public boolean splitsByOutput() {
        return network.outputLayer().activation().isElementwise();
    }
}
