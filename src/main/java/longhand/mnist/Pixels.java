package longhand.mnist;

import java.util.Arrays;

/**
 * X of a batch, p×m, or a part of it with 0 for all other pixels: the pixels of m images, one column an image, each x = pixel/255. Only
 * those that are not 0 are kept, as bytes: four in five pixels of a handwritten digit are 0, and add nothing to any sum.
 */
public final class Pixels implements Factor {
    /** x of each grey value. */
    private static final double[] X = new double[256];

    static {
        for (int grey = 0; grey < X.length; grey++) {
            X[grey] = grey / 255.0;
        }
    }

    private final Ink images;
    private final int part;
    private final int[] start;
    private final int[] end;

    @SuppressWarnings("UnusedVariable") // written so that no compiler leaves the fetching out
    private int fetched;

    Pixels(Ink images, int part, int columns) {
        this.images = images;
        this.part = part;
        start = new int[columns];
        end = new int[columns];
    }

    /**
     * Takes in images.
     *
     * @param order image numbers; column k becomes image {@code order[from + k]}
     */
    void take(int[] order, int from) {
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
        if (row < from() || row >= to()) {
            return 0;
        }
        int at = Arrays.binarySearch(images.pixels(), start[column], end[column], (char) (row - from()));
        return at < 0 ? 0 : X[images.greys()[at] & 0xFF];
    }

    @Override
    public void addWeightedColumns(double[] sum, Matrix left, int column) {
        char[] pixel = images.pixels();
        byte[] grey = images.greys();
        int first = from();
        int t = start[column];
        for (; t + 3 < end[column]; t += 4) {
            Weighted.addFour(
                    sum,
                    left.column(first + pixel[t]),
                    X[grey[t] & 0xFF],
                    left.column(first + pixel[t + 1]),
                    X[grey[t + 1] & 0xFF],
                    left.column(first + pixel[t + 2]),
                    X[grey[t + 2] & 0xFF],
                    left.column(first + pixel[t + 3]),
                    X[grey[t + 3] & 0xFF]);
        }
        for (; t < end[column]; t++) {
            Weighted.addOne(sum, left.column(first + pixel[t]), X[grey[t] & 0xFF]);
        }
    }

    @Override
    public void addOuterProducts(Matrix sum, double factor, Matrix left, int from, int to) {
        for (int k = 0; k < columns(); k++) {
            addOuterProduct(sum, factor, left.column(k), place(k, from), place(k, to));
        }
    }

    private void addOuterProduct(Matrix sum, double factor, double[] weighted, int begin, int stop) {
        char[] pixel = images.pixels();
        byte[] grey = images.greys();
        int first = from();
        int t = begin;
        for (; t + 3 < stop; t += 4) {
            Weighted.addToFour(
                    weighted,
                    sum.column(first + pixel[t]),
                    factor * X[grey[t] & 0xFF],
                    sum.column(first + pixel[t + 1]),
                    factor * X[grey[t + 1] & 0xFF],
                    sum.column(first + pixel[t + 2]),
                    factor * X[grey[t + 2] & 0xFF],
                    sum.column(first + pixel[t + 3]),
                    factor * X[grey[t + 3] & 0xFF]);
        }
        for (; t < stop; t++) {
            Weighted.addOne(sum.column(first + pixel[t]), weighted, factor * X[grey[t] & 0xFF]);
        }
    }

    /** The place of the first pixel of an image that is kept here and not before {@code row}. */
    private int place(int column, int row) {
        if (row <= from()) {
            return start[column];
        }
        if (row >= to()) {
            return end[column];
        }
        int at = Arrays.binarySearch(images.pixels(), start[column], end[column], (char) (row - from()));
        return at < 0 ? -at - 1 : at;
    }
}
