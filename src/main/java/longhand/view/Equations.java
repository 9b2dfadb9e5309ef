package longhand.view;

import java.util.List;
import java.util.Map;
import longhand.formula.Formula;
import longhand.formula.quantity.Quantity;
import longhand.model.Computation;
import longhand.notation.Working;
import longhand.notation.formula.FormulaMathML;

/** The working of a quantity as equations in MathML, in pieces between which a line may break. */
public final class Equations {
    private Equations() {}

    /** The quantity itself. */
    static String symbol(Working working) {
        return FormulaMathML.symbol(working.quantity(), working.isOverBatch(), computation(working));
    }

    /** The value as it is shown. */
    static String value(Working working) {
        return FormulaMathML.numeral(working.shown());
    }

    /** Symbol = rule. */
    public static List<String> rule(Working working) {
        return equation(working, working.rule(), working.colours(), "");
    }

    /** Symbol = rule = value, for what is only copied. */
    static List<String> copied(Working working) {
        return equation(working, working.rule(), working.colours(), "<mo>=</mo>" + value(working));
    }

    /** The rule with numbers put in. */
    public static List<String> numbers(Working working) {
        return numbers(working, working.rule(), working.colours());
    }

    /** Another way to the same number. */
    static List<String> way(Working working, Formula way) {
        return equation(working, way, Map.of(), "");
    }

    static List<String> wayNumbers(Working working, Formula way) {
        return numbers(working, way, Map.of());
    }

    /** The rule alone, on one line. */
    static String right(Working working) {
        return FormulaMathML.rule(working.rule(), Map.of(), working.isOverBatch(), computation(working));
    }

    private static List<String> equation(Working working, Formula formula, Map<Quantity, Integer> colours, String end) {
        return LineBreaks.equation(
                symbol(working),
                FormulaMathML.rulePieces(formula, colours, working.isOverBatch(), computation(working)),
                end);
    }

    private static List<String> numbers(Working working, Formula formula, Map<Quantity, Integer> colours) {
        return LineBreaks.equation(
                "", FormulaMathML.numberPieces(formula, working.derivation().figures(), colours), "");
    }

    private static Computation computation(Working working) {
        return working.derivation().rules().computation();
    }
}
