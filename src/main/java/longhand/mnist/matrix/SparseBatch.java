package longhand.mnist.matrix;

import java.util.Arrays;
import longhand.mnist.images.SparseImages;

/**
 * X of a batch, p×m, or a part of it with 0 for all other pixels: the pixels of m images, one column an image, each x = pixel/255. Only
 * those that are not 0 are kept: four in five pixels of a handwritten digit are 0, and add nothing to any sum.
 */
public final class SparseBatch implements Factor {
    /** x of each grey value. */
    private static final double[] X = new double[256];

    static {
        for (int grey = 0; grey < X.length; grey++) {
            X[grey] = grey / 255.0;
        }
    }

    private final SparseImages images;
    private final int part;
    private final int[] start;
    private final int[] end;
    private final SparseRows rows;

    @SuppressWarnings("UnusedVariable") // written so that no compiler leaves the fetching out
    private int fetched;

    public SparseBatch(SparseImages images, int part, int columns) {
        this.images = images;
        this.part = part;
        start = new int[columns];
        end = new int[columns];
        rows = new SparseRows(to() - from());
    }

    /**
     * Takes in images.
     *
     * @param order image numbers; column k becomes image {@code order[from + k]}
     */
    public void take(int[] order, int from) {
        int seen = 0;
        for (int k = 0; k < columns(); k++) {
            start[k] = images.start(order[from + k], part);
            end[k] = images.end(order[from + k], part);
            seen += images.fetch(start[k], end[k]);
        }
        fetched = seen;
    }

    @Override
    public int rows() {
        return images.first(images.parts());
    }

    @Override
    public int columns() {
        return start.length;
    }

    @Override
    public int from() {
        return images.first(part);
    }

    @Override
    public int to() {
        return images.first(part + 1);
    }

    @Override
    public double get(int row, int column) {
        int p = from();
        for (int t = start[column]; t < end[column]; t++) {
            p += SparseImages.gap(images.entries()[t]);
            if (p == row) {
                return x(SparseImages.grey(images.entries()[t]));
            }
        }
        return 0;
    }

    /** The value of a pixel for its grey value from 0 to 255. */
    static double x(int grey) {
        return X[grey];
    }

    @Override
    public void addWeightedColumns(double[] sum, Matrix left, int column) {
        char[] entries = images.entries();
        int p = from();
        int t = start[column];
        int rest = end[column] - t;
        for (; rest > 3; rest -= 4) {
            char a = entries[t++];
            char b = entries[t++];
            char c = entries[t++];
            char d = entries[t++];
            int pa = p + SparseImages.gap(a);
            int pb = pa + SparseImages.gap(b);
            int pc = pb + SparseImages.gap(c);
            p = pc + SparseImages.gap(d);
            WeightedColumns.addFour(
                    sum,
                    left.column(pa),
                    X[SparseImages.grey(a)],
                    left.column(pb),
                    X[SparseImages.grey(b)],
                    left.column(pc),
                    X[SparseImages.grey(c)],
                    left.column(p),
                    X[SparseImages.grey(d)]);
        }
        if (rest > 0) {
            addRest(sum, left, p, t, rest);
        }
    }

    private void addRest(double[] sum, Matrix left, int before, int t, int rest) {
        char a = images.entries()[t];
        int pa = before + SparseImages.gap(a);
        if (rest == 1) {
            WeightedColumns.addOne(sum, left.column(pa), X[SparseImages.grey(a)]);
            return;
        }
        char b = images.entries()[t + 1];
        int pb = pa + SparseImages.gap(b);
        if (rest == 2) {
            WeightedColumns.addTwo(
                    sum, left.column(pa), X[SparseImages.grey(a)], left.column(pb), X[SparseImages.grey(b)]);
            return;
        }
        char c = images.entries()[t + 2];
        int pc = pb + SparseImages.gap(c);
        WeightedColumns.addThree(
                sum,
                left.column(pa),
                X[SparseImages.grey(a)],
                left.column(pb),
                X[SparseImages.grey(b)],
                left.column(pc),
                X[SparseImages.grey(c)]);
    }

    @Override
    public void writeOuterProducts(Matrix sum, double factor, Matrix left, int from, int to) {
        for (int first = 0; first < columns(); first += SparseRows.MOST_COLUMNS) {
            rows.setToZero();
            for (int k = 0; k < Math.min(SparseRows.MOST_COLUMNS, columns() - first); k++) {
                rows.setColumn(k, images.entries(), start[first + k], end[first + k]);
            }
            for (int row = from; row < to; row++) {
                if (first == 0) {
                    Arrays.fill(sum.column(row), 0);
                }
                rows.addWeightedColumns(sum.column(row), factor, left, first, row - from());
            }
        }
    }
}
