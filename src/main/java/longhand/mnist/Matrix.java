package longhand.mnist;

import java.util.Arrays;

/**
 * A matrix of doubles that is worked on in place. Rows and columns are counted from 0. Where it holds a batch, a column is an image.
 *
 * <p>Each column is an array of its own, so that what is worked with most, the values of one image and the weights from one pixel,
 * lies together in memory.
 */
public final class Matrix {
    private final int rows;
    private final double[][] columns;

    /** A rows×columns matrix of zeros. */
    public Matrix(int rows, int columns) {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException(
                    "a matrix needs at least one row and one column, not " + rows + "×" + columns);
        }
        this.rows = rows;
        this.columns = new double[columns][rows];
    }

    /**
     * A matrix of the given values.
     *
     * @param values row by row, as NumPy lays them out; rows·columns of them
     */
    public static Matrix ofRows(int rows, int columns, double... values) {
        Matrix matrix = new Matrix(rows, columns);
        if (values.length != (long) rows * columns) {
            throw new IllegalArgumentException("a " + rows + "×" + columns + " matrix needs " + (long) rows * columns
                    + " values, found " + values.length);
        }
        for (int i = 0; i < values.length; i++) {
            matrix.columns[i % columns][i / columns] = values[i];
        }
        return matrix;
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns.length;
    }

    public double get(int row, int column) {
        return columns[column][row];
    }

    public void set(int row, int column, double value) {
        columns[column][row] = value;
    }

    /** The values row by row, as NumPy lays them out. */
    public double[] toRows() {
        double[] values = new double[Math.multiplyExact(rows, columns.length)];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns[i % columns.length][i / columns.length];
        }
        return values;
    }

    /** Another matrix with the same values. */
    public Matrix copy() {
        Matrix copy = new Matrix(rows, columns.length);
        for (int j = 0; j < columns.length; j++) {
            System.arraycopy(columns[j], 0, copy.columns[j], 0, rows);
        }
        return copy;
    }

    /** The shape as it is written: 16×784. */
    public String shape() {
        return rows + "×" + columns.length;
    }

    /** Whether shape and values are the same, to the last bit. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Matrix that && Arrays.deepEquals(columns, that.columns);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(columns);
    }

    @Override
    public String toString() {
        return shape() + " " + Arrays.toString(columns[0]) + (columns.length > 1 ? "…" : "");
    }
}
