package longhand.example;

import static org.assertj.core.api.Assertions.assertThat;

import longhand.example.files.Demo;
import longhand.model.Unfolded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of convolutions and recurrences that do not fit: the message names the place, what was expected, and what was found. */
class BadUnfoldedTest {
    private static final String IMAGE = """
            title: One
            loss: cross-entropy
            learning-rate: 0.1
            input-shape: [1, 3, 4]
            layers:
              - {kind: convolution, activation: relu, filters: [[[[1, 0.5], [-1, 2]]]], biases: [0], stride: 1, padding: 0}
              - {kind: max-pooling, size: 2, stride: 1}
              - {activation: softmax, weights: [[0.5, 1], [-0.2, 3]], biases: [0, 1]}
            batch:
              - {input: [[[1, 2, 3, 4], [5, 6, 7, 8], [9, 8, 7, 6]]], target: [1, 0]}
            """;

    private static final String SEQUENCE = """
            title: One
            loss: mse
            layers:
              - {kind: recurrent, activation: tanh, weights: [[0.5]], recurrent-weights: [[0.8]], biases: [0.1], initial: [0]}
              - {activation: identity, weights: [[1]], biases: [0]}
            batch:
              - {inputs: [[1], [2], [3]], targets: [[0.6], [0.8], [1]]}
            """;

