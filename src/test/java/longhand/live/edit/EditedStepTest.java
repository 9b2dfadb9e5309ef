package longhand.live.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import longhand.calculus.Rules;
import longhand.example.files.Examples;
import longhand.live.text.Exercise;
import longhand.live.text.ExerciseText;
import longhand.model.TrainingStep;
import longhand.model.network.Activation;
import longhand.model.network.Layer;
import longhand.model.network.Loss;
import longhand.model.network.Network;
import longhand.notation.name.Labels;
import longhand.notation.name.Names;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a change of the activation or the loss leads to, and what the network does not take. */
class EditedStepTest {
    private static TrainingStep example(String name) {
        return Examples.find(name).step();
    }

    private static TrainingStep edited(TrainingStep step, String key, String value) {
        Names names = new Names(new Rules(step), Labels.none(step.network()));
        return EditedStep.of(step, names, new Edit(key, value));
    }

    @ParameterizedTest
    @MethodSource("longhand.model.network.Activation#named")
    void every_activation_of_the_output_can_be_had_with_every_loss_that_it_goes_with(Activation output) {
        for (Loss loss : Loss.named()) {
            TrainingStep given = edited(example("three-three-two"), "activation2", output.key());
            boolean goesTogether = !loss.isLogarithmic() || output.isBetweenZeroAndOne();
            if (goesTogether) {
                TrainingStep edited = edited(given, "loss", loss.key());
                assertThat(edited.loss()).isEqualTo(loss);
                assertThat(edited.network().outputLayer().activation()).isEqualTo(output);
            } else {
                assertThatThrownBy(() -> edited(given, "loss", loss.key()))
                        .hasMessage(upper(loss.title()) + " takes logarithms of the output activations, "
                                + "so the output layer needs sigmoid or softmax, not " + output.title() + ".");
            }
        }
    }

    @Test
    void a_formula_is_an_activation_and_a_loss_too() {
        TrainingStep step = edited(example("three-three-two"), "activation1", "max(0.1*z, z)");
        assertThat(step.network().layer(1).activation().title()).isEqualTo("max(0.1·z, z)");
        assertThat(edited(step, "loss", "(a - y)^4").loss().key()).isEqualTo("(a - y)^4");
        assertThat(edited(step, "activation2", "{elu: 0.5}")
                        .network()
                        .layer(2)
                        .activation()
                        .title())
                .isEqualTo("ELU (0.5)");
        assertThatThrownBy(() -> edited(step, "activation1", "max(0.1*z"))
                .hasMessage(
                        "This is no formula of z: column 10: expected an operator or , and another number, as max compares"
                                + " several, found the end.");
        assertThatThrownBy(() -> edited(step, "activation1", "{elu: x}")).hasMessageStartingWith("Expected a number");
        assertThatThrownBy(() -> edited(step, "loss", "a - z"))
                .hasMessageStartingWith("This is no formula of a and y: column 5");
        assertThatThrownBy(() -> edited(step, "loss", "entropy")).hasMessage("There is no such loss.");
    }

    @Test
    void a_formula_is_written_into_the_file_and_read_again() {
        TrainingStep step = edited(
                edited(edited(example("three-three-two"), "activation1", "max(0.1*z, z)"), "activation2", "{elu: 0.5}"),
                "loss",
                "abs(a - y)");
        Exercise exercise = new Exercise("One", null, null, step, Labels.none(step.network()));
        assertThat(ExerciseText.write(exercise))
                .contains("loss: \"abs(a - y)\"")
                .contains("activation: \"max(0.1*z, z)\"")
                .contains("activation: {elu: 0.5}");
        assertThat(ExerciseText.read(ExerciseText.write(exercise)).step()).isEqualTo(step);
    }

    private static String upper(String title) {
        return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
    }

