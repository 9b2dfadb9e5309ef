package longhand.notation.formula;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import longhand.formula.Formula;
import longhand.formula.Formula.Constant;
import longhand.formula.Formula.Reference;
import longhand.formula.quantity.Quantity;
import longhand.notation.text.NumberText;

/**
 * A formula as people write it, as one of a spreadsheet: in the words of OpenFormula, which Excel, LibreOffice and others share, and in
 * which −x² is the square of −x.
 */
public final class FormulaCells extends FormulaWriter<String> {
    /** With % where the argument stands. */
    private static final Map<String, String> CALLS = Map.ofEntries(
            Map.entry("tanh", "TANH(%)"),
            Map.entry("ln", "LN(%)"),
            Map.entry("log10", "LOG10(%)"),
            Map.entry("sin", "SIN(%)"),
            Map.entry("cos", "COS(%)"),
            Map.entry("tan", "TAN(%)"),
            Map.entry("sign", "SIGN(%)"),
            Map.entry("max", "MAX(%)"),
            Map.entry("min", "MIN(%)"),
            Map.entry("expm1", "(EXP(%)-1)"),
            Map.entry("σ", "(1/(1+EXP((-1)*(%))))"),
            Map.entry("ReLU′", "IF((%)>0,1,0)"),
            Map.entry("softplus", "LN(1+EXP(%))"),
            Map.entry("φ", "(EXP((-1)*(%)^2/2)/SQRT(2*PI()))"),
            Map.entry("Φ", "NORMSDIST(%)"));

    private FormulaCells(Leaf<String> leaf) {
        super(leaf, Map.of());
    }

    /** @param names of the cells */
    public static String of(Formula formula, Function<Quantity, String> names) {
        return new FormulaCells(new Leaf<>() {
                    @Override
                    public String of(Quantity quantity) {
                        return names.apply(quantity);
                    }

                    @Override
                    public boolean isNegative(Quantity quantity) {
                        return false;
                    }

                    @Override
                    public String together(Rest rest) {
                        throw new IllegalArgumentException("an abridged sum cannot be worked out");
                    }
                })
                .write(formula);
    }

    @Override
    String quantity(String written, boolean isInBrackets, int colour) {
        return written;
    }

    @Override
    List<String> gap(int terms, String together) {
        throw new IllegalArgumentException("an abridged sum cannot be worked out");
    }

    @Override
    String number(BigDecimal constant) {
        return constant.signum() < 0 ? bracketed(NumberText.full(constant)) : NumberText.full(constant);
    }

    @Override
    String operator(String sign) {
        return switch (sign) {
            case "·" -> "*";
            case "−" -> "-";
            case "≥" -> ">=";
            case "≤" -> "<=";
            default -> sign;
        };
    }

    @Override
    String prefix(String sign) {
        return "(-1)*";
    }

    @Override
    String bracketed(String text) {
        return "(" + text + ")";
    }

    @Override
    String fraction(Formula numerator, Formula denominator) {
        boolean isSingle = denominator instanceof Constant || denominator instanceof Reference;
        return asFactor(numerator) + "/" + (isSingle ? asFactor(denominator) : bracketed(within(denominator)));
    }

    @Override
    String squared(String base) {
        return power(base, "2");
    }

    @Override
    String exponential(String exponent) {
        return "EXP(" + exponent + ")";
    }

    @Override
    String power(String base, String exponent) {
        return base + "^" + (exponent.matches("\\w+") ? exponent : bracketed(exponent));
    }

    @Override
    String size(String of) {
        return "ABS(" + of + ")";
    }

    @Override
    String root(String of) {
        return "SQRT(" + of + ")";
    }

    @Override
    String relu(String of) {
        return "MAX(0," + of + ")";
    }

    @Override
    String cases(List<Case> cases) {
        Case first = cases.get(0);
        return cases.size() == 1
                ? first.value()
                : "IF(" + first.condition() + "," + first.value() + "," + cases(cases.subList(1, cases.size())) + ")";
    }

    @Override
    String call(String function, String argument) {
        return CALLS.get(function).replace("%", argument);
    }
}
