package longhand.live.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import longhand.check.Marking;
import longhand.example.Example;
import longhand.example.files.Examples;
import longhand.live.edit.Edit;
import longhand.live.edit.EditedExercise;
import longhand.model.Unfolded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Convolutions and recurrences as a page holds them, and changed there. */
class UnfoldedTextTest {
    static Stream<Example> examples() {
        Stream<Example> bundled =
                Stream.of("convolution", "small-cnn", "recurrent").map(Examples::find);
        Stream<Example> others = Stream.of("two-neurons", "at-the-end", "two-channels", "two-filters-deep")
                .map(name -> Examples.read(Path.of(URI.create(
                        Marking.class.getResource("unfolded/" + name + ".yaml").toString()))));
        return Stream.concat(bundled, others);
    }

    private static Exercise exercise(Example example) {
        return new Exercise(
                "A title: with a colon", "layers:\n  - kind: x", null, example.computation(), example.labels());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void what_is_written_is_read_again(Example example) {
        Exercise exercise = exercise(example);
        assertThat(ExerciseText.read(ExerciseText.write(exercise))).isEqualTo(exercise);
    }

    @Test
    void batches_labels_and_ways_of_learning_are_kept() {
        String text = """
                title: "One"
                learning-rate: 0.1
                loss: mse
                update-biases: false
                input-gradients: true
                reduction: sum
                l2: 0.01
                optimiser: {adam: {beta1: 0.9, beta2: 0.999, eps: 1E-8}}
                epochs: 2
                input-label: "x"
                layers:
                  - kind: recurrent
                    activation: {leaky-relu: 0.2}
                    weights: [[0.5, 1]]
                    thresholds: [0.1]
                    recurrent-weights: [[0.8]]
                    initial: [0.3]
                    weight-label: "W"
                    recurrent-weight-label: "U: [1]"
                  - kind: dense
                    activation: "z^2"
                    weights: [[1]]
                    biases: [0]
                batches:
                  - - inputs: [[1, 2], [3, 4]]
                      target: [1]
                    - inputs: [[0, 1], [1, 0]]
                      target: [2]
                  - - inputs: [[2, 2], [3, -4.5]]
                      target: [0]
                """;
        assertThat(ExerciseText.write(ExerciseText.read(text))).isEqualTo(text);
    }

    private static EditedExercise edited(String name) {
        return new EditedExercise(exercise(Examples.find(name)));
    }

    private static String value(EditedExercise edited, String name) {
        return edited.figures().shown(edited.names().find(name));
    }

    @Test
    void a_pixel_a_weight_of_a_filter_and_a_target_can_be_changed_and_the_network_goes_from_update_to_update() {
        EditedExercise edited = edited("convolution");
        assertThat(value(edited, "z1[1|1,1]")).isEqualTo("0.5");
        edited.change(Edit.list("x[1|1,2]=3"));
        assertThat(value(edited, "z1[1|1,1]")).isEqualTo("2.5");
        edited.change(Edit.list("w1[1,1|1,2]=0"));
        assertThat(value(edited, "z1[1|1,1]")).isEqualTo("-0.5");
        edited.change(Edit.list("y[1]=1.6"));
        assertThat(value(edited, "L")).isEqualTo("0");
        edited.change(Edit.list("update=3"));
        assertThat(((Unfolded) edited.exercise().computation())
                        .network()
                        .shape(0)
                        .size())
                .isEqualTo(25);
        assertThat(edited.updates()).isEqualTo(3);
    }

    @Test
    void what_a_recurrence_begins_with_its_activation_and_the_loss_can_be_changed() {
        EditedExercise edited = edited("recurrent");
        edited.change(Edit.list("a1[1|0]=0.5;activation1=identity;loss=mse"));
        assertThat(value(edited, "z1[1|1]")).isEqualTo("1");
        assertThat(value(edited, "a1[1|2]")).isEqualTo("1.9");
        assertThat(value(edited, "dL/da2[1|1]")).isEqualTo("0.8");
        edited.change(Edit.list("u1[1,1]=0"));
        assertThat(value(edited, "z1[1|2]")).isEqualTo("1.1");
    }

    @Test
    void what_does_not_fit_is_refused() {
        EditedExercise edited = edited("convolution");
        for (String edit : List.of(
                "z1[1|1,1]=3",
                "x[1|6,1]=0",
                "activation1=softmax",
                "activation2=relu",
                "activation4=relu",
                "loss=cross-entropy",
                "w1[1,1|1,1]=two")) {
            assertThatThrownBy(() -> edited.change(Edit.list(edit))).as(edit).isInstanceOf(Edit.Refused.class);
        }
        assertThat(value(edited, "L")).isEqualTo("0.08");
    }
}
