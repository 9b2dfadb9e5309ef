package longhand.report.training;

import longhand.mnist.Settings;
import longhand.mnist.Training;
import longhand.notation.text.NumberText;

/** How a network is trained, in one line, as the text of a training and its page begin with it. */
public final class SettingsLine {
    private SettingsLine() {}

    public static String of(Training training) {
        Settings settings = training.settings();
        boolean isOneBatch = settings.batchSize() >= training.data().training().count();
        return "ReLU then " + settings.output().key() + ", " + settings.cost().key() + ", "
                + (isOneBatch ? "all images in one batch" : "batches of " + settings.batchSize())
                + ", learning rate " + NumberText.full(settings.learningRate()) + ", " + weights(training);
    }

    /** How the first weights were drawn, and the order of the images. */
    private static String weights(Training training) {
        long seed = training.settings().seed();
        return training.settingsBefore()
                .map(drawn -> drawn.initialisation().key() + ", seed " + drawn.seed()
                        + (drawn.seed() == seed ? "" : ", images from here on in the order of seed " + seed))
                .orElse("weights of the model, images in the order of seed " + seed);
    }
}
