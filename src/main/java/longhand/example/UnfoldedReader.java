package longhand.example;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import longhand.example.yaml.Keyword;
import longhand.example.yaml.Lists;
import longhand.example.yaml.Node;
import longhand.model.Unfolded;
import longhand.model.learning.Learning;
import longhand.model.learning.LearningRule;
import longhand.model.network.Activation;
import longhand.model.network.Convolution;
import longhand.model.network.Layer;
import longhand.model.network.Loss;
import longhand.model.network.NetworkLayer;
import longhand.model.network.Pooling;
import longhand.model.network.Recurrence;
import longhand.model.network.Shape;
import longhand.model.network.UnfoldedNetwork;

/** What an example file says of a network with convolution and pooling, or with recurrence: its layers, and the shape of its samples. */
final class UnfoldedReader {
    static final String INPUT_SHAPE = "input-shape";

    private static final String KIND = "kind";
    private static final String RECURRENT = "recurrent";
    private static final String CONVOLUTION = "convolution";
    private static final String DENSE = "dense";
    private static final List<String> KINDS =
            List.of(DENSE, CONVOLUTION, Pooling.Form.MAX.key(), Pooling.Form.AVERAGE.key(), RECURRENT);

    /** A trace follows rules into rules as deep as the network. */
    private static final int MOST_LAYERS = 100;

    /** Weighted sums and activations of one sample: more than anybody follows. */
    static final int MOST_FORWARD = 20_000;

    /** What these multiply or compare. */
    private static final long MOST_PRODUCTS = 1_000_000;

    /** Each is listed by name. */
    private static final long MOST_QUANTITIES = 500_000;

    private static final int MOST_SIDE = 10_000;
    private static final int MOST_STEPS = 500;

    private final Node.Mapping example;
    private final Loss loss;
    private final List<Node.Mapping> layers;
    private final boolean isInTime;

    private UnfoldedReader(Node.Mapping example) {
        this.example = example;
        loss = GivenNode.loss(example.get("loss"));
        List<Node> items = Lists.some(example.get("layers"), "layer");
        if (items.size() > MOST_LAYERS) {
            throw example.get("layers")
                    .place()
                    .problem("expected at most " + MOST_LAYERS + " layers, found " + items.size());
        }
        isInTime = items.stream().anyMatch(item -> kind(item).equals(RECURRENT));
        layers = items.stream().map(this::layer).toList();
    }

    static UnfoldedReader of(Node.Mapping example) {
        return new UnfoldedReader(example);
    }

    /** Whether a file has layers of another kind than dense ones, or an image for an input. */
    static boolean isUnfolded(Node document) {
        return document instanceof Node.Mapping mapping
                && (mapping.find(INPUT_SHAPE).isPresent()
                        || mapping.find("layers").stream()
                                .flatMap(UnfoldedReader::items)
                                .anyMatch(item -> item instanceof Node.Mapping layer
                                        && layer.find(KIND).isPresent()));
    }

    private static Stream<Node> items(Node node) {
        return node instanceof Node.Sequence sequence ? sequence.nodes().stream() : Stream.empty();
    }

    /** The layers as they stand in the file, for their labels. */
    List<Node.Mapping> layers() {
        return layers;
    }

    private static String kind(Node layer) {
        return layer instanceof Node.Mapping mapping && mapping.find(KIND).isPresent()
                ? Keyword.of(mapping.get(KIND), KINDS, kind -> kind)
                : DENSE;
    }

    private Node.Mapping layer(Node node) {
        String kind = kind(node);
        if (isInTime && !kind.equals(RECURRENT) && !kind.equals(DENSE)) {
            throw ((Node.Mapping) node)
                    .get(KIND)
                    .expected("dense or recurrent", ": convolution and recurrence do not stand in one network");
        }
        return switch (kind) {
            case CONVOLUTION ->
                node.keys(
                        List.of(KIND, "activation", "filters", NetworkReader.BIASES),
                        plus(NetworkReader.LABELS, "stride", "padding"));
            case RECURRENT ->
                NetworkReader.withOffsets(
                        node,
                        List.of(KIND, "activation", "weights", "recurrent-weights"),
                        plus(NetworkReader.LABELS, "initial", "recurrent-weight-label"));
            case DENSE ->
                NetworkReader.withOffsets(node, List.of("activation", "weights"), plus(NetworkReader.LABELS, KIND));
            default -> node.keys(List.of(KIND, "size"), plus(NetworkReader.LABELS, "stride"));
        };
    }

    private static List<String> plus(List<String> some, String... others) {
        return Stream.concat(some.stream(), Stream.of(others)).toList();
    }