    private static String with(String yaml, String part, String other) {
        assertThat(yaml).contains(part);
        return yaml.replace(part, other);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "input-shape: [1, 3, 4] | input-shape: [1, 3] | 4: input-shape: expected channels, rows and columns, found 2 numbers",
                "input-shape: [1, 3, 4] | input-shape: [1, 3, 0] | 4: input-shape[2]: expected a whole number from 1 to 10000, found '0'",
                "input-shape: [1, 3, 4] | input-shape: [9999, 9999, 9999] | 4: input-shape: expected at most 20000 numbers in a layer, found 999700029999",
                "input-shape: [1, 3, 4] | input-shape: [2, 3, 4] | 6: layers[0].filters[0]: expected 2 channels, one for each channel of the input, found 1",
                "input-shape: [1, 3, 4] | input-shape: [1, 4, 4] | 8: layers[2].weights[0]: expected 4 numbers, one for each number of the layer before, channel by channel and row by row, found 2",
                "[[[[1, 0.5], [-1, 2]]]] | [[[[1, 0.5], [-1]]]] | 6: layers[0].filters[0][0][1]: expected 2 numbers, one for each column, found 1",
                "[[[[1, 0.5], [-1, 2]]]] | [[[1, 0.5], [-1, 2]]] | 6: layers[0].filters[0][0][0]: expected a list of at least one number, found '1'",
                "[[[[1, 0.5], [-1, 2]]]] | [[[[1], [2], [3], [4]]]] | 6: layers[0].filters: expected a filter no larger than the image of 3×4 before it, found 4×1",
                "biases: [0], stride | biases: [0, 1], stride | 6: layers[0].biases: expected 1 number, one for each filter, found 2",
                "stride: 1, padding | stride: 0, padding | 6: layers[0].stride: expected a stride from 1 to 10000, found '0'",
                "padding: 0 | padding: -1 | 6: layers[0].padding: expected a padding from 0 to 10000, found '-1'",
                "padding: 0 | padding: 5000 | 6: layers[0]: expected at most 20000 numbers in a layer, found 100050006",
                "size: 2, stride | size: 3, stride | 7: layers[1].size: expected a window no larger than the image of 2×3 before it, found 3×3",
                "kind: max-pooling | kind: maxpooling | 7: layers[1].kind: expected dense, convolution, max-pooling, average-pooling or recurrent, found 'maxpooling': did you mean max-pooling?",
                "kind: max-pooling, size: 2, stride: 1 | kind: max-pooling | 7: layers[1]: expected the key size, found only kind",
                "kind: max-pooling, size: 2, stride: 1 | kind: recurrent, activation: tanh, weights: [[1]], recurrent-weights: [[1]], biases: [0] | 6: layers[0].kind: expected dense or recurrent, found 'convolution': convolution and recurrence do not stand in one network",
                "activation: relu | activation: softmax | 6: layers[0].activation: expected relu",
                "[5, 6, 7, 8] | [5, 6, 7] | 10: batch[0].input[0][1]: expected 4 numbers, one for each column, found 3",
                "[5, 6, 7, 8],  | `` | 10: batch[0].input[0]: expected 3 rows, found 2",
                "target: [1, 0] | target: [1] | 10: batch[0].target: expected 2 numbers, one for each neuron of the output layer, found 1",
                "target: [1, 0] | targets: [1, 0] | 10: batch[0]: unknown key 'targets': did you mean target?",
            })
    void an_image_that_does_not_fit(String part, String other, String message) {
        assertThat(Demo.problem(with(IMAGE, part.strip(), other))).contains("demo.yaml:" + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "recurrent-weights: [[0.8]] | recurrent-weights: [[0.8, 1]] | 4: layers[0].recurrent-weights[0]: expected 1 number, one for each neuron of this layer, found 2",
                "recurrent-weights: [[0.8]] | recurrent-weights: [[0.8], [1]] | 4: layers[0].recurrent-weights: expected 1 row, one for each neuron of this layer, found 2",
                "recurrent-weights: [[0.8]], | `` | 4: layers[0]: expected the key recurrent-weights, found only",
                "initial: [0] | initial: [0, 1] | 4: layers[0].initial: expected 1 number, one for each neuron of this layer, found 2",
                "initial: [0] | start: [0] | 4: layers[0]: unknown key 'start'",
                "inputs: [[1], [2], [3]] | inputs: [[1], [2, 4], [3]] | 7: batch[0].inputs[1]: expected 1 number, one for each input, found 2",
                "inputs: [[1], [2], [3]] | inputs: [] | 7: batch[0].inputs: expected from 1 to 500 time steps, found 0",
                "targets: [[0.6], [0.8], [1]] | targets: [[0.6], [0.8]] | 7: batch[0].targets: expected 3 time steps, found 2",
                "targets: [[0.6], [0.8], [1]] | targets: [[0.6], [0.8], [1]], target: [1] | 7: batch[0]: expected the key target or the key targets, found both",
                "inputs: [[1], [2], [3]] | input: [1, 2, 3] | 7: batch[0]: unknown key 'input': did you mean inputs?",
                "title: One | initialise: {method: he, seed: 1} | 1: unknown key 'initialise'",
            })
    void a_sequence_that_does_not_fit(String part, String other, String message) {
        assertThat(Demo.problem(with(SEQUENCE, part.strip(), other))).contains("demo.yaml:" + message);
    }

    @Test
    void sequences_of_a_file_have_targets_in_the_same_way_and_one_length() {
        String two = SEQUENCE + "  - {inputs: [[1], [2], [3]], target: [1]}\n";
        assertThat(Demo.problem(two))
                .contains(
                        "demo.yaml:8: batch[1]: expected the key targets, as in the first sample, found the key target");
        String longer = SEQUENCE + "  - {inputs: [[1], [2]], targets: [[1], [2], [3]]}\n";
        assertThat(Demo.problem(longer)).contains("demo.yaml:8: batch[1].inputs: expected 3 time steps, found 2");
    }

    @Test
    void too_much_is_refused_before_it_is_made() {
        String steps = "[1], ".repeat(501);
        String many = with(SEQUENCE, "inputs: [[1], [2], [3]]", "inputs: [" + steps + "[1]]");
        assertThat(Demo.problem(many)).contains("expected from 1 to 500 time steps, found 502");
        String epochs = with(SEQUENCE, "title: One", "title: One\nlearning-rate: 0.1\nepochs: 1000");
        String long500 = epochs.replace("[[1], [2], [3]]", "[" + "[1], ".repeat(99) + "[1]]")
                .replace("[[0.6], [0.8], [1]]", "[" + "[1], ".repeat(99) + "[1]]");
        assertThat(Demo.problem(long500)).contains("expected at most 500000 quantities to work out, found about");
    }

    @Test
    void what_may_be_left_out_is_what_people_expect() {
        Unfolded image = (Unfolded) Demo.read(IMAGE.replace("input-shape: [1, 3, 4]\n", "")
                        .replace(", stride: 1, padding: 0", "")
                        .replace("weights: [[0.5, 1], [-0.2, 3]]", "weights: [[0.5], [-0.2]]")
                        .replace("size: 2, stride: 1", "size: 2"))
                .computation();
        assertThat(image.network().shape(0).rows()).isEqualTo(3);
        assertThat(image.network().shape(2).size()).isEqualTo(1);
        Unfolded sequence = (Unfolded) Demo.read(SEQUENCE.replace(", initial: [0]", "")
                        .replace("[[1], [2], [3]]", "[1, 2, 3]")
                        .replace("targets: [[0.6], [0.8], [1]]", "target: [1]"))
                .computation();
        assertThat(sequence.network().isJudgedAtEnd()).isTrue();
        assertThat(sequence.network().shape(2).places()).hasSize(1);
    }
}
