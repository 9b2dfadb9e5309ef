package longhand.cli;

import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import longhand.calculus.Formula;
import longhand.calculus.Phase;
import longhand.calculus.Quantity;
import longhand.cli.ExampleParameter.Derivation;
import longhand.notation.Colours;
import longhand.notation.Figures;
import longhand.notation.FormulaText;
import longhand.notation.LongSums;
import longhand.notation.Names;
import longhand.notation.Wording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "explain",
        description = "One quantity the long way: rule, numbers, value, and where each factor came from.",
        footer = {
            "",
            "Examples:",
            "  longhand explain three-three-two 'dL/dw2[1,3]'",
            "  longhand explain three-three-two dL/dJ31 --depth 3",
            "  longhand explain mazur \"w5'\" 'dL/dw1[1,1]'"
        })
final class ExplainCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ExampleParameter example;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "QUANTITY",
            description = "A name such as dL/dw2[1,3], z1[2] or w2'[1,3], or the example's own label.")
    private List<String> quantities;

    @Option(
            names = "--depth",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many steps back to follow each factor (default: 1).")
    private int depth;

    @Mixin
    private ExampleParameter.Precision precision;

    @Override
    public void run() {
        if (depth < 0) {
            throw new ParameterException(spec.commandLine(), "--depth: expected 0 or more, found " + depth);
        }
        Derivation derivation = example.derive(precision);
        List<Quantity> wanted =
                quantities.stream().map(derivation.names()::find).toList();
        Explanation explanation = new Explanation(
                derivation,
                Terminal.of(spec.commandLine().getColorScheme().ansi()),
                spec.commandLine().getOut());
        for (int i = 0; i < wanted.size(); i++) {
            if (i > 0) {
                spec.commandLine().getOut().println();
            }
            explanation.write(wanted.get(i), depth);
        }
    }

    /** Writes quantities the long way. */
    private static final class Explanation {
        private static final int PAGE_WIDTH = 100;

        private final Figures figures;
        private final Names names;
        private final Wording wording;
        private final Terminal terminal;
        private final PrintWriter out;

        Explanation(Derivation derivation, Terminal terminal, PrintWriter out) {
            figures = derivation.figures();
            names = derivation.names();
            wording = new Wording(names, figures);
            this.terminal = terminal;
            this.out = out;
        }

        void write(Quantity q, int depth) {
            Formula formula = LongSums.byLargest(figures.rules().of(q), figures);
            String label = names.label(q);
            out.println(terminal.bold(names.of(q)) + (label == null ? "" : "   in the source: " + label));
            out.println(wording.question(q));
            out.println();
            if (formula instanceof Formula.Constant) {
                line("given", terminal.bold(figures.full(q)));
            } else {
                Map<Quantity, Integer> colours = colours(formula);
                line("rule", FormulaText.rule(formula, names, colours, terminal::factor));
                line("numbers", FormulaText.numbers(formula, figures, colours, terminal::factor));
                String shown = figures.shown(q);
                String full = figures.full(q);
                line("value", terminal.bold(shown) + (shown.equals(full) ? "" : terminal.quiet("   in full " + full)));
            }
            figures.rules()
                    .shortcut(q)
                    .map(other -> LongSums.byLargest(other, figures))
                    .ifPresent(other ->
                            line("also", FormulaText.rule(other, names) + " = " + FormulaText.numbers(other, figures)));
            wording.remarks(q).forEach(remark -> line("note", Wrapped.text(remark, PAGE_WIDTH - 11, 11)));
            if (depth > 0 && !formula.references().isEmpty()) {
                out.println();
                out.println("where it comes from");
                origins(formula, depth, 1, colours(formula), new HashSet<>(Set.of(q)));
            }
        }

        private Map<Quantity, Integer> colours(Formula formula) {
            return terminal.hasColour() ? Colours.of(formula) : Map.of();
        }

        private void line(String what, String text) {
            out.println("  " + terminal.quiet(what + " ".repeat(Math.max(1, 9 - what.length()))) + text);
        }

        private void origins(
                Formula formula, int depth, int level, Map<Quantity, Integer> colours, Set<Quantity> shown) {
            for (Quantity q : formula.references()) {
                Formula rule = LongSums.byLargest(figures.rules().of(q), figures);
                Integer colour = colours.get(q);
                String name = colour == null ? names.of(q) : terminal.factor(names.of(q), colour);
                String value = figures.shown(q);
                String start = "  ".repeat(level) + name;
                if (rule instanceof Formula.Constant) {
                    out.println(start + " = " + value + (q.phase() == Phase.GIVEN ? "   given" : ""));
                } else if (shown.contains(q)) {
                    out.println(start + " = " + value + "   see above");
                } else {
                    String numbers = FormulaText.numbers(rule, figures);
                    out.println(start + " = " + FormulaText.rule(rule, names)
                            + (numbers.equals(value) ? "" : " = " + numbers) + " = " + value);
                    shown.add(q);
                    if (level < depth) {
                        origins(rule, depth, level + 1, Map.of(), shown);
                    }
                }
            }
            for (Formula.Rest rest : LongSums.rests(formula)) {
                String together = " more terms, together " + figures.shown(rest);
                out.println("  ".repeat(level) + "… and " + rest.terms().size() + together);
            }
        }
    }
}
