package longhand.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import longhand.formula.Quantity;
import longhand.model.Activation;
import longhand.model.Batch;
import longhand.model.Layer;
import longhand.model.Loss;
import longhand.model.Network;
import longhand.model.TrainingStep;

/** What has to be agreed before a number can be compared with somebody else's, in words. */
public final class Conventions {
    private Conventions() {}

    public static List<String> of(TrainingStep step, Names names) {
        List<String> all = new ArrayList<>();
        Network network = step.network();
        int outputs = network.outputLayer().size();
        all.add("Loss of a sample: " + step.loss().title() + ", "
                + loss(step.loss(), outputs).words() + ".");
        all.add(
                step.hasSeveralSamples()
                        ? "Loss of the batch: the mean over its " + sizes(step)
                                + " samples. Every gradient in the update is such a mean, too."
                        : "There is one sample" + (step.updates() == 1 ? "" : " in each update")
                                + ", so its loss is the loss of the batch and nothing is averaged over samples.");
        network.layers().stream()
                .map(Layer::activation)
                .filter(Activation::hasCorner)
                .distinct()
                .forEach(activation -> all.add("At the corner of " + activation.title()
                        + ", z = 0, the slope is taken as " + NumberText.shown(activation.slopeAtCorner()) + "."));
        all.add(indices(network, names));
        all.add("All gradients use the old values; then all " + (step.updateBiases() ? "weights and biases" : "weights")
                + " are updated together."
                + (step.updates() == 1 ? "" : " The next update begins with the new ones."));
        if (!step.updateBiases()) {
            all.add("The biases are not updated. Their gradients are worked out all the same.");
        }
        return all;
    }

    /** Which of the usual conventions the loss of a step follows, and what another one would change. */
    static String remark(TrainingStep step) {
        return "Convention: "
                + loss(step.loss(), step.network().outputLayer().size()).remark();
    }

    /**
     * What is said of a loss.
     *
     * @param words its rule
     * @param remark what is agreed in it, beside its slope
     */
    private record Said(String words, String remark) {}

    private static Said loss(Loss loss, int outputs) {
        String over = outputs == 1 ? "the one output" : "the " + outputs + " outputs";
        return switch (loss) {
            case MSE ->
                new Said(
                        "the mean over " + over + " of (a − y)²",
                        "the loss is the mean over the outputs, so the 2 from the square is divided by the number of outputs, "
                                + outputs + ". With half the sum this factor would be 1, with the plain sum 2.");
            case SQUARED_ERROR ->
                new Said(
                        "the sum over " + over + " of (a − y)², with no ½ and no mean",
                        "the loss is the plain sum of squares, so the 2 from the square stays. "
                                + "With a half before the sum it would cancel.");
            case HALF_SQUARED_ERROR ->
                new Said(
                        "half the sum over " + over + " of (a − y)²",
                        "the half before the sum cancels the 2 from the square. "
                                + "Without it every gradient would be twice as large.");
            case CROSS_ENTROPY ->
                new Said(
                        "−Σ y ln a over " + over + ", with the natural logarithm",
                        "natural logarithm; only outputs whose target is not 0 contribute.");
            case BINARY_CROSS_ENTROPY ->
                new Said(
                        "−Σ [y ln a + (1 − y) ln(1 − a)] over " + over + ", with the natural logarithm",
                        "natural logarithm; the sum over the outputs, not their mean.");
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
        return activations + " · " + step.loss().title() + " · learning rate " + figures.shown(Quantity.learningRate())
                + (step.updates() == 1 ? " · " : " · " + step.updates() + " updates, each of ")
                + (step.hasSeveralSamples() ? sizes(step) + " samples" : "one sample");
    }

    /** How many samples the batches have: 3, or 1 or 2. */
    private static String sizes(TrainingStep step) {
        return step.batches().stream()
                .map(Batch::size)
                .distinct()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(" or "));
    }
}
