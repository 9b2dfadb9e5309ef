package longhand.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import longhand.mnist.descent.Corners;
import longhand.mnist.descent.DescentStep;
import longhand.mnist.descent.Parameters;
import longhand.mnist.images.Images;
import longhand.mnist.matrix.Matrix;
import longhand.mnist.matrix.SparseBatch;
import longhand.model.network.Activation;
import longhand.model.network.Loss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The trainer on a few small images, mostly black, as digits are. */
class TrainerTest {
    private static final Images IMAGES = images(101);
    private static final List<Integer> SIZES = List.of(35, 7, 6, 4);

    private static Images images(int count) {
        Random random = new Random(1);
        byte[] pixels = new byte[count * 35];
        byte[] labels = new byte[count];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextInt(5) == 0 ? (byte) (1 + random.nextInt(255)) : 0;
        }
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) random.nextInt(4);
        }
        return new Images(7, 5, pixels, labels);
    }

    private static Settings settings(int batchSize) {
        return new Settings(Activation.SOFTMAX, Cost.CROSS_ENTROPY, 0.1, batchSize, Initialisation.HE, 42);
    }

    private static Parameters train(Settings settings, int epochs, int threads) {
        Parameters parameters = settings.initialisation().parameters(SIZES, settings.seed());
        try (Trainer trainer = new Trainer(parameters, settings, IMAGES, threads)) {
            for (int epoch = 1; epoch <= epochs; epoch++) {
                trainer.epoch(epoch, 0, progress -> true);
            }
        }
        return parameters;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 64, 101, Settings.ALL})
    void any_number_of_threads_gives_the_same_model_to_the_last_bit(int batchSize) {
        Parameters alone = train(settings(batchSize), 3, 1);

        assertThat(train(settings(batchSize), 3, 2)).isEqualTo(alone);
        assertThat(train(settings(batchSize), 3, 3)).isEqualTo(alone);
    }

    @Test
    void training_that_stops_and_goes_on_is_training_that_never_stopped() {
        Settings settings = settings(10);
        Parameters parameters = settings.initialisation().parameters(SIZES, settings.seed());
        try (Trainer first = new Trainer(parameters, settings, IMAGES, 2)) {
            first.epoch(1, 0, progress -> true);
            Trainer.Progress stopped = first.epoch(2, 0, progress -> progress.batches() < 4);
            assertThat(stopped.batches()).isEqualTo(4);
            assertThat(stopped.images()).isEqualTo(40);
        }
        try (Trainer second = new Trainer(parameters, settings, IMAGES, 1)) {
            Trainer.Progress rest = second.epoch(2, 4, progress -> true);
            assertThat(rest.batches()).isEqualTo(11);
            assertThat(rest.images()).isEqualTo(61);
            second.epoch(3, 0, progress -> true);
        }

        assertThat(parameters).isEqualTo(train(settings, 3, 1));
    }

    @Test
    void each_epoch_goes_through_every_image_once_in_an_order_of_its_own() {
        Settings whole = settings(Settings.ALL);
        Parameters parameters = whole.initialisation().parameters(SIZES, whole.seed());
        List<Double> losses = new ArrayList<>();
        try (Trainer trainer = new Trainer(parameters, whole, IMAGES, 2)) {
            Evaluation before = trainer.evaluate(IMAGES);
            Trainer.Progress progress = trainer.epoch(1, 0, p -> losses.add(p.loss()));
            assertThat(progress.loss()).isCloseTo(before.loss(), within(1e-14));
            assertThat(progress.accuracy()).isEqualTo(before.accuracy());
            assertThat(trainer.evaluate(IMAGES).loss()).isLessThan(before.loss());
        }
        assertThat(losses).hasSize(1);
        assertThat(train(settings(1), 1, 1))
                .isNotEqualTo(train(
                        new Settings(Activation.SOFTMAX, Cost.CROSS_ENTROPY, 0.1, 1, Initialisation.HE, 43), 1, 1));
    }

    @Test
    void pixels_are_grey_values_over_255_each_in_one_part() {
        BatchMatrices batch = new BatchMatrices(IMAGES, IMAGES.classes(), 3);
        batch.take(new int[] {9, 100, 0, 58}, 1);

        for (int p = 0; p < 35; p++) {
            assertThat(x(batch, p, 0)).isEqualTo(IMAGES.pixel(100, p) / 255.0);
            assertThat(x(batch, p, 1)).isEqualTo(IMAGES.pixel(0, p) / 255.0);
            assertThat(x(batch, p, 2)).isEqualTo(IMAGES.pixel(58, p) / 255.0);
        }
        int next = 0;
        for (SparseBatch part : batch.x()) {
            assertThat(part.from()).isEqualTo(next);
            assertThat(part.rows()).isEqualTo(35);
            next = part.to();
        }
        assertThat(next).isEqualTo(35);
    }

    /** More pixels than two bytes can count, and hardly any sparse. */
    @Test
    void images_may_be_large_and_nearly_empty() {
        int size = 300_000;
        byte[] pixels = new byte[2 * size];
        int[] places = {0, 65_535, 65_536, 70_000, 131_072, 262_143, 262_144, 299_999};
        for (int i = 0; i < places.length; i++) {
            pixels[(i % 2) * size + places[i]] = (byte) (250 + i % 6);
        }
        Images wide = new Images(1, size, pixels, new byte[2]);
        BatchMatrices batch = new BatchMatrices(wide, 1, 2);
        batch.take(new int[] {0, 1}, 0);

        for (int p = 0; p < size; p++) {
            assertThat(x(batch, p, 0)).isEqualTo(wide.pixel(0, p) / 255.0);
            assertThat(x(batch, p, 1)).isEqualTo(wide.pixel(1, p) / 255.0);
        }
    }

    @Test
    void large_images_with_all_their_ink_at_the_beginning_keep_their_last_pixel() {
        byte[] pixels = new byte[300_000];
        Arrays.fill(pixels, 0, 1000, (byte) 255);
        pixels[pixels.length - 1] = 51;
        BatchMatrices batch = new BatchMatrices(new Images(1, pixels.length, pixels, new byte[1]), 1, 1);
        batch.take(new int[] {0}, 0);

        assertThat(batch.x().get(0).rows()).isEqualTo(pixels.length);
        assertThat(x(batch, 999, 0)).isEqualTo(1);
        assertThat(x(batch, pixels.length - 1, 0)).isEqualTo(0.2);
    }

    private static double x(BatchMatrices batch, int p, int k) {
        return batch.x().stream().mapToDouble(part -> part.get(p, k)).sum();
    }

    /** What a step subtracts is the slope of the loss, wherever the cost has its true gradient. */
    @ParameterizedTest
    @CsvSource({
        "softmax, cross-entropy",
        "softmax, squared-error",
        "sigmoid, cross-entropy",
        "sigmoid, squared-error",
    })
    void gradients_agree_with_central_differences_of_the_loss(String output, String cost) {
        Settings settings = settings(output, cost);
        Parameters parameters = Initialisation.UNIFORM.parameters(SIZES, 7);
        Parameters gradient = gradient(settings, parameters);

        double h = 1e-5;
        for (int l = 1; l <= parameters.depth(); l++) {
            for (Matrix[] pair : new Matrix[][] {
                {parameters.weights(l), gradient.weights(l)}, {parameters.biases(l), gradient.biases(l)}
            }) {
                for (int j = 0; j < pair[0].rows(); j++) {
                    for (int i = 0; i < pair[0].columns(); i++) {
                        double w = pair[0].get(j, i);
                        pair[0].set(j, i, w + h);
                        double above = loss(settings, parameters);
                        pair[0].set(j, i, w - h);
                        double below = loss(settings, parameters);
                        pair[0].set(j, i, w);
                        assertThat(pair[1].get(j, i)).isCloseTo((above - below) / (2 * h), within(1e-9));
                    }
                }
            }
        }
    }

    private static Settings settings(String output, String cost) {
        return new Settings(
                output.equals("softmax") ? Activation.SOFTMAX : Activation.SIGMOID,
                Cost.valueOf(cost.toUpperCase(java.util.Locale.ROOT).replace('-', '_')),
                1,
                Settings.ALL,
                Initialisation.HE,
                42);
    }

    private static double loss(Settings settings, Parameters parameters) {
        try (Trainer trainer = new Trainer(parameters, settings, IMAGES, 1)) {
            return trainer.evaluate(IMAGES).loss();
        }
    }

    private static Parameters gradient(Settings settings, Parameters parameters) {
        Parameters copy = parameters.copy();
        BatchMatrices all = new BatchMatrices(IMAGES, IMAGES.classes(), IMAGES.count());
        all.take(IntStream.range(0, IMAGES.count()).toArray(), 0);
        DescentStep step = new DescentStep(settings.recipe(copy.depth()), copy, all.x(), all.y(), Corners.NONE);
        step.run();
        return step.gradient();
    }

    @Test
    void sigmoid_with_cross_entropy_is_binary_cross_entropy() {
        assertThat(settings("sigmoid", "cross-entropy").recipe(2).loss()).isEqualTo(Loss.BINARY_CROSS_ENTROPY);
        assertThat(settings("softmax", "cross-entropy").recipe(2).loss()).isEqualTo(Loss.CROSS_ENTROPY);
    }
}
