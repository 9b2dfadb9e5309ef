package longhand.cli.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import longhand.check.reading.WrittenNumber;
import longhand.cli.option.Choices;
import longhand.cli.option.WholeNumber;
import longhand.cli.output.OutputFile;
import longhand.file.FileProblem;
import longhand.mnist.Cost;
import longhand.mnist.Initialisation;
import longhand.mnist.Settings;
import longhand.mnist.TrainedModel;
import longhand.mnist.Training;
import longhand.mnist.images.Dataset;
import longhand.mnist.images.Datasets;
import longhand.mnist.npy.Npz;
import longhand.model.network.Activation;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options of {@code train}, and what they come to: images, sizes, settings. An option left out is the model's that is gone on with. */
final class TrainOptions {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--network",
            paramLabel = "SIZES",
            description = "Inputs, then the neurons of each layer (default: 784-16-16-10; with --data, as many inputs"
                    + " as pixels and as many outputs as labels).")
    private String network;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A folder of images: IDX files, plain or .gz, or Kaggle's train.csv and test.csv"
                    + " with square images"
                    + " (default: MNIST, which is bundled).")
    private Path data;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "10",
            converter = Epochs.class,
            description = "Passes through all images; with --resume, how many more (default: ${DEFAULT-VALUE}).")
    private int epochs;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            description = "Images per step, or all to take them all in one step (default: 64).")
    private String batchSize;

    @Option(names = "--learning-rate", paramLabel = "N", description = "The size of a step (default: 0.1).")
    private String learningRate;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "For the first weights and the order of the images; the same seed gives the same model"
                    + " (default: 42).")
    private String seed;

    @Option(
            names = "--init",
            paramLabel = "METHOD",
            description = "How to draw the first weights: he (the default) or uniform.")
    private String init;

    @Option(
            names = "--output-activation",
            paramLabel = "ACTIVATION",
            description = "Activation of the last layer: softmax (the default) or sigmoid. Hidden layers are ReLU.")
    private String output;

    @Option(
            names = "--cost",
            paramLabel = "COST",
            description =
                    "cross-entropy (the default; with sigmoid this is binary cross-entropy: in both dZ = A - Y),"
                            + " squared-error, or notes-squared-error, which leaves out the derivative of the output's activation.")
    private String cost;

    @Option(
            names = "--resume",
            paramLabel = "MODEL",
            description = "Continue from a model.npz: ours, or one with W1 b1 W2 b2 … saved by NumPy.")
    private Path resume;

    /** How often to go through all images. */
    static final class Epochs extends WholeNumber {
        Epochs() {
            super(1, TrainedModel.MOST_EPOCHS);
        }
    }

    int epochs() {
        return epochs;
    }

    /** The model to go on with, if any. */
    Optional<TrainedModel> model() {
        return Optional.ofNullable(resume).map(TrainedModel::read);
    }

    Dataset dataset() {
        return data == null ? Datasets.bundled() : Datasets.read(data);
    }

    /** Of the images, as a reader knows them. */
    String dataName() {
        if (data == null) {
            return "MNIST";
        }
        Path whole = data.toAbsolutePath().normalize();
        return OutputFile.shown(whole.getFileName() == null ? whole : whole.getFileName());
    }

    /** The command that goes on from what is kept in a folder, as a shell reads it. */
    String toGoOn(Path folder) {
        return "longhand train --resume " + quoted(folder.resolve(TrainCommand.MODEL))
                + (data == null ? "" : " --data " + quoted(data)) + " -o " + quoted(folder);
    }

    private static String quoted(Path path) {
        String text = OutputFile.shown(path);
        return text.matches("[\\w/.,:+@%=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** How to train: what is asked for, else what the model says, else the defaults. */
    Settings settings(Optional<TrainedModel> model) {
        Settings before = model.flatMap(TrainedModel::settings).orElse(Settings.DEFAULT);
        if (resume != null && init != null) {
            throw new ParameterException(
                    spec.commandLine(), "--init: expected only without --resume, which brings weights of its own");
        }
        double rate = learningRate == null ? before.learningRate() : rate();
        return new Settings(
                choice(
                        "--output-activation",
                        output,
                        List.of(Activation.SOFTMAX, Activation.SIGMOID),
                        Activation::key,
                        before.output()),
                choice("--cost", cost, List.of(Cost.values()), Cost::key, before.cost()),
                rate,
                batchSize == null ? before.batchSize() : batchSize(),
                choice("--init", init, List.of(Initialisation.values()), Initialisation::key, before.initialisation()),
                seed == null ? before.seed() : seed());
    }

    private double rate() {
        // as answers are read: with a comma, too, and nothing is guessed
        double rate = WrittenNumber.parse(learningRate)
                .map(number -> number.value().doubleValue())
                .orElse(0.0);
        if (rate > 0 && rate < Double.POSITIVE_INFINITY) {
            return rate;
        }
        String problem = WrittenNumber.problem(learningRate)
                .map(which -> ", which " + which)
                .orElse("");
        throw wrong("--learning-rate", "a number more than 0, such as 0.1", FileProblem.quoted(learningRate) + problem);
    }

    private long seed() {
        try {
            return Long.parseLong(seed);
        } catch (NumberFormatException e) {
            throw wrong("--seed", "a whole number of at most 18 digits", "'" + seed + "'");
        }
    }

    private int batchSize() {
        if (batchSize.equals("all")) {
            return Settings.ALL;
        }
        try {
            int size = Integer.parseInt(batchSize);
            if (size >= 1) {
                return size;
            }
        } catch (NumberFormatException e) {
            // as wrong as 0
        }
        throw wrong("--batch-size", "a number of images, at least 1, or all", "'" + batchSize + "'");
    }

    /** The sizes of the network, checked against the images. */
    List<Integer> sizes(Dataset images, Optional<TrainedModel> model) {
        List<Integer> asked = network == null ? null : parsed(network);
        List<Integer> sizes = model.map(known -> known.parameters().sizes())
                .orElse(asked != null ? asked : List.of(images.training().size(), 16, 16, images.classes()));
        if (asked == null && model.isEmpty()) {
            images.training().checkGap("if there are " + images.classes() + " classes, say --network " + text(sizes));
        }
        if (asked != null && !asked.equals(sizes)) {
            throw wrong("--network", "the model's own " + text(sizes), "'" + network + "'");
        }
        String option = model.isPresent() ? "--resume" : "--network";
        int pixels = images.training().size();
        if (sizes.get(0) != pixels) {
            String size = images.training().height() + "×" + images.training().width();
            throw wrong(
                    option,
                    pixels + " inputs, as the images have " + size + " pixels",
                    sizes.get(0) + " in " + text(sizes));
        }
        int outputs = sizes.get(sizes.size() - 1);
        try {
            images.training().checkLabels(outputs);
        } catch (FileProblem problem) { // is it the label that is wrong, or the network?
            throw wrong(
                    option,
                    "an output for each label, at least " + images.classes(),
                    outputs + " in " + text(sizes) + " (" + problem.getMessage() + ")");
        }
        return sizes;
    }

    /**
     * Sees to it that a learning rate is not blamed for weights that are too large from the start.
     *
     * @throws FileProblem if a model to go on with has no finite loss
     */
    void checkFinite(TrainedModel start, Dataset images) {
        if (resume == null) {
            return;
        }
        Settings settings = settings(Optional.of(start));
        try (Training untrained = new Training(start, settings, images, 1)) {
            if (!Double.isFinite(untrained.test().loss())) {
                throw new FileProblem(
                        resume.toString(),
                        "expected weights and biases that give a finite loss, found some that are so large that it is not"
                                + " finite before the first step");
            }
        }
    }

    private List<Integer> parsed(String text) {
        List<Integer> sizes = new ArrayList<>();
        long parameters = 0;
        for (String part : text.split("-", -1)) {
            if (!part.matches("[1-9][0-9]{0,6}")) {
                throw wrong("--network", "two or more sizes separated by -, such as 784-16-16-10", "'" + text + "'");
            }
            int size = Integer.parseInt(part);
            parameters += sizes.isEmpty() ? 0 : (sizes.get(sizes.size() - 1) + 1L) * size;
            sizes.add(size);
        }
        if (sizes.size() < 2 || sizes.size() > 101) {
            throw wrong("--network", "2 to 101 sizes separated by -, such as 784-16-16-10", "'" + text + "'");
        }
        if (parameters > Npz.mostNumbers()) {
            throw wrong(
                    "--network", "at most " + Npz.mostNumbers() + " weights and biases", parameters + " in " + text);
        }
        return sizes;
    }

    /** Sizes as they are given: 784-16-16-10. */
    static String text(List<Integer> sizes) {
        return String.join("-", sizes.stream().map(String::valueOf).toList());
    }

    private <T> T choice(String option, String given, List<T> choices, Function<T, String> key, T otherwise) {
        if (given == null) {
            return otherwise;
        }
        for (T choice : choices) {
            if (key.apply(choice).equals(given.toLowerCase(Locale.ROOT))) {
                return choice;
            }
        }
        throw new ParameterException(
                spec.commandLine(),
                option + ": " + Choices.expected(choices.stream().map(key).toList(), given));
    }

    private ParameterException wrong(String option, String expected, String found) {
        return new ParameterException(spec.commandLine(), option + ": expected " + expected + ", found " + found);
    }
}
