package longhand.report.build;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import longhand.live.image.Checkpoint;
import longhand.mnist.Settings;
import longhand.mnist.TrainedModel;
import longhand.mnist.Trainer;
import longhand.mnist.Training;
import longhand.mnist.descent.Parameters;
import longhand.mnist.images.Datasets;
import longhand.mnist.matrix.Matrix;
import longhand.model.network.Activation;
import longhand.model.network.Layer;
import longhand.model.network.Network;

/** Run by the build: trains the bundled model once more as far as its third epoch, for the pages that show a batch as it learns. */
final class CheckpointBuild {
    private static final int FIRST = 1;
    private static final int THIRD = 3;

    private CheckpointBuild() {}

    /** After one epoch, after three, and as the model is bundled; a blank line between them. */
    static String text() {
        TrainedModel last = TrainedModel.bundled();
        Settings settings = last.settings().orElseThrow();
        TrainedModel first = TrainedModel.first(last.parameters().sizes(), settings);
        List<Checkpoint> checkpoints = new ArrayList<>();
        try (Training training = new Training(first, settings, Datasets.bundled(), Trainer.threads())) {
            for (int epoch = 1; epoch <= THIRD; epoch++) {
                training.epoch(progress -> true);
                if (epoch == FIRST || epoch == THIRD) {
                    checkpoints.add(new Checkpoint(epoch, rounded(training.parameters(), settings)));
                }
            }
        }
        checkpoints.add(new Checkpoint(last.epochs().size(), rounded(last.parameters(), settings)));
        return checkpoints.stream().map(Checkpoint::write).collect(Collectors.joining("\n\n"));
    }

    private static Network rounded(Parameters parameters, Settings settings) {
        List<Activation> activations = settings.recipe(parameters.depth()).activations();
        return new Network(IntStream.rangeClosed(1, parameters.depth())
                .mapToObj(l -> new Layer(
                        activations.get(l - 1),
                        rows(parameters.weights(l)),
                        rows(parameters.biases(l)).stream()
                                .flatMap(List::stream)
                                .toList()))
                .toList());
    }

    private static List<List<BigDecimal>> rows(Matrix matrix) {
        return IntStream.range(0, matrix.rows())
                .mapToObj(row -> IntStream.range(0, matrix.columns())
                        .mapToObj(column -> Checkpoint.rounded(matrix.get(row, column)))
                        .toList())
                .toList();
    }
}
