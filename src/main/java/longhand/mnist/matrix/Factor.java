package longhand.mnist.matrix;

/** What can stand to the right in a product of matrices: a matrix, or the pixels of images with their many zeros left out. */
public sealed interface Factor permits Matrix, SparseBatch {
    int rows();

    int columns();

    /** The shape as it is written: 784×64. */
    default String shape() {
        return rows() + "×" + columns();
    }

    /** The first row that can be other than 0. */
    default int from() {
        return 0;
    }

    /** The first row from which on all are 0. */
    default int to() {
        return rows();
    }

    /** The value at that place, counted from 0. */
    double get(int row, int column);

    /**
     * One column of a product: adds {@code left·c} to {@code sum}, where c is a column of this; that is, the columns of {@code
     * left}, each weighted by a value of c, one after the other in their order.
     */
    void addWeightedColumns(double[] sum, Matrix left, int column);

    /**
     * A product with this transposed: the columns {@code from} to {@code to} − 1 of {@code sum} become those of {@code
     * factor·left·thisᵀ}: each the columns of {@code left}, weighted by the values of a row of this, image after image.
     */
    void writeOuterProducts(Matrix sum, double factor, Matrix left, int from, int to);
}
