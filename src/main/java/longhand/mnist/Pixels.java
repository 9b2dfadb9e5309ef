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
    private Pixels transposed;

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
    public Pixels transposed() {
        if (transposed == null) {
            transposed = new Pixels(columns(), rows);
        }
        int length = start[columns()];
        transposed.ensureCapacity(length);
        int[] next = transposed.start;
        Arrays.fill(next, 0);
        for (int t = 0; t < length; t++) {
            next[row[t] + 1]++;
        }
        for (int i = 0; i < rows; i++) {
            next[i + 1] += next[i];
        }
        transposed.place(this, next);
        // each start has moved to its end, which is the start of the next
        System.arraycopy(next, 0, next, 1, rows);
        next[0] = 0;
        return transposed;
    }

    private void place(Pixels of, int[] next) {
        int[] to = row;
        byte[] toGrey = grey;
        int[] fromRow = of.row;
        byte[] fromGrey = of.grey;
        for (int j = 0; j < of.columns(); j++) {
            for (int t = of.start[j]; t < of.start[j + 1]; t++) {
                int at = next[fromRow[t]]++;
                to[at] = j;
                toGrey[at] = fromGrey[t];
            }
        }
    }

    @Override
    public void addWeightedColumns(double[] sum, double factor, Matrix left, int column) {
        int t = start[column];
        int end = start[column + 1];
        for (; t + 3 < end; t += 4) {
            Weighted.addFour(
                    sum,
                    left.column(row[t]),
                    factor * X[grey[t] & 0xFF],
                    left.column(row[t + 1]),
                    factor * X[grey[t + 1] & 0xFF],
                    left.column(row[t + 2]),
                    factor * X[grey[t + 2] & 0xFF],
                    left.column(row[t + 3]),
                    factor * X[grey[t + 3] & 0xFF]);
        }
        for (; t < end; t++) {
            Weighted.addOne(sum, left.column(row[t]), factor * X[grey[t] & 0xFF]);
        }
    }
}
