package longhand.mnist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import longhand.mnist.descent.Parameters;
import longhand.mnist.images.Dataset;
import longhand.mnist.images.Datasets;
import longhand.model.network.Activation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Epochs one after another, stopped and gone on with through the file of the model. */
class TrainingTest {
    private static final Dataset DATA = SmallMnist.of(500);
    private static final List<Integer> SIZES = List.of(784, 16, 10);

    @TempDir
    private Path folder;

    @Test
    void two_epochs_and_three_more_equal_five_to_the_last_bit() throws IOException {
        TrainedModel five = trained(TrainedModel.first(SIZES, Settings.DEFAULT), 5);
        TrainedModel two = trained(TrainedModel.first(SIZES, Settings.DEFAULT), 2);
        TrainedModel three = trained(throughFile(two), 3);
        assertThat(three.parameters()).isEqualTo(five.parameters());
        assertThat(three.epochs())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("seconds")
                .isEqualTo(five.epochs());
    }

    @Test
    void stopped_after_any_batch_and_gone_on_with_it_is_as_if_it_never_stopped() throws IOException {
        TrainedModel two = trained(TrainedModel.first(SIZES, Settings.DEFAULT), 2);
        for (int stop : new int[] {1, 5, 7}) {
            TrainedModel stopped;
            try (Training training = training(TrainedModel.first(SIZES, Settings.DEFAULT))) {
                assertThat(training.epoch(progress -> true)).isPresent();
                assertThat(training.epoch(progress -> progress.batches() < stop))
                        .isEmpty();
                assertThat(training.batches()).isEqualTo(stop);
                stopped = throughFile(training.model());
            }
            TrainedModel gone = trained(stopped, 1);
            assertThat(gone.parameters()).isEqualTo(two.parameters());
            assertThat(gone.epochs()).hasSize(2);
            assertThat(gone.epochs().get(1).loss())
                    .isEqualTo(two.epochs().get(1).loss());
        }
    }

    @Test
    @Tag("slow")
    void the_bundled_model_is_what_training_gives_to_the_last_bit() {
        TrainedModel bundled = TrainedModel.bundled();
        TrainedModel first = TrainedModel.first(
                bundled.parameters().sizes(), bundled.settings().orElseThrow());
        try (Training training = new Training(first, Settings.DEFAULT, Datasets.bundled(), Trainer.threads())) {
            for (int i = 0; i < bundled.epochs().size(); i++) {
                training.epoch(progress -> true);
            }
            assertThat(training.parameters())
                    .as("longhand train -o DIR makes another model.npz than src/main/mnist/784-16-16-10.npz")
                    .isEqualTo(bundled.parameters());
            assertThat(training.epochs())
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("seconds")
                    .isEqualTo(bundled.epochs());
        }
    }

    @Test
    void an_epoch_that_was_begun_on_other_images_is_begun_again() {
        try (Training training = training(TrainedModel.first(SIZES, Settings.DEFAULT))) {
            training.epoch(progress -> false);
            try (Training other = new Training(training.model(), Settings.DEFAULT, SmallMnist.of(300), 1)) {
                assertThat(other.batches()).isZero();
            }
        }
    }

    @Test
    void the_notes_way_of_all_images_in_one_batch_is_one_step_an_epoch() {
        Settings all =
                new Settings(Activation.SIGMOID, Cost.SQUARED_ERROR, 0.5, Settings.ALL, Initialisation.UNIFORM, 7);
        try (Training training = new Training(TrainedModel.first(SIZES, all), all, DATA, 2)) {
            assertThat(training.batchesInEpoch()).isEqualTo(1);
            double first = training.epoch(progress -> true).orElseThrow().loss();
            assertThat(training.epoch(progress -> true).orElseThrow().loss()).isLessThan(first);
        }
    }

    @Test
    void loss_and_accuracy_of_an_epoch_are_those_of_the_parameters_that_it_leaves() {
        try (Training training = training(TrainedModel.first(SIZES, Settings.DEFAULT))) {
            Epoch epoch = training.epoch(progress -> true).orElseThrow();
            try (Trainer again = new Trainer(training.parameters(), Settings.DEFAULT, DATA.training(), 1)) {
                assertThat(epoch.loss())
                        .isEqualTo(again.evaluate(DATA.training()).loss());
                assertThat(epoch.testAccuracy())
                        .isEqualTo(again.evaluate(DATA.test()).accuracy());
            }
        }
    }

    @Test
    void the_two_directions_are_one_where_the_slope_is_the_same_everywhere() {
        // without weights every sigmoid is ½, and its slope ¼
        Parameters none = Parameters.zeros(List.of(784, 10));
        assertThat(GradientAngle.cosine(none, sigmoid(), DATA.training())).isBetween(1 - 1e-12, 1 + 1e-12);
        Parameters some = Initialisation.HE.parameters(SIZES, 1);
        assertThat(GradientAngle.cosine(some, sigmoid(), DATA.training())).isBetween(0.5, 0.9999);
        assertThat(some).isEqualTo(Initialisation.HE.parameters(SIZES, 1));
    }

    private static Settings sigmoid() {
        return new Settings(Activation.SIGMOID, Cost.NOTES_SQUARED_ERROR, 0.1, 64, Initialisation.HE, 42);
    }

    private static Training training(TrainedModel start) {
        return new Training(start, Settings.DEFAULT, DATA, 2);
    }

    private static TrainedModel trained(TrainedModel start, int epochs) {
        try (Training training = training(start)) {
            for (int i = 0; i < epochs; i++) {
                training.epoch(progress -> true);
            }
            return training.model();
        }
    }

    private TrainedModel throughFile(TrainedModel model) throws IOException {
        Path file = folder.resolve("model.npz");
        Files.write(file, model.bytes());
        return TrainedModel.read(file);
    }
}
