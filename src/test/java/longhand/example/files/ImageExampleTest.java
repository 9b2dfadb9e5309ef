package longhand.example.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.example.Example;
import longhand.file.FileProblem;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Quantity;
import longhand.mnist.Initialisation;
import longhand.mnist.TrainedModel;
import longhand.mnist.descent.Parameters;
import longhand.mnist.images.Datasets;
import longhand.mnist.images.Images;
import longhand.model.Sample;
import longhand.model.TrainingStep;
import longhand.model.network.Network;
import org.apache.commons.math3.util.Decimal64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Example files whose batch is images, and whose parameters are drawn or read from a model. */
class ImageExampleTest {
    /** Training images of 1×2 pixels with the labels 1, 0 and 2; one test image, a 2. */
    private static final int[] TRAINING = {0, 255, 51, 0, 255, 0};

    private static final int[] LABELS = {1, 0, 2};

    private static final String YAML = """
            title: Images
            learning-rate: 0.1
            loss: cross-entropy
            initialise: {method: he, seed: 42}
            layers:
              - {activation: relu, size: 4}
              - {activation: softmax, size: 3}
            batch: {data: images, images: [1, 0]}
            """;

    @TempDir
    private Path folder;

    // what is read

    @Test
    void mnist_batch_is_the_network_of_the_notes_on_the_first_64_images() {
        TrainingStep step = Examples.find("mnist-batch").step();
        Images train = Datasets.bundled().training();

        assertThat(step.network().depth()).isEqualTo(3);
        assertThat(List.of(784, 16, 16, 10))
                .isEqualTo(List.of(
                        step.network().width(0),
                        step.network().width(1),
                        step.network().width(2),
                        step.network().width(3)));
        assertThat(step.batch().size()).isEqualTo(64);
        for (int image = 0; image < 64; image++) {
            Sample sample = step.batch().sample(image + 1);
            for (int pixel = 0; pixel < 784; pixel++) {
                assertThat(sample.input().get(pixel).doubleValue()).isEqualTo(train.pixel(image, pixel) / 255.0);
            }
            assertThat(sample.target()).isEqualTo(oneHot(train.label(image), 10));
        }
        // the labels of the first ten training images of MNIST, as everybody knows them
        assertThat(IntStream.range(0, 10)
                        .mapToObj(
                                image -> step.batch().sample(image + 1).target().indexOf(BigDecimal.ONE))
                        .toList())
                .containsExactly(5, 0, 4, 1, 9, 2, 1, 3, 1, 4);
    }

    @Test
    void drawn_parameters_are_those_that_a_trainer_starts_from() {
        Network network = Examples.find("mnist-batch").step().network();
        Parameters drawn = Initialisation.HE.parameters(List.of(784, 16, 16, 10), 42);

        for (int l = 1; l <= 3; l++) {
            for (int j = 1; j <= network.width(l); j++) {
                for (int i = 1; i <= network.width(l - 1); i++) {
                    assertThat(network.layer(l).weight(j, i).doubleValue())
                            .isEqualTo(drawn.weights(l).get(j - 1, i - 1));
                }
                assertThat(network.layer(l).bias(j)).isZero();
            }
        }
    }

    @Test
    void the_loss_before_learning_is_near_that_of_guessing() {
        TrainingStep step = Examples.find("mnist-batch").step();
        Trace<Decimal64> trace = new Trace<>(new Rules(step), Arithmetic.doubles());

        assertThat(trace.of(Quantity.batchLoss()).getReal()).isBetween(Math.log(10) - 0.5, Math.log(10) + 1);
    }

    @Test
    void images_of_a_folder_in_the_order_in_which_they_are_named() throws IOException {
        TrainingStep step = read(YAML).step();

        assertThat(step.batch().samples())
                .containsExactly(
                        new Sample(decimals("0.2", "0"), decimals("1", "0", "0")),
                        new Sample(decimals("0", "1"), decimals("0", "1", "0")));
    }

