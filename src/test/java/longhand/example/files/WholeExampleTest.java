package longhand.example.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import longhand.example.Example;
import longhand.example.ExampleReader;
import longhand.file.FileProblem;
import longhand.live.text.Exercise;
import longhand.live.text.ExerciseText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Example files as a page reads them, which has no other file. */
class WholeExampleTest {
    @ParameterizedTest
    @FieldSource("longhand.example.OnPaper#NAMES")
    void a_file_that_writes_everything_out_is_read_as_ever(String name) {
        String text = Examples.bundledFile(name + "/example.yaml").text();
        assertThat(written(ExampleReader.whole(name, "example.yaml", text))).isEqualTo(written(Examples.find(name)));
    }

    private static String written(Example example) {
        return ExerciseText.write(new Exercise(
                example.title(), example.source(), example.about(), example.computation(), example.labels()));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = ';', textBlock = """
            batch: {mnist: train, images: 0-3};           layers: [{activation: relu, weights: [[1]], biases: [0]}];  batch: expected samples, each with input and target
            batch: {data: /etc, images: 0-3};             layers: [{activation: relu, weights: [[1]], biases: [0]}];  batch: expected samples, each with input and target
            batch: [{input: [1], target: [1]}];           layers: [{activation: relu, size: 1}]\\ninitialise: {method: he, seed: 1};  initialise: expected weights and biases in each layer
            batch: [{input: [1], target: [1]}];           layers: [{activation: relu, size: 1}]\\nweights: {npz: ../../secret.npz};    weights: expected weights and biases in each layer
            """)
    void what_would_come_from_elsewhere_is_refused_where_it_is_asked_for(String batch, String layers, String expected) {
        String yaml = "title: Demo\nloss: mse\n" + batch + "\n" + layers.replace("\\n", "\n") + "\n";
        assertThatThrownBy(() -> ExampleReader.whole("demo", "demo.yaml", yaml))
                .isInstanceOf(FileProblem.class)
                .hasMessageMatching("demo\\.yaml:\\d: .*")
                .hasMessageContaining(
                        expected + ": a page reads no other file and draws no weights, the command line does");
    }

    @Test
    void a_fault_has_the_words_that_it_has_on_the_command_line() {
        String yaml = Demo.with("sigmoid", "sigmod");
        assertThatThrownBy(() -> ExampleReader.whole("demo", "demo.yaml", yaml)).hasMessage(Demo.problem(yaml));
    }
}
