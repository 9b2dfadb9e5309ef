package longhand.example;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import longhand.example.yaml.Lists;
import longhand.example.yaml.Node;
import longhand.formula.quantity.Kind;
import longhand.model.learning.LearningRule;
import longhand.model.network.Activation;
import longhand.model.network.Layer;
import longhand.model.network.Loss;
import longhand.model.network.Network;
import longhand.notation.formula.GivenFunction;
import longhand.notation.text.Words;

/**
 * The layers of an example file. Either each has its weights and biases written out, or each has a size and the parameters come from
 * one place for all: {@code initialise: {method: he, seed: 42}}, or {@code weights: {npz: FILE}}. A parameter that is a double there
 * is the shortest decimal that names it here.
 */
final class NetworkReader {
    /** A trace follows rules into rules as deep as the network; more layers would overflow the stack. */
    private static final int MOST_LAYERS = 100;

    private static final int MOST_NEURONS = 1_000_000;

    static final String BIASES = "biases";
    /** Instead of biases. */
    static final String THRESHOLDS = "thresholds";

    static final List<String> LABELS =
            List.of("label", "weight-label", "bias-label", "weighted-sum-label", "activation-label");

    static final String ROW = "row, one for each neuron";

    private final List<Node.Mapping> layers;
    /** Null where the network learns by a rule that has none. */
    private final Loss loss;

    private final LearningRule rule;
    private final Optional<Elsewhere.Drawn> drawn;

    NetworkReader(Node.Mapping example, Loss loss, LearningRule rule, Elsewhere elsewhere) {
        this.loss = loss;
        this.rule = rule;
        List<Node> items = Lists.some(example.get("layers"), "layer");
        if (items.size() > MOST_LAYERS) {
            String most = "expected at most " + MOST_LAYERS + " layers, found ";
            throw example.get("layers").place().problem(most + items.size());
        }
        if (!rule.hasLoss() && items.size() > 1) {
            throw example.get("layers")
                    .place()
                    .problem("expected a single layer, as the " + rule.title() + " is of one, found " + items.size()
                            + ": several learn from a loss");
        }
        Optional<Node> initialise = example.find("initialise");
        Optional<Node> model = example.find("weights");
        if (initialise.isPresent() && model.isPresent()) {
            throw model.get().place().problem("expected initialise or weights, found both");
        }
        drawn = initialise.map(elsewhere::initialise).or(() -> model.map(elsewhere::model));
        layers = items.stream().map(this::layer).toList();
    }

    private Node.Mapping layer(Node node) {
        boolean hasSize =
                node instanceof Node.Mapping mapping && mapping.find("size").isPresent();
        boolean hasWeights =
                node instanceof Node.Mapping mapping && mapping.find("weights").isPresent();
        if (hasSize && hasWeights) {
            throw node.place().problem("expected size or weights, found both: the rows of weights are the size");
        }
        if (hasSize && drawn.isEmpty()) {
            throw node.place()
                    .problem("expected weights and biases, or initialise or weights for the whole network at the top"
                            + " of the file, found only a size");
        }
        if (hasWeights && drawn.isPresent()) {
            throw node.place()
                    .problem(
                            "expected a size, as the weights of the whole network come from the top of the file, found weights");
        }
        if (drawn.isPresent()) {
            return node.keys(List.of("activation", "size"), LABELS);
        }
        return withOffsets(node, List.of("activation", "weights"), LABELS);
    }

    /** A layer with these keys, and with biases or thresholds. */
    static Node.Mapping withOffsets(Node node, List<String> required, List<String> optional) {
        boolean hasThresholds =
                node instanceof Node.Mapping given && given.find(THRESHOLDS).isPresent();
        String offsets = hasThresholds ? THRESHOLDS : BIASES;
        String others = hasThresholds ? BIASES : THRESHOLDS;
        Node.Mapping keys = node.keys(
                Stream.concat(required.stream(), Stream.of(offsets)).toList(),
                Stream.concat(Stream.of(others), optional.stream()).toList());
        if (keys.find(others).isPresent()) {
            throw keys.place().problem("expected biases or thresholds, found both");
        }
        return keys;
    }

    /** The layers as they stand in the file, for their labels. */
    List<Node.Mapping> layers() {
        return layers;
    }

    /** What says how many inputs there are, as a message names it. */
    String columns() {
        return drawn.isPresent() ? "input of batch[0]" : "column of layers[0].weights";
    }

    /**
     * The number of inputs, then of the neurons of each layer, without anything being made of that size; empty where the weights are
     * written out and say it themselves.
     */
    Optional<List<Integer>> sizes(GivenBatch batch) {
        return drawn.map(from -> IntStream.concat(
                        IntStream.of(batch.inputs()), layers.stream().mapToInt(layer -> size(layer.get("size"))))
                .boxed()
                .toList());
    }

