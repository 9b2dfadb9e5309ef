package longhand.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import longhand.check.judging.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryTest {
    @TempDir
    private Path folder;

    private static String command(String... arguments) {
        StringWriter out = new StringWriter();
        longhand.cli.Longhand.run(new PrintWriter(out), new PrintWriter(out), arguments);
        return out.toString();
    }

    /** A block of the README that is indented, and begins like this. */
    private static String block(String first) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("README.md"));
        return lines.stream()
                .dropWhile(line -> !line.startsWith("    " + first))
                .takeWhile(line -> line.startsWith("    ") || line.isEmpty())
                .map(line -> line.isEmpty() ? "" : line.substring(4))
                .collect(Collectors.joining("\n"))
                .strip();
    }

    @Test
    @Tag("slow")
    void the_program_of_the_readme_prints_what_stands_there() throws IOException, InterruptedException {
        Path program = folder.resolve("Example.java");
        Files.writeString(program, block("import java.util.List;"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=UTF-8",
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said.lines().collect(Collectors.joining("\n")))
                .isEqualTo(block("z2[1] = w2[1,1]·a1[1] + w2[1,2]·a1[2] + b2[1]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"three-three-two-batch", "softmax", "micrograd", "perceptron", "recurrent", "convolution", "adam"
            })
    void all_numbers_of_an_example_are_those_that_trace_prints(String name) {
        WorkedExample example = Longhand.bundled(name);
        List<String> lines =
                command("trace", name, "--format", "csv").lines().skip(1).toList();
        assertThat(example.names()).hasSameSizeAs(lines);
        for (int i = 0; i < lines.size(); i++) {
            WorkedNumber number = example.number(example.names().get(i));
            assertThat(lines.get(i).replace("\"", ""))
                    .startsWith(number.name() + ",")
                    .contains("," + number.digits());
            assertThat(number.value()).isEqualTo(Double.parseDouble(number.digits()));
            assertThat(example.names()).containsAll(number.from());
            assertThat(number.latex()).isNotBlank();
        }
    }

    @Test
    void what_is_worked_out_only_when_asked_for_has_its_name_too() {
        assertThat(Longhand.bundled("mazur").value("L'"))
                .isLessThan(Longhand.bundled("mazur").value("L"));
    }

    @Test
    void a_sheet_is_marked_as_the_command_marks_it() throws IOException {
        Path sheet = folder.resolve("sheet.txt");
        String answers =
                "z1[1] = 0,1\nz2[1] = 0.25\ndL/da2[1] = -0.75\nw2'[1,1] =\nfoo = 1\nz1[2] = one\nz1[1] = 0.1\nx[1] = 1\nz1[2] = 1.0\n";
        Files.writeString(sheet, answers);
        String said = command("check", "relu-by-hand", sheet.toString(), "--format", "json");
        List<MarkedAnswer> marks = Longhand.bundled("relu-by-hand").mark(answers);
        assertThat(marks).hasSize(9).allSatisfy(mark -> assertThat(said)
                .contains("\"" + mark.verdict().name().toLowerCase(Locale.ROOT) + "\""));
        assertThat(marks.get(1).verdict()).isEqualTo(MarkedAnswer.Verdict.WRONG);
        assertThat(marks.get(2).message()).contains("z2[1]");
    }

    @Test
    void an_example_comes_from_a_text_or_a_file_and_what_is_wrong_with_it_is_said() throws IOException {
        String yaml = Files.readString(Path.of("worked-examples/relu-by-hand/example.yaml"));
        Path file = Files.writeString(folder.resolve("mine.yaml"), yaml);
        assertThat(Longhand.derive(yaml).value("z2[1]"))
                .isEqualTo(Longhand.derive(file).value("z2[1]"))
                .isEqualTo(-0.25);
        assertThatThrownBy(() -> Longhand.derive(yaml.replace("relu", "rleu")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rleu")
                .hasMessageContaining(":9:");
        assertThatThrownBy(() -> Longhand.derive(folder.resolve("none.yaml")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none.yaml");
        assertThatThrownBy(() -> Longhand.bundled("nothing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing");
        assertThatThrownBy(() -> Longhand.bundled("mazur").number("zz9"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("zz9");
        assertThatThrownBy(() -> Longhand.bundled("mazur").mark("hello there\nmy friend\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sheet:1:");
    }

    @Test
    void every_verdict_has_its_own() {
        assertThat(MarkedAnswer.Verdict.values())
                .extracting(Enum::name)
                .containsExactlyElementsOf(
                        Stream.of(Verdict.values()).map(Enum::name).toList());
    }

    /** Else a change of those packages would break programs that build on this one. */
    @Test
    void no_type_of_another_package_is_in_a_signature() {
        for (Class<?> type : List.of(Longhand.class, WorkedExample.class, WorkedNumber.class, MarkedAnswer.class)) {
            for (Method method : type.getDeclaredMethods()) {
                if (Modifier.isPublic(method.getModifiers())) {
                    assertThat(Stream.concat(
                                    Stream.of(method.getReturnType()), Arrays.stream(method.getParameterTypes())))
                            .allMatch(used -> used.isPrimitive()
                                    || used.getName().matches("(\\[L)?(java\\.|longhand\\.api\\.).*"));
                }
            }
        }
    }
}
