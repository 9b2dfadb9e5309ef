package longhand.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import longhand.course.ClassScript;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Formulas of a spreadsheet, worked out by {@code recalculate.py} from the cells of the file alone. */
@Tag("slow")
class SpreadsheetTest {
    private static final String SCRIPT = "src/test/resources/longhand/course/recalculate.py";

    @TempDir
    private Path folder;

    private Map<String, Double> recalculated(String example, String... changes)
            throws IOException, InterruptedException {
        Path file = folder.resolve("book.xlsx");
        ClassScript.longhand("export", example, "--to", "xlsx", "-o", file.toString());
        String[] arguments = new String[2 + changes.length];
        arguments[0] = SCRIPT;
        arguments[1] = file.toString();
        System.arraycopy(changes, 0, arguments, 2, changes.length);
        Map<String, Double> values = new HashMap<>();
        for (String line : ClassScript.python(arguments).lines().toList()) {
            String[] pair = line.split("\t", -1);
            values.put(pair[0], Double.valueOf(pair[1]));
        }
        return values;
    }

    private static Map<String, Double> traced(String example) {
        Map<String, Double> values = new HashMap<>();
        ClassScript.longhand("trace", example, "--format", "csv")
                .lines()
                .skip(1)
                .forEach(line -> {
                    int comma = line.lastIndexOf(',');
                    values.put(line.substring(0, comma).replace("\"", ""), Double.valueOf(line.substring(comma + 1)));
                });
        return values;
    }

    private static void assertSame(Map<String, Double> found, Map<String, Double> expected) {
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, value) ->
                assertThat(found.get(name)).as(name).isCloseTo(value, within(1e-12 * Math.max(1, Math.abs(value)))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "three-three-two",
                "mazur",
                "softmax-regression",
                "two-epochs",
                "adam",
                "momentum",
                "micrograd",
                "circuit-max",
                "planar-data",
                "squared-softmax",
                "mini-batches",
                "ai-by-hand"
            })
    void each_number_recomputes_to_that_of_trace(String example) throws IOException, InterruptedException {
        assertSame(recalculated(example), traced(example));
    }

    @Test
    void a_changed_cell_changes_all_that_follows_from_it() throws IOException, InterruptedException {
        Path other = folder.resolve("other.yaml");
        String yaml = java.nio.file.Files.readString(Path.of("worked-examples/mazur/example.yaml"));
        java.nio.file.Files.writeString(other, yaml.replace("0.40", "-0.7"));
        assertThat(yaml).contains("0.40");
        assertSame(recalculated("mazur", "w2_1_1=-0.7"), traced(other.toString()));
    }
}
