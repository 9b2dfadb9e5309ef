package longhand.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes many files is struck as soon as the first of them is in the making. */
@Tag("slow")
class StruckWritingTest {
    private static final int FILES = 300;
    private static final int TIMES = 6;

    @TempDir
    private Path folder;

    private Path log;

    /** Writes the same files again and again, all of them with one text. */
    static final class Writer {
        public static void main(String[] arguments) throws IOException {
            Path folder = Path.of(arguments[0]);
            for (int round = 0; ; round++) {
                Map<Path, String> texts = new LinkedHashMap<>();
                for (int i = 0; i < FILES; i++) {
                    texts.put(folder.resolve(i + ".html"), arguments[1] + round);
                }
                WholeFiles.write(texts);
            }
        }
    }

    @BeforeEach
    void log(@TempDir Path elsewhere) {
        log = elsewhere.resolve("out.txt");
    }

    private Process start(int time) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.toString(),
                        "process " + time + ", round ")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private List<Path> parts() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(PartFile.ENDING))
                    .toList();
        }
    }

    private void awaitPart(Process process) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (parts().isEmpty()) {
            assertThat(process.isAlive())
                    .as("still writing: %s", Files.readString(log))
                    .isTrue();
            assertThat(System.nanoTime()).as("a part within a minute").isLessThan(end);
        }
    }

    @Test
    void a_polite_kill_leaves_all_files_new_or_all_old_and_no_part() throws Exception {
        for (int time = 0; time < TIMES; time++) {
            Process process = start(time);
            awaitPart(process);
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(parts()).isEmpty();
            List<String> texts;
            try (Stream<Path> files = Files.list(folder)) {
                texts = files.map(StruckWritingTest::text).toList();
            }
            assertThat(texts).hasSize(FILES);
            assertThat(texts.stream().distinct()).hasSize(1);
            assertThat(Files.readString(log)).isEmpty();
        }
    }

    @Test
    void what_a_process_left_that_was_killed_outright_is_cleared_away_by_the_next() throws Exception {
        int left = 0;
        for (int time = 0; time < TIMES; time++) {
            Process process = start(time);
            awaitPart(process);
            process.destroyForcibly().waitFor();
            left += parts().size();
            WholeFiles.write(folder.resolve("another.txt"), "text");
            assertThat(parts()).isEmpty();
        }
        assertThat(left).isPositive();
    }

    @Test
    void what_another_process_is_still_writing_is_let_be() throws Exception {
        Process process = start(0);
        try {
            awaitPart(process);
            for (int i = 0; i < 200; i++) {
                WholeFiles.write(folder.resolve("another.txt"), "text " + i);
            }
            assertThat(process.isAlive())
                    .as("still writing: %s", Files.readString(log))
                    .isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
