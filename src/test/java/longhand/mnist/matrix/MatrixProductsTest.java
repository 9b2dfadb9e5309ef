package longhand.mnist.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import longhand.mnist.images.Images;
import longhand.mnist.images.SparseImages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The products against three loops, one inside the other, to the last bit: a sum is added up in the order of its terms, however many
 * columns are taken together. Sizes are on both sides of what is taken at once: four columns, 64 images, 255 pixels that are 0.
 */
class MatrixProductsTest {
    private final Random random = new Random(7);

    private Matrix random(int rows, int columns) {
        return Matrix.ofRows(
                rows,
                columns,
                random.doubles((long) rows * columns, -3, 3)
                        .map(x -> x < -2.5 ? 0 : x)
                        .toArray());
    }

    /** Start + left·right, where start may be null for 0. */
    private static Matrix product(Matrix start, Matrix left, Factor right) {
        Matrix product = new Matrix(left.rows(), right.columns());
        for (int i = 0; i < left.rows(); i++) {
            for (int j = 0; j < right.columns(); j++) {
                double sum = start == null ? 0 : start.get(i, j);
                for (int k = 0; k < left.columns(); k++) {
                    sum += left.get(i, k) * right.get(k, j);
                }
                product.set(i, j, sum);
            }
        }
        return product;
    }

    private static Matrix productWithTransposed(double factor, Matrix left, Factor right) {
        Matrix product = new Matrix(left.rows(), right.rows());
        for (int i = 0; i < left.rows(); i++) {
            for (int j = 0; j < right.rows(); j++) {
                double sum = 0;
                for (int k = 0; k < left.columns(); k++) {
                    sum += left.get(i, k) * (factor * right.get(j, k));
                }
                product.set(i, j, sum);
            }
        }
        return product;
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "1, 2, 1",
        "2, 1, 3",
        "3, 3, 2",
        "2, 4, 5",
        "5, 5, 4",
        "7, 6, 1",
        "1, 7, 9",
        "16, 8, 3",
        "10, 9, 64",
        "16, 784, 5",
        "1, 784, 1",
        "3, 785, 2",
    })
    void of_any_shape_a_product_is_what_three_loops_give(int rows, int inner, int columns) {
        Matrix left = random(rows, inner);
        Matrix right = random(inner, columns);
        Matrix before = random(rows, columns);

        Matrix set = before.copy();
        set.setToProduct(left, right);
        assertThat(set).isEqualTo(product(null, left, right));

        Matrix added = before.copy();
        added.addProduct(left, right);
        assertThat(added).isEqualTo(product(before, left, right));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "1, 2, 1",
        "2, 1, 3",
        "3, 3, 2",
        "2, 4, 5",
        "5, 5, 4",
        "7, 6, 1",
        "1, 7, 9",
        "16, 8, 3",
        "10, 64, 784",
        "16, 65, 784",
    })
    void a_product_with_a_transposed_matrix_may_be_worked_out_in_pieces(int rows, int images, int columns) {
        Matrix left = random(rows, images);
        Matrix right = random(columns, images);
        Matrix expected = productWithTransposed(1.0 / images, left, right);
        for (int cut : new int[] {0, columns / 3, columns}) {
            Matrix set = random(rows, columns);
            set.setToProductWithTransposed(1.0 / images, left, right, 0, cut);
            set.setToProductWithTransposed(1.0 / images, left, right, cut, columns);
            assertThat(set).isEqualTo(expected);
        }
        assertThat(expected).isEqualTo(product(null, left, scaled(1.0 / images, right.transposed())));
    }

    private static Matrix scaled(double factor, Matrix matrix) {
        double[] values = matrix.toRows();
        return Matrix.ofRows(
                matrix.rows(),
                matrix.columns(),
                IntStream.range(0, values.length)
                        .mapToDouble(i -> factor * values[i])
                        .toArray());
    }

    /** Blank images, images of a single pixel, gaps too long for one entry, and full ones. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.002, 0.02, 0.2, 1})
    void pixels_that_are_left_out_as_they_are_0_change_no_bit(double share) {
        int count = 65;
        byte[] pixels = new byte[count * 784];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (random.nextDouble() < share ? 1 + random.nextInt(255) : 0);
        }
        SparseImages images = new Images(28, 28, pixels, new byte[count]).sparse();
        int[] order = IntStream.range(0, count).map(k -> (k * 7 + 3) % count).toArray();
        Matrix weights = random(5, 784);
        Matrix errors = random(5, count);

        Matrix sum = new Matrix(5, count);
        Matrix gradient = random(5, 784);
        Matrix whole = new Matrix(784, count);
        for (int part = 0; part < images.parts(); part++) {
            SparseBatch batch = new SparseBatch(images, part, count);
            batch.take(order, 0);
            sum.addProduct(weights, batch);
            gradient.setToProductWithTransposed(0.25, errors, batch, batch.from(), batch.to());
            for (int p = batch.from(); p < batch.to(); p++) {
                for (int k = 0; k < count; k++) {
                    whole.set(p, k, (pixels[order[k] * 784 + p] & 0xFF) / 255.0);
                    assertThat(batch.get(p, k)).isEqualTo(whole.get(p, k));
                }
            }
        }
        assertThat(sum).isEqualTo(product(null, weights, whole));
        assertThat(gradient).isEqualTo(productWithTransposed(0.25, errors, whole));
    }
}
