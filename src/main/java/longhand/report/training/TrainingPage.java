package longhand.report.training;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import longhand.mnist.Epoch;
import longhand.mnist.Evaluation;
import longhand.mnist.GradientAngle;
import longhand.mnist.Settings;
import longhand.mnist.TrainedModel;
import longhand.mnist.Trainer;
import longhand.mnist.Training;
import longhand.mnist.images.Datasets;
import longhand.mnist.images.Images;
import longhand.mnist.matrix.Matrix;
import longhand.model.network.Activation;
import longhand.notation.text.NumberText;
import longhand.report.html.Assets;
import longhand.report.html.Pictures;
import longhand.report.html.Templates;
import longhand.report.html.Typeset;

/** The page of a training: how it went, what it gets wrong, what the first layer looks for, and the recipe with its shapes. */
public final class TrainingPage {
    private static final int MOST_WRONG = 24;
    private static final int MOST_EPOCHS = 1000;
    private static final int MOST_WEIGHTS = 128 * 784;
    private static final int SMALLEST_PICTURE = 84;

    private final Training training;
    private final Settings settings;
    private final List<Integer> sizes;
    private final List<Epoch> epochs;

    private TrainingPage(Training training) {
        this.training = training;
        settings = training.settings();
        sizes = training.parameters().sizes();
        epochs = shown(training.epochs());
    }

    /** All, or of very many the first, the last, and others evenly between. */
    private static List<Epoch> shown(List<Epoch> all) {
        if (all.size() <= MOST_EPOCHS) {
            return all;
        }
        return IntStream.range(0, MOST_EPOCHS)
                .mapToObj(i -> all.get((int) ((long) i * (all.size() - 1) / (MOST_EPOCHS - 1))))
                .toList();
    }

    private String epochsInWords() {
        int all = training.epochs().size();
        return epochs.size() == all
                ? "Each epoch"
                : NumberText.grouped(epochs.size()) + " of " + NumberText.grouped(all) + " epochs";
    }

    /**
     * The page, whole.
     *
     * @param training of at least one epoch
     * @param dataName of the images, as a reader knows them
     */
    public static String render(Training training, String dataName) {
        return render(training, dataName, "");
    }

    /** The page of the bundled model: MNIST is read, but nothing is trained. */
    public static String bundled(String home) {
        TrainedModel model = TrainedModel.bundled();
        Settings settings = model.settings().orElseThrow();
        try (Training training = new Training(model, settings, Datasets.bundled(), Trainer.threads())) {
            return render(training, "MNIST", home);
        }
    }

    private static String render(Training training, String dataName, String home) {
        return Templates.render("training.ftlh", new TrainingPage(training).view(dataName, home));
    }

    private TrainingContent.Page view(String dataName, String home) {
        Evaluation test = training.test();
        Images images = training.data().test();
        int scale = Math.max(1, Math.round((float) SMALLEST_PICTURE / Math.max(images.width(), images.height())));
        String name = sizes.stream().map(String::valueOf).collect(Collectors.joining("-"));
        int count = training.data().training().count();
        return new TrainingContent.Page(
                Assets.frame(),
                home,
                name + " trained on " + dataName,
                SettingsLine.of(training),
                percent(test.accuracy()),
                NumberText.grouped(count) + " training images and " + NumberText.grouped(images.count())
                        + " test images of "
                        + images.height() + "×" + images.width() + " pixels. "
                        + training.data().remark(),
                conventions(),
                curves(),
                epochsInWords(),
                epochs.stream().map(TrainingPage::row).toList(),
                IntStream.range(0, test.outputs().rows())
                        .mapToObj(Integer::toString)
                        .toList(),
                confusion(test),
                weights(),
                wrong(test),
                NumberText.grouped(IntStream.range(0, images.count())
                                .filter(i -> test.predicted(i) != images.label(i))
                                .count())
                        + " of " + NumberText.grouped(images.count()),
                Integer.toString(scale * images.width()),
                Integer.toString(scale * images.height()),
                recipe(count));
    }

