package longhand.model;

import longhand.formula.quantity.Variable;
import longhand.model.learning.Learning;

/**
 * All that fixes one update of something's parameters or several, one after another, and so every number that this program works out: a network of
 * layers with its batches, or a graph of formulas. A person who sets an exercise writes one of these.
 */
public sealed interface Computation permits Supervised, Graph {
    /** How each number is made from others. */
    Model model();

    /** How parameters are updated. */
    Learning learning();

    /** How many updates there are; where nothing is updated, what is worked out once counts as one. */
    int updates();

    /** How many samples an update, counted from 1, learns from; 0 where there is no such thing as a sample. */
    int samples(int update);

    /** Whether what is of a sample is called by the number of that. */
    boolean namesSamples();

    /** Whether the loss that an update lowers is a number of its own, beside those of the samples. */
    boolean hasBatchLoss(int update);

    /** Whether numbers may be missing, as a formula has no value everywhere. */
    boolean isPartial();

    /** The variable of another update that takes the place of one of the first; what is given for all updates is its own. */
    Variable inUpdate(Variable ofFirst, int update);

    /** The parameter that a state of an optimiser is of, as it is called in the same update. */
    Variable parameter(Variable state);

    /** The same in another way of learning. */
    Computation withLearning(Learning other);

    /**
     * The same, where it is the learning of a network of layers.
     *
     * @throws IllegalStateException if it is something else
     */
    default TrainingStep ofLayers() {
        if (this instanceof TrainingStep step) {
            return step;
        }
        throw new IllegalStateException("what is worked out here is no network of layers");
    }

    /** Whether parameters are updated at all. */
    default boolean hasUpdate() {
        return learning().rate() != null;
    }

    /** Whether there is a loss that updates lower, and so derivatives of it. */
    default boolean hasLoss() {
        return learning().rule().hasLoss();
    }

    /** Whether all is worked out forward once more after each update, with the new parameters. */
    default boolean looksBack() {
        return hasUpdate() && learning().looksBack();
    }

    /** Whether an update learns from more than one sample. */
    default boolean hasSeveralSamples() {
        for (int update = 1; update <= updates(); update++) {
            if (samples(update) > 1) {
                return true;
            }
        }
        return false;
    }
}
