package longhand.live.text;

import longhand.model.Computation;
import longhand.model.TrainingStep;
import longhand.notation.name.Labels;

/**
 * What a page works out, and what it calls it.
 *
 * @param source where it comes from, or null
 * @param about what it shows, or null
 */
public record Exercise(String title, String source, String about, Computation computation, Labels labels) {
    /** The {@link Computation#ofLayers} of what is worked out. */
    public TrainingStep step() {
        return computation.ofLayers();
    }
}
