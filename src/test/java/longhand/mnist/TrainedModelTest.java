package longhand.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import longhand.file.FileProblem;
import longhand.mnist.matrix.Matrix;
import longhand.mnist.npy.NpyArray;
import longhand.mnist.npy.Npz;
import longhand.mnist.npy.NumPy;
import longhand.model.network.Activation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models as files: ours, those of NumPy, and those that are none. */
class TrainedModelTest {
    private static final Settings SETTINGS =
            new Settings(Activation.SIGMOID, Cost.NOTES_SQUARED_ERROR, 0.125, Settings.ALL, Initialisation.UNIFORM, -7);

    @TempDir
    private Path folder;

    @Test
    void a_model_is_read_back_as_it_was() throws IOException {
        TrainedModel model = new TrainedModel(
                Initialisation.UNIFORM.parameters(List.of(6, 4, 3), 11),
                Optional.of(SETTINGS),
                List.of(new Epoch(1, 0.25, 1.5, 0.5, 0.25), new Epoch(2, 0.2, 1.25, 0.6, 0.3)),
                17,
                4_000_000_000L);
        Files.write(file(), model.bytes());
        assertThat(TrainedModel.read(file())).isEqualTo(model);
    }

    @Test
    void numpy_opens_a_model_and_saves_it_again_unchanged() throws IOException {
        NumPy.needed();
        TrainedModel model = new TrainedModel(
                Initialisation.HE.parameters(List.of(784, 16, 10), 42), Optional.of(SETTINGS), List.of(), 0, 1);
        Files.write(file(), model.bytes());
        assertThat(NumPy.run(
                        folder,
                        "m = np.load('model.npz')",
                        "print(m['W1'].shape, m['b1'].shape, m['W2'].shape, m['b2'].shape, m['cost'], m['seed'])",
                        "np.savez('again.npz', **m)"))
                .isEqualTo("(16, 784) (16, 1) (10, 16) (10, 1) notes-squared-error -7");
        assertThat(TrainedModel.read(folder.resolve("again.npz"))).isEqualTo(model);
    }

    @Test
    void weights_and_biases_alone_are_a_model_too() {
        NumPy.needed();
        NumPy.run(
                folder,
                "np.savez('model.npz', W1=np.ones((4, 6)), b1=np.arange(4.), W2=np.ones((3, 4), 'f4'), b2=np.zeros((3, 1)),",
                "         notes=np.zeros((2, 2, 2), bool))");
        TrainedModel model = TrainedModel.read(file());
        assertThat(model.settings()).isEmpty();
        assertThat(model.parameters().sizes()).containsExactly(6, 4, 3);
        assertThat(model.parameters().biases(1)).isEqualTo(Matrix.ofRows(4, 1, 0, 1, 2, 3));
    }

    @Test
    void a_missing_array() throws IOException {
        fails(Map.of("W2", ones(2, 2), "b2", ones(2, 1)), ": expected an array called W1, found none");
        fails(Map.of("W1", ones(2, 2)), ": expected an array called b1, found none");
        fails(Map.of(), ": expected an array called W1, found none");
    }

    @Test
    void a_wrong_shape() throws IOException {
        fails(Map.of("W1", ones(4, 6), "b1", ones(1, 4)), ": b1.npy: expected the shape 4×1, found 1×4");
        fails(
                Map.of("W1", ones(4, 6), "b1", NpyArray.Reals.of(new double[3])),
                ": b1.npy: expected the shape 4×1, found 3×1");
        fails(
                Map.of("W1", ones(4, 6), "b1", ones(4, 1), "W2", ones(3, 5), "b2", ones(3, 1)),
                ": W2.npy: expected the shape n×4, found 3×5");
        fails(
                Map.of("W1", NpyArray.Reals.of(1), "b1", ones(1, 1)),
                ": W1.npy: expected a matrix of reals, found the shape []");
        fails(Map.of("W1", ones(0, 6), "b1", ones(1, 1)), ": W1.npy: expected the shape n×p, found 0×6");
        fails(
                Map.of("W1", new NpyArray.Integers(List.of(1, 1), new long[1]), "b1", ones(1, 1)),
                ": W1.npy: expected a matrix of reals, found the shape [1, 1]");
    }

