package longhand.mnist.descent;

import java.util.ArrayList;
import java.util.List;
import longhand.mnist.matrix.Matrix;

/**
 * A batch, or some of its images that one thread works on: Y, and Z, A, dA and dZ of each layer, a column an image. All sums of an image
 * are within its column, so a batch can be split anywhere between two images.
 */
public final class BatchSlice {
    private final int from;
    private final Matrix y;
    private final List<Matrix> z;
    private final List<Matrix> a;
    private final List<Matrix> da;
    private final List<Matrix> dz;

    private BatchSlice(int from, Matrix y, List<Matrix> z, List<Matrix> a, List<Matrix> da, List<Matrix> dz) {
        this.from = from;
        this.y = y;
        this.z = z;
        this.a = a;
        this.da = da;
        this.dz = dz;
    }

    /**
     * The whole batch.
     *
     * @param y n×m, with n as many as the last W has rows
     */
    static BatchSlice whole(Parameters parameters, Matrix y) {
        List<List<Matrix>> matrices = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            matrices.add(parameters.weights().stream()
                    .map(w -> new Matrix(w.rows(), y.columns()))
                    .toList());
        }
        return new BatchSlice(0, y, matrices.get(0), matrices.get(1), matrices.get(2), matrices.get(3));
    }

    /** Its images {@code first} to {@code end} − 1: the same numbers, not others like them. */
    public BatchSlice part(int first, int end) {
        return new BatchSlice(
                from + first,
                y.columns(first, end),
                columns(z, first, end),
                columns(a, first, end),
                columns(da, first, end),
                columns(dz, first, end));
    }

    private static List<Matrix> columns(List<Matrix> matrices, int first, int end) {
        return matrices.stream().map(matrix -> matrix.columns(first, end)).toList();
    }

    /** Where in the batch it begins. */
    public int from() {
        return from;
    }

    /** How many images. */
    public int size() {
        return y.columns();
    }

    public int depth() {
        return z.size();
    }

    public Matrix y() {
        return y;
    }

    Matrix z(int l) {
        return z.get(l - 1);
    }

    public Matrix a(int l) {
        return a.get(l - 1);
    }

    Matrix da(int l) {
        return da.get(l - 1);
    }

    Matrix dz(int l) {
        return dz.get(l - 1);
    }
}
