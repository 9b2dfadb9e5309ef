package longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where no locale is set, as in most containers, Java cannot name files that are not ASCII: that is said, and nothing is written. */
@Tag("slow")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its file names do not depend on LC_ALL")
class NoLocaleTest {
    @TempDir
    private Path folder;

    private Path odd;

    private record Result(int exitCode, String out, String err) {}

    @BeforeEach
    void names() throws IOException, InterruptedException {
        // by a shell, so that the test itself needs no locale
        assertThat(new ProcessBuilder("sh", "-c", "mkdir \"$(printf 'gr\\303\\274n')\"")
                        .directory(folder.toFile())
                        .start()
                        .waitFor())
                .isZero();
        try (Stream<Path> files = Files.list(folder)) {
            odd = files.findFirst().orElseThrow();
        }
    }

    /** @param line what a shell is to run, in which LONGHAND is the program */
    private Result run(Path in, String line) throws IOException, InterruptedException {
        ProcessBuilder longhand = LonghandProcess.builder(List.of());
        List<String> words = new ArrayList<>();
        longhand.command().forEach(word -> words.add("'" + word + "'"));
        Path err = folder.resolve("err.txt");
        Path out = folder.resolve("out.txt");
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", line.replace("LONGHAND", String.join(" ", words)))
                .directory(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        shell.environment().put("LC_ALL", "C");
        int exitCode = LonghandProcess.end(shell.start());
        Result result = new Result(exitCode, Files.readString(out), Files.readString(err));
        Files.delete(out);
        Files.delete(err);
        return result;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trace é.yaml",
                "trace é/example.yaml",
                "check mazur é.csv",
                "report mazur -o é.html",
                "compare mazur -o é.txt",
                "site -o é",
                "train --epochs 1 -o é",
                "train --data é",
                "train --resume é.npz",
            })
    void a_name_that_the_locale_cannot_express_is_wrong_usage_in_one_sentence(String command) throws Exception {
        List<Path> before = files();
        Result result = run(folder, "LONGHAND " + command.replace("é", "\"$(printf '\\303\\251')\""));
        assertRefused(result, "expected a file name that the locale can express", before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trace example.yaml",
                "check mazur sheet.csv",
                "report mazur",
                "report mazur -o page.html",
                "site",
                "train --epochs 1 -o run",
            })
    void a_working_folder_that_the_locale_cannot_express_is_too(String command) throws Exception {
        List<Path> before = files();
        assertRefused(run(odd, "LONGHAND " + command), "expected a current folder whose path the locale can", before);
    }

    private void assertRefused(Result result, String sentence, List<Path> before) throws IOException {
        assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err().lines().filter(line -> !line.startsWith("See ")))
                .singleElement()
                .asString()
                .startsWith("longhand: ")
                .contains(sentence, "LC_ALL=C.UTF-8");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void what_needs_no_such_name_works_in_any_folder() throws Exception {
        Path page = folder.resolve("page.html");
        Result traced = run(odd, "LONGHAND trace mazur --only L");
        assertThat(traced.exitCode()).as(traced.err()).isZero();
        Result written = run(odd, "LONGHAND report mazur -o '" + page + "'");
        assertThat(written.exitCode()).as(written.err()).isZero();
        assertThat(Files.readString(page, StandardCharsets.UTF_8)).endsWith("</html>\n");
    }
}
