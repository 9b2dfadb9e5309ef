package longhand.cli;

import java.io.PrintWriter;
import java.util.List;
import longhand.check.Mark;
import longhand.check.Verdict;
import longhand.report.CheckedSheet;

/** A marked sheet to read: a table that fits a page, what is worth saying of single answers, and the headline. */
final class CheckText {
    private static final int PAGE_WIDTH = 100;
    private static final int WIDEST_CELL = 26;

    private final CheckedSheet checked;
    private final Terminal terminal;

    CheckText(CheckedSheet checked, Terminal terminal) {
        this.checked = checked;
        this.terminal = terminal;
    }

    void write(PrintWriter out) {
        List<Mark> marks = checked.sheet().marks();
        int name = width("quantity", marks.stream().map(checked::name).toList());
        int given =
                width("given", marks.stream().map(mark -> mark.answer().given()).toList());
        int expected = checked.showsExpected()
                ? width(
                        "expected",
                        marks.stream()
                                .map(mark -> checked.expected(mark).orElse(""))
                                .toList())
                : 0;
        out.println(terminal.bold("line  " + cell("quantity", name) + cell("given", given)
                + (expected > 0 ? cell("expected", expected) : "") + "verdict"));
        for (Mark mark : marks) {
            String line = Integer.toString(mark.answer().line());
            out.println(" ".repeat(Math.max(0, 4 - line.length())) + line + "  "
                    + cell(checked.name(mark), name)
                    + cell(mark.answer().given(), given)
                    + (expected > 0 ? cell(checked.expected(mark).orElse(""), expected) : "")
                    + coloured(mark.verdict()));
        }
        out.println();
        for (Mark mark : marks) {
            if (mark.verdict() != Verdict.CORRECT
                    && mark.verdict() != Verdict.BLANK
                    && mark.verdict() != Verdict.GIVEN
                    && mark.verdict() != Verdict.WRONG) {
                out.println(Wrapped.text("line " + mark.answer().line() + ": " + mark.message(), PAGE_WIDTH, 2));
            }
        }
        out.println(Wrapped.text(checked.summary(), PAGE_WIDTH, 0));
        checked.headline().ifPresent(headline -> out.println(Wrapped.text(headline, PAGE_WIDTH, 0)));
    }

    private static int width(String heading, List<String> cells) {
        return Math.max(
                heading.length(),
                cells.stream()
                        .mapToInt(String::length)
                        .map(length -> Math.min(length, WIDEST_CELL))
                        .max()
                        .orElse(0));
    }

    private static String cell(String text, int width) {
        String printable = text.replaceAll("\\p{Cntrl}", " ");
        String shown = printable.length() <= width ? printable : printable.substring(0, width - 1) + "…";
        return shown + " ".repeat(width - shown.length() + 2);
    }

    private String coloured(Verdict verdict) {
        return switch (verdict) {
            case CORRECT, ROUNDED -> terminal.good(verdict.key());
            case WRONG -> terminal.bad(verdict.key());
            default -> verdict.key();
        };
    }
}
