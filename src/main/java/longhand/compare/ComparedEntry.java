package longhand.compare;

import longhand.formula.quantity.Quantity;

/**
 * One number as both engines have it.
 *
 * @param scalar as its own rule gives it
 * @param matrix as it stands in the matrix
 * @param relative how far they are apart, as a part of the number; where that is a sum that cancels, of what it was added up from
 */
public record ComparedEntry(Quantity quantity, double scalar, double matrix, double relative) {
    /** How far they are apart; 0 where one of them is no number. */
    public double absolute() {
        double difference = Math.abs(scalar - matrix);
        return scalar == matrix || Double.isNaN(difference) ? 0 : difference;
    }
}
