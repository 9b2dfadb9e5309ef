package longhand.mnist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import longhand.network.Activation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The notes' networks learn all of MNIST in ten epochs. */
class AccuracyTest {
    private static final Dataset MNIST = Datasets.bundled();

    /** A seed is luck; other luck than the first may cost a point. */
    @ParameterizedTest
    @CsvSource({
        "784-16-16-10, 42, 0.94",
        "784-16-16-10, 1, 0.93",
        "784-16-16-10, 2, 0.93",
        "784-16-16-10, 3, 0.93",
        "784-10-10, 42, 0.92",
        "784-10-10, 1, 0.91",
        "784-10-10, 2, 0.91",
        "784-10-10, 3, 0.91",
    })
    void ten_epochs_tell_most_digits(String network, long seed, double atLeast) {
        assertThat(accuracy(network, settings(Activation.SOFTMAX, Cost.CROSS_ENTROPY, seed), 10))
                .isGreaterThanOrEqualTo(atLeast);
    }

    /** The same network by the other recipes of the notes. */
    @ParameterizedTest
    @CsvSource({
        "SIGMOID, CROSS_ENTROPY, 0.93",
        "SOFTMAX, SQUARED_ERROR, 0.92",
        "SOFTMAX, NOTES_SQUARED_ERROR, 0.92",
    })
    void the_notes_other_outputs_and_costs_learn_too(Activation output, Cost cost, double atLeast) {
        assertThat(accuracy("784-16-16-10", settings(output, cost, 42), 5)).isGreaterThanOrEqualTo(atLeast);
    }

    private static Settings settings(Activation output, Cost cost, long seed) {
        return new Settings(output, cost, 0.1, 64, Initialisation.HE, seed);
    }

    private static double accuracy(String network, Settings settings, int epochs) {
        List<Integer> sizes =
                Stream.of(network.split("-")).map(Integer::valueOf).toList();
        Parameters parameters = settings.initialisation().parameters(sizes, settings.seed());
        try (Trainer trainer = new Trainer(parameters, settings, MNIST.training(), Trainer.threads())) {
            for (int epoch = 1; epoch <= epochs; epoch++) {
                trainer.epoch(epoch, 0, progress -> true);
            }
            return trainer.evaluate(MNIST.test()).accuracy();
        }
    }
}
