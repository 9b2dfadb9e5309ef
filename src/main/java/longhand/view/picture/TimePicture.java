package longhand.view.picture;

import java.util.ArrayList;
import java.util.List;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Place;
import longhand.formula.quantity.Variable;
import longhand.model.Unfolded;
import longhand.model.network.Recurrence;
import longhand.model.network.Shape;
import longhand.model.network.UnfoldedNetwork;
import longhand.model.network.UnfoldedNetwork.Connection;
import longhand.notation.Derivation;
import longhand.notation.name.Names;
import longhand.notation.name.UnfoldedNames;
import longhand.notation.text.NumberText;
import longhand.view.html.Shown;
import longhand.view.picture.PassNumbers.Spot;

/** A recurrent network as a picture, unrolled: time from left to right, the layers from the inputs below to the outputs above. */
final class TimePicture {
    private static final int LEFT = 86;
    private static final int TOP = 26;
    private static final int ROW = 104;
    private static final int BETWEEN_NEURONS = 66;
    private static final int BETWEEN_STEPS = 52;
    private static final int RADIUS = 25;
    private static final int FEWEST_WIDE = 560;
    /** Of more steps than this only some are shown. */
    private static final int MOST_STEPS = 12;

    private static final int FIRST_STEPS = 8;
    private static final int LAST_STEPS = 2;
    /** With more circles in a row there is no room for numbers. */
    private static final int MOST_IN_ROW = 14;
    /** More lines than this have no number of their own. */
    private static final int MOST_LABELS = 150;

    private final UnfoldedNetwork network;
    private final Names names;
    private final UnfoldedNames units;
    private final PassNumbers numbers;
    private final int steps;
    private final int widest;
    private final int width;
    private final int height;
    private final boolean isSmall;

    private TimePicture(Derivation derivation, Unfolded unfolded) {
        network = unfolded.network();
        names = derivation.names();
        units = names.ofUnfolded(network);
        numbers = new PassNumbers(derivation, unfolded);
        steps = network.shape(0).places().size();
        int most = 1;
        for (int layer = 0; layer <= network.depth(); layer++) {
            most = Math.max(most, network.shape(layer).channels());
        }
        widest = most;
        int columns = (steps > MOST_STEPS ? FIRST_STEPS + 1 + LAST_STEPS : steps) + 1;
        isSmall = columns * widest > MOST_IN_ROW;
        width = Math.max(FEWEST_WIDE, LEFT + columns * column());
        height = TOP + ROW * (network.depth() + 1);
    }

    static Shown.Network of(Derivation derivation, Unfolded unfolded) {
        return new TimePicture(derivation, unfolded).picture();
    }

    private int column() {
        return widest * BETWEEN_NEURONS + BETWEEN_STEPS - BETWEEN_NEURONS + 2 * RADIUS;
    }

    private Shown.Network picture() {
        List<Shown.Caption> captions = new ArrayList<>();
        List<Shown.Caption> gaps = new ArrayList<>();
        List<Shown.Node> nodes = new ArrayList<>();
        List<Shown.Edge> edges = new ArrayList<>();
        for (Place step : network.shape(0).places()) {
            if (isShown(step)) {
                captions.add(caption(middle(step.row()), 16, "step " + step.row()));
            }
        }
        if (steps > MOST_STEPS) {
            gaps.add(caption(middle(FIRST_STEPS + 1), y(0) + 5, "… " + (steps - FIRST_STEPS - LAST_STEPS) + " more"));
        }
        for (int layer = 0; layer <= network.depth(); layer++) {
            gaps.add(caption(
                    LEFT / 2.0 - 4,
                    y(layer) + 5,
                    layer == 0 ? "input" : layer == network.depth() ? "output" : "layer " + layer));
            List<Variable> variables =
                    new ArrayList<>(network.each(layer == 0 ? Kind.INPUT : Kind.ACTIVATION, layer, 1, 1)
                            .toList());
            if (layer > 0 && network.layer(layer) instanceof Recurrence) {
                for (int j = 1; j <= network.shape(layer).channels(); j++) {
                    variables.add(Recurrence.initial(layer, j));
                }
            }
            for (Variable v : variables) {
                if (isShown(v.place())) {
                    nodes.add(node(v));
                    if (v.kind() == Kind.ACTIVATION) {
                        addEdges(v, edges);
                    }
                }
            }
        }
        boolean isLabelled = edges.size() <= MOST_LABELS;
        return new Shown.Network(
                Integer.toString(width),
                Integer.toString(height),
                "The network, unrolled over " + steps + (steps == 1 ? " time step" : " time steps"),
                "Time goes from left to right. Circles hold activations; below each stands how much it moves the loss, below an output its"
                        + " target. Lines are weights, the same at every step. Every number in it is also in the steps and tables of this page.",
                "The same weights at every step. Below a circle stands how much it moves the loss.",
                false,
                isSmall,
                numbers.firstPass(),
                captions,
                isLabelled ? edges : edges.stream().map(TimePicture::unlabelled).toList(),
                nodes,
                gaps,
                List.of());
    }

