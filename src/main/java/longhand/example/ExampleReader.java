package longhand.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import longhand.example.yaml.Keyword;
import longhand.example.yaml.Lists;
import longhand.example.yaml.Node;
import longhand.example.yaml.Text;
import longhand.example.yaml.YamlReader;
import longhand.model.Batch;
import longhand.model.Computation;
import longhand.model.TrainingStep;
import longhand.model.learning.Learning;
import longhand.model.network.Loss;
import longhand.model.network.Network;
import longhand.notation.name.Labels;

/**
 * The form of an example file: which keys it has, and which values go together.
 *
 * <p>The types of {@code model} hold by themselves that shapes fit; here it is checked first, where the place is
 * still known.
 */
public final class ExampleReader {
    /** More values would not fit into the memory of a small machine. */
    private static final long MOST_QUANTITIES = 50_000_000;

    private static final String BATCH = "batch";
    private static final String LOSS = "loss";
    private static final List<String> REQUIRED = List.of("title", LOSS, "layers", BATCH);
    private static final List<String> OPTIONAL = List.of(
            "batches",
            "epochs",
            "learning-rate",
            LearningReader.RULE,
            "reduction",
            "l2",
            "weight-decay",
            "optimiser",
            "optimizer",
            "source",
            "about",
            "update-biases",
            "input-gradients",
            LearningReader.LOOK_BACK,
            "input-label",
            "loss-label",
            "initialise",
            "weights");

    /** More updates than anybody follows by hand; what they come to is bounded by {@link #MOST_QUANTITIES}. */
    private static final int MOST_UPDATES = 1000;

    private static final List<String> OF_NEURON = List.of("{to}", "{layer}");
    private static final List<String> OF_WEIGHT = List.of("{to}", "{from}", "{layer}", "{n}");
    /** Of a network that is unfolded. */
    private static final List<String> OF_PLACE = List.of("{to}", "{layer}", "{step}", "{row}", "{column}");

    private static final List<String> OF_PLACED_WEIGHT = List.of("{to}", "{from}", "{layer}", "{row}", "{column}");

    private final Node.Mapping example;
    private final NetworkReader layers;
    private final Learning learning;
    /** Null where the network learns by a rule that has none. */
    private final Loss loss;

    private final Elsewhere elsewhere;

    private ExampleReader(Node document, Elsewhere elsewhere) {
        this.elsewhere = elsewhere;
        example = keys(document);
        learning = LearningReader.read(example);
        loss = learning.rule().hasLoss() ? GivenNode.loss(example.get(LOSS)) : null;
        layers = new NetworkReader(example, loss, learning.rule(), elsewhere);
    }

    /**
     * An example that is whole in its file: one that takes images, a model or drawn weights from elsewhere is refused.
     *
     * @param file the name of the file, as a message names it, and {@code text} what is in it
     * @throws longhand.file.FileProblem if it cannot be read
     */
    public static Example whole(String name, String file, String text) {
        return read(name, file, text, new NothingElse(), List.of());
    }

    /**
     * Reads an example.
     *
     * @param name of the example
     * @param file the name of its file, as a message names it, and {@code text} what is in that
     * @param elsewhere where what it does not write out comes from
     */
    public static Example read(
            String name, String file, String text, Elsewhere elsewhere, List<WrittenFigure> asWritten) {
        return read(name, YamlReader.read(file, text), elsewhere, asWritten);
    }

    static Example read(String name, Node document, Elsewhere elsewhere, List<WrittenFigure> asWritten) {
        if (isGraph(document)) {
            Node.Mapping keys = document.keys(GraphReader.REQUIRED, GraphReader.OPTIONAL);
            return example(keys, name, GraphReader.read(keys), Labels.NONE, asWritten);
        }
        if (UnfoldedReader.isUnfolded(document)) {
            Node.Mapping keys = unfoldedKeys(document);
            UnfoldedReader reader = UnfoldedReader.of(keys);
            Learning learning = LearningReader.read(keys);
            List<Node> batches = batches(keys);
            Computation computation = reader.read(learning, batches, epochs(keys, batches.size(), learning));
            return example(
                    keys, name, computation, labels(keys, reader.layers(), OF_PLACE, OF_PLACED_WEIGHT), asWritten);
        }
        ExampleReader reader = new ExampleReader(document, elsewhere);
        return example(
                reader.example,
                name,
                reader.step(),
                labels(reader.example, reader.layers.layers(), OF_NEURON, OF_WEIGHT),
                asWritten);
    }

