package longhand.live;

import longhand.model.Computation;
import longhand.model.TrainingStep;
import longhand.notation.Labels;

/**
 * What a page works out, and what it calls it.
 *
 * @param source where it comes from, or null
 * @param about what it shows, or null
 */
public record Exercise(String title, String source, String about, Computation computation, Labels labels) {
    /**
     * What is worked out, where that is the learning of a network of layers.
     *
     * @throws ClassCastException if it is something else
     */
    public TrainingStep step() {
        return (TrainingStep) computation;
    }
}
