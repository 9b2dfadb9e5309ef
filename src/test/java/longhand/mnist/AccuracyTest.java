package longhand.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The notes' networks on the whole of MNIST, as they are trained by default. */
class AccuracyTest {
    private static final Dataset MNIST = Datasets.bundled();

    /** At a constant learning rate the accuracy moves by up to a point from one epoch to the next, and so from seed to seed. */
    @ParameterizedTest(name = "784-{0}-10: at least {1} of the test images after ten epochs")
    @CsvSource({"'16,16', 0.94", "'10', 0.92"})
    void ten_epochs_teach_the_digits_whatever_the_seed(String hidden, double least) {
        double accuracy = accuracy(hidden, 42);
        assertThat(accuracy).isGreaterThanOrEqualTo(least);
        for (long seed : new long[] {2, 3, 4}) {
            assertThat(accuracy(hidden, seed)).as("seed %d", seed).isCloseTo(accuracy, within(0.01));
        }
    }

    private static double accuracy(String hidden, long seed) {
        List<Integer> sizes = Stream.of("784," + hidden + ",10")
                .flatMap(all -> Stream.of(all.split(",", -1)))
                .map(Integer::valueOf)
                .toList();
        Settings other = Settings.DEFAULT;
        Settings settings = new Settings(
                other.output(), other.cost(), other.learningRate(), other.batchSize(), other.initialisation(), seed);
        Parameters parameters = settings.initialisation().parameters(sizes, seed);
        try (Trainer trainer = new Trainer(parameters, settings, MNIST.training(), Trainer.threads())) {
            for (int epoch = 1; epoch <= 10; epoch++) {
                trainer.epoch(epoch, 0, progress -> true);
            }
            return trainer.evaluate(MNIST.test()).accuracy();
        }
    }
}