    @Test
    void test_images_of_a_folder() throws IOException {
        TrainingStep step =
                read(YAML.replace("images: [1, 0]", "split: test, images: 0")).step();

        assertThat(step.batch().samples()).containsExactly(new Sample(decimals("1", "1"), decimals("0", "0", "1")));
    }

    @Test
    void initialise_goes_with_samples_written_out_too() throws IOException {
        TrainingStep step = read(YAML.replace(
                        "batch: {data: images, images: [1, 0]}", "batch:\n  - {input: [1, 2, 3], target: [0, 0, 1]}"))
                .step();

        assertThat(step.network().width(0)).isEqualTo(3);
        assertThat(step.network().layer(1).weight(1, 1))
                .isEqualTo(BigDecimal.valueOf(Initialisation.HE
                        .parameters(List.of(3, 4, 3), 42)
                        .weights(1)
                        .get(0, 0)));
    }

    @Test
    void images_go_with_weights_written_out_too() throws IOException {
        String written = YAML.replace("initialise: {method: he, seed: 42}\n", "")
                .replace("activation: relu, size: 4", "activation: relu, weights: [[0.1, 0.2]], biases: [0]")
                .replace("softmax, size: 3", "softmax, weights: [[1], [2], [3]], biases: [0, 0, 0]");

        assertThat(read(written).step().batch().size()).isEqualTo(2);
        assertThat(problem(written.replace("[[0.1, 0.2]]", "[[0.1, 0.2, 0.3]]")))
                .isEqualTo("own.yaml:7: batch: expected images of 3 pixels, one for each column of layers[0].weights,"
                        + " found images of 1×2");
    }

    @Test
    void parameters_of_a_model_file_are_the_shortest_decimals_of_its_doubles() throws IOException {
        Parameters parameters = Initialisation.UNIFORM.parameters(List.of(2, 4, 3), 7);
        Files.write(folder.resolve("model.npz"), bytes(parameters));

        Network network = read(YAML.replace("initialise: {method: he, seed: 42}", "weights: {npz: model.npz}"))
                .step()
                .network();

        for (int j = 1; j <= 3; j++) {
            for (int i = 1; i <= 4; i++) {
                assertThat(network.layer(2).weight(j, i).doubleValue())
                        .isEqualTo(parameters.weights(2).get(j - 1, i - 1));
                assertThat(network.layer(2).weight(j, i).precision()).isLessThanOrEqualTo(17);
            }
            assertThat(network.layer(2).bias(j).doubleValue())
                    .isEqualTo(parameters.biases(2).get(j - 1, 0));
        }
    }

    // what is refused

    @Test
    void model_files() throws IOException {
        String drawn = "initialise: {method: he, seed: 42}";
        Files.write(folder.resolve("other.npz"), bytes(Initialisation.HE.parameters(List.of(2, 5, 3), 1)));
        assertThat(problemWith(drawn, "weights: {npz: other.npz}"))
                .isEqualTo("own.yaml:4: weights.npz: expected a model of 2-4-3, as the batch and the layers say, found"
                        + " 'other.npz', a model of 2-5-3");
        assertThat(problemWith(drawn, "weights: {npz: images/train-labels-idx1-ubyte}"))
                .startsWith(
                        "own.yaml:4: weights.npz: " + folder.resolve("images") + "/train-labels-idx1-ubyte: expected ");
        assertThat(problemWith(drawn, "weights: {npz: no.npz}"))
                .startsWith("own.yaml:4: weights.npz: " + folder.resolve("no.npz") + ": expected ");
        assertThat(problemWith(drawn, drawn + "\nweights: {npz: other.npz}"))
                .isEqualTo("own.yaml:5: weights: expected initialise or weights, found both");
        assertThat(problemWith(drawn, "weights: {npy: other.npy}"))
                .isEqualTo("own.yaml:4: weights: unknown key 'npy': did you mean npz?");
    }

