package longhand.cli.trace;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import longhand.cli.option.OnlyMatching.Quantities;
import longhand.cli.output.Terminal;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.model.Computation;
import longhand.model.Unfolded;
import longhand.notation.Conventions;
import longhand.notation.Derivation;
import longhand.notation.Working;

/** A trace to read: name = rule = numbers = value, in columns that line up within each part of the work. */
final class TraceText {
    /** A rule or its numbers in the rows of a part may be this wide before the columns of the others stop waiting for it. */
    private static final int WIDEST = 64;

    private record Row(Working working, String name, String rule, String numbers, String value, String mark) {}

    private static final String SATURATED = "*";
    private static final String UNDERFLOWN = "†";

    private final Derivation derivation;
    private final Terminal terminal;
    /** The marks that stand behind values. */
    private final Set<String> marks = new HashSet<>();
    /** Of what is written now, and what is under it so far. */
    private String heading;

    private final List<Row> part = new ArrayList<>();

    TraceText(Derivation derivation, Terminal terminal) {
        this.derivation = derivation;
        this.terminal = terminal;
    }

    void write(Quantities quantities, PrintWriter out) {
        quantities.forEach(q -> add(q, out));
        flush(out);
        if (!marks.isEmpty()) {
            out.println();
        }
        if (marks.contains(UNDERFLOWN)) {
            out.println(
                    "† 0 in double precision; the true value may only be too small for it, and --precision 50 shows it then");
        }
        if (marks.contains(SATURATED)) {
            out.println("* saturated: worked out from the weighted sums, as the numbers shown have lost their digits");
        }
    }

    private void add(Quantity q, PrintWriter out) {
        String here = heading(q);
        if (!here.equals(heading)) {
            flush(out);
            out.println((heading == null ? "" : "\n") + terminal.bold(here));
            heading = here;
        }
        part.add(row(q));
    }

    private String heading(Quantity q) {
        Computation step = derivation.rules().computation();
        boolean isOfUpdate = step.updates() > 1 && q.phase() != Phase.GIVEN;
        return Conventions.phase(step, q.phase())
                + where(q, step)
                + (step.hasSeveralSamples() && q.sample() > 0 ? ", sample " + q.sample() : "")
                + (isOfUpdate ? ", update " + q.partOfUpdate() : "");
    }

    /** The layer, and in time the step. */
    private static String where(Quantity q, Computation computation) {
        int layer = computation instanceof Unfolded ? q.variable().layer() : q.layer();
        return (layer > 0 ? ", layer " + layer : "")
                + (layer > 0 && q.place().isStep() ? ", step " + q.place().row() : "");
    }

    private Row row(Quantity q) {
        Working working = derivation.of(q);
        if (working.isConstant()) {
            return new Row(working, working.name(), "", "", working.full(), "");
        }
        // what is only copied needs no numbers between its rule and its value
        return new Row(
                working,
                working.name(),
                working.ruleText(),
                working.isCopied() ? "" : working.numbersText(),
                working.full(),
                working.losesItsDigits() ? SATURATED : working.mayUnderflow() ? UNDERFLOWN : "");
    }

    private void flush(PrintWriter out) {
        int name = width(part.stream().map(Row::name).toList());
        int rule = width(part.stream().map(Row::rule).toList());
        int numbers = width(part.stream().map(Row::numbers).toList());
        for (Row row : part) {
            StringBuilder line = new StringBuilder("  ").append(padded(row.name(), row.name(), name));
            if (!row.rule().isEmpty()) {
                line.append(" = ").append(padded(rule(row), row.rule(), rule));
                line.append(row.numbers().isEmpty() ? "   " : " = ")
                        .append(padded(numbers(row), row.numbers(), numbers));
            }
            line.append(" = ").append(terminal.bold(row.value()));
            if (!row.mark().isEmpty()) {
                marks.add(row.mark());
                line.append(' ').append(row.mark());
            }
            out.println(line);
        }
        part.clear();
    }

    private String rule(Row row) {
        return terminal.hasColour() ? row.working().ruleText(terminal::factor) : row.rule();
    }

    private String numbers(Row row) {
        return terminal.hasColour() && !row.numbers().isEmpty()
                ? row.working().numbersText(terminal::factor)
                : row.numbers();
    }

    private static int width(List<String> cells) {
        return cells.stream()
                .mapToInt(String::length)
                .filter(length -> length <= WIDEST)
                .max()
                .orElse(0);
    }

    /** The text with spaces up to the width; colour takes no room. */
    private static String padded(String text, String plain, int width) {
        return text + " ".repeat(Math.max(0, width - plain.length()));
    }
}
