package longhand.example;

import static longhand.example.files.Demo.problem;
import static longhand.example.files.Demo.problemWith;
import static org.assertj.core.api.Assertions.assertThat;

import longhand.example.files.Demo;
import org.junit.jupiter.api.Test;

/** What is said of a file that holds no example: what is changed in {@link Demo#YAML}, and the whole message. */
class BadExampleTest {
    // keys

    @Test
    void unknown_key() {
        assertThat(problemWith("learning-rate:", "learning_rate:"))
                .isEqualTo("demo.yaml:2: unknown key 'learning_rate': did you mean learning-rate?");
        assertThat(problemWith("learning-rate:", "rate:"))
                .isEqualTo("demo.yaml:2: unknown key 'rate': did you mean learning-rate?");
        assertThat(problemWith("title: Demo", "title: Demo\nseed: 1"))
                .isEqualTo(
                        "demo.yaml:2: unknown key 'seed': expected title, loss, layers, batch, batches,"
                                + " epochs, learning-rate, learning-rule, reduction, l2, weight-decay, optimiser, optimizer, source, about,"
                                + " update-biases, input-gradients, loss-after-update, input-label, loss-label, initialise or weights");
        assertThat(problemWith("    biases: [0, 0.5]", "    bias: [0, 0.5]"))
                .isEqualTo("demo.yaml:7: layers[0]: unknown key 'bias': did you mean biases?");
        assertThat(problemWith("{input:", "{inputs:"))
                .isEqualTo("demo.yaml:12: batch[0]: unknown key 'inputs': did you mean input?");
        assertThat(problemWith("title: Demo", "<<: {title: Demo}"))
                .startsWith("demo.yaml:1: unknown key '<<': expected ");
    }

    @Test
    void missing_key() {
        assertThat(problemWith("loss: mse\n", ""))
                .isEqualTo("demo.yaml:1: expected the key loss, found only title, learning-rate, layers and batch");
        assertThat(problemWith("    biases: [-0.20]\n", ""))
                .isEqualTo("demo.yaml:8: layers[1]: expected the key biases, found only activation and weights");
        assertThat(problemWith(", target: [1]}", "}"))
                .isEqualTo("demo.yaml:12: batch[0]: expected the key target, found only input");
        assertThat(problemWith("{input: [1, 2], target: [1]}", "{}"))
                .isEqualTo("demo.yaml:12: batch[0]: expected the key input, found no keys");
    }

    @Test
    void key_twice() {
        assertThat(problemWith("loss: mse", "loss: mse\nloss: mse"))
                .isEqualTo("demo.yaml:4: loss: expected once, found again after line 3");
        assertThat(problemWith("[0, 0.5]", "[0, 0.5]\n    biases: [0, 0.5]"))
                .isEqualTo("demo.yaml:8: layers[0].biases: expected once, found again after line 7");
    }

    @Test
    void key_that_is_no_word() {
        assertThat(problemWith("title: Demo", "[title]: Demo"))
                .isEqualTo("demo.yaml:1: expected a word for a key, found a list");
        assertThat(problemWith("title: Demo", "? {title: Demo}"))
                .isEqualTo("demo.yaml:1: expected a word for a key, found the key 'title'");
    }

    // words

    private static final String ACTIVATIONS =
            "relu, leaky-relu, elu, softplus, gelu, silu, sigmoid, hard-sigmoid, tanh, hard-tanh, step, softmax or identity";

    @Test
    void unknown_activation() {
        assertThat(problemWith("sigmoid", "sigmod"))
                .isEqualTo("demo.yaml:8: layers[1].activation: expected " + ACTIVATIONS + ", or a formula of z,"
                        + " found 'sigmod': did you mean sigmoid?");
        assertThat(problemWith("sigmoid", "ReLU"))
                .isEqualTo("demo.yaml:8: layers[1].activation: expected " + ACTIVATIONS + ", or a formula of z,"
                        + " found 'ReLU': did you mean relu?");
        assertThat(problemWith("sigmoid", "heaviside"))
                .isEqualTo("demo.yaml:8: layers[1].activation: expected " + ACTIVATIONS + ", or a formula of z,"
                        + " found 'heaviside'");
        assertThat(problemWith("sigmoid", "[sigmoid]"))
                .isEqualTo("demo.yaml:8: layers[1].activation: expected " + ACTIVATIONS + ", or a formula of z,"
                        + " found a list");
        assertThat(problemWith("activation: sigmoid", "activation:"))
                .isEqualTo("demo.yaml:8: layers[1].activation: expected " + ACTIVATIONS + ", or a formula of z,"
                        + " found nothing");
    }

