package longhand.view;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import longhand.formula.quantity.Quantity;
import longhand.model.Computation;
import longhand.model.Graph;
import longhand.model.Unfolded;
import longhand.model.learning.Reduction;
import longhand.notation.name.Names;
import longhand.view.picture.Pass;

/** Where a step stands on the page: in the section of its phase and sample, under the neuron or the number that it is worked out at. */
final class Grouping {
    private final Computation computation;
    private final List<Pass> passes;
    /** What the group of a quantity is called. */
    private final Function<Quantity, String> groups;

    Grouping(Names names) {
        computation = names.rules().computation();
        passes = Pass.all(computation);
        groups = computation instanceof Graph graph
                ? new GraphGroups(graph)::of
                : computation instanceof Unfolded unfolded
                        ? new UnfoldedGroups(unfolded.network(), names.ofUnfolded(unfolded.network()))::of
                        : new LayerGroups(computation.ofLayers(), names.neurons())::of;
    }

    /** What links to the section point to: forward-2 for sample 2, forward-2~3 in update 3. */
    String section(Quantity q) {
        String sample = q.sample() == 0 || !computation.namesSamples() ? "" : "-" + q.sample();
        return q.phase().key() + sample + (computation.updates() == 1 ? "" : "~" + q.partOfUpdate());
    }

    /** Which pass the section belongs to, counted from 1; one without a sample to the first of its update. Empty where there is only one. */
    String pass(Quantity q) {
        boolean isOfNone = passes.size() == 1 || (q.sample() == 0 && computation.updates() == 1);
        return isOfNone ? "" : Integer.toString(1 + passes.indexOf(pass(q, Math.max(1, q.sample()))));
    }

    /** Which one that is, in words. */
    String passWords(Quantity q) {
        return pass(q).isEmpty() ? "" : pass(q, Math.max(1, q.sample())).words(computation);
    }

    private static Pass pass(Quantity q, int sample) {
        return new Pass(q.partOfUpdate(), sample);
    }

    String title(Quantity q) {
        String title =
                switch (q.phase()) {
                    case GIVEN -> "Given";
                    case FORWARD -> "Forward";
                    case ERROR -> "Error";
                    case LOSS -> "Loss";
                    case BACKWARD -> "Backward";
                    case MEAN ->
                        computation.learning().decay().isInLoss()
                                ? "Loss with the decay"
                                : computation.learning().reduction() == Reduction.SUM
                                        ? "Sum over the batch"
                                        : "Mean over the batch";
                    case AFTERWARDS -> "With the new parameters";
                    case UPDATE -> computation.updates() == 1 ? "Update" : "New parameters";
                };
        String sample = q.sample() == 0 || !computation.hasSeveralSamples() ? "" : "sample " + q.sample();
        String update = computation.updates() == 1 ? "" : "update " + q.partOfUpdate();
        String before = update + (update.isEmpty() || sample.isEmpty() ? "" : ", ") + sample;
        return before.isEmpty()
                ? title
                : Character.toUpperCase(before.charAt(0)) + before.substring(1) + ": " + title.toLowerCase(Locale.ROOT);
    }

    /** The number or the neuron that it is worked out at. */
    String group(Quantity q) {
        return groups.apply(q);
    }
}
