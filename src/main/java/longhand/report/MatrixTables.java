package longhand.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import longhand.formula.Quantity;
import longhand.model.Network;
import longhand.notation.Derivation;
import longhand.notation.Figures;
import longhand.notation.Names;
import longhand.notation.NeuronNames;
import longhand.report.html.Typeset;
import longhand.view.MatrixLine;
import longhand.view.Numbers;

/** The same calculation as matrices, one column a sample: what is given, then a line for each layer forward, back, and updated. */
final class MatrixTables {
    /** A matrix of more entries than this is named and measured, not printed. */
    private static final int MOST_ENTRIES = 400;

    private final Figures figures;
    private final Names names;
    private final Network network;
    private final NeuronNames neurons;
    private final int depth;
    private final int samples;
    private final boolean hasSteps;

    /** @param hasSteps whether the page has a step for each number, for an entry to point to */
    MatrixTables(Derivation derivation, boolean hasSteps) {
        figures = derivation.figures();
        names = derivation.names();
        this.hasSteps = hasSteps;
        network = figures.rules().step().network();
        neurons = names.neurons();
        depth = network.depth();
        samples = figures.rules().step().batch().size();
    }

    private interface Cell {
        Quantity of(int row, int column);
    }

    /** Inputs, targets, weights and biases: here each number has the place that links point to. */
    List<PageContent.Matrix> given() {
        List<PageContent.Matrix> all = new ArrayList<>();
        all.add(table("X, inputs", 0, network.width(0), samples, true, Quantity::input));
        for (int number = 1; number <= depth; number++) {
            int layer = number;
            all.add(weights("W" + layer + ", weights", layer, true, (j, i) -> Quantity.weight(layer, j, i)));
            all.add(biases("b" + layer + ", biases", layer, true, j -> Quantity.bias(layer, j)));
        }
        all.add(table("Y, targets", depth, network.outputLayer().size(), samples, true, Quantity::target));
        return all;
    }

    PageContent.Matrices all() {
        String words = "One column per sample (m = " + samples
                + (hasSteps ? "). Click an entry to see how it is computed." : ").")
                + " The matrices X, Y, W and b are under Given.";
        return new PageContent.Matrices(
                words,
                MatrixLine.all(names).stream()
                        .map(line -> new PageContent.Equation(
                                line.title(), Typeset.math(line.math()), line.shapes(), result(line)))
                        .toList());
    }

    private PageContent.Matrix result(MatrixLine line) {
        int layer = line.layer();
        int n = network.width(layer);
        return switch (line.matrix()) {
            case WEIGHTED_SUMS ->
                table("Z" + layer, layer, n, samples, false, (j, k) -> Quantity.weightedSum(layer, j, k));
            case ACTIVATIONS ->
                table("A" + layer, layer, n, samples, false, (j, k) -> Quantity.activation(layer, j, k));
            case LOSS_BY_ACTIVATIONS ->
                table(
                        "dA" + layer,
                        layer,
                        n,
                        samples,
                        false,
                        (j, k) -> Quantity.lossBy(Quantity.activation(layer, j, k)));
            case LOSS_BY_WEIGHTED_SUMS ->
                table(
                        "dZ" + layer,
                        layer,
                        n,
                        samples,
                        false,
                        (j, k) -> Quantity.lossBy(Quantity.weightedSum(layer, j, k)));
            case WEIGHT_GRADIENTS ->
                weights("dW" + layer, layer, false, (j, i) -> figures.rules().gradient(Quantity.weight(layer, j, i)));
            case BIAS_GRADIENTS ->
                biases("db" + layer, layer, false, j -> figures.rules().gradient(Quantity.bias(layer, j)));
            case NEW_WEIGHTS -> weights("W" + layer + "′", layer, false, (j, i) -> Quantity.newWeight(layer, j, i));
            case NEW_BIASES -> biases("b" + layer + "′", layer, false, j -> Quantity.newBias(layer, j));
        };
    }

    private PageContent.Matrix weights(String name, int layer, boolean isTarget, Cell cell) {
        List<String> columns = labels(network.width(layer - 1), i -> neurons.name(layer - 1, i));
        return matrix(name, layer, columns, network.width(layer), isTarget, cell);
    }

    private PageContent.Matrix biases(String name, int layer, boolean isTarget, IntFunction<Quantity> cell) {
        return matrix(name, layer, List.of("bias"), network.width(layer), isTarget, (j, i) -> cell.apply(j));
    }

    private PageContent.Matrix table(String name, int layer, int rows, int columns, boolean isTarget, Cell cell) {
        return matrix(name, layer, labels(columns, k -> "sample " + k), rows, isTarget, cell);
    }

    private PageContent.Matrix matrix(
            String name, int layer, List<String> columns, int rows, boolean isTarget, Cell cell) {
        String shape = rows + "×" + columns.size();
        boolean isNeeded = isTarget && hasSteps;
        if (!isNeeded && (long) rows * columns.size() > MOST_ENTRIES) {
            return new PageContent.Matrix(
                    name, shape, "Too large to print here. The trace command lists every number.", columns, List.of());
        }
        List<PageContent.Row> lines = new ArrayList<>();
        for (int row = 1; row <= rows; row++) {
            List<PageContent.Entry> entries = new ArrayList<>();
            for (int column = 1; column <= columns.size(); column++) {
                Quantity q = cell.of(row, column);
                entries.add(new PageContent.Entry(hasSteps ? names.of(q) : "", isTarget, Numbers.of(figures, q)));
            }
            lines.add(new PageContent.Row(neurons.name(layer, row), entries));
        }
        return new PageContent.Matrix(name, shape, "", columns, lines);
    }

    private static List<String> labels(int count, IntFunction<String> of) {
        return IntStream.rangeClosed(1, count).mapToObj(of).toList();
    }
}