    private static Shown.Caption caption(double x, double y, String text) {
        return new Shown.Caption(NumberText.tenths(x), NumberText.tenths(y), text);
    }

    private static Shown.Edge unlabelled(Shown.Edge edge) {
        return new Shown.Edge(
                edge.key(),
                edge.x1(),
                edge.y1(),
                edge.x2(),
                edge.y2(),
                edge.stroke(),
                "",
                "",
                false,
                false,
                edge.labelX(),
                edge.labelY(),
                "",
                "",
                "");
    }

    private boolean isShown(Place place) {
        int step = place.row();
        return steps <= MOST_STEPS || step <= FIRST_STEPS || step > steps - LAST_STEPS;
    }

    private Shown.Node node(Variable v) {
        boolean isOutput = v.layer() == network.depth()
                && v.kind() == Kind.ACTIVATION
                && network.judged().places().contains(v.place());
        String label = names.label(v);
        return numbers.node(
                Highlight.timed(v),
                v,
                new Spot(x(v), y(v.layer()), isSmall ? RADIUS / 3.0 : RADIUS),
                label == null ? names.of(v.kind().isOfSample() ? v.withSample(0) : v) : label,
                false,
                isOutput ? v.at(Kind.TARGET, 0, v.to(), v.place()) : null,
                numbers.isOne() ? units.inWords(v) + " = " + numbers.full(v) : units.inWords(v));
    }

    private void addEdges(Variable a, List<Shown.Edge> edges) {
        for (Connection connection : network.connections(a.at(Kind.WEIGHTED_SUM))) {
            if (isShown(connection.from().place())) {
                edges.add(edge(a, connection));
            }
        }
    }

    private Shown.Edge edge(Variable to, Connection connection) {
        Variable weight = connection.weight();
        double x1 = x(connection.from());
        double y1 = y(connection.from().layer());
        double x2 = x(to);
        double y2 = y(to.layer());
        double radius = isSmall ? RADIUS / 3.0 : RADIUS;
        double length = Math.hypot(x2 - x1, y2 - y1);
        return new Shown.Edge(
                Highlight.timed(to, connection.from()),
                NumberText.tenths(x1 + (x2 - x1) * radius / length),
                NumberText.tenths(y1 + (y2 - y1) * radius / length),
                NumberText.tenths(x2 - (x2 - x1) * radius / length),
                NumberText.tenths(y2 - (y2 - y1) * radius / length),
                "1.5",
                "",
                "",
                false,
                false,
                NumberText.tenths((x1 + x2) / 2),
                NumberText.tenths((y1 + y2) / 2 + (y1 == y2 ? -8 : 4)),
                numbers.first(weight),
                numbers.isOne() ? "" : numbers.each(weight),
                numbers.isOne() ? names.of(weight) + " = " + numbers.full(weight) : "");
    }

    private double middle(int step) {
        int shown =
                steps <= MOST_STEPS || step <= FIRST_STEPS + 1 ? step : step - (steps - LAST_STEPS) + FIRST_STEPS + 1;
        return LEFT + column() * (shown + 0.5);
    }

    private double x(Variable v) {
        Shape shape = network.shape(v.layer());
        // what a recurrence begins with stands before the first step
        return middle(v.place().row()) + BETWEEN_NEURONS * (v.to() - (shape.channels() + 1) / 2.0);
    }

    private double y(int layer) {
        return height - ROW / 2.0 - ROW * layer;
    }
}
