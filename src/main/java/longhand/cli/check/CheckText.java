package longhand.cli.check;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import longhand.check.CheckedSheet;
import longhand.check.judging.Mark;
import longhand.check.judging.Verdict;
import longhand.cli.output.Terminal;
import longhand.cli.output.WrappedText;
import longhand.formula.quantity.Quantity;

/**
 * A marked sheet to read: how it went and what went wrong first; then whatever is not simply right, verdict by verdict and in teaching
 * order, each explanation once for all the answers that it is about.
 */
final class CheckText {
    /** What somebody has to look at comes first. */
    private static final List<Verdict> ORDER = List.of(
            Verdict.WRONG,
            Verdict.FOLLOWS,
            Verdict.UNREADABLE,
            Verdict.UNKNOWN,
            Verdict.REPEATED,
            Verdict.COARSE,
            Verdict.ROUNDED,
            Verdict.BLANK);

    private static final int WIDEST_CELL = 26;

    private final CheckedSheet checked;
    private final Terminal terminal;
    private final List<Mark> marks;

    CheckText(CheckedSheet checked, Terminal terminal) {
        this.checked = checked;
        this.terminal = terminal;
        marks = checked.inTeachingOrder();
    }

    /** @param isWhole whether a table of every answer, in the order of the sheet, comes at the end */
    void write(boolean isWhole, PrintWriter out) {
        out.println(terminal.bold(WrappedText.text(checked.summary(), terminal.width(), 0)));
        checked.headline().ifPresent(headline -> out.println(WrappedText.text(headline, terminal.width(), 0)));
        for (Verdict verdict : ORDER) {
            List<Mark> those =
                    marks.stream().filter(mark -> mark.verdict() == verdict).toList();
            if (!those.isEmpty()) {
                out.println();
                switch (verdict) {
                    case WRONG -> wrong(those, out);
                    case FOLLOWS -> following(those, out);
                    default -> alike(verdict, those, out);
                }
            }
        }
        if (isWhole) {
            out.println();
            new Table(checked.sheet().marks(), true).write(checked.sheet().marks(), true, out);
        }
    }

    /** A row each, by what explains them; the first explanation stands in the headline. */
    private void wrong(List<Mark> those, PrintWriter out) {
        out.println(terminal.bad(those.size() + " wrong"));
        Table table = new Table(those, false);
        boolean isFirst = true;
        for (List<Mark> group : groups(those, checked::message).values()) {
            if (!isFirst) {
                paragraph(checked.explanation(group.get(0)), out);
            }
            table.write(group, isFirst, out);
            isFirst = false;
        }
    }

    /** Each answer that others follow from, and those others; from one that is not wrong they follow because it is rounded. */
    private void following(List<Mark> those, PrintWriter out) {
        Set<Verdict> notWrong = Set.of(Verdict.CORRECT, Verdict.ROUNDED, Verdict.COARSE);
        Set<Quantity> right = marks.stream()
                .filter(mark -> notWrong.contains(mark.verdict()))
                .map(Mark::quantity)
                .collect(Collectors.toSet());
        Map<Boolean, List<Mark>> byOrigin =
                those.stream().collect(Collectors.partitioningBy(mark -> right.contains(mark.origin())));
        List<Mark> fromWrong = byOrigin.get(false);
        List<Mark> fromRounded = byOrigin.get(true);
        if (!fromWrong.isEmpty()) {
            out.println(terminal.bold(fromWrong.size() + " right from your earlier answers: no new mistake"));
            arrows(fromWrong, out);
        }
        if (!fromRounded.isEmpty()) {
            out.println((fromWrong.isEmpty() ? "" : System.lineSeparator())
                    + terminal.bold(
                            fromRounded.size() + " right from your rounded answers: keep more digits until the end"));
            arrows(fromRounded, out);
        }
    }

    private void arrows(List<Mark> those, PrintWriter out) {
        Map<String, List<Mark>> groups =
                groups(those, mark -> mark.origin() == null ? "" : checked.name(mark.origin()));
        int width = groups.keySet().stream().mapToInt(String::length).max().orElse(0);
        groups.forEach((origin, group) -> {
            String lead = "  " + origin + " ".repeat(width - origin.length()) + (origin.isEmpty() ? "   " : " → ");
            out.println(lead
                    + WrappedText.names(group.stream().map(checked::name).toList(), terminal.width(), lead.length()));
        });
    }

    /** Answers of which the same is to be said, with their names alone. */
    private void alike(Verdict verdict, List<Mark> those, PrintWriter out) {
        out.println(terminal.bold(those.size() + " " + CheckedSheet.word(verdict)));
        groups(those, checked::message).forEach((message, group) -> {
            List<String> names = group.stream().map(mark -> name(mark, verdict)).toList();
            if (verdict == Verdict.BLANK) {
                out.println("  " + WrappedText.names(names, terminal.width(), 2));
            } else if (group.size() == 1) {
                paragraph(names.get(0) + ": " + message, out);
            } else {
                paragraph(message, out);
                out.println("      " + WrappedText.names(names, terminal.width(), 6));
            }
        });
    }

    /** With its line, where the name does not say which is meant. */
    private String name(Mark mark, Verdict verdict) {
        String line = "line " + mark.answer().line();
        return switch (verdict) {
            case COARSE, ROUNDED, BLANK -> checked.name(mark);
            case UNKNOWN -> line;
            default -> mark.quantity() == null ? line : checked.name(mark) + " (" + line + ")";
        };
    }

    private void paragraph(String text, PrintWriter out) {
        out.println("  " + WrappedText.text(text, terminal.width(), 4));
    }

    private static Map<String, List<Mark>> groups(List<Mark> marks, Function<Mark, String> by) {
        return marks.stream().collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()));
    }

    /** Answers in rows, whose columns are as wide as all of them need. */
    private final class Table {
        private final int name;
        private final int given;
        private final int expected;
        private final boolean hasVerdicts;

        Table(List<Mark> all, boolean hasVerdicts) {
            this.hasVerdicts = hasVerdicts;
            name = width("quantity", all, checked::name);
            given = width("given", all, checked::given);
            expected = checked.showsExpected()
                    ? width("expected", all, mark -> checked.expected(mark).orElse(""))
                    : 0;
        }

        void write(List<Mark> rows, boolean hasHead, PrintWriter out) {
            if (hasHead) {
                List<String> head = new ArrayList<>(List.of("line", "quantity", "given", "expected", "verdict"));
                out.println(terminal.quiet(row(head)));
            }
            for (Mark mark : rows) {
                String line = Integer.toString(mark.answer().line());
                out.println(row(List.of(
                        " ".repeat(Math.max(0, 4 - line.length())) + line,
                        checked.name(mark),
                        checked.given(mark),
                        checked.expected(mark).orElse(""),
                        coloured(mark.verdict()))));
            }
        }

        private String row(List<String> cells) {
            String row = "  " + cells.get(0) + "  " + cell(cells.get(1), name) + cell(cells.get(2), given)
                    + (expected > 0 ? cell(cells.get(3), expected) : "");
            return hasVerdicts ? row + cells.get(4) : row.stripTrailing();
        }

        private static int width(String heading, List<Mark> all, Function<Mark, String> cell) {
            return Math.max(
                    heading.length(),
                    all.stream()
                            .mapToInt(mark -> Math.min(cell.apply(mark).length(), WIDEST_CELL))
                            .max()
                            .orElse(0));
        }

        private static String cell(String text, int width) {
            String shown = text.length() <= width ? text : text.substring(0, width - 1) + "…";
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
}
