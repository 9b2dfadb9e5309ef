package longhand.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import longhand.example.files.Demo;
import longhand.formula.quantity.Kind;
import longhand.model.TrainingStep;
import longhand.model.learning.Decay;
import longhand.model.learning.Learning;
import longhand.model.learning.LearningRule;
import longhand.model.learning.Optimiser;
import longhand.model.learning.Optimiser.Method;
import longhand.model.learning.Reduction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a file says of how the network learns. */
class LearningReaderTest {
    private static Learning learning(String lines) {
        return Demo.read(Demo.with("loss: mse\n", "loss: mse\n" + lines + "\n"))
                .step()
                .learning();
    }

    private static String problem(String lines) {
        return Demo.problem(Demo.with("loss: mse\n", "loss: mse\n" + lines + "\n"));
    }

    @Test
    void nothing_said_is_descent_on_the_mean() {
        assertThat(learning("")).isEqualTo(Learning.descent(new BigDecimal("0.1"), true));
    }

    @Test
    void a_sum_over_the_batch() {
        assertThat(learning("reduction: sum").reduction()).isEqualTo(Reduction.SUM);
        assertThat(learning("reduction: mean").reduction()).isEqualTo(Reduction.MEAN);
        assertThat(problem("reduction: none")).isEqualTo("demo.yaml:4: reduction: expected mean or sum, found 'none'");
    }