    private List<String> conventions() {
        List<String> all = new ArrayList<>();
        all.add("A column is an image, and x = pixel/255. Y is one-hot: 1 in the row of the image's class, else 0.");
        all.add(
                switch (settings.cost()) {
                    case CROSS_ENTROPY ->
                        settings.output().equals(Activation.SOFTMAX)
                                ? "Cost of an image: cross-entropy, −Σ y ln a. With softmax its derivative with respect to Z is A − Y."
                                : "Sigmoid outputs with dZ = A − Y: the cost of an image is binary cross-entropy,"
                                        + " −Σ [y ln a + (1 − y) ln(1 − a)].";
                    case SQUARED_ERROR ->
                        "Cost of an image: squared error, Σ (a − y)² over its outputs with no ½. Its gradient is the true one,"
                                + " with the derivative of "
                                + settings.output().title() + ".";
                    case NOTES_SQUARED_ERROR ->
                        "Cost of an image: squared error, Σ (a − y)² over its outputs with no ½. Its gradient is taken as in the"
                                + " notes, dZ = 2(A − Y)/m, which leaves out the derivative of "
                                + settings.output().title()
                                + "; the 1/m is in dW and db here. " + apart();
                });
        all.add("The cost of a batch is the mean over its images, and so are dW and db.");
        all.add("At the corner of ReLU, z = 0, the slope is taken as 0.");
        all.add("The loss and accuracy of an epoch are those of all images, with the parameters at its end;"
                + " its seconds count training alone.");
        all.add("The same seed gives the same numbers to the last bit, whatever the number of threads.");
        return all;
    }

    private String apart() {
        double cosine = GradientAngle.cosine(
                training.parameters(), settings, training.data().training());
        return "That direction and the true gradient are now "
                + NumberText.fixedInBinary(Math.toDegrees(Math.acos(Math.min(1, cosine))), 1) + "° apart (cosine "
                + NumberText.fixedInBinary(cosine, 4)
                + ", over the first 1,000 training images).";
    }

    private List<TemplateHTMLOutputModel> curves() {
        Epoch last = epochs.get(epochs.size() - 1);
        List<TemplateHTMLOutputModel> curves = new ArrayList<>();
        List<Integer> numbers = epochs.stream().map(Epoch::number).toList();
        Curves.svg(
                        "loss",
                        "loss",
                        numbers,
                        List.of(curve("training images", Epoch::loss)),
                        "Loss by epoch, from "
                                + NumberText.fixedInBinary(epochs.get(0).loss(), 4) + " to "
                                + NumberText.fixedInBinary(last.loss(), 4))
                .ifPresent(curves::add);
        Curves.svg(
                        "accuracy",
                        "accuracy in %",
                        numbers,
                        List.of(
                                curve("training images", epoch -> 100 * epoch.trainAccuracy()),
                                curve("test images", epoch -> 100 * epoch.testAccuracy())),
                        "Accuracy by epoch, in the end " + percent(last.trainAccuracy())
                                + " of the training images and " + percent(last.testAccuracy()) + " of the test images")
                .ifPresent(curves::add);
        return curves;
    }

    private Curves.Curve curve(String name, Function<Epoch, Double> of) {
        return new Curves.Curve(name, epochs.stream().map(of).toList());
    }

    private static TrainingContent.EpochRow row(Epoch epoch) {
        return new TrainingContent.EpochRow(
                Integer.toString(epoch.number()),
                NumberText.fixedInBinary(epoch.seconds(), 2),
                NumberText.fixedInBinary(epoch.loss(), 4),
                percent(epoch.trainAccuracy()),
                percent(epoch.testAccuracy()));
    }

