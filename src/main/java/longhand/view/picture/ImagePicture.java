package longhand.view.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Place;
import longhand.formula.quantity.Variable;
import longhand.model.Unfolded;
import longhand.model.network.Convolution;
import longhand.model.network.Shape;
import longhand.model.network.UnfoldedNetwork;
import longhand.notation.Derivation;
import longhand.notation.name.Names;
import longhand.notation.name.UnfoldedNames;
import longhand.notation.text.NumberText;
import longhand.view.html.Shown;
import longhand.view.picture.PassNumbers.Spot;

/**
 * A network over an image as a picture: the image, the filters and the feature maps as grids, one after another and below, as the work goes.
 * What a dense layer does to an image is a grid of weights, too.
 */
final class ImagePicture {
    private static final int WIDTH = 560;
    private static final int GAP = 34;
    /** Room for a caption above, and between grids. */
    private static final int CAPTION = 26;

    private static final int CELL = 40;
    private static final int SMALLEST = 4;
    /** Grids with more columns have no room for numbers. */
    private static final int MOST_COLUMNS = 13;
    /** Of more filters or feature maps than this the others are only counted. */
    private static final int MOST_SHOWN = 4;

    private final UnfoldedNetwork network;
    private final Names names;
    private final UnfoldedNames units;
    private final PassNumbers numbers;
    private final double cell;
    private final boolean isSmall;
    private final List<Shown.Caption> captions = new ArrayList<>();
    private final List<Shown.Caption> gaps = new ArrayList<>();
    private final List<Shown.Node> nodes = new ArrayList<>();
    private double x = GAP / 2.0;
    private double top = 8;
    /** Where the row of grids that is being filled ends. */
    private double bottom = 8;

    /** A number in a grid. */
    private record Entry(String key, Variable variable, int row, int column) {}

    /** Numbers that stand together. */
    private record Grid(List<Entry> entries, int rows, int columns, boolean isOfCircles) {}

    private ImagePicture(Derivation derivation, Unfolded unfolded) {
        network = unfolded.network();
        names = derivation.names();
        units = names.ofUnfolded(network);
        numbers = new PassNumbers(derivation, unfolded);
        int widest = IntStream.rangeClosed(0, network.depth())
                .map(layer -> network.shape(layer).columns())
                .max()
                .orElseThrow();
        isSmall = widest > MOST_COLUMNS;
        cell = isSmall
                ? Math.max(SMALLEST, Math.min(CELL / 2.0, WIDTH / 2.0 / widest))
                : Math.min(CELL, (WIDTH - GAP) / (double) widest);
    }

    static Shown.Network of(Derivation derivation, Unfolded unfolded) {
        return new ImagePicture(derivation, unfolded).picture();
    }

    private Shown.Network picture() {
        add("input", "", activations(0));
        for (int layer = 1; layer <= network.depth(); layer++) {
            if (!network.isPooling(layer)) {
                boolean isConvolution = network.layer(layer) instanceof Convolution;
                add(
                        isConvolution ? (network.shape(layer).channels() == 1 ? "filter" : "filters") : "weights",
                        isConvolution ? "∗" : "·",
                        weights(layer));
            }
            add(name(layer), "→", activations(layer));
        }
        return new Shown.Network(
                Integer.toString(WIDTH),
                NumberText.tenths(bottom + 12),
                "The network over an image of " + network.shape(0).rows() + "×"
                        + network.shape(0).columns(),
                "Cells hold the numbers of the image, of the filters and of the feature maps; below each of them stands how much it moves"
                        + " the loss. Every number in it is also in the steps and tables of this page.",
                isSmall ? "" : "Cells hold values, and below each how much it moves the loss.",
                false,
                isSmall,
                numbers.firstPass(),
                captions,
                List.of(),
                nodes,
                gaps,
                List.of());
    }

    private String name(int layer) {
        if (network.isPooling(layer)) {
            return UnfoldedNames.kind(network, layer);
        }
        String activation = network.layer(layer).activation().isFormula()
                ? "formula"
                : network.layer(layer).activation().title();
        return (layer == network.depth() ? "output" : network.shape(layer).isImage() ? "feature map" : "layer " + layer)
                + " · " + activation;
    }

