package longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import longhand.example.files.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as a user meets them: what they print, and how they end. */
class LonghandTest {
    private record Result(int exitCode, String out, String err) {}

    private static Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Longhand.run(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Result(exitCode, out.toString(), err.toString());
    }

    @Test
    void examples_lists_every_bundled_example_with_its_title_under_its_subject() {
        Result result = run("examples");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out().lines().filter(line -> line.startsWith(" ")).map(line -> line.strip()
                        .replaceFirst(" .*", "")))
                .isEqualTo(Examples.names());
        assertThat(result.out().lines())
                .containsSubsequence(
                        "First steps",
                        "  one-neuron             One neuron",
                        "",
                        "Whole networks",
                        "  three-three-two        Three inputs, three hidden, two outputs");
    }

    @Test
    void explain_works_one_of_nearly_two_million_numbers_out_and_shows_its_six_largest_products() {
        Result result = run("explain", "mnist-batch", "dL/dw1[3,407]");

        List<String> lines = result.out().lines().toList();
        assertThat(lines)
                .contains("How much does the weight w1[3,407] (input 407 → H1_3) move the loss of the batch?")
                .anyMatch(
                        line -> line.matches("  rule     \\((dL/dw1\\[3,407]@\\d+ \\+ ){6}… \\(58 more terms\\)\\)/64"))
                .anyMatch(line -> line.matches("  numbers  \\(.* \\+ … \\(58 more terms, together \\S+\\)\\)/64"));
        assertThat(lines.get(lines.size() - 1)).matches("  … and 58 more terms, together \\S+");
        assertThat(lines.stream().filter(line -> line.contains("dz1[3]/dw1[3,407]")))
                .hasSize(6);
    }

    @Test
    void check_marks_answers_to_one_of_nearly_two_million_numbers(@TempDir Path folder) throws IOException {
        String sheet = run("trace", "mnist-batch", "--only", "b1'[*]", "--format", "csv")
                .out();
        assertThat(sheet.lines()).hasSize(17);
        Path answers = Files.writeString(folder.resolve("answers.csv"), sheet);

        assertThat(run("check", "mnist-batch", answers.toString()).out()).contains("16 of 16 right.");
    }

    @Test
    void trace_prints_rule_numbers_and_value_in_columns() {
        Result result = run("trace", "three-three-two", "--only", "dL/dw2[1,*]");
        assertThat(result.out()).isEqualTo("""
                        backward, layer 2
                          dL/dw2[1,1] = dL/da2[1]·da2[1]/dz2[1]·dz2[1]/dw2[1,1] = (-0.567093)·0.245499·0.1 = -0.013922048140614233
                          dL/dw2[1,2] = dL/da2[1]·da2[1]/dz2[1]·dz2[1]/dw2[1,2] = (-0.567093)·0.245499·0   = 0
                          dL/dw2[1,3] = dL/da2[1]·da2[1]/dz2[1]·dz2[1]/dw2[1,3] = (-0.567093)·0.245499·0.9 = -0.1252984332655281
                        """);
    }

    @Test
    void trace_as_csv_has_every_quantity_in_full_precision() {
        Result result = run("trace", "relu-by-hand", "--format", "csv");
        assertThat(result.out().lines().findFirst()).hasValue("quantity,value");
        assertThat(result.out()).contains("\na2[1],-0.25\n", "\nL,0.78125\n", "\n\"dL/dw1[1,2]\",");
    }

    @Test
    void trace_works_with_as_many_digits_as_asked() {
        Result result = run("trace", "mazur", "--only", "a1[1]", "--format", "csv", "--precision", "50");
        // 1 / (1 + e^-0.3775), from Python's decimal module with 60 digits
        assertThat(result.out()).contains("a1[1],0.593269992107187255173654561579402815457683723993");
        assertThat(result.out().lines().toList().get(1)).hasSizeBetween(56, 59);
    }

    @Test
    void trace_works_with_the_most_digits_that_the_help_offers() {
        assertThat(run("trace", "--help").out()).contains("(3 to 100)");
        Result result = run("trace", "mazur", "--only", "L[1]", "--format", "csv", "--precision", "100");
        // from Python's decimal module with 150 digits, by the forward pass
        assertThat(result.out())
                .contains(
                        "L[1],0.2748110831761549535917858886766446125304498815728875967706146648241173399517245476058542742646938049\n");
    }

    @Test
    void trace_with_a_pattern_that_fits_nothing_says_so() {
        Result result = run("trace", "mazur", "--only", "q*");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .startsWith(
                        "longhand: --only: no quantity of mazur matches 'q*'; * stands for any characters, ? for one");
    }

    @Test
    void explain_says_where_each_factor_came_from() {
        Result result = run("explain", "three-three-two", "dL/dJ31");
        assertThat(result.out()).isEqualTo("""
                        dL/dw2[1,3]   in the source: dL/dJ31
                        How much does the weight w2[1,3] (J3 → O1) move the loss?

                          rule     dL/da2[1]·da2[1]/dz2[1]·dz2[1]/dw2[1,3]
                          numbers  (-0.567093)·0.245499·0.9
                          value    -0.125298   in full -0.1252984332655281

                        where it comes from
                          dL/da2[1] = 2/2·(a2[1] - y[1]) = 2/2·(0.432907 - 1) = -0.567093
                          da2[1]/dz2[1] = a2[1]·(1 - a2[1]) = 0.432907·(1 - 0.432907) = 0.245499
                          dz2[1]/dw2[1,3] = a1[3] = 0.9
                        """);
    }

    @Test
    void explain_of_an_unknown_name_suggests_the_nearest() {
        Result result = run("explain", "three-three-two", "dL/dw2[1,4]");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).startsWith("longhand: no quantity is called 'dL/dw2[1,4]': did you mean dL/dw2[1,1]");
    }

    @Test
    void step_into_a_pipe_prints_the_steps_and_ends() {
        Result result = run("step", "three-three-two", "--from", "dL/dJ31", "--steps", "1");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEqualTo("""
                        step 22 of 124: backward, layer 2, O1
                        dL/dw2[1,3]   in the source: dL/dJ31
                        How much does the weight w2[1,3] (J3 → O1) move the loss?
                          rule     dL/da2[1]·da2[1]/dz2[1]·dz2[1]/dw2[1,3]
                          numbers  (-0.567093)·0.245499·0.9
                          value    -0.125298   in full -0.1252984332655281

                        """);
        assertThat(result.err())
                .isEqualToIgnoringNewLines(
                        "longhand: 1 of 124 steps printed; --from 'dz2[1]/db2[1]' continues, --steps N prints more");
    }

    @Test
    void step_into_a_pipe_prints_all_steps_of_a_small_example() {
        Result result = run("step", "three-three-two-batch");
        assertThat(result.out()).contains("step 1 of 249", "step 249 of 249: update", "sample 2");
        assertThat(result.err()).isEmpty();
        assertThat(run("step", "mazur", "--from", "q").exitCode()).isEqualTo(2);
        assertThat(run("step", "mazur", "--steps", "0").err())
                .startsWith("longhand: --steps: expected a whole number, 1 or more");
    }

    @Test
    void an_unknown_example_is_answered_with_the_ones_there_are() {
        Result result = run("trace", "three-three");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("three-three-two").doesNotContain("\tat ");
    }

    @Test
    void a_bad_option_ends_with_one_line_and_2() {
        assertThat(run("trace", "mazur", "--precision", "2").exitCode()).isEqualTo(2);
        assertThat(run("trace", "mazur", "--precision", "101").err())
                .startsWith("longhand: --precision: expected a whole number from 3 to 100, found '101'");
        assertThat(run("trace", "mazur", "--precision", "many").exitCode()).isEqualTo(2);
        assertThat(run("trace", "mazur", "--format", "xml").err())
                .startsWith("longhand: --format: expected one of text, csv, json, found 'xml'");
        assertThat(run("trace").exitCode()).isEqualTo(2);
        assertThat(run("tracee", "mazur").exitCode()).isEqualTo(2);
    }

    @Test
    void help_and_version_work_everywhere() {
        for (String command : new String[] {"examples", "trace", "explain", "step", "report", "site"}) {
            assertThat(run(command, "--help").exitCode()).isZero();
            assertThat(run(command, "--help").out()).contains("Example");
            assertThat(run(command, "--version").out()).startsWith("longhand ");
        }
        assertThat(run("--help").out()).contains("Exit codes");
    }

    @Test
    void the_version_names_the_commit_of_a_checkout() {
        assertThat(run("--version").out()).matches("(?s)longhand [\\w.-]+( \\([0-9a-f]{7,}\\))?\\R.*");
    }

    @Test
    void completion_knows_commands_options_and_examples() {
        String script = run("completion").out();
        assertThat(script)
                .contains("complete -F _complete_longhand")
                .contains("--hide-expected")
                .contains("three-three-two");
        assertThat(script).contains("worksheet").doesNotContain("\r");
    }

    @Test
    void report_writes_one_whole_page(@TempDir Path folder) throws IOException {
        Path page = folder.resolve("mazur.html");
        Result result = run("report", "mazur", "-o", page.toString());
        assertThat(result.exitCode()).isZero();
        assertThat(Files.readString(page)).startsWith("<!doctype html>").endsWith("</html>\n");
        assertThat(result.out()).contains(page.toString());
    }

    @Test
    void output_that_cannot_be_written_is_an_error_and_leaves_nothing(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("a-file"));
        Result result = run("report", "mazur", "-o", file.resolve("page.html").toString());
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("a-file");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_bad_file_writes_no_page(@TempDir Path folder) throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.yaml"), "title: x\nlearning-rate: fast\n");
        Path page = folder.resolve("page.html");
        Result result = run("report", bad.toString(), "-o", page.toString());
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("bad.yaml:1: ");
        assertThat(page).doesNotExist();
    }
}
