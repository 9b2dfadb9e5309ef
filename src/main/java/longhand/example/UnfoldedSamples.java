package longhand.example;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import longhand.example.yaml.Lists;
import longhand.example.yaml.Node;
import longhand.model.Batch;
import longhand.model.Sample;
import longhand.model.network.Shape;
import longhand.model.network.UnfoldedNetwork;

/**
 * Samples of images, {@code {input: [[[1, 2], [3, 4]]], target: [1, 0]}}, or of sequences, <code>{inputs: [[1], [2]], targets: [[0], [1]]}</code>; with
 * {@code target} alone only the last step of a sequence has one.
 */
final class UnfoldedSamples {
    private final List<List<Node.Mapping>> batches;
    private final boolean isInTime;
    private final boolean hasAllTargets;

    UnfoldedSamples(List<Node> nodes, boolean isInTime) {
        this.isInTime = isInTime;
        Node any = Lists.some(nodes.get(0), "sample").get(0);
        hasAllTargets = !isInTime
                || (any instanceof Node.Mapping first && first.find("target").isEmpty());
        List<String> keys = List.of(input(), target());
        batches = nodes.stream()
                .map(batch -> Lists.some(batch, "sample").stream()
                        .map(sample -> sample(sample, keys))
                        .toList())
                .toList();
    }

    /** All sequences have targets in the same way. */
    private Node.Mapping sample(Node node, List<String> keys) {
        String other = hasAllTargets ? "target" : "targets";
        boolean hasOther = isInTime
                && node instanceof Node.Mapping mapping
                && mapping.find(other).isPresent();
        if (hasOther) {
            boolean hasBoth = ((Node.Mapping) node).find(target()).isPresent();
            throw node.place()
                    .problem(
                            hasBoth
                                    ? "expected the key target or the key targets, found both"
                                    : "expected the key " + target() + ", as in the first sample, found the key "
                                            + other);
        }
        return node.keys(keys, List.of());
    }

    private String input() {
        return isInTime ? "inputs" : "input";
    }

    private String target() {
        return isInTime && hasAllTargets ? "targets" : "target";
    }

    /** The input of the first sample. */
    Node first() {
        return batches.get(0).get(0).get(input());
    }

    /** Whether all outputs have targets, and not only those of the last time step. */
    boolean hasAllTargets() {
        return hasAllTargets;
    }

    int batches() {
        return batches.size();
    }

    /** The number of all samples. */
    long size() {
        return batches.stream().mapToLong(List::size).sum();
    }

    List<Batch> read(UnfoldedNetwork network) {
        return batches.stream()
                .map(batch -> new Batch(
                        batch.stream().map(sample -> read(sample, network)).toList()))
                .toList();
    }

    private Sample read(Node.Mapping sample, UnfoldedNetwork network) {
        Shape judged = network.judged();
        Node target = sample.get(target());
        return new Sample(
                numbers(sample.get(input()), network.shape(0), "input"),
                judged.isImage() || (judged.isInTime() && hasAllTargets)
                        ? numbers(target, judged, "neuron of the output layer")
                        : Lists.numbers(target, judged.channels(), "one for each neuron of the output layer"));
    }

    /** In the order of {@link Shape#number}. */
    private static List<BigDecimal> numbers(Node node, Shape shape, String each) {
        if (shape.isImage()) {
            return image(node, shape.channels(), shape.rows(), shape.columns(), "channel").stream()
                    .flatMap(List::stream)
                    .flatMap(List::stream)
                    .toList();
        }
        int count = shape.places().size();
        List<Node> steps = items(node, count, count == 1 ? "time step" : "time steps", "");
        List<List<BigDecimal>> read = steps.stream()
                .map(step -> step instanceof Node.Scalar && shape.channels() == 1
                        ? List.of(step.number())
                        : Lists.numbers(step, shape.channels(), "one for each " + each))
                .toList();
        return IntStream.range(0, shape.channels())
                .boxed()
                .flatMap(channel -> read.stream().map(step -> step.get(channel)))
                .toList();
    }

    /** The numbers of an image or of a filter, by channel, row and column. */
    static List<List<List<BigDecimal>>> image(Node node, int channels, int rows, int columns, String channel) {
        List<List<List<BigDecimal>>> all = new ArrayList<>();
        for (Node each : items(node, channels, channels == 1 ? "channel" : "channels", ", one for each " + channel)) {
            all.add(items(each, rows, rows == 1 ? "row" : "rows", "").stream()
                    .map(row -> Lists.numbers(row, columns, "one for each column"))
                    .toList());
        }
        return all;
    }

    private static List<Node> items(Node node, int count, String things, String why) {
        String expected = count + " " + things + why;
        List<Node> items = node.items("a list of " + expected);
        if (items.size() != count) {
            throw node.place().problem("expected " + expected + ", found " + items.size());
        }
        return items;
    }
}
