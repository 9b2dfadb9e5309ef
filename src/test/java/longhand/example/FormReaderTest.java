package longhand.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import longhand.calculus.Trace;
import longhand.file.FileProblem;
import longhand.formula.Arithmetic;
import longhand.model.Sample;
import longhand.model.TrainingStep;
import longhand.model.network.Layer;
import longhand.notation.name.Names;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An example put together in a form: its numbers are easy by hand, and what is wrong is said as of a file. */
class FormReaderTest {
    private static Map<String, String> network(String... others) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of(
                "title",
                "Own",
                "inputs",
                "3",
                "samples",
                "3",
                "seed",
                "1",
                "size1",
                "4",
                "activation1",
                "relu",
                "size2",
                "2",
                "activation2",
                "sigmoid",
                "loss",
                "mse",
                "rate",
                "0.1"));
        for (int i = 0; i < others.length; i += 2) {
            fields.put(others[i], others[i + 1]);
        }
        return fields;
    }

    @ParameterizedTest
    @CsvSource({"relu, mse", "sigmoid, squared-error", "tanh, binary-cross-entropy", "relu, cross-entropy"})
    void no_neuron_is_dead_or_saturated_and_every_number_is_a_tenth(String activation, String loss) {
        String last = loss.equals("cross-entropy") ? "softmax" : "sigmoid";
        DoubleUnaryOperator hidden =
                switch (activation) {
                    case "relu" -> z -> Math.max(z, 0);
                    case "tanh" -> Math::tanh;
                    default -> z -> 1 / (1 + Math.exp(-z));
                };
        for (int seed = 0; seed < 60; seed++) {
            TrainingStep step = FormReader.read(
                            network("seed", "" + seed, "activation1", activation, "loss", loss, "activation2", last))
                    .step();
            Layer first = step.network().layer(1);
            Layer second = step.network().layer(2);
            int[] open = new int[first.size()];
            for (Sample sample : step.batch().samples()) {
                double[] before = sample.input().stream()
                        .mapToDouble(BigDecimal::doubleValue)
                        .toArray();
                double[] sums = sums(first, before);
                double[] after = new double[sums.length];
                for (int j = 0; j < sums.length; j++) {
                    assertThat(Math.abs(sums[j])).as("seed %s", seed).isBetween(0.049, 2.001);
                    open[j] += sums[j] > 0 ? 1 : 0;
                    after[j] = hidden.applyAsDouble(sums[j]);
                }
                for (double sum : sums(second, after)) {
                    assertThat(Math.abs(sum)).as("seed %s", seed).isBetween(0.049, 2.001);
                }
                assertThat(sample.target()).allMatch(target -> target.scale() <= 1 && target.signum() >= 0);
            }
            if (activation.equals("relu")) {
                assertThat(open).as("seed %s", seed).doesNotContain(0);
            }
            for (Layer layer : List.of(first, second)) {
                assertThat(layer.weights().stream().flatMap(List::stream))
                        .allMatch(weight -> weight.scale() <= 1
                                && weight.signum() != 0
                                && weight.abs().doubleValue() < 1);
                assertThat(layer.biases()).allMatch(bias -> bias.scale() <= 1);
            }
        }
    }

    private static double[] sums(Layer layer, double[] before) {
        double[] sums = new double[layer.size()];
        for (int j = 1; j <= layer.size(); j++) {
            double sum = layer.bias(j).doubleValue();
            for (int i = 1; i <= before.length; i++) {
                sum += layer.weight(j, i).doubleValue() * before[i - 1];
            }
            sums[j - 1] = sum;
        }
        return sums;
    }

    @Test
    void the_same_seed_gives_the_same_numbers_and_another_seed_others() {
        assertThat(FormReader.read(network("seed", "42")).step())
                .isEqualTo(FormReader.read(network("seed", "42")).step())
                .isNotEqualTo(FormReader.read(network("seed", "43")).step());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            inputs; 0; expected a number of inputs from 1 to 12, found '0'
            inputs; 1e9; expected a number of inputs from 1 to 12, found '1e9'
            samples; 9; expected a number of samples from 1 to 8, found '9'
            size1; 13; expected a number of neurons from 1 to 12, found '13'
            size2; two; expected a number such as 0.3, found 'two'
            activation1; softmax; expected relu, leaky-relu, elu, softplus, gelu, silu, sigmoid, hard-sigmoid, tanh, hard-tanh, step or identity in a hidden layer, found 'softmax': softmax stands on the output layer only
            loss; mze; expected mse, squared-error, half-squared-error, cross-entropy or binary-cross-entropy, or a formula of a and y, found 'mze': did you mean mse?
            rate; much; expected a number such as 0.3, found 'much'
            seed; -1; expected a whole number of at most 15 digits, found '-1'
            """)
    void what_is_wrong_is_said_of_its_field(String field, String value, String said) {
        FileProblem problem = catchThrowableOfType(FileProblem.class, () -> FormReader.read(network(field, value)));
        assertThat(problem.file()).isEqualTo(field);
        assertThat(problem.what()).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            0,5; 0.5
            .5; 0.5
            5e-1; 0.5
            1; 1
            \u22120,25; -0.25
            """)
    void a_number_is_read_as_people_write_it(String typed, BigDecimal read) {
        assertThat(FormReader.read(network("rate", typed))
                        .computation()
                        .learning()
                        .rate())
                .isEqualByComparingTo(read);
        Map<String, String> graph = Map.of(
                "title",
                "G",
                "definitions",
                "f = x*x",
                "given",
                "x = " + typed,
                "result",
                "",
                "update",
                "",
                "rate",
                "");
        Names names = FormReader.read(graph).names();
        assertThat(new Trace<>(names.rules(), Arithmetic.doubles()).exactly(names.find("x")))
                .isEqualByComparingTo(read);
    }

    @Test
    void of_a_graph_the_line_is_named() {
        Map<String, String> fields = Map.of(
                "title",
                "G",
                "definitions",
                "q = x*y\n\nf = q +",
                "given",
                "x = 1\ny = 2",
                "result",
                "",
                "update",
                "",
                "rate",
                "");
        FileProblem problem = catchThrowableOfType(FileProblem.class, () -> FormReader.read(fields));
        assertThat(problem.file()).isEqualTo("definitions");
        assertThat(problem.line()).isEqualTo(3);
    }
}
