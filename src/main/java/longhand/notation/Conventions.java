package longhand.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import longhand.formula.Choice.Extreme;
import longhand.formula.Formula;
import longhand.formula.Formula.Applied;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.Batch;
import longhand.model.Computation;
import longhand.model.Graph;
import longhand.model.Supervised;
import longhand.model.TrainingStep;
import longhand.model.Unfolded;
import longhand.model.learning.LearningRule;
import longhand.model.learning.Optimiser.Method;
import longhand.model.network.Activation;
import longhand.model.network.Convolution;
import longhand.model.network.Loss;
import longhand.model.network.Network;
import longhand.model.network.NetworkLayer;
import longhand.model.network.Pooling;
import longhand.model.network.UnfoldedNetwork;
import longhand.notation.name.Names;
import longhand.notation.name.UnfoldedNames;
import longhand.notation.text.Figures;
import longhand.notation.text.NumberText;
import longhand.notation.text.Words;

/** What has to be agreed before a number can be compared with somebody else's, in words. */
public final class Conventions {
    private static final String FLATTER =
            "the flatter of its two slopes is taken, and of two equally steep ones their mean";

    private Conventions() {}

    public static List<String> of(Names names) {
        Computation computation = names.rules().computation();
        if (computation instanceof Graph graph) {
            return ofGraph(graph);
        }
        if (computation instanceof Unfolded unfolded) {
            return ofUnfolded(unfolded, names);
        }
        TrainingStep step = names.rules().step();
        if (!step.hasLoss()) {
            return ofErrors(step, names);
        }
        Network network = step.network();
        return ofLayers(step, network.layers(), List.of(indices(network, names)));
    }

    private static List<String> ofUnfolded(Unfolded unfolded, Names names) {
        UnfoldedNetwork network = unfolded.network();
        List<String> own = new ArrayList<>();
        if (network.isInTime()) {
            own.add(
                    network.isJudgedAtEnd()
                            ? "Only the outputs of the last time step have targets."
                            : "The loss of a sample is the sum over its "
                                    + network.shape(0).places().size() + " time steps.");
            own.add(
                    "The number after the bar is the time step. Weights are the same at every step, and their gradients are sums over"
                            + " the steps.");
            own.add("Indices: the destination comes first; u leads from a neuron at the step before.");
        } else {
            addImage(network, names, own);
        }
        return ofLayers(unfolded, network.layers(), own);
    }

    private static void addImage(UnfoldedNetwork network, Names names, List<String> own) {
        for (int number = 1; number <= network.depth(); number++) {
            if (network.layer(number) instanceof Convolution convolution) {
                Variable example = network.parameters(number).get(0);
                own.add(
                        "Convolution as in programs (a cross-correlation): the filter is laid on the image as it is, not turned round; "
                                + names.of(example) + " is its upper left weight."
                                + (convolution.stride() == 1 ? "" : " It moves on by " + convolution.stride() + ".")
                                + (convolution.padding() == 0
                                        ? ""
                                        : " Around the image " + convolution.padding()
                                                + " rows and columns count as 0, and are left out of the sums."));
            } else if (network.layer(number) instanceof Pooling pooling && pooling.isMax()) {
                own.add(
                        "Max pooling: the largest number in a window gets all of its gradient; of several equally large ones the first,"
                                + " row by row, as in PyTorch.");
            }
        }
        own.add("Row and column stand after the bar. A dense layer sees an image channel by channel, row by row.");
    }

