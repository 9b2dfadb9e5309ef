package longhand.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import longhand.file.FileProblem;
import org.junit.jupiter.api.Test;

/** Whatever becomes of a good file, it is an example or a problem told in one line; seeded, so failures come again. */
class MutationTest {
    private static final int CASES = 20_000;

    /** The letters of YAML, of numbers and of trouble. */
    private static final List<String> PIECES = List.of(
            "[",
            "]",
            "{",
            "}",
            ",",
            ":",
            ": ",
            "- ",
            "? ",
            "#",
            " #",
            "&a ",
            "*a ",
            "!",
            "!!str ",
            "|",
            ">",
            ">-",
            "'",
            "\"",
            "%",
            "@",
            "`",
            "\\",
            "\\U",
            "\\x",
            "\n",
            "\r",
            "\t",
            "  ",
            "---\n",
            "...\n",
            "~",
            "<<: ",
            "0",
            "9",
            ".",
            "-",
            "+",
            "e",
            "E",
            "e999",
            "NaN",
            ".inf",
            "0x",
            "_",
            "é",
            "−",
            "\u0000",
            "\u001B",
            "\u0085",
            "\u2028",
            "\uFEFF",
            "\uFFFF",
            "😀",
            "title",
            "loss",
            "softmax",
            "cross-entropy",
            "weights: ",
            "[[1]]",
            "{to}",
            "");

    private static final String YAML = Demo.with("title: Demo", "title: \"Demo\"\nabout: >-\n  One.\nloss-label: E")
            .replace("- activation: relu", "- label: J\n    activation: relu\n    weight-label: 'w{n}'");

    private static final String CSV = "quantity,value,where\nz1[1],0.1,\"notes 5, J1\"\n\n\"w1[1,1]\",\"0,3\",\n";

    @Test
    void a_changed_example_is_an_example_or_a_problem() {
        Random random = new Random(20260101);
        int examples = 0;
        for (int i = 0; i < CASES; i++) {
            byte[] changed = changed(YAML, random);
            try {
                assertThat(Demo.read(changed).step().network().depth()).isPositive();
                examples++;
            } catch (FileProblem problem) {
                checkTold(problem, "demo.yaml");
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("from\n" + new String(changed, StandardCharsets.UTF_8), e);
            }
        }
        // both ends are reached
        assertThat(examples).isBetween(CASES / 50, CASES / 2);
    }

    @Test
    void changed_figures_are_figures_or_a_problem() {
        Random random = new Random(20260102);
        int read = 0;
        for (int i = 0; i < CASES; i++) {
            byte[] changed = changed(CSV, random);
            try {
                assertThat(AsWrittenReader.read(Demo.file("demo.csv", changed))).isNotNull();
                read++;
            } catch (FileProblem problem) {
                checkTold(problem, "demo.csv");
            } catch (RuntimeException e) {
                throw new AssertionError("from\n" + new String(changed, StandardCharsets.UTF_8), e);
            }
        }
        assertThat(read).isBetween(CASES / 50, CASES * 9 / 10);
    }

    private static void checkTold(FileProblem problem, String file) {
        assertThat(problem.getMessage())
                .matches(Pattern.quote(file) + "(:[0-9]+)?: .*(expected|unknown key|not valid YAML: ).*")
                .hasSizeLessThan(600)
                .doesNotContainPattern("\\p{Cntrl}");
    }

    /** Once or up to four times, some characters deleted, replaced or put in; now and then a single byte. */
    private static byte[] changed(String text, Random random) {
        StringBuilder changed = new StringBuilder(text);
        for (int times = random.nextBoolean() ? 1 : random.nextInt(1, 5); times > 0; times--) {
            int start = random.nextInt(changed.length() + 1);
            int length = random.nextInt(3) == 0 ? random.nextInt(20) : random.nextInt(2);
            String piece = PIECES.get(random.nextInt(PIECES.size()));
            changed.replace(start, Math.min(changed.length(), start + length), piece);
        }
        byte[] bytes = changed.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(20) == 0 && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
