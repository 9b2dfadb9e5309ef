package longhand.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import longhand.notation.formula.Piece;

/**
 * The pieces of a formula made ready for a page: each is a {@code math} element of its own, or a fraction too long for a line, whose two
 * sides are in pieces again.
 */
public final class LineBreaks {
    /** A fraction with more terms than this above or below its bar may need more than a line. */
    private static final int MOST_TERMS_IN_A_LINE = 5;

    private LineBreaks() {}

    /**
     * An equation, in pieces that begin with the signs between its terms.
     *
     * @param start what stands before the equals sign, or empty
     * @param end what follows the last piece, or empty
     */
    static List<String> equation(String start, List<Piece> formula, String end) {
        List<String> pieces = new ArrayList<>();
        String before = start + "<mo>=</mo>";
        for (int i = 0; i < formula.size(); i++) {
            Piece piece = formula.get(i);
            String after = i == formula.size() - 1 ? end : "";
            if (isLong(piece)) {
                pieces.add(math(before));
                pieces.add(fraction(piece));
                before = after;
            } else {
                pieces.add(math(before + term(piece) + after));
                before = "";
            }
        }
        if (!before.isEmpty()) {
            pieces.add(math(before));
        }
        return pieces;
    }

    /** A formula that stands on one line. */
    public static String math(String inside) {
        return "<math>" + inside + "</math>";
    }

    private static boolean isLong(Piece piece) {
        return Math.max(piece.above().size(), piece.below().size()) > MOST_TERMS_IN_A_LINE;
    }

    private static String fraction(Piece piece) {
        return "<span class=\"fraction\"><span class=\"above\">" + line(piece.above())
                + "</span><span class=\"hidden\"> over </span><span class=\"below\">" + line(piece.below())
                + "</span></span>";
    }

    private static String line(List<Piece> pieces) {
        return pieces.stream().map(piece -> math(term(piece))).collect(Collectors.joining(" "));
    }

    /** A sign at the start of a line is set as one between two terms; the room before it is the space between two pieces. */
    private static String term(Piece piece) {
        return piece.sign().isEmpty()
                ? piece.markup()
                : "<mo rspace=\".25em\">" + piece.sign() + "</mo>" + piece.markup();
    }
}
