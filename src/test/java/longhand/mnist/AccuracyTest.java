package longhand.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import longhand.mnist.descent.Parameters;
import longhand.mnist.images.Dataset;
import longhand.mnist.images.Datasets;
import longhand.model.ByName;
import longhand.model.network.Activation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.provider.CsvSource;

/** The notes' networks learn all of MNIST in ten epochs. */
@Tag("slow")
class AccuracyTest {
    private static final Dataset MNIST = Datasets.bundled();

    /** Seen at seeds 42, 1, 2, 3: 95.07, 94.46, 94.53, 94.52 % and 92.48, 93.74, 91.86, 93.08 %. */
    @ParameterizedTest
    @CsvSource({"784-16-16-10, 0.94", "784-10-10, 0.92"})
    void ten_epochs_tell_most_digits(String network, double atLeast) {
        assertThat(accuracy(network, settings(Activation.SOFTMAX, Cost.CROSS_ENTROPY, 42), 10))
                .isGreaterThanOrEqualTo(atLeast);
    }

    /**
     * A seed is luck: a point to either side of seed 42 is enough for 784-16-16-10, but ten hidden neurons depend on it more. Of seeds 1
     * to 6 four are within a point there too; 1 and 5 are 1.3 and 1.4 points better.
     */
    @ParameterizedTest
    @CsvSource({
        "784-16-16-10, 1, 0.9507, 0.01",
        "784-16-16-10, 2, 0.9507, 0.01",
        "784-16-16-10, 3, 0.9507, 0.01",
        "784-10-10, 1, 0.9248, 0.015",
        "784-10-10, 2, 0.9248, 0.01",
        "784-10-10, 3, 0.9248, 0.01",
    })
    void other_seeds_do_about_as_well(String network, long seed, double ofSeed42, double within) {
        assertThat(accuracy(network, settings(Activation.SOFTMAX, Cost.CROSS_ENTROPY, seed), 10))
                .isCloseTo(ofSeed42, within(within));
    }

    /** The same network by the other recipes of the notes. */
    @ParameterizedTest
    @CsvSource({
        "SIGMOID, CROSS_ENTROPY, 0.93",
        "SOFTMAX, SQUARED_ERROR, 0.92",
        "SOFTMAX, NOTES_SQUARED_ERROR, 0.92",
    })
    void the_notes_other_outputs_and_costs_learn_too(
            @ConvertWith(ByName.OfActivation.class) Activation output, Cost cost, double atLeast) {
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
