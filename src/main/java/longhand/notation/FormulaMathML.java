package longhand.notation;

import java.math.BigDecimal;
import java.util.Map;
import longhand.formula.Derivative;
import longhand.formula.Formula;
import longhand.formula.Quantity;
import longhand.formula.Variable;

/**
 * A formula as presentation MathML, the inside of a {@code math} element. Coloured quantities carry the classes {@code f1}, {@code f2}
 * and so on. Nothing of an example's own text goes in, so nothing needs escaping.
 */
public final class FormulaMathML extends FormulaWriter {
    private static final String PRIME = "′";

    private FormulaMathML(Leaf leaf, Map<Quantity, Integer> colours) {
        super(leaf, colours);
    }

    /** The rule with the symbols of its quantities. */
    public static String rule(Formula formula, Map<Quantity, Integer> colours, boolean withSamples) {
        Leaf leaf = new Leaf() {
            @Override
            public String of(Quantity quantity) {
                return symbol(quantity, withSamples);
            }

            @Override
            public boolean isNegative(Quantity quantity) {
                return false;
            }

            @Override
            public String together(Rest rest) {
                return "";
            }
        };
        return new FormulaMathML(leaf, colours).write(formula);
    }

    /** The rule with the values of its quantities put in. */
    public static String numbers(Formula formula, Figures figures, Map<Quantity, Integer> colours) {
        Leaf leaf = new Leaf() {
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
        };
        return new FormulaMathML(leaf, colours).write(formula);
    }

    /**
     * The symbol of a quantity: ∂L over ∂w with its indices.
     *
     * @param withSamples whether the sample is written too, as in a formula over the whole batch
     */
    public static String symbol(Quantity q, boolean withSamples) {
        if (q instanceof Variable variable) {
            return letter(variable, withSamples);
        }
        Derivative derivative = (Derivative) q;
        return "<mfrac><mrow><mo>∂</mo>" + letter(derivative.numerator(), withSamples) + "</mrow><mrow><mo>∂</mo>"
                + letter(derivative.denominator(), false) + "</mrow></mfrac>";
    }

    /** A number: digits with a minus sign, and a power of ten where there is one. */
    public static String numeral(String text) {
        if (text.equals(NumberText.OVERFLOW)) {
            return "<mtext>" + text + "</mtext>";
        }
        int e = text.indexOf('e');
        if (text.startsWith("-")) {
            return "<mrow><mo>−</mo>" + numeral(text.substring(1)) + "</mrow>";
        }
        if (e < 0) {
            return "<mn>" + text.replace("Infinity", "∞") + "</mn>";
        }
        return "<mrow><mn>" + text.substring(0, e) + "</mn><mo>·</mo><msup><mn>10</mn>" + numeral(text.substring(e + 1))
                + "</msup></mrow>";
    }

    private static String letter(Variable q, boolean withSamples) {
        String sample = withSamples && q.sample() > 0 ? "@" + q.sample() : "";
        String layer = "(" + q.layer() + ")";
        return switch (q.kind()) {
            case INPUT -> indexed("x", index(q.to()), sample);
            case TARGET -> indexed("y", index(q.to()), sample);
            case LEARNING_RATE -> "<mi>α</mi>";
            case WEIGHT -> indexed("w", index(q.to(), q.from()), layer);
            case NEW_WEIGHT -> indexed("w", index(q.to(), q.from()), PRIME + layer);
            case BIAS -> indexed("b", index(q.to()), layer);
            case NEW_BIAS -> indexed("b", index(q.to()), PRIME + layer);
            case WEIGHTED_SUM -> indexed("z", index(q.to()), layer + sample);
            case ACTIVATION -> indexed("a", index(q.to()), layer + sample);
            case OUTPUT_LOSS -> indexed("L", index(q.to()), sample);
            case SAMPLE_LOSS, BATCH_LOSS -> indexed("L", "", sample);
            default -> throw new IllegalArgumentException(q + " is a derivative");
        };
    }

    private static String indexed(String letter, String below, String above) {
        String base = "<mi>" + letter + "</mi>";
        if (above.isEmpty()) {
            return below.isEmpty() ? base : "<msub>" + base + below + "</msub>";
        }
        return below.isEmpty()
                ? "<msup>" + base + raised(above) + "</msup>"
                : "<msubsup>" + base + below + raised(above) + "</msubsup>";
    }

    /** Layer and sample as one sign, since a page has thousands of them. */
    private static String raised(String above) {
        return above.startsWith(PRIME)
                ? "<mrow><mo>" + PRIME + "</mo><mn>" + above.substring(PRIME.length()) + "</mn></mrow>"
                : "<mn>" + above + "</mn>";
    }

    private static String index(int number) {
        return "<mn>" + number + "</mn>";
    }

    /** Two numbers, and not one with a comma in it. */
    private static String index(int to, int from) {
        return "<mrow>" + index(to) + "<mo>,</mo>" + index(from) + "</mrow>";
    }

    @Override
    String gap(int terms, String together) {
        String count = "<mo>…</mo><mo stretchy=\"false\">(</mo><mtext>" + terms + " more terms";
        return count
                + (together.isEmpty() ? "</mtext>" : ",\u00A0</mtext><mtext>together\u00A0</mtext>" + together)
                + "<mo stretchy=\"false\">)</mo>";
    }

    @Override
    String number(BigDecimal constant) {
        return numeral(NumberText.shown(constant));
    }

    @Override
    String operator(String sign) {
        return sign.equals(",") ? "<mo separator=\"true\">,</mo>" : "<mo>" + sign + "</mo>";
    }

    @Override
    String prefix(String sign) {
        return "<mo form=\"prefix\">" + sign + "</mo>";
    }

    @Override
    String bracketed(String text) {
        return "<mrow><mo>(</mo>" + text + "<mo>)</mo></mrow>";
    }

    @Override
    String fraction(Formula numerator, Formula denominator) {
        return "<mfrac><mrow>" + within(numerator) + "</mrow><mrow>" + within(denominator) + "</mrow></mfrac>";
    }

    @Override
    String squared(String base) {
        return "<msup>" + base + "<mn>2</mn></msup>";
    }

    @Override
    String exponential(String exponent) {
        return "<msup><mi>e</mi><mrow>" + exponent + "</mrow></msup>";
    }

    @Override
    String call(String function, String argument) {
        String name = function.endsWith("′")
                ? "<msup><mi>" + function.substring(0, function.length() - 1) + "</mi><mo>′</mo></msup>"
                : "<mi>" + function + "</mi>";
        return name + "<mo>\u2061</mo><mrow><mo>(</mo>" + argument + "<mo>)</mo></mrow>";
    }

    @Override
    String coloured(String text, int colour) {
        // a quantity is one element, by its symbol or by its value
        int end = text.indexOf('>');
        return text.substring(0, end) + " class=\"f" + colour + "\"" + text.substring(end);
    }
}