    private static int size(Node node) {
        return (int) node.whole("a number of neurons from 1 to " + MOST_NEURONS, 1, MOST_NEURONS);
    }

    Network read(GivenBatch batch) {
        return sizes(batch).map(this::drawn).orElseGet(this::written);
    }

    private Network drawn(List<Integer> sizes) {
        List<Activation> activations = new ArrayList<>();
        for (int l = 1; l <= layers.size(); l++) {
            Activation activation = activation(l);
            Node size = layers.get(l - 1).get("size");
            if (!activation.isElementwise() && sizes.get(l) < 2) {
                throw size.expected("at least 2 neurons, as softmax compares them");
            }
            activations.add(activation);
        }
        List<Elsewhere.DrawnLayer> parameters = drawn.orElseThrow().layers(sizes);
        List<Layer> read = new ArrayList<>();
        for (int l = 0; l < layers.size(); l++) {
            read.add(new Layer(
                    activations.get(l),
                    parameters.get(l).weights(),
                    parameters.get(l).biases()));
        }
        return new Network(read);
    }

    private Network written() {
        List<Layer> read = new ArrayList<>();
        for (int l = 1; l <= layers.size(); l++) {
            Node.Mapping layer = layers.get(l - 1);
            Activation activation = activation(l);
            List<List<BigDecimal>> weights = l == 1
                    ? firstWeights(layer.get("weights"))
                    : weights(layer.get("weights"), read.get(l - 2).size(), "one for each neuron of the layer before");
            read.add(layer(layer, activation, weights));
        }
        return new Network(read);
    }

    /** A layer of neurons, with the weights that were read for it. */
    static Layer layer(Node.Mapping layer, Activation activation, List<List<BigDecimal>> weights) {
        if (!activation.isElementwise() && weights.size() < 2) {
            throw layer.get("weights")
                    .place()
                    .problem("expected at least 2 rows, as softmax compares neurons, found 1");
        }
        boolean hasThresholds = layer.find(THRESHOLDS).isPresent();
        List<BigDecimal> offsets = Lists.numbers(
                layer.get(hasThresholds ? THRESHOLDS : BIASES), weights.size(), "one for each row of weights");
        return new Layer(activation, weights, offsets, hasThresholds ? Kind.THRESHOLD : Kind.BIAS);
    }

    /** Whether softmax ties the outputs together, so that a gradient has no shares by output. */
    boolean tiesOutputs() {
        return !activation(layers.size()).isElementwise();
    }

    private Activation activation(int layer) {
        return activation(layers.get(layer - 1).get("activation"), layer == layers.size(), loss, rule);
    }

    /** The activation of a layer; on the output layer one that goes with the loss, or with the rule that the network learns by. */
    static Activation activation(Node node, boolean isOutput, Loss loss, LearningRule rule) {
        Activation activation = GivenNode.activation(node);
        if (!rule.allows(activation)) {
            throw rule == LearningRule.PERCEPTRON
                    ? node.expected(
                            "step, as the " + rule.title() + " compares outputs of 0 and 1 with their targets",
                            ": the delta rule takes any other, and compares the weighted sum")
                    : node.expected("an activation of single neurons, as the " + rule.title()
                            + " compares each weighted sum with its target");
        }
        if (!activation.isElementwise() && !isOutput) {
            throw node.expected(
                    Words.or(keys(Activation::isElementwise)) + " in a hidden layer",
                    ": softmax stands on the output layer only");
        }
        if (isOutput && loss != null && loss.isLogarithmic() && !activation.isBetweenZeroAndOne()) {
            String hint = activation.isFormula()
                    ? ": of a formula it is not known that its values lie between 0 and 1; the loss may be a formula"
                            + " with ln in it instead"
                    : "";
            throw node.expected(
                    Words.or(keys(Activation::isBetweenZeroAndOne)) + ", as " + loss.key()
                            + " takes logarithms of the outputs",
                    hint);
        }
        return activation;
    }

    private static List<String> keys(Predicate<Activation> which) {
        return GivenFunction.keys(Activation.named().stream().filter(which).toList());
    }

    /** The weights of layer 1, whose first row tells how many inputs there are. */
    private static List<List<BigDecimal>> firstWeights(Node node) {
        Node firstRow = rows(node).get(0);
        int inputs = Lists.some(firstRow, "number").size();
        return rows(node).stream()
                .map(row -> Lists.numbers(
                        row, inputs, "as many as in " + firstRow.place().path()))
                .toList();
    }

    /**
     * Weights row by row.
     *
     * @param before how many there are in a row, and {@code each} which
     */
    static List<List<BigDecimal>> weights(Node node, int before, String each) {
        return rows(node).stream().map(row -> Lists.numbers(row, before, each)).toList();
    }

    private static List<Node> rows(Node weights) {
        return Lists.some(weights, ROW);
    }
}