    @Test
    void image_numbers() throws IOException {
        String expected = "expected an image from 0 to 2, or several, such as 0-63, found ";
        assertThat(problemWith("[1, 0]", "[1, 3]")).isEqualTo("own.yaml:8: batch.images[1]: " + expected + "'3'");
        assertThat(problemWith("[1, 0]", "1-0")).isEqualTo("own.yaml:8: batch.images: " + expected + "'1-0'");
        assertThat(problemWith("[1, 0]", "0-999999999"))
                .isEqualTo("own.yaml:8: batch.images: " + expected + "'0-999999999'");
        assertThat(problemWith("[1, 0]", "first")).isEqualTo("own.yaml:8: batch.images: " + expected + "'first'");
        assertThat(problemWith("[1, 0]", "[[0]]")).isEqualTo("own.yaml:8: batch.images[0]: " + expected + "a list");
        assertThat(problemWith("[1, 0]", "[]"))
                .isEqualTo("own.yaml:8: batch.images: expected a list of at least one image, found an empty list");
        assertThat(problemWith("[1, 0]", "[1, 0-1]"))
                .isEqualTo(
                        "own.yaml:8: batch.images[1]: expected each image once, found '0-1': image 1 is listed already");
    }

    @Test
    void where_images_come_from() throws IOException {
        assertThat(problemWith("data: images, ", ""))
                .isEqualTo("own.yaml:8: batch: expected the key data, found only images");
        assertThat(problemWith("data: images", "mnist: traim"))
                .isEqualTo("own.yaml:8: batch.mnist: expected train or test, found 'traim': did you mean train?");
        assertThat(problemWith("data: images", "mnist: train, data: images"))
                .isEqualTo("own.yaml:8: batch: unknown key 'data': expected mnist or images");
        assertThat(problemWith("data: images", "data: nowhere"))
                .isEqualTo(
                        "own.yaml:8: batch.data: " + folder.resolve("nowhere") + ": expected a folder, found nothing");
        assertThat(problemWith("data: images", "data: [images]"))
                .isEqualTo("own.yaml:8: batch.data: expected the path of a folder of images, found a list");
        assertThat(problemWith("data: images", "data: \"a\\0b\""))
                .isEqualTo("own.yaml:8: batch.data: ab: expected the name of a file, found the character NUL in it");
        assertThat(problemWith("size: 3", "size: 2"))
                .isEqualTo("own.yaml:8: batch: expected images of at most 2 classes, one for each neuron of the output"
                        + " layer, found 3");
    }

    @Test
    void what_is_wrong_with_the_images_is_said_with_the_file_that_holds_them() throws IOException {
        Path file = written(YAML);
        Path images = folder.resolve("images/train-images-idx3-ubyte");
        Files.write(images, Files.readAllBytes(folder.resolve("images/train-labels-idx1-ubyte")));

        assertThat(catchThrowableOfType(FileProblem.class, () -> Examples.read(file)))
                .hasMessage(file + ":8: batch.data: " + images
                        + ": byte 0: expected the magic number 2051 of images, found 2049, that of labels");
    }

    @Test
    void a_bundled_example_names_no_files_of_a_user() {
        FileProblem problem = catchThrowableOfType(FileProblem.class, () -> Demo.read(YAML));
        assertThat(problem)
                .hasMessage("demo.yaml:8: batch.data: expected a bundled example to name no files, found 'images'");
    }

    @Test
    void initialise() throws IOException {
        assertThat(problemWith("method: he", "method: xavier"))
                .isEqualTo("own.yaml:4: initialise.method: expected he or uniform, found 'xavier'");
        assertThat(problemWith(", seed: 42", ""))
                .isEqualTo("own.yaml:4: initialise: expected the key seed, found only method");
        for (String seed : List.of("0.5", "1e300", "9223372036854775808")) {
            assertThat(problemWith("seed: 42", "seed: " + seed))
                    .isEqualTo("own.yaml:4: initialise.seed: expected a whole number that fits into 64 bits, found '"
                            + seed + "'");
        }
        assertThat(problemWith("initialise: {method: he, seed: 42}", "initialise: he"))
                .isEqualTo("own.yaml:4: initialise: expected the keys method and seed, found 'he'");
    }

