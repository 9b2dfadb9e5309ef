package longhand.live;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import longhand.model.Activation;
import longhand.model.Batch;
import longhand.model.Layer;
import longhand.model.Loss;
import longhand.model.Network;
import longhand.model.Sample;
import longhand.model.TrainingStep;
import longhand.notation.Labels;

/**
 * An exercise as an example file, always laid out in the same way: one key or one row of numbers a line, text in quotation marks.
 *
 * <p>That layout is all that {@link #read} reads. A person's own file, in whatever layout YAML allows, is for {@code longhand.example}.
 */
public final class ExerciseText {
    private static final String INDENT = "    ";
    /** Before the first sample of each of several batches. */
    private static final String NEXT_BATCH = "  - - ";

    private ExerciseText() {}

    /** The exercise as {@code example.yaml}. */
    public static String write(Exercise exercise) {
        TrainingStep step = exercise.step();
        Labels labels = exercise.labels();
        StringBuilder text = new StringBuilder();
        quoted(text, "", "title", exercise.title());
        quoted(text, "", "source", exercise.source());
        quoted(text, "", "about", exercise.about());
        line(text, "", "learning-rate", step.learningRate().toString());
        line(text, "", "loss", step.loss().key());
        line(text, "", "update-biases", Boolean.toString(step.updateBiases()));
        if (step.epochs() > 1) {
            line(text, "", "epochs", Integer.toString(step.epochs()));
        }
        quoted(text, "", "input-label", labels.input());
        quoted(text, "", "loss-label", labels.loss());
        text.append("layers:\n");
        for (int number = 1; number <= step.network().depth(); number++) {
            Layer layer = step.network().layer(number);
            Labels.OfLayer called = labels.layers().get(number - 1);
            line(text, "  - ", "activation", layer.activation().key());
            text.append(INDENT).append("weights:\n");
            for (List<BigDecimal> row : layer.weights()) {
                text.append(INDENT).append("  - ").append(numbers(row)).append('\n');
            }
            line(text, INDENT, "biases", numbers(layer.biases()));
            quoted(text, INDENT, "label", called.neuron());
            quoted(text, INDENT, "weight-label", called.weight());
            quoted(text, INDENT, "bias-label", called.bias());
            quoted(text, INDENT, "weighted-sum-label", called.weightedSum());
            quoted(text, INDENT, "activation-label", called.activation());
        }
        boolean isOne = step.batches().size() == 1;
        text.append(isOne ? "batch:\n" : "batches:\n");
        for (Batch batch : step.batches()) {
            String first = isOne ? "  - " : NEXT_BATCH;
            for (Sample sample : batch.samples()) {
                line(text, first, "input", numbers(sample.input()));
                line(text, isOne ? INDENT : INDENT + "  ", "target", numbers(sample.target()));
                first = isOne ? first : INDENT + "- ";
            }
        }
        return text.toString();
    }

    /** The exercise as a JSON string that can stand in a page as it is. */
    public static String json(Exercise exercise) {
        return Json.text(write(exercise));
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static Exercise read(String text) {
        Map<String, String> head = new HashMap<>();
        List<Map<String, String>> items = new ArrayList<>();
        List<List<List<BigDecimal>>> weights = new ArrayList<>();
        List<Integer> batches = new ArrayList<>();
        Map<String, String> open = head;
        for (String line : text.split("\n", -1)) {
            if (line.startsWith(NEXT_BATCH)) {
                batches.add(items.size());
            }
            String bare = line.strip();
            if (bare.startsWith("- - ")) {
                bare = bare.substring(2);
            }
            if (bare.startsWith("- [")) {
                weights.get(weights.size() - 1).add(numbers(bare.substring(2)));
                continue;
            }
            if (bare.startsWith("- ")) {
                open = new HashMap<>();
                items.add(open);
                weights.add(new ArrayList<>());
                bare = bare.substring(2);
            }
            int colon = bare.indexOf(':');
            if (colon > 0) {
                open.put(bare.substring(0, colon), bare.substring(colon + 1).strip());
            }
        }
        List<Layer> layers = new ArrayList<>();
        List<Labels.OfLayer> called = new ArrayList<>();
        List<List<Sample>> samples = new ArrayList<>(List.of(new ArrayList<>()));
        for (int i = 0; i < items.size(); i++) {
            Map<String, String> item = items.get(i);
            if (item.containsKey("input")) {
                if (batches.indexOf(i) > 0) {
                    samples.add(new ArrayList<>());
                }
                samples.get(samples.size() - 1)
                        .add(new Sample(numbers(item.get("input")), numbers(item.get("target"))));
            } else {
                layers.add(new Layer(activation(item.get("activation")), weights.get(i), numbers(item.get("biases"))));
                called.add(new Labels.OfLayer(
                        text(item, "label"),
                        text(item, "weight-label"),
                        text(item, "bias-label"),
                        text(item, "weighted-sum-label"),
                        text(item, "activation-label")));
            }
        }
        TrainingStep step = new TrainingStep(
                new Network(layers),
                samples.stream().map(Batch::new).toList(),
                Integer.parseInt(head.getOrDefault("epochs", "1")),
                loss(head.get("loss")),
                new BigDecimal(head.get("learning-rate")),
                Boolean.parseBoolean(head.get("update-biases")));
        return new Exercise(
                text(head, "title"),
                text(head, "source"),
                text(head, "about"),
                step,
                new Labels(text(head, "input-label"), text(head, "loss-label"), called));
    }

    /** @throws IllegalArgumentException if there is no such activation */
    static Activation activation(String key) {
        return keyed(
                Stream.of(Activation.values())
                        .filter(activation -> activation.key().equals(key)),
                key);
    }

    /** @throws IllegalArgumentException if there is no such loss */
    static Loss loss(String key) {
        return keyed(Stream.of(Loss.values()).filter(loss -> loss.key().equals(key)), key);
    }

    private static <T> T keyed(Stream<T> found, String key) {
        return found.findFirst().orElseThrow(() -> new IllegalArgumentException("there is no " + key));
    }

    private static void line(StringBuilder text, String before, String key, String value) {
        text.append(before).append(key).append(": ").append(value).append('\n');
    }

    private static void quoted(StringBuilder text, String before, String key, String value) {
        if (value != null) {
            line(text, before, key, Json.text(value));
        }
    }

    private static String numbers(List<BigDecimal> row) {
        return row.stream().map(BigDecimal::toString).collect(Collectors.joining(", ", "[", "]"));
    }

    private static List<BigDecimal> numbers(String row) {
        return Arrays.stream(row.substring(1, row.length() - 1).split(", ", -1))
                .map(BigDecimal::new)
                .toList();
    }

    private static String text(Map<String, String> from, String key) {
        String value = from.get(key);
        return value == null ? null : Json.read(value);
    }
}
