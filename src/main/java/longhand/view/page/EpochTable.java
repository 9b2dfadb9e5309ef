package longhand.view.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.TrainingStep;
import longhand.model.network.Network;
import longhand.notation.Derivation;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;
import longhand.view.html.Numbers;
import longhand.view.picture.ErrorsByEpoch;

/**
 * The table by which books work out a perceptron: a row for each sample of each epoch, with the weights before, the inputs, the targets, the outputs, the
 * errors, and the weights after.
 */
final class EpochTable {
    /** More parameters than this do not stand in it twice. */
    private static final int MOST_PARAMETERS = 12;

    private static final int MOST_ROWS = 100;

    private final Figures figures;
    private final Names names;
    private final TrainingStep step;
    private final List<Variable> parameters = new ArrayList<>();
    private final boolean hasSteps;

    /** @param hasSteps whether the page has a step for each number, for an entry to point to */
    EpochTable(Derivation derivation, boolean hasSteps) {
        figures = derivation.figures();
        names = derivation.names();
        step = derivation.rules().step();
        this.hasSteps = hasSteps;
        Network network = step.network();
        for (int to = 1; to <= network.width(1); to++) {
            for (int from = 1; from <= network.width(0); from++) {
                parameters.add(Quantity.weight(1, to, from));
            }
            if (step.updateBiases()) {
                parameters.add(network.offset(1, to));
            }
        }
        if (parameters.size() > MOST_PARAMETERS) {
            parameters.clear();
        }
    }

    ExampleContent.Updates all() {
        List<MatrixTable.Row> rows = new ArrayList<>();
        int left = 0;
        for (int update = 1; update <= step.updates(); update++) {
            for (int sample = 1; sample <= step.samples(update); sample++) {
                if (rows.size() < MOST_ROWS) {
                    rows.add(row(update, sample));
                } else {
                    left++;
                }
            }
        }
        List<String> columns = new ArrayList<>();
        cells(1, 1).forEach(q -> columns.add(names.of(q).replaceAll("[@~].*", "")));
        return new ExampleContent.Updates(
                "Epoch by epoch",
                "epoch by epoch",
                ErrorsByEpoch.words(figures)
                        + (left == 0
                                ? ""
                                : " The first " + MOST_ROWS + " of " + (MOST_ROWS + left) + " rows are shown."),
                new MatrixTable(
                        parameters.isEmpty()
                                ? "Inputs, targets, outputs and errors"
                                : "Old parameters, inputs, targets, outputs, errors, new parameters",
                        "",
                        "",
                        columns,
                        rows));
    }

    private MatrixTable.Row row(int update, int sample) {
        int batches = step.batches().size();
        int epoch = (update - 1) / batches + 1;
        boolean isOnline = step.batches().stream().allMatch(batch -> batch.size() == 1);
        String place = isOnline
                ? "sample " + step.given(update)
                : (batches == 1 ? "" : "update " + update + ", ") + "sample " + sample;
        return new MatrixTable.Row(
                step.epochs() == 1 ? place : "epoch " + epoch + ", " + place,
                cells(update, sample).stream().map(this::entry).toList());
    }

    /** What stands in a row; the samples of a batch share the parameters before and after. */
    private List<Quantity> cells(int update, int sample) {
        List<Quantity> cells = new ArrayList<>();
        parameters.forEach(parameter -> cells.add(parameter.withUpdate(update)));
        each(0, i -> cells.add(new Variable(Kind.INPUT, 0, i, 0, sample, step.given(update))));
        each(1, j -> cells.add(new Variable(Kind.TARGET, 0, j, 0, sample, step.given(update))));
        Kind compared = step.learning().rule().compared();
        each(1, j -> cells.add(new Variable(compared, 1, j, 0, sample, update)));
        each(1, j -> cells.add(new Variable(Kind.ERROR, 0, j, 0, sample, update)));
        parameters.forEach(parameter -> cells.add(parameter.withUpdate(update + 1)));
        return cells;
    }

    private void each(int layer, IntConsumer visit) {
        IntStream.rangeClosed(1, step.network().width(layer)).forEach(visit);
    }

    private MatrixTable.Entry entry(Quantity q) {
        return new MatrixTable.Entry(hasSteps ? names.of(q) : "", false, Numbers.of(figures, q));
    }
}
