package longhand.view;

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
    private final boolean oneSample;

    Grouping(TrainingStep step, NeuronNames neurons) {
        this.step = step;
        this.neurons = neurons;
        oneSample = step.batches().stream().allMatch(batch -> batch.size() == 1);
    }

    /** What links to the section point to. */
    String section(Quantity q) {
        String phase = q.phase().key();
        return oneSample || q.sample() == 0 ? phase : phase + "-" + q.sample();
    }

    /** Which sample's work stands in the section; empty where there is only one, or where it belongs to none. */
    String sample(Quantity q) {
        return oneSample || q.sample() == 0 ? "" : Integer.toString(q.sample());
    }

    String title(Quantity q) {
        String title =
                switch (q.phase()) {
                    case GIVEN -> "Given";
                    case FORWARD -> "Forward";
                    case LOSS -> "Loss";
                    case BACKWARD -> "Backward";
                    case MEAN -> "Mean over the batch";
                    case UPDATE -> "Update";
                };
        return oneSample || q.sample() == 0 ? title : "Sample " + q.sample() + ": " + title.toLowerCase(Locale.ROOT);
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
