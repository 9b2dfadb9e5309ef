package longhand.mnist.matrix;

import java.util.Arrays;
import java.util.List;

/**
 * A matrix of doubles that is worked on in place. Rows and columns are counted from 0. Where it holds a batch, a column is an image.
 *
 * <p>Each column is an array of its own, so that what is worked with most, the values of one image and the weights from one pixel,
 * lies together in memory.
 */
public final class Matrix implements Factor {
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

    private Matrix(int rows, double[][] columns) {
        this.rows = rows;
        this.columns = columns;
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

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns.length;
    }

    @Override
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

    /** The values of a column themselves, to be worked on. */
    public double[] column(int column) {
        return columns[column];
    }

    /** The columns {@code from} to {@code to} − 1 themselves as a matrix: what changes in one changes in the other. */
    public Matrix columns(int from, int to) {
        return new Matrix(rows, Arrays.copyOfRange(columns, from, to));
    }

    public void setToZero() {
        for (double[] column : columns) {
            Arrays.fill(column, 0);
        }
    }

    /** The columns from {@code first} on become those of {@code that}. */
    public void setColumns(int first, Matrix that) {
        for (int j = 0; j < that.columns.length; j++) {
            System.arraycopy(that.columns[j], 0, columns[first + j], 0, rows);
        }
    }

    /** Each column becomes the one column of {@code that}. */
    public void setEachColumn(Matrix that) {
        for (double[] column : columns) {
            System.arraycopy(that.columns[0], 0, column, 0, rows);
        }
    }

    /** Each column becomes the sum of one of each of {@code those}: the first of theirs is column {@code from}. */
    public void setToSum(List<Matrix> those, int from) {
        for (int j = 0; j < columns.length; j++) {
            System.arraycopy(those.get(0).columns[from + j], 0, columns[j], 0, rows);
            for (int i = 1; i < those.size(); i++) {
                WeightedColumns.addOne(columns[j], those.get(i).columns[from + j], 1);
            }
        }
    }

    /** Becomes {@code left·right}. */
    public void setToProduct(Matrix left, Factor right) {
        for (int j = 0; j < columns.length; j++) {
            Arrays.fill(columns[j], 0);
            right.addWeightedColumns(columns[j], left, j);
        }
    }

    /** Adds {@code left·right}. */
    public void addProduct(Matrix left, Factor right) {
        for (int j = 0; j < columns.length; j++) {
            right.addWeightedColumns(columns[j], left, j);
        }
    }

    /** The columns {@code from} to {@code to} − 1 become those of {@code factor·left·rightᵀ}. */
    public void setToProductWithTransposed(double factor, Matrix left, Factor right, int from, int to) {
        right.writeOuterProducts(this, factor, left, from, to);
    }

    /** The first column becomes {@code factor} times the sum of the columns of {@code that}. */
    public void setToSumOfColumns(double factor, Matrix that) {
        Arrays.fill(columns[0], 0);
        for (double[] column : that.columns) {
            WeightedColumns.addOne(columns[0], column, factor);
        }
    }

    /** Subtracts {@code factor·that}. */
    public void subtract(double factor, Matrix that) {
        subtract(factor, that, 0, columns.length);
    }

    /** Subtracts {@code factor·that} from the columns {@code from} to {@code to} − 1. */
    public void subtract(double factor, Matrix that, int from, int to) {
        for (int j = from; j < to; j++) {
            WeightedColumns.addOne(columns[j], that.columns[j], -factor);
        }
    }

    @Override
    public void addWeightedColumns(double[] sum, Matrix left, int column) {
        double[] weights = columns[column];
        int i = 0;
        for (; i + 3 < rows; i += 4) {
            WeightedColumns.addFour(
                    sum,
                    left.columns[i],
                    weights[i],
                    left.columns[i + 1],
                    weights[i + 1],
                    left.columns[i + 2],
                    weights[i + 2],
                    left.columns[i + 3],
                    weights[i + 3]);
        }
        for (; i < rows; i++) {
            WeightedColumns.addOne(sum, left.columns[i], weights[i]);
        }
    }

    @Override
    public void writeOuterProducts(Matrix sum, double factor, Matrix left, int from, int to) {
        for (int i = from; i < to; i++) {
            double[] column = sum.columns[i];
            Arrays.fill(column, 0);
            int k = 0;
            for (; k + 3 < columns.length; k += 4) {
                WeightedColumns.addFour(
                        column,
                        left.columns[k],
                        factor * columns[k][i],
                        left.columns[k + 1],
                        factor * columns[k + 1][i],
                        left.columns[k + 2],
                        factor * columns[k + 2][i],
                        left.columns[k + 3],
                        factor * columns[k + 3][i]);
            }
            for (; k < columns.length; k++) {
                WeightedColumns.addOne(column, left.columns[k], factor * columns[k][i]);
            }
        }
    }

    /** Another matrix, with rows as columns. */
    public Matrix transposed() {
        Matrix transposed = new Matrix(columns.length, rows);
        for (int i = 0; i < rows; i++) {
            double[] to = transposed.columns[i];
            for (int j = 0; j < to.length; j++) {
                to[j] = columns[j][i];
            }
        }
        return transposed;
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