    @Test
    void unknown_loss() {
        assertThat(problemWith("loss: mse", "loss: crossentropy"))
                .isEqualTo(
                        "demo.yaml:3: loss: expected mse, squared-error, half-squared-error, cross-entropy or"
                                + " binary-cross-entropy, or a formula of a and y, found 'crossentropy': did you mean cross-entropy?");
    }

    @Test
    void a_wrong_formula_is_told_with_its_line_and_column() {
        assertThat(problemWith("sigmoid", "\"max(0.1*x, z)\""))
                .isEqualTo("demo.yaml:8: layers[1].activation: column 9: expected z or a function, found 'x'");
        assertThat(problemWith("sigmoid", "\"2*sigmod(z)\""))
                .isEqualTo(
                        "demo.yaml:8: layers[1].activation: column 3: expected z or a function, found 'sigmod': did you"
                                + " mean sigmoid?");
        assertThat(problemWith("loss: mse", "loss: \"(a - y)^\""))
                .isEqualTo("demo.yaml:3: loss: column 9: expected a number, a name or (, found the end");
        assertThat(problemWith("loss: mse", "loss: \"a - z + 1\""))
                .isEqualTo("demo.yaml:3: loss: column 5: expected a or y or a function, found 'z'");
    }

    @Test
    void a_parameter_is_a_number_and_belongs_to_an_activation_that_has_one() {
        assertThat(problemWith("activation: sigmoid", "activation: {leaky-relu: steep}"))
                .isEqualTo(
                        "demo.yaml:8: layers[1].activation.leaky-relu: expected a number such as 0.3, found 'steep'");
        assertThat(problemWith("activation: sigmoid", "activation: {tanh: 2}"))
                .startsWith("demo.yaml:8: layers[1].activation: unknown key 'tanh': expected leaky-relu or elu");
    }

    @Test
    void of_a_formula_nobody_knows_that_it_has_logarithms() {
        assertThat(problem(Demo.with("loss: mse", "loss: cross-entropy").replace("sigmoid", "\"sigmoid(z)\"")))
                .isEqualTo("demo.yaml:8: layers[1].activation: expected sigmoid or softmax, as cross-entropy takes"
                        + " logarithms of the outputs, found 'sigmoid(z)': of a formula it is not known that its values lie"
                        + " between 0 and 1; the loss may be a formula with ln in it instead");
    }

    @Test
    void update_biases_is_true_or_false() {
        assertThat(problemWith("loss: mse", "loss: mse\nupdate-biases: no"))
                .isEqualTo("demo.yaml:4: update-biases: expected true or false, found 'no'");
    }

    // numbers

    @Test
    void text_for_a_number() {
        assertThat(problemWith("-0.3]", "abc]"))
                .isEqualTo("demo.yaml:9: layers[1].weights[0][1]: expected a number such as 0.3, found 'abc'");
        assertThat(problemWith("-0.3]", "]]")).startsWith("demo.yaml:9: not valid YAML: column ");
        assertThat(problemWith("-0.3]", "~]"))
                .isEqualTo("demo.yaml:9: layers[1].weights[0][1]: expected a number such as 0.3, found '~'");
        assertThat(problemWith("-0.3]", "\"\"]"))
                .isEqualTo("demo.yaml:9: layers[1].weights[0][1]: expected a number such as 0.3, found an empty text");
        assertThat(problemWith("-0.3]", "[1]]"))
                .isEqualTo("demo.yaml:9: layers[1].weights[0][1]: expected a number such as 0.3, found a list");
        assertThat(problemWith("0.1\n", "{a: 1}\n"))
                .isEqualTo("demo.yaml:2: learning-rate: expected a number such as 0.3, found the key 'a'");
        assertThat(problemWith("0.1\n", "\n"))
                .isEqualTo("demo.yaml:2: learning-rate: expected a number such as 0.3, found nothing");
    }

