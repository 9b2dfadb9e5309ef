package longhand.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import longhand.formula.Quantity;
import longhand.model.Activation;
import longhand.model.Layer;
import longhand.model.Loss;
import longhand.model.Network;
import longhand.model.TrainingStep;
import longhand.notation.Figures;
import longhand.notation.Names;
import longhand.notation.NumberText;

/** What has to be agreed before a number can be compared with somebody else's, in words. */
public final class Conventions {
    private Conventions() {}

    public static List<String> of(TrainingStep step, Names names) {
        List<String> all = new ArrayList<>();
        Network network = step.network();
        int outputs = network.outputLayer().size();
        int samples = step.batch().size();
        all.add("Loss of a sample: " + step.loss().title() + ", " + loss(step.loss(), outputs) + ".");
        all.add(
                samples == 1
                        ? "There is one sample, so its loss is the loss of the batch and nothing is averaged over samples."
                        : "Loss of the batch: the mean over its " + samples
                                + " samples. Every gradient in the update is such a mean, too.");
        network.layers().stream()
                .map(Layer::activation)
                .filter(Activation::hasCorner)
                .distinct()
                .forEach(activation -> all.add("At the corner of " + activation.title()
                        + ", z = 0, the slope is taken as " + NumberText.shown(activation.slopeAtCorner()) + "."));
        all.add(indices(network, names));
        all.add("All gradients use the old values; then all " + (step.updateBiases() ? "weights and biases" : "weights")
                + " are updated together.");
        if (!step.updateBiases()) {
            all.add("The biases are not updated. Their gradients are worked out all the same.");
        }
        return all;
    }

    private static String loss(Loss loss, int outputs) {
        String over = outputs == 1 ? "the one output" : "the " + outputs + " outputs";
        return switch (loss) {
            case MSE -> "the mean over " + over + " of (a − y)²";
            case SQUARED_ERROR -> "the sum over " + over + " of (a − y)², with no ½ and no mean";
            case HALF_SQUARED_ERROR -> "half the sum over " + over + " of (a − y)²";
            case CROSS_ENTROPY -> "−Σ y ln a over " + over + ", with the natural logarithm";
            case BINARY_CROSS_ENTROPY ->
                "−Σ [y ln a + (1 − y) ln(1 − a)] over " + over + ", with the natural logarithm";
        };
    }

    /** To before from, with a weight that shows the difference and the source's name for it. */
    private static String indices(Network network, Names names) {
        Quantity example = Quantity.weight(1, 1, network.width(0) > 1 ? 2 : 1);
        String text = "Indices: " + names.of(example) + " goes from input " + example.from()
                + " to neuron 1 of layer 1; the destination comes first.";
        String label = names.label(example);
        return label == null ? text : text + " The source calls it " + label + ".";
    }

    /** ReLU → sigmoid · mean squared error · learning rate 0.01 · one sample. */
    public static String line(Figures figures) {
        TrainingStep step = figures.rules().step();
        String activations = step.network().layers().stream()
                .map(layer -> layer.activation().title())
                .collect(Collectors.joining(" → "));
        int samples = step.batch().size();
        return activations + " · " + step.loss().title() + " · learning rate " + figures.shown(Quantity.learningRate())
                + " · " + (samples == 1 ? "one sample" : samples + " samples");
    }
}
