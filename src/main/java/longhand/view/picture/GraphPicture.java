package longhand.view.picture;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.Graph;
import longhand.notation.Derivation;
import longhand.notation.formula.GivenGraph;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;
import longhand.notation.text.NumberText;
import longhand.view.html.Numbers;
import longhand.view.html.Shown;

/** A graph as a picture, from left to right: a circle with the value of each number, its name above and how much it moves the loss below. */
final class GraphPicture {
    private static final int MARGIN = 48;
    private static final int TOP = 30;
    private static final int FEWEST_WIDE = 560;
    private static final int COLUMN = 100;
    private static final int ROW = 88;
    private static final int RADIUS = 24;
    /** Significant digits in a circle or beside it. */
    private static final int DIGITS = 4;

    private static final Narrowing NARROWING = new Narrowing(5, 7);
    /** There is no room above a circle for a longer formula. */
    private static final int MOST_IN_LABEL = 13;

    /** With more numbers than this in a row or a column there is no room for their values. */
    private static final int MOST_WITH_VALUES = 12;

    private final Figures figures;
    private final Names names;
    private final Graph graph;
    private final List<String> definitions;
    private final GraphLayout layout;
    private final List<Pass> passes;
    private final int width;
    private final int height;

    private GraphPicture(Derivation derivation, Graph graph) {
        figures = derivation.figures();
        names = derivation.names();
        this.graph = graph;
        definitions = GivenGraph.definitions(graph);
        layout = new GraphLayout(graph);
        passes = Pass.all(graph);
        width = Math.max(FEWEST_WIDE, 2 * MARGIN + COLUMN * (layout.columns() - 1));
        height = TOP + ROW * layout.rows();
    }

    static Shown.Network of(Derivation derivation, Graph graph) {
        return new GraphPicture(derivation, graph).picture();
    }

    private Shown.Network picture() {
        String loss = graph.name(graph.node(graph.loss()));
        return new Shown.Network(
                Integer.toString(width),
                Integer.toString(height),
                "The graph: " + graph.leaves().size() + " given, "
                        + graph.nodes().size() + " worked out",
                "Circles hold values; below each stands how much it moves " + loss
                        + ". Every number in it is also in the steps and tables of this page.",
                "Values stand in the circles, and below each how much it moves " + loss + ".",
                true,
                layout.columns() > MOST_WITH_VALUES || layout.rows() > MOST_WITH_VALUES,
                passes.size() == 1 ? "" : passes.get(0).words(graph),
                List.of(),
                layout.lines().stream().flatMap(line -> edges(line).stream()).toList(),
                graph.variables().stream().map(this::node).toList(),
                List.of(),
                List.of());
    }

    /** A line bends where it passes a column; its number, the slope along it, stands at its last part. */
    private List<Shown.Edge> edges(GraphLayout.Line line) {
        List<Shown.Edge> edges = new ArrayList<>();
        List<GraphLayout.Point> points = line.points();
        for (int i = 1; i < points.size(); i++) {
            boolean isLast = i == points.size() - 1;
            double x1 = x(points.get(i - 1));
            double y1 = y(points.get(i - 1));
            double x2 = x(points.get(i));
            double y2 = y(points.get(i));
            double length = Math.hypot(x2 - x1, y2 - y1);
            double start = i == 1 ? RADIUS / length : 0;
            double end = isLast ? 1 - RADIUS / length : 1;
            String title = isLast ? title(line) : "";
            edges.add(new Shown.Edge(
                    Highlight.edge(line.from(), line.to(), i),
                    NumberText.tenths(x1 + (x2 - x1) * start),
                    NumberText.tenths(y1 + (y2 - y1) * start),
                    NumberText.tenths(x1 + (x2 - x1) * end),
                    NumberText.tenths(y1 + (y2 - y1) * end),
                    "1.5",
                    "",
                    "",
                    false,
                    false,
                    NumberText.tenths((x1 + x2) / 2),
                    NumberText.tenths((y1 + y2) / 2 + 4),
                    isLast ? slope(line, passes.get(0)) : "",
                    isLast && passes.size() > 1 ? each(pass -> slope(line, pass)) : "",
                    title));
        }
        return edges;
    }

