package longhand.live.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import longhand.formula.quantity.Kind;
import longhand.live.edit.Edit;
import longhand.live.edit.EditedExercise;
import longhand.model.Given;
import longhand.model.Graph;
import longhand.model.learning.Learning;
import longhand.model.learning.Optimiser;
import longhand.notation.name.Labels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GraphTextTest {
    private static final Learning DESCENT = Learning.descent(new BigDecimal("0.1"), true);

    static Stream<Graph> graphs() {
        return Stream.of(
                Given.graph("x=-2 y=5 z=-4", "q = x + y", "f = q * z"),
                Given.graph("a=1e-7 b_1=3", "b_1", DESCENT, 3, "zeta = max(a, b_1)^2 - sigmoid(a)", "out = -zeta / 2"),
                Given.graph(
                        "w=0.5 x=2",
                        "w",
                        DESCENT.withOptimiser(Optimiser.Method.ADAM.usual().with(Kind.BETA1, new BigDecimal("0.8"))),
                        2,
                        "f = (w*x - 1)^2"));
    }

    private static Exercise exercise(Graph graph) {
        return new Exercise("A title: with a colon", "graph:\n  - x", null, graph, Labels.NONE);
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void what_is_written_is_read_again(Graph graph) {
        Exercise exercise = exercise(graph);
        assertThat(ExerciseText.read(ExerciseText.write(exercise))).isEqualTo(exercise);
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void the_definitions_are_as_they_were_typed(Graph graph) {
        assertThat(ExerciseText.write(exercise(graph)))
                .contains(graph.nodes().stream()
                        .map(node -> "  - \"" + node.name() + " = " + node.written() + "\"\n")
                        .toList());
    }

    @Test
    void a_given_number_is_edited_and_a_parameter_goes_from_update_to_update() {
        EditedExercise edited = new EditedExercise(exercise(Given.graph("w=2 x=3", "w", DESCENT, 1, "f = w * x")));
        edited.change(Edit.list("x=4;update=2"));
        assertThat(value(edited, "w")).isEqualTo("1.2");
        assertThat(value(edited, "f")).isEqualTo("4.8");
        edited.change(Edit.list("w=0,5"));
        assertThat(value(edited, "f")).isEqualTo("1.5");
        edited.change(Edit.list("alpha=0.2;update=1"));
        assertThat(value(edited, "w")).isEqualTo("1.4");
    }

    private static String value(EditedExercise edited, String name) {
        return edited.figures().shown(edited.names().find(name));
    }

    @Test
    void what_is_worked_out_or_not_there_or_no_number_is_refused() {
        EditedExercise edited = new EditedExercise(exercise(Given.graph("x=2", "q = x + 1", "f = q * q")));
        for (String edit : List.of("q=3", "nothing=3", "x=two", "update=1", "loss=mse", "activation1=relu")) {
            assertThatThrownBy(() -> edited.change(Edit.list(edit))).as(edit).isInstanceOf(Edit.Refused.class);
        }
        assertThat(value(edited, "f")).isEqualTo("9");
    }
}
