package longhand.view;

import java.util.List;
import java.util.Locale;
import longhand.formula.Derivative;
import longhand.formula.Kind;
import longhand.formula.Quantity;
import longhand.model.TrainingStep;
import longhand.notation.NeuronNames;

/** Where a step stands on the page: in the section of its phase and sample, under the neuron that it is worked out at. */
final class Grouping {
    private final TrainingStep step;
    private final NeuronNames neurons;
    private final List<Pass> passes;

    Grouping(TrainingStep step, NeuronNames neurons) {
        this.step = step;
        this.neurons = neurons;
        passes = Pass.all(step);
    }

    /** What links to the section point to: forward-2 for sample 2, forward-2~3 in update 3. */
    String section(Quantity q) {
        String sample = q.sample() == 0 || !step.namesSamples() ? "" : "-" + q.sample();
        return q.phase().key() + sample + (step.updates() == 1 ? "" : "~" + q.partOfUpdate());
    }

    /** Which pass the section belongs to, counted from 1; one without a sample to the first of its update. Empty where there is only one. */
    String pass(Quantity q) {
        boolean isOfNone = passes.size() == 1 || (q.sample() == 0 && step.updates() == 1);
        return isOfNone ? "" : Integer.toString(1 + passes.indexOf(pass(q, Math.max(1, q.sample()))));
    }

    /** Which one that is, in words. */
    String passWords(Quantity q) {
        return pass(q).isEmpty() ? "" : pass(q, Math.max(1, q.sample())).words(step);
    }

    private static Pass pass(Quantity q, int sample) {
        return new Pass(q.partOfUpdate(), sample);
    }

    String title(Quantity q) {
        String title =
                switch (q.phase()) {
                    case GIVEN -> "Given";
                    case FORWARD -> "Forward";
                    case LOSS -> "Loss";
                    case BACKWARD -> "Backward";
                    case MEAN ->
                        step.learning().decay().isInLoss()
                                ? "Loss with the decay"
                                : step.isSummed() ? "Sum over the batch" : "Mean over the batch";
                    case UPDATE -> step.updates() == 1 ? "Update" : "New parameters";
                };
        String sample = q.sample() == 0 || !step.hasSeveralSamples() ? "" : "sample " + q.sample();
        String update = step.updates() == 1 ? "" : "update " + q.partOfUpdate();
        String before = update + (update.isEmpty() || sample.isEmpty() ? "" : ", ") + sample;
        return before.isEmpty()
                ? title
                : Character.toUpperCase(before.charAt(0)) + before.substring(1) + ": " + title.toLowerCase(Locale.ROOT);
    }

    String group(Quantity q) {
        int layer = q.layer();
        return switch (q.phase()) {
            case GIVEN -> "Given";
            case FORWARD ->
                isSoftmax(layer)
                        ? (q.isOf(Kind.WEIGHTED_SUM) ? "The scores of the output layer" : "Their softmax")
                        : neuron(layer, q.to());
            case LOSS -> step.network().outputLayer().size() == 1 ? "The loss" : "The loss, output by output";
            case BACKWARD -> backward(q);
            case MEAN ->
                q.isOf(Kind.BATCH_LOSS)
                        ? "The loss of the batch"
                        : "Into " + neurons.inWords(layer, q.to()) + place(layer);
            case UPDATE -> "Into " + neurons.inWords(layer, q.to()) + place(layer);
        };
    }

    private String backward(Quantity q) {
        Derivative derivative = (Derivative) q;
        int layer = derivative.denominator().layer();
        return q.isOf(Kind.SAMPLE_LOSS.by(Kind.ACTIVATION)) && isSoftmax(layer)
                ? "The output activations"
                : neuron(layer, derivative.isBetweenNeurons() ? q.from() : q.to());
    }

    private boolean isSoftmax(int layer) {
        return layer > 0 && !step.network().layer(layer).activation().isElementwise();
    }

    private String neuron(int layer, int number) {
        return neurons.atStart(layer, number) + place(layer);
    }

    private String place(int layer) {
        return " (" + neurons.caption(layer) + ")";
    }
}
