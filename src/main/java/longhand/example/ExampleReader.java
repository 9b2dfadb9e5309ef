package longhand.example;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import longhand.network.Activation;
import longhand.network.Batch;
import longhand.network.Layer;
import longhand.network.Loss;
import longhand.network.Network;
import longhand.network.Sample;
import longhand.network.TrainingStep;
import longhand.notation.Labels;

/**
 * The form of an example file: which keys it has, and which values go together.
 *
 * <p>The types of {@code network} hold by themselves that shapes fit; here it is checked first, where the place is
 * still known.
 */
final class ExampleReader {
    /** More values would not fit into the memory of a small machine. */
    private static final long MOST_QUANTITIES = 50_000_000;

    /** A trace follows rules into rules as deep as the network; more layers would overflow the stack. */
    private static final int MOST_LAYERS = 100;

    private static final List<String> OF_NEURON = List.of("{to}", "{layer}");
    private static final List<String> OF_WEIGHT = List.of("{to}", "{from}", "{layer}", "{n}");

    private final Node.Mapping example;
    private final List<Node.Mapping> layers;
    private final Loss loss;

    private ExampleReader(Node document) {
        example = document.keys(
                List.of("title", "learning-rate", "loss", "layers", "batch"),
                List.of("source", "about", "update-biases", "input-label", "loss-label"));
        List<Node> items = someItems(example.get("layers"), "layer");
        if (items.size() > MOST_LAYERS) {
            String most = "expected at most " + MOST_LAYERS + " layers, found ";
            throw example.get("layers").place().problem(most + items.size());
        }
        layers = items.stream()
                .map(layer -> layer.keys(
                        List.of("activation", "weights", "biases"),
                        List.of("label", "weight-label", "bias-label", "weighted-sum-label", "activation-label")))
                .toList();
        loss = choice(example.get("loss"), List.of(Loss.values()), Loss::key);
    }

    static Example read(String name, TextFile file, List<WrittenFigure> asWritten) {
        return new ExampleReader(YamlReader.read(file)).example(name, asWritten);
    }

    private Example example(String name, List<WrittenFigure> asWritten) {
        return new Example(
                name,
                Text.title(example.get("title")),
                example.find("source").map(Text::prose).orElse(null),
                example.find("about").map(Text::prose).orElse(null),
                step(),
                labels(),
                asWritten);
    }

    private TrainingStep step() {
        BigDecimal learningRate = learningRate(example.get("learning-rate"));
        boolean updateBiases = example.find("update-biases")
                .map(node -> choice(node, List.of(true, false), String::valueOf))
                .orElse(true);
        Network network = network();
        Batch batch = batch(network);
        checkSize(network, batch.size());
        return new TrainingStep(network, batch, loss, learningRate, updateBiases);
    }

    private static BigDecimal learningRate(Node node) {
        BigDecimal rate = node.number();
        if (rate.signum() <= 0) {
            throw node.expected("a number greater than 0");
        }
        return rate;
    }

    private Network network() {
        List<Layer> read = new ArrayList<>();
        for (Node.Mapping layer : layers) {
            boolean isOutput = read.size() == layers.size() - 1;
            Activation activation = activation(layer.get("activation"), isOutput);
            List<List<BigDecimal>> weights = read.isEmpty()
                    ? firstWeights(layer.get("weights"))
                    : weights(layer.get("weights"), read.get(read.size() - 1).size());
            if (activation == Activation.SOFTMAX && weights.size() < 2) {
                throw layer.get("weights")
                        .place()
                        .problem("expected at least 2 rows, as softmax compares neurons, found 1");
            }
            List<BigDecimal> biases = numbers(layer.get("biases"), weights.size(), "one for each row of weights");
            read.add(new Layer(activation, weights, biases));
        }
        return new Network(read);
    }

    private Activation activation(Node node, boolean isOutput) {
        Activation activation = choice(node, List.of(Activation.values()), Activation::key);
        if (activation == Activation.SOFTMAX && !isOutput) {
            throw node.expected(
                    "relu, sigmoid, tanh or identity in a hidden layer", ": softmax stands on the output layer only");
        }
        if (isOutput && loss.isLogarithmic() && !activation.isBetweenZeroAndOne()) {
            throw node.expected("sigmoid or softmax, as " + loss.key() + " takes logarithms of the outputs");
        }
        return activation;
    }

