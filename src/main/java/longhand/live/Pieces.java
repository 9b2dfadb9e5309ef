package longhand.live;

import java.util.ArrayList;
import java.util.List;

/** A formula in MathML cut into pieces, between which a line may break; each goes into a {@code math} element of its own. */
public final class Pieces {
    private Pieces() {}

    /** {@code start}, which may be empty, an equals sign, and a formula; in pieces that begin with the signs between its terms. */
    public static List<String> equation(String start, String formula) {
        List<String> terms = terms(formula);
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            pieces.add((i == 0 ? start + "<mo>=</mo>" : "") + terms.get(i));
        }
        return pieces;
    }

    /** The terms of a sum, each with the sign before it. */
    private static List<String> terms(String formula) {
        List<String> terms = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int at = formula.indexOf('<'); at >= 0; at = formula.indexOf('<', at + 1)) {
            boolean isSign = formula.startsWith("<mo>+</mo>", at) || formula.startsWith("<mo>−</mo>", at);
            if (depth == 0 && isSign && at > start) {
                terms.add(infix(formula.substring(start, at)));
                start = at;
            }
            depth += formula.charAt(at + 1) == '/' ? -1 : 1;
        }
        terms.add(infix(formula.substring(start)));
        return terms;
    }

    /** A sign at the start of a line is set as one between two terms, with room on both sides. */
    private static String infix(String term) {
        if (!term.startsWith("<mo>")) {
            return term;
        }
        String sign = term.substring(4, 5);
        return "<mo form=\"infix\" rspace=\"0\">" + sign + "</mo><mspace width=\".25em\"/>"
                + term.substring("<mo>+</mo>".length());
    }
}
