package longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import longhand.mnist.SmallMnist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/** Files and folders with names that mean harm, and what is a file only by its name. */
class PathsTest {
    /** Red, a bell, the other reading direction, nothing to see, a line end. */
    private static final String HOSTILE = "a\u001b[31mb\u0007c\u202ed\u200be\nf";

    private static final String SHEET = "quantity,value\nL,0.29\u200b8\nz1[1],\u202e0.3\nfoo\u202e\u200b,1\n";

    @TempDir
    private Path folder;

    private Path example;

    private record Result(int exitCode, String out, String err) {}

    private static Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Longhand.run(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Result(exitCode, out.toString(), err.toString());
    }

    @BeforeEach
    void example() throws IOException {
        try (var mazur = PathsTest.class.getResourceAsStream("/worked-examples/mazur/example.yaml")) {
            example = folder.resolve("example.yaml");
            Files.write(example, mazur.readAllBytes());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trace IN",
                "trace IN --format json",
                "trace IN/none",
                "trace IN --only IN",
                "trace IN IN",
                "explain IN IN",
                "explain IN L --IN",
                "step IN",
                "step IN --from IN",
                "check IN SHEET",
                "check IN SHEET --verbose",
                "check IN SHEET --format json",
                "check IN SHEET --format junit",
                "check IN SHEET --format gradescope",
                "check IN SHEET --format IN",
                "check IN SHEET -o IN/out",
                "check IN SHEET -o IN/none/out",
                "check IN IN/none",
                "compare IN",
                "report IN -o IN/page",
                "report IN -o IN",
                "train --data IN",
                "train --data IN/none",
                "train --network IN",
                "train --resume IN",
                "IN",
            })
    void a_name_shows_nothing_that_steers_a_terminal_or_cannot_be_seen(String command) throws Exception {
        Path in = Files.createDirectories(folder.resolve(HOSTILE));
        Files.copy(example, in.resolve("example.yaml"));
        Path sheet = Files.writeString(folder.resolve("sheet.csv"), SHEET);
        String[] arguments = command.split(" ", -1);
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = arguments[i].replace("IN", in.toString()).replace("SHEET", sheet.toString());
        }
        Result result = run(arguments);

        assertThat(result.exitCode()).as(result.err()).isBetween(0, 2);
        assertThat((result.out() + result.err()).codePoints())
                .allMatch(c -> c == '\n' || Character.getType(c) != Character.CONTROL)
                .allMatch(c -> Character.getType(c) != Character.FORMAT);
        assertThat(result.err().lines().filter(line -> !line.startsWith("See ")))
                .allMatch(line -> line.startsWith("longhand: "));
        if (command.endsWith("junit")) {
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(result.out())));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"200b", "200e", "202e", "2066", "2069", "feff", "00ad"})
    void a_title_holds_nothing_that_cannot_be_seen(String invisible) throws IOException {
        Files.writeString(
                example, Files.readString(example).replaceFirst("title: ", "title: \"\\\\u" + invisible + "\" # "));
        assertThat(run("trace", example.toString()).err())
                .contains("title: expected one line of text without control characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report mazur",
                "check mazur SHEET",
                "check mazur SHEET --format json",
                "check mazur SHEET --format html",
                "compare mazur --format html",
            })
    void a_dash_is_standard_output(String command) throws IOException {
        Path sheet = Files.writeString(folder.resolve("sheet.csv"), "quantity,value\nL,0.3\n");
        String written = command.replace("SHEET", sheet.toString());
        Path file = folder.resolve("file");
        run((written + " -o " + file).split(" ", -1));
        Result result = run((written + " -o -").split(" ", -1));

        assertThat(Path.of("-")).doesNotExist();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo(Files.readString(file));
    }

    @Test
    void a_named_pipe_is_refused_wherever_a_file_is_read() throws Exception {
        Path pipe = folder.resolve("pipe");
        pipe(pipe);
        Path inFolder = Files.createDirectories(folder.resolve("in"));
        Files.copy(example, inFolder.resolve("example.yaml"));
        pipe(inFolder.resolve("as-written.csv"));
        Path asExample = Files.createDirectories(folder.resolve("as"));
        pipe(asExample.resolve("example.yaml"));
        Path data = folder.resolve("data");
        SmallMnist.write(data, 20);
        Path labels;
        try (var files = Files.list(data)) {
            labels = files.filter(file -> file.toString().contains("train-labels"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.delete(labels);
        pipe(labels);
        Path weights = Files.writeString(folder.resolve("weights.yaml"), """
                title: t
                learning-rate: 1
                loss: mse
                weights: {npz: pipe}
                layers:
                  - {activation: relu, size: 2}
                batch:
                  - {input: [1], target: [1, 0]}
                """);
        for (List<String> command : List.of(
                List.of("trace", pipe.toString()),
                List.of("trace", inFolder.toString()),
                List.of("trace", asExample.toString()),
                List.of("trace", weights.toString()),
                List.of("check", "mazur", pipe.toString()),
                List.of("train", "--resume", pipe.toString()),
                List.of("train", "--data", data.toString()))) {
            Result result =
                    assertTimeoutPreemptively(Duration.ofSeconds(60), () -> run(command.toArray(String[]::new)));
            assertThat(result.exitCode()).as(command + result.err()).isEqualTo(2);
            assertThat(result.err()).contains("expected a file, found a pipe or a device");
        }
    }

    private static void pipe(Path path) throws InterruptedException {
        try {
            assumeTrue(
                    new ProcessBuilder("mkfifo", path.toString()).start().waitFor() == 0,
                    "skipped: named pipes cannot be made here");
        } catch (IOException e) {
            assumeTrue(false, "skipped: there is no mkfifo");
        }
    }

    @Test
    @Tag("slow")
    void no_temporary_folder_is_needed_for_the_pages() throws Exception {
        Path site = folder.resolve("site");
        Process process = LonghandProcess.builder(
                        List.of("-Djava.io.tmpdir=" + folder.resolve("none")), "site", "-o", site.toString())
                .start();
        assertThat(LonghandProcess.end(process)).isEqualTo(0);
        assertThat(site.resolve("index.html")).exists();
    }

    /** As a shell does it for {@code <(command)}. */
    @Test
    @Tag("slow")
    void a_pipe_that_the_shell_holds_open_is_read() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/fd")), "skipped: there is no /dev/fd here");
        Path sheet = Files.writeString(folder.resolve("sheet.csv"), "quantity,value\nL,0.298371\n");
        ProcessBuilder builder = LonghandProcess.builder(List.of(), "check", "mazur", "/dev/fd/0");
        Process process = ProcessBuilder.startPipeline(List.of(new ProcessBuilder("cat", sheet.toString()), builder))
                .get(1);
        assertThat(LonghandProcess.end(process)).isEqualTo(0);
    }
}
