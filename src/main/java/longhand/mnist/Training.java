package longhand.mnist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import longhand.mnist.descent.Parameters;
import longhand.mnist.images.Dataset;

/**
 * Epochs one after another, from the first parameters or from where a model stopped, each measured on the images that were learned
 * from and on the others. Going on with a model equals never having stopped, to the last bit, also in the middle of an epoch.
 */
public final class Training implements AutoCloseable {
    private final Dataset data;
    private final Settings settings;
    private final Optional<Settings> settingsBefore;
    private final Parameters parameters;
    private final Trainer trainer;
    private final long images;
    private final List<Epoch> epochs;
    private int batches;
    private double seconds;
    private Evaluation test;

    /**
     * @param start is not changed
     * @param settings how to go on, whatever the model says
     */
    public Training(TrainedModel start, Settings settings, Dataset data, int threads) {
        this.data = data;
        this.settings = settings;
        settingsBefore = start.settings();
        parameters = start.parameters().copy();
        trainer = new Trainer(parameters, settings, data.training(), threads);
        images = TrainedModel.checkSum(data.training());
        epochs = new ArrayList<>(start.epochs());
        // of other batches, or in another order, an epoch cannot be gone on with
        boolean goesOn = start.images() == images
                && start.settings()
                        .filter(old -> old.batchSize() == settings.batchSize() && old.seed() == settings.seed())
                        .isPresent();
        batches = goesOn && start.batches() < trainer.batches() ? start.batches() : 0;
    }

    /**
     * Trains to the end of the next epoch, and measures what it came to.
     *
     * @param goOn is told after each batch; false ends the training there
     * @return what the epoch came to; nothing if it was ended before
     */
    public Optional<Epoch> epoch(Predicate<Trainer.Progress> goOn) {
        test = null;
        Trainer.Progress done = trainer.epoch(epochs.size() + 1, batches, goOn);
        batches = done.batches();
        seconds += done.seconds();
        if (batches < trainer.batches()) {
            return Optional.empty();
        }
        Evaluation learned = trainer.evaluate(data.training());
        Epoch epoch = new Epoch(epochs.size() + 1, seconds, learned.loss(), learned.accuracy(), test().accuracy());
        epochs.add(epoch);
        batches = 0;
        seconds = 0;
        return Optional.of(epoch);
    }

    /** The number of batches in an epoch. */
    public int batchesInEpoch() {
        return trainer.batches();
    }

    /** How many batches of the next epoch are done. */
    public int batches() {
        return batches;
    }

    /** The epochs done, those before the model was gone on with among them. */
    public List<Epoch> epochs() {
        return List.copyOf(epochs);
    }

    public Dataset data() {
        return data;
    }

    public Settings settings() {
        return settings;
    }

    /** Those of the model that is gone on with, whose weights they drew; empty if nobody knows them. */
    public Optional<Settings> settingsBefore() {
        return settingsBefore;
    }

    /** The parameters as they now are; they change as training goes on. */
    public Parameters parameters() {
        return parameters;
    }

    /** What the parameters as they now are make of the test images. */
    public Evaluation test() {
        if (test == null) {
            test = trainer.evaluate(data.test());
        }
        return test;
    }

    /** All that there is to keep. */
    public TrainedModel model() {
        return new TrainedModel(parameters.copy(), Optional.of(settings), epochs, batches, images);
    }

    @Override
    public void close() {
        trainer.close();
    }
}
