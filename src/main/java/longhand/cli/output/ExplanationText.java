package longhand.cli.output;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import longhand.cli.option.ExampleParameter.Derivation;
import longhand.formula.Formula;
import longhand.formula.Phase;
import longhand.formula.Quantity;
import longhand.notation.Colours;
import longhand.notation.Figures;
import longhand.notation.FormulaText;
import longhand.notation.LongSums;
import longhand.notation.Names;
import longhand.notation.Rest;
import longhand.notation.Wording;

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

    private final Figures figures;
    private final Names names;
    private final Wording wording;
    private final Terminal terminal;

    public ExplanationText(Derivation derivation, Terminal terminal) {
        figures = derivation.figures();
        names = derivation.names();
        wording = new Wording(names, figures);
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
        String label = names.label(q);
        return List.of(
                Line.of(terminal.bold(names.of(q)) + (label == null ? "" : "   in the source: " + label), 2),
                Line.of(wording.question(q), 0));
    }

    /**
     * Rule, numbers and value.
     *
     * @param isCovered whether the value, and numbers that are no more than the value, are kept back
     */
    public List<Line> working(Quantity q, boolean isCovered) {
        Formula formula = abridged(q);
        List<Line> lines = new ArrayList<>();
        boolean isConstant = formula instanceof Formula.Constant;
        boolean isCopied = formula instanceof Formula.Reference;
        Map<Quantity, Integer> colours = colours(formula);
        if (!isConstant) {
            lines.add(line("rule", FormulaText.rule(formula, names, colours, terminal::factor)));
        }
        if (!isConstant && !(isCopied && isCovered)) {
            lines.add(line("numbers", FormulaText.numbers(formula, figures, colours, terminal::factor)));
        }
        if (q.phase() == Phase.GIVEN) {
            lines.add(line("given", terminal.bold(figures.full(q))));
        } else if (isCovered) {
            lines.add(line("value", terminal.bold(COVERED)));
        } else {
            String shown = figures.shown(q);
            String full = figures.full(q);
            lines.add(line(
                    "value", terminal.bold(shown) + (shown.equals(full) ? "" : terminal.quiet("   in full " + full))));
        }
        return lines;
    }

    /** Another way to the value, and what is worth saying about it. */
    public List<Line> remarks(Quantity q) {
        List<Line> lines = new ArrayList<>();
        figures.rules()
                .shortcut(q)
                .map(other -> LongSums.byLargest(other, figures))
                .ifPresent(other -> lines.add(
                        line("also", FormulaText.rule(other, names) + " = " + FormulaText.numbers(other, figures))));
        wording.remarks(q).forEach(remark -> lines.add(new Line(lead("note"), remark, TEXT, true)));
        return lines;
    }

    /** The quantities that its rule names, as far as they are shown. */
    public List<Quantity> factors(Quantity q) {
        return List.copyOf(abridged(q).references());
    }

    /** A factor of q with its value, in its colour. */
    public String factor(Quantity q, Quantity factor) {
        return painted(factor, colours(abridged(q))) + " = " + figures.shown(factor);
    }

    /** Its factors with their values alone. */
    public List<Line> values(Quantity q) {
        List<Line> lines = new ArrayList<>(List.of(Line.of("where it comes from", 0)));
        factors(q).forEach(factor -> lines.add(Line.of("  " + factor(q, factor), 4)));
        rests(abridged(q), 1, lines);
        return lines;
    }

    /** Where its factors came from, as many steps back as asked; empty where there is nothing behind it. */
    public List<Line> origins(Quantity q, int depth) {
        List<Line> lines = new ArrayList<>();
        Formula formula = abridged(q);
        if (depth > 0 && !formula.references().isEmpty()) {
            lines.add(Line.of("where it comes from", 0));
            origins(formula, depth, 1, colours(formula), new HashSet<>(Set.of(q)), lines);
        }
        return lines;
    }

    private void origins(
            Formula formula,
            int depth,
            int level,
            Map<Quantity, Integer> colours,
            Set<Quantity> shown,
            List<Line> lines) {
        int hang = 2 * level + 2;
        for (Quantity q : formula.references()) {
            Formula rule = abridged(q);
            String value = figures.shown(q);
            String start = "  ".repeat(level) + painted(q, colours);
            if (rule instanceof Formula.Constant) {
                lines.add(Line.of(start + " = " + value + (q.phase() == Phase.GIVEN ? "   given" : ""), hang));
            } else if (shown.contains(q)) {
                lines.add(Line.of(start + " = " + value + "   see above", hang));
            } else {
                String numbers = FormulaText.numbers(rule, figures);
                lines.add(Line.of(
                        start + " = " + FormulaText.rule(rule, names) + (numbers.equals(value) ? "" : " = " + numbers)
                                + " = " + value,
                        hang));
                shown.add(q);
                if (level < depth) {
                    origins(rule, depth, level + 1, Map.of(), shown, lines);
                }
            }
        }
        rests(formula, level, lines);
    }

    private void rests(Formula formula, int level, List<Line> lines) {
        for (Rest rest : LongSums.rests(formula)) {
            String together = " more terms, together " + figures.shown(rest);
            lines.add(Line.of("  ".repeat(level) + "… and " + rest.terms().size() + together, 2 * level + 2));
        }
    }

    private String painted(Quantity q, Map<Quantity, Integer> colours) {
        Integer colour = colours.get(q);
        return colour == null ? names.of(q) : terminal.factor(names.of(q), colour);
    }

    private Formula abridged(Quantity q) {
        return LongSums.byLargest(figures.rules().of(q), figures);
    }

    private Map<Quantity, Integer> colours(Formula formula) {
        return terminal.hasColour() ? Colours.of(formula) : Map.of();
    }

    /** A line that begins with a word for what it is. */
    public Line line(String what, String text) {
        return new Line(lead(what), text, TEXT, false);
    }

    private String lead(String what) {
        return "  " + terminal.quiet(what + " ".repeat(Math.max(1, TEXT - 2 - what.length())));
    }
}
