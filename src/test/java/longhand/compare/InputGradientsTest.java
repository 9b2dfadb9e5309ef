package longhand.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import longhand.calculus.RandomSteps;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.check.CheckedSheet;
import longhand.check.reading.Answer;
import longhand.example.Example;
import longhand.example.files.Examples;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Quantity;
import longhand.live.text.Exercise;
import longhand.live.text.ExerciseText;
import longhand.model.TrainingStep;
import longhand.notation.name.Labels;
import longhand.notation.name.Names;
import longhand.notation.name.UnknownName;
import org.apache.commons.math3.util.Decimal64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The derivatives of the loss by the inputs: worked out where a file asks for them, or somebody does. */
class InputGradientsTest {
    static Stream<TrainingStep> steps() {
        return Stream.concat(
                        RandomSteps.of(60, 20261130)
                                .filter(step -> new Rules(step).order().size() < 2000),
                        Stream.of("two-epochs", "mini-batches", "adam")
                                .map(name -> Examples.find(name).step()))
                .map(TrainingStep::withInputGradients);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void they_are_what_the_forward_pass_alone_gives(TrainingStep step) {
        Trace<Decimal64> trace = new Trace<>(new Rules(step), Arithmetic.doubles());
        Proof proof = Proof.of(trace);
        assertThat(proof.fromGradients().size()).isLessThan(1e-9);
        assertThat(proof.fromDigits().size()).isLessThan(1e-9);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void each_sample_of_each_update_has_its_own_under_its_own_name(TrainingStep step) {
        Names names = new Names(new Rules(step), Labels.none(step.network()));
        List<Quantity> found = new ArrayList<>();
        names.rules().forEach(q -> {
            if (names.of(q).startsWith("dL/dx")) {
                found.add(q);
                assertThat(names.find(names.of(q))).isEqualTo(q);
                assertThat(names.rules().order().at(names.rules().order().placeOf(q)))
                        .isEqualTo(q);
            }
        });
        int samples = 0;
        for (int update = 1; update <= step.updates(); update++) {
            samples += step.samples(update);
        }
        assertThat(found)
                .doesNotHaveDuplicates()
                .hasSize(samples * step.network().width(0));
    }

    @Test
    void nobody_has_them_who_does_not_ask() {
        Example example = Examples.find("mazur");
        Names names = new Names(new Rules(example.computation()), example.labels());
        assertThatThrownBy(() -> names.find("dL/dx[1]")).isInstanceOf(UnknownName.class);
        assertThat(example.with(List.of("dL/dw1[1,1]", "x[1]"))).isSameAs(example);
        assertThat(example.with(List.of("∂L/∂x[1]")).step().hasInputGradients()).isTrue();
    }

    @Test
    void a_sheet_may_have_them() {
        // by hand: ∂L/∂z1 of the two hidden neurons, through the weights 0.15 and 0.25
        double right = 0.0363503064 * 0.241300709 * 0.15 + 0.0413703226 * 0.2406134172 * 0.25;
        CheckedSheet checked = CheckedSheet.of(
                "mazur",
                Examples.find("mazur").names(),
                List.of(new Answer(1, "dL/dx[1]", "0.003804"), new Answer(2, "dL/dx[2]", "0.0074")),
                List.of(),
                2,
                true);
        assertThat(right).isCloseTo(0.003804, within(5e-7));
        assertThat(checked.sheet().marks())
                .extracting(mark -> mark.verdict().key())
                .containsExactly("correct", "wrong");
    }

    @Test
    void an_exercise_that_has_them_has_them_in_a_page_too() {
        Example example = Examples.find("mazur");
        Exercise exercise = new Exercise("Mazur", null, null, example.step().withInputGradients(), example.labels());
        assertThat(ExerciseText.read(ExerciseText.write(exercise))).isEqualTo(exercise);
    }
}
