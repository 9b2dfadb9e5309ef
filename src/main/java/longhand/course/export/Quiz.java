package longhand.course.export;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import longhand.check.judging.Mistake;
import longhand.course.worksheet.MistakenValues;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.model.Graph;
import longhand.notation.Conventions;
import longhand.notation.Derivation;
import longhand.notation.formula.GivenGraph;
import longhand.notation.text.NumberText;
import longhand.view.html.Html;

/**
 * An exercise as questions.
 *
 * @param id that tells it from others: of the example, or of a student; letters, digits and _
 * @param title one line
 * @param given what is given and agreed on, as HTML
 * @param questions one for each number
 * @param decimals of the answers
 */
public record Quiz(String id, String title, Html given, List<Question> questions, int decimals) {
    /** So many wrong answers of a question are known at most. */
    private static final int MOST_WRONG = 24;

    /**
     * A number that is asked for.
     *
     * @param name of the quantity
     * @param words what it is
     * @param right the answer, rounded to the decimals that are asked for
     * @param wrong what known mistakes give, none of them within twice the tolerance of the right one or of another
     */
    public record Question(String name, String words, String right, List<Wrong> wrong) {}

    /** What known mistakes give, and what is said to somebody who made one of them. */
    public record Wrong(String value, List<Mistake> mistakes) {
        public String advice() {
            return String.join(" Or: ", mistakes.stream().map(Mistake::advice).toList());
        }

        /** A name for it among the wrong answers of its question. */
        public String id() {
            return mistakes.get(0).id();
        }
    }

    public Quiz {
        questions = List.copyOf(questions);
    }

    /** How far off an answer may be: a unit of the last decimal, for rounding on the way. */
    public String tolerance() {
        return NumberText.full(BigDecimal.ONE.scaleByPowerOfTen(-decimals));
    }

    /** The questions about some numbers of an exercise. */
    public static Quiz of(String id, String title, Derivation derivation, List<Quantity> asked, int decimals) {
        Map<Quantity, Map<Double, List<Mistake>>> mistaken = MistakenValues.of(derivation.figures(), asked);
        List<Question> questions = new ArrayList<>();
        for (Quantity q : asked) {
            double right = derivation.figures().real(q);
            questions.add(new Question(
                    derivation.names().of(q),
                    derivation.covered(q).question(),
                    NumberText.fixed(right, decimals),
                    wrong(right, mistaken.getOrDefault(q, Map.of()), decimals)));
        }
        return new Quiz(id.replaceAll("[^A-Za-z0-9_]", "_"), title, given(derivation), questions, decimals);
    }

    private static List<Wrong> wrong(double right, Map<Double, List<Mistake>> mistaken, int decimals) {
        double apart = 3 * Math.pow(10, -decimals);
        Map<Double, List<Mistake>> kept = new LinkedHashMap<>();
        mistaken.forEach((value, mistakes) -> {
            if (!Double.isFinite(value) || Math.abs(value - right) <= apart) {
                return;
            }
            List<Mistake> same = kept.entrySet().stream()
                    .filter(other -> Math.abs(other.getKey() - value) <= apart)
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
            if (same == null && kept.size() < MOST_WRONG) {
                kept.put(value, new ArrayList<>(mistakes));
            } else if (same != null) {
                mistakes.stream().filter(mistake -> !same.contains(mistake)).forEach(same::add);
            }
        });
        List<Wrong> wrong = new ArrayList<>();
        kept.forEach(
                (value, mistakes) -> wrong.add(new Wrong(NumberText.fixed(value, decimals), List.copyOf(mistakes))));
        return wrong;
    }

    /** What is given, name by name, and what is agreed on. */
    private static Html given(Derivation derivation) {
        StringBuilder html = new StringBuilder();
        html.append("<p>")
                .append(Html.escaped(Conventions.line(derivation.figures())))
                .append("</p>");
        if (derivation.rules().computation() instanceof Graph graph) {
            html.append("<p>");
            GivenGraph.definitions(graph).forEach(definition -> html.append("<code>")
                    .append(Html.escaped(definition))
                    .append("</code><br/>"));
            html.append("</p>");
        }
        html.append("<ul>");
        for (String convention : Conventions.of(derivation.names())) {
            html.append("<li>").append(Html.escaped(convention)).append("</li>");
        }
        html.append("</ul><table><tbody>");
        derivation.rules().forEach(q -> {
            if (q.phase() == Phase.GIVEN) {
                html.append("<tr><th><code>")
                        .append(Html.escaped(derivation.names().of(q)))
                        .append("</code></th><td>")
                        .append(Html.escaped(derivation.figures().full(q)))
                        .append("</td></tr>");
            }
        });
        return new Html(html.append("</tbody></table>").toString());
    }

    /** How the answer is to be given, with what is asked. */
    Html instruction(Question question) {
        return new Html("<p><code>" + Html.escaped(question.name()) + "</code>: " + Html.escaped(question.words())
                + " Give " + decimals + " decimals.</p>");
    }
}