    @Test
    void sizes() throws IOException {
        for (String size : List.of("0", "-1", "1.5", "1000001", "1e99")) {
            assertThat(problemWith("size: 4", "size: " + size))
                    .isEqualTo("own.yaml:6: layers[0].size: expected a number of neurons from 1 to 1000000, found '"
                            + size + "'");
        }
        assertThat(problemWith("size: 3", "size: 1"))
                .isEqualTo(
                        "own.yaml:7: layers[1].size: expected at least 2 neurons, as softmax compares them, found '1'");
        assertThat(problem(YAML.replace("size: 4", "size: 1000000").replace("size: 3", "size: 1000000")))
                .isEqualTo(
                        "own.yaml:1: expected at most 50000000 quantities to work out, found about 13000048000000: take"
                                + " a smaller network or fewer samples");
    }

    @Test
    void sizes_and_weights_do_not_go_together() throws IOException {
        assertThat(problemWith("initialise: {method: he, seed: 42}\n", ""))
                .isEqualTo("own.yaml:5: layers[0]: expected weights and biases, or initialise or weights for the whole"
                        + " network at the top of the file, found only a size");
        assertThat(problemWith("relu, size: 4", "relu, weights: [[1, 1]], biases: [0]"))
                .isEqualTo(
                        "own.yaml:6: layers[0]: expected a size, as the weights of the whole network come from the top"
                                + " of the file, found weights");
        assertThat(problemWith("relu, size: 4", "relu, weights: [[1, 1]], size: 1"))
                .isEqualTo(
                        "own.yaml:6: layers[0]: expected size or weights, found both: the rows of weights are the size");
        assertThat(problemWith("relu, size: 4", "relu"))
                .isEqualTo("own.yaml:6: layers[0]: expected the key size, found only activation");
    }

    private String problemWith(String part, String replacement) throws IOException {
        assertThat(YAML).contains(part);
        return problem(YAML.replace(part, replacement));
    }

    private String problem(String yaml) throws IOException {
        Path file = written(yaml);
        FileProblem problem = catchThrowableOfType(FileProblem.class, () -> Examples.read(file));
        assertThat(problem).as("a problem").isNotNull();
        assertThat(problem.getMessage()).startsWith(folder + "/");
        return problem.getMessage().substring(folder.toString().length() + 1);
    }

    private Example read(String yaml) throws IOException {
        return Examples.read(written(yaml));
    }

    private Path written(String yaml) throws IOException {
        Path images = Files.createDirectories(folder.resolve("images"));
        Files.write(images.resolve("train-images-idx3-ubyte"), idx(TRAINING, 3, 1, 2));
        Files.write(images.resolve("train-labels-idx1-ubyte"), idx(LABELS, 3));
        Files.write(images.resolve("t10k-images-idx3-ubyte"), idx(new int[] {255, 255}, 1, 1, 2));
        Files.write(images.resolve("t10k-labels-idx1-ubyte"), idx(new int[] {2}, 1));
        return Files.writeString(folder.resolve("own.yaml"), yaml);
    }

    private static byte[] idx(int[] values, int... lengths) {
        ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * lengths.length + values.length);
        bytes.putInt(0x0800 + lengths.length);
        IntStream.of(lengths).forEach(bytes::putInt);
        IntStream.of(values).forEach(value -> bytes.put((byte) value));
        return bytes.array();
    }

    private static byte[] bytes(Parameters parameters) {
        return new TrainedModel(parameters, Optional.empty(), List.of(), 0, 0).bytes();
    }

    private static List<BigDecimal> oneHot(int label, int classes) {
        List<BigDecimal> target = new ArrayList<>(Collections.nCopies(classes, BigDecimal.ZERO));
        target.set(label, BigDecimal.ONE);
        return target;
    }

    private static List<BigDecimal> decimals(String... written) {
        return List.of(written).stream().map(BigDecimal::new).toList();
    }
}
