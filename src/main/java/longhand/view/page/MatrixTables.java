package longhand.view.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import longhand.calculus.Rules;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.notation.Derivation;
import longhand.notation.name.Names;
import longhand.notation.name.NeuronNames;
import longhand.notation.text.Figures;
import longhand.view.MatrixLine;
import longhand.view.QuantityMatrix;
import longhand.view.html.Numbers;

/** The same calculation as matrices, one column a sample: what is given, then a line for each layer forward, back, and updated. */
final class MatrixTables {
    /** A matrix of more entries than this is named and measured, not printed. */
    private static final int MOST_ENTRIES = 400;

    private final Figures figures;
    private final Names names;
    private final Rules rules;
    private final NeuronNames neurons;
    private final boolean hasSteps;

    /** @param hasSteps whether the page has a step for each number, for an entry to point to */
    MatrixTables(Derivation derivation, boolean hasSteps) {
        figures = derivation.figures();
        names = derivation.names();
        this.hasSteps = hasSteps;
        rules = figures.rules();
        neurons = names.neurons();
    }

    /** Inputs, targets, weights and biases: here each number has the place that links point to. */
    List<MatrixTable> given() {
        List<MatrixTable> all = new ArrayList<>();
        ofBatches(all, QuantityMatrix.inputs(rules), "inputs");
        for (int layer = 1; layer <= rules.step().network().depth(); layer++) {
            all.add(given(QuantityMatrix.weights(rules, layer), "weights"));
            all.add(given(
                    QuantityMatrix.biases(rules, layer),
                    rules.step().network().layer(layer).hasThresholds() ? "thresholds" : "biases"));
        }
        ofBatches(all, QuantityMatrix.targets(rules), "targets");
        return all;
    }

    private void ofBatches(List<MatrixTable> all, QuantityMatrix first, String words) {
        int batches = rules.step().batches().size();
        for (int batch = 1; batch <= batches; batch++) {
            all.add(given(first.in(batch), words + (batches == 1 ? "" : " of update " + batch)));
        }
    }

    ExampleContent.Matrices all() {
        return new ExampleContent.Matrices(
                MatrixLine.words(rules.step(), 1, hasSteps),
                MatrixLine.all(names, 1).stream()
                        .map(line -> new ExampleContent.Equation(
                                line.title(),
                                line.math(),
                                line.shapes(),
                                table(line.result(), line.result().name(), false)))
                        .toList());
    }

    private MatrixTable given(QuantityMatrix matrix, String words) {
        return table(matrix, matrix.name() + ", " + words, true);
    }

    private MatrixTable table(QuantityMatrix matrix, String title, boolean isTarget) {
        List<String> columns = IntStream.rangeClosed(1, matrix.columns())
                .mapToObj(column -> column(matrix, column))
                .toList();
        boolean isNeeded = isTarget && hasSteps;
        if (!isNeeded && (long) matrix.rows() * matrix.columns() > MOST_ENTRIES) {
            return new MatrixTable(
                    title,
                    matrix.shape(),
                    "Too large to print here. The trace command lists every number.",
                    columns,
                    List.of());
        }
        List<MatrixTable.Row> lines = new ArrayList<>();
        for (int row = 1; row <= matrix.rows(); row++) {
            List<MatrixTable.Entry> entries = new ArrayList<>();
            for (int column = 1; column <= matrix.columns(); column++) {
                entries.add(entry(matrix.at(row, column), isTarget));
            }
            lines.add(new MatrixTable.Row(neurons.name(matrix.layer(), row), entries));
        }
        return new MatrixTable(title, matrix.shape(), "", columns, lines);
    }

    private MatrixTable.Entry entry(Quantity q, boolean isTarget) {
        return new MatrixTable.Entry(hasSteps ? names.of(q) : "", isTarget, Numbers.of(figures, q));
    }

    private String column(QuantityMatrix matrix, int column) {
        return switch (matrix.across()) {
            case SAMPLES -> "sample " + column;
            case NEURONS_BEFORE -> neurons.name(matrix.layer() - 1, column);
            case ONE -> matrix.kind() == Kind.THRESHOLD ? "threshold" : "bias";
        };
    }
}
