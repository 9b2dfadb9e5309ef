package longhand.mnist;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import longhand.file.FileProblem;
import longhand.mnist.descent.Parameters;
import longhand.mnist.images.Images;
import longhand.mnist.matrix.Matrix;
import longhand.mnist.npy.NpyArray;
import longhand.mnist.npy.Npz;
import longhand.model.network.Activation;

/**
 * A network as far as it is trained, with all that training needs to go on as if it had never stopped. As a file it is an {@code .npz}:
 * {@code W1 b1 W2 b2 …} as float64, b as n×1, and a named value for each setting. NumPy opens all of it.
 *
 * @param settings empty for a file that holds nothing but weights and biases, as NumPy writes one
 * @param epochs the whole epochs done, in order
 * @param batches how many batches of the next epoch are done already
 * @param images a check sum of the images that it was trained on, {@link #checkSum}; 0 if they are not known
 */
public record TrainedModel(
        Parameters parameters, Optional<Settings> settings, List<Epoch> epochs, int batches, long images) {
    private static final Pattern PARAMETER = Pattern.compile("[Wb][1-9][0-9]{0,2}");
    private static final List<String> SETTINGS = List.of(
            "output",
            "cost",
            "learning_rate",
            "batch_size",
            "init",
            "seed",
            "epochs",
            "batches",
            "images",
            "seconds",
            "loss",
            "train_accuracy",
            "test_accuracy");
    private static final int ALL = 0;

    /** The longest training that a file tells of. */
    public static final int MOST_EPOCHS = 1_000_000;

    public TrainedModel {
        epochs = List.copyOf(epochs);
    }

    /** What training begins with. */
    public static TrainedModel first(List<Integer> sizes, Settings settings) {
        Parameters drawn = settings.initialisation().parameters(sizes, settings.seed());
        return new TrainedModel(drawn, Optional.of(settings), List.of(), 0, 0);
    }

    /** 784-16-16-10 after ten epochs on MNIST with the default settings, as it is bundled. */
    public static TrainedModel bundled() {
        String name = "784-16-16-10.npz";
        try (InputStream in = TrainedModel.class.getResourceAsStream("/mnist/" + name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from this build");
            }
            byte[] bytes = in.readAllBytes();
            return of(name, Npz.read(name, new ByteArrayInputStream(bytes), bytes.length, TrainedModel::isKnown));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " of this build cannot be read", e);
        }
    }

    /** A number that tells one set of images from another. */
    public static long checkSum(Images images) {
        CRC32 sum = new CRC32();
        sum.update(images.pixels());
        for (int i = 0; i < images.count(); i++) {
            sum.update(images.label(i));
        }
        return sum.getValue();
    }

    /** The bytes of the file. */
    public byte[] bytes() {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        for (int l = 1; l <= parameters.depth(); l++) {
            arrays.put("W" + l, NpyArray.Reals.of(parameters.weights(l)));
            arrays.put("b" + l, NpyArray.Reals.of(parameters.biases(l)));
        }
        settings.ifPresent(s -> {
            arrays.put("output", new NpyArray.Text(s.output().key()));
            arrays.put("cost", new NpyArray.Text(s.cost().key()));
            arrays.put("learning_rate", NpyArray.Reals.of(s.learningRate()));
            arrays.put("batch_size", NpyArray.Integers.of(s.batchSize() == Settings.ALL ? ALL : s.batchSize()));
            arrays.put("init", new NpyArray.Text(s.initialisation().key()));
            arrays.put("seed", NpyArray.Integers.of(s.seed()));
            arrays.put("epochs", NpyArray.Integers.of(epochs.size()));
            arrays.put("batches", NpyArray.Integers.of(batches));
            arrays.put("images", NpyArray.Integers.of(images));
            arrays.put("seconds", column(Epoch::seconds));
            arrays.put("loss", column(Epoch::loss));
            arrays.put("train_accuracy", column(Epoch::trainAccuracy));
            arrays.put("test_accuracy", column(Epoch::testAccuracy));
        });
        return Npz.bytes(arrays);
    }

    private NpyArray column(ToDoubleFunction<Epoch> of) {
        return NpyArray.Reals.of(epochs.stream().mapToDouble(of).toArray());
    }

    /**
     * A model that we wrote, or the weights and biases of one that NumPy did: {@code numpy.savez("model.npz", W1=…, b1=…)}, with b as
     * n×1 or n. Names that we do not know are passed over.
     *
     * @throws FileProblem if the file is no model
     */
    public static TrainedModel read(Path path) {
        return of(path.toString(), Npz.read(path, TrainedModel::isKnown));
    }

    private static boolean isKnown(String name) {
        return PARAMETER.matcher(name).matches() || SETTINGS.contains(name);
    }

    private static TrainedModel of(String file, Map<String, NpyArray> arrays) {
        Parameters parameters = parameters(file, arrays);
        Reader of = new Reader(file, arrays);
        if (SETTINGS.stream().noneMatch(arrays::containsKey)) {
            return new TrainedModel(parameters, Optional.empty(), List.of(), 0, 0);
        }
        Activation output = of.choice("output", List.of(Activation.SOFTMAX, Activation.SIGMOID), Activation::key);
        Cost cost = of.choice("cost", List.of(Cost.values()), Cost::key);
        Initialisation init = of.choice("init", List.of(Initialisation.values()), Initialisation::key);
        double rate = of.real("learning_rate");
        if (rate <= 0) {
            throw of.problem("learning_rate", "expected a number more than 0, found " + rate);
        }
        int batch = (int) of.integer("batch_size", 0, Integer.MAX_VALUE);
        long seed = of.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE);
        Settings settings = new Settings(output, cost, rate, batch == ALL ? Settings.ALL : batch, init, seed);
        int done = (int) of.integer("epochs", 0, MOST_EPOCHS);
        return new TrainedModel(
                parameters,
                Optional.of(settings),
                epochs(of, done),
                (int) of.integer("batches", 0, Integer.MAX_VALUE),
                of.integer("images", 0, 0xFFFFFFFFL));
    }

    private static List<Epoch> epochs(Reader of, int done) {
        double[] seconds = of.reals("seconds", done, Double.MAX_VALUE);
        double[] loss = of.reals("loss", done, Double.MAX_VALUE);
        double[] train = of.reals("train_accuracy", done, 1);
        double[] test = of.reals("test_accuracy", done, 1);
        List<Epoch> epochs = new ArrayList<>();
        for (int i = 0; i < done; i++) {
            epochs.add(new Epoch(i + 1, seconds[i], loss[i], train[i], test[i]));
        }
        return epochs;
    }

    private static Parameters parameters(String file, Map<String, NpyArray> arrays) {
        Reader of = new Reader(file, arrays);
        List<Matrix> weights = new ArrayList<>();
        List<Matrix> biases = new ArrayList<>();
        int layers = (int) arrays.keySet().stream()
                .filter(name -> PARAMETER.matcher(name).matches())
                .map(name -> name.substring(1))
                .distinct()
                .count();
        for (int l = 1; l <= Math.max(1, layers); l++) {
            Matrix w = of.matrix("W" + l, -1, l == 1 ? -1 : weights.get(l - 2).rows());
            weights.add(w);
            biases.add(of.matrix("b" + l, w.rows(), 1));
        }
        return new Parameters(weights, biases);
    }

    /** Single values out of the arrays of a file, each checked. */
    private record Reader(String file, Map<String, NpyArray> arrays) {
        FileProblem problem(String name, String what) {
            return new FileProblem(file + ": " + name + ".npy", what);
        }

        private NpyArray array(String name) {
            NpyArray array = arrays.get(name);
            if (array == null) {
                throw new FileProblem(file, "expected an array called " + name + ", found none");
            }
            return array;
        }

        /**
         * An array of reals as a matrix; one of a single dimension becomes a column.
         *
         * @param rows, columns as they have to be, or −1
         */
        Matrix matrix(String name, int rows, int columns) {
            NpyArray array = array(name);
            List<Integer> shape = array.shape();
            boolean isColumn = shape.size() == 1 && columns == 1;
            if (!(array instanceof NpyArray.Reals reals) || (shape.size() != 2 && !isColumn)) {
                throw problem(name, "expected a matrix of reals, found the shape " + shape);
            }
            int foundRows = shape.get(0);
            int foundColumns = isColumn ? 1 : shape.get(1);
            boolean fits = (rows < 0 || rows == foundRows) && (columns < 0 || columns == foundColumns);
            if (!fits || foundRows < 1 || foundColumns < 1) {
                throw problem(
                        name,
                        "expected the shape " + (rows < 0 ? "n" : rows) + "×" + (columns < 0 ? "p" : columns)
                                + ", found " + foundRows + "×" + foundColumns);
            }
            for (int i = 0; i < reals.values().length; i++) {
                if (!Double.isFinite(reals.values()[i])) {
                    throw problem(
                            name,
                            "expected finite numbers, found " + reals.values()[i] + " at [" + i / foundColumns + ", "
                                    + i % foundColumns + "]");
                }
            }
            return Matrix.ofRows(foundRows, foundColumns, reals.values());
        }

        /**
         * One real an epoch.
         *
         * @param most each is from 0 to this
         */
        double[] reals(String name, int count, double most) {
            if (!(array(name) instanceof NpyArray.Reals reals) || !reals.shape().equals(List.of(count))) {
                throw problem(
                        name,
                        "expected " + count + " reals, one per epoch, found the shape "
                                + array(name).shape());
            }
            for (int i = 0; i < count; i++) {
                double value = reals.values()[i];
                if (!(value >= 0 && value <= most)) {
                    throw problem(
                            name,
                            "expected " + (most == 1 ? "a share from 0 to 1" : "a finite number, 0 or more,")
                                    + " for each epoch, found " + value + " for epoch " + (i + 1));
                }
            }
            return reals.values();
        }

        /** What stands where one number should. */
        private String found(String name) {
            NpyArray array = array(name);
            if (array instanceof NpyArray.Reals reals && reals.values().length == 1) {
                return Double.toString(reals.values()[0]);
            }
            if (array instanceof NpyArray.Integers integers && integers.values().length == 1) {
                return Long.toString(integers.values()[0]);
            }
            return array instanceof NpyArray.Text text ? FileProblem.quoted(text.text()) : "the shape " + array.shape();
        }

        double real(String name) {
            if (array(name) instanceof NpyArray.Reals reals
                    && reals.values().length == 1
                    && Double.isFinite(reals.values()[0])) {
                return reals.values()[0];
            }
            throw problem(name, "expected a finite number, found " + found(name));
        }

        long integer(String name, long least, long most) {
            if (array(name) instanceof NpyArray.Integers integers
                    && integers.values().length == 1
                    && integers.values()[0] >= least
                    && integers.values()[0] <= most) {
                return integers.values()[0];
            }
            throw problem(name, "expected an integer from " + least + " to " + most + ", found " + found(name));
        }

        <T> T choice(String name, List<T> choices, Function<T, String> key) {
            String text =
                    array(name) instanceof NpyArray.Text found ? found.text().toLowerCase(Locale.ROOT) : "";
            for (T choice : choices) {
                if (key.apply(choice).equals(text)) {
                    return choice;
                }
            }
            throw problem(
                    name,
                    "expected one of "
                            + String.join(", ", choices.stream().map(key).toList()) + ", found "
                            + FileProblem.quoted(text, 40));
        }
    }
}