    /** How much the end of a line moves with its start; empty where that is no number of its own. */
    private String slope(GraphLayout.Line line, Pass pass) {
        return isNumber(line) ? brief(derivative(line.to(), line.from(), pass)) : "";
    }

    /** Whether the slope along a line is a number of its own: of one of several paths that lead to the loss it is but a part of that. */
    private boolean isNumber(GraphLayout.Line line) {
        boolean isAmongSeveral = line.to().kind() == Kind.GRAPH_LOSS
                && layout.lines().stream()
                                .filter(other -> other.from().equals(line.from())
                                        && graph.model().reaches(other.to(), line.to()))
                                .count()
                        > 1;
        return !isAmongSeveral && figures.rules().has(derivative(line.to(), line.from(), passes.get(0)));
    }

    private String title(GraphLayout.Line line) {
        Derivative slope = derivative(line.to(), line.from(), passes.get(0));
        return passes.size() > 1 || !isNumber(line)
                ? ""
                : names.of(slope) + " = " + Numbers.readable(figures.full(slope));
    }

    private Derivative derivative(Variable above, Variable below, Pass pass) {
        return new Derivative(graph.inUpdate(above, pass.update()), graph.inUpdate(below, pass.update()));
    }

    private Shown.Node node(Variable v) {
        Pass first = passes.get(0);
        boolean isOne = passes.size() == 1;
        GraphLayout.Point point = layout.of(v);
        Function<Pass, String> value = pass -> brief(graph.inUpdate(v, pass.update()));
        Function<Pass, String> gradient = pass -> gradient(v, pass);
        Function<Pass, String> narrowing = pass -> NARROWING.of(value.apply(pass));
        return new Shown.Node(
                Highlight.node(v),
                NumberText.tenths(x(point)),
                NumberText.tenths(y(point)),
                Integer.toString(RADIUS),
                NumberText.tenths(y(point) - RADIUS - 6),
                label(v),
                value.apply(first),
                isOne ? "" : each(value),
                narrowing.apply(first),
                isOne ? "" : each(narrowing),
                false,
                "",
                gradient.apply(first),
                isOne ? "" : each(gradient),
                NumberText.tenths(y(point) + RADIUS + 13),
                title(v, value),
                null,
                true);
    }

    /** q = x + y, or q alone where that is too long. */
    private String label(Variable v) {
        String whole = written(v);
        return whole.length() > MOST_IN_LABEL ? graph.name(v) : whole;
    }

    private String written(Variable v) {
        return v.kind() == Kind.LEAF ? graph.name(v) : definitions.get(v.to() - 1);
    }

    private String title(Variable v, Function<Pass, String> value) {
        return written(v) + " = " + passes.stream().map(value).distinct().collect(Collectors.joining(", then "));
    }

    /** How much a number moves the loss; of the loss itself 1, and nothing of what does not. */
    private String gradient(Variable v, Pass pass) {
        if (v.kind() == Kind.GRAPH_LOSS) {
            return "1";
        }
        Derivative gradient = derivative(graph.node(graph.loss()), v, pass);
        return figures.rules().has(gradient) ? brief(gradient) : "";
    }

    private String each(Function<Pass, String> of) {
        return Pass.each(passes, of);
    }

    private String brief(Quantity quantity) {
        BigDecimal value = figures.decimal(quantity);
        return Numbers.readable(value == null ? figures.shown(quantity) : NumberText.brief(value, DIGITS));
    }

    private double x(GraphLayout.Point point) {
        return MARGIN + (width - 2.0 * MARGIN) * point.column() / Math.max(1, layout.columns() - 1);
    }

    private double y(GraphLayout.Point point) {
        return TOP / 2.0 + height / 2.0 - 4 + ROW * point.row();
    }
}