    Unfolded read(Learning learning, List<Node> batches, int epochs) {
        UnfoldedSamples samples = new UnfoldedSamples(batches, isInTime);
        Shape input = isInTime ? Shape.steps(inputs(), steps(samples)) : image(samples);
        UnfoldedNetwork network = network(input, isInTime && !samples.hasAllTargets());
        checkSize(network, samples, epochs, learning);
        boolean hasInputGradients = example.find("input-gradients")
                .map(node -> Keyword.of(node, List.of(true, false), String::valueOf))
                .orElse(false);
        return new Unfolded(network, samples.read(network), epochs, loss, learning, hasInputGradients);
    }

    /** How many inputs there are at each time step: as many as the first row of the first weights has numbers. */
    private int inputs() {
        Node row = Lists.some(layers.get(0).get("weights"), NetworkReader.ROW).get(0);
        return Lists.some(row, "number").size();
    }

    private static int steps(UnfoldedSamples samples) {
        List<Node> steps = samples.first().items("a list of the inputs at each time step");
        if (steps.isEmpty() || steps.size() > MOST_STEPS) {
            throw samples.first()
                    .place()
                    .problem("expected from 1 to " + MOST_STEPS + " time steps, found " + steps.size());
        }
        return steps.size();
    }

    private Shape image(UnfoldedSamples samples) {
        Optional<Node> given = example.find(INPUT_SHAPE);
        int[] sides = new int[3];
        if (given.isPresent()) {
            List<Node> numbers = given.get().items("channels, rows and columns");
            if (numbers.size() != sides.length) {
                throw given.get()
                        .place()
                        .problem("expected channels, rows and columns, found " + numbers.size() + " numbers");
            }
            for (int i = 0; i < sides.length; i++) {
                sides[i] = whole(numbers.get(i), "a whole number", 1);
            }
        } else {
            Node node = samples.first();
            for (int i = 0; i < sides.length; i++) {
                List<Node> items = Lists.some(node, i == 0 ? "channel" : i == 1 ? "row" : "number");
                sides[i] = items.size();
                node = items.get(0);
            }
        }
        checkForward(1.0 * sides[0] * sides[1] * sides[2], given.orElseGet(samples::first));
        return Shape.image(sides[0], sides[1], sides[2]);
    }

    private static int whole(Node node, String what, int least) {
        return (int) node.whole(what + " from " + least + " to " + MOST_SIDE, least, MOST_SIDE);
    }

    private static void checkForward(double numbers, Node where) {
        if (numbers > MOST_FORWARD) {
            throw where.place()
                    .problem("expected at most " + MOST_FORWARD + " numbers in a layer, found " + (long) numbers);
        }
    }

    private UnfoldedNetwork network(Shape input, boolean isJudgedAtEnd) {
        List<NetworkLayer> read = new ArrayList<>();
        Shape before = input;
        for (int number = 1; number <= layers.size(); number++) {
            Node.Mapping node = layers.get(number - 1);
            NetworkLayer layer =
                    switch (kind(node)) {
                        case CONVOLUTION -> convolution(node, before, number);
                        case RECURRENT -> recurrence(node, before, number);
                        case DENSE -> dense(node, before, number);
                        default -> pooling(node, before);
                    };
            read.add(layer);
            before = layer.shape(before);
        }
        return new UnfoldedNetwork(input, read, isJudgedAtEnd);
    }

    private Activation activation(Node.Mapping layer, int number) {
        return NetworkReader.activation(layer.get("activation"), number == layers.size(), loss, LearningRule.GRADIENT);
    }

    private Convolution convolution(Node.Mapping layer, Shape before, int number) {
        checkImage(layer, before);
        Activation activation = activation(layer, number);
        if (!activation.isElementwise()) {
            throw layer.get("activation")
                    .expected("an activation of single numbers", ": softmax stands on dense layers");
        }
        List<Node> filters = Lists.some(layer.get("filters"), "filter, each by channel, row and column");
        Node first = Lists.some(filters.get(0), "channel").get(0);
        int rows = Lists.some(first, "row").size();
        int columns = Lists.some(first.items("rows").get(0), "number").size();
        List<List<List<List<BigDecimal>>>> weights = new ArrayList<>();
        for (Node filter : filters) {
            weights.add(UnfoldedSamples.image(
                    filter,
                    before.channels(),
                    rows,
                    columns,
                    number == 1 ? "channel of the input" : "channel before it"));
        }
        List<BigDecimal> biases = Lists.numbers(layer.get("biases"), weights.size(), "one for each filter");
        int stride =
                layer.find("stride").map(node -> whole(node, "a stride", 1)).orElse(1);
        int padding =
                layer.find("padding").map(node -> whole(node, "a padding", 0)).orElse(0);
        checkFits(layer.get("filters"), "filter", rows, columns, before, padding);
        double high = (before.rows() + 2.0 * padding - rows) / stride + 1;
        double wide = (before.columns() + 2.0 * padding - columns) / stride + 1;
        checkForward(Math.floor(high) * Math.floor(wide) * filters.size(), layer);
        return new Convolution(activation, weights, biases, stride, padding);
    }

