package longhand.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Variable;
import longhand.model.learning.Learning;
import longhand.model.learning.LearningRule;
import longhand.model.learning.Reduction;
import longhand.model.network.Activation;
import longhand.model.network.Loss;

/** What learns from samples, each an input and the output that it should give: batch after batch, in one epoch or several. */
public sealed interface Supervised extends Computation permits TrainingStep, Unfolded {
    /** For each update of an epoch the samples that it learns from, at least one. */
    List<Batch> batches();

    /** How often these batches are gone through. */
    int epochs();

    /** Of a sample; null where the network learns by a rule that has none. */
    Loss loss();

    /** Whether the derivatives by the inputs are worked out too. */
    boolean hasInputGradients();

    /** What the network outputs with. */
    Activation outputActivation();

    /** The targets of an output and of those that share its place; none where it is not judged. */
    List<BigDecimal> targets(Variable output);

    /** The number of the output layer. */
    int depth();

    /** Of how many outputs a mean is taken, where the loss is one. */
    int outputs();

    /** The same with the derivatives by the inputs. */
    Supervised withInputGradients();

    /** The same with other samples in an update, and in those of later epochs that go through them again. */
    Supervised withBatch(int update, Batch other);

    /** The same with another loss. */
    Supervised withLoss(Loss other);

    /** The batches with another in the place of those of an update. */
    default List<Batch> withOther(int update, Batch other) {
        List<Batch> others = new ArrayList<>(batches());
        others.set(given(update) - 1, other);
        return others;
    }

    /** Whether the loss of a batch is the sum of those of its samples, and no mean. */
    default boolean isSummed() {
        return learning().reduction() == Reduction.SUM;
    }

    @Override
    default int samples(int update) {
        return batch(update).size();
    }

    /** Samples are given once for all epochs, and what a recurrence begins with for all updates. */
    @Override
    default Variable inUpdate(Variable ofFirst, int update) {
        if (ofFirst.kind() == Kind.INITIAL) {
            return ofFirst;
        }
        boolean isOfSample = ofFirst.kind() == Kind.INPUT || ofFirst.kind() == Kind.TARGET;
        return ofFirst.withUpdate(isOfSample ? given(update) : update);
    }

    @Override
    default boolean hasBatchLoss(int update) {
        return hasLoss() && (batch(update).size() > 1 || learning().decay().isInLoss());
    }

    /** As there are others, or a loss beside that of the only one. */
    @Override
    default boolean namesSamples() {
        return hasSeveralSamples() || learning().decay().isInLoss();
    }

    @Override
    default int updates() {
        return epochs() * batches().size();
    }

    /** The update that an update has its samples from: the same, or the one at the same place in the first epoch. */
    default int given(int update) {
        return (update - 1) % batches().size() + 1;
    }

    @Override
    default boolean hasSeveralSamples() {
        return batches().stream().anyMatch(batch -> batch.size() > 1);
    }

    /** The samples that the first update learns from. */
    default Batch batch() {
        return batch(1);
    }

    /** The samples that an update learns from, counted from 1. */
    default Batch batch(int update) {
        return batches().get(given(update) - 1);
    }

    /** Whether biases are updated as weights are. */
    default boolean updateBiases() {
        return learning().updateBiases();
    }

    /** @throws IllegalArgumentException if these do not go together */
    static void check(List<Batch> batches, int epochs, Loss loss, Learning learning, Activation output) {
        if (batches.isEmpty() || epochs < 1) {
            throw new IllegalArgumentException("there is nothing to learn from");
        }
        if (learning.rate() == null && epochs * batches.size() > 1) {
            throw new IllegalArgumentException("several updates need a learning rate");
        }
        LearningRule rule = learning.rule();
        if (rule.hasLoss() != (loss != null)) {
            throw new IllegalArgumentException("a network has a loss or learns by a rule without one");
        }
        if (rule.hasLoss() && loss.isLogarithmic() && !output.isBetweenZeroAndOne()) {
            throw new IllegalArgumentException(loss.title() + " takes logarithms of the output activations, "
                    + "so the output layer needs sigmoid or softmax, not " + output.title());
        }
    }
}
