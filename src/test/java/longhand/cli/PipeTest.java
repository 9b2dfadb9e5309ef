package longhand.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The real program, with its output going to another one. */
@Tag("slow")
class PipeTest {
    @Test
    void reader_that_leaves_ends_the_program_and_hears_no_complaint() throws IOException, InterruptedException {
        assumeFalse(
                System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows"),
                "skipped: a pipe that nobody reads has other words here");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Longhand.class.getName(),
                        "trace",
                        "mnist-batch",
                        "--format",
                        "csv")
                .start();
        try (BufferedReader out = program.inputReader(UTF_8)) {
            assertThat(out.readLine()).isEqualTo("quantity,value");
        }
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isEqualTo(141);
        assertThat(new String(program.getErrorStream().readAllBytes(), UTF_8)).isEmpty();
    }
}
