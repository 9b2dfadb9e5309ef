package longhand.view.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import longhand.calculus.TeachingOrder;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.Computation;
import longhand.model.Graph;
import longhand.model.learning.Learning;
import longhand.notation.Derivation;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;
import longhand.notation.text.NumberText;
import longhand.view.html.Html;
import longhand.view.html.Numbers;
import longhand.view.html.Shown;

/** Which parameters move most, and which way: a bar for each gradient, the longest first. */
public final class GradientPicture {
    private static final int MOST_BARS = 40;
    /** Half the width of the picture, on which the largest gradient fills its side. */
    private static final double HALF = 100;

    private record Parameter(Quantity before, Quantity gradient, Quantity after) {}

    private final Figures figures;
    private final Computation computation;
    private final Names names;
    private final boolean hasSteps;
    private final int update;

    /**
     * @param hasSteps whether the page has a step for each number, for a number to link to
     * @param update whose gradients these are, counted from 1
     */
    public GradientPicture(Derivation derivation, boolean hasSteps, int update) {
        this.update = update;
        figures = derivation.figures();
        computation = derivation.rules().computation();
        names = derivation.names();
        this.hasSteps = hasSteps;
    }

    public Shown.Gradients view() {
        List<Parameter> all = parameters();
        String first = all.isEmpty() ? "" : names.of(all.get(0).gradient());
        all.sort(Comparator.comparingDouble((Parameter parameter) -> size(parameter))
                .reversed());
        double largest = all.isEmpty() ? 0 : size(all.get(0));
        return new Shown.Gradients(
                words(all),
                first,
                new Html(all.stream()
                        .limit(MOST_BARS)
                        .map(parameter -> row(parameter, largest))
                        .collect(Collectors.joining())));
    }

    /** What is given and moves the loss, be it updated or not; but of inputs and the like not. */
    private List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>();
        TeachingOrder order = figures.rules().order();
        for (int place = 0; place < order.size() - order.steps(); place++) {
            Variable given = order.at(place).variable();
            if (given.kind().isParameter()) {
                Variable before = computation.inUpdate(given, update);
                Derivative gradient = new Derivative(figures.rules().loss(update), before);
                if (figures.rules().has(gradient)) {
                    all.add(new Parameter(before, gradient, computation.inUpdate(given, update + 1)));
                }
            }
        }
        return all;
    }

    private String words(List<Parameter> all) {
        StringBuilder words = new StringBuilder(computation.updates() == 1 ? "" : "Update " + update + ". ");
        long missing = all.stream()
                .filter(parameter -> figures.missing(parameter.gradient()) != null)
                .count();
        long tooLarge = all.stream()
                        .filter(parameter -> Double.isInfinite(size(parameter)))
                        .count()
                - missing;
        if (missing > 0) {
            words.append("Of ")
                    .append(all.size())
                    .append(" gradients ")
                    .append(missing)
                    .append(missing == 1 ? " does" : " do")
                    .append(" not exist.");
        } else if (tooLarge > 0) {
            words.append("Of ")
                    .append(all.size())
                    .append(" gradients ")
                    .append(tooLarge)
                    .append(tooLarge == 1 ? " is" : " are")
                    .append(" too large for a double, or worked out from a number that is.");
        } else if (all.isEmpty() || size(all.get(0)) == 0) {
            words.append(
                    isPlainDescent()
                            ? "Every gradient is zero: "
                                    + (computation instanceof Graph
                                            ? "this update changes nothing."
                                            : "this batch changes no weight or bias.")
                            : "Every gradient is zero.");
        } else {
            words.append(computation instanceof Graph graph ? graph.name(graph.node(graph.loss())) : "The loss")
                    .append(" is most sensitive to ")
                    .append(named(all.get(0).before()));
            words.append(
                    isPlainDescent()
                            ? ". A positive gradient (right) means that the update lowers the parameter, a negative one (left)"
                                    + " that it raises it."
                            : ". A positive gradient (right) means that "
                                    + (computation instanceof Graph graph
                                            ? graph.name(graph.node(graph.loss())) + " grows with the number"
                                            : "the loss grows with the parameter")
                                    + ", a negative one (left) that it falls.");
            long still = all.stream().filter(parameter -> size(parameter) == 0).count();
            if (still > 0) {
                words.append(" For ")
                        .append(still)
                        .append(" of ")
                        .append(all.size())
                        .append(" the gradient is zero.");
            }
        }
        if (all.size() > MOST_BARS) {
            words.append(" The ")
                    .append(MOST_BARS)
                    .append(" largest of ")
                    .append(all.size())
                    .append(" are shown.");
        }
        return words.toString();
    }

    private String row(Parameter parameter, double largest) {
        double gradient = figures.real(parameter.gradient());
        double share = largest == 0 || Double.isNaN(gradient)
                ? 0
                : Double.isInfinite(gradient) ? 1 : Math.min(1, Math.abs(gradient) / largest);
        double width = HALF * share;
        String label = names.label(parameter.before());
        return "<tr><th scope=\"row\">"
                + Html.code(names.of(parameter.before())).markup()
                + (label == null ? "" : " <span class=\"label\">" + Html.escaped(label) + "</span>")
                + "</th><td class=\"picture\"><svg class=\"bar " + (gradient < 0 ? "left" : "right")
                + "\" viewBox=\"0 0 200 12\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\"><rect x=\""
                + NumberText.tenths(gradient < 0 ? HALF - width : HALF) + "\" y=\"1\" width=\""
                + NumberText.tenths(width)
                + "\" height=\"10\"/><line x1=\"100\" y1=\"0\" x2=\"100\" y2=\"12\"/></svg></td>"
                + cell(parameter.gradient()) + "<td class=\"word\">" + direction(parameter) + "</td>"
                + cell(parameter.before())
                + (figures.rules().has(parameter.after()) ? cell(parameter.after()) : "<td>–</td>") + "</tr>";
    }

    /** A number, with a link to its step where there is one. */
    private String cell(Quantity q) {
        String number = Html.number(Numbers.of(figures, q)).markup();
        return "<td>"
                + (hasSteps ? "<a href=\"#" + Html.escaped(names.of(q)) + "\">" + number + "</a>" : number)
                + "</td>";
    }

    /** Whether an update goes against the gradient and takes nothing else. */
    private boolean isPlainDescent() {
        Learning learning = computation.learning();
        return hasUpdate()
                && learning.optimiser().states().isEmpty()
                && !learning.decay().isInUpdate();
    }

    private boolean hasUpdate() {
        return computation.hasUpdate();
    }

    private String direction(Parameter parameter) {
        if (!computation.learning().updateBiases()
                && parameter.before().variable().kind().isOffset()) {
            return "stays, frozen";
        }
        if (!figures.rules().has(parameter.after())) {
            return "stays";
        }
        double after = figures.real(parameter.after());
        if (Double.isNaN(after)) {
            return "";
        }
        int change = Double.compare(after, figures.real(parameter.before()));
        return change == 0 ? "stays" : change > 0 ? "rises" : "falls";
    }

    private String named(Quantity q) {
        String label = names.label(q);
        return label == null ? names.of(q) : names.of(q) + " (" + label + ")";
    }

    /** Infinite also where too large a number on the way has left none: nobody knows that it is smaller. */
    private double size(Parameter parameter) {
        double size = Math.abs(figures.real(parameter.gradient()));
        return Double.isNaN(size) ? Double.POSITIVE_INFINITY : size;
    }
}
