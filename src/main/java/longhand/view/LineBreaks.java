package longhand.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A formula in MathML cut into pieces, between which a line may break: MathML itself breaks nowhere. Each piece is markup of its own, a
 * {@code math} element, or a fraction too long for a line, whose two sides are in pieces again.
 */
public final class LineBreaks {
    /** A fraction with more terms than this above or below its bar may need more than a line. */
    private static final int MOST_TERMS_IN_A_LINE = 5;

    private static final String FRACTION = "<mfrac>";

    private LineBreaks() {}

    /** {@code start}, which may be empty, an equals sign, and a formula; in pieces that begin with the signs between its terms. */
    public static List<String> equation(String start, String formula) {
        List<String> pieces = new ArrayList<>();
        String before = start + "<mo>=</mo>";
        for (String term : terms(formula)) {
            String fraction = longFraction(term);
            if (fraction.isEmpty()) {
                pieces.add(math(before + term));
            } else {
                pieces.add(math(before));
                pieces.add(fraction);
            }
            before = "";
        }
        return pieces;
    }

    /** A formula that stands on one line. */
    public static String math(String inside) {
        return "<math>" + inside + "</math>";
    }

    /** A term that is a fraction with a long sum in it, as pieces above and below a bar; empty for any other. */
    private static String longFraction(String term) {
        if (!term.startsWith(FRACTION) || end(term, 0) < term.length()) {
            return "";
        }
        int middle = end(term, FRACTION.length());
        List<String> above = terms(inside(term.substring(FRACTION.length(), middle)));
        List<String> below = terms(inside(term.substring(middle, term.lastIndexOf('<'))));
        if (Math.max(above.size(), below.size()) <= MOST_TERMS_IN_A_LINE) {
            return "";
        }
        return "<span class=\"fraction\"><span class=\"above\">" + line(above)
                + "</span><span class=\"hidden\"> over </span><span class=\"below\">" + line(below) + "</span></span>";
    }

    private static String line(List<String> terms) {
        return terms.stream().map(LineBreaks::math).collect(Collectors.joining(" "));
    }

    /** What stands in an element. */
    private static String inside(String element) {
        return element.substring(element.indexOf('>') + 1, element.lastIndexOf('<'));
    }

    /** The terms of a sum, each with the sign before it; and in two parts what is said of terms that are only counted. */
    private static List<String> terms(String formula) {
        List<String> terms = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < formula.length(); at = end(formula, at)) {
            boolean isBreak = formula.startsWith("<mo>+</mo>", at)
                    || formula.startsWith("<mo>−</mo>", at)
                    || formula.startsWith("<mtext>together", at);
            if (isBreak && at > start) {
                terms.add(infix(formula.substring(start, at)));
                start = at;
            }
        }
        terms.add(infix(formula.substring(start)));
        return terms;
    }

    /** Behind the element that begins at a place. */
    private static int end(String markup, int from) {
        int depth = 0;
        int at = from;
        do {
            depth += markup.charAt(at + 1) == '/' ? -1 : 1;
            at = depth == 0 ? markup.indexOf('>', at) + 1 : markup.indexOf('<', at + 1);
        } while (depth > 0);
        return at;
    }

    /** A sign at the start of a line is set as one between two terms; the room before it is the space between two pieces. */
    private static String infix(String term) {
        if (!term.startsWith("<mo>+</mo>") && !term.startsWith("<mo>−</mo>")) {
            return term;
        }
        String sign = term.substring(4, 5);
        return "<mo rspace=\".25em\">" + sign + "</mo>" + term.substring("<mo>+</mo>".length());
    }
}