    @Test
    void not_a_number_and_infinity() {
        for (String written : new String[] {"NaN", ".nan", "inf", ".inf", "-.INF", "Infinity", "∞"}) {
            assertThat(problemWith("-0.20", written))
                    .isEqualTo("demo.yaml:10: layers[1].biases[0]: expected a number such as 0.3, found '" + written
                            + "'");
        }
    }

    @Test
    void numbers_in_another_notation() {
        for (String written : new String[] {"0x1F", "0o17", "1_000", "1/3", "50%", "1 000", "1e", "٣", "--1"}) {
            assertThat(problemWith("-0.20", written))
                    .isEqualTo("demo.yaml:10: layers[1].biases[0]: expected a number such as 0.3, found '" + written
                            + "'");
        }
        assertThat(problemWith("0.1\n", "0,1\n"))
                .isEqualTo("demo.yaml:2: learning-rate: expected a number such as 0.3, found '0,1':"
                        + " use a decimal point");
        assertThat(problemWith("0.1\n", "\"0.1\"\n"))
                .isEqualTo("demo.yaml:2: learning-rate: expected a number such as 0.3, found '0.1':"
                        + " remove the quotation marks");
        assertThat(problemWith("0.1\n", ".1\n"))
                .isEqualTo("demo.yaml:2: learning-rate: expected a number such as 0.3, found '.1':"
                        + " write a digit on both sides of the decimal point");
        assertThat(problemWith("-0.20", "−0.20"))
                .isEqualTo("demo.yaml:10: layers[1].biases[0]: expected a number such as 0.3, found '−0.20':"
                        + " write the minus sign as -");
    }

    @Test
    void numbers_beyond_the_bounds() {
        String expected =
                "demo.yaml:10: layers[1].biases[0]: expected 0 or a number of magnitude 1e-300 to 1e300, found '";
        for (String written :
                new String[] {"1.1e300", "-1e301", "9.9e-301", "1e999999999", "1e-99999999999999999999"}) {
            assertThat(problemWith("-0.20", written)).isEqualTo(expected + written + "'");
        }
        String digits =
                "demo.yaml:10: layers[1].biases[0]: expected a number of at most 100 significant digits, found '";
        assertThat(problemWith("-0.20", "1." + "3".repeat(100))).isEqualTo(digits + "1." + "3".repeat(58) + "…'");
        assertThat(problemWith("-0.20", "0".repeat(1000))).isEqualTo(digits + "0".repeat(60) + "…'");
    }

    // shapes

    @Test
    void ragged_weights() {
        assertThat(problemWith("[0.2, 0.4]", "[0.2]"))
                .isEqualTo("demo.yaml:6: layers[0].weights[1]: expected 2 numbers, as many as in layers[0].weights[0],"
                        + " found 1");
        assertThat(problemWith("[[0.3, -0.1], [0.2, 0.4]]", "[[], []]"))
                .isEqualTo("demo.yaml:6: layers[0].weights[0]: expected a list of at least one number,"
                        + " found an empty list");
        assertThat(problemWith("[[0.3, -0.1], [0.2, 0.4]]", "[0.3, -0.1]"))
                .isEqualTo("demo.yaml:6: layers[0].weights[0]: expected a list of at least one number, found '0.3'");
        assertThat(problemWith("[[0.3, -0.1], [0.2, 0.4]]", "[]"))
                .isEqualTo("demo.yaml:6: layers[0].weights: expected a list of at least one row, one for each neuron,"
                        + " found an empty list");
    }

    @Test
    void weights_that_do_not_match_the_layer_before() {
        assertThat(problemWith("[[0.5, -0.3]]", "[[0.5, -0.3, 1]]"))
                .isEqualTo("demo.yaml:9: layers[1].weights[0]: expected 2 numbers, one for each neuron of the layer"
                        + " before, found 3");
        assertThat(problemWith("[[0.5, -0.3]]", "[0.5, -0.3]"))
                .isEqualTo("demo.yaml:9: layers[1].weights[0]: expected a list of 2 numbers, one for each neuron of the"
                        + " layer before, found '0.5'");
    }

