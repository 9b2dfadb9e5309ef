package longhand.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import longhand.cli.Longhand;
import longhand.mnist.Epoch;
import longhand.mnist.Settings;
import longhand.mnist.SmallMnist;
import longhand.mnist.TrainedModel;
import longhand.mnist.npy.NpyArray;
import longhand.mnist.npy.Npz;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code train} as a user meets it, on the first images of MNIST. */
class TrainCommandTest {
    private record Result(int exitCode, String out, String err) {}

    @TempDir
    private static Path data;

    @TempDir
    private Path folder;

    @BeforeAll
    static void write() {
        SmallMnist.write(data, 500);
    }

    private static Result run(String... arguments) {
        return runOn(data, arguments);
    }

    private static Result runOn(Path data, String... arguments) {
        List<String> all = new ArrayList<>(List.of("train", "--data", data.toString()));
        all.addAll(List.of(arguments));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Longhand.run(new PrintWriter(out), new PrintWriter(err), all.toArray(new String[0]));
        return new Result(exitCode, out.toString(), err.toString());
    }

    @Test
    void text_says_what_is_trained_and_has_a_line_an_epoch() {
        Result result = run("--epochs", "2");
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        List<String> lines = result.out().lines().toList();
        assertThat(lines.get(0))
                .isEqualTo(
                        "784-16-16-10, ReLU then softmax, cross-entropy, batches of 64, learning rate 0.1, he, seed 42");
        assertThat(lines.get(1))
                .isEqualTo(data.getFileName() + ": 500 training images, 100 test images, 28×28 pixels.");
        assertThat(lines.get(3)).isEqualTo("epoch  seconds      loss  training      test");
        assertThat(lines.get(4)).matches(" {4}1 +[0-9]+\\.[0-9]{2} +[0-9]\\.[0-9]{4} +[0-9.]+ % +[0-9.]+ %");
        assertThat(lines.get(5)).startsWith("    2");
        assertThat(lines.get(7)).isEqualTo("The model is not saved; -o DIR saves it.");
        // no progress bar where there is no terminal
        assertThat(result.out()).doesNotContain("\r", "\u001b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1,5; 1.5",
                "0,05; 0.05",
                ".5; 0.5",
                "1; 1",
                "2.50; 2.5",
                "1e-3; 0.001",
                "1,2e-1; 0.12",
                "1000000; 1000000",
                "1e-9; 1e-9",
            })
    void a_learning_rate_is_read_as_people_write_numbers_and_shown_as_numbers_are_everywhere(String given, String shown)
            throws IOException {
        Result result = run("--epochs", "1", "--learning-rate", given, "--network", "784-10", "-o", folder.toString());
        assertThat(head(result)).contains(", learning rate " + shown + ", ");
        assertThat(TrainedModel.read(folder.resolve("model.npz"))
                        .settings()
                        .orElseThrow()
                        .learningRate())
                .isEqualTo(Double.parseDouble(shown));
        assertThat(Jsoup.parse(Files.readString(folder.resolve("training.html")))
                        .text())
                .contains("learning rate " + shown + ", ", "Update, α = " + shown);
    }

