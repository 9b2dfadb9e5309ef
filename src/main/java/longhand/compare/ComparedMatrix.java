package longhand.compare;

import longhand.formula.quantity.Quantity;
import longhand.mnist.matrix.Matrix;

/**
 * A matrix that both engines hold.
 *
 * @param name as the notes write it: Z1, dW2, b2′
 * @param values as the matrices have them; entry by entry they are quantities of the scalar engine
 * @param largest where the two differ most, and by how much
 */
public record ComparedMatrix(String name, Matrix values, Cell cell, ComparedEntry largest) {
    /** Which quantity an entry is, row and column counted from 0. */
    public interface Cell {
        Quantity at(int row, int column);
    }

    /** The quantity of an entry, row and column counted from 0. */
    public Quantity quantity(int row, int column) {
        return cell.at(row, column);
    }
}
