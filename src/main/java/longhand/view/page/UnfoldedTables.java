package longhand.view.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Place;
import longhand.formula.quantity.Variable;
import longhand.model.Unfolded;
import longhand.model.network.Recurrence;
import longhand.model.network.Shape;
import longhand.model.network.UnfoldedNetwork;
import longhand.notation.name.Names;
import longhand.notation.name.UnfoldedNames;

/** What is given of an unfolded network, as tables: images and filters as they lie, sequences with a column for each time step. */
final class UnfoldedTables {
    private final Unfolded unfolded;
    private final UnfoldedNetwork network;
    private final UnfoldedNames units;
    private final Function<Variable, MatrixTable.Entry> entry;
    private final List<MatrixTable> all = new ArrayList<>();

    /** @param entry a number of a table, which links point to */
    UnfoldedTables(Unfolded unfolded, Names names, Function<Variable, MatrixTable.Entry> entry) {
        this.unfolded = unfolded;
        network = unfolded.network();
        units = names.ofUnfolded(network);
        this.entry = entry;
    }

    List<MatrixTable> all() {
        addSamples(Kind.INPUT, network.shape(0), "input");
        for (int layer = 1; layer <= network.depth(); layer++) {
            if (!network.isPooling(layer)) {
                addParameters(layer);
            }
        }
        addSamples(Kind.TARGET, network.judged(), "target");
        return all;
    }

    private void addSamples(Kind kind, Shape shape, String words) {
        for (int update = 1; update <= unfolded.batches().size(); update++) {
            for (int sample = 1; sample <= unfolded.samples(update); sample++) {
                String title = words
                        + (unfolded.hasSeveralSamples() ? ", sample " + sample : "")
                        + (unfolded.batches().size() > 1 ? ", update " + update : "");
                List<Variable> variables = network.each(kind, 0, sample, update).toList();
                if (shape.isImage()) {
                    for (int channel = 1; channel <= shape.channels(); channel++) {
                        int first = (channel - 1) * shape.places().size();
                        addGrid(
                                shape.channels() == 1 ? title : title + ", channel " + channel,
                                variables.subList(first, first + shape.places().size()),
                                shape.columns());
                    }
                } else {
                    addRows(kind, title, shape, variables);
                }
            }
        }
    }

    /** A row for each neuron, a column for each time step, if there are any. */
    private void addRows(Kind kind, String title, Shape shape, List<Variable> variables) {
        List<String> columns = shape.places().stream()
                .map(place -> place.isStep() ? "step " + place.row() : "value")
                .toList();
        List<MatrixTable.Row> rows = new ArrayList<>();
        for (int channel = 1; channel <= shape.channels(); channel++) {
            int first = (channel - 1) * columns.size();
            rows.add(row(
                    units.channelInWords(kind == Kind.TARGET ? network.depth() : 0, channel),
                    variables.subList(first, first + columns.size())));
        }
        all.add(matrix(title, columns, rows));
    }

    /** An image, or a filter, as it lies. */
    private void addGrid(String title, List<Variable> variables, int columns) {
        List<MatrixTable.Row> rows = new ArrayList<>();
        for (int first = 0; first < variables.size(); first += columns) {
            rows.add(row("row " + (first / columns + 1), variables.subList(first, first + columns)));
        }
        all.add(matrix(title, numbered("column ", columns), rows));
    }

    private static List<String> numbered(String word, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> word + i).toList();
    }

    private void addParameters(int layer) {
        boolean isConvolution = network.shape(layer).isImage();
        List<MatrixTable.Row> weights = new ArrayList<>();
        List<MatrixTable.Row> recurrent = new ArrayList<>();
        List<MatrixTable.Row> offsets = new ArrayList<>();
        for (int channel = 1; channel <= network.shape(layer).channels(); channel++) {
            List<Variable> own = network.layer(layer).weights(layer, channel);
            if (isConvolution) {
                addFilter(layer, channel, own);
            } else {
                weights.add(row(
                        units.channelInWords(layer, channel),
                        own.stream().filter(w -> !w.place().isStepBefore()).toList()));
            }
            List<Variable> fromBefore =
                    own.stream().filter(w -> w.place().isStepBefore()).toList();
            if (!fromBefore.isEmpty()) {
                List<Variable> withInitial = new ArrayList<>(fromBefore);
                withInitial.add(Recurrence.initial(layer, channel));
                recurrent.add(row(units.channelInWords(layer, channel), withInitial));
            }
            offsets.add(row(units.channelInWords(layer, channel), List.of(network.offset(layer, channel))));
        }
        boolean hasThresholds = network.layer(layer).offset() == Kind.THRESHOLD;
        if (!weights.isEmpty()) {
            int columns = weights.get(0).entries().size();
            all.add(matrix("w" + layer + ", weights", numbered("from ", columns), weights));
        }
        if (!recurrent.isEmpty()) {
            List<String> columns = new ArrayList<>(numbered("from ", recurrent.size()));
            columns.add("begins with");
            all.add(matrix("u" + layer + ", recurrent weights", columns, recurrent));
        }
        all.add(matrix(
                (hasThresholds ? "theta" : "b") + layer + (hasThresholds ? ", thresholds" : ", biases"),
                List.of(hasThresholds ? "threshold" : "bias"),
                offsets));
    }

    private void addFilter(int layer, int filter, List<Variable> weights) {
        Place last = weights.get(weights.size() - 1).place();
        int size = last.row() * last.column();
        int channels = weights.size() / size;
        for (int channel = 0; channel < channels; channel++) {
            addGrid(
                    "w" + layer + ", filter " + filter + (channels == 1 ? "" : ", channel " + (channel + 1)),
                    weights.subList(channel * size, (channel + 1) * size),
                    last.column());
        }
    }

    private MatrixTable.Row row(String name, List<Variable> variables) {
        return new MatrixTable.Row(name, variables.stream().map(entry).toList());
    }

    private static MatrixTable matrix(String title, List<String> columns, List<MatrixTable.Row> rows) {
        return new MatrixTable(title, rows.size() + "×" + columns.size(), "", columns, rows);
    }
}