    private static List<String> ofGraph(Graph graph) {
        List<String> all = new ArrayList<>();
        String loss = graph.name(graph.node(graph.loss()));
        all.add("A derivative of " + loss + " counts all paths that lead to " + loss
                + "; one of another number, that number’s own formula alone.");
        boolean hasCorner =
                graph.nodes().stream().anyMatch(node -> node.formula().hasPart(Conventions::turns));
        if (hasCorner) {
            all.add("Where a function turns (relu, abs, max, min), " + FLATTER
                    + ". Of two different numbers that are compared and equal, each gets half.");
        }
        if (!graph.hasUpdate()) {
            all.add("There is no learning rate, so nothing is updated.");
            return all;
        }
        if (graph.learning().decay().isInUpdate()) {
            all.add(
                    "Weight decay: an update also takes α·λ times each parameter from it, apart from the gradient, as in AdamW.");
        }
        addOptimiser(graph, all);
        all.add("All gradients use the old values; then "
                + Words.and(graph.leaves().stream()
                        .filter(Graph.Leaf::isUpdated)
                        .map(Graph.Leaf::name)
                        .toList())
                + (graph.leaves().stream().filter(Graph.Leaf::isUpdated).count() == 1
                        ? " is updated."
                        : " are updated together.")
                + (graph.updates() == 1 ? "" : " The next update begins with the new values."));
        return all;
    }

    private static boolean turns(Formula part) {
        return part instanceof Extreme
                || (part instanceof Applied applied && applied.function().hasCorner());
    }

    /** @param own what is said of the sort of network */
    private static List<String> ofLayers(Supervised step, List<? extends NetworkLayer> layers, List<String> own) {
        List<String> all = new ArrayList<>();
        String reduction = step.learning().reduction().key();
        String alone = step.learning().decay().isInLoss()
                ? ", so nothing is averaged over samples."
                : ", so its loss is the loss of the batch and nothing is averaged over samples.";
        all.add("Loss of a sample: " + step.loss().title() + ", "
                + loss(step.loss(), step.outputs()).words() + ".");
        all.add(
                step.hasSeveralSamples()
                        ? "Loss of the batch: the " + reduction + " over its " + sizes(step)
                                + " samples. Every gradient in the update is such a " + reduction + ", too."
                        : "There is one sample" + (step.updates() == 1 ? "" : " in each update") + alone);
        layers.stream()
                .map(NetworkLayer::activation)
                .filter(Activation::hasCorner)
                .distinct()
                .forEach(activation -> all.add(corners(activation)));
        if (step.loss().hasCorner()) {
            all.add("Where the loss " + step.loss().title() + " turns, " + FLATTER + ".");
        }
        all.addAll(own);
        if (layers.stream().anyMatch(layer -> layer.offset() == Kind.THRESHOLD)) {
            all.add("Thresholds are subtracted: z = Σ w·a − θ.");
        }
        addDecay(step, all);
        if (!step.hasUpdate()) {
            all.add("There is no learning rate, so nothing is updated.");
            return all;
        }
        addOptimiser(step, all);
        String offsets = offsets(layers);
        all.add("All gradients use the old values; then all "
                + (step.updateBiases() ? "weights and " + offsets : "weights")
                + " are updated together."
                + (step.updates() == 1 ? "" : " The next update begins with the new ones."));
        if (!step.updateBiases()) {
            all.add("The " + offsets + " are not updated. Their gradients are worked out all the same.");
        }
        return all;
    }

    /** Of a single layer that learns by a rule without a loss. */
    private static List<String> ofErrors(TrainingStep step, Names names) {
        List<String> all = new ArrayList<>();
        Network network = step.network();
        boolean hasThresholds = network.outputLayer().hasThresholds();
        String offset = hasThresholds ? "θ′ = θ − α·e" : "b′ = b + α·e";
        all.add(
                step.learning().rule() == LearningRule.DELTA
                        ? "Delta rule (Widrow and Hoff): e = y − z, the error of the weighted sum, before the activation. It is"
                                + " gradient descent on half the squared error of the weighted sums, ½ Σ (y − z)², and so agrees with"
                                + " the loss half-squared-error after the activation identity."
                        : "Perceptron rule (Rosenblatt): e = y − a. There is no loss and no derivative; while the output is"
                                + " right, nothing changes.");
        all.add("Update: w′ = w + α·e·x"
                + (step.updateBiases() ? ", " + offset : "")
                + (step.hasSeveralSamples()
                        ? ", with the " + step.learning().reduction().key() + " over the " + sizes(step)
                                + " samples of the batch in the place of e·x"
                                + (step.updateBiases() ? " and e." : ".")
                        : ". There is one sample" + (step.updates() == 1 ? "." : " in each update.")));
        if (network.outputLayer().activation().equals(Activation.STEP)) {
            all.add("The step function gives 1 where z ≥ 0, so also where z is exactly 0, and 0 elsewhere.");
        }
        all.add(indices(network, names));
        if (hasThresholds) {
            all.add("Thresholds are subtracted: z = Σ w·x − θ.");
        }
        all.add("All parameters are updated together"
                + (step.updates() == 1 ? "." : "; the next update begins with the new ones.")
                + (step.updateBiases() ? "" : " The " + offsets(network.layers()) + " are not updated."));
        return all;
    }

