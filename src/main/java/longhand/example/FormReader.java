package longhand.example;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import longhand.check.reading.WrittenNumber;
import longhand.example.yaml.Node;
import longhand.example.yaml.Place;
import longhand.file.FileProblem;
import longhand.model.Batch;
import longhand.model.TrainingStep;
import longhand.model.learning.Learning;
import longhand.model.network.Activation;
import longhand.model.network.Loss;
import longhand.model.network.Network;
import longhand.notation.text.GivenDecimal;
import longhand.notation.text.NumberText;

/**
 * An example that somebody puts together in a form: the same document as a file would hold, and read as that is, so that what is wrong is
 * said in the same words; the name of the field stands in the place of that of the file.
 *
 * <p>Of a network {@code title}, {@code inputs}, {@code samples}, {@code size1}, {@code activation1} and so on, {@code loss}, {@code rate}
 * and {@code seed}: its numbers are drawn. Of a graph {@code title}, {@code definitions} and {@code given} with one a line, {@code result},
 * {@code update} and {@code rate}. A field that is empty is left out.
 */
public final class FormReader {
    private static final int MOST_INPUTS = 12;
    private static final int MOST_SAMPLES = 8;
    private static final int MOST_LAYERS = 4;

    private final Map<String, String> fields;

    private FormReader(Map<String, String> fields) {
        this.fields = fields;
    }

    /** @throws FileProblem with the name of the field as {@link FileProblem#file} */
    public static Example read(Map<String, String> fields) {
        FormReader form = new FormReader(fields);
        return fields.containsKey("definitions") ? form.graph() : form.network();
    }

    private Example network() {
        int inputs = whole("inputs", "a number of inputs from 1 to " + MOST_INPUTS, MOST_INPUTS);
        int samples = whole("samples", "a number of samples from 1 to " + MOST_SAMPLES, MOST_SAMPLES);
        long seed = scalar("seed").whole("a whole number of at most 15 digits", 0, 999_999_999_999_999L);
        List<Node> layers = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>(List.of(inputs));
        while (layers.size() < MOST_LAYERS && fields.containsKey("size" + (layers.size() + 1))) {
            int number = layers.size() + 1;
            sizes.add(whole("size" + number, "a number of neurons from 1 to " + MOST_INPUTS, MOST_INPUTS));
            layers.add(mapping(Map.of("activation", scalar("activation" + number), "size", scalar("size" + number))));
        }
        Map<String, Node> document = new LinkedHashMap<>();
        document.put("title", scalar("title"));
        document.put("loss", scalar("loss"));
        document.put("layers", new Node.Sequence(place("layers", 1), layers));
        document.put("batch", mapping(Map.of("samples", scalar("samples"))));
        document.put("initialise", scalar("seed"));
        rate(document);
        return ExampleReader.read("own", mapping(document), new Drawn(sizes, samples, seed), List.of());
    }

    /** Numbers that are drawn, once the activations are known to be fit for their places. */
    private final class Drawn implements Elsewhere {
        private final List<Integer> sizes;
        private final int samples;
        private final long seed;

        Drawn(List<Integer> sizes, int samples, long seed) {
            this.sizes = sizes;
            this.samples = samples;
            this.seed = seed;
        }

        private TrainingStep step() {
            List<Activation> activations = new ArrayList<>();
            for (int number = 1; number < sizes.size(); number++) {
                activations.add(GivenNode.activation(scalar("activation" + number)));
            }
            Loss loss = GivenNode.loss(scalar("loss"));
            return new NumbersByHand(seed).step(sizes, activations, loss, samples, Learning.descent(null, true));
        }

        @Override
        public Elsewhere.Drawn initialise(Node node) {
            return drawn -> step().network().layers().stream()
                    .map(layer -> new DrawnLayer(layer.weights(), layer.biases()))
                    .toList();
        }

        @Override
        public GivenBatch images(Node.Mapping node) {
            return new GivenBatch() {
                @Override
                public int inputs() {
                    return sizes.get(0);
                }

                @Override
                public long size() {
                    return samples;
                }

                @Override
                public Batch read(Network network, Loss loss, String columns) {
                    return step().batch();
                }
            };
        }

        @Override
        public Elsewhere.Drawn model(Node weights) {
            throw weights.expected("a form to name no file");
        }
    }

    private Example graph() {
        Map<String, Node> document = new LinkedHashMap<>();
        document.put("title", scalar("title"));
        List<Node> definitions = new ArrayList<>();
        lines("definitions")
                .forEach((line, text) -> definitions.add(new Node.Scalar(place("definitions", line), text, false)));
        document.put("graph", new Node.Sequence(place("definitions", 1), definitions));
        document.put("given", new Node.Mapping(place("given", 1), given()));
        optional(document, "loss", "result");
        rate(document);
        if (!fields.getOrDefault("update", "").isBlank()) {
            List<Node> names = new ArrayList<>();
            for (String name : fields.get("update").split(",", -1)) {
                names.add(new Node.Scalar(place("update", 1), name.strip(), true));
            }
            document.put("update", new Node.Sequence(place("update", 1), names));
        }
        return ExampleReader.read("own", mapping(document), new NothingElse(), List.of());
    }

    private Map<String, Node.Entry> given() {
        Map<String, Node.Entry> given = new LinkedHashMap<>();
        lines("given").forEach((line, text) -> {
            int sign = text.indexOf('=');
            Place place = place("given", line);
            if (sign <= 0) {
                throw place.problem("expected a name and a number such as x = -2, found " + FileProblem.quoted(text));
            }
            String name = text.substring(0, sign).strip();
            Node number = number(place, text.substring(sign + 1).strip());
            Node.Entry first = given.putIfAbsent(name, new Node.Entry(line, number));
            if (first != null) {
                throw place.problem("expected once, found again after line " + first.line());
            }
        });
        return given;
    }

    /** The lines of a field that are not blank, by their numbers. */
    private Map<Integer, String> lines(String field) {
        Map<Integer, String> lines = new LinkedHashMap<>();
        int number = 0;
        for (String line : fields.getOrDefault(field, "").split("\n", -1)) {
            number++;
            if (!line.isBlank()) {
                lines.put(number, line.strip());
            }
        }
        return lines;
    }

    private void optional(Map<String, Node> document, String key, String field) {
        if (!fields.getOrDefault(field, "").isBlank()) {
            document.put(key, scalar(field));
        }
    }

    private void rate(Map<String, Node> document) {
        String typed = fields.getOrDefault("rate", "").strip();
        if (!typed.isEmpty()) {
            document.put("learning-rate", number(place("rate", 1), typed));
        }
    }

    /** As people write numbers, also with a decimal comma; what is none is left as it is, to be refused where it is read. */
    private static Node.Scalar number(Place place, String typed) {
        String plain = GivenDecimal.isDecimal(typed)
                ? typed
                : WrittenNumber.parse(typed)
                        .map(number -> NumberText.full(number.value()))
                        .orElse(typed);
        return new Node.Scalar(place, plain, true);
    }

    private int whole(String field, String expected, int most) {
        return (int) scalar(field).whole(expected, 1, most);
    }

    private Node.Scalar scalar(String field) {
        return new Node.Scalar(place(field, 1), fields.getOrDefault(field, "").strip(), true);
    }

    private static Node.Mapping mapping(Map<String, Node> entries) {
        Map<String, Node.Entry> lines = new LinkedHashMap<>();
        entries.forEach((key, node) -> lines.put(key, new Node.Entry(1, node)));
        return new Node.Mapping(place("form", 1), lines);
    }

    private static Place place(String field, int line) {
        return new Place(field, line, null, null, 0);
    }
}
