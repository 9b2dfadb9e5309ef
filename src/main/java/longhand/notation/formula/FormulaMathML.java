package longhand.notation.formula;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import longhand.formula.Formula;
import longhand.formula.Formula.Quotient;
import longhand.formula.Formula.Stable;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.Computation;
import longhand.notation.name.Symbol;
import longhand.notation.text.Figures;
import longhand.notation.text.NumberText;

/**
 * A formula as presentation MathML, the inside of a {@code math} element. Coloured quantities carry the classes {@code f1}, {@code f2}
 * and so on. Nothing of an example's own text but the names of a graph goes in, so nothing needs escaping.
 */
public final class FormulaMathML extends FormulaWriter<FormulaMathML.Element> {
    /** An element, whose start is written when its colour is known. */
    record Element(String tag, String inside) {
        String markup() {
            return "<" + tag + ">" + inside + "</" + tag + ">";
        }

        String markup(int colour) {
            return colour == 0 ? markup() : "<" + tag + " class=\"f" + colour + "\">" + inside + "</" + tag + ">";
        }
    }

    private FormulaMathML(Leaf<Element> leaf, Map<Quantity, Integer> colours) {
        super(leaf, colours);
    }

    /** The rule with the symbols of its quantities. */
    public static String rule(
            Formula formula, Map<Quantity, Integer> colours, boolean withSamples, Computation computation) {
        return symbols(colours, withSamples, computation).write(formula);
    }

    /** The same in the pieces between which a line may break. */
    public static List<Piece> rulePieces(
            Formula formula, Map<Quantity, Integer> colours, boolean withSamples, Computation computation) {
        return symbols(colours, withSamples, computation).pieces(formula);
    }