    private static String offsets(List<? extends NetworkLayer> layers) {
        boolean hasThresholds = layers.stream().anyMatch(layer -> layer.offset() == Kind.THRESHOLD);
        boolean hasBiases = layers.stream().anyMatch(layer -> layer.offset() == Kind.BIAS);
        return hasThresholds && hasBiases ? "biases and thresholds" : hasThresholds ? "thresholds" : "biases";
    }

    private static void addDecay(Supervised step, List<String> all) {
        switch (step.learning().decay().form()) {
            case L2 ->
                all.add(
                        "L2: the loss of the batch also has λ/2 Σ w², over all weights but no biases, so the gradient of"
                                + " each weight also has λ·w.");
            case DECOUPLED ->
                all.add(
                        "Weight decay: an update also takes α·λ·w from each weight, apart from the gradient, as in AdamW."
                                + " Biases do not decay.");
            case NONE -> {}
        }
    }

    /** The rule of every method but plain descent, g the gradient of a parameter w; what is carried over starts at 0. */
    private static void addOptimiser(Computation step, List<String> all) {
        String rule =
                switch (step.learning().optimiser().method()) {
                    case DESCENT -> "";
                    case MOMENTUM -> "m = μ·m + g, then w′ = w − α·m";
                    case NESTEROV -> "m = μ·m + g, then w′ = w − α·(g + μ·m)";
                    case ADAGRAD -> "v = v + g², then w′ = w − α·g/(√v + ε)";
                    case RMSPROP -> "v = ρ·v + (1 − ρ)·g², then w′ = w − α·g/(√v + ε)";
                    case ADAM ->
                        "m = β1·m + (1 − β1)·g and v = β2·v + (1 − β2)·g², m̂ = m/(1 − β1^t) and v̂ = v/(1 − β2^t) in update t,"
                                + " then w′ = w − α·m̂/(√v̂ + ε)";
                };
        if (!rule.isEmpty()) {
            String carried = step.learning().optimiser().states().contains(Kind.FIRST_MOMENT) ? "m" : "v";
            String both = step.learning().optimiser().method() == Method.ADAM ? "m and v start" : carried + " starts";
            all.add(optimiser(step) + ", g the gradient: " + rule + ". " + both + " at 0. As in PyTorch.");
        }
    }

    /** AdamW is Adam with a decay of its own. */
    private static String optimiser(Computation step) {
        Method method = step.learning().optimiser().method();
        return method == Method.ADAM && step.learning().decay().isInUpdate() ? "AdamW" : method.title();
    }

    /** What a phase of the work is called: as its key; but what is no mean, or more than that, is not called one. */
    public static String phase(Computation step, Phase phase) {
        if (phase != Phase.MEAN) {
            return phase.key();
        }
        return step.learning().decay().isInLoss()
                ? "batch"
                : step.learning().reduction().key();
    }

