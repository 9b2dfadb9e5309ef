package longhand.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.notation.name.Names;
import longhand.view.html.Html;
import longhand.view.html.Shown;
import longhand.view.picture.Highlight;

/**
 * A step as a page shows it: one of many, with its head, or alone. A page is built with this markup, and its script puts the same markup
 * in its place when a number has changed.
 */
public final class StepMarkup {
    /** With more factors than this, these stand beside one another. */
    private static final int MOST_BELOW_ONE_ANOTHER = 3;

    private final Names names;
    private final Function<Quantity, Highlight> highlights;
    /** What a link to a quantity says, by its name: {@code step 12}; nothing for what is given. */
    private final Map<String, String> numbers = new HashMap<>();

    /** @param names of the steps, all of which are on the page */
    public StepMarkup(Names names) {
        this.names = names;
        highlights = Highlight.in(names.rules().computation());
        names.rules().forEach(q -> {
            if (q.phase() != Phase.GIVEN) {
                numbers.put(names.of(q), Integer.toString(numbers.size() + 1));
            }
        });
    }

    /**
     * A step among the others of a page.
     *
     * @param mark what is added to its head, and {@code written} to what is below its value
     */
    public Html article(Quantity q, Explanation step, Html mark, Html written) {
        String id = Html.escaped(step.name());
        String number = numbers.get(step.name());
        String label = names.label(q);
        Highlight highlight = highlights.apply(q);
        return new Html("<article class=\"step " + q.phase().key() + (step.isLine() ? " line" : "")
                + "\" id=\""
                + id + "\" data-now=\"" + highlight.nowKeys() + "\""
                + (highlight.path().isEmpty() ? "" : " data-path=\"" + highlight.pathKeys() + "\"")
                + ">\n<header><a class=\"at\" href=\"#"
                + id + "\" aria-label=\"Step " + number + "\">" + number + "</a><h4>"
                + Html.escaped(step.question()) + "</h4><code class=\"name\">" + id + "</code>"
                + (label == null ? "" : "<span class=\"label\">" + Html.escaped(label) + "</span>") + mark.markup()
                + "</header>\n" + sum(step.isLine() ? line(step) : rows("rule", step.rule(), step))
                + more(step.isLine() ? "" : origins(step, this::numbered), way(step), step, written) + "</article>");
    }

    /** A quantity that has the page for itself: no step before it or after it is in sight, so that its links say names. */
    public static Html alone(Quantity q, Explanation step) {
        boolean isGiven = q.phase() == Phase.GIVEN;
        String first = isGiven
                ? rows("given", List.of(LineBreaks.math(step.symbol())), step)
                : rows("rule", step.rule(), step);
        return new Html("<article class=\"step now " + q.phase().key() + "\">" + sum(first)
                + more(origins(step, StepMarkup::named), way(step), step, Html.NONE) + "</article>");
    }

    private static String sum(String inside) {
        return "<div class=\"sum\">" + inside + "</div>\n";
    }

    private String line(Explanation step) {
        StringBuilder line = new StringBuilder("<span class=\"math\">" + Html.pieces(step.rule()) + "</span>");
        for (Explanation.Factor factor : step.factors()) {
            line.append(" <a class=\"from\"")
                    .append(href(factor))
                    .append(numbered(factor.name()))
                    .append("</a>");
        }
        return line.toString();
    }

    private static String rows(String key, List<String> rule, Explanation step) {
        Shown.Figure value = step.value();
        String full = value.isRounded()
                ? " <data class=\"full\" value=\"" + Html.escaped(value.data()) + "\">" + Html.escaped(value.full())
                        + "</data>"
                : "";
        return row("rule", key, Html.pieces(rule))
                + (step.numbers().isEmpty() ? "" : row("put", "numbers", Html.pieces(step.numbers())))
                + row("value", "value", result(step) + full);
    }

    private static String row(String style, String key, String inside) {
        return "<div class=\"row " + style + "\"><span class=\"key\">" + key + "</span>" + math(inside) + "</div>\n";
    }

    private static String math(String inside) {
        return "<div class=\"math\">" + inside + "</div>";
    }

    private static String result(Explanation step) {
        return LineBreaks.math("<mo>=</mo>" + step.numeral());
    }

    /** What is below the value, if there is anything. */
    private static String more(String origins, String way, Explanation step, Html written) {
        StringBuilder more = new StringBuilder(origins).append(way);
        for (String remark : step.remarks()) {
            more.append("<p class=\"remark\">").append(Html.escaped(remark)).append("</p>\n");
        }
        more.append(written.markup());
        return more.isEmpty()
                ? ""
                : more.insert(0, "<div class=\"more\">\n").append("</div>\n").toString();
    }

    /** Where the factors came from. HTML needs no end of li, and long pages have no room for a thousand of them. */
    private static String origins(Explanation step, UnaryOperator<String> words) {
        if (step.factors().isEmpty()) {
            return "";
        }
        StringBuilder list = new StringBuilder("<ul class=\"origins")
                .append(step.factors().size() > MOST_BELOW_ONE_ANOTHER ? " many" : "")
                .append("\">");
        for (Explanation.Factor factor : step.factors()) {
            list.append("<li>")
                    .append(coloured(factor))
                    .append(" <a")
                    .append(href(factor))
                    .append(words.apply(factor.name()))
                    .append("</a>");
        }
        if (!step.more().isEmpty()) {
            list.append("<li>").append(Html.escaped(step.more()));
        }
        return list.append("</ul>\n").toString();
    }

    private static String coloured(Explanation.Factor factor) {
        return factor.colour() == 0
                ? LineBreaks.math(factor.math())
                : "<math class=\"f" + factor.colour() + "\">" + factor.math() + "</math>";
    }

    private static String href(Explanation.Factor factor) {
        return " href=\"#" + Html.escaped(factor.name()) + "\">";
    }

    private String numbered(String name) {
        String number = numbers.get(name);
        return number == null ? "given" : "step " + number;
    }

    private static String named(String name) {
        return Html.code(name).markup();
    }

    private static String way(Explanation step) {
        return step.way().isEmpty()
                ? ""
                : "<div class=\"way\"><p>Another way to the same number</p>" + math(Html.pieces(step.way()))
                        + math(Html.pieces(step.wayNumbers()) + " " + result(step)) + "</div>\n";
    }
}
