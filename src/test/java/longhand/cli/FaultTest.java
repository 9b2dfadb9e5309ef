package longhand.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong in the program, or for want of memory: one sentence and 3, never the 1 of answers that are not right. */
class FaultTest {
    @TempDir
    private Path folder;

    /** Output in whose midst an error comes up, as it may anywhere. */
    private static final class Failing extends Writer {
        private final Error error;

        Failing(Error error) {
            this.error = error;
        }

        @Override
        public void write(char[] text, int from, int length) {
            throw error;
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "examples",
                "--help",
                "",
                "trace mazur",
                "trace --help",
                "explain mazur L",
                "step mazur",
                "compare mazur",
                "check mazur SHEET",
                "check mazur SHEET --format junit",
                "report mazur -o PAGE",
                "train --help"
            })
    void an_error_anywhere_ends_every_command_with_one_sentence_and_3(String command) throws IOException {
        Path sheet = Files.writeString(folder.resolve("sheet.csv"), "quantity,value\nL,0.3\n");
        String[] arguments = command.isEmpty()
                ? new String[0]
                : command.replace("SHEET", sheet.toString())
                        .replace("PAGE", folder.resolve("page.html").toString())
                        .split(" ", -1);
        for (Error error :
                List.of(new StackOverflowError(), new OutOfMemoryError("Java heap space"), new AssertionError())) {
            StringWriter err = new StringWriter();
            assertThat(Longhand.run(new PrintWriter(new Failing(error)), new PrintWriter(err), arguments))
                    .isEqualTo(3);
            assertThat(err.toString().lines()).singleElement().asString().startsWith("longhand: ");
        }
    }

    @Test
    void want_of_memory_is_told_from_other_faults_however_deep_it_lies() {
        Throwable memory = new OutOfMemoryError("Java heap space");
        for (Throwable fault : List.of(
                memory,
                new IllegalStateException("a part of the work failed", memory),
                new CompletionException(new IllegalStateException(memory)),
                new NoClassDefFoundError("Could not initialize class: Exception java.lang.OutOfMemoryError"))) {
            assertThat(said(fault))
                    .startsWith("longhand: too little memory: Java may use ")
                    .contains("-Xmx");
        }
        assertThat(said(new IllegalStateException("odd")))
                .startsWith(
                        "longhand: a fault in this program: java.lang.IllegalStateException: odd. Please report it");
    }

    private static String said(Throwable fault) {
        StringWriter err = new StringWriter();
        assertThat(Fault.say(fault, false, new PrintWriter(err))).isEqualTo(3);
        assertThat(err.toString().lines()).hasSize(1);
        return err.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "16m, train --epochs 1",
        "64m, train --epochs 1",
        "96m, train --epochs 1",
        "24m, trace mnist-batch --format csv",
        "16m, compare mnist-batch",
        "12m, check mnist-batch SHEET",
    })
    void too_little_memory_is_said_in_one_sentence(String memory, String command) throws Exception {
        Path sheet = Files.writeString(
                folder.resolve("sheet.txt"), "dL/dw1[1,1] = 0.123456789012345678901234567890\n".repeat(50_000));
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + memory,
                "-cp",
                System.getProperty("java.class.path"),
                Longhand.class.getName()));
        for (String argument : command.split(" ", -1)) {
            line.add(argument.replace("SHEET", sheet.toString())
                    .replace("PAGE", folder.resolve("page").toString()));
        }
        Process program = new ProcessBuilder(line)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
        try {
            assertThat(program.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            program.destroyForcibly();
        }
        String said = Files.readString(folder.resolve("err.txt"), UTF_8);
        assertThat(program.exitValue()).as(said).isEqualTo(3);
        assertThat(said.lines())
                .singleElement()
                .asString()
                .startsWith("longhand: too little memory")
                .contains("'java -Xmx4g -jar longhand.jar'");
    }

    @Test
    void bundled_images_that_memory_cannot_hold_are_not_called_damaged() throws Exception {
        too_little_memory_is_said_in_one_sentence("64m", "train --epochs 1");
        assertThat(Files.readString(folder.resolve("err.txt"), UTF_8))
                .contains("60000 images of 28×28 pixels need 45 MB at once, half of what Java may use here is 32 MB")
                .doesNotContain("header");
    }
}
