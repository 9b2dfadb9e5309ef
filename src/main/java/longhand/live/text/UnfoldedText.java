package longhand.live.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import longhand.formula.quantity.Kind;
import longhand.model.Batch;
import longhand.model.Sample;
import longhand.model.Unfolded;
import longhand.model.network.Activation;
import longhand.model.network.Convolution;
import longhand.model.network.Layer;
import longhand.model.network.NetworkLayer;
import longhand.model.network.Pooling;
import longhand.model.network.Recurrence;
import longhand.model.network.Shape;
import longhand.model.network.UnfoldedNetwork;
import longhand.notation.name.Labels;

/** {@link ExerciseText} of an unfolded network: a key a line, also where lists stand within lists. */
final class UnfoldedText {
    private static final String KIND = "kind";
    private static final String FIRST = "  - ";
    private static final String INDENT = "    ";
    private static final String CONVOLUTION = "convolution";
    private static final String RECURRENT = "recurrent";
    private static final String DENSE = "dense";

    private UnfoldedText() {}

    static String write(Exercise exercise, Unfolded unfolded) {
        UnfoldedNetwork network = unfolded.network();
        StringBuilder text = new StringBuilder();
        ExerciseText.start(text, exercise, unfolded);
        if (!network.isInTime()) {
            Shape shape = network.shape(0);
            ExerciseText.line(
                    text,
                    "",
                    "input-shape",
                    "[" + shape.channels() + ", " + shape.rows() + ", " + shape.columns() + "]");
        }
        text.append("layers:\n");
        for (int number = 1; number <= network.depth(); number++) {
            layer(text, network.layer(number), exercise.labels().layers().get(number - 1));
        }
        boolean isOne = unfolded.batches().size() == 1;
        text.append(isOne ? "batch:\n" : "batches:\n");
        for (Batch batch : unfolded.batches()) {
            String first = isOne ? FIRST : ExerciseText.NEXT_BATCH;
            for (Sample sample : batch.samples()) {
                boolean isInTime = network.isInTime();
                ExerciseText.line(text, first, isInTime ? "inputs" : "input", nested(sample.input(), network.shape(0)));
                ExerciseText.line(
                        text,
                        isOne ? INDENT : INDENT + "  ",
                        isInTime && !network.isJudgedAtEnd() ? "targets" : "target",
                        network.isJudgedAtEnd()
                                ? ExerciseText.numbers(sample.target())
                                : nested(sample.target(), network.judged()));
                first = isOne ? first : INDENT + "- ";
            }
        }
        return text.toString();
    }

    private static void layer(StringBuilder text, NetworkLayer layer, Labels.OfLayer called) {
        if (layer instanceof Pooling pooling) {
            ExerciseText.line(text, FIRST, KIND, pooling.form().key());
            ExerciseText.line(text, INDENT, "size", Integer.toString(pooling.size()));
            ExerciseText.line(text, INDENT, "stride", Integer.toString(pooling.stride()));
        } else if (layer instanceof Convolution convolution) {
            ExerciseText.line(text, FIRST, KIND, CONVOLUTION);
            activation(text, convolution.activation());
            ExerciseText.line(
                    text, INDENT, "filters", list(convolution.filters(), filter -> list(filter, UnfoldedText::rows)));
            ExerciseText.line(text, INDENT, ExerciseText.BIASES, ExerciseText.numbers(convolution.biases()));
            ExerciseText.line(text, INDENT, "stride", Integer.toString(convolution.stride()));
            ExerciseText.line(text, INDENT, "padding", Integer.toString(convolution.padding()));
        } else if (layer instanceof Recurrence recurrence) {
            ExerciseText.line(text, FIRST, KIND, RECURRENT);
            dense(text, recurrence.layer());
            ExerciseText.line(text, INDENT, "recurrent-weights", rows(recurrence.recurrentWeights()));
            ExerciseText.line(text, INDENT, "initial", ExerciseText.numbers(recurrence.initial()));
        } else {
            ExerciseText.line(text, FIRST, KIND, DENSE);
            dense(text, (Layer) layer);
        }
        ExerciseText.labels(text, INDENT, called);
    }

