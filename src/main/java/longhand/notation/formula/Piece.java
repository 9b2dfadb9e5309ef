package longhand.notation.formula;

import java.util.List;

/**
 * A part of a formula in MathML. Between two parts a line may break; MathML itself breaks nowhere.
 *
 * @param sign between the part and the one before it, + or −; or empty
 * @param markup without the sign, whole elements
 * @param above where the part is a fraction alone, its numerator; otherwise empty
 * @param below and its denominator
 */
public record Piece(String sign, String markup, List<Piece> above, List<Piece> below) {
    public Piece {
        above = List.copyOf(above);
        below = List.copyOf(below);
    }
}