    /** The title alone, of an example of whatever size. */
    public static String title(String file, String text) {
        Node document = YamlReader.read(file, text);
        Node.Mapping keys = isGraph(document)
                ? document.keys(GraphReader.REQUIRED, GraphReader.OPTIONAL)
                : UnfoldedReader.isUnfolded(document) ? unfoldedKeys(document) : keys(document);
        return Text.title(keys.get("title"));
    }

    /** Also one without the key itself, which is missed then. */
    private static boolean isGraph(Node document) {
        if (!(document instanceof Node.Mapping mapping)) {
            return false;
        }
        boolean hasLayers = mapping.find("layers").isPresent();
        Optional<Node> graph = mapping.find(GraphReader.GRAPH);
        if (graph.isPresent() && hasLayers) {
            throw graph.get().place().problem("expected the key graph or the key layers, found both");
        }
        return graph.isPresent() || (!hasLayers && mapping.find("given").isPresent());
    }

    private static Node.Mapping keys(Node document) {
        return keys(document, OPTIONAL);
    }

    private static Node.Mapping unfoldedKeys(Node document) {
        List<String> optional = new ArrayList<>(OPTIONAL);
        optional.removeAll(List.of("initialise", "weights", LearningReader.RULE));
        optional.add(UnfoldedReader.INPUT_SHAPE);
        return keys(document, optional);
    }

    private static Node.Mapping keys(Node document, List<String> optional) {
        // batches in the place of batch, and a learning rule in that of a loss
        List<String> replaced = new ArrayList<>();
        if (document instanceof Node.Mapping mapping) {
            mapping.find("batches").ifPresent(node -> replaced.add(BATCH));
            mapping.find(LearningReader.RULE).ifPresent(node -> replaced.add(LOSS));
        }
        return document.keys(
                REQUIRED.stream().filter(key -> !replaced.contains(key)).toList(),
                Stream.concat(replaced.stream(), optional.stream()).toList());
    }

    private static Example example(
            Node.Mapping example, String name, Computation computation, Labels labels, List<WrittenFigure> asWritten) {
        return new Example(
                        name,
                        Text.title(example.get("title")),
                        example.find("source").map(Text::prose).orElse(null),
                        example.find("about").map(Text::prose).orElse(null),
                        computation,
                        labels,
                        asWritten)
                .with(asWritten.stream().map(WrittenFigure::quantity).toList());
    }

    private TrainingStep step() {
        List<GivenBatch> given = batches(example).stream().map(this::batch).toList();
        int epochs = epochs(example, given.size(), learning);
        long samples = epochs * given.stream().mapToLong(GivenBatch::size).sum();
        int updates = epochs * given.size();
        int states = learning.optimiser().states().size();
        // before anything of that size is made
        layers.sizes(given.get(0)).ifPresent(sizes -> checkSize(sizes, samples, updates, states));
        Network network = layers.read(given.get(0));
        checkSize(sizes(network), samples, updates, states);
        List<Batch> batches = given.stream()
                .map(batch -> batch.read(network, loss, layers.columns()))
                .toList();
        TrainingStep step = new TrainingStep(network, batches, epochs, loss, learning);
        return example.find("input-gradients")
                        .map(node -> Keyword.of(node, List.of(true, false), String::valueOf))
                        .orElse(false)
                ? step.withInputGradients()
                : step;
    }