    private static void activation(StringBuilder text, Activation activation) {
        ExerciseText.line(text, INDENT, "activation", ExerciseText.written(activation.key(), activation.isFormula()));
    }

    private static void dense(StringBuilder text, Layer layer) {
        activation(text, layer.activation());
        ExerciseText.line(text, INDENT, "weights", rows(layer.weights()));
        ExerciseText.line(
                text,
                INDENT,
                layer.hasThresholds() ? ExerciseText.THRESHOLDS : ExerciseText.BIASES,
                ExerciseText.numbers(layer.biases()));
    }

    private static <T> String list(List<T> items, Function<T, String> item) {
        return items.stream().map(item).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String rows(List<List<BigDecimal>> rows) {
        return list(rows, ExerciseText::numbers);
    }

    /** By channel, row and column; in time by step; where there is a single place, one after another. */
    private static String nested(List<BigDecimal> numbers, Shape shape) {
        int places = shape.places().size();
        if (shape.isImage()) {
            return image(numbers, shape);
        }
        if (!shape.isInTime()) {
            return ExerciseText.numbers(numbers);
        }
        return rows(IntStream.range(0, places)
                .mapToObj(step -> IntStream.range(0, shape.channels())
                        .mapToObj(channel -> numbers.get(channel * places + step))
                        .toList())
                .toList());
    }

    private static String image(List<BigDecimal> numbers, Shape shape) {
        return list(
                IntStream.range(0, shape.channels()).boxed().toList(),
                channel -> rows(IntStream.range(0, shape.rows())
                        .mapToObj(row -> {
                            int first = (channel * shape.rows() + row) * shape.columns();
                            return numbers.subList(first, first + shape.columns());
                        })
                        .toList()));
    }

    /** Whether a text is that of an unfolded network: text of somebody's own stands in quotation marks, on one line. */
    static boolean isUnfolded(String text) {
        return text.contains("\n" + FIRST + KIND + ": ");
    }

    /** @throws IllegalArgumentException if it is no text of {@link #write} */
    static Exercise read(String text) {
        Map<String, String> head = new HashMap<>();
        List<Map<String, String>> items = new ArrayList<>();
        List<Integer> batches = new ArrayList<>();
        Map<String, String> open = head;
        for (String line : text.split("\n", -1)) {
            String bare = line.strip();
            if (line.startsWith(ExerciseText.NEXT_BATCH)) {
                batches.add(items.size());
                bare = bare.substring(2);
            }
            if (bare.startsWith("- ")) {
                open = new HashMap<>();
                items.add(open);
                bare = bare.substring(2);
            }
            int colon = bare.indexOf(':');
            if (colon > 0) {
                open.put(bare.substring(0, colon), bare.substring(colon + 1).strip());
            }
        }
        List<NetworkLayer> layers = new ArrayList<>();
        List<Labels.OfLayer> called = new ArrayList<>();
        List<List<Map<String, String>>> samples = new ArrayList<>(List.of(new ArrayList<>()));
        for (int i = 0; i < items.size(); i++) {
            Map<String, String> item = items.get(i);
            if (item.containsKey(KIND)) {
                layers.add(layer(item));
                called.add(ExerciseText.labels(item));
            } else {
                if (batches.indexOf(i) > 0) {
                    samples.add(new ArrayList<>());
                }
                samples.get(samples.size() - 1).add(item);
            }
        }
        Map<String, String> first = samples.get(0).get(0);
        boolean isJudgedAtEnd = first.containsKey("inputs") && first.containsKey("target");
        UnfoldedNetwork network = new UnfoldedNetwork(input(head, first), layers, isJudgedAtEnd);
        List<Batch> read = samples.stream()
                .map(batch -> new Batch(
                        batch.stream().map(sample -> sample(sample, network)).toList()))
                .toList();
        Unfolded unfolded = new Unfolded(
                network,
                read,
                Integer.parseInt(head.getOrDefault("epochs", "1")),
                ExerciseText.loss(ExerciseText.given(head.get("loss"))),
                ExerciseText.learning(head),
                head.containsKey(ExerciseText.INPUT_GRADIENTS));
        return new Exercise(
                ExerciseText.text(head, "title"),
                ExerciseText.text(head, "source"),
                ExerciseText.text(head, "about"),
                unfolded,
                new Labels(ExerciseText.text(head, "input-label"), ExerciseText.text(head, "loss-label"), called));
    }

    private static Shape input(Map<String, String> head, Map<String, String> sample) {
        if (sample.containsKey("inputs")) {
            List<String> steps = items(sample.get("inputs"));
            return Shape.steps(items(steps.get(0)).size(), steps.size());
        }
        List<BigDecimal> sides = ExerciseText.numbers(head.get("input-shape"));
        return Shape.image(
                sides.get(0).intValueExact(),
                sides.get(1).intValueExact(),
                sides.get(2).intValueExact());
    }

    private static Sample sample(Map<String, String> sample, UnfoldedNetwork network) {
        return network.isInTime()
                ? new Sample(
                        byNeuron(sample.get("inputs")),
                        network.isJudgedAtEnd()
                                ? ExerciseText.numbers(sample.get("target"))
                                : byNeuron(sample.get("targets")))
                : new Sample(flat(sample.get("input")), flat(sample.get("target")));
    }

    private static List<BigDecimal> flat(String list) {
        return ExerciseText.numbers("[" + list.replace("[", "").replace("]", "") + "]");
    }

    /** What stands step by step, neuron by neuron. */
    private static List<BigDecimal> byNeuron(String steps) {
        List<List<BigDecimal>> all = readRows(steps);
        return IntStream.range(0, all.get(0).size())
                .boxed()
                .flatMap(neuron -> all.stream().map(step -> step.get(neuron)))
                .toList();
    }

    private static NetworkLayer layer(Map<String, String> item) {
        switch (item.get(KIND)) {
            case CONVOLUTION -> {
                return new Convolution(
                        ExerciseText.activation(ExerciseText.given(item.get("activation"))),
                        items(item.get("filters")).stream()
                                .map(filter -> items(filter).stream()
                                        .map(UnfoldedText::readRows)
                                        .toList())
                                .toList(),
                        ExerciseText.numbers(item.get(ExerciseText.BIASES)),
                        Integer.parseInt(item.get("stride")),
                        Integer.parseInt(item.get("padding")));
            }
            case RECURRENT -> {
                return new Recurrence(
                        readDense(item),
                        readRows(item.get("recurrent-weights")),
                        ExerciseText.numbers(item.get("initial")));
            }
            case DENSE -> {
                return readDense(item);
            }
            default -> {
                return new Pooling(
                        ExerciseText.keyed(Pooling.Form.values(), Pooling.Form::key, item.get(KIND)),
                        Integer.parseInt(item.get("size")),
                        Integer.parseInt(item.get("stride")));
            }
        }
    }

    private static Layer readDense(Map<String, String> item) {
        boolean hasThresholds = item.containsKey(ExerciseText.THRESHOLDS);
        return new Layer(
                ExerciseText.activation(ExerciseText.given(item.get("activation"))),
                readRows(item.get("weights")),
                ExerciseText.numbers(item.get(hasThresholds ? ExerciseText.THRESHOLDS : ExerciseText.BIASES)),
                hasThresholds ? Kind.THRESHOLD : Kind.BIAS);
    }

    private static List<List<BigDecimal>> readRows(String rows) {
        return items(rows).stream().map(ExerciseText::numbers).toList();
    }

    /** The items of a list, each as it is written. */
    private static List<String> items(String list) {
        List<String> items = new ArrayList<>();
        int depth = 0;
        int start = 1;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if ((c == ',' && depth == 1) || (c == ']' && depth == 0)) {
                items.add(list.substring(start, i).strip());
                start = i + 1;
            }
        }
        return items;
    }
}
