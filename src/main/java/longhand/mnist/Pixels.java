package longhand.mnist;

import java.util.Arrays;

/**
 * X of a batch, p×m: the pixels of m images, one column an image, each x = pixel/255. Only those that are not 0 are kept, as bytes:
 * four in five pixels of a handwritten digit are 0, and add nothing to any sum.
 */
public final class Pixels implements Factor {
    /** x of each grey value. */
    private static final double[] X = new double[256];

    static {
        for (int grey = 0; grey < X.length; grey++) {
            X[grey] = grey / 255.0;
        }
    }

    private final int rows;
    private final int[] start;
    private int[] row;
    private byte[] grey;

    @SuppressWarnings("UnusedVariable") // written so that no compiler leaves the fetching out
    private int fetched;

    Pixels(int rows, int columns) {
        this.rows = rows;
        start = new int[columns + 1];
        row = new int[0];
        grey = new byte[0];
    }

    /**
     * Takes in images.
     *
     * @param order image numbers; column k becomes image {@code order[from + k]}
     */
    void set(Ink images, int[] order, int from) {
        fetched = images.fetch(order, from, columns());
        int n = 0;
        for (int k = 0; k < columns(); k++) {
            int image = order[from + k];
            start[k] = n;
            ensureCapacity(n + images.length(image));
            n = images.read(image, row, grey, n);
        }
        start[columns()] = n;
    }

    private void ensureCapacity(int least) {
        if (least > row.length) {
            int length = Math.max(least, row.length + row.length / 2);
            row = Arrays.copyOf(row, length);
            grey = Arrays.copyOf(grey, length);
        }
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return start.length - 1;
    }

    @Override
    public double get(int atRow, int column) {
        int at = Arrays.binarySearch(row, start[column], start[column + 1], atRow);
        return at < 0 ? 0 : X[grey[at] & 0xFF];
    }

    @Override
    public void addWeightedColumns(double[] sum, Matrix left, int column) {
        int t = start[column];
        int end = start[column + 1];
        for (; t + 3 < end; t += 4) {
            Weighted.addFour(
                    sum,
                    left.column(row[t]),
                    X[grey[t] & 0xFF],
                    left.column(row[t + 1]),
                    X[grey[t + 1] & 0xFF],
                    left.column(row[t + 2]),
                    X[grey[t + 2] & 0xFF],
                    left.column(row[t + 3]),
                    X[grey[t + 3] & 0xFF]);
        }
        for (; t < end; t++) {
            Weighted.addOne(sum, left.column(row[t]), X[grey[t] & 0xFF]);
        }
    }

    @Override
    public void addOuterProducts(Matrix sum, double factor, Matrix left, int from, int to) {
        for (int k = 0; k < columns(); k++) {
            double[] weighted = left.column(k);
            int t = first(k, from);
            int end = first(k, to);
            for (; t + 3 < end; t += 4) {
                Weighted.addToFour(
                        weighted,
                        sum.column(row[t]),
                        factor * X[grey[t] & 0xFF],
                        sum.column(row[t + 1]),
                        factor * X[grey[t + 1] & 0xFF],
                        sum.column(row[t + 2]),
                        factor * X[grey[t + 2] & 0xFF],
                        sum.column(row[t + 3]),
                        factor * X[grey[t + 3] & 0xFF]);
            }
            for (; t < end; t++) {
                Weighted.addOne(sum.column(row[t]), weighted, factor * X[grey[t] & 0xFF]);
            }
        }
    }

    /** The place of the first pixel of an image that is kept and not before {@code atRow}. */
    private int first(int column, int atRow) {
        int at = Arrays.binarySearch(row, start[column], start[column + 1], atRow);
        return at < 0 ? -at - 1 : at;
    }
}