    @Test
    void biases_that_do_not_match_the_weights() {
        assertThat(problemWith("[-0.20]", "[-0.20, 1]"))
                .isEqualTo("demo.yaml:10: layers[1].biases: expected 1 number, one for each row of weights, found 2");
        assertThat(problemWith("[-0.20]", "-0.20"))
                .isEqualTo("demo.yaml:10: layers[1].biases: expected a list of 1 number, one for each row of weights,"
                        + " found '-0.20'");
    }

    @Test
    void samples_that_do_not_match_the_network() {
        assertThat(problemWith("input: [1, 2]", "input: [1]"))
                .isEqualTo("demo.yaml:12: batch[0].input: expected 2 numbers, one for each column of layers[0].weights,"
                        + " found 1");
        assertThat(problemWith("target: [1]", "target: [1, 0]"))
                .isEqualTo("demo.yaml:12: batch[0].target: expected 1 number, one for each neuron of the output layer,"
                        + " found 2");
    }

    @Test
    void empty_batch_and_empty_network() {
        assertThat(problemWith("batch:\n  - {input: [1, 2], target: [1]}", "batch: []"))
                .isEqualTo("demo.yaml:11: batch: expected a list of at least one sample, found an empty list");
        assertThat(problemWith("batch:\n  - {input: [1, 2], target: [1]}", "batch:"))
                .isEqualTo("demo.yaml:11: batch: expected a list of at least one sample, found nothing");
        assertThat(problem("""
                        title: Demo
                        learning-rate: 1
                        loss: mse
                        layers: []
                        batch: []
                        """))
                .isEqualTo("demo.yaml:4: layers: expected a list of at least one layer, found an empty list");
        assertThat(problemWith("- {input: [1, 2], target: [1]}", "- 1"))
                .isEqualTo("demo.yaml:12: batch[0]: expected the keys input and target, found '1'");
    }

    // what goes together

    @Test
    void softmax_stands_on_the_output_layer_only() {
        assertThat(problemWith("relu", "softmax"))
                .isEqualTo("demo.yaml:5: layers[0].activation: expected "
                        + ACTIVATIONS.replace(" softmax or", " or").replace("step, or", "step or")
                        + " in a hidden layer,"
                        + " found 'softmax': softmax stands on the output layer only");
    }

    @Test
    void softmax_of_one_neuron() {
        assertThat(problemWith("sigmoid", "softmax"))
                .isEqualTo("demo.yaml:9: layers[1].weights: expected at least 2 rows, as softmax compares neurons,"
                        + " found 1");
    }

    @Test
    void logarithmic_loss_of_outputs_that_may_be_negative() {
        assertThat(problem(Demo.with("loss: mse", "loss: cross-entropy").replace("sigmoid", "tanh")))
                .isEqualTo("demo.yaml:8: layers[1].activation: expected sigmoid or softmax, as cross-entropy takes"
                        + " logarithms of the outputs, found 'tanh'");
    }

    // texts

    @Test
    void titles_and_texts() {
        assertThat(problemWith("title: Demo", "title:"))
                .isEqualTo("demo.yaml:1: title: expected one line of text, found nothing");
        assertThat(problemWith("title: Demo", "title: ' '"))
                .isEqualTo("demo.yaml:1: title: expected one line of text, found ' '");
        assertThat(problemWith("title: Demo", "title: [Demo]"))
                .isEqualTo("demo.yaml:1: title: expected one line of text, found a list");
        assertThat(problemWith("title: Demo", "title: \"two\\nlines\""))
                .isEqualTo(
                        "demo.yaml:1: title: expected one line of text without control characters, found 'two lines'");
        assertThat(problemWith("title: Demo", "title: \"\\e[31mred\""))
                .isEqualTo("demo.yaml:1: title: expected one line of text without control characters, found '[31mred'");
        assertThat(problemWith("title: Demo", "title: \"\\ud800\""))
                .isEqualTo("demo.yaml:1: title: expected one line of text without control characters, found ''");
        assertThat(problemWith("title: Demo", "title: " + "é".repeat(201)))
                .isEqualTo("demo.yaml:1: title: expected at most 200 characters, found 201");
        assertThat(problemWith("title: Demo", "title: Demo\nabout: " + "x".repeat(2001)))
                .isEqualTo("demo.yaml:2: about: expected at most 2000 characters, found 2001");
        assertThat(problemWith("title: Demo", "title: Demo\nsource: \"\\0\""))
                .isEqualTo("demo.yaml:2: source: expected text without control characters, found ''");
    }

