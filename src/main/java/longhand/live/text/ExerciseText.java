package longhand.live.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import longhand.formula.quantity.Kind;
import longhand.model.Batch;
import longhand.model.Graph;
import longhand.model.Sample;
import longhand.model.Supervised;
import longhand.model.TrainingStep;
import longhand.model.Unfolded;
import longhand.model.learning.Decay;
import longhand.model.learning.Learning;
import longhand.model.learning.LearningRule;
import longhand.model.learning.Optimiser;
import longhand.model.learning.Reduction;
import longhand.model.network.Activation;
import longhand.model.network.Layer;
import longhand.model.network.Loss;
import longhand.model.network.Network;
import longhand.notation.formula.GivenFunction;
import longhand.notation.name.Labels;
import longhand.notation.name.Setting;

/**
 * An exercise as an example file, always laid out in the same way: one key or one row of numbers a line, text in quotation marks.
 *
 * <p>That layout is all that {@link #read} reads. A person's own file, in whatever layout YAML allows, is for {@code longhand.example}.
 */
public final class ExerciseText {
    static final String BIASES = "biases";
    static final String THRESHOLDS = "thresholds";
    static final String INPUT_GRADIENTS = "input-gradients";
    private static final String OPTIMISER = "optimiser";
    private static final String RULE = "learning-rule";
    private static final String LOOK_BACK = "loss-after-update";
    private static final String INDENT = "    ";
    /** Before the first sample of each of several batches. */
    static final String NEXT_BATCH = "  - - ";

    private ExerciseText() {}

    /** The exercise as {@code example.yaml}. */
    public static String write(Exercise exercise) {
        if (exercise.computation() instanceof Graph graph) {
            return GraphText.write(exercise, graph);
        }
        if (exercise.computation() instanceof Unfolded unfolded) {
            return UnfoldedText.write(exercise, unfolded);
        }
        TrainingStep step = exercise.step();
        StringBuilder text = new StringBuilder();
        start(text, exercise, step);
        text.append("layers:\n");
        for (int number = 1; number <= step.network().depth(); number++) {
            Layer layer = step.network().layer(number);
            Labels.OfLayer called = exercise.labels().layers().get(number - 1);
            Activation activation = layer.activation();
            line(text, "  - ", "activation", written(activation.key(), activation.isFormula()));
            text.append(INDENT).append("weights:\n");
            for (List<BigDecimal> row : layer.weights()) {
                text.append(INDENT).append("  - ").append(numbers(row)).append('\n');
            }
            line(text, INDENT, layer.hasThresholds() ? THRESHOLDS : BIASES, numbers(layer.biases()));
            labels(text, INDENT, called);
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

    /** All that stands before the layers, whatever these are. */
    static void start(StringBuilder text, Exercise exercise, Supervised step) {
        head(text, exercise);
        if (step.hasLoss()) {
            line(text, "", "loss", written(step.loss().key(), step.loss().isFormula()));
        } else {
            line(text, "", RULE, step.learning().rule().key());
        }
        line(text, "", "update-biases", Boolean.toString(step.updateBiases()));
        if (step.hasInputGradients()) {
            line(text, "", INPUT_GRADIENTS, "true");
        }
        if (step.isSummed()) {
            line(text, "", "reduction", step.learning().reduction().key());
        }
        learning(text, step.learning());
        if (step.epochs() > 1) {
            line(text, "", "epochs", Integer.toString(step.epochs()));
        }
        quoted(text, "", "input-label", exercise.labels().input());
        quoted(text, "", "loss-label", exercise.labels().loss());
    }

    static void labels(StringBuilder text, String before, Labels.OfLayer called) {
        quoted(text, before, "label", called.neuron());
        quoted(text, before, "weight-label", called.weight());
        quoted(text, before, "bias-label", called.bias());
        quoted(text, before, "weighted-sum-label", called.weightedSum());
        quoted(text, before, "activation-label", called.activation());
        quoted(text, before, "recurrent-weight-label", called.recurrentWeight());
    }

    static Labels.OfLayer labels(Map<String, String> layer) {
        return new Labels.OfLayer(
                text(layer, "label"),
                text(layer, "weight-label"),
                text(layer, "bias-label"),
                text(layer, "weighted-sum-label"),
                text(layer, "activation-label"),
                text(layer, "recurrent-weight-label"));
    }

    /** Title, source and what it is about, and the rate. */
    static void head(StringBuilder text, Exercise exercise) {
        quoted(text, "", "title", exercise.title());
        quoted(text, "", "source", exercise.source());
        quoted(text, "", "about", exercise.about());
        if (exercise.computation().hasUpdate()) {
            line(
                    text,
                    "",
                    "learning-rate",
                    exercise.computation().learning().rate().toString());
        }
    }

    /** Decay and optimiser, where there are any, and whether it is looked at what the new parameters give. */
    static void learning(StringBuilder text, Learning learning) {
        if (learning.looksBack()) {
            line(text, "", LOOK_BACK, "true");
        }
        Decay decay = learning.decay();
        if (decay.form() != Decay.Form.NONE) {
            line(text, "", decay.form().key(), decay.lambda().toString());
        }
        Optimiser optimiser = learning.optimiser();
        if (optimiser.method() != Optimiser.Method.DESCENT) {
            line(text, "", OPTIMISER, optimiser(optimiser));
        }
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
        if (GraphText.isGraph(text)) {
            return GraphText.read(text);
        }
        if (UnfoldedText.isUnfolded(text)) {
            return UnfoldedText.read(text);
        }
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
                boolean hasThresholds = item.containsKey(THRESHOLDS);
                layers.add(new Layer(
                        activation(given(item.get("activation"))),
                        weights.get(i),
                        numbers(item.get(hasThresholds ? THRESHOLDS : BIASES)),
                        hasThresholds ? Kind.THRESHOLD : Kind.BIAS));
                called.add(labels(item));
            }
        }
        TrainingStep step = new TrainingStep(
                new Network(layers),
                samples.stream().map(Batch::new).toList(),
                Integer.parseInt(head.getOrDefault("epochs", "1")),
                head.containsKey(RULE) ? null : loss(given(head.get("loss"))),
                learning(head),
                head.containsKey(INPUT_GRADIENTS));
        return new Exercise(
                text(head, "title"),
                text(head, "source"),
                text(head, "about"),
                step,
                new Labels(text(head, "input-label"), text(head, "loss-label"), called));
    }

