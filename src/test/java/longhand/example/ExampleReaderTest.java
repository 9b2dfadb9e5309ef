package longhand.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import longhand.example.files.Demo;
import longhand.model.Batch;
import longhand.model.Sample;
import longhand.model.TrainingStep;
import longhand.model.network.Activation;
import longhand.model.network.Layer;
import longhand.model.network.Loss;
import longhand.model.network.Network;
import longhand.notation.name.Labels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a good file comes to. */
class ExampleReaderTest {
    @Test
    void a_file_with_nothing_optional_in_it() {
        Layer hidden = new Layer(
                Activation.RELU, List.of(decimals("0.3", "-0.1"), decimals("0.2", "0.4")), decimals("0", "0.5"));
        Layer output = new Layer(Activation.SIGMOID, List.of(decimals("0.5", "-0.3")), decimals("-0.20"));
        Network network = new Network(List.of(hidden, output));
        Batch batch = new Batch(List.of(new Sample(decimals("1", "2"), decimals("1"))));

        assertThat(Demo.read(Demo.YAML))
                .isEqualTo(new Example(
                        "demo",
                        "Demo",
                        null,
                        null,
                        new TrainingStep(network, batch, Loss.MSE, new BigDecimal("0.1"), true),
                        Labels.none(network),
                        List.of()));
    }

    @Test
    void a_file_with_everything_in_it() {
        Example example = Demo.read("""
                %YAML 1.2
                ---
                # a comment
                title: "Everything: the whole of it"
                about: >-
                  Two lines that
                  are one.
                source: |
                  One line,
                  and another.
                learning-rate: 1e-2
                loss: cross-entropy
                loss-label: E
                update-biases: false
                input-label: I
                layers:
                  - label: J
                    activation: softmax
                    weights:
                      - [1, 2]
                      - - 3
                        - 4
                    biases: [5, 6]
                    weight-label: "w{n}"
                    bias-label: "B_J{to}"
                    weighted-sum-label: "net{layer}_{to}"
                    activation-label: "SOFT(J{to})"
                batch:
                  - input: [7, 8]
                    target: [0, 1]
                  - {target: [0.5, 0.5], input: [9, 10]}
                ...
                """);

        assertThat(example.title()).isEqualTo("Everything: the whole of it");
        assertThat(example.about()).isEqualTo("Two lines that are one.");
        assertThat(example.source()).isEqualTo("One line,\nand another.");
        assertThat(example.step().learningRate()).isEqualTo(new BigDecimal("0.01"));
        assertThat(example.step().loss()).isEqualTo(Loss.CROSS_ENTROPY);
        assertThat(example.step().updateBiases()).isFalse();
        assertThat(example.step().network().layers())
                .containsExactly(new Layer(
                        Activation.SOFTMAX, List.of(decimals("1", "2"), decimals("3", "4")), decimals("5", "6")));
        assertThat(example.step().batch().samples())
                .containsExactly(
                        new Sample(decimals("7", "8"), decimals("0", "1")),
                        new Sample(decimals("9", "10"), decimals("0.5", "0.5")));
        assertThat(example.labels())
                .isEqualTo(new Labels(
                        "I",
                        "E",
                        List.of(new Labels.OfLayer("J", "w{n}", "B_J{to}", "net{layer}_{to}", "SOFT(J{to})"))));
    }

    @Test
    void every_activation_and_loss_by_its_name() {
        for (Activation activation : Activation.named()) {
            String layer =
                    activation.equals(Activation.SOFTMAX) ? "weights: [[0.5, -0.3], [1, 1]]" : "weights: [[0.5, -0.3]]";
            String yaml = Demo.with("sigmoid", activation.key()).replace("weights: [[0.5, -0.3]]", layer);
            if (activation.equals(Activation.SOFTMAX)) {
                yaml = yaml.replace("[-0.20]", "[0, 0]").replace("[1]}", "[0, 1]}");
            }
            assertThat(Demo.read(yaml).step().network().outputLayer().activation())
                    .isEqualTo(activation);
        }
        for (Loss loss : Loss.named()) {
            assertThat(Demo.read(Demo.with("mse", loss.key())).step().loss()).isEqualTo(loss);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{leaky-relu: 0.1}", "{elu: 0.5}", "\"max(0.1*z, z)\"", "'z*sigmoid(1.7*z)'", "z^3 - 2*z", "z"})
    void an_activation_may_have_a_parameter_or_be_a_formula(String written) {
        Activation read = Demo.read(Demo.with("activation: relu", "activation: " + written))
                .step()
                .network()
                .layer(1)
                .activation();
        assertThat(read.key()).isEqualTo(written.replaceAll("[\"']", ""));
        assertThat(read.isFormula()).isEqualTo(!written.startsWith("{"));
    }

    @Test
    void a_loss_may_be_a_formula() {
        Loss loss = Demo.read(Demo.with("mse", "\"(a - y)^4\"")).step().loss();
        assertThat(loss.key()).isEqualTo("(a - y)^4");
        assertThat(loss.isFormula()).isTrue();
    }

    @Test
    void a_number_is_the_decimal_as_written() {
        for (String written :
                List.of("1", "+1", "-1", "0", "-0.0", "0.10", "007", "1e-300", "-1E+300", "12345.678e-9", "0e300")) {
            assertThat(bias(written)).as(written).isEqualTo(new BigDecimal(written));
        }
        String long100 = "0." + "0".repeat(200) + "1234567890".repeat(10);
        assertThat(bias(long100)).isEqualTo(new BigDecimal(long100));
    }

    @Test
    void nought_with_an_exponent_out_of_all_bounds_is_nought() {
        assertThat(bias("0e-2000000000")).isEqualTo(BigDecimal.ZERO);
    }

    @Test
    void what_editors_do_to_a_file_does_not_matter() {
        Example example = Demo.read(Demo.YAML);

        assertThat(Demo.read("\uFEFF" + Demo.YAML)).isEqualTo(example);
        assertThat(Demo.read(Demo.YAML.replace("\n", "\r\n"))).isEqualTo(example);
        assertThat(Demo.read(Demo.YAML.replace("\n", " \n\n"))).isEqualTo(example);
        assertThat(Demo.read(Demo.YAML.replace("mse", "'mse'"))).isEqualTo(example);
    }

    /** A bias, which may be any number. */
    private static BigDecimal bias(String written) {
        return Demo.read(Demo.with("-0.20", written))
                .step()
                .network()
                .outputLayer()
                .bias(1);
    }

    private static List<BigDecimal> decimals(String... written) {
        return List.of(written).stream().map(BigDecimal::new).toList();
    }
}
