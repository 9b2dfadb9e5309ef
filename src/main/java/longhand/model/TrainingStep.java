package longhand.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import longhand.formula.Kind;
import longhand.formula.Variable;

/**
 * All that fixes one step of gradient descent or several, one after another, and so every number that this program works out.
 *
 * @param batches for each update of an epoch the samples that it learns from, at least one
 * @param epochs how often these batches are gone through
 * @param loss of a sample; null where the network learns by a rule that has none
 * @param learning how the network learns from a batch
 * @param hasInputGradients whether the derivatives by the inputs are worked out too
 */
public record TrainingStep(
        Network network, List<Batch> batches, int epochs, Loss loss, Learning learning, boolean hasInputGradients)
        implements Computation {
    public TrainingStep {
        batches = List.copyOf(batches);
        if (batches.isEmpty() || epochs < 1) {
            throw new IllegalArgumentException("there is nothing to learn from");
        }
        for (Batch batch : batches) {
            check(network, batch);
        }
        if (learning.rate() == null && epochs * batches.size() > 1) {
            throw new IllegalArgumentException("several updates need a learning rate");
        }
        LearningRule rule = learning.rule();
        if (rule.hasLoss() != (loss != null)) {
            throw new IllegalArgumentException("a network has a loss or learns by a rule without one");
        }
        if (!rule.hasLoss()) {
            check(rule, network, hasInputGradients);
        } else if (loss.isLogarithmic() && !network.outputLayer().activation().isBetweenZeroAndOne()) {
            throw new IllegalArgumentException(loss.title() + " takes logarithms of the output activations, "
                    + "so the output layer needs sigmoid or softmax, not "
                    + network.outputLayer().activation().title());
        }
    }

    /** Without derivatives by the inputs. */
    public TrainingStep(Network network, List<Batch> batches, int epochs, Loss loss, Learning learning) {
        this(network, batches, epochs, loss, learning, false);
    }

    /** By plain gradient descent on the mean over each batch. */
    public TrainingStep(
            Network network,
            List<Batch> batches,
            int epochs,
            Loss loss,
            BigDecimal learningRate,
            boolean updateBiases) {
        this(network, batches, epochs, loss, Learning.descent(learningRate, updateBiases));
    }

    /** A single step of that. */
    public TrainingStep(Network network, Batch batch, Loss loss, BigDecimal learningRate, boolean updateBiases) {
        this(network, List.of(batch), 1, loss, learningRate, updateBiases);
    }

    private static void check(LearningRule rule, Network network, boolean hasInputGradients) {
        if (network.depth() > 1) {
            throw new IllegalArgumentException("the " + rule.title() + " is of a single layer");
        }
        if (!rule.allows(network.outputLayer().activation())) {
            throw new IllegalArgumentException("the " + rule.title() + " does not go with "
                    + network.outputLayer().activation().title());
        }
        if (hasInputGradients) {
            throw new IllegalArgumentException("the " + rule.title() + " has no derivatives");
        }
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

    /** α in w′ = w − α·∂L/∂w; null where nothing is updated. */
    public BigDecimal learningRate() {
        return learning.rate();
    }

    /** Whether biases are updated as weights are. */
    public boolean updateBiases() {
        return learning.updateBiases();
    }

    /** Whether the loss of a batch is the sum of those of its samples, and no mean. */
    public boolean isSummed() {
        return learning.reduction() == Reduction.SUM;
    }

    @Override
    public Model model() {
        return new DenseModel(this);
    }

    @Override
    public int samples(int update) {
        return batch(update).size();
    }

    /** Whether an activation jumps somewhere: there a sum that is a hair beside makes all the difference. */
    public boolean hasJump() {
        return network.layers().stream().anyMatch(layer -> layer.activation().hasJump());
    }

    @Override
    public boolean isPartial() {
        return (hasLoss() && loss.isPartial())
                || learning.optimiser().isPartial()
                || network.layers().stream()
                        .anyMatch(layer -> layer.activation().isPartial());
    }

    /** Samples are given once for all epochs. */
    @Override
    public Variable inUpdate(Variable ofFirst, int update) {
        boolean isOfSample = ofFirst.kind() == Kind.INPUT || ofFirst.kind() == Kind.TARGET;
        return ofFirst.withUpdate(isOfSample ? given(update) : update);
    }

    @Override
    public Variable parameter(Variable state) {
        return state.with(state.from() == 0 ? network.layer(state.layer()).offset() : Kind.WEIGHT);
    }

    @Override
    public boolean hasBatchLoss(int update) {
        return hasLoss() && (batch(update).size() > 1 || learning.decay().isInLoss());
    }

    /** As there are others, or a loss beside that of the only one. */
    @Override
    public boolean namesSamples() {
        return hasSeveralSamples() || learning.decay().isInLoss();
    }

    @Override
    public int updates() {
        return epochs * batches.size();
    }

    /** The update that an update has its samples from: the same, or the one at the same place in the first epoch. */
    public int given(int update) {
        return (update - 1) % batches.size() + 1;
    }

    @Override
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
        return new TrainingStep(other, batches, epochs, loss, learning, hasInputGradients);
    }

    /** The same with other samples in an update, and in those of later epochs that go through them again. */
    public TrainingStep withBatch(int update, Batch other) {
        List<Batch> others = new ArrayList<>(batches);
        others.set(given(update) - 1, other);
        return new TrainingStep(network, others, epochs, loss, learning, hasInputGradients);
    }

    /** The same step with another loss. */
    public TrainingStep withLoss(Loss other) {
        return new TrainingStep(network, batches, epochs, other, learning, hasInputGradients);
    }

    /** The same step at another learning rate. */
    public TrainingStep withLearningRate(BigDecimal other) {
        return withLearning(learning.withRate(other));
    }

    @Override
    public TrainingStep withLearning(Learning other) {
        return new TrainingStep(network, batches, epochs, loss, other, hasInputGradients);
    }

    /** The same with the derivatives by the inputs. */
    public TrainingStep withInputGradients() {
        return new TrainingStep(network, batches, epochs, loss, learning, true);
    }

    /** Whether a share of the loss reaches back through one output neuron alone, so that gradients can be split by output. */
    public boolean splitsByOutput() {
        return hasLoss() && network.outputLayer().activation().isElementwise();
    }
}