    private static String corners(Activation activation) {
        List<String> corners = activation.curve().corners().stream()
                .map(corner -> "z = " + NumberText.shown(corner) + ", the slope is taken as "
                        + NumberText.shown(activation.curve().slopeAt(corner)))
                .toList();
        if (corners.isEmpty()) {
            return "Where " + activation.title() + " turns, " + FLATTER + ".";
        }
        return "At the corner" + (corners.size() == 1 ? "" : "s") + " of " + activation.title() + ", "
                + String.join("; at ", corners) + ".";
    }

    /** Which of the usual conventions the loss of a step follows, and what another one would change. */
    static String remark(Supervised step) {
        return "Convention: " + loss(step.loss(), step.outputs()).remark();
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
        return switch (loss.key()) {
            case "mse" ->
                new Said(
                        "the mean over " + over + " of (a − y)²",
                        "the loss is the mean over the outputs, so the 2 from the square is divided by the number of outputs, "
                                + outputs + ". With half the sum this factor would be 1, with the plain sum 2.");
            case "squared-error" ->
                new Said(
                        "the sum over " + over + " of (a − y)², with no ½ and no mean",
                        "the loss is the plain sum of squares, so the 2 from the square stays. "
                                + "With a half before the sum it would cancel.");
            case "half-squared-error" ->
                new Said(
                        "half the sum over " + over + " of (a − y)²",
                        "the half before the sum cancels the 2 from the square. "
                                + "Without it every gradient would be twice as large.");
            case "cross-entropy" ->
                new Said(
                        "−Σ y ln a over " + over + ", with the natural logarithm",
                        "natural logarithm; only outputs whose target is not 0 contribute.");
            case "binary-cross-entropy" ->
                new Said(
                        "−Σ [y ln a + (1 − y) ln(1 − a)] over " + over + ", with the natural logarithm",
                        "natural logarithm; the sum over the outputs, not their mean.");
            default ->
                new Said(
                        outputs == 1 ? "for the one output" : "summed over " + over,
                        "the loss is the formula " + loss.title() + (outputs == 1 ? "" : ", summed over the outputs")
                                + ", with no other factor.");
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

    private static String learning(Computation step, Figures figures) {
        if (!step.hasUpdate()) {
            return "no update";
        }
        boolean isPlain = step.learning().optimiser().method() == Method.DESCENT;
        return (isPlain ? "" : optimiser(step) + ", ") + "learning rate " + figures.shown(Quantity.learningRate());
    }

    /** ReLU → sigmoid · mean squared error · learning rate 0.01 · one sample. */
    public static String line(Figures figures) {
        return figures.rules().computation() instanceof Graph graph
                ? "computation graph · " + learning(graph, figures)
                        + (graph.updates() == 1 ? "" : " · " + graph.updates() + " updates")
                : ofLayers(figures);
    }

    private static String ofLayers(Figures figures) {
        Supervised step = (Supervised) figures.rules().computation();
        return layers(step) + " · "
                + (step.hasLoss() ? step.loss().title() : step.learning().rule().title()) + " · "
                + learning(step, figures)
                + (step.updates() == 1 ? " · " : " · " + step.updates() + " updates, each of ")
                + (step.hasSeveralSamples() ? sizes(step) + " samples" : "one sample");
    }

    private static String layers(Supervised step) {
        if (!(step instanceof Unfolded unfolded)) {
            return step.ofLayers().network().layers().stream()
                    .map(layer -> layer.activation().title())
                    .collect(Collectors.joining(" → "));
        }
        UnfoldedNetwork network = unfolded.network();
        String layers = IntStream.rangeClosed(1, network.depth())
                .mapToObj(layer -> UnfoldedNames.kind(network, layer))
                .collect(Collectors.joining(" → "));
        int steps = network.shape(0).places().size();
        return network.isInTime() ? layers + " · " + steps + (steps == 1 ? " time step" : " time steps") : layers;
    }

    /** How many samples the batches have: 3, or 1 or 2. */
    private static String sizes(Supervised step) {
        return step.batches().stream()
                .map(Batch::size)
                .distinct()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(" or "));
    }
}