    private static void checkImage(Node.Mapping layer, Shape before) {
        if (!before.isImage()) {
            throw layer.get(KIND).expected("a dense layer", ": after a dense layer there is no image any more");
        }
    }

    private static void checkFits(Node where, String what, int rows, int columns, Shape before, int padding) {
        if (rows > before.rows() + 2 * padding || columns > before.columns() + 2 * padding) {
            throw where.place()
                    .problem("expected a " + what + " no larger than the image of " + before.rows() + "×"
                            + before.columns() + (padding == 0 ? "" : ", padded by " + padding + ",")
                            + " before it, found "
                            + rows + "×" + columns);
        }
    }

    private static Pooling pooling(Node.Mapping layer, Shape before) {
        checkImage(layer, before);
        Pooling.Form form = Keyword.of(layer.get(KIND), List.of(Pooling.Form.values()), Pooling.Form::key);
        int size = whole(layer.get("size"), "a window", 1);
        checkFits(layer.get("size"), "window", size, size, before, 0);
        int stride =
                layer.find("stride").map(node -> whole(node, "a stride", 1)).orElse(size);
        return new Pooling(form, size, stride);
    }

    private Layer dense(Node.Mapping layer, Shape before, int number) {
        Activation activation = activation(layer, number);
        int seen = before.isInTime() ? before.channels() : before.size();
        String each = before.isImage()
                ? "one for each number of the layer before, channel by channel and row by row"
                : "one for each " + (number == 1 ? "input" : "neuron of the layer before");
        return NetworkReader.layer(layer, activation, NetworkReader.weights(layer.get("weights"), seen, each));
    }

    private Recurrence recurrence(Node.Mapping layer, Shape before, int number) {
        Activation activation = activation(layer, number);
        if (!activation.isElementwise()) {
            throw layer.get("activation")
                    .expected("an activation of single numbers", ": softmax stands on dense layers");
        }
        Layer dense = NetworkReader.layer(
                layer,
                activation,
                NetworkReader.weights(
                        layer.get("weights"),
                        before.channels(),
                        "one for each " + (number == 1 ? "input" : "neuron of the layer before")));
        Node recurrent = layer.get("recurrent-weights");
        List<List<BigDecimal>> weights =
                NetworkReader.weights(recurrent, dense.size(), "one for each neuron of this layer");
        if (weights.size() != dense.size()) {
            throw recurrent
                    .place()
                    .problem("expected " + dense.size() + (dense.size() == 1 ? " row" : " rows")
                            + ", one for each neuron of this layer, found " + weights.size());
        }
        List<BigDecimal> initial = layer.find("initial")
                .map(node -> Lists.numbers(node, dense.size(), "one for each neuron of this layer"))
                .orElseGet(() -> Collections.nCopies(dense.size(), BigDecimal.ZERO));
        return new Recurrence(dense, weights, initial);
    }

    /** Refuses what is too much to be listed by name. */
    private void checkSize(UnfoldedNetwork network, UnfoldedSamples samples, int epochs, Learning learning) {
        long forward = 0;
        long products = 0;
        long parameters = 0;
        for (int number = 1; number <= network.depth(); number++) {
            long size = network.shape(number).size();
            long each = network.layer(number) instanceof Pooling pooling
                    ? (long) pooling.size() * pooling.size()
                    : network.layer(number).weights(number, 1).size();
            forward += 2 * size;
            products += size * each;
            parameters += network.isPooling(number) ? 0 : network.shape(number).channels() * (each + 1);
        }
        if (forward > MOST_FORWARD || products > MOST_PRODUCTS) {
            throw example.get("layers")
                    .place()
                    .problem("expected at most " + MOST_FORWARD + " numbers forward and " + MOST_PRODUCTS
                            + " products, found " + forward + " and " + products + ": take a smaller network");
        }
        long updates = (long) epochs * samples.batches();
        long quantities = (long) epochs * samples.size() * (3 * forward + parameters)
                + updates * parameters * (2 + learning.optimiser().states().size());
        if (quantities > MOST_QUANTITIES) {
            throw example.place()
                    .problem("expected at most " + MOST_QUANTITIES + " quantities to work out, found about "
                            + quantities + ": take a smaller network or fewer samples");
        }
    }
}
