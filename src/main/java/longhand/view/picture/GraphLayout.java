package longhand.view.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.Graph;

/**
 * Where the numbers of a graph stand in its picture: each in the column after the last of those that it is worked out from, what is given just before
 * the first that uses it. In each column they are ordered so that few lines cross, and a line that passes a column has a place there.
 */
final class GraphLayout {
    private static final int SWEEPS = 8;

    /** A number in a column, which stands there twice, or a line that passes it, with both its ends. */
    private record Spot(Variable from, Variable to, int column) {}

    /** A line from a number to one that is worked out from it, through what it passes. */
    record Line(Variable from, Variable to, List<Point> points) {}

    /** A place, in columns and rows; rows may be halves. */
    record Point(int column, double row) {}

    private final Map<Variable, Integer> columns = new LinkedHashMap<>();
    private final List<List<Spot>> spots = new ArrayList<>();
    private final Map<Spot, Double> rows = new HashMap<>();
    private final Map<Spot, List<Spot>> before = new HashMap<>();
    private final Map<Spot, List<Spot>> after = new HashMap<>();
    private final Map<Variable, Set<Variable>> named = new LinkedHashMap<>();

    GraphLayout(Graph graph) {
        for (int number = 1; number <= graph.nodes().size(); number++) {
            Set<Variable> of = new LinkedHashSet<>();
            for (Quantity q : graph.nodes().get(number - 1).formula().references()) {
                of.add(q.variable());
            }
            named.put(graph.node(number), of);
        }
        place(graph);
        for (int column = 0;
                column <= columns.values().stream().mapToInt(each -> each).max().orElse(0);
                column++) {
            spots.add(new ArrayList<>());
        }
        columns.forEach((v, column) -> spots.get(column).add(new Spot(v, v, column)));
        named.forEach((to, all) -> all.forEach(from -> link(from, to)));
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean isForward = sweep % 2 == 0;
            for (int i = 0; i < spots.size(); i++) {
                order(spots.get(isForward ? i : spots.size() - 1 - i), isForward ? before : after);
            }
        }
        spots.forEach(this::settle);
    }

    private void place(Graph graph) {
        named.forEach((v, of) -> columns.put(
                v,
                1
                        + of.stream()
                                .mapToInt(each -> columns.getOrDefault(each, 0))
                                .max()
                                .orElse(0)));
        for (Variable leaf : graph.variables().subList(0, graph.leaves().size())) {
            int first = named.entrySet().stream()
                    .filter(entry -> entry.getValue().contains(leaf))
                    .mapToInt(entry -> columns.get(entry.getKey()))
                    .min()
                    .orElse(1);
            columns.put(leaf, first - 1);
        }
    }

    private void link(Variable from, Variable to) {
        Spot last = new Spot(from, from, columns.get(from));
        for (int column = columns.get(from) + 1; column <= columns.get(to); column++) {
            boolean isEnd = column == columns.get(to);
            Spot next = isEnd ? new Spot(to, to, column) : new Spot(from, to, column);
            if (!isEnd) {
                spots.get(column).add(next);
            }
            after.computeIfAbsent(last, spot -> new ArrayList<>()).add(next);
            before.computeIfAbsent(next, spot -> new ArrayList<>()).add(last);
            last = next;
        }
    }

    /** By the middle of what each is linked to on one side; what is linked to nothing there stays where it is. */
    private void order(List<Spot> column, Map<Spot, List<Spot>> side) {
        settle(column);
        Map<Spot, Double> middles = new HashMap<>();
        for (Spot spot : column) {
            middles.put(
                    spot,
                    side.getOrDefault(spot, List.of()).stream()
                            .mapToDouble(other -> rows.getOrDefault(other, 0.0))
                            .average()
                            .orElse(rows.get(spot)));
        }
        column.sort(Comparator.comparingDouble(middles::get));
        settle(column);
    }

    /** The rows of a column about the middle, which is 0. */
    private void settle(List<Spot> column) {
        for (int i = 0; i < column.size(); i++) {
            rows.put(column.get(i), i - (column.size() - 1) / 2.0);
        }
    }

    int columns() {
        return spots.size();
    }

    /** How many there are in the fullest column. */
    int rows() {
        return spots.stream().mapToInt(List::size).max().orElse(1);
    }

    /** The place of a number of the first update. */
    Point of(Variable v) {
        int column = columns.get(v);
        return new Point(column, rows.get(new Spot(v, v, column)));
    }

    /** All lines, in the order of what they lead to. */
    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        named.forEach((to, all) -> all.forEach(from -> {
            List<Point> points = new ArrayList<>(List.of(of(from)));
            for (int column = columns.get(from) + 1; column < columns.get(to); column++) {
                points.add(new Point(column, rows.get(new Spot(from, to, column))));
            }
            points.add(of(to));
            lines.add(new Line(from, to, points));
        }));
        return lines;
    }
}
