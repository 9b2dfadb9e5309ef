package longhand.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import longhand.example.files.Examples;
import longhand.live.image.Checkpoint;
import longhand.mnist.Settings;
import longhand.mnist.TrainedModel;
import longhand.mnist.Trainer;
import longhand.mnist.descent.Parameters;
import longhand.mnist.images.Dataset;
import longhand.mnist.images.Datasets;
import longhand.model.network.Network;
import longhand.report.html.Assets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the build has made of the bundled training. */
class CheckpointsTest {
    private static final Dataset MNIST = Datasets.bundled();

    private static List<Checkpoint> checkpoints;

    @BeforeAll
    static void read() {
        Network like = Examples.find("mnist-batch").step().network();
        checkpoints = Assets.checkpoints().stream()
                .map(text -> Checkpoint.read(text, like))
                .toList();
    }

    @Test
    void they_are_after_one_epoch_three_and_ten() {
        assertThat(checkpoints).extracting(Checkpoint::epochs).containsExactly(1, 3, 10);
        assertThat(Assets.checkpoints())
                .isEqualTo(checkpoints.stream().map(Checkpoint::write).toList());
    }

    @Test
    @Tag("slow")
    void they_are_what_train_comes_by_rounded() {
        List<Parameters> trained = new ArrayList<>();
        Parameters parameters = Settings.DEFAULT.initialisation().parameters(List.of(784, 16, 16, 10), 42);
        try (Trainer trainer = new Trainer(parameters, Settings.DEFAULT, MNIST.training(), 1)) {
            for (int epoch = 1; epoch <= 3; epoch++) {
                trainer.epoch(epoch, 0, progress -> true);
                trained.add(parameters.copy());
            }
        }
        assertThat(numbers(checkpoints.get(0).network())).isEqualTo(rounded(trained.get(0)));
        assertThat(numbers(checkpoints.get(1).network())).isEqualTo(rounded(trained.get(2)));
        assertThat(numbers(checkpoints.get(2).network()))
                .isEqualTo(rounded(TrainedModel.bundled().parameters()));
    }

    private static List<BigDecimal> numbers(Network network) {
        List<BigDecimal> numbers = new ArrayList<>();
        network.layers().forEach(layer -> {
            layer.weights().forEach(numbers::addAll);
            numbers.addAll(layer.biases());
        });
        return numbers;
    }

    private static List<BigDecimal> rounded(Parameters parameters) {
        return IntStream.rangeClosed(1, parameters.depth())
                .boxed()
                .flatMap(l -> Stream.of(parameters.weights(l), parameters.biases(l)))
                .flatMapToDouble(matrix -> Arrays.stream(matrix.toRows()))
                .mapToObj(value -> new BigDecimal(value).setScale(3, RoundingMode.HALF_EVEN))
                .toList();
    }

    @Test
    void rounding_costs_no_accuracy() {
        double exact = accuracy(TrainedModel.bundled().parameters());
        assertThat(accuracy(Parameters.of(checkpoints.get(2).network()))).isGreaterThan(exact - 0.001);
        assertThat(accuracy(Parameters.of(checkpoints.get(0).network()))).isBetween(0.90, exact);
    }

    private static double accuracy(Parameters parameters) {
        try (Trainer trainer = new Trainer(parameters, Settings.DEFAULT, MNIST.training(), 1)) {
            return trainer.evaluate(MNIST.test()).accuracy();
        }
    }
}