    @Test
    void labels() {
        assertThat(problemWith("- activation: relu", "- activation: relu\n    weight-label: \"w{i}{j}\""))
                .isEqualTo("demo.yaml:6: layers[0].weight-label: expected no braces but {to}, {from}, {layer} and {n},"
                        + " found '{i}'");
        assertThat(problemWith("- activation: relu", "- activation: relu\n    bias-label: \"b{from}\""))
                .isEqualTo(
                        "demo.yaml:6: layers[0].bias-label: expected no braces but {to} and {layer}, found '{from}'");
        assertThat(problemWith("- activation: relu", "- activation: relu\n    activation-label: \"a{to\""))
                .isEqualTo("demo.yaml:6: layers[0].activation-label: expected no braces but {to} and {layer},"
                        + " found '{to'");
        assertThat(problemWith("- activation: relu", "- activation: relu\n    weighted-sum-label: \"z}\""))
                .isEqualTo("demo.yaml:6: layers[0].weighted-sum-label: expected no braces but {to} and {layer},"
                        + " found '}'");
        assertThat(problemWith("- activation: relu", "- activation: relu\n    label: \"J{to}\""))
                .isEqualTo("demo.yaml:6: layers[0].label: expected no braces, found '{to}'");
        assertThat(problemWith("loss: mse", "loss: mse\nloss-label: ''"))
                .isEqualTo("demo.yaml:4: loss-label: expected one line of text, found an empty text");
        assertThat(problemWith("loss: mse", "loss: mse\ninput-label: " + "x".repeat(41)))
                .isEqualTo("demo.yaml:4: input-label: expected at most 40 characters, found 41");
    }

    // the document

    @Test
    void no_example_at_all() {
        assertThat(problem("")).isEqualTo("demo.yaml:1: expected an example, found an empty file");
        assertThat(problem("# nothing yet\n")).isEqualTo("demo.yaml:1: expected an example, found an empty file");
        assertThat(problem("---\n"))
                .isEqualTo("demo.yaml:2: expected the keys title, loss, layers and batch, found nothing");
        assertThat(problem("- 1\n"))
                .isEqualTo("demo.yaml:1: expected the keys title, loss, layers and batch, found a list");
        assertThat(problem("quantity,value,where\n"))
                .isEqualTo("demo.yaml:1: expected the keys title, loss, layers and batch,"
                        + " found 'quantity,value,where'");
    }

    @Test
    void several_documents() {
        assertThat(problem(Demo.YAML + "---\n" + Demo.YAML))
                .isEqualTo("demo.yaml:13: expected one document, found the start of another");
    }

    @Test
    void not_yaml() {
        assertThat(problemWith("[0, 0.5]", "[0, 0.5"))
                .isEqualTo("demo.yaml:8: not valid YAML: column 15: expected ',' or ']', but got :"
                        + " (while parsing a flow sequence that starts on line 7)");
        assertThat(problemWith("loss: mse", "loss: mse: 1"))
                .isEqualTo("demo.yaml:3: not valid YAML: column 10: mapping values are not allowed here");
        assertThat(problemWith("loss: mse", "\tloss: mse"))
                .isEqualTo(
                        "demo.yaml:3: not valid YAML: column 1: found character '\\t(TAB)' that cannot start any token."
                                + " (Do not use \\t(TAB) for indentation) (while scanning for the next token)");
        assertThat(problemWith("title: Demo", "title: \"Demo"))
                .isEqualTo("demo.yaml:13: not valid YAML: column 1: found unexpected end of stream"
                        + " (while scanning a quoted scalar that starts on line 1)");
        assertThat(problemWith("title: Demo", "title: \"\\UFFFFFFFF\""))
                .isEqualTo("demo.yaml:1: not valid YAML: For input string: \"FFFFFFFF\" under radix 16");
    }
}
