package longhand.mnist;

import java.util.ArrayList;
import java.util.List;

/**
 * Some images of a batch, those that one thread works on: X and Y, and Z, A, dA and dZ of each layer, a column an image. All sums of
 * an image are within its column, so a batch can be split anywhere between two images.
 */
final class Share {
    private final Factor x;
    private final Matrix y;
    private final List<Matrix> z = new ArrayList<>();
    private final List<Matrix> a = new ArrayList<>();
    private final List<Matrix> da = new ArrayList<>();
    private final List<Matrix> dz = new ArrayList<>();

    /** For images that {@link #take} brings. */
    Share(Parameters parameters, int images) {
        this(
                parameters,
                new Pixels(parameters.weights(1).columns(), images),
                new Matrix(parameters.weights(parameters.depth()).rows(), images));
    }

    /**
     * @param x p×m, with p as many as W1 has columns
     * @param y n×m, with n as many as the last W has rows
     */
    Share(Parameters parameters, Factor x, Matrix y) {
        this.x = x;
        this.y = y;
        for (Matrix w : parameters.weights()) {
            z.add(new Matrix(w.rows(), x.columns()));
            a.add(new Matrix(w.rows(), x.columns()));
            da.add(new Matrix(w.rows(), x.columns()));
            dz.add(new Matrix(w.rows(), x.columns()));
        }
    }

    /**
     * Takes in pixels and labels.
     *
     * @param order image numbers; column k becomes image {@code order[from + k]}
     */
    void take(Images images, int[] order, int from) {
        ((Pixels) x).set(images.ink(), order, from);
        y.setToZero();
        for (int k = 0; k < size(); k++) {
            y.set(images.label(order[from + k]), k, 1);
        }
    }

    /** How many images. */
    int size() {
        return x.columns();
    }

    int depth() {
        return z.size();
    }

    Matrix y() {
        return y;
    }

    /** A of the layer before layer {@code l}; X for the first. */
    Factor input(int l) {
        return l == 1 ? x : a(l - 1);
    }

    Matrix z(int l) {
        return z.get(l - 1);
    }

    Matrix a(int l) {
        return a.get(l - 1);
    }

    Matrix da(int l) {
        return da.get(l - 1);
    }

    Matrix dz(int l) {
        return dz.get(l - 1);
    }
}
