package longhand.view;

import java.util.List;
import java.util.function.Function;
import longhand.check.CheckedSheet;
import longhand.check.judging.Mark;
import longhand.check.judging.Verdict;
import longhand.formula.quantity.Quantity;
import longhand.notation.Working;
import longhand.notation.text.NumberText;
import longhand.view.html.Html;
import longhand.view.html.Numbers;

/** The answers of a marked sheet as a page lists them, each with its rule and a link to its step; the first wrong one is open. */
public final class MarkedAnswers {
    /** So many answers that are not right, and so many others, are listed at most: each takes some 1600 bytes. */
    private static final int MOST_TO_MEND = 2000;

    private static final int MOST_OTHERS = 500;

    private static final int MOST_CHARACTERS = 100;

    private final CheckedSheet checked;
    private final Function<String, String> steps;

    private MarkedAnswers(CheckedSheet checked, Function<String, String> steps) {
        this.checked = checked;
        this.steps = steps;
    }

    /**
     * The list, as far as there is room for it.
     *
     * @param rows the answers in the order of the sheet
     * @param leftOut what is to be said of answers that are not listed, or empty
     */
    public record Listed(Html rows, String leftOut) {}

    /** @param steps the address of the step of a quantity that has this name, or empty where there is none to lead to */
    public static Listed of(CheckedSheet checked, Function<String, String> steps) {
        return new MarkedAnswers(checked, steps).listed();
    }

    private Listed listed() {
        StringBuilder rows = new StringBuilder();
        Mark first = checked.sheet().firstWrong().orElse(null);
        int listed = 0;
        int toMend = 0;
        int others = 0;
        for (Mark mark : checked.sheet().marks()) {
            boolean isFirstWrong = first != null && first.answer().equals(mark.answer());
            boolean isListed = isToMend(mark) ? toMend++ < MOST_TO_MEND : others++ < MOST_OTHERS;
            if (isListed || isFirstWrong) {
                rows.append(row(mark, isFirstWrong));
                listed++;
            }
        }
        return new Listed(new Html(rows.toString()), leftOut(listed));
    }

    /** Whether there is more to see in an answer than that it is right, or that there is none. */
    private static boolean isToMend(Mark mark) {
        return switch (mark.verdict()) {
            case CORRECT, ROUNDED, GIVEN, BLANK -> false;
            default -> true;
        };
    }

    private String leftOut(int listed) {
        int all = checked.sheet().marks().size();
        return listed == all
                ? ""
                : "Of " + NumberText.grouped(all) + " answers " + NumberText.grouped(listed)
                        + " are listed here, those that are not right before the others; "
                        + NumberText.grouped(all - listed) + " are left out.";
    }

    private String row(Mark mark, boolean isOpen) {
        String verdict = mark.verdict().key();
        return "<details class=\"answer " + verdict + "\"" + (isOpen ? " open" : "")
                + ">\n<summary><span class=\"at\">line "
                + mark.answer().line() + "</span> <code class=\"name\">" + Html.escaped(name(mark))
                + "</code> <span class=\"given\">" + Html.escaped(shortened(checked.given(mark))) + "</span> "
                + expected(mark) + "<span class=\"verdict " + verdict + "\">" + verdict + "</span></summary>\n"
                + explained(mark) + "</details>\n";
    }

    private String name(Mark mark) {
        return mark.quantity() == null ? shortened(checked.name(mark)) : checked.name(mark);
    }

    private String expected(Mark mark) {
        return mark.quantity() == null || !checked.showsExpected()
                ? ""
                : "<span class=\"expected\">expected "
                        + Html.number(Numbers.of(checked.working(mark.quantity())))
                                .markup() + "</span> ";
    }

    private String explained(Mark mark) {
        Quantity q = mark.quantity();
        String message = mark.verdict() == Verdict.CORRECT ? "" : checked.message(mark);
        if (q == null) {
            return paragraph(" class=\"message\"", message);
        }
        Working working = checked.working(q);
        String said = paragraph("", working.question()) + paragraph(" class=\"message\"", message);
        if (working.isConstant()) {
            return said;
        }
        String address = steps.apply(working.name());
        return said
                + math(Equations.rule(working))
                + (checked.showsExpected() ? math(Equations.numbers(working)) : "")
                + (address.isEmpty()
                        ? ""
                        : "<p><a href=\"" + Html.escaped(address) + "\">to its step in the derivation</a></p>\n");
    }

    private static String paragraph(String attribute, String text) {
        return text.isEmpty() ? "" : "<p" + attribute + ">" + Html.escaped(text) + "</p>\n";
    }

    private static String math(List<String> pieces) {
        return "<div class=\"math\">" + Html.pieces(pieces) + "</div>\n";
    }

    /** A name or a value as far as there is room for it. */
    private static String shortened(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS - 1) + "…";
    }
}
