package longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Graphs as a user of the commands meets them: numbers that do not exist, that are too large, and chains without end. */
class GraphOnTerminalTest {
    @TempDir
    private Path folder;

    private record Result(int exitCode, String out, String err) {}

    private static Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Longhand.run(new PrintWriter(out), new PrintWriter(err), arguments);
        assertThat(out + " " + err).doesNotContain("NaN", "Exception", "fault in this program");
        return new Result(exitCode, out.toString(), err.toString());
    }

    private String graph(String definitions, String given, String... further) throws IOException {
        String yaml =
                "title: One\ngraph: [" + definitions + "]\ngiven: " + given + "\n" + String.join("\n", further) + "\n";
        return Files.writeString(folder.resolve("graph.yaml"), yaml).toString();
    }

    private String sheet(String text) throws IOException {
        return Files.writeString(folder.resolve("sheet.csv"), text).toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "p = x - x, q = 1/p | q | divides by 0",
                "p = x - x, q = 0*(1/p) | q | divides by 0",
                "p = x - x, q = y/p^2 | q | divides by 0",
                "p = x - x, q = p^-1 | q | divides by 0",
                "p = x - x, q = p^-0.5 | q | divides by 0",
                "p = -x, q = ln(p) | q | takes the logarithm of a number that is not positive",
                "p = x - x, q = log10(p) | q | takes the logarithm of a number that is not positive",
                "p = x - x, q = 0*ln(p) | q | takes the logarithm of a number that is not positive",
                "p = -x, q = sqrt(p) | q | takes the square root of a negative number",
                "p = -x, q = p^0.5 | q | raises a negative number to a power that is not a whole number",
                "p = x - x, q = sqrt(p) | dq/dp | divides by 0",
            })
    void a_number_that_does_not_exist_is_told_with_where_and_why(String definitions, String first, String why)
            throws IOException {
        String file = graph(definitions + ", f = q*x + y", "{x: 2, y: 3}");
        for (List<String> precision : List.of(List.<String>of(), List.of("--precision", "50"))) {
            String[] trace = IntStream.range(0, 2 + precision.size())
                    .mapToObj(i -> i == 0 ? "trace" : i == 1 ? file : precision.get(i - 2))
                    .toArray(String[]::new);
            Result traced = run(trace);
            assertThat(traced.exitCode()).isZero();
            assertThat(traced.err()).contains("numbers do not exist, " + first + " the first of them");
            assertThat(traced.out()).contains("undefined");
        }
        assertThat(run("explain", file, first).out().replaceAll("\\s+", " "))
                .contains("value undefined", "This number does not exist: the rule " + why);
        // and what is worked out from it does not exist either, because of it
        String last = first.equals("q") ? "f" : "df/dp";
        assertThat(run("explain", file, last).out().replaceAll("\\s+", " "))
                .contains("value undefined", "This number does not exist, as " + first + " does not.");
        Result csv = run("trace", file, "--format", "csv");
        assertThat(run("check", file, sheet(csv.out())).exitCode()).isZero();
        assertThat(run("check", file, sheet("f = 1\n")).exitCode()).isEqualTo(1);
        assertThat(run("trace", file, "--format", "json").exitCode()).isZero();
    }

    @Test
    void what_exists_everywhere_is_0_times_whatever_it_is() throws IOException {
        String file = graph("p = x - x, q = p*10^(y/3)*exp(y), f = q + y", "{x: 2, y: 3}");
        assertThat(run("trace", file, "--only", "q").out()).endsWith(" = 0\n");
        assertThat(run("trace", file).err()).isEmpty();
    }

    @Test
    void an_update_may_lead_to_where_there_is_no_number() throws IOException {
        String file = graph("f = ln(x)", "{x: 1}", "update: [x]", "learning-rate: 1", "epochs: 3");
        Result result = run("trace", file);
        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).contains("6 numbers do not exist, f~2 the first of them");
        assertThat(run("explain", file, "f~3").out()).contains("This number does not exist, as f~2 does not.");
    }

    @Test
    void what_is_too_large_for_doubles_is_said_and_shown_with_more_digits() throws IOException {
        String file = graph("q = x*x, f = q*q - exp(1000)", "{x: 1e200}");
        assertThat(run("trace", file).err()).contains("numbers have no value here, q the first of them");
        Result precise = run("trace", file, "--precision", "50", "--only", "q");
        assertThat(precise.out()).contains("1e400");
        assertThat(run("trace", file, "--precision", "50").err()).isEmpty();
    }

    @Test
    void a_graph_has_no_matrices_to_compare_with() throws IOException {
        Result result = run("compare", graph("q = x", "{x: 1}"));
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("expected a network of layers, found a computation graph");
    }

    @Test
    void a_file_that_is_wrong_is_refused_with_its_line_and_the_exit_code_of_a_bad_file() throws IOException {
        for (String command : List.of("trace", "step", "report", "compare")) {
            Result result = run(command, graph("q = p, p = q", "{x: 1}"));
            assertThat(result.exitCode()).as(command).isEqualTo(2);
            assertThat(result.err())
                    .contains("graph.yaml:2: graph[1]: a circle of definitions: q needs p, which needs q");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "dg/dx, 'did you mean dq/dx or df/dx?'",
        "dx, did you mean df/dx?",
        "q~2, did you mean q?",
        "df/dzz, did you mean df/dz",
        "Q, did you mean q"
    })
    void of_an_unknown_name_the_nearest_is_named(String name, String message) throws IOException {
        Result result = run("explain", graph("q = x + y, f = q*z", "{x: -2, y: 5, z: -4}"), name);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("no quantity is called '" + name + "': " + message);
    }

    @Test
    @Tag("slow")
    void a_chain_of_two_thousand_is_worked_out_explained_and_marked_like_any_other() throws IOException {
        String chain = IntStream.range(0, 2000)
                .map(n -> 1999 - n) // the last first, as the order is free
                .mapToObj(n -> "n" + n + " = " + (n == 0 ? "x*y" : "n" + (n - 1) + " + sin(y)*0.001"))
                .collect(Collectors.joining(", "));
        String file = graph(chain, "{x: 1, y: 2}", "loss: n1999", "update: [x, y]", "learning-rate: 0.1");

        Result csv = run("trace", file, "--format", "csv");
        assertThat(csv.out().lines()).hasSize(1 + 3 + 2000 + 1999 + 3998 + 2 + 2);
        assertThat(run("check", file, sheet(csv.out())).out()).startsWith("8001 of 8001 right");
        String slipped = Pattern.compile("^n1000,.*$", Pattern.MULTILINE)
                .matcher(csv.out())
                .replaceFirst("n1000,7.25");
        assertThat(run("check", file, sheet(slipped)).out()).contains("8000 of 8001 right, 1 wrong");
        // only these: all between is worked out for them
        assertThat(run("check", file, sheet("n1999 = 3.817685556\ndn1999/dx = 2\n"))
                        .out())
                .startsWith("2 of 2 right");
        assertThat(run("explain", file, "n1999").out()).contains("rule     n1998 + sin(y)·0.001");
        assertThat(run("explain", file, "dn1999/dn0").out()).contains("value    1");
        assertThat(run("explain", file, "dn1999/dy").out().replaceAll("\\s+", " "))
                .contains("A sum, because y goes into n0, n1, n2, n3, n4, n5, n6 and 1,993 others");
        Result precise = run("trace", file, "--precision", "50", "--only", "n1999");
        assertThat(precise.out()).contains("3.8176855562245377090966437119575779405618076879243");
        assertThat(run("explain", file, "x'", "--precision", "50").exitCode()).isZero();
    }
}
