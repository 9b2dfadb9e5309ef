package longhand.cli.train;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import longhand.cli.option.GivenPaths;
import longhand.cli.output.Terminal;
import longhand.cli.output.UnwritableOutput;
import longhand.file.FileProblem;
import longhand.file.Uninterrupted;
import longhand.file.WholeFiles;
import longhand.mnist.Epoch;
import longhand.mnist.Settings;
import longhand.mnist.TrainedModel;
import longhand.mnist.Trainer;
import longhand.mnist.Training;
import longhand.mnist.images.Dataset;
import longhand.notation.text.NumberText;
import longhand.report.training.TrainingPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "train",
        description = "Trains the networks of the notes on real data, as matrices: on MNIST or your own images.",
        footer = {
            "",
            "With -o, DIR gets model.npz after every epoch (numpy.load opens it) and training.html at the end."
                    + " Ctrl-C stops after the current batch and saves both; --resume continues as if it had never stopped.",
            "",
            "Examples:",
            "  longhand train",
            "  longhand train --network 784-10-10 --epochs 5 -o run",
            "  longhand train --resume run/model.npz --epochs 5 -o run",
            "  longhand train --data fashion-mnist --network 784-128-10",
            "  longhand train --cost notes-squared-error --epochs 100"
        })
public final class TrainCommand implements Callable<Integer> {
    /** What a shell gives a program that Ctrl-C ended: 128 and the number of the signal. */
    static final int INTERRUPTED = 130;

    static final String MODEL = "model.npz";
    static final String PAGE = "training.html";

    enum Format {
        TEXT,
        JSON
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private TrainOptions options;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            converter = GivenPaths.Folder.class,
            description = "The folder for model.npz and training.html; created if missing."
                    + " Without it, nothing is saved.")
    private Path folder;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text (the default) or json.")
    private Format format;

    @Override
    public Integer call() throws IOException {
        boolean isJson = format == Format.JSON;
        int more = options.epochs();
        Optional<TrainedModel> resumed = options.model();
        checkCount(resumed.map(model -> model.epochs().size()).orElse(0), more);
        Settings settings = options.settings(resumed);
        Dataset data = options.dataset();
        List<Integer> sizes = options.sizes(data, resumed);
        TrainedModel start = resumed.orElseGet(() -> TrainedModel.first(sizes, settings));
        makeFolder();
        PrintWriter out = spec.commandLine().getOut();
        try (Uninterrupted work = Uninterrupted.begin();
                Training training = new Training(start, settings, data, Trainer.threads())) {
            // in a log a path stays in one piece
            int width = Terminal.isThere() ? Terminal.of(spec).width() : Integer.MAX_VALUE;
            TrainText text = new TrainText(training, options.dataName(), width, isJson ? null : out);
            text.begin(start);
            boolean isWhole = run(training, start, more, text, work);
            finish(training, text, isJson, isWhole);
            out.flush();
            return isWhole ? 0 : INTERRUPTED;
        }
    }

    /** Whether all epochs were gone through. */
    private boolean run(Training training, TrainedModel start, int more, TrainText text, Uninterrupted work) {
        int last = training.epochs().size() + more;
        try (TrainProgress bar = TrainProgress.on(spec.commandLine().getOut(), training, more)) {
            while (training.epochs().size() < last && !work.isAskedToEnd()) {
                int number = training.epochs().size() + 1;
                Optional<Epoch> epoch = training.epoch(progress -> {
                    bar.show(number, progress);
                    return !work.isAskedToEnd();
                });
                if (epoch.isPresent()) {
                    checkFinite(epoch.get(), training, start);
                    bar.pause();
                    text.epoch(epoch.get());
                }
                keep(training.model());
            }
        }
        return training.epochs().size() == last;
    }

    private static void checkCount(int done, int more) {
        if (done + more > TrainedModel.MOST_EPOCHS) {
            throw new FileProblem(
                    "--epochs",
                    "expected at most " + TrainedModel.MOST_EPOCHS + " epochs in all, found " + done
                            + " in the model and " + more + " more");
        }
    }

    private void checkFinite(Epoch epoch, Training training, TrainedModel start) {
        if (!Double.isFinite(epoch.loss())) {
            Settings settings = training.settings();
            options.checkFinite(start, training.data());
            throw new FileProblem(
                    "--learning-rate",
                    "expected one that lets the loss fall, found " + NumberText.full(settings.learningRate())
                            + ": after epoch " + epoch.number() + " the loss is " + NumberText.full(epoch.loss()));
        }
    }

    private void finish(Training training, TrainText text, boolean isJson, boolean isWhole) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (folder != null && !training.epochs().isEmpty()) {
            Path page = folder.resolve(PAGE);
            try {
                WholeFiles.write(page, TrainingPage.render(training, options.dataName()));
            } catch (IOException e) {
                throw new UnwritableOutput(page, e);
            }
        }
        if (isJson) {
            TrainData.json(training, out);
        } else {
            text.end(isWhole, folder, folder == null ? "" : options.toGoOn(folder));
        }
    }

    private void keep(TrainedModel model) {
        if (folder == null) {
            return;
        }
        Path file = folder.resolve(MODEL);
        try {
            WholeFiles.write(file, model.bytes());
        } catch (IOException e) {
            throw new UnwritableOutput(file, e);
        }
    }

    /** Before the work, so that nobody trains for an hour to learn that there is no place for the model. */
    private void makeFolder() {
        if (folder == null) {
            return;
        }
        try {
            Files.createDirectories(folder);
            if (!Files.isWritable(folder)) {
                throw new AccessDeniedException(folder.toString());
            }
        } catch (IOException e) {
            throw new UnwritableOutput(folder, e);
        }
    }
}