    static Learning learning(Map<String, String> head) {
        String rate = head.get("learning-rate");
        return new Learning(
                keyed(Reduction.values(), Reduction::key, head.getOrDefault("reduction", Reduction.MEAN.key())),
                Stream.of(Decay.Form.L2, Decay.Form.DECOUPLED)
                        .filter(form -> head.containsKey(form.key()))
                        .map(form -> new Decay(form, new BigDecimal(head.get(form.key()))))
                        .findFirst()
                        .orElse(Decay.NONE),
                optimiser(head.get(OPTIMISER)),
                rate == null ? null : new BigDecimal(rate),
                Boolean.parseBoolean(head.getOrDefault("update-biases", "true")),
                keyed(LearningRule.values(), LearningRule::key, head.getOrDefault(RULE, LearningRule.GRADIENT.key())),
                head.containsKey(LOOK_BACK));
    }

    /** {adam: {beta1: 0.9, beta2: 0.999, epsilon: 1E-8}}. */
    private static String optimiser(Optimiser optimiser) {
        return "{" + optimiser.method().key() + ": "
                + optimiser.method().settings().stream()
                        .map(kind -> Setting.of(kind).key() + ": "
                                + optimiser.settings().get(kind))
                        .collect(Collectors.joining(", ", "{", "}"))
                + "}";
    }

    private static Optimiser optimiser(String written) {
        if (written == null) {
            return Optimiser.Method.DESCENT.usual();
        }
        String[] parts = written.replaceAll("[{} ]", "").split("[:,]", -1);
        Optimiser optimiser = keyed(Optimiser.Method.values(), Optimiser.Method::key, parts[0])
                .usual();
        for (int i = 1; i < parts.length; i += 2) {
            String key = parts[i];
            Kind setting = keyed(
                    optimiser.method().settings().toArray(Kind[]::new),
                    kind -> Setting.of(kind).key(),
                    key);
            optimiser = optimiser.with(setting, new BigDecimal(parts[i + 1]));
        }
        return optimiser;
    }

    /** @throws IllegalArgumentException if there is no such activation */
    public static Activation activation(String key) {
        return GivenFunction.activation(key).orElseThrow(() -> new IllegalArgumentException("there is no " + key));
    }

    /** @throws IllegalArgumentException if there is no such loss */
    public static Loss loss(String key) {
        return GivenFunction.loss(key).orElseThrow(() -> new IllegalArgumentException("there is no " + key));
    }

    static <T> T keyed(T[] all, Function<T, String> keys, String key) {
        return Stream.of(all)
                .filter(each -> keys.apply(each).equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no " + key));
    }

    /** A formula in quotation marks. */
    static String written(String key, boolean isFormula) {
        return isFormula ? Json.text(key) : key;
    }

    static String given(String written) {
        return written.startsWith("\"") ? Json.read(written) : written;
    }

    static void line(StringBuilder text, String before, String key, String value) {
        text.append(before).append(key).append(": ").append(value).append('\n');
    }

    static void quoted(StringBuilder text, String before, String key, String value) {
        if (value != null) {
            line(text, before, key, Json.text(value));
        }
    }

    static String numbers(List<BigDecimal> row) {
        return row.stream().map(BigDecimal::toString).collect(Collectors.joining(", ", "[", "]"));
    }

    static List<BigDecimal> numbers(String row) {
        return Arrays.stream(row.substring(1, row.length() - 1).split(", ", -1))
                .map(BigDecimal::new)
                .toList();
    }

    static String text(Map<String, String> from, String key) {
        String value = from.get(key);
        return value == null ? null : Json.read(value);
    }
}
