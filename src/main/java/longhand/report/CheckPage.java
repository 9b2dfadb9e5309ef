package longhand.report;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.ArrayList;
import java.util.List;
import longhand.check.MarkedSheet;
import longhand.check.judging.Mark;
import longhand.check.judging.Verdict;
import longhand.example.Example;
import longhand.file.PrintableText;
import longhand.formula.Quantity;
import longhand.notation.Derivation;
import longhand.notation.Working;
import longhand.notation.text.NumberText;
import longhand.report.html.Assets;
import longhand.report.html.Frame;
import longhand.report.html.Templates;
import longhand.report.html.Typeset;
import longhand.view.Equations;
import longhand.view.html.Numbers;
import longhand.view.html.Shown;

/** A marked sheet as a page: each answer beside its step, the first wrong one open, and below them the whole derivation. */
public final class CheckPage {
    /**
     * What the template sees.
     *
     * @param home the page that this one belongs to, or empty
     * @param leftOut what is to be said of answers that are not listed, or empty
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
            String leftOut,
            List<PageContent.Matrix> given,
            List<PageContent.Given> settings,
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

    /** So many answers that are not right, and so many others, are listed at most: each takes some 1600 bytes. */
    private static final int MOST_TO_MEND = 2000;

    private static final int MOST_OTHERS = 500;

    private static final int MOST_CHARACTERS = 100;

    private final Derivation derivation;
    private final MarkedSheet sheet;
    private final boolean showsExpected;
    private final boolean hasSteps;

    private CheckPage(Derivation derivation, MarkedSheet sheet, boolean showsExpected) {
        this.derivation = derivation;
        this.sheet = sheet;
        this.showsExpected = showsExpected;
        hasSteps = showsExpected && Example.isOnPaper(derivation.rules());
    }

    /** The page as HTML; {@code home} is the page that it belongs to, or empty. */
    static String render(CheckedSheet checked, Derivation derivation, String home) {
        CheckPage page = new CheckPage(derivation, checked.sheet(), checked.showsExpected());
        List<Row> rows = page.rows();
        return Templates.render(
                "check.ftlh",
                new Content(
                        Assets.frame(),
                        home,
                        checked.example().title(),
                        checked.summary(),
                        checked.headline().orElse(""),
                        checked.showsExpected(),
                        rows,
                        page.leftOut(rows.size()),
                        page.hasSteps ? new GivenTables(derivation, true).all() : List.of(),
                        new GivenTables(derivation, page.hasSteps).settings(),
                        page.hasSteps ? page.sections() : List.of()));
    }

    private List<PageContent.Section> sections() {
        SourceFigures none = new SourceFigures(derivation, List.of());
        return new Steps(derivation, none, Steps.Manner.ORIGINS_WITH_VALUES).sections();
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        Mark first = sheet.firstWrong().orElse(null);
        int toMend = 0;
        int others = 0;
        for (Mark mark : sheet.marks()) {
            boolean isFirstWrong = first != null && first.answer().equals(mark.answer());
            boolean isListed = isToMend(mark) ? toMend++ < MOST_TO_MEND : others++ < MOST_OTHERS;
            if (isListed || isFirstWrong) {
                rows.add(row(mark, isFirstWrong));
            }
        }
        return rows;
    }

    /** Whether there is more to see in an answer than that it is right, or that there is none. */
    private static boolean isToMend(Mark mark) {
        return switch (mark.verdict()) {
            case CORRECT, ROUNDED, GIVEN, BLANK -> false;
            default -> true;
        };
    }

    private String leftOut(int listed) {
        int all = sheet.marks().size();
        return listed == all
                ? ""
                : "Of " + NumberText.grouped(all) + " answers " + NumberText.grouped(listed)
                        + " are listed here, those that are not right before the others; "
                        + NumberText.grouped(all - listed) + " are left out.";
    }

    /** A name or a value as far as there is room for it. */
    private static String shortened(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS - 1) + "…";
    }

    private Row row(Mark mark, boolean isFirstWrong) {
        Quantity q = mark.quantity();
        String line = Integer.toString(mark.answer().line());
        String verdict = mark.verdict().key();
        if (q == null) {
            return new Row(
                    line,
                    shortened(PrintableText.of(mark.answer().name())),
                    shortened(PrintableText.of(mark.answer().given())),
                    null,
                    verdict,
                    false,
                    "",
                    PrintableText.of(mark.message()),
                    List.of(),
                    List.of(),
                    "");
        }
        Working working = showsExpected ? derivation.of(q) : derivation.covered(q);
        boolean isGiven = working.isConstant();
        return new Row(
                line,
                working.name(),
                shortened(PrintableText.of(mark.answer().given())),
                showsExpected ? Numbers.of(working) : null,
                verdict,
                isFirstWrong,
                working.question(),
                mark.verdict() == Verdict.CORRECT ? "" : PrintableText.of(mark.message()),
                isGiven ? List.of() : Typeset.pieces(Equations.rule(working)),
                isGiven || !showsExpected ? List.of() : Typeset.pieces(Equations.numbers(working)),
                isGiven || !hasSteps ? "" : "#" + working.name());
    }
}
