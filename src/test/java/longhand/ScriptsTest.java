package longhand;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the scripts of a page leave to the engine: how a quantity is called, and how a number is written. */
class ScriptsTest {
    /** A name made, or one taken apart; what it says in a comment does neither. */
    private static final Pattern NAME =
            Pattern.compile("dL/|/d[awbzL]|\\[\\$\\{|\\[\\\\d|\\\\\\[|split\\(\"[@\\[]\"\\)|@\\$\\{|\"@\"|@\\\\d|[∂′]");

    private static final Pattern NUMBER = Pattern.compile("toFixed|toPrecision|toExponential|toLocaleString|Intl\\.");

    static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("site"))) {
            return files.filter(file -> file.toString().endsWith(".js"))
                    .sorted()
                    .toList();
        }
    }

    private static String code(String script) {
        return script.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)(^|\\s)//.*$", "");
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void a_script_neither_makes_nor_takes_apart_the_name_of_a_quantity(Path script) throws IOException {
        assertThat(code(Files.readString(script))).doesNotContainPattern(NAME);
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void a_script_writes_no_number(Path script) throws IOException {
        assertThat(code(Files.readString(script))).doesNotContainPattern(NUMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const name = `w${layer}[${to},${from}]`;",
                "const name = \"dL/dz\" + layer;",
                "const sample = step.id.split(\"@\")[1];",
                "const bare = id.replace(/@\\d+/g, '');",
                "const bare = id.replace(/\\[[^\\]]*\\]/g, '');",
                "const isIndexed = /[xy][\\d]/.test(key) || /\\[\\d/.test(key);",
                "const layer = Number(key.slice(1).split(\"[\")[0]);",
                "const name = text.replaceAll(\"∂\", \"d\");"
            })
    void every_such_way_is_seen(String line) {
        assertThat(code(line)).containsPattern(NAME);
    }

    @Test
    void there_are_scripts_to_look_at() throws IOException {
        assertThat(scripts()).hasSizeGreaterThan(5);
    }
}
