package longhand.mnist.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import longhand.mnist.BatchMatrices;
import longhand.mnist.Cost;
import longhand.mnist.Initialisation;
import longhand.mnist.Settings;
import longhand.mnist.images.Images;
import longhand.mnist.matrix.Matrix;
import longhand.mnist.matrix.SparseBatch;
import longhand.model.ByName;
import longhand.model.network.Activation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.provider.CsvSource;

/** One step on three images of four pixels, 4-3-2. */
class DescentStepTest {
    private static final Matrix X = Matrix.ofRows(4, 3, 0, 0.5, 1, 0.25, 0, 1, 1, 0.75, 0, 0, 0.125, 0.5);
    private static final Matrix Y = Matrix.ofRows(2, 3, 1, 0, 1, 0, 1, 0);
    private static final double ALPHA = 0.5;

    private static DescentStep step(Parameters parameters, Activation output, Cost cost) {
        Settings settings = new Settings(output, cost, ALPHA, Settings.ALL, Initialisation.HE, 1);
        return new DescentStep(settings.recipe(2), parameters, List.of(X), Y, Corners.NONE);
    }

    private static Parameters drawn() {
        return Initialisation.HE.parameters(List.of(4, 3, 2), 7);
    }

    @ParameterizedTest
    @CsvSource({"SOFTMAX", "SIGMOID"})
    void the_notes_squared_error_goes_back_as_twice_a_less_y_and_dw_takes_its_mean(
            @ConvertWith(ByName.OfActivation.class) Activation output) {
        DescentStep step = step(drawn(), output, Cost.NOTES_SQUARED_ERROR);
        step.run();

        for (int k = 0; k < 3; k++) {
            for (int j = 0; j < 2; j++) {
                assertThat(step.dz(2).get(j, k)).isEqualTo(2 * (step.a(2).get(j, k) - Y.get(j, k)));
            }
        }
        for (int j = 0; j < 2; j++) {
            for (int i = 0; i < 3; i++) {
                double sum = 0;
                for (int k = 0; k < 3; k++) {
                    sum += 1.0 / 3 * step.a(1).get(i, k) * step.dz(2).get(j, k);
                }
                assertThat(step.dw(2).get(j, i)).isEqualTo(sum);
            }
        }
    }

    /** e^800 is more than a double holds, and e^−800 less. */
    @ParameterizedTest
    @CsvSource({
        "SOFTMAX, CROSS_ENTROPY, 1600",
        "SOFTMAX, SQUARED_ERROR, 2",
        "SOFTMAX, NOTES_SQUARED_ERROR, 2",
        "SIGMOID, CROSS_ENTROPY, 1600",
        "SIGMOID, SQUARED_ERROR, 2",
        "SIGMOID, NOTES_SQUARED_ERROR, 2",
    })
    void saturated_outputs_give_finite_values(
            @ConvertWith(ByName.OfActivation.class) Activation output, Cost cost, double lossOfTheWrong) {
        Parameters parameters = drawn();
        parameters.weights(2).setToZero();
        parameters.biases(2).set(0, 0, 800);
        parameters.biases(2).set(1, 0, -800);
        DescentStep step = step(parameters, output, cost);
        step.run();

        assertThat(step.z(2).toRows()).containsExactly(800, 800, 800, -800, -800, -800);
        assertThat(step.a(2).get(0, 1)).isEqualTo(1);
        assertThat(step.a(2).get(1, 1)).isLessThan(1e-300);
        assertThat(step.losses().toRows()).containsExactly(0, lossOfTheWrong, 0);
        for (int l = 1; l <= 2; l++) {
            for (Matrix matrix : List.of(step.dz(l), step.dw(l), step.db(l), step.w(l), step.b(l))) {
                assertFinite(matrix);
            }
        }
        // not that of the outputs: −y/a can be e^1600 by rights; dZ is worked out without it
        assertFinite(step.da(1));
    }

    private static void assertFinite(Matrix matrix) {
        for (double value : matrix.toRows()) {
            assertThat(value).isFinite();
        }
    }

    @Test
    void pixels_and_a_matrix_of_the_same_values_give_the_same_product_with_the_transposed() {
        Images images = new Images(2, 3, new byte[] {0, 7, 0, -1, 9, 1, 3, 0, 0, 8, 0, -128}, new byte[] {0, 1});
        BatchMatrices batch = new BatchMatrices(images, 2, 2);
        batch.take(new int[] {1, 0}, 0);
        Matrix same = new Matrix(6, 2);
        for (int p = 0; p < 6; p++) {
            same.set(p, 0, images.pixel(1, p) / 255.0);
            same.set(p, 1, images.pixel(0, p) / 255.0);
        }
        Matrix left = Matrix.ofRows(2, 2, 0.5, -1.25, 3, 0.1);
        Matrix byPixels = new Matrix(2, 6);
        Matrix byMatrix = new Matrix(2, 6);
        for (SparseBatch part : batch.x()) {
            byPixels.setToProductWithTransposed(0.5, left, part, Math.max(1, part.from()), part.to());
        }
        byMatrix.setToProductWithTransposed(0.5, left, same, 1, 6);

        assertThat(byPixels).isEqualTo(byMatrix);
        assertThat(byPixels.get(0, 0)).as("a column left out").isZero();
        assertThat(byPixels.get(1, 3)).isEqualTo(0.5 * (8 / 255.0) * 3 + 0.5 * (255 / 255.0) * 0.1);
    }

    /** More images than are gone through at a time, and wider gaps than one mark can tell. */
    @Test
    void many_images_with_hardly_any_ink_give_the_products_of_a_matrix() {
        int size = 900;
        int count = 131;
        Random random = new Random(5);
        byte[] grey = new byte[size * count];
        for (int i = 0; i < 3 * count; i++) {
            grey[random.nextInt(grey.length)] = (byte) random.nextInt(256);
        }
        Images images = new Images(30, 30, grey, new byte[count]);
        BatchMatrices batch = new BatchMatrices(images, 1, count);
        batch.take(IntStream.range(0, count).toArray(), 0);
        Matrix x = new Matrix(size, count);
        for (int k = 0; k < count; k++) {
            for (int p = 0; p < size; p++) {
                x.set(p, k, images.pixel(k, p) / 255.0);
            }
        }
        Matrix dz = random(5, count, random);
        Matrix w = random(5, size, random);
        Matrix z = new Matrix(5, count);
        Matrix dw = new Matrix(5, size);
        for (SparseBatch part : batch.x()) {
            z.addProduct(w, part);
            dw.setToProductWithTransposed(1.0 / count, dz, part, part.from(), part.to());
        }
        Matrix expected = new Matrix(5, count);
        expected.addProduct(w, x);
        Matrix expectedGradient = new Matrix(5, size);
        expectedGradient.setToProductWithTransposed(1.0 / count, dz, x, 0, size);

        assertThat(z).isEqualTo(expected);
        assertThat(dw).isEqualTo(expectedGradient);
        for (int k : new int[] {0, 63, 64, 130}) {
            double sum = 0;
            for (int p = 0; p < size; p++) {
                sum += w.get(2, p) * images.pixel(k, p) / 255.0;
            }
            assertThat(z.get(2, k)).isCloseTo(sum, within(1e-12));
        }
    }

    private static Matrix random(int rows, int columns, Random random) {
        return Matrix.ofRows(
                rows, columns, random.doubles((long) rows * columns, -1, 1).toArray());
    }
}
