package longhand.notation.formula;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import longhand.formula.Formula;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.Computation;
import longhand.notation.name.Symbol;
import longhand.notation.text.Figures;
import longhand.notation.text.NumberText;

/** A formula as LaTeX, what stands between two dollar signs; needs {@code amsmath}. */
public final class FormulaLatex extends FormulaWriter<String> {
    private static final Map<String, String> LETTERS = Map.of(
            "α", "\\alpha",
            "λ", "\\lambda",
            "μ", "\\mu",
            "β", "\\beta",
            "ρ", "\\rho",
            "ε", "\\varepsilon",
            "θ", "\\theta");

    private static final Map<String, String> FUNCTIONS = Map.ofEntries(
            Map.entry("σ", "\\sigma"),
            Map.entry("φ", "\\varphi"),
            Map.entry("Φ", "\\Phi"),
            Map.entry("log10", "\\log_{10}"),
            Map.entry("max", "\\max"),
            Map.entry("min", "\\min"),
            Map.entry("tanh", "\\tanh"),
            Map.entry("tan", "\\tan"),
            Map.entry("sin", "\\sin"),
            Map.entry("cos", "\\cos"),
            Map.entry("ln", "\\ln"));

    private static final Map<String, String> OPERATORS = Map.of(
            "·", " \\cdot ",
            "−", " - ",
            ",", ", ",
            "≥", " \\ge ",
            "≤", " \\le ");

    private FormulaLatex(Leaf<String> leaf) {
        super(leaf, Map.of());
    }

    /**
     * A formula with the symbols of its quantities.
     *
     * @param withSamples whether the samples are written too, as in a formula over the whole batch
     * @param computation that they are quantities of
     */
    public static String rule(Formula formula, boolean withSamples, Computation computation) {
        return new FormulaLatex(new Leaf<>() {
                    @Override
                    public String of(Quantity quantity) {
                        return symbol(quantity, withSamples, computation);
                    }

                    @Override
                    public boolean isFraction(Quantity quantity) {
                        return quantity.isDerivative();
                    }

                    @Override
                    public boolean isNegative(Quantity quantity) {
                        return false;
                    }

                    @Override
                    public String together(Rest rest) {
                        return "";
                    }
                })
                .write(formula);
    }

    /** A formula with the values of its quantities put in. */
    public static String numbers(Formula formula, Figures figures) {
        return new FormulaLatex(new Leaf<>() {
                    @Override
                    public String of(Quantity quantity) {
                        return numeral(figures.shown(quantity));
                    }

                    @Override
                    public boolean isNegative(Quantity quantity) {
                        return figures.shown(quantity).startsWith("-");
                    }

                    @Override
                    public String together(Rest rest) {
                        return numeral(figures.shown(rest));
                    }
                })
                .write(formula);
    }

    /** The symbol of a quantity; see {@link #rule}. */
    public static String symbol(Quantity q, boolean withSample, Computation computation) {
        if (q instanceof Variable variable) {
            return symbol(Symbol.of(variable, withSample, computation));
        }
        Derivative derivative = (Derivative) q;
        return "\\frac{\\partial " + symbol(derivative.numerator(), withSample, computation) + "}{\\partial "
                + symbol(derivative.denominator().withUpdate(1), false, computation) + "}";
    }

    private static String symbol(Symbol symbol) {
        String letter = letter(symbol.letter());
        return (symbol.hasHat() ? "\\hat{" + letter + "}" : letter)
                + (symbol.below().isEmpty() ? "" : "_{" + symbol.below() + "}")
                + (symbol.above().isEmpty() ? "" : "^{" + above(symbol.above()) + "}")
                + (symbol.of() == null ? "" : "(" + symbol(symbol.of()) + ")");
    }

    private static String above(String signs) {
        return signs.replace(Symbol.PRIME, "\\prime ").replace("~", "{\\sim}").replace("@", "{@}");
    }

    /** A name of several letters stands upright, so that it is not read as a product. */
    private static String letter(String name) {
        String known = LETTERS.get(name);
        return known != null
                ? known
                : name.codePointCount(0, name.length()) == 1 ? name : "\\mathrm{" + name.replace("_", "\\_") + "}";
    }

    /** A number: digits, and a power of ten where there is one. */
    public static String numeral(String text) {
        if (text.equals(NumberText.OVERFLOW) || text.equals(NumberText.UNDEFINED)) {
            return "\\text{" + text + "}";
        }
        int e = text.indexOf('e');
        return e < 0
                ? text.replace("Infinity", "\\infty")
                : text.substring(0, e) + " \\cdot 10^{" + text.substring(e + 1) + "}";
    }

    @Override
    String quantity(String written, boolean isInBrackets, int colour) {
        return isInBrackets ? bracketed(written) : written;
    }

    @Override
    List<String> gap(int terms, String together) {
        return List.of("\\ldots \\text{ (" + terms + " more terms"
                + (together.isEmpty() ? ")}" : ", together }" + together + ")"));
    }

    @Override
    String number(BigDecimal constant) {
        return numeral(NumberText.shown(constant));
    }

    @Override
    String operator(String sign) {
        return OPERATORS.getOrDefault(sign, " " + sign + " ");
    }

    @Override
    String prefix(String sign) {
        return "-";
    }

    /** Brackets that grow do not let a line break, and so they grow only where they must. */
    @Override
    String bracketed(String text) {
        return text.contains("\\frac") || text.contains("\\begin") ? "\\left(" + text + "\\right)" : "(" + text + ")";
    }

    @Override
    String fraction(Formula numerator, Formula denominator) {
        return "\\frac{" + within(numerator) + "}{" + within(denominator) + "}";
    }

    @Override
    String squared(String base) {
        return power(base, "2");
    }

    @Override
    String exponential(String exponent) {
        return power("e", exponent);
    }

    @Override
    String power(String base, String exponent) {
        return "{" + base + "}^{" + exponent + "}";
    }

    @Override
    String size(String of) {
        return "\\left|" + of + "\\right|";
    }

    @Override
    String root(String of) {
        return "\\sqrt{" + of + "}";
    }

    @Override
    String cases(List<Case> cases) {
        return cases.stream()
                .map(each -> each.value() + " & "
                        + (each.condition().isEmpty() ? "\\text{otherwise}" : "\\text{if } " + each.condition()))
                .collect(Collectors.joining(" \\\\ ", "\\begin{cases} ", " \\end{cases}"));
    }

    @Override
    String call(String function, String argument) {
        boolean isSlope = function.endsWith("′");
        String name = isSlope ? function.substring(0, function.length() - 1) : function;
        return FUNCTIONS.getOrDefault(name, "\\operatorname{" + name + "}")
                + (isSlope ? "'" : "")
                + bracketed(argument);
    }
}
