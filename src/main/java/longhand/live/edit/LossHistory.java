package longhand.live.edit;

import java.util.ArrayList;
import java.util.List;
import longhand.formula.quantity.Quantity;
import longhand.live.text.Json;
import longhand.notation.text.Figures;
import longhand.notation.text.NumberText;
import longhand.view.html.Numbers;
import longhand.view.html.Shown;

/**
 * The loss from update to update, and its curve: 600 wide and 160 high, the loss from its least to its most. It begins with the network
 * that the first update started from; where a number was changed between two updates the curve breaks off and goes on.
 */
public final class LossHistory {
    private static final int WIDTH = 600;
    private static final int HEIGHT = 160;

    /** The loss after so many updates. */
    record Point(int updates, double loss, Shown.Figure shown) {
        private boolean isFinite() {
            return Double.isFinite(loss);
        }
    }

    /** What an update led to, and what the next one, or nobody yet, starts from; not the changes in between. */
    private final List<Point> points = new ArrayList<>();

    /** @param points one for each change and each update, in their order; the first for what was given */
    LossHistory(List<Point> points) {
        for (int i = 0; i < points.size(); i++) {
            int updates = points.get(i).updates();
            boolean isUpdated = updates > 0 && points.get(i - 1).updates() < updates;
            boolean isLeft = i + 1 == points.size() || points.get(i + 1).updates() > updates;
            if (isUpdated || isLeft) {
                this.points.add(points.get(i));
            }
        }
    }

    /** Where there is no loss, none of its points is a number. */
    static Point point(int updates, Figures figures) {
        if (!figures.rules().computation().hasLoss()) {
            return new Point(updates, Double.NaN, null);
        }
        Quantity loss = figures.rules().loss(1);
        return new Point(updates, figures.real(loss), Numbers.of(figures, loss));
    }

    public Json json() {
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
        Point first = points.get(0);
        Point last = points.get(points.size() - 1);
        Shown.Figure highest = first.shown();
        Shown.Figure lowest = highest;
        for (Point point : points) {
            highest = point.loss() == most ? point.shown() : highest;
            lowest = point.loss() == least ? point.shown() : lowest;
        }
        return new Json()
                .put("line", line(least, most))
                .put("updates", Integer.toString(last.updates()))
                .put(
                        "words",
                        "The loss, from " + first.shown().shown() + " to "
                                + last.shown().shown() + " after " + last.updates()
                                + (last.updates() == 1 ? " update" : " updates"))
                .put("most", highest.shown())
                .put("least", lowest.shown());
    }

    /** As SVG writes a path: each stroke an M and its points, the first of them twice, so that one alone is a dot. */
    private String line(double least, double most) {
        double room = most > least ? most - least : 1;
        int updates = Math.max(1, points.get(points.size() - 1).updates());
        StringBuilder line = new StringBuilder();
        int before = -1;
        for (Point point : points) {
            if (point.isFinite()) {
                String place = NumberText.tenths((double) WIDTH * point.updates() / updates) + ","
                        + NumberText.tenths(HEIGHT * ((most - point.loss()) / room));
                boolean goesOn = before >= 0 && point.updates() == before + 1;
                line.append(goesOn ? " " : "M" + place + " ").append(place);
            }
            before = point.isFinite() ? point.updates() : -1;
        }
        return line.toString();
    }
}
