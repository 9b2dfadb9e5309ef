package longhand.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import longhand.check.Finding;
import longhand.check.Finding.Agreement;
import longhand.formula.quantity.Quantity;
import longhand.model.Computation;
import longhand.model.Graph;
import longhand.notation.Derivation;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;
import longhand.view.html.Html;
import longhand.view.html.Numbers;
import longhand.view.page.Steps;

/** The figures that the source prints, each compared with ours, next to its step and in a table. */
final class SourceFigures implements Steps.Remarks {
    private final Figures figures;
    private final Names names;
    private final List<Finding> findings;
    private final Map<Quantity, List<PageContent.CheckedFigure>> byQuantity = new LinkedHashMap<>();
    private final List<PageContent.CheckedFigure> all = new ArrayList<>();

    SourceFigures(Derivation derivation, List<Finding> findings) {
        figures = derivation.figures();
        names = derivation.names();
        this.findings = List.copyOf(findings);
        for (Finding finding : findings) {
            PageContent.CheckedFigure verdict = verdict(finding);
            all.add(verdict);
            byQuantity
                    .computeIfAbsent(finding.printed().quantity(), q -> new ArrayList<>())
                    .add(verdict);
        }
    }

    /** What the head of a step says of the source's figures: nothing, unless one is a slip. */
    @Override
    public Html mark(Quantity quantity) {
        return joined(
                quantity,
                figure -> figure.style().equals("slip")
                        ? "<span class=\"mark verdict slip\">slip in the source</span>"
                        : "");
    }

    /** Each of the source's figures of a quantity, with what is to be said of it. */
    @Override
    public Html written(Quantity quantity) {
        return joined(
                quantity,
                figure -> "<p class=\"written\"><b>In the source</b> (" + Html.escaped(figure.where())
                        + ") <span class=\"figure\">" + Html.escaped(figure.written()) + "</span> "
                        + figure.verdict().markup()
                        + (figure.cause().isEmpty() ? "" : ": " + figure.why().markup()) + "</p>\n");
    }

    private Html joined(Quantity quantity, Function<PageContent.CheckedFigure, String> of) {
        return new Html(
                byQuantity.getOrDefault(quantity, List.of()).stream().map(of).collect(Collectors.joining()));
    }

    List<PageContent.CheckedFigure> slips() {
        return all.stream().filter(verdict -> verdict.style().equals("slip")).toList();
    }

    List<PageContent.CheckedFigure> all() {
        return all;
    }

    /** All figures in a table, as a section of a page; nothing where there are none. */
    Html section(boolean hasSteps) {
        if (all.isEmpty()) {
            return Html.NONE;
        }
        StringBuilder html = new StringBuilder(
                "<section id=\"source\" aria-labelledby=\"source-title\"><h2 id=\"source-title\">"
                        + "The source’s figures</h2>\n<p>Every figure printed in the source, compared with ours: "
                        + tally()
                        + ".</p>\n<div class=\"scroll\"><table class=\"list claims\"><caption>As printed, and as worked out here</caption>"
                        + "<thead><tr><th scope=\"col\">quantity</th><th scope=\"col\">as printed</th><th scope=\"col\">ours</th>"
                        + "<th scope=\"col\">difference</th><th scope=\"col\">verdict</th><th scope=\"col\">where</th></tr></thead><tbody>\n");
        all.forEach(figure -> html.append(row(figure, hasSteps)));
        return new Html(html.append("</tbody></table></div>\n</section>\n").toString());
    }

    private static String row(PageContent.CheckedFigure figure, boolean hasSteps) {
        String name = Html.code(figure.id()).markup();
        String why = figure.style().equals("slip") && !figure.cause().isEmpty()
                ? "<br>" + figure.why().markup()
                : "";
        return "<tr class=\"" + figure.style() + "\"><th scope=\"row\">"
                + (hasSteps ? "<a href=\"#" + Html.escaped(figure.id()) + "\">" + name + "</a>" : name)
                + "</th><td>" + Html.escaped(figure.written()) + "</td><td>"
                + Html.number(figure.ours()).markup() + "</td><td>"
                + (figure.difference() == null
                        ? ""
                        : Html.number(figure.difference()).markup())
                + "</td><td class=\"word\">" + figure.verdict().markup() + why + "</td><td class=\"word\">"
                + Html.escaped(figure.where()) + "</td></tr>\n";
    }

    /** How many agree, and how many do not: “12 agree, 1 is a slip”. */
    String tally() {
        List<String> tally = new ArrayList<>();
        for (Agreement verdict : Agreement.values()) {
            long count = findings.stream()
                    .filter(finding -> finding.agreement() == verdict)
                    .count();
            if (count > 0) {
                tally.add(count + " " + counted(verdict, count));
            }
        }
        return String.join(", ", tally);
    }

    private PageContent.CheckedFigure verdict(Finding finding) {
        return new PageContent.CheckedFigure(
                names.of(finding.printed().quantity()),
                Numbers.readable(finding.printed().asWritten()),
                finding.printed().where(),
                Numbers.of(figures, finding.printed().quantity()),
                finding.difference() == null ? null : Numbers.of(finding.difference()),
                style(finding.agreement()),
                words(finding.agreement()),
                cause(finding),
                finding.other() == null ? "" : names.of(finding.other()));
    }

    private static String style(Agreement verdict) {
        return switch (verdict) {
            case AGREES -> "agrees";
            case ROUNDING_CARRIED, BY_CONVENTION -> "carried";
            case SLIP -> "slip";
        };
    }

    private static String words(Agreement verdict) {
        return switch (verdict) {
            case AGREES -> "agrees";
            case ROUNDING_CARRIED -> "agrees, rounding carried";
            case BY_CONVENTION -> "agrees by another convention";
            case SLIP -> "slip";
        };
    }

    private static String counted(Agreement verdict, long count) {
        return switch (verdict) {
            case AGREES -> count == 1 ? "agrees" : "agree";
            case ROUNDING_CARRIED ->
                count == 1 ? "agrees except for carried rounding" : "agree except for carried rounding";
            case BY_CONVENTION -> count == 1 ? "agrees by another convention" : "agree by another convention";
            case SLIP -> count == 1 ? "is a slip" : "are slips";
        };
    }

    /** What comes before the name of the other quantity, where there is one. */
    private String cause(Finding finding) {
        return switch (finding.agreement()) {
            case AGREES -> "";
            case ROUNDING_CARRIED -> "what the rule gives from the source’s own rounded figures";
            case BY_CONVENTION -> "the source works " + finding.convention().words();
            case SLIP -> slip(finding);
        };
    }

    private String slip(Finding finding) {
        return switch (finding.cause()) {
            case NONE -> "no simple cause found";
            case SIGN -> "the right number with the wrong sign";
            case DIGIT -> "one digit changed, missing, added or swapped with its neighbour";
            case INDEX ->
                (computation() instanceof Graph ? "the number of another name" : "a wrong index")
                        + ": this is the value of";
            case MISTAKE -> advice(finding, " Or: ");
            case MISTAKES_TOGETHER -> advice(finding, " ");
            case FOLLOWS -> finding.other() == null ? "follows from slips before it" : "follows from the slip in";
        };
    }

    private String advice(Finding finding, String between) {
        return finding.mistakes().stream()
                .map(mistake -> mistake.adviceOn(computation()))
                .collect(Collectors.joining(between));
    }

    private Computation computation() {
        return figures.rules().computation();
    }
}
