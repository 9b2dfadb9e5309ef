package longhand.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Variable;
import longhand.model.learning.Learning;
import longhand.model.network.Activation;
import longhand.model.network.Loss;
import longhand.model.network.Shape;
import longhand.model.network.UnfoldedNetwork;

/**
 * Gradient descent of a network that is unfolded over the places of an image or over time steps.
 *
 * @param batches as of a {@link TrainingStep}; inputs and targets in the order of {@link Shape#number}: channel by channel, and an image row by
 *     row
 * @param loss of an output; a sample's is the sum over its outputs, in time over its steps
 */
public record Unfolded(
        UnfoldedNetwork network,
        List<Batch> batches,
        int epochs,
        Loss loss,
        Learning learning,
        boolean hasInputGradients)
        implements Supervised {
    public Unfolded {
        batches = List.copyOf(batches);
        Supervised.check(batches, epochs, loss, learning, network.outputLayer().activation());
        if (!learning.rule().hasLoss()) {
            throw new IllegalArgumentException("the " + learning.rule().title() + " is of a single layer of neurons");
        }
        for (Batch batch : batches) {
            for (Sample sample : batch.samples()) {
                if (sample.input().size() != network.shape(0).size()
                        || sample.target().size() != network.judged().size()) {
                    throw new IllegalArgumentException(
                            "a sample needs " + network.shape(0).size() + " inputs and "
                                    + network.judged().size() + " targets, found "
                                    + sample.input().size() + " and "
                                    + sample.target().size());
                }
            }
        }
    }

    @Override
    public UnfoldedModel model() {
        return new UnfoldedModel(this);
    }

    @Override
    public Activation outputActivation() {
        return network.outputLayer().activation();
    }

    @Override
    public List<BigDecimal> targets(Variable output) {
        List<BigDecimal> all = batch(output.update()).sample(output.sample()).target();
        Shape judged = network.judged();
        return judged.places().contains(output.place())
                ? IntStream.rangeClosed(1, judged.channels())
                        .mapToObj(j -> all.get(judged.number(j, output.place()) - 1))
                        .toList()
                : List.of();
    }

    @Override
    public int depth() {
        return network.depth();
    }

    @Override
    public int outputs() {
        return network.outputs();
    }

    @Override
    public boolean isPartial() {
        return loss.isPartial()
                || learning.optimiser().isPartial()
                || network.layers().stream()
                        .anyMatch(layer -> layer.activation().isPartial());
    }

    @Override
    public Variable parameter(Variable state) {
        return state.with(state.from() == 0 ? network.layer(state.layer()).offset() : Kind.WEIGHT);
    }

    /** The same in another network. */
    public Unfolded withNetwork(UnfoldedNetwork other) {
        return new Unfolded(other, batches, epochs, loss, learning, hasInputGradients);
    }

    @Override
    public Unfolded withBatch(int update, Batch other) {
        return new Unfolded(network, withOther(update, other), epochs, loss, learning, hasInputGradients);
    }

    @Override
    public Unfolded withLoss(Loss other) {
        return new Unfolded(network, batches, epochs, other, learning, hasInputGradients);
    }

    @Override
    public Unfolded withLearning(Learning other) {
        return new Unfolded(network, batches, epochs, loss, other, hasInputGradients);
    }

    @Override
    public Unfolded withInputGradients() {
        return new Unfolded(network, batches, epochs, loss, learning, true);
    }
}
