package longhand.live.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import longhand.calculus.Derivatives;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.example.Example;
import longhand.example.files.Examples;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Quantity;
import longhand.live.text.Exercise;
import longhand.model.network.Activation;
import longhand.notation.text.Figures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EditedExerciseTest {
    private static final Exercise GIVEN = exercise("three-three-two");

    private final EditedExercise edited = new EditedExercise(GIVEN);

    private static Exercise exercise(String name) {
        Example example = Examples.find(name);
        return new Exercise(
                example.title(), example.source(), example.about(), example.computation(), example.labels());
    }

    private void change(String edits) {
        edited.change(Edit.list(edits));
    }

    private String value(String name) {
        return edited.figures().full(edited.names().find(name));
    }

    private static List<String> values(Figures figures) {
        List<String> values = new ArrayList<>();
        figures.rules().forEach(q -> values.add(q + " = " + figures.full(q)));
        return values;
    }

    /** Every value is that of the exercise worked out anew. */
    private void holdsTogether() {
        Rules rules = new Rules(edited.exercise().step());
        assertThat(values(edited.figures())).isEqualTo(values(Figures.of(new Trace<>(rules, Arithmetic.doubles()))));
    }

    @Test
    void it_begins_as_it_is_given() {
        assertThat(edited.exercise()).isEqualTo(GIVEN);
        assertThat(edited.updates()).isZero();
        holdsTogether();
    }

    @Test
    void once_changed_it_is_no_more_what_was_said_about_it_and_nothing_else_of_it_is_lost() {
        change("x[1]=2");
        assertThat(edited.exercise().about()).isNull();
        assertThat(edited.exercise().source()).isEqualTo(GIVEN.source() + ", with changes");
        assertThat(edited.exercise().title()).isEqualTo(GIVEN.title());
        assertThat(edited.exercise().labels()).isEqualTo(GIVEN.labels());
        change("");
        assertThat(edited.exercise()).isEqualTo(GIVEN);
    }

    @ParameterizedTest
    @CsvSource({
        "three-three-two, activation1=softplus, 'a1[3]', Softplus(J3)",
        "three-three-two, activation1=softplus, 'a2[1]', SIG(O1)",
        "three-three-two, activation1=softplus, 'z1[3]', J3",
        "three-three-two, activation2=hard-sigmoid, 'a2[1]', hard sigmoid(O1)",
        "three-three-two, 'activation1=max(0.1*z, z)', 'a1[3]', g(J3)",
        "three-three-two, activation1=tanh;activation1=relu, 'a1[3]', RELU(J3)",
        "mazur, activation1=tanh, 'a1[1]', out_h1"
    })
    void a_label_that_says_a_function_says_the_one_there_is(String name, String edits, String quantity, String label) {
        EditedExercise exercise = new EditedExercise(exercise(name));
        exercise.change(Edit.list(edits));
        assertThat(exercise.names().label(exercise.names().find(quantity))).isEqualTo(label);
        assertThat(exercise.names().find(label)).isEqualTo(exercise.names().find(quantity));
    }

    @Test
    void edits_are_made_one_after_another() {
        change("w2[1,3]=0.35;w2[1,3]=0.4;x[1]=2");
        assertThat(value("w2[1,3]")).isEqualTo("0.4");
        assertThat(value("x[1]")).isEqualTo("2");
        holdsTogether();
    }

    @Test
    void each_list_starts_from_what_was_given_and_none_leads_back_to_it() {
        change("w2[1,3]=0.35");
        change("x[1]=2");
        assertThat(value("w2[1,3]")).isEqualTo("-0.2");
        assertThat(value("x[1]")).isEqualTo("2");
        change("");
        assertThat(edited.exercise()).isEqualTo(GIVEN);
        holdsTogether();
    }

    @Test
    void an_update_makes_the_new_weights_the_weights() {
        String becomes = value("w1'[1,1]");
        change("update=1");
        assertThat(value("w1[1,1]")).isEqualTo(becomes);
        assertThat(edited.updates()).isEqualTo(1);
        holdsTogether();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update=3;w2[1,3]=0.5;update=2",
                "update=1;update=1;update=1;w2[1,3]=0.5;update=1;update=1",
                "update=2;update=1;w2[1,3]=0.5;update=2"
            })
    void so_many_updates_at_once_are_so_many_one_by_one(String edits) {
        change(edits);
        assertThat(edited.updates()).isEqualTo(5);
        change("update=3;w2[1,3]=0.5");
        String before = value("w1'[1,1]");
        change(edits);
        change("update=3;w2[1,3]=0.5;update=1");
        assertThat(value("w1[1,1]")).isEqualTo(before);
        assertThat(edited.updates()).isEqualTo(4);
        holdsTogether();
    }

    @Test
    void whatever_way_leads_to_a_list_of_edits_it_gives_the_same_numbers() {
        List<String> lists = List.of(
                "w2[1,3]=0.5;update=4",
                "",
                "w2[1,3]=0.5;update=2;loss=cross-entropy;activation1=tanh;update=1",
                "w2[1,3]=0.5;update=1",
                "activation2=softmax",
                "w2[1,3]=0.5;update=2;loss=cross-entropy");
        for (String before : lists) {
            for (String list : lists) {
                EditedExercise straight = new EditedExercise(GIVEN);
                straight.change(Edit.list(list));
                change(before);
                change(list);
                assertThat(values(edited.figures())).isEqualTo(values(straight.figures()));
                assertThat(edited.history().json())
                        .hasToString(straight.history().json().toString());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "w2[1,3]=ten | w2[1,3]",
                "w9[1,3]=1 | w9[1,3]",
                "z1[1]=1 | z1[1]",
                "alpha=ten | alpha",
                "loss=hinge | loss",
                "activation1=softmax | activation1",
                "activation9=relu | activation9",
                "update=0 | update",
                "update=ten | update",
                "update=2001 | update",
                "update=2000;update=1 | update"
            })
    void what_cannot_be_made_leaves_everything_as_it_was(String refused, String key) {
        change("w2[1,3]=0.5;update=2");
        Exercise before = edited.exercise();
        List<String> values = values(edited.figures());
        String history = edited.history().json().toString();
        for (String edits : List.of(refused, "w2[1,3]=0.5;" + refused, "w2[1,3]=0.5;update=2;x[1]=3;" + refused)) {
            assertThatThrownBy(() -> change(edits))
                    .isInstanceOfSatisfying(Edit.Refused.class, refusal -> assertThat(refusal.key())
                            .isEqualTo(key));
            assertThat(edited.exercise()).isEqualTo(before);
            assertThat(edited.updates()).isEqualTo(2);
            assertThat(values(edited.figures())).isEqualTo(values);
            assertThat(edited.history().json()).hasToString(history);
        }
    }

    @Test
    void another_activation_brings_other_quantities_and_takes_them_away_again() {
        Quantity across = Derivatives.activationByWeightedSum(2, 1, 2, 1);
        assertThat(edited.figures().rules().has(across)).isFalse();
        change("activation2=softmax");
        assertThat(edited.exercise().step().network().outputLayer().activation())
                .isEqualTo(Activation.SOFTMAX);
        assertThat(edited.figures().rules().has(across)).isTrue();
        holdsTogether();
        change("");
        assertThat(edited.figures().rules().has(across)).isFalse();
    }

    @Test
    void the_history_knows_what_was_changed_between_two_updates() {
        change("update=1;w2[1,3]=0.5;update=1");
        String loss = edited.history().json().toString();
        assertThat(loss).contains("\"updates\":\"2\"").containsPattern("\"line\":\"M[^M]*M[^M]*\"");
    }
}
