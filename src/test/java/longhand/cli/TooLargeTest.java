package longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Examples with numbers that no double holds: each command says which they are, and shows the rest. */
class TooLargeTest {
    @TempDir
    private static Path folder;

    private record Result(int exitCode, String out, String err) {}

    private static Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Longhand.run(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Result(exitCode, out.toString(), err.toString());
    }

    /** An example as a file; a layer is its activation, weights and biases. */
    private static Path example(String name, String loss, String rate, String layers, String batch) throws IOException {
        StringBuilder text =
                new StringBuilder("title: " + name + "\nlearning-rate: " + rate + "\nloss: " + loss + "\nlayers:\n");
        for (String layer : layers.split("; ", -1)) {
            String[] parts = layer.split(" ", -1);
            text.append("  - {activation: " + parts[0] + ", weights: " + parts[1] + ", biases: " + parts[2] + "}\n");
        }
        return Files.writeString(folder.resolve(name + ".yaml"), text + "batch:\n" + batch);
    }

    static List<Path> examples() throws IOException {
        String large = "[[1e200,-1e200],[1e200,1e200]] [0,0]";
        String small = "[[0.1,0.2],[0.3,0.4]] [0,0]";
        String cancelling = "identity [[1e200,1],[-1e200,1]] [0,0]";
        String one = "  - {input: [1, 0.3], target: [1, 0]}\n";
        String two = one + "  - {input: [0.1, 0.2], target: [0, 1]}\n";
        return List.of(
                example("identity", "squared-error", "0.1", "identity " + large + "; identity " + large, one),
                example("relu", "squared-error", "0.1", "relu " + large + "; relu " + large, two),
                example("hidden", "mse", "0.1", "sigmoid " + small + "; " + cancelling + "; relu " + large, two),
                example("tanh", "mse", "0.1", "sigmoid " + small + "; " + cancelling + "; tanh " + large, two),
                example("softmax", "cross-entropy", "0.1", "identity " + large + "; softmax " + large, one),
                example("squared", "squared-error", "1", "tanh " + small + "; identity " + large, two),
                example("logarithm", "binary-cross-entropy", "0.1", "identity " + large + "; sigmoid " + large, one),
                example("update", "mse", "1e300", "identity [[1e150]] [0]", "  - {input: [1e150], target: [1]}\n"),
                example(
                        "gradient",
                        "mse",
                        "0.1",
                        "tanh [[1]] [0]; identity [[1e160]] [0]",
                        "  - {input: [1], target: [1]}\n"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void report_is_written_and_says_which_number_has_no_value(Path example) throws IOException {
        Path page = folder.resolve("page.html");
        Result result = run("report", example.toString(), "-o", page.toString());

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).contains(" too large for a double; 'longhand trace' with --precision 50 shows ");
        Document html = Jsoup.parse(Files.readString(page));
        assertThat(html.select("#proof").text()).contains(" too large for a double");
        html.select("script, style").remove();
        assertThat(html.outerHtml()).doesNotContain("NaN").doesNotContain("beyond measure");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void trace_shows_all_numbers_and_says_which_have_no_value(Path example) {
        List<String> tooLarge = run("trace", example.toString(), "--format", "csv")
                .out()
                .lines()
                .filter(line -> line.matches(".*,(-?Infinity|overflow)"))
                .map(line -> line.substring(0, line.lastIndexOf(',')).replace("\"", ""))
                .toList();
        assertThat(tooLarge).hasSizeGreaterThan(1);
        String first = tooLarge.get(0);

        Result all = run("trace", example.toString());
        assertThat(all.exitCode()).isZero();
        assertThat(all.out().lines().filter(line -> line.matches(".* = (-?Infinity|overflow)( \\*)?")))
                .hasSameSizeAs(tooLarge);
        assertThat(all.err())
                .isEqualToIgnoringNewLines("longhand: " + tooLarge.size() + " numbers have no value here, " + first
                        + " the first of them: they, or the numbers that they are worked out from, are too large for a"
                        + " double; 'longhand trace' with --precision 50 shows them");

        Result one = run("trace", example.toString(), "--only", first);
        assertThat(one.err())
                .isEqualToIgnoringNewLines("longhand: " + first + " has no value here: it is too large for a double;"
                        + " 'longhand trace' with --precision 50 shows it");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void the_other_commands_work_and_never_say_nan(Path example) throws IOException {
        Result trace = run("trace", example.toString(), "--format", "csv");
        assertThat(trace.exitCode()).isZero();
        assertThat(trace.err()).contains(" too large for a double");
        Path sheet = Files.writeString(folder.resolve("sheet.csv"), trace.out());
        String[][] commands = {
            {"trace", example.toString()},
            {"trace", example.toString(), "--format", "json"},
            {"trace", example.toString(), "--precision", "50"},
            {"explain", example.toString(), "L", "--depth", "9"},
            {"step", example.toString()},
            {"compare", example.toString()},
            {"compare", example.toString(), "--format", "json"},
            {"compare", example.toString(), "--format", "html"},
        };
        Stream<Result> results = Stream.concat(
                Stream.of(trace, run("check", example.toString(), sheet.toString(), "--verbose")),
                Stream.of(commands).map(TooLargeTest::run));
        assertThat(results).allSatisfy(result -> {
            assertThat(result.exitCode()).as(result.err()).isBetween(0, 1);
            assertThat(withoutData(result.out())).doesNotContain("NaN");
        });
        assertThat(run("compare", example.toString()).out().replaceAll("\\s+", " "))
                .containsPattern("(is|are) not compared.* too large for a double");
    }

    /** Embedded fonts and pictures are any letters at all. */
    private static String withoutData(String text) {
        return text.replaceAll("base64,[A-Za-z0-9+/=]*", "");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void with_more_digits_every_number_is_there_but_what_is_too_large_for_those_too(Path example) {
        Result trace = run("trace", example.toString(), "--precision", "50", "--format", "csv");
        if (trace.err().isEmpty()) {
            assertThat(trace.out()).doesNotContain("Infinity").doesNotContain("overflow");
        } else {
            // 1/a of an output that is e^−(10^500) or so
            assertThat(example.getFileName().toString()).isIn("softmax.yaml", "logarithm.yaml");
            assertThat(trace.err()).contains("dL/da2[1]", " too large for any number here");
        }
    }

    @Test
    void nothing_is_called_saturated_for_its_size() throws IOException {
        Path identity = examples().get(0);
        assertThat(run("trace", identity.toString(), "--precision", "50").out()).doesNotContain("saturated");
        assertThat(run("explain", identity.toString(), "L").out()).doesNotContain("saturated");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_answer_to_a_number_that_only_the_way_to_it_is_too_large_for_is_marked_right(Path example)
            throws IOException {
        String right = run("trace", example.toString(), "--precision", "15", "--format", "csv")
                .out();
        Path sheet = Files.writeString(folder.resolve("right.csv"), right);
        String marked = run("check", example.toString(), sheet.toString()).out();
        assertThat(marked).doesNotContain(" wrong");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void no_answer_passes_for_a_number_that_is_too_large(Path example) throws IOException {
        StringBuilder sheet = new StringBuilder("quantity,value\n");
        run("trace", example.toString(), "--format", "csv")
                .out()
                .lines()
                .filter(line -> line.endsWith("Infinity"))
                .forEach(line -> sheet.append(line.replaceAll(",-?Infinity$", ",1.2345e300\n")));
        Path answers = Files.writeString(folder.resolve("large.csv"), sheet);
        assertThat(run("check", example.toString(), answers.toString()).out()).startsWith("0 of ");
    }
}
