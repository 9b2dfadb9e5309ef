package longhand.view;

import java.util.List;
import java.util.stream.IntStream;
import longhand.model.TrainingStep;

/** The way of one sample through the network in one update, both counted from 1. */
public record Pass(int update, int sample) {
    /** All of them, in their order. */
    public static List<Pass> all(TrainingStep step) {
        return IntStream.rangeClosed(1, step.updates())
                .boxed()
                .flatMap(update -> IntStream.rangeClosed(1, step.batch(update).size())
                        .mapToObj(sample -> new Pass(update, sample)))
                .toList();
    }

    /** What tells it from the others of these: update 2, sample 1. Empty for the only one. */
    String words(TrainingStep step) {
        boolean hasUpdates = step.updates() > 1;
        boolean hasSamples = step.hasSeveralSamples();
        return (hasUpdates ? "update " + update : "")
                + (hasUpdates && hasSamples ? ", " : "")
                + (hasSamples ? "sample " + sample : "");
    }
}