    private static List<TrainingContent.ConfusionRow> confusion(Evaluation test) {
        int[][] counts = test.confusion();
        List<TrainingContent.ConfusionRow> rows = new ArrayList<>();
        for (int label = 0; label < counts.length; label++) {
            int all = IntStream.of(counts[label]).sum();
            List<TrainingContent.Cell> cells = new ArrayList<>();
            for (int predicted = 0; predicted < counts.length; predicted++) {
                int count = counts[label][predicted];
                cells.add(new TrainingContent.Cell(
                        count == 0 ? "" : Integer.toString(count), shade(count, all, label == predicted)));
            }
            rows.add(new TrainingContent.ConfusionRow(
                    Integer.toString(label), cells, all == 0 ? "" : percent((double) counts[label][label] / all)));
        }
        return rows;
    }

    /** Which mistakes are frequent: from 0.5 %, 1 % and 2 % of the images of a class on. */
    private static String shade(int count, int all, boolean isRight) {
        if (isRight) {
            return "right";
        }
        double share = all == 0 ? 0 : (double) count / all;
        return share >= 0.02 ? "often" : share >= 0.01 ? "some" : share >= 0.005 ? "few" : "";
    }

    private TrainingContent.Weights weights() {
        Matrix first = training.parameters().weights(1);
        Images images = training.data().training();
        double largest = 0;
        for (int j = 0; j < first.rows(); j++) {
            for (int i = 0; i < first.columns(); i++) {
                largest = Math.max(largest, Math.abs(first.get(j, i)));
            }
        }
        int shown = Math.max(1, Math.min(first.rows(), MOST_WEIGHTS / images.size()));
        List<TrainingContent.Picture> pictures = new ArrayList<>();
        for (int j = 0; j < shown; j++) {
            pictures.add(new TrainingContent.Picture(
                    Pictures.of(first, j, images.height(), images.width(), largest), "neuron " + (j + 1)));
        }
        return new TrainingContent.Weights(
                pictures,
                Pictures.scale(),
                "−" + NumberText.fixedInBinary(largest, 3),
                "+" + NumberText.fixedInBinary(largest, 3),
                shown == first.rows() ? "" : "The first " + shown + " of " + first.rows() + " neurons are shown.");
    }

    private static List<TrainingContent.WrongImage> wrong(Evaluation test) {
        Images images = test.images();
        return IntStream.range(0, images.count())
                .filter(image -> test.predicted(image) != images.label(image))
                .boxed()
                .sorted(Comparator.comparing((Integer image) -> -test.losses().get(0, image)))
                .limit(MOST_WRONG)
                .map(image -> {
                    int label = images.label(image);
                    int predicted = test.predicted(image);
                    return new TrainingContent.WrongImage(
                            Pictures.of(images, image),
                            Integer.toString(label),
                            Integer.toString(predicted),
                            List.of(output(test, predicted, image), output(test, label, image)),
                            "test image " + image);
                })
                .toList();
    }

    private static String output(Evaluation test, int row, int image) {
        return "a[" + row + "] = " + NumberText.fixedInBinary(test.outputs().get(row, image), 4);
    }

    private List<TrainingContent.RecipePart> recipe(int count) {
        int m = Math.min(settings.batchSize(), count);
        Map<String, String> titles = Map.of(
                "forward",
                "Forward",
                "back",
                "Back",
                "update",
                "Update, α = " + NumberText.full(settings.learningRate()));
        List<TrainingContent.RecipePart> parts = new ArrayList<>();
        RecipeLine.of(sizes, settings, m).stream()
                .collect(Collectors.groupingBy(RecipeLine::part, LinkedHashMap::new, Collectors.toList()))
                .forEach((part, lines) -> parts.add(new TrainingContent.RecipePart(
                        titles.get(part),
                        lines.stream()
                                .map(line -> new TrainingContent.Line(formula(line.formula()), line.shapes()))
                                .toList())));
        return parts;
    }

    /** The layer in brackets stands above, as the notes have it. */
    private static TemplateHTMLOutputModel formula(String text) {
        return Typeset.markup(
                HTMLOutputFormat.INSTANCE.escapePlainText(text).replaceAll("\\[([0-9]+)]", "<sup>[$1]</sup>"));
    }

    private static String percent(double share) {
        return NumberText.fixedInBinary(100 * share, 2) + " %";
    }
}