    /** The channels of a layer, one below the other. */
    private List<List<Grid>> activations(int layer) {
        Shape shape = network.shape(layer);
        List<List<Grid>> all = new ArrayList<>();
        Kind kind = layer == 0 ? Kind.INPUT : Kind.ACTIVATION;
        List<Variable> variables = network.each(kind, layer, 1, 1).toList();
        if (!shape.isImage()) {
            List<Entry> entries = new ArrayList<>();
            for (Variable v : variables.subList(0, Math.min(variables.size(), 2 * MOST_SHOWN))) {
                entries.add(new Entry(key(v), v, v.to(), 1));
            }
            return List.of(List.of(new Grid(entries, entries.size(), 1, true)));
        }
        for (int channel = 1; channel <= Math.min(MOST_SHOWN, shape.channels()); channel++) {
            List<Entry> entries = new ArrayList<>();
            int first = shape.places().size() * (channel - 1);
            for (Variable v : variables.subList(first, first + shape.places().size())) {
                entries.add(new Entry(key(v), v, v.place().row(), v.place().column()));
            }
            all.add(List.of(new Grid(entries, shape.rows(), shape.columns(), false)));
        }
        return all;
    }

    private String key(Variable v) {
        return Highlight.neuron(v.layer(), network.shape(v.layer()).number(v.to(), v.place()));
    }

    /** A row for each filter or neuron, a column for each channel that it sees. */
    private List<List<Grid>> weights(int layer) {
        Shape before = network.shape(layer - 1);
        boolean isConvolution = network.layer(layer) instanceof Convolution;
        List<List<Grid>> all = new ArrayList<>();
        for (int to = 1; to <= Math.min(MOST_SHOWN, network.shape(layer).channels()); to++) {
            List<Variable> weights = network.layer(layer).weights(layer, to);
            List<Grid> row = new ArrayList<>();
            int channels = before.isImage() ? before.channels() : 1;
            int size = weights.size() / channels;
            for (int channel = 0; channel < Math.min(MOST_SHOWN, channels); channel++) {
                List<Entry> entries = new ArrayList<>();
                for (Variable weight : weights.subList(channel * size, (channel + 1) * size)) {
                    Place place = isConvolution
                            ? weight.place()
                            : before.isImage() ? before.place(weight.from()) : new Place(1, weight.from());
                    String key = Highlight.weight(layer, (to - 1) * weights.size() + weights.indexOf(weight) + 1);
                    entries.add(new Entry(key, weight, place.row(), place.column()));
                }
                int columns = entries.stream().mapToInt(Entry::column).max().orElse(1);
                row.add(new Grid(entries, entries.get(entries.size() - 1).row(), columns, false));
            }
            all.add(row);
        }
        return all;
    }

    /** Adds grids beside those before them, or below where there is no room beside. */
    private void add(String caption, String sign, List<List<Grid>> grids) {
        double wide = 0;
        for (List<Grid> row : grids) {
            wide = Math.max(
                    wide,
                    row.stream()
                                    .mapToDouble(grid -> cell * grid.columns() + cell / 2)
                                    .sum()
                            - cell / 2);
        }
        wide = Math.max(wide, caption.length() * 7.0);
        if (x > GAP && x + wide + GAP / 2.0 > WIDTH) {
            x = GAP / 2.0;
            top = bottom + 10;
        }
        captions.add(new Shown.Caption(NumberText.tenths(x + wide / 2), NumberText.tenths(top + 12), caption));
        double y = top + CAPTION;
        if (x > GAP) {
            gaps.add(new Shown.Caption(NumberText.tenths(x - GAP / 2.0), NumberText.tenths(y + cell / 2 + 5), sign));
        }
        for (List<Grid> row : grids) {
            double high = 0;
            double left = x
                    + (wide
                                    - row.stream()
                                            .mapToDouble(grid -> cell * grid.columns() + cell / 2)
                                            .sum()
                                    + cell / 2)
                            / 2;
            for (Grid grid : row) {
                for (Entry entry : grid.entries()) {
                    add(entry, left, y, grid.isOfCircles());
                }
                left += cell * grid.columns() + cell / 2;
                double between = grid.isOfCircles() ? 1.6 * cell : cell;
                high = Math.max(high, between * grid.rows());
            }
            y += high + cell / 3;
        }
        bottom = Math.max(bottom, y);
        x += wide + GAP;
    }

    private void add(Entry entry, double left, double y, boolean isCircle) {
        Variable v = entry.variable();
        boolean isOutput = v.kind() == Kind.ACTIVATION && v.layer() == network.depth() && isCircle;
        double between = isCircle ? 1.6 * cell : cell;
        Spot spot = new Spot(
                left + cell * (entry.column() - 0.5),
                y + between * (entry.row() - 1) + cell / 2,
                isCircle ? cell / 2 - 1 : cell / 2);
        nodes.add(numbers.node(
                entry.key(),
                v,
                spot,
                "",
                !isCircle,
                isOutput ? v.at(Kind.TARGET, 0, v.to(), v.place()) : null,
                title(v)));
    }

    private String title(Variable v) {
        String what = v.kind() == Kind.WEIGHT ? names.of(v) : units.inWords(v);
        return numbers.isOne() ? what + " = " + numbers.full(v) : what;
    }
}
