package longhand.cli.output;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.notation.Derivation;
import longhand.notation.Working;
import longhand.notation.Working.Origin;
import longhand.notation.formula.FormulaText;
import longhand.notation.formula.Rest;

/** A quantity the long way: what it asks, its rule, the numbers put in, the value, and where each factor came from. */
public final class ExplanationText {
    /** What stands where a value is covered. */
    static final String COVERED = "?";

    /** Where the text after "rule", "numbers" and the like begins. */
    private static final int TEXT = 11;

    /**
     * A line, however long.
     *
     * @param lead what stands before the text
     * @param hang how far its further rows are moved in where it is wrapped
     * @param isProse whether it is words, which a page wraps, and no formula, which it keeps in one piece
     */
    public record Line(String lead, String text, int hang, boolean isProse) {
        public static final Line EMPTY = of("", 0);

        public static Line of(String text, int hang) {
            return new Line("", text, hang, false);
        }

        public String whole() {
            return lead + text;
        }

        public String onPage(int width) {
            return lead + (isProse ? WrappedText.text(text, width, hang) : text);
        }
    }

    private final Derivation derivation;
    private final Terminal terminal;

    public ExplanationText(Derivation derivation, Terminal terminal) {
        this.derivation = derivation;
        this.terminal = terminal;
    }

    /** All of it. */
    public List<Line> of(Quantity q, int depth) {
        List<Line> lines = new ArrayList<>(question(q));
        lines.add(Line.EMPTY);
        lines.addAll(working(q, false));
        lines.addAll(remarks(q));
        List<Line> origins = origins(q, depth);
        if (!origins.isEmpty()) {
            lines.add(Line.EMPTY);
            lines.addAll(origins);
        }
        return lines;
    }

    /** Its name, and what it asks in plain words. */
    public List<Line> question(Quantity q) {
        Working working = derivation.of(q);
        String source =
                working.label().map(label -> "   in the source: " + label).orElse("");
        return List.of(Line.of(terminal.bold(working.name()) + source, 2), Line.of(working.question(), 0));
    }

    /**
     * Rule, numbers and value.
     *
     * @param isCovered whether the value, and numbers that are no more than the value, are kept back
     */
    public List<Line> working(Quantity q, boolean isCovered) {
        Working working = derivation.of(q);
        List<Line> lines = new ArrayList<>();
        if (!working.isConstant()) {
            lines.add(line("rule", working.ruleText(terminal::factor)));
        }
        if (!working.isConstant() && !(working.isCopied() && isCovered)) {
            lines.add(line("numbers", working.numbersText(terminal::factor)));
        }
        if (q.phase() == Phase.GIVEN) {
            lines.add(line("given", terminal.bold(working.full())));
        } else if (isCovered) {
            lines.add(line("value", terminal.bold(COVERED)));
        } else {
            String shown = working.shown();
            String full = working.full();
            lines.add(line(
                    "value", terminal.bold(shown) + (shown.equals(full) ? "" : terminal.quiet("   in full " + full))));
        }
        return lines;
    }

    /** Another way to the value, and what is worth saying about it. */
    public List<Line> remarks(Quantity q) {
        Working working = derivation.of(q);
        List<Line> lines = new ArrayList<>();
        working.shortcut()
                .ifPresent(other -> lines.add(line(
                        "also",
                        FormulaText.rule(other, derivation.names()) + " = "
                                + FormulaText.numbers(other, derivation.figures()))));
        working.remarks().forEach(remark -> lines.add(new Line(lead("note"), remark, TEXT, true)));
        return lines;
    }

    /** The quantities that its rule names, as far as they are shown, each in its colour. */
    public List<Origin> factors(Quantity q) {
        return derivation.of(q).origins();
    }

    /** A factor with its value, in its colour. */
    public String factor(Origin factor) {
        return painted(factor) + " = " + derivation.figures().shown(factor.quantity());
    }

    /** Its factors with their values alone. */
    public List<Line> values(Quantity q) {
        Working working = derivation.of(q);
        List<Line> lines = new ArrayList<>(List.of(Line.of("where it comes from", 0)));
        working.origins().forEach(factor -> lines.add(Line.of("  " + factor(factor), 4)));
        rests(working, 1, lines);
        return lines;
    }

    /** Where its factors came from, as many steps back as asked; empty where there is nothing behind it. */
    public List<Line> origins(Quantity q, int depth) {
        List<Line> lines = new ArrayList<>();
        Working working = derivation.of(q);
        if (depth > 0 && !working.origins().isEmpty()) {
            lines.add(Line.of("where it comes from", 0));
            origins(working, depth, 1, new HashSet<>(Set.of(q)), lines);
        }
        return lines;
    }

    private void origins(Working of, int depth, int level, Set<Quantity> shown, List<Line> lines) {
        int hang = 2 * level + 2;
        for (Origin origin : of.origins()) {
            Working working = derivation.of(origin.quantity());
            String value = working.shown();
            // the colours are those of the step itself
            String start = "  ".repeat(level) + (level == 1 ? painted(origin) : working.name());
            if (working.isConstant()) {
                boolean isGiven = origin.quantity().phase() == Phase.GIVEN;
                lines.add(Line.of(start + " = " + value + (isGiven ? "   given" : ""), hang));
            } else if (shown.contains(origin.quantity())) {
                lines.add(Line.of(start + " = " + value + "   see above", hang));
            } else {
                String numbers = working.numbersText();
                lines.add(Line.of(
                        start + " = " + working.ruleText()
                                + (numbers.equals(value) || working.isCopied() ? "" : " = " + numbers) + " = " + value,
                        hang));
                shown.add(origin.quantity());
                if (level < depth) {
                    origins(working, depth, level + 1, shown, lines);
                }
            }
        }
        rests(of, level, lines);
    }

    private void rests(Working working, int level, List<Line> lines) {
        for (Rest rest : working.rests()) {
            String together = " more terms, together " + derivation.figures().shown(rest);
            lines.add(Line.of("  ".repeat(level) + "… and " + rest.terms().size() + together, 2 * level + 2));
        }
    }

    private String painted(Origin origin) {
        String name = derivation.names().of(origin.quantity());
        return origin.colour() == 0 ? name : terminal.factor(name, origin.colour());
    }

    /** A line that begins with a word for what it is. */
    public Line line(String what, String text) {
        return new Line(lead(what), text, TEXT, false);
    }

    private String lead(String what) {
        return "  " + terminal.quiet(what + " ".repeat(Math.max(1, TEXT - 2 - what.length())));
    }
}
