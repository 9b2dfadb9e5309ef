package longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Learning rates and targets that nobody trains with have values all the same: every command works, and says what is odd. */
class UnusualNumbersTest {
    @TempDir
    private Path folder;

    private record Result(int exitCode, String out, String err) {}

    private static Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Longhand.run(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Result(exitCode, out.toString(), err.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-0.1 | mse                  | sigmoid | [1, 0]      | w2'[1,1] | The learning rate is negative: this step makes",
                "-2   | cross-entropy        | softmax | [0, 1]      | b2'[2]   | The learning rate is negative: this step makes",
                "0    | squared-error        | tanh    | [1, 0]      | w1'[1,1] | The learning rate is 0: nothing is learned.",
                "0.1  | cross-entropy        | softmax | [1.5, -0.5] | L[1]     | A target below 0 or above 1",
                "0.1  | cross-entropy        | sigmoid | [0, -1]     | L[2]     | A target below 0 or above 1",
                "0.1  | binary-cross-entropy | sigmoid | [2, 0]      | L[1]     | A target below 0 or above 1",
                "0.1  | binary-cross-entropy | softmax | [0.5, -3]   | L[2]     | A target below 0 or above 1",
            })
    void every_command_works_and_the_remark_is_made(
            String rate, String loss, String output, String target, String quantity, String remark) throws IOException {
        Path example = Files.writeString(folder.resolve("odd.yaml"), """
                title: Odd
                learning-rate: %s
                loss: %s
                layers:
                  - {activation: tanh, weights: [[0.1, 0.2], [0.3, -0.4]], biases: [0, 0.1]}
                  - {activation: %s, weights: [[0.5, 0.6], [-0.7, 0.8]], biases: [0.2, 0]}
                batch:
                  - {input: [1, 2], target: %s}
                """.formatted(rate, loss, output, target));
        Result trace = run("trace", example.toString(), "--format", "csv");
        assertThat(trace.exitCode()).as(trace.err()).isZero();
        assertThat(trace.err()).isEmpty();
        assertThat(run("explain", example.toString(), quantity).out().replaceAll("\\s+", " "))
                .contains(remark);
        Path sheet = Files.writeString(folder.resolve("sheet.csv"), trace.out());
        Result check = run("check", example.toString(), sheet.toString());
        assertThat(check.exitCode()).as(check.out()).isZero();
        assertThat(run("compare", example.toString()).out()).contains("They agree");
        Path page = folder.resolve("odd.html");
        assertThat(run("report", example.toString(), "-o", page.toString()).exitCode())
                .isZero();
        assertThat(Files.readString(page)).contains(remark);
        // what every derivative was compared with shares no code with its rule
        assertThat(trace.out()).doesNotContain("NaN").doesNotContain("Infinity");
    }
}