    @Test
    void a_decay_of_either_kind_but_not_of_both() {
        assertThat(learning("l2: 0.02").decay()).isEqualTo(new Decay(Decay.Form.L2, new BigDecimal("0.02")));
        assertThat(learning("weight-decay: 0.02").decay())
                .isEqualTo(new Decay(Decay.Form.DECOUPLED, new BigDecimal("0.02")));
        assertThat(problem("l2: 0.1\nweight-decay: 0.1"))
                .isEqualTo("demo.yaml:1: expected one decay, found l2 and weight-decay");
        assertThat(problem("l2: -1")).isEqualTo("demo.yaml:4: l2: expected a number of 0 or more, found '-1'");
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void the_name_of_an_optimiser_alone_has_its_usual_settings(Method method) {
        assertThat(learning("optimiser: " + method.key()).optimiser()).isEqualTo(method.usual());
        assertThat(learning("optimizer: " + method.key()).optimiser()).isEqualTo(method.usual());
    }

    /** Those of torch.optim, version 1.13. */
    @ParameterizedTest
    @CsvSource({
        "MOMENTUM, MU, 0.9",
        "NESTEROV, MU, 0.9",
        "ADAGRAD, EPSILON, 1e-10",
        "RMSPROP, RHO, 0.99",
        "RMSPROP, EPSILON, 1e-8",
        "ADAM, BETA1, 0.9",
        "ADAM, BETA2, 0.999",
        "ADAM, EPSILON, 1e-8"
    })
    void the_usual_settings(Method method, Kind setting, BigDecimal value) {
        assertThat(method.usual().settings().get(setting)).isEqualByComparingTo(value);
    }

    @Test
    void settings_of_an_optimiser_may_be_given_one_by_one() {
        assertThat(learning("optimiser: {momentum: 0.8}").optimiser())
                .isEqualTo(new Optimiser(Method.MOMENTUM, Map.of(Kind.MU, new BigDecimal("0.8"))));
        assertThat(learning("optimiser: {nesterov: {mu: 0.7}}").optimiser())
                .isEqualTo(new Optimiser(Method.NESTEROV, Map.of(Kind.MU, new BigDecimal("0.7"))));
        assertThat(learning("optimiser: {rmsprop: {alpha: 0.9, eps: 0.01}}").optimiser())
                .isEqualTo(new Optimiser(
                        Method.RMSPROP, Map.of(Kind.RHO, new BigDecimal("0.9"), Kind.EPSILON, new BigDecimal("0.01"))));
        assertThat(learning("optimiser: {adam: {beta2: 0.99}}").optimiser())
                .isEqualTo(Method.ADAM.usual().with(Kind.BETA2, new BigDecimal("0.99")));
    }

    @Test
    void adamw_is_adam_with_a_decay_of_its_own() {
        Decay usual = new Decay(Decay.Form.DECOUPLED, new BigDecimal("0.01"));
        assertThat(learning("optimiser: adamw")).satisfies(adamw -> {
            assertThat(adamw.optimiser()).isEqualTo(Method.ADAM.usual());
            assertThat(adamw.decay()).isEqualTo(usual);
        });
        assertThat(learning("optimiser: adam\nweight-decay: 0.01")).isEqualTo(learning("optimiser: adamw"));
        assertThat(learning("optimiser: {adamw: {weight-decay: 0.2}}"))
                .isEqualTo(learning("optimiser: adamw\nweight-decay: 0.2"));
        assertThat(problem("optimiser: {adamw: {weight-decay: 0.2}}\nweight-decay: 0.3"))
                .isEqualTo("demo.yaml:1: expected one decay, found weight-decay and adamw with a decay of its own");
        assertThat(problem("optimiser: adamw\nl2: 0.3"))
                .isEqualTo("demo.yaml:1: expected one decay, found l2 and adamw with a decay of its own");
    }

    @Test
    void what_no_optimiser_is_or_has() {
        assertThat(problem("optimiser: adan"))
                .isEqualTo(
                        "demo.yaml:4: optimiser: expected descent, momentum, nesterov, adagrad, rmsprop, adam or adamw,"
                                + " found 'adan': did you mean adam?");
        assertThat(problem("optimiser: {adam: {beta3: 0.1}}"))
                .isEqualTo("demo.yaml:4: optimiser.adam: unknown key 'beta3': did you mean beta1?");
        assertThat(problem("optimiser: {adam: {beta1: 1}}"))
                .isEqualTo("demo.yaml:4: optimiser.adam.beta1: expected a number from 0 to less than 1, found '1'");
        assertThat(problem("optimiser: {adam: {eps: -1}}"))
                .isEqualTo("demo.yaml:4: optimiser.adam.eps: expected a number of 0 or more, found '-1'");
        assertThat(problem("optimiser: {adam: 0.9}"))
                .isEqualTo("demo.yaml:4: optimiser.adam: expected settings of adam, such as {eps: 0.001}, found '0.9'");
        assertThat(problem("optimiser: {momentum: -1}"))
                .isEqualTo("demo.yaml:4: optimiser.momentum: expected a number of 0 or more, found '-1'");
        assertThat(problem("optimiser: {adam: {}, momentum: 0.9}"))
                .isEqualTo("demo.yaml:4: optimiser: expected one optimiser, found 2");
        assertThat(problem("optimiser: adam\noptimizer: adam"))
                .isEqualTo("demo.yaml:5: optimizer: expected the key optimiser or the key optimizer, found both");
    }

    @Test
    void a_rate_may_be_left_out_where_nothing_needs_one() {
        String without = Demo.with("learning-rate: 0.1\n", "");
        assertThat(Demo.read(without).step().learning()).isEqualTo(Learning.descent(null, true));
        assertThat(Demo.problem(without + "epochs: 2\n"))
                .isEqualTo("demo.yaml:1: expected the key learning-rate, as there are several updates");
        assertThat(Demo.problem(without + "optimiser: adam\n"))
                .isEqualTo("demo.yaml:12: optimiser: expected the key learning-rate beside an optimiser");
        assertThat(Demo.problem(without + "weight-decay: 0.1\n"))
                .isEqualTo("demo.yaml:12: weight-decay: expected the key learning-rate beside weight-decay");
        assertThat(Demo.problem(without + "optimiser: adamw\n"))
                .isEqualTo("demo.yaml:12: optimiser: expected the key learning-rate beside an optimiser");
    }

    @Test
    void thresholds_stand_in_the_place_of_biases() {
        assertThat(Demo.read(Demo.with("biases: [0, 0.5]", "thresholds: [0, 0.5]"))
                        .step()
                        .network()
                        .layers())
                .satisfiesExactly(
                        hidden -> assertThat(hidden.offset()).isEqualTo(Kind.THRESHOLD),
                        output -> assertThat(output.offset()).isEqualTo(Kind.BIAS));
        assertThat(Demo.problem(Demo.with("biases: [0, 0.5]", "biases: [0, 0.5]\n    thresholds: [0, 0.5]")))
                .isEqualTo("demo.yaml:5: layers[0]: expected biases or thresholds, found both");
        assertThat(Demo.problem(Demo.with("biases: [0, 0.5]", "thresholds: [0]")))
                .isEqualTo(
                        "demo.yaml:7: layers[0].thresholds: expected 2 numbers, one for each row of weights, found 1");
    }

    /** The demonstration as a single layer that learns by a rule without a loss. */
    private static String single(String rule, String activation, String lines) {
        return """
                title: Demo
                learning-rule: %s
                learning-rate: 0.1
                layers:
                  - activation: %s
                    weights: [[0.1, 0.2]]
                    biases: [0]
                batch:
                  - {input: [1, 2], target: [1]}
                %s
                """.formatted(rule, activation, lines);
    }

    @Test
    void a_learning_rule_stands_in_the_place_of_a_loss() {
        TrainingStep step = Demo.read(single("perceptron", "step", "")).step();
        assertThat(step.learning().rule()).isEqualTo(LearningRule.PERCEPTRON);
        assertThat(step.hasLoss()).isFalse();
        assertThat(step.loss()).isNull();
        assertThat(Demo.read(single("delta", "tanh", "reduction: sum")).step().learning())
                .isEqualTo(new Learning(
                        Reduction.SUM,
                        Decay.NONE,
                        Method.DESCENT.usual(),
                        new BigDecimal("0.1"),
                        true,
                        LearningRule.DELTA,
                        false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "loss: mse | loss",
                "l2: 0.1 | l2",
                "weight-decay: 0.1 | weight-decay",
                "optimiser: adam | optimiser",
                "optimizer: adam | optimizer",
                "input-gradients: true | input-gradients",
                "loss-label: E | loss-label"
            })
    void what_belongs_to_a_loss_is_refused_beside_a_learning_rule(String line, String key) {
        assertThat(Demo.problem(single("delta", "identity", line)))
                .isEqualTo("demo.yaml:10: " + key + ": expected no " + key
                        + " beside learning-rule: the delta rule has no loss and no gradients, so leave out " + key
                        + ", or the learning-rule");
    }

    @Test
    void a_learning_rule_is_of_a_single_layer_with_an_activation_that_goes_with_it() {
        assertThat(Demo.problem(single("hebb", "step", "")))
                .isEqualTo("demo.yaml:2: learning-rule: expected perceptron or delta, found 'hebb'");
        assertThat(Demo.problem(single("perceptron", "sigmoid", "")))
                .startsWith("demo.yaml:5: layers[0].activation: expected step, as the perceptron rule ")
                .endsWith("found 'sigmoid': the delta rule takes any other, and compares the weighted sum");
        assertThat(Demo.problem(single("delta", "softmax", "")))
                .startsWith("demo.yaml:5: layers[0].activation: expected an activation of single neurons");
        assertThat(Demo.problem(single("delta", "identity", "").replace("learning-rate: 0.1\n", "")))
                .startsWith("demo.yaml:2: learning-rule: expected the key learning-rate beside learning-rule");
        String second = "  - {activation: step, weights: [[1]], biases: [0]}\nbatch:";
        assertThat(Demo.problem(single("perceptron", "step", "").replace("batch:", second)))
                .startsWith(
                        "demo.yaml:5: layers: expected a single layer, as the perceptron rule is of one, found 2: ");
    }
}
