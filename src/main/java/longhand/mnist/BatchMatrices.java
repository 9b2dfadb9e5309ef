package longhand.mnist;

import java.util.ArrayList;
import java.util.List;
import longhand.mnist.images.Images;
import longhand.mnist.matrix.Matrix;
import longhand.mnist.matrix.SparseBatch;

/**
 * X and Y of m out of many images, one column an image. X is taken in parts, X = X₁ + X₂ + …, each with pixels of its own and 0 for
 * all others, so that a thread can keep to its part of the pixels, and to the weights from them.
 */
public final class BatchMatrices {
    private final Images images;
    private final List<SparseBatch> x = new ArrayList<>();
    private final Matrix y;

    /** @param classes one more than the largest label */
    public BatchMatrices(Images images, int classes, int size) {
        this.images = images;
        for (int part = 0; part < images.sparse().parts(); part++) {
            x.add(new SparseBatch(images.sparse(), part, size));
        }
        y = new Matrix(classes, size);
    }

    /** p×m each. */
    public List<SparseBatch> x() {
        return x;
    }

    /** n×m: 1 for the class of the image, else 0. */
    Matrix y() {
        return y;
    }

    /** How many images. */
    int size() {
        return y.columns();
    }

    /**
     * Takes in one part of X.
     *
     * @param order image numbers; column k becomes image {@code order[from + k]}
     */
    void takePixels(int part, int[] order, int from) {
        x.get(part).take(order, from);
    }

    /** Takes in the columns {@code first} to {@code end} − 1 of Y, as {@link #takePixels} X. */
    void takeLabels(int[] order, int from, int first, int end) {
        y.columns(first, end).setToZero();
        for (int k = first; k < end; k++) {
            y.set(images.label(order[from + k]), k, 1);
        }
    }

    /** Takes in all. */
    public void take(int[] order, int from) {
        for (int part = 0; part < x.size(); part++) {
            takePixels(part, order, from);
        }
        takeLabels(order, from, 0, size());
    }
}