    @Test
    void json_has_the_fields_that_benchmarks_read() throws IOException {
        Result result = run("--epochs", "2", "--format", "json", "--network", "784-10");
        assertThat(result.out())
                .matches(
                        "\\{\"network\":\"784-10\",\"seed\":42,\"epochs\":\\[\\{\"epoch\":1,\"seconds\":[0-9.E-]+,"
                                + "\"loss\":[0-9.]+,\"train-accuracy\":[0-9.]+,\"test-accuracy\":[0-9.]+},.*],\"test-accuracy\":[0-9.]+}\n");
        int depth = 0;
        try (JsonParser parser = new JsonFactory().createParser(result.out())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            }
        }
        assertThat(depth).isZero();
    }

    @Test
    void the_same_seed_gives_the_same_file_and_another_seed_another() throws IOException {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        Path three = folder.resolve("three");
        run("--epochs", "1", "-o", one.toString());
        run("--epochs", "1", "-o", two.toString());
        run("--epochs", "1", "--seed", "43", "-o", three.toString());
        assertThat(parameters(one)).isEqualTo(parameters(two)).isNotEqualTo(parameters(three));
        assertThat(names(one)).containsExactly("model.npz", "training.html");
        assertThat(Files.readString(one.resolve("training.html"))).contains("784-16-16-10 trained on");
    }

    @Test
    void resumed_training_equals_training_that_never_stopped() throws IOException {
        Path five = folder.resolve("five");
        Path two = folder.resolve("two");
        Path three = folder.resolve("three");
        String[] settings = {
            "--network", "784-12-10", "--output-activation", "sigmoid", "--batch-size", "50", "--init", "uniform"
        };
        run(joined(settings, "--epochs", "5", "-o", five.toString()));
        run(joined(settings, "--epochs", "2", "-o", two.toString()));
        Result resumed = run("--resume", two + "/model.npz", "--epochs", "3", "-o", three.toString());
        assertThat(resumed.exitCode()).isZero();
        assertThat(parameters(three)).isEqualTo(parameters(five));
        // the settings come with the model, and all five epochs are shown
        assertThat(resumed.out())
                .contains("784-12-10, ReLU then sigmoid, cross-entropy, batches of 50", "\n    1 ", "\n    5 ")
                .contains("the cost is binary cross-entropy, −Σ [y ln a + (1 − y) ln(1 − a)]");
    }

    @Test
    void the_notes_own_gradient_is_held_against_the_true_one() {
        Result result = run("--epochs", "1", "--cost", "notes-squared-error", "--batch-size", "all");
        assertThat(result.out().replace("\n", " "))
                .containsPattern("The notes' direction, .* are now [0-9.]+° apart \\(cosine 0\\.[0-9]{4}\\)\\.");
        assertThat(result.out()).contains("all images in one batch");
    }

    @Test
    void options_say_what_they_expected_and_what_they_found() {
        fails(
                "--network: expected two or more sizes separated by -, such as 784-16-16-10, found '784x10'",
                "--network",
                "784x10");
        fails(
                "--network: expected 2 to 101 sizes separated by -, such as 784-16-16-10, found '784'",
                "--network",
                "784");
        fails(
                "--network: expected 784 inputs, as the images have 28×28 pixels, found 100 in 100-10",
                "--network",
                "100-10");
        fails(
                "--network: expected at most " + Npz.mostNumbers()
                        + " weights and biases, found 785000000 in 784-1000000",
                "--network",
                "784-1000000");
        fails("--epochs: expected a whole number from 1 to 1000000, found '0'", "--epochs", "0");
        fails("--batch-size: expected a number of images, at least 1, or all, found '0'", "--batch-size", "0");
        fails("--batch-size: expected a number of images, at least 1, or all, found 'many'", "--batch-size", "many");
        fails("--learning-rate: expected a number more than 0, such as 0.1, found '-1'", "--learning-rate", "-1");
        fails("--learning-rate: expected a number more than 0, such as 0.1, found '0'", "--learning-rate", "0");
        fails(
                "--learning-rate: expected a number more than 0, such as 0.1, found '1,500', which could be 1.500 or 1500:"
                        + " write the first with a point, the second without a comma",
                "--learning-rate",
                "1,500");
        fails("--output-activation: expected one of softmax, sigmoid, found 'tanh'", "--output-activation", "tanh");
        fails(
                "--cost: expected one of cross-entropy, squared-error, notes-squared-error, found 'mse'",
                "--cost",
                "mse");
        fails("--init: expected one of he, uniform, found 'zero'", "--init", "zero");
        fails("--format: expected one of text, json, found 'xml'", "--format", "xml");
    }

    @Test
    void for_a_label_without_an_output_the_network_is_named_and_the_place_of_the_label() {
        Result result = run("--network", "784-8");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("longhand: --network: expected an output for each label, at least 10, found 8 in 784-8 ("
                        + data.resolve("train-labels-idx1-ubyte")
                        + ": byte 12: expected a label from 0 to 7, found 9)\n");
    }

    @Test
    void a_run_that_is_resumed_is_headed_by_the_seed_that_its_weights_were_drawn_with() {
        String model = folder.resolve("model.npz").toString();
        run("--epochs", "1", "--seed", "7", "-o", folder.toString());
        assertThat(head(run("--epochs", "1", "--resume", model))).endsWith(", he, seed 7");
        assertThat(head(run("--epochs", "1", "--resume", model, "--seed", "8")))
                .endsWith(", he, seed 7, images from here on in the order of seed 8");
    }

    @Test
    void the_page_of_a_run_that_is_resumed_is_headed_as_its_text_is() throws IOException {
        String model = folder.resolve("model.npz").toString();
        run("--epochs", "1", "--seed", "7", "-o", folder.toString());
        for (String[] more : new String[][] {{}, {"--seed", "8"}, {"--batch-size", "all", "--learning-rate", "0,5"}}) {
            Path next = folder.resolve("next");
            Result result = run(joined(more, "--epochs", "1", "--resume", model, "-o", next.toString()));
            Document page = Jsoup.parse(Files.readString(next.resolve("training.html")));
            assertThat("784-16-16-10, " + page.select(".lead").first().text()).isEqualTo(head(result) + ".");
        }
    }

    private static String head(Result result) {
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.out().lines().findFirst().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e308, 1e200, 1e250})
    void weights_too_large_for_a_loss_are_not_blamed_on_the_learning_rate(double weight) throws IOException {
        double[] weights = new double[7840];
        Arrays.fill(weights, weight);
        weights[5] = -weight;
        Path model = folder.resolve("large.npz");
        Files.write(
                model,
                Npz.bytes(Map.of(
                        "W1", new NpyArray.Reals(List.of(10, 784), weights),
                        "b1", new NpyArray.Reals(List.of(10), new double[10]),
                        "W2", new NpyArray.Reals(List.of(10, 10), Arrays.copyOf(weights, 100)),
                        "b2", new NpyArray.Reals(List.of(10), new double[10]))));
        Result result = run("--epochs", "1", "--resume", model.toString());
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("longhand: " + model + ": expected weights and biases that give a finite loss");
    }

    @Test
    void a_gap_in_the_labels_is_a_wrong_label_unless_the_network_is_made_for_it() throws IOException {
        Path other = SmallMnist.write(folder.resolve("other"), 50);
        Path labels = other.resolve("train-labels-idx1-ubyte");
        byte[] bytes = Files.readAllBytes(labels);
        bytes[8 + 3] = (byte) 200;
        Files.write(labels, bytes);
        Result result = runOn(other, "--epochs", "1");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo("longhand: " + labels
                        + ": byte 11: expected labels that number the classes, found 200, but no label from 10 to 199;"
                        + " if there are 201 classes, say --network 784-16-16-201\n");
        assertThat(runOn(other, "--epochs", "1", "--network", "784-16-16-201").exitCode())
                .isZero();
    }

    @Test
    void columns_stay_apart_when_all_images_are_right() throws IOException {
        Path easy = SmallMnist.write(folder.resolve("easy"), 40);
        for (String kind : List.of("images-idx3-ubyte", "labels-idx1-ubyte")) {
            Files.copy(
                    easy.resolve("train-" + kind), easy.resolve("t10k-" + kind), StandardCopyOption.REPLACE_EXISTING);
        }
        List<String> lines = runOn(easy, "--epochs", "60", "--batch-size", "10")
                .out()
                .lines()
                .toList();
        assertThat(lines.get(63)).matches(" {3}60 {2,}[0-9.]+ {2,}0\\.[0-9]{4} {2}100\\.00 % {2}100\\.00 %");
    }

    @Test
    void a_loss_that_grows_keeps_to_its_column_and_is_spoken_of() {
        Result result = run("--epochs", "2", "--learning-rate", "1e9", "--batch-size", "100");
        assertThat(result.out().lines().toList().get(4))
                .matches(" {4}1 {2,}[0-9.]+ {2,}[0-9.]+e\\+[0-9]+ {2,}[0-9.]+ % {2,}[0-9.]+ %");
        assertThat(result.out().replace('\n', ' '))
                .containsPattern("The loss rose from .* to .*: try a smaller --learning-rate\\."
                        + "|Nothing was learned: always predicting the most common label gets [0-9.]+ % right\\.");
        assertThat(run("--epochs", "2").out()).doesNotContain("The loss rose", "Nothing was learned");
    }

    @Test
    void seconds_have_no_digits_beyond_what_a_clock_tells() {
        assertThat(run("--epochs", "1", "--format", "json", "--network", "784-10")
                        .out())
                .containsPattern("\"seconds\":[0-9]+\\.[0-9]{1,6},");
    }

    @Test
    void a_model_of_other_sizes_is_not_gone_on_with() throws IOException {
        run("--network", "784-10", "--epochs", "1", "-o", folder.toString());
        String model = folder.resolve("model.npz").toString();
        fails(
                "--network: expected the model's own 784-10, found '784-12-10'",
                "--resume",
                model,
                "--network",
                "784-12-10");
        fails(
                "--init: expected only without --resume, which brings weights of its own",
                "--resume",
                model,
                "--init",
                "he");
        Result missing = run("--resume", folder.resolve("none.npz").toString());
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).contains("none.npz: expected a file, found nothing with that name");
    }

    @Test
    void a_learning_rate_that_lets_the_loss_grow_beyond_all_bounds_ends_with_words_and_keeps_the_last_good_model()
            throws IOException {
        run("--epochs", "1", "-o", folder.toString());
        TrainedModel before = TrainedModel.read(folder.resolve("model.npz"));
        Result result = run("--resume", folder + "/model.npz", "--learning-rate", "1e200", "-o", folder.toString());
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("longhand: --learning-rate: expected one that lets the loss fall, found 1e200: ");
        assertThat(TrainedModel.read(folder.resolve("model.npz"))).isEqualTo(before);
    }

    @Test
    void no_place_for_the_model_is_said_before_the_work() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Result result = run("-o", file.toString());
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("expected a writable location, found ");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void help_shows_every_option_and_examples() {
        StringWriter out = new StringWriter();
        Longhand.run(new PrintWriter(out), new PrintWriter(out), "train", "--help");
        assertThat(out.toString())
                .contains(
                        "--network",
                        "--data",
                        "--epochs",
                        "--batch-size",
                        "--learning-rate",
                        "--seed",
                        "--init",
                        "--output-activation")
                .contains("--cost", "--resume", "--format", "-o", "binary cross-entropy", "longhand train --resume");
    }

    private static void fails(String message, String... arguments) {
        Result result = run(arguments);
        assertThat(result.err()).startsWith("longhand: " + message + "\n");
        assertThat(result.exitCode()).isEqualTo(2);
    }

    private static String[] joined(String[] one, String... other) {
        return Stream.concat(Stream.of(one), Stream.of(other)).toArray(String[]::new);
    }

    private static Object parameters(Path folder) {
        return TrainedModel.read(folder.resolve("model.npz")).parameters();
    }

    private static Set<String> names(Path folder) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        return names;
    }

    @Test
    void a_very_long_history_is_gone_on_with_and_told_in_part() throws IOException {
        Files.write(folder.resolve("long.npz"), withEpochs(20_000).bytes());
        Result result =
                run("--resume", folder.resolve("long.npz").toString(), "--epochs", "1", "-o", folder.toString());
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out().lines()).hasSizeLessThan(1020);
        assertThat(result.out())
                .contains("(19,000 epochs before)")
                .contains("\n19001 ")
                .contains("\n20001 ");
        Document page = Jsoup.parse(Files.readString(folder.resolve("training.html")));
        assertThat(page.select("table.epochs caption").text()).isEqualTo("1,000 of 20,001 epochs");
        List<String> numbers = page.select("table.epochs tbody th").eachText();
        assertThat(numbers)
                .hasSize(1000)
                .doesNotHaveDuplicates()
                .startsWith("1")
                .endsWith("20001");
        assertThat(TrainedModel.read(folder.resolve("model.npz")).epochs()).hasSize(20_001);
    }

    @Test
    void more_epochs_than_a_model_can_tell_of_are_refused_before_the_work() throws IOException {
        Path model = Files.write(folder.resolve("long.npz"), withEpochs(1000).bytes());
        Result result = run("--resume", model.toString(), "--epochs", "999001");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .isEqualToIgnoringNewLines("longhand: --epochs: expected at most 1000000 epochs in all,"
                        + " found 1000 in the model and 999001 more");
    }

    private static TrainedModel withEpochs(int count) {
        List<Epoch> epochs = IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Epoch(number, 0.1, 0.5, 0.8, 0.8))
                .toList();
        TrainedModel first = TrainedModel.first(List.of(784, 10), Settings.DEFAULT);
        return new TrainedModel(first.parameters(), first.settings(), epochs, 0, 0);
    }
}
