package longhand.view.picture;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import longhand.model.Computation;

/** The way of one sample through the network in one update, both counted from 1; of a graph, which has no samples, one way in each update. */
public record Pass(int update, int sample) {
    /** All of them, in their order. */
    public static List<Pass> all(Computation computation) {
        return IntStream.rangeClosed(1, computation.updates())
                .boxed()
                .flatMap(update -> IntStream.rangeClosed(1, Math.max(1, computation.samples(update)))
                        .mapToObj(sample -> new Pass(update, sample)))
                .toList();
    }

    /** A text for each of them, between bars. {@code Collectors.joining} in a page leaves out the bar behind a text that is empty. */
    static String each(List<Pass> passes, Function<Pass, String> of) {
        return String.join("|", passes.stream().map(of).toList());
    }

    /** What tells it from the others of these: update 2, sample 1. Empty for the only one. */
    public String words(Computation computation) {
        boolean hasUpdates = computation.updates() > 1;
        boolean hasSamples = computation.hasSeveralSamples();
        return (hasUpdates ? "update " + update : "")
                + (hasUpdates && hasSamples ? ", " : "")
                + (hasSamples ? "sample " + sample : "");
    }
}
