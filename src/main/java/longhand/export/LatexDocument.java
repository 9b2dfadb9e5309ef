package longhand.export;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import longhand.example.Example;
import longhand.formula.Formula;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.model.Computation;
import longhand.notation.Derivation;
import longhand.notation.LatexEquation;
import longhand.notation.Working;
import longhand.notation.formula.FormulaLatex;
import longhand.view.Outline;

/** A worked example as a document that LaTeX typesets: what is given, then step by step question, rule, numbers and value. */
public final class LatexDocument {
    private static final String START = """
            \\documentclass[a4paper,11pt]{article}
            \\usepackage[T1]{fontenc}
            \\usepackage{textcomp}
            \\usepackage{amsmath}
            \\usepackage[margin=25mm]{geometry}
            \\setlength{\\parindent}{0pt}
            \\setlength{\\parskip}{4pt}
            \\raggedright
            % a step: its name, and what it asks
            \\newcommand{\\step}[2]{\\par\\addvspace{8pt}\\texttt{#1}\\quad #2\\nopagebreak\\par\\nopagebreak}
            % a line of it; breaks at plus and minus where it is long
            \\newcommand{\\formula}[1]{\\hspace*{1.5em}$\\displaystyle #1$\\par}
            \\begin{document}
            """;

    private final Example example;
    private final Derivation derivation;
    private final Computation computation;
    private final Set<Quantity> wanted;
    private final StringBuilder text = new StringBuilder();

    private LatexDocument(Example example, Derivation derivation, Set<Quantity> wanted) {
        this.example = example;
        this.derivation = derivation;
        this.wanted = wanted;
        computation = derivation.rules().computation();
    }

    /**
     * The whole document.
     *
     * @param wanted the quantities that it has; what is given for the steps among them stands in it, too
     */
    public static String of(Example example, Derivation derivation, Set<Quantity> wanted) {
        LatexDocument document = new LatexDocument(example, derivation, wanted);
        document.write();
        return document.text.toString();
    }

    private void write() {
        text.append("% ").append(oneLine(example.name())).append(", worked out by Longhand; compile with pdflatex\n");
        text.append(START);
        line("\\section*{" + LatexText.of(example.title()) + "}");
        paragraph(example.source());
        paragraph(example.about());
        given();
        Outline.of(derivation.names()).forEach(this::section);
        line("\\end{document}");
    }

    /** A comment ends with its line. */
    private static String oneLine(String comment) {
        return comment.replaceAll("\\p{Cntrl}", " ");
    }

    private void given() {
        Set<Quantity> needed = new HashSet<>(wanted);
        wanted.forEach(q -> needed.addAll(derivation.of(q).rule().references()));
        List<String> formulas = new ArrayList<>();
        derivation.rules().forEach(q -> {
            if (q.phase() == Phase.GIVEN && needed.contains(q)) {
                Working working = derivation.of(q);
                formulas.add("$" + symbol(working) + " = " + FormulaLatex.numeral(working.full()) + "$");
            }
        });
        if (!formulas.isEmpty()) {
            line("\\subsection*{Given}");
            line(String.join(", \\quad\n", formulas));
        }
    }

    private void section(Outline.Section section) {
        boolean isOpen = false;
        for (Outline.Group group : section.groups()) {
            List<Outline.Step> steps = group.steps().stream()
                    .filter(step -> wanted.contains(step.quantity()))
                    .toList();
            if (!steps.isEmpty()) {
                if (!isOpen) {
                    line("");
                    line("\\subsection*{" + LatexText.of(section.title()) + "}");
                    isOpen = true;
                }
                line("");
                line("\\subsubsection*{" + LatexText.of(group.title()) + "}");
                steps.forEach(step -> step(derivation.of(step.quantity())));
            }
        }
    }

    private void step(Working working) {
        String label = working.label()
                .map(name -> " (in the source: " + LatexText.of(name) + ")")
                .orElse("");
        line("\\step{" + LatexText.of(working.name()) + "}{" + LatexText.of(working.question()) + label + "}");
        LatexEquation equation = LatexEquation.of(working);
        String equals = equation.symbol() + " = ";
        for (String side : equation.sides()) {
            formula(equals + side);
            equals = "{} = ";
        }
        formula(equals + "\\mathbf{" + equation.value() + "}" + inFull(working));
        working.shortcut().ifPresent(other -> {
            line("\\hspace*{1.5em}also");
            formula(rule(other, working) + " = " + FormulaLatex.numbers(other, derivation.figures()));
        });
        working.remarks().forEach(this::paragraph);
    }

    private String rule(Formula formula, Working working) {
        return FormulaLatex.rule(formula, working.isOverBatch(), computation);
    }

    private String symbol(Working working) {
        return FormulaLatex.symbol(working.quantity(), working.isOverBatch(), computation);
    }

    private static String inFull(Working working) {
        return working.shown().equals(working.full())
                ? ""
                : "\\quad\\text{in full }{" + FormulaLatex.numeral(working.full()) + "}";
    }

    private void formula(String latex) {
        line("\\formula{" + latex + "}");
    }

    private void paragraph(String words) {
        if (words != null && !words.isBlank()) {
            line(LatexText.of(words) + "\\par");
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
