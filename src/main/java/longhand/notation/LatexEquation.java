package longhand.notation;

import java.util.ArrayList;
import java.util.List;
import longhand.model.Computation;
import longhand.notation.formula.FormulaLatex;

/**
 * One quantity as LaTeX: its symbol and what it equals.
 *
 * @param sides the rule and the rule with numbers put in, as far as they say more than the value
 * @param value as it is shown
 */
public record LatexEquation(String symbol, List<String> sides, String value) {
    public LatexEquation {
        sides = List.copyOf(sides);
    }

    public static LatexEquation of(Working working) {
        Derivation derivation = working.derivation();
        Computation computation = derivation.rules().computation();
        List<String> sides = new ArrayList<>();
        if (!working.isConstant()) {
            sides.add(FormulaLatex.rule(working.rule(), working.isOverBatch(), computation));
            if (!working.isCopied()) {
                sides.add(FormulaLatex.numbers(working.rule(), derivation.figures()));
            }
        }
        return new LatexEquation(
                FormulaLatex.symbol(working.quantity(), working.isOverBatch(), computation),
                sides,
                FormulaLatex.numeral(working.shown()));
    }

    /** All of it for a place where there is a formula already, each side on a line of its own. */
    public String aligned() {
        List<String> lines = new ArrayList<>(sides);
        lines.add(value);
        return "\\begin{aligned}\n" + symbol + " &= " + String.join(" \\\\\n&= ", lines) + "\n\\end{aligned}";
    }
}