    @Test
    void all_else_stays_as_it_was() {
        TrainingStep given = example("three-three-two-batch");
        TrainingStep softmax = edited(given, "activation2", "softmax");
        Layer output = given.network().outputLayer();
        assertThat(softmax)
                .isEqualTo(new TrainingStep(
                        new Network(List.of(
                                given.network().layer(1),
                                new Layer(Activation.SOFTMAX, output.weights(), output.biases()))),
                        given.batch(),
                        given.loss(),
                        given.learningRate(),
                        given.updateBiases()));
        assertThat(edited(softmax, "activation2", "sigmoid")).isEqualTo(given);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "three-three-two | activation1 | softmax | Layer 1: softmax stands on the output layer only.",
                "single-neuron-chain | activation3 | softmax | Softmax needs at least two neurons.",
                "softmax | activation1 | tanh | Cross-entropy takes logarithms of the output activations, so the output layer needs sigmoid or softmax, not tanh.",
                "three-three-two | activation3 | relu | There is no such layer.",
                "three-three-two | activation0 | relu | There is no such layer.",
                "three-three-two | activation | relu | There is no such activation.",
                "three-three-two | activation2 | heaviside | There is no such activation.",
                "three-three-two | loss | hinge | There is no such loss."
            })
    void what_the_network_does_not_take_is_refused_in_its_own_words(
            String example, String key, String value, String reason) {
        assertThatThrownBy(() -> edited(example(example), key, value))
                .isInstanceOf(Edit.Refused.class)
                .hasMessage(reason);
    }

    @ParameterizedTest
    @CsvSource({"alpha, 0", "alpha, -0.5", "y[1], 2", "y[1], -1"})
    void a_learning_rate_and_a_target_may_be_any_number(String key, String value) {
        TrainingStep shares = edited(example("three-three-two"), "loss", "cross-entropy");
        TrainingStep edited = edited(shares, key, value);
        BigDecimal now = key.equals("alpha")
                ? edited.learningRate()
                : edited.batch().sample(1).target().get(0);
        assertThat(now).isEqualByComparingTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0,35 | 0.35",
                "'1,234,567' | 1234567",
                ".5 | 0.5",
                "-.5 | -0.5",
                "\u22120,5 | -0.5",
                "5. | 5",
                "' 0.5 ' | 0.5",
                "0,200 | 0.200",
                "1,2\u00b710^-3 | 0.0012",
                "-1e-300 | -1e-300"
            })
    void what_is_given_is_read_as_an_answer_is(String written, String value) {
        TrainingStep given = example("three-three-two-batch");
        BigDecimal read = new BigDecimal(value);
        assertThat(edited(given, "w2[1,3]", written).network().layer(2).weight(1, 3))
                .isEqualByComparingTo(read);
        assertThat(edited(given, "b1[2]", written).network().layer(1).bias(2)).isEqualByComparingTo(read);
        assertThat(edited(given, "x[3]@2", written).batch().sample(2).input().get(2))
                .isEqualByComparingTo(read);
        assertThat(edited(given, "y[1]@1", written).batch().sample(1).target().get(0))
                .isEqualByComparingTo(read);
        if (read.signum() > 0) {
            assertThat(edited(given, "alpha", written).learningRate()).isEqualByComparingTo(read);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,234 | This could be 1.234 or 1234: write the first with a point, the second without a comma.",
                "0.1 2.3 | This is not a number: write nothing after the digits.",
                "' ' | Please enter a number such as 0.3.",
                "1,5e400 | This is not a number: its power of ten is beyond 300.",
                "1e301 | Expected 0 or a number of magnitude 1e-300 to 1e300."
            })
    void what_could_be_two_numbers_or_none_is_refused_with_a_sentence(String written, String reason) {
        for (String key : List.of("w2[1,3]", "b1[2]", "x[1]", "y[1]", "alpha")) {
            assertThatThrownBy(() -> edited(example("three-three-two"), key, written))
                    .isInstanceOf(Edit.Refused.class)
                    .hasMessage(reason);
        }
    }

    @Test
    void a_text_without_end_is_refused_before_it_is_read() {
        for (String end : List.of("1 ", "1,", "x", "1")) {
            assertThatThrownBy(() -> edited(example("three-three-two"), "w2[1,3]", end.repeat(100_000)))
                    .isInstanceOf(Edit.Refused.class)
                    .hasMessageStartingWith("Expected a number of at most ");
        }
    }
}
