package longhand.cli.train;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import longhand.cli.output.OutputFile;
import longhand.cli.output.WrappedText;
import longhand.mnist.Cost;
import longhand.mnist.Epoch;
import longhand.mnist.GradientAngle;
import longhand.mnist.Settings;
import longhand.mnist.TrainedModel;
import longhand.mnist.Training;
import longhand.mnist.images.Dataset;
import longhand.model.network.Activation;
import longhand.notation.text.NumberText;
import longhand.report.training.SettingsLine;

/** A training to read: what is trained and on what, a line an epoch, and what is kept. */
final class TrainText {
    /** So many epochs of a model that is gone on with are listed again; of more, the last. */
    private static final int MOST_LISTED = 1000;

    private final Training training;
    private final String dataName;
    private final int width;
    private final PrintWriter out;

    /** @param out null to write nothing */
    TrainText(Training training, String dataName, int width, PrintWriter out) {
        this.training = training;
        this.dataName = dataName;
        this.width = width;
        this.out = out;
    }

    /** @param start what training goes on from */
    void begin(TrainedModel start) {
        Dataset data = training.data();
        Settings settings = training.settings();
        print(TrainOptions.text(training.parameters().sizes()) + ", " + SettingsLine.of(training));
        print(dataName + ": " + data.training().count() + " training images, "
                + data.test().count()
                + " test images, " + data.training().height() + "×"
                + data.training().width() + " pixels. "
                + data.remark());
        if (start.images() != 0 && start.images() != training.model().images()) {
            print("The model was trained on other images before.");
        }
        if (settings.cost() == Cost.CROSS_ENTROPY && settings.output().equals(Activation.SIGMOID)) {
            print(
                    "Sigmoid outputs with dZ = A − Y: the cost is binary cross-entropy, −Σ [y ln a + (1 − y) ln(1 − a)].");
        }
        print("");
        print("epoch  seconds      loss  training      test");
        List<Epoch> epochs = training.epochs();
        int left = Math.max(0, epochs.size() - MOST_LISTED);
        if (left > 0) {
            print("    …  (" + NumberText.grouped(left) + " epochs before)");
        }
        epochs.subList(left, epochs.size()).forEach(this::epoch);
    }

    void epoch(Epoch epoch) {
        print(right(Integer.toString(epoch.number()), 5)
                + "  " + right(NumberText.fixed(epoch.seconds(), 2), 7)
                + "  " + right(loss(epoch.loss()), 8)
                + "  " + right(percent(epoch.trainAccuracy()), 8)
                + "  " + right(percent(epoch.testAccuracy()), 8));
    }

    /** @param toGoOn the command that goes on from what the folder holds */
    void end(boolean isWhole, Path folder, String toGoOn) {
        print("");
        warnOfTheRate();
        if (training.settings().cost() == Cost.NOTES_SQUARED_ERROR) {
            double cosine = GradientAngle.cosine(
                    training.parameters(), training.settings(), training.data().training());
            print("The notes' direction, dZ = 2(A − Y)/m without the derivative of "
                    + training.settings().output().key() + ", and the true gradient of the squared error are now "
                    + NumberText.fixed(Math.toDegrees(Math.acos(Math.min(1, cosine))), 1) + "° apart (cosine "
                    + NumberText.fixed(cosine, 4) + ").");
        }
        if (!isWhole) {
            int whole = training.epochs().size();
            print(
                    training.batches() > 0
                            ? "Stopped in epoch " + (whole + 1) + ", after batch " + training.batches() + " of "
                                    + training.batchesInEpoch() + "."
                            : whole > 0 ? "Stopped after epoch " + whole + "." : "Stopped before the first batch.");
        }
        if (folder == null) {
            print("The model is not saved; -o DIR saves it.");
            return;
        }
        Path model = folder.resolve(TrainCommand.MODEL);
        Path page = folder.resolve(TrainCommand.PAGE);
        print("Wrote " + OutputFile.shown(model)
                + (training.epochs().isEmpty() ? "" : " and " + OutputFile.shown(page))
                + (isWhole ? "." : "; to continue: " + toGoOn));
    }

    private void warnOfTheRate() {
        List<Epoch> epochs = training.epochs();
        if (epochs.isEmpty()) {
            return;
        }
        Epoch first = epochs.get(0);
        Epoch last = epochs.get(epochs.size() - 1);
        double bySayingTheSame = training.data().training().shareOfMostCommon();
        if (last.loss() > first.loss()) {
            print("The loss rose from " + loss(first.loss()) + " to " + loss(last.loss())
                    + ": try a smaller --learning-rate.");
        } else if (last.trainAccuracy() <= bySayingTheSame) {
            print("Nothing was learned: always predicting the most common label gets " + percent(bySayingTheSame)
                    + " right. Another --learning-rate or --seed may help.");
        }
    }

    /** In at most eight characters. */
    private static String loss(double loss) {
        return loss < 1000
                ? NumberText.fixed(loss, 4)
                : loss < 1e6 ? NumberText.fixed(loss, 1) : NumberText.scientific(loss);
    }

    static String percent(double share) {
        return NumberText.fixed(100 * share, 2) + " %";
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private void print(String line) {
        if (out != null) {
            // the lines of the table are short, and keep their spaces
            String text = line.stripTrailing();
            out.println(text.length() > width ? WrappedText.text(text, width, 0) : text);
            out.flush();
        }
    }
}
