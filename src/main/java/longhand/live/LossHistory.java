package longhand.live;

import java.util.List;
import longhand.calculus.Quantity;
import longhand.notation.Figures;

/** The loss from update to update, and its curve: 600 wide and 160 high, the loss from 0 or its least to its most. */
final class LossHistory {
    private static final int WIDTH = 600;
    private static final int HEIGHT = 160;

    /** The loss after so many updates. */
    record Point(int updates, double loss, Shown.Figure shown) {}

    private final List<Point> points;

    LossHistory(List<Point> points) {
        this.points = List.copyOf(points);
    }

    static Point point(int updates, Figures figures) {
        Quantity loss = figures.rules().loss();
        return new Point(updates, figures.real(loss), Numbers.of(figures, loss));
    }

    Json json() {
        double least = points.stream()
                .mapToDouble(Point::loss)
                .filter(Double::isFinite)
                .min()
                .orElse(0);
        double most = points.stream()
                .mapToDouble(Point::loss)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        int last = points.get(points.size() - 1).updates();
        double room = most > least ? most - least : 1;
        StringBuilder line = new StringBuilder();
        Shown.Figure highest = points.get(0).shown();
        Shown.Figure lowest = highest;
        for (Point point : points) {
            if (Double.isFinite(point.loss())) {
                line.append(line.isEmpty() ? "" : " ")
                        .append(Numbers.tenths(last == 0 ? 0 : (double) WIDTH * point.updates() / last))
                        .append(',')
                        .append(Numbers.tenths(HEIGHT * (most - point.loss()) / room));
                highest = point.loss() == most ? point.shown() : highest;
                lowest = point.loss() == least ? point.shown() : lowest;
            }
        }
        return new Json()
                .put("line", line.toString())
                .put("updates", Integer.toString(last))
                .put(
                        "words",
                        "The loss, from the start to "
                                + points.get(points.size() - 1).shown().shown() + " after " + last
                                + (last == 1 ? " update" : " updates"))
                .put("most", highest.shown())
                .put("least", lowest.shown());
    }
}
