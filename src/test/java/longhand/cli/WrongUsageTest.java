package longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import longhand.cli.check.CheckCommand;
import longhand.cli.compare.CompareCommand;
import longhand.cli.step.StepCommand;
import longhand.cli.trace.TraceCommand;
import longhand.cli.train.TrainCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;

class WrongUsageTest {
    private record Result(int exitCode, String err) {}

    private static Result run(String... arguments) {
        StringWriter err = new StringWriter();
        int exitCode = Longhand.run(new PrintWriter(new StringWriter()), new PrintWriter(err), arguments);
        return new Result(exitCode, err.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "check three-three-two --formt json a.txt; there is no option '--formt': did you mean --format?",
                "check three-three-two a.txt --format xml; --format: expected one of text, json, junit, gradescope, html,"
                        + " found 'xml'",
                "check three-three-two a.txt --format htm; --format: expected one of text, json, junit, gradescope, html,"
                        + " found 'htm': did you mean html?",
                "check three-three-two a.txt --format gradscope; --format: expected one of text, json, junit, gradescope,"
                        + " html, found 'gradscope': did you mean gradescope?",
                "check mazur a.txt --convention half-in-los; --convention: expected one of half-in-loss, no-half-in-loss,"
                        + " mean-over-outputs, sum-over-outputs, sum-over-batch, mean-over-batch, mean-in-samples,"
                        + " error-negated, thresholds, source-first, neurons-from-0, samples-from-0, log-base-2, log-base-10,"
                        + " found 'half-in-los': did you mean half-in-loss?",
                "compare mazur --format jsn; --format: expected one of text, json, html, found 'jsn': did you mean json?",
                "train --cost squared-eror; --cost: expected one of cross-entropy, squared-error, notes-squared-error,"
                        + " found 'squared-eror': did you mean squared-error?",
                "train --init unform; --init: expected one of he, uniform, found 'unform': did you mean uniform?",
                "train --output-activation sigmiod; --output-activation: expected one of softmax, sigmoid, found"
                        + " 'sigmiod': did you mean sigmoid?",
                "export mazur --to latx; --to: expected one of latex, numpy, pytorch, xlsx, moodle, qti, qti3, canvas, gradescope,"
                        + " prairielearn, found 'latx': did you mean latex?",
                "export mazur --to numpy --only z*; --only: expected --to latex beside it, as a script works everything out",
                "export mazur --to numpy --precision 30; --precision: expected --to latex beside it, as a script works in double"
                        + " precision",
                "export mnist-batch --to latex; --to latex: mnist-batch has 1,800,608 numbers, which is too many: --only 'dL/dz2*'"
                        + " chooses some of them",
                "export mnist-batch --to latex --only dL/dw1*; --to latex: mnist-batch has 1,800,608 numbers, which is too"
                        + " many: --only chooses 815,360 of them",
                "help chek; there is no command 'chek': did you mean check?",
                "check three-three-two a.txt --min-digits 16; --min-digits: expected a whole number from 1 to 15, found '16'",
                "check three-three-two a.txt b.txt; expected nothing more, found 'b.txt'",
                "explain mazur z1[1] --precision abc; --precision: expected a whole number from 3 to 100, found 'abc'",
                "explain mazur z1[1] --depth -1; --depth: expected a whole number, 0 or more, found '-1'",
                "step mazur --steps 99999999999; --steps: expected a whole number, 1 or more, found '99999999999'",
                "train --learning-rate nan; --learning-rate: expected a number more than 0, such as 0.1, found 'nan', which is"
                        + " not a number: a program prints this when there is no result, as for 0/0",
                "train --learning-rate 1e999; --learning-rate: expected a number more than 0, such as 0.1, found '1e999', which is"
                        + " not a number: its power of ten is beyond 300",
                "train --seed x; --seed: expected a whole number of at most 18 digits, found 'x'",
                "chek mazur; there is no command 'chek': did you mean check?",
                "frobnicate; there is no command 'frobnicate'",
            })
    void wrong_usage_says_what_was_expected_what_was_found_and_what_is_near(String command, String message) {
        Result result = run(command.split(" "));
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("longhand: " + message + System.lineSeparator())
                .contains("--help'.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "trace|; expected an example, found ''. Bundled: one-neuron, ",
                "report|; expected an example, found ''. Bundled: one-neuron, ",
                "check|mazur|; expected a file with answers, or - for standard input, found ''",
                "check|mazur|SHEET|-o|; --output: expected the name of a file or a folder, found ''",
                "check|mazur|SHEET|--format|; --format: expected one of text, json, junit, gradescope, html, found ''",
                "check|mazur|SHEET|--convention|; --convention: expected one of half-in-loss, ",
                "check|mazur|SHEET|--min-digits|; --min-digits: expected a whole number from 1 to 15, found ''",
                "compare|mazur|-o|; --output: expected the name of a file or a folder, found ''",
                "report|mazur|-o|; --output: expected the name of a file or a folder, found ''",
                "site|-o|; --output: expected the name of a file or a folder, found ''",
                "train|-o|; --output: expected the name of a file or a folder, found ''",
                "train|--data|; --data: expected the name of a file or a folder, found ''",
                "train|--resume|; --resume: expected the name of a file or a folder, found ''",
                "train|--learning-rate|; --learning-rate: expected a number more than 0, such as 0.1, found ''",
                "train|--seed|; --seed: expected a whole number of at most 18 digits, found ''",
                "train|--network|; --network: expected two or more sizes separated by -, such as 784-16-16-10, found ''",
                "train|--batch-size|; --batch-size: expected a number of images, at least 1, or all, found ''",
                "explain|mazur|; expected the name of a quantity, such as z1[1], found ''",
                "step|mazur|--from|; expected the name of a quantity, such as z1[1], found ''",
                "trace|mazur|--only|; --only: expected the name of a quantity, with * for any characters and ? for one, found ''",
                "explain|mazur|L|--depth|; --depth: expected a whole number, 0 or more, found ''",
            })
    void an_empty_argument_is_answered_with_what_was_expected(String command, String message) {
        Result result = run(command.replace("SHEET", "pom.xml").split("\\|", -1));
        assertThat(result.err()).startsWith("longhand: " + message);
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"site -o -", "site --output=-", "train --epochs 1 -o -"})
    void where_a_folder_is_needed_standard_output_is_refused(String command) {
        Result result = run(command.split(" "));
        assertThat(result.err())
                .startsWith("longhand: --output: expected a folder, found '-', which stands for standard output;"
                        + " ./- is a folder of that name" + System.lineSeparator());
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(Path.of("-")).doesNotExist();
    }

    @Test
    void several_names_are_listed_as_in_a_sentence() {
        assertThat(run("explain", "three-three-two", "dL/dw2[1,x]").err())
                .startsWith("longhand: no quantity is called 'dL/dw2[1,x]': did you mean dL/dw2[1,1], dL/dw2[1,2] or"
                        + " dL/dw2[1,3]?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "examples", "trace", "explain", "step", "check", "compare", "report", "site", "train"})
    void no_word_of_a_help_is_broken_and_no_line_of_it_is_too_long(String command) {
        String[] arguments = (command + " --help").strip().split(" ");
        List<String> whole = words(arguments, 1000);
        for (int width = 60; width <= 120; width++) {
            assertThat(words(arguments, width)).as("%s columns", width).isEqualTo(whole);
        }
    }

    /** The words of a help after its synopsis, whose brackets are broken as there is room. */
    private static List<String> words(String[] arguments, int width) {
        String before = System.getProperty("picocli.usage.width");
        System.setProperty("picocli.usage.width", Integer.toString(width));
        try {
            StringWriter out = new StringWriter();
            Longhand.run(new PrintWriter(out), new PrintWriter(out), arguments);
            assertThat(out.toString().lines()).allMatch(line -> line.length() <= width);
            return List.of(out.toString()
                    .replaceFirst("(?s)^Usage:.*?\\R(?=\\S)", "")
                    .strip()
                    .split("\\s+"));
        } finally {
            if (before == null) {
                System.clearProperty("picocli.usage.width");
            } else {
                System.setProperty("picocli.usage.width", before);
            }
        }
    }

    @Test
    void the_help_of_check_says_how_long_a_sheet_may_be() {
        StringWriter out = new StringWriter();
        Longhand.run(new PrintWriter(out), new PrintWriter(out), "check", "--help");
        assertThat(out.toString().replaceAll("\\s+", " ")).contains("A sheet may have up to 50,000 answers.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "check", "train", "examples"})
    void help_may_come_first(String command) {
        String first = ("help " + command).strip();
        StringWriter helped = new StringWriter();
        StringWriter asked = new StringWriter();
        PrintWriter err = new PrintWriter(new StringWriter());
        assertThat(Longhand.run(new PrintWriter(helped), err, first.split(" "))).isZero();
        assertThat(Longhand.run(
                        new PrintWriter(asked),
                        err,
                        (command + " --help").strip().split(" ")))
                .isZero();
        assertThat(helped.toString()).isEqualTo(asked.toString()).contains("Usage: ");
    }

    @Test
    void an_unknown_name_says_where_all_names_are() {
        assertThat(run("explain", "mazur", "foo").err())
                .isEqualTo("longhand: no quantity is called 'foo'\nSee 'longhand trace mazur' for all names.\n");
    }

    @Test
    void tables_and_examples_of_the_help_fit_60_columns_and_prose_is_left_to_be_wrapped() {
        for (Class<?> command : List.of(
                Longhand.class,
                TraceCommand.class,
                ExplainCommand.class,
                StepCommand.class,
                CheckCommand.class,
                CompareCommand.class,
                ReportCommand.class,
                SiteCommand.class,
                TrainCommand.class)) {
            assertThat(command.getAnnotation(Command.class).footer())
                    .filteredOn(line -> line.startsWith("  "))
                    .isNotEmpty()
                    .allMatch(line -> line.length() <= 60);
        }
    }
}