    /** The rule with the values of its quantities put in, in the pieces between which a line may break. */
    public static List<Piece> numberPieces(Formula formula, Figures figures, Map<Quantity, Integer> colours) {
        Leaf<Element> leaf = new Leaf<>() {
            @Override
            public Element of(Quantity quantity) {
                return number(figures.shown(quantity));
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
        return new FormulaMathML(leaf, colours).pieces(formula);
    }

    private static FormulaMathML symbols(Map<Quantity, Integer> colours, boolean withSamples, Computation computation) {
        Leaf<Element> leaf = new Leaf<>() {
            @Override
            public Element of(Quantity quantity) {
                return element(quantity, withSamples, computation);
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
        };
        return new FormulaMathML(leaf, colours);
    }

    private List<Piece> pieces(Formula formula) {
        return terms(formula).stream().map(this::piece).toList();
    }

    private Piece piece(Term term) {
        Formula written = term.of() instanceof Stable stable ? stable.written() : term.of();
        return term.sign().isEmpty() && written instanceof Quotient quotient
                ? new Piece("", term.text(), pieces(quotient.numerator()), pieces(quotient.denominator()))
                : new Piece(term.sign(), term.text(), List.of(), List.of());
    }

    /**
     * The symbol of a quantity: ∂L over ∂w with its indices.
     *
     * @param withSamples whether the sample is written too, as in a formula over the whole batch
     * @param computation that it is a quantity of
     */
    public static String symbol(Quantity q, boolean withSamples, Computation computation) {
        return element(q, withSamples, computation).markup();
    }

    private static Element element(Quantity q, boolean withSamples, Computation computation) {
        if (q instanceof Variable variable) {
            return letter(variable, withSamples, computation);
        }
        Derivative derivative = (Derivative) q;
        return new Element(
                "mfrac",
                "<mrow><mo>∂</mo>"
                        + letter(derivative.numerator(), withSamples, computation)
                                .markup() + "</mrow><mrow><mo>∂</mo>"
                        + letter(derivative.denominator().withUpdate(1), false, computation)
                                .markup() + "</mrow>");
    }

    /** A number: digits with a minus sign, and a power of ten where there is one. */
    public static String numeral(String text) {
        return number(text).markup();
    }

    private static Element number(String text) {
        if (text.equals(NumberText.OVERFLOW) || text.equals(NumberText.UNDEFINED)) {
            return new Element("mtext", text);
        }
        int e = text.indexOf('e');
        if (text.startsWith("-")) {
            return new Element("mrow", "<mo>−</mo>" + numeral(text.substring(1)));
        }
        if (e < 0) {
            return new Element("mn", text.replace("Infinity", "∞"));
        }
        return new Element(
                "mrow",
                "<mn>" + text.substring(0, e) + "</mn><mo>·</mo><msup><mn>10</mn>" + numeral(text.substring(e + 1))
                        + "</msup>");
    }

    private static Element letter(Variable q, boolean withSamples, Computation computation) {
        return element(Symbol.of(q, withSamples, computation));
    }

    /** Names are letters, digits and _, so nothing needs escaping. */
    private static Element element(Symbol symbol) {
        Element letter = new Element("mi", symbol.letter());
        Element base = symbol.hasHat() ? new Element("mover", letter.markup() + "<mo>^</mo>") : letter;
        Element indexed = indexed(base, symbol.below(), symbol.above());
        return symbol.of() == null
                ? indexed
                : new Element(
                        "mrow",
                        indexed.markup() + "<mo stretchy=\"false\">(</mo>"
                                + element(symbol.of()).markup() + "<mo stretchy=\"false\">)</mo>");
    }

    private static Element indexed(Element base, String below, String above) {
        if (above.isEmpty()) {
            return below.isEmpty() ? base : new Element("msub", base.markup() + lowered(below));
        }
        return below.isEmpty()
                ? new Element("msup", base.markup() + raised(above))
                : new Element("msubsup", base.markup() + lowered(below) + raised(above));
    }

    /** Two numbers, and not one with a comma in it; so with the bar before a place. */
    private static String lowered(String below) {
        String numbers =
                "<mn>" + below.replace(",", "</mn><mo>,</mo><mn>").replace("|", "</mn><mo>|</mo><mn>") + "</mn>";
        return below.contains(",") || below.contains("|") ? "<mrow>" + numbers + "</mrow>" : numbers;
    }

    /** Layer and sample as one sign, since a page has thousands of them. */
    private static String raised(String above) {
        if (above.equals(Symbol.PRIME)) {
            return "<mo>" + Symbol.PRIME + "</mo>";
        }
        return above.startsWith(Symbol.PRIME)
                ? "<mrow><mo>" + Symbol.PRIME + "</mo><mn>" + above.substring(Symbol.PRIME.length()) + "</mn></mrow>"
                : "<mn>" + above + "</mn>";
    }

    @Override
    String quantity(Element written, boolean isInBrackets, int colour) {
        Element element = isInBrackets ? inBrackets(written.markup()) : written;
        return element.markup(colour);
    }

    private static Element inBrackets(String markup) {
        return new Element("mrow", "<mo>(</mo>" + markup + "<mo>)</mo>");
    }

    @Override
    List<String> gap(int terms, String together) {
        String count = "<mo>…</mo><mo stretchy=\"false\">(</mo><mtext>" + terms + " more terms";
        String end = "<mo stretchy=\"false\">)</mo>";
        return together.isEmpty()
                ? List.of(count + "</mtext>" + end)
                : List.of(count + ",\u00A0</mtext>", "<mtext>together\u00A0</mtext>" + together + end);
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
        return inBrackets(text).markup();
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
    String power(String base, String exponent) {
        return "<msup><mrow>" + base + "</mrow><mrow>" + exponent + "</mrow></msup>";
    }

    @Override
    String size(String of) {
        return "<mrow><mo>|</mo>" + of + "<mo>|</mo></mrow>";
    }

    @Override
    String root(String of) {
        return "<msqrt>" + of + "</msqrt>";
    }

    @Override
    String cases(List<Case> cases) {
        StringBuilder rows = new StringBuilder();
        for (Case each : cases) {
            String when = each.condition().isEmpty()
                    ? "<mtext>otherwise</mtext>"
                    : "<mtext>if\u00A0</mtext>" + each.condition();
            rows.append("<mtr><mtd><mrow>")
                    .append(each.value())
                    .append("</mrow></mtd><mtd><mrow>")
                    .append(when)
                    .append("</mrow></mtd></mtr>");
        }
        return "<mrow><mo>{</mo><mtable class=\"cases\">" + rows + "</mtable></mrow>";
    }

    @Override
    String call(String function, String argument) {
        String name = function.endsWith("′")
                ? "<msup><mi>" + function.substring(0, function.length() - 1) + "</mi><mo>′</mo></msup>"
                : "<mi>" + function + "</mi>";
        return name + "<mo>\u2061</mo>" + bracketed(argument);
    }
}
