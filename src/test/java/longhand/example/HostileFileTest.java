package longhand.example;

import static longhand.example.files.Demo.problem;
import static longhand.example.files.Demo.problemWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import longhand.example.files.Demo;
import longhand.example.files.Examples;
import longhand.example.yaml.Node;
import longhand.example.yaml.YamlReader;
import longhand.file.FileProblem;
import longhand.file.TextFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files made, or broken, so that reading them would take for ever, fill the memory or garble the terminal. */
@Timeout(60)
class HostileFileTest {
    @Test
    void alias_bomb() {
        assertThat(problem("""
                        a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]
                        b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
                        c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
                        d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]
                        """)).isEqualTo("demo.yaml:1: a: expected a value without an anchor, found the anchor '&a'");
        assertThat(problemWith("[0.2, 0.4]", "*row"))
                .isEqualTo("demo.yaml:6: layers[0].weights[1]: expected a written-out value, found the alias '*row'");
        assertThat(problemWith("title: Demo", "*title : Demo"))
                .isEqualTo("demo.yaml:1: expected a written-out value, found the alias '*title'");
    }

    @Test
    void tags() {
        assertThat(problemWith("title: Demo", "title: !!java.net.URL [\"http://localhost\"]"))
                .isEqualTo("demo.yaml:1: title: expected a value without a tag,"
                        + " found the tag 'tag:yaml.org,2002:java.net.URL'");
        assertThat(problemWith("-0.20", "!!float 1"))
                .isEqualTo("demo.yaml:10: layers[1].biases[0]: expected a value without a tag,"
                        + " found the tag 'tag:yaml.org,2002:float'");
        assertThat(problemWith("title: Demo", "title: ! Demo"))
                .isEqualTo("demo.yaml:1: title: expected a value without a tag, found the tag '!'");
    }

    @Test
    void a_hundred_thousand_levels() {
        String path = "layers" + "[0]".repeat(19);
        assertThat(problemWith("layers:\n", "layers: " + "[".repeat(100_000) + "\n"))
                .isEqualTo("demo.yaml:4: " + path.substring(0, path.length() - 3)
                        + ": expected at most 20 levels of lists and mappings, found more");
        assertThat(problem("{a: ".repeat(100_000)))
                .isEqualTo("demo.yaml:1: a" + ".a".repeat(18)
                        + ": expected at most 20 levels of lists and mappings, found more");
        assertThat(problem("- ".repeat(5_000_000)))
                .isEqualTo("demo.yaml:1: " + "[0]".repeat(19)
                        + ": expected at most 20 levels of lists and mappings, found more");
        assertThat(problem("? ".repeat(5_000_000)))
                .isEqualTo("demo.yaml:1: expected at most 20 levels of lists and mappings, found more");
    }

    @Test
    void file_over_10_MB(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("large.yaml");
        Files.writeString(file, "#".repeat(10 * 1024 * 1024 - Demo.YAML.length() - 1) + "\n" + Demo.YAML);
        assertThat(Examples.read(file).title()).isEqualTo("Demo");

        Files.writeString(file, "#".repeat(10 * 1024 * 1024 - Demo.YAML.length()) + "\n" + Demo.YAML);
        assertThatExceptionOfType(FileProblem.class)
                .isThrownBy(() -> Examples.read(file))
                .withMessage(file + ": expected a file of at most 10 MB, found a larger one");
    }

