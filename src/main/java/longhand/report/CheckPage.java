package longhand.report;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.ArrayList;
import java.util.List;
import longhand.check.Mark;
import longhand.check.MarkedSheet;
import longhand.check.Verdict;
import longhand.example.Example;
import longhand.formula.Formula;
import longhand.formula.Quantity;
import longhand.notation.Colours;
import longhand.notation.Figures;
import longhand.notation.FormulaMathML;
import longhand.notation.LongSums;
import longhand.notation.Names;
import longhand.notation.Wording;
import longhand.report.html.Assets;
import longhand.report.html.Frame;
import longhand.report.html.Templates;
import longhand.report.html.Typeset;
import longhand.view.Numbers;
import longhand.view.Shown;

/** A marked sheet as a page: each answer beside its step, the first wrong one open, and below them the whole derivation. */
public final class CheckPage {
    /**
     * What the template sees.
     *
     * @param home the page that this one belongs to, or empty
     * @param given the numbers that every step starts from
     * @param sections the steps; empty where the expected values are kept back, or where there are too many for a page
     */
    public record Content(
            Frame frame,
            String home,
            String title,
            String summary,
            String headline,
            boolean showsExpected,
            List<Row> rows,
            List<PageContent.Matrix> given,
            PageContent.Rate rate,
            List<PageContent.Section> sections) {
        public boolean hasSteps() {
            return !sections.isEmpty();
        }
    }

    /**
     * One answer.
     *
     * @param expected our value, or null where it is kept back or there is none
     * @param rule the rule of the quantity; empty if the name is unknown
     * @param numbers the rule with numbers put in; empty where they are kept back
     * @param address of the step in the derivation below, or empty
     */
    public record Row(
            String line,
            String name,
            String given,
            Shown.Figure expected,
            String verdict,
            boolean isOpen,
            String question,
            String message,
            List<TemplateHTMLOutputModel> rule,
            List<TemplateHTMLOutputModel> numbers,
            String address) {
        public boolean hasRule() {
            return !rule.isEmpty();
        }

        public boolean hasNumbers() {
            return !numbers.isEmpty();
        }
    }

    private final Figures figures;
    private final Names names;
    private final Wording wording;
    private final MarkedSheet sheet;
    private final boolean showsExpected;
    private final boolean hasSteps;

    private CheckPage(Names names, Figures figures, MarkedSheet sheet, boolean showsExpected) {
        this.names = names;
        this.figures = figures;
        this.sheet = sheet;
        this.showsExpected = showsExpected;
        hasSteps = showsExpected && Example.isOnPaper(names.rules());
        wording = new Wording(names, figures);
    }

    /** The page as HTML; {@code home} is the page that it belongs to, or empty. */
    static String render(CheckedSheet checked, Names names, Figures figures, String home) {
        CheckPage page = new CheckPage(names, figures, checked.sheet(), checked.showsExpected());
        return Templates.render(
                "check.ftlh",
                new Content(
                        Assets.frame(),
                        home,
                        checked.example().title(),
                        checked.summary(),
                        checked.headline().orElse(""),
                        checked.showsExpected(),
                        page.rows(),
                        page.hasSteps ? new MatrixTables(figures, names, true).given() : List.of(),
                        new PageContent.Rate(
                                names.of(Quantity.learningRate()), Numbers.of(figures, Quantity.learningRate())),
                        page.hasSteps ? page.derivation() : List.of()));
    }

    private List<PageContent.Section> derivation() {
        SourceFigures none = new SourceFigures(figures, names, List.of());
        return new Steps(figures, names, none, Steps.Manner.ORIGINS_WITH_VALUES).sections();
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        Mark first = sheet.firstWrong().orElse(null);
        for (Mark mark : sheet.marks()) {
            rows.add(row(mark, first != null && first.answer().equals(mark.answer())));
        }
        return rows;
    }

    private Row row(Mark mark, boolean isFirstWrong) {
        Quantity q = mark.quantity();
        String line = Integer.toString(mark.answer().line());
        String verdict = mark.verdict().key();
        if (q == null) {
            return new Row(
                    line,
                    mark.answer().name(),
                    mark.answer().given(),
                    null,
                    verdict,
                    false,
                    "",
                    mark.message(),
                    List.of(),
                    List.of(),
                    "");
        }
        Formula whole = names.rules().of(q);
        Formula formula = showsExpected ? LongSums.byLargest(whole, figures) : LongSums.byFirst(whole);
        boolean isGiven = formula instanceof Formula.Constant;
        boolean isBatch = names.rules().step().batch().size() > 1 && q.sample() == 0;
        return new Row(
                line,
                names.of(q),
                mark.answer().given(),
                showsExpected ? Numbers.of(figures, q) : null,
                verdict,
                isFirstWrong,
                wording.question(q),
                mark.verdict() == Verdict.CORRECT ? "" : mark.message(),
                isGiven
                        ? List.of()
                        : Typeset.equation(
                                FormulaMathML.symbol(q, isBatch),
                                FormulaMathML.rule(formula, Colours.of(formula), isBatch)),
                isGiven || !showsExpected
                        ? List.of()
                        : Typeset.equation("", FormulaMathML.numbers(formula, figures, Colours.of(formula))),
                isGiven || !hasSteps ? "" : "#" + names.of(q));
    }
}