    /** The batches of an epoch: one update each, in this order. */
    private static List<Node> batches(Node.Mapping example) {
        Optional<Node> one = example.find(BATCH);
        Optional<Node> several = example.find("batches");
        if (one.isPresent() && several.isPresent()) {
            throw example.place().problem("expected the key batch or the key batches, found both");
        }
        return several.map(node -> Lists.some(node, "batch")).orElseGet(() -> List.of(one.orElseThrow()));
    }

    private GivenBatch batch(Node node) {
        return node instanceof Node.Mapping images ? elsewhere.images(images) : WrittenBatch.of(node);
    }

    /** How often the batches are gone through. */
    private static int epochs(Node.Mapping example, int batches, Learning learning) {
        int epochs = epochs(example, batches);
        if (learning.rate() == null && epochs * batches > 1) {
            throw example.place().problem("expected the key learning-rate, as there are several updates");
        }
        return epochs;
    }

    private static int epochs(Node.Mapping example, int batches) {
        Optional<Node> node = example.find("epochs");
        int most = MOST_UPDATES / batches;
        if (node.isEmpty() && batches <= MOST_UPDATES) {
            return 1;
        }
        Node found = node.or(() -> example.find("batches")).orElseThrow();
        if (most == 0) {
            throw found.place().problem("expected at most " + MOST_UPDATES + " batches, found " + batches);
        }
        return (int) found.whole("a number of epochs from 1 to " + most, 1, most);
    }

    private static List<Integer> sizes(Network network) {
        List<Integer> sizes = new ArrayList<>();
        for (int layer = 0; layer <= network.depth(); layer++) {
            sizes.add(network.width(layer));
        }
        return sizes;
    }

    /**
     * @param ofNeuron what may be filled in of a neuron
     * @param ofWeight and of a weight
     */
    private static Labels labels(
            Node.Mapping example, List<Node.Mapping> layers, List<String> ofNeuron, List<String> ofWeight) {
        return new Labels(
                label(example, "input-label", List.of()),
                label(example, "loss-label", List.of()),
                layers.stream().map(layer -> labels(layer, ofNeuron, ofWeight)).toList());
    }

    private static Labels.OfLayer labels(Node.Mapping layer, List<String> ofNeuron, List<String> ofWeight) {
        return new Labels.OfLayer(
                label(layer, "label", List.of()),
                label(layer, "weight-label", ofWeight),
                label(layer, "bias-label", OF_NEURON),
                label(layer, "weighted-sum-label", ofNeuron),
                label(layer, "activation-label", ofNeuron),
                label(layer, "recurrent-weight-label", ofWeight));
    }

    private static String label(Node.Mapping mapping, String key, List<String> placeholders) {
        return mapping.find(key).map(node -> Text.label(node, placeholders)).orElse(null);
    }

    /**
     * Refuses what is too much to work out by name. Each neuron has its own z, a and derivatives for each sample; each
     * weight and bias its share in every output's loss, where the activations of the outputs leave it one.
     */
    private void checkSize(List<Integer> sizes, long samples, int updates, int states) {
        // in doubles, which do not overflow: a size costs a file nothing
        double shares = layers.tiesOutputs() ? 0 : sizes.get(sizes.size() - 1);
        double parameters = 0; // each with its gradient, its states and its new value in every update
        double perSample = 0;
        for (int layer = 1; layer < sizes.size(); layer++) {
            double neurons = sizes.get(layer);
            double inputs = sizes.get(layer - 1);
            parameters += (1 + (2 + states) * updates) * neurons * (inputs + 1);
            perSample += neurons * neurons + (3 + shares) * neurons * (inputs + 2);
        }
        perSample += example.find("input-gradients").isPresent() ? (double) sizes.get(0) * (sizes.get(1) + 1) : 0;
        double quantities = parameters + perSample * samples;
        if (quantities > MOST_QUANTITIES) {
            throw example.place()
                    .problem("expected at most " + MOST_QUANTITIES + " quantities to work out, found about "
                            + (quantities < 1e15 ? Long.toString((long) quantities) : "10^15 or more")
                            + ": take a smaller network or fewer samples");
        }
    }
}
