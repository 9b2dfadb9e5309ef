package longhand.mnist.matrix;

import java.util.Arrays;
import longhand.mnist.images.SparseImages;

/**
 * Some columns of X, or of a part of it, turned: they come image by image, and are read pixel by pixel. A product with X transposed
 * goes through X by its rows, so that each column of the sum is fetched once and written once.
 */
final class SparseRows {
    /** How many images: as many as a long has bits. */
    static final int MOST_COLUMNS = Long.SIZE;

    /** In which images a pixel is not 0: bit k for column k. */
    private final long[] nonZero;
    /** The grey values of a pixel in all images, then those of the next; of no meaning where it is 0. */
    private final byte[] greys;

    SparseRows(int rows) {
        nonZero = new long[rows];
        greys = new byte[Math.multiplyExact(rows, MOST_COLUMNS)];
    }

    void setToZero() {
        Arrays.fill(nonZero, 0);
    }

    /**
     * Writes a part of an image into a column that is 0.
     *
     * @param entries of {@link SparseImages}, the image's at {@code from} to {@code to} − 1
     */
    void setColumn(int column, char[] entries, int from, int to) {
        int p = 0;
        for (int t = from; t < to; t++) {
            p += SparseImages.gap(entries[t]);
            nonZero[p] |= 1L << column;
            greys[p * MOST_COLUMNS + column] = (byte) entries[t];
        }
    }

    /** Adds the columns of {@code left} from {@code first} on to {@code sum}, each weighted by {@code factor} and a value of that row. */
    void addWeightedColumns(double[] sum, double factor, Matrix left, int first, int row) {
        long rest = nonZero[row];
        int at = row * MOST_COLUMNS;
        while (rest != 0) {
            int a = Long.numberOfTrailingZeros(rest);
            rest &= rest - 1;
            double xa = factor * x(at + a);
            if (rest == 0) {
                WeightedColumns.addOne(sum, left.column(first + a), xa);
                return;
            }
            int b = Long.numberOfTrailingZeros(rest);
            rest &= rest - 1;
            double xb = factor * x(at + b);
            if (rest == 0) {
                WeightedColumns.addTwo(sum, left.column(first + a), xa, left.column(first + b), xb);
                return;
            }
            int c = Long.numberOfTrailingZeros(rest);
            rest &= rest - 1;
            double xc = factor * x(at + c);
            if (rest == 0) {
                WeightedColumns.addThree(
                        sum, left.column(first + a), xa, left.column(first + b), xb, left.column(first + c), xc);
                return;
            }
            int d = Long.numberOfTrailingZeros(rest);
            rest &= rest - 1;
            double xd = factor * x(at + d);
            WeightedColumns.addFour(
                    sum,
                    left.column(first + a),
                    xa,
                    left.column(first + b),
                    xb,
                    left.column(first + c),
                    xc,
                    left.column(first + d),
                    xd);
        }
    }

    private double x(int place) {
        return SparseBatch.x(greys[place] & 0xFF);
    }
}