    @Test
    void a_number_that_is_none() throws IOException {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            double[] values = {1, 2, 3, bad, 5, 6};
            fails(
                    Map.of("W1", new NpyArray.Reals(List.of(2, 3), values), "b1", ones(2, 1)),
                    ": W1.npy: expected finite numbers, found " + bad + " at [1, 0]");
        }
    }

    @Test
    void settings_that_are_none() throws IOException {
        failsWith("output", new NpyArray.Text("relu"), ": output.npy: expected one of softmax, sigmoid, found 'relu'");
        failsWith(
                "learning_rate",
                NpyArray.Reals.of(-1),
                ": learning_rate.npy: expected a number more than 0, found -1.0");
        failsWith(
                "learning_rate",
                NpyArray.Reals.of(Double.NaN),
                ": learning_rate.npy: expected a finite number, found NaN");
        failsWith(
                "batch_size",
                NpyArray.Integers.of(-5),
                ": batch_size.npy: expected an integer from 0 to 2147483647, found -5");
        failsWith(
                "epochs",
                NpyArray.Integers.of(5),
                ": seconds.npy: expected 5 reals, one per epoch, found the shape [0]");
        failsWith(
                "seed",
                new NpyArray.Text("x"),
                ": seed.npy: expected an integer from -9223372036854775808 to " + "9223372036854775807, found 'x'");
        failsWith("cost", null, ": expected an array called cost, found none");
    }

    @Test
    void a_history_that_no_training_has() throws IOException {
        double[] odd = {0.5, Double.NaN};
        for (String name : List.of("train_accuracy", "test_accuracy")) {
            for (double bad : new double[] {Double.NaN, -5, 1.000001, 9, Double.POSITIVE_INFINITY}) {
                odd[1] = bad;
                failsWithHistory(
                        name, odd, "expected a share from 0 to 1 for each epoch, found " + bad + " for epoch 2");
            }
        }
        for (String name : List.of("seconds", "loss")) {
            for (double bad : new double[] {Double.NaN, -0.5, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
                odd[1] = bad;
                failsWithHistory(
                        name,
                        odd,
                        "expected a finite number, 0 or more, for each epoch, found " + bad + " for epoch 2");
            }
        }
        failsWith(
                "epochs",
                NpyArray.Integers.of(1_000_001),
                ": epochs.npy: expected an integer from 0 to 1000000, found 1000001");
        failsWith("epochs", NpyArray.Integers.of(-1), ": epochs.npy: expected an integer from 0 to 1000000, found -1");
        failsWith(
                "epochs",
                NpyArray.Reals.of(new double[2]),
                ": epochs.npy: expected an integer from 0 to 1000000, found the shape [2]");
    }

    private void failsWithHistory(String name, double[] values, String message) throws IOException {
        Epoch epoch = new Epoch(1, 0.25, 1.5, 0.5, 0.25);
        TrainedModel model = new TrainedModel(
                Initialisation.HE.parameters(List.of(2, 2), 1), Optional.of(SETTINGS), List.of(epoch, epoch), 0, 0);
        Files.write(file(), model.bytes());
        Map<String, NpyArray> arrays = new LinkedHashMap<>(Npz.read(file(), any -> true));
        arrays.put(name, NpyArray.Reals.of(values));
        fails(arrays, ": " + name + ".npy: " + message);
    }

    private void failsWith(String name, NpyArray value, String message) throws IOException {
        TrainedModel model = new TrainedModel(
                Initialisation.HE.parameters(List.of(2, 2), 1), Optional.of(SETTINGS), List.of(), 0, 0);
        Files.write(file(), model.bytes());
        Map<String, NpyArray> arrays = new LinkedHashMap<>(Npz.read(file(), any -> true));
        arrays.remove(name);
        if (value != null) {
            arrays.put(name, value);
        }
        fails(arrays, message);
    }

    private void fails(Map<String, NpyArray> arrays, String message) throws IOException {
        Files.write(file(), Npz.bytes(arrays));
        assertThatThrownBy(() -> TrainedModel.read(file()))
                .isInstanceOf(FileProblem.class)
                .hasMessage(file() + message);
    }

    private static NpyArray ones(int rows, int columns) {
        List<Double> ones = new ArrayList<>();
        for (int i = 0; i < rows * columns; i++) {
            ones.add(1.0);
        }
        return new NpyArray.Reals(
                List.of(rows, columns), ones.stream().mapToDouble(x -> x).toArray());
    }

    private Path file() {
        return folder.resolve("model.npz");
    }
}
