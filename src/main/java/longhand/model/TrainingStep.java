package longhand.model;

import java.math.BigDecimal;
import java.util.List;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Variable;
import longhand.model.learning.Learning;
import longhand.model.learning.LearningRule;
import longhand.model.network.Activation;
import longhand.model.network.Loss;
import longhand.model.network.Network;

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
        implements Supervised {
    public TrainingStep {
        batches = List.copyOf(batches);
        Supervised.check(batches, epochs, loss, learning, network.outputLayer().activation());
        for (Batch batch : batches) {
            check(network, batch);
        }
        LearningRule rule = learning.rule();
        if (!rule.hasLoss()) {
            check(rule, network, hasInputGradients);
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

    @Override
    public Model model() {
        return new DenseModel(this);
    }

    @Override
    public Activation outputActivation() {
        return network.outputLayer().activation();
    }

    @Override
    public List<BigDecimal> targets(Variable output) {
        return batch(output.update()).sample(output.sample()).target();
    }

    @Override
    public int depth() {
        return network.depth();
    }

    @Override
    public int outputs() {
        return network.outputLayer().size();
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

    @Override
    public Variable parameter(Variable state) {
        return state.with(state.from() == 0 ? network.layer(state.layer()).offset() : Kind.WEIGHT);
    }

    /** The same step in another network. */
    public TrainingStep withNetwork(Network other) {
        return new TrainingStep(other, batches, epochs, loss, learning, hasInputGradients);
    }

    @Override
    public TrainingStep withBatch(int update, Batch other) {
        return new TrainingStep(network, withOther(update, other), epochs, loss, learning, hasInputGradients);
    }

    @Override
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

    @Override
    public TrainingStep withInputGradients() {
        return new TrainingStep(network, batches, epochs, loss, learning, true);
    }

    /** Whether a share of the loss reaches back through one output neuron alone, so that gradients can be split by output. */
    public boolean splitsByOutput() {
        return hasLoss() && network.outputLayer().activation().isElementwise();
    }
}