    /** The weights of layer 1, whose first row tells how many inputs there are. */
    private static List<List<BigDecimal>> firstWeights(Node node) {
        Node firstRow = rows(node).get(0);
        int inputs = someItems(firstRow, "number").size();
        return rows(node).stream()
                .map(row ->
                        numbers(row, inputs, "as many as in " + firstRow.place().path()))
                .toList();
    }

    private static List<List<BigDecimal>> weights(Node node, int before) {
        return rows(node).stream()
                .map(row -> numbers(row, before, "one for each neuron of the layer before"))
                .toList();
    }

    private static List<Node> rows(Node weights) {
        return someItems(weights, "row, one for each neuron");
    }

    private Batch batch(Network network) {
        int outputs = network.outputLayer().size();
        return new Batch(someItems(example.get("batch"), "sample").stream()
                .map(node -> node.keys(List.of("input", "target"), List.of()))
                .map(sample -> new Sample(
                        numbers(sample.get("input"), network.width(0), "one for each column of layers[0].weights"),
                        target(sample.get("target"), outputs)))
                .toList());
    }

    private List<BigDecimal> target(Node node, int outputs) {
        List<BigDecimal> target = numbers(node, outputs, "one for each neuron of the output layer");
        for (int j = 0; loss.isLogarithmic() && j < outputs; j++) {
            if (target.get(j).signum() < 0 || target.get(j).compareTo(BigDecimal.ONE) > 0) {
                throw node.items("")
                        .get(j)
                        .expected("a number from 0 to 1, as " + loss.key() + " takes targets as shares");
            }
        }
        return target;
    }

    /** Numbers in a list of a length that is known. */
    private static List<BigDecimal> numbers(Node node, int size, String why) {
        String expected = size + (size == 1 ? " number, " : " numbers, ") + why;
        List<Node> items = node.items("a list of " + expected);
        if (items.size() != size) {
            throw node.place().problem("expected " + expected + ", found " + items.size());
        }
        return items.stream().map(Node::number).toList();
    }

    private static List<Node> someItems(Node node, String item) {
        String expected = "a list of at least one " + item;
        List<Node> items = node.items(expected);
        if (items.isEmpty()) {
            throw node.expected(expected);
        }
        return items;
    }

    private static <T> T choice(Node node, List<T> values, Function<T, String> key) {
        List<String> keys = values.stream().map(key).toList();
        String written = node.text(Words.or(keys));
        if (!keys.contains(written)) {
            throw node.expected(
                    Words.or(keys),
                    Words.nearest(written, keys)
                            .map(near -> ": did you mean " + near + "?")
                            .orElse(""));
        }
        return values.get(keys.indexOf(written));
    }

    private Labels labels() {
        return new Labels(
                label(example, "input-label", List.of()),
                label(example, "loss-label", List.of()),
                layers.stream().map(ExampleReader::labels).toList());
    }

    private static Labels.OfLayer labels(Node.Mapping layer) {
        return new Labels.OfLayer(
                label(layer, "label", List.of()),
                label(layer, "weight-label", OF_WEIGHT),
                label(layer, "bias-label", OF_NEURON),
                label(layer, "weighted-sum-label", OF_NEURON),
                label(layer, "activation-label", OF_NEURON));
    }

    private static String label(Node.Mapping mapping, String key, List<String> placeholders) {
        return mapping.find(key).map(node -> Text.label(node, placeholders)).orElse(null);
    }

    /**
     * Refuses what is too much to work out by name. Each neuron has its own z, a and derivatives for each sample; each
     * weight and bias its share in every output's loss. No file of 10 MB holds enough to overflow a long.
     */
    private void checkSize(Network network, int samples) {
        long outputs = network.outputLayer().size();
        long parameters = 0;
        long perSample = 0;
        for (Layer layer : network.layers()) {
            long neurons = layer.size();
            parameters += 3 * neurons * (layer.inputs() + 1L);
            perSample += neurons * neurons + (3 + outputs) * neurons * (layer.inputs() + 2L);
        }
        long quantities = parameters + perSample * samples;
        if (quantities > MOST_QUANTITIES) {
            throw example.place()
                    .problem("expected at most " + MOST_QUANTITIES + " quantities to work out, found about "
                            + quantities + ": take a smaller network or fewer samples");
        }
    }
}
