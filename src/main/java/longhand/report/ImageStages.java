package longhand.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.live.image.Checkpoint;
import longhand.mnist.Settings;
import longhand.mnist.TrainedModel;
import longhand.mnist.descent.Activations;
import longhand.mnist.descent.Corners;
import longhand.mnist.descent.DescentStep;
import longhand.mnist.descent.Parameters;
import longhand.mnist.descent.Recipe;
import longhand.mnist.matrix.Matrix;
import longhand.model.TrainingStep;
import longhand.notation.name.Names;
import longhand.report.html.Assets;
import longhand.view.html.Numbers;
import longhand.view.html.Shown;

/**
 * What a network makes of a batch of images as it learns: with the weights given, and, where training the bundled model begins with these,
 * after some epochs of that. From the matrices of {@code longhand.mnist}.
 */
final class ImageStages {
    /**
     * A network that the batch can be seen through.
     *
     * @param number of the stage, counted from 0
     * @param epochs that it has been trained for
     * @param checkpoint its weights and biases as text; empty for those given
     * @param rightBefore how many images are classified correctly, in words
     * @param gradient the name of the largest gradient of the first layer, and {@code update} that of the new weight
     */
    public record Stage(
            String number,
            String epochs,
            String words,
            String checkpoint,
            List<Guess> guesses,
            Shown.Figure lossBefore,
            Shown.Figure lossAfter,
            String rightBefore,
            String rightAfter,
            String gradient,
            String update) {
        /** With which weights, at the beginning of a sentence. */
        public String sentence() {
            return checkpoint.isEmpty()
                    ? "With the given weights"
                    : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        }
    }

    /** What it takes an image of this number and label for before and after the update, and its loss. */
    public record Guess(String image, String label, String before, String after, boolean isRight, Shown.Figure loss) {}

    private final TrainingStep step;
    private final List<Integer> labels;
    private final Names names;

    /** @param labels of the images, counted from 0 */
    ImageStages(TrainingStep step, List<Integer> labels, Names names) {
        this.step = step;
        this.labels = labels;
        this.names = names;
    }

    List<Stage> all() {
        List<Checkpoint> checkpoints = checkpoints();
        List<Stage> stages = new ArrayList<>();
        stages.add(stage(0, 0, checkpoints.isEmpty() ? "as given" : "before training", "", step));
        for (Checkpoint checkpoint : checkpoints) {
            stages.add(stage(
                    stages.size(),
                    checkpoint.epochs(),
                    checkpoint.inWords(),
                    checkpoint.write(),
                    step.withNetwork(checkpoint.network())));
        }
        return stages;
    }

    /** The farthest that the network is trained; empty if there is nothing but the weights given. */
    Optional<Checkpoint> last() {
        return checkpoints().stream().reduce((before, after) -> after);
    }

    private List<Checkpoint> checkpoints() {
        return isStartOfBundled()
                ? Assets.checkpoints().stream()
                        .map(text -> Checkpoint.read(text, step.network()))
                        .toList()
                : List.of();
    }

    /** Whether the bundled model was trained from these weights, in this way. */
    private boolean isStartOfBundled() {
        TrainedModel bundled = TrainedModel.bundled();
        Settings settings = bundled.settings().orElseThrow();
        Parameters given = Parameters.of(step.network());
        if (!bundled.parameters().sizes().equals(given.sizes())
                || !Recipe.of(step).equals(settings.recipe(given.depth()))) {
            return false;
        }
        Parameters first = TrainedModel.first(given.sizes(), settings).parameters();
        return IntStream.rangeClosed(1, given.depth())
                .allMatch(l -> Arrays.equals(
                                given.weights(l).toRows(), first.weights(l).toRows())
                        && Arrays.equals(
                                given.biases(l).toRows(), first.biases(l).toRows()));
    }

    private Stage stage(int number, int epochs, String words, String checkpoint, TrainingStep with) {
        DescentStep matrices = DescentStep.of(with, Corners.NONE);
        matrices.run();
        List<Integer> before = guesses(matrices);
        Matrix lossBefore = matrices.losses();
        Variable largest = largest(matrices.dw(1));
        matrices.run(); // forward once more, with the parameters as they are after the update
        List<Integer> after = guesses(matrices);
        List<Guess> guesses = IntStream.range(0, labels.size())
                .mapToObj(k -> new Guess(
                        Integer.toString(k + 1),
                        labels.get(k).toString(),
                        before.get(k).toString(),
                        after.get(k).toString(),
                        before.get(k).equals(labels.get(k)),
                        Numbers.of(lossBefore.get(0, k))))
                .toList();
        return new Stage(
                Integer.toString(number),
                Integer.toString(epochs),
                words,
                checkpoint,
                guesses,
                Numbers.of(mean(lossBefore)),
                Numbers.of(mean(matrices.losses())),
                right(before),
                right(after),
                names.of(names.rules().gradient(largest)),
                names.of(Quantity.newWeight(1, largest.to(), largest.from())));
    }

    private static Variable largest(Matrix gradient) {
        double[] sizes = Arrays.stream(gradient.toRows()).map(Math::abs).toArray();
        int at = Activations.largest(sizes);
        return Quantity.weight(1, at / gradient.columns() + 1, at % gradient.columns() + 1);
    }

    private List<Integer> guesses(DescentStep matrices) {
        Matrix outputs = matrices.a(step.network().depth());
        return IntStream.range(0, labels.size())
                .mapToObj(k -> Activations.largest(outputs.column(k)))
                .toList();
    }

    private String right(List<Integer> guesses) {
        long right = IntStream.range(0, labels.size())
                .filter(k -> guesses.get(k).equals(labels.get(k)))
                .count();
        return right + " of " + labels.size();
    }

    private static double mean(Matrix losses) {
        return Arrays.stream(losses.toRows()).average().orElseThrow();
    }
}
