package longhand.cli.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import longhand.cli.Longhand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_line_a_matrix_then_the_outcome_then_the_corners_then_the_cost() {
        assertThat(run("compare", "three-three-two-batch")).isZero();
        assertThat(out.toString())
                .startsWith("matrix  shape  largest difference  where ")
                .contains("\nZ1      3×2    2.8e-16             z1[1]@1 ")
                .contains("\n\nThey agree: the largest relative difference is 2.8e-16, in z1[1]@1.\n\n")
                .contains("\nz1[1]@2 is exactly 0 on paper, at ReLU's corner.")
                .contains("\nnumbers kept     280         90\n")
                .endsWith("\n72 multiply-adds either way.\n");
    }

    @Test
    void json_has_every_matrix_with_its_shape_and_its_largest_difference(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("compare.json");

        assertThat(run("compare", "three-three-two-batch", "--format", "json", "-o", file.toString()))
                .isZero();
        assertThat(out.toString()).isEqualTo("Wrote " + file + "." + System.lineSeparator());
        List<String> names = new ArrayList<>();
        List<Double> differences = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(Files.readString(file))) {
            while (json.nextToken() != null) {
                if (json.currentToken().isScalarValue() && "name".equals(json.currentName())) {
                    names.add(json.getText());
                } else if (json.currentToken().isNumeric() && "largest-difference".equals(json.currentName())) {
                    differences.add(json.getDoubleValue());
                }
            }
        }
        assertThat(names)
                .containsExactly(
                        "Z1", "A1", "Z2", "A2", "L", "dA2", "dZ2", "dW2", "db2", "dA1", "dZ1", "dW1", "db1", "W1′",
                        "b1′", "W2′", "b2′");
        assertThat(differences).hasSize(1 + names.size()).allMatch(difference -> difference < 1e-12);
        assertThat(Files.readString(file))
                .contains("\"agrees\" : true", "\"quantity\" : \"z1[1]@2\"", "\"multiply-adds\" : 72");
    }

    @Test
    void several_updates_are_compared_each_from_the_parameters_that_the_one_before_has_made() {
        assertThat(run("compare", "two-epochs")).isZero();
        assertThat(out.toString()).contains("\nZ1 ", "\nZ1~2 ", "\nW1′~2 ").contains("They agree");
    }

    @Test
    void what_the_matrices_do_not_know_is_said_in_a_sentence() {
        assertThat(run("compare", "adam")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("longhand: the matrices know gradient descent on the mean over a batch, with biases,"
                        + " but not Adam.");
    }

    @Test
    void wrong_usage() {
        assertThat(run("compare", "three-three-two", "--format", "csv")).isEqualTo(2);
        assertThat(err.toString()).startsWith("longhand: --format: expected one of text, json, html");
        assertThat(run("compare", "nothing-of-that-name")).isEqualTo(2);
    }

    private int run(String... arguments) {
        return Longhand.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }
}