    @Test
    void stream_without_end() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return '#';
            }
        };
        assertThatExceptionOfType(FileProblem.class)
                .isThrownBy(() -> TextFile.read("pipe", endless))
                .withMessage("pipe: expected a file of at most 10 MB, found a larger one");
    }

    @Test
    void a_number_of_ten_million_digits() {
        assertThat(problemWith("-0.20", "1".repeat(10_000_000)))
                .isEqualTo("demo.yaml:10: layers[1].biases[0]: expected a number of at most 100 significant digits,"
                        + " found '"
                        + "1".repeat(60) + "…'");
        assertThat(problemWith("-0.20", "1e" + "1".repeat(10_000_000)))
                .isEqualTo("demo.yaml:10: layers[1].biases[0]: expected a number of at most 100 significant digits,"
                        + " found '1e"
                        + "1".repeat(58) + "…'");
    }

    @Test
    void a_key_of_a_million_characters() {
        assertThat(problem("? " + "k".repeat(1_000_000) + "\n: 1\n"))
                .isEqualTo(
                        "demo.yaml:1: unknown key '" + "k".repeat(60) + "…': expected title, loss, layers,"
                                + " batch, batches, epochs, learning-rate, learning-rule, reduction, l2, weight-decay, optimiser, optimizer, source,"
                                + " about, update-biases, input-gradients, loss-after-update, input-label, loss-label, initialise or weights");
        assertThat(problem("? " + "k".repeat(1_000_000) + "\n: *a\n"))
                .isEqualTo("demo.yaml:2: " + "k".repeat(40) + "…: expected a written-out value, found the alias '*a'");
    }

    @Test
    void more_quantities_than_fit_into_memory() {
        String neurons = Demo.with("[[0.3, -0.1], [0.2, 0.4]]", "[" + "[1, 1], ".repeat(8000) + "]")
                .replace("[0, 0.5]", "[" + "0, ".repeat(8000) + "]")
                .replace("[[0.5, -0.3]]", "[[" + "1, ".repeat(8000) + "]]");
        assertThat(problem(neurons))
                .isEqualTo("demo.yaml:1: expected at most 50000000 quantities to work out, found about 64256012:"
                        + " take a smaller network or fewer samples");

        String samples = Demo.with(
                        "  - {input: [1, 2], target: [1]}\n", "  - {input: [1, 2], target: [1]}\n".repeat(170_000))
                .replace("[[0.3, -0.1], [0.2, 0.4]]", "[" + "[1, 1], ".repeat(10) + "]")
                .replace("[0, 0.5]", "[" + "0, ".repeat(10) + "]")
                .replace("[[0.5, -0.3]]", "[[" + "1, ".repeat(10) + "]]");
        assertThat(problem(samples))
                .isEqualTo("demo.yaml:1: expected at most 50000000 quantities to work out, found about 52530123:"
                        + " take a smaller network or fewer samples");
    }

    @Test
    void more_layers_than_the_stack_bears() {
        String layer = "  - activation: relu\n    weights: [[0.3, -0.1], [0.2, 0.4]]\n    biases: [0, 0.5]\n";
        assertThat(Demo.read(Demo.with(layer, layer.repeat(99)))
                        .step()
                        .network()
                        .depth())
                .isEqualTo(100);
        assertThat(problemWith(layer, layer.repeat(100)))
                .isEqualTo("demo.yaml:5: layers: expected at most 100 layers, found 101");
    }

    @Test
    void not_utf_8() {
        assertThat(problem(Demo.with("Demo", "Démo").getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("demo.yaml:1: expected text in UTF-8, found the byte E9 at character 9: save it as UTF-8");
        // a surrogate, and a character that ends with the file
        assertThat(problem(new byte[] {'a', '\n', (byte) 0xED, (byte) 0xA0, (byte) 0x80}))
                .isEqualTo("demo.yaml:2: expected text in UTF-8, found the byte ED at character 1: save it as UTF-8");
        assertThat(problem(new byte[] {'a', (byte) 0xC3}))
                .isEqualTo("demo.yaml:1: expected text in UTF-8, found the byte C3 at character 2: save it as UTF-8");
    }

    @Test
    void utf_16_is_read_where_a_mark_says_that_it_is() {
        String text = Demo.with("Demo", "Дéмo 😀");
        for (Charset encoding : List.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            byte[] bytes = ("\uFEFF" + text).getBytes(encoding);
            assertThat(read("demo.yaml", bytes)).isEqualTo(text);
            // cut off in the midst of a character, and half of a pair
            assertThat(problem(Arrays.copyOf(bytes, bytes.length - 1)))
                    .startsWith("demo.yaml:")
                    .contains(": expected text in " + encoding.name() + ", found the byte 0");
            assertThat(problem(Demo.YAML.getBytes(encoding)))
                    .contains("expected plain text, found the control character U+0000 at character ");
        }
        byte[] half = {(byte) 0xFE, (byte) 0xFF, 0, 'a', 0, '\n', (byte) 0xD8, 0x3D, 0, 'b'};
        assertThat(problem(half))
                .isEqualTo(
                        "demo.yaml:2: expected text in UTF-16BE, found the byte D8 at character 1: save it as UTF-8");
    }

    @Test
    void for_a_table_in_another_encoding_the_way_out_of_a_spreadsheet_is_named() {
        byte[] sheet = "quantity,value\nL,\u00960.5\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatExceptionOfType(FileProblem.class)
                .isThrownBy(() -> read("SHEET.CSV", sheet))
                .withMessage("SHEET.CSV:2: expected text in UTF-8, found the byte 96 at character 3:"
                        + " save it as UTF-8; in Excel, as “CSV UTF-8”");
    }

    private static String read(String name, byte[] bytes) {
        try {
            return TextFile.read(name, new ByteArrayInputStream(bytes)).text();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void control_characters() {
        assertThat(problemWith("mse", "\u0000mse"))
                .isEqualTo("demo.yaml:3: expected plain text, found the control character U+0000 at character 7");
        assertThat(problemWith("mse", "\u001B[31mmse"))
                .isEqualTo("demo.yaml:3: expected plain text, found the control character U+001B at character 7");
        assertThat(problemWith("mse", "mse\u0085"))
                .isEqualTo("demo.yaml:3: expected plain text, found the control character U+0085 at character 10");
    }

    @Test
    void nothing_that_a_file_holds_garbles_the_message() {
        assertThat(problemWith("loss: mse", "\"lo\\nss\\e[31m\\u202E\\u2028\": mse"))
                .startsWith("demo.yaml:3: unknown key 'lo ss[31m ': ");
        assertThat(new FileProblem("a\nb\u001B.yaml", 1, "found \u0007").getMessage())
                .isEqualTo("a b.yaml:1: found ");
        assertThat(problemWith("sigmoid", "😀".repeat(61))).endsWith(", found '" + "😀".repeat(60) + "…'");
    }

    @Test
    void a_large_file_of_small_numbers_is_read_in_reasonable_time() throws IOException {
        String zeros = "0,".repeat(500_000);
        InputStream bytes = new SequenceInputStream(
                new ByteArrayInputStream(("title: [" + zeros).getBytes(StandardCharsets.UTF_8)),
                new ByteArrayInputStream((zeros + "]").getBytes(StandardCharsets.UTF_8)));

        TextFile file = TextFile.read("pipe", bytes);
        Node.Mapping root = (Node.Mapping) YamlReader.read(file.name(), file.text());

        assertThat(root.get("title").items("")).hasSize(1_000_000);
    }
}
