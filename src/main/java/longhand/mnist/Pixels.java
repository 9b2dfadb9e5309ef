package longhand.mnist;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * X of a batch, p×m: the pixels of m images, one column an image, each x = pixel/255. Only those that are not 0 are kept, as bytes:
 * four in five pixels of a handwritten digit are 0, and add nothing to any sum.
 */
public final class Pixels implements Factor {
    /** x of each grey value. */
    private static final double[] X = new double[256];

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

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
    void set(Images images, int[] order, int from) {
        byte[] bytes = images.pixels();
        int n = 0;
        for (int k = 0; k < columns(); k++) {
            start[k] = n;
            ensureCapacity(n + rows);
            int offset = order[from + k] * rows;
            int p = 0;
            for (; p + 8 <= rows; p += 8) {
                if ((long) EIGHT_BYTES.get(bytes, offset + p) != 0) {
                    n = append(bytes, offset, p, p + 8, n);
                }
            }
            n = append(bytes, offset, p, rows, n);
        }
        start[columns()] = n;
    }

    /** Writes all pixels, but steps on only past those that are not 0: cheaper than to branch on what cannot be foreseen. */
    private int append(byte[] bytes, int offset, int from, int to, int n) {
        int next = n;
        for (int p = from; p < to; p++) {
            byte b = bytes[offset + p];
            row[next] = p;
            grey[next] = b;
            next += b == 0 ? 0 : 1;
        }
        return next;
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
        transposed.ensureCapacity(start[columns()]);
        int[] next = transposed.start;
        Arrays.fill(next, 0);
        for (int t = 0; t < start[columns()]; t++) {
            next[row[t] + 1]++;
        }
        for (int i = 0; i < rows; i++) {
            next[i + 1] += next[i];
        }
        for (int j = 0; j < columns(); j++) {
            for (int t = start[j]; t < start[j + 1]; t++) {
                int to = next[row[t]]++;
                transposed.row[to] = j;
                transposed.grey[to] = grey[t];
            }
        }
        // each start has moved to its end, which is the start of the next
        System.arraycopy(next, 0, next, 1, rows);
        next[0] = 0;
        return transposed;
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
