package longhand.notation.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.List;
import longhand.calculus.RandomSteps;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.model.Given;
import longhand.model.TrainingStep;
import longhand.model.learning.Decay;
import longhand.model.learning.Learning;
import longhand.model.learning.Optimiser;
import longhand.model.learning.Reduction;
import longhand.model.network.Activation;
import longhand.model.network.Layer;
import longhand.model.network.Loss;
import longhand.model.network.Network;
import longhand.notation.Conventions;
import longhand.notation.Derivation;
import longhand.notation.Working;
import longhand.notation.formula.FormulaMathML;
import longhand.notation.text.Figures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of thresholds, of what an optimiser carries over, and of what is given with a way of learning. */
class StateNamesTest {
    private static final Network NETWORK = new Network(List.of(
            new Layer(Activation.TANH, List.of(Given.numbers("0.1 0.2")), Given.numbers("0.3"), Kind.THRESHOLD)));

    private static Names names(Decay decay, int epochs) {
        Learning learning =
                new Learning(Reduction.MEAN, decay, Optimiser.Method.ADAM.usual(), new BigDecimal("0.1"), true);
        TrainingStep step =
                new TrainingStep(NETWORK, List.of(Given.batch(Given.sample("1 2", "1"))), epochs, Loss.MSE, learning);
        return new Names(
                new Rules(step),
                new Labels(null, "E", List.of(new Labels.OfLayer(null, "W{to}{from}", "T{to}", null, null))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "m(w1[1,2])~2; m(w1[1,2])~2",
                "m w1[1,2] ~ 2; m(w1[1,2])~2",
                "mw1[1,2]~2; m(w1[1,2])~2",
                "m_w1[1,2]~2; m(w1[1,2])~2",
                "m(W12)~2; m(w1[1,2])~2",
                "vhat theta1[1]; vhat(theta1[1])~1",
                "vhat(T1)~2; vhat(theta1[1])~2",
                "mhat(θ1[1]); mhat(theta1[1])~1",
                "v(theta1[1]); v(theta1[1])~1",
                "theta1'[1]~2; theta1'[1]~2",
                "theta1[1]~3; theta1'[1]~2",
                "T1'; theta1'[1]~1",
                "dL/dtheta1[1]~2; dL/dtheta1[1]~2",
                "dz1[1]/dtheta1[1]; dz1[1]/dtheta1[1]~1",
                "beta1; beta1",
                "β2; beta2",
                "ε; epsilon",
                "α; alpha"
            })
    void as_a_reader_may_type_them(String typed, String name) {
        Names names = names(Decay.NONE, 3);
        assertThat(names.of(names.find(typed))).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"m(w1[1,3])", "m(b1[1])", "b1[1]", "m(z1[1])", "m(w1'[1,2])", "mu", "rho", "lambda", "mhat"})
    void what_there_is_not(String typed) {
        assertThatExceptionOfType(UnknownName.class)
                .isThrownBy(() -> names(Decay.NONE, 3).find(typed));
    }

    @Test
    void with_a_decay_in_the_loss_the_loss_of_the_batch_is_one_and_that_of_its_only_sample_another() {
        Names names = names(new Decay(Decay.Form.L2, new BigDecimal("0.1")), 1);
        assertThat(names.find("L")).isEqualTo(Quantity.batchLoss());
        assertThat(names.find("E")).isEqualTo(Quantity.batchLoss());
        assertThat(names.find("L@1")).isEqualTo(Quantity.sampleLoss(1));
        assertThat(names.find("dL/dw1[1,2]")).isEqualTo(names.rules().gradient(Quantity.weight(1, 1, 2)));
        assertThat(names.of(names.find("dL/da1[1]"))).isEqualTo("dL/da1[1]@1");
        assertThat(names.of(Quantity.sampleLoss(1))).isEqualTo("L@1");
        assertThat(names.of(names.find("λ"))).isEqualTo("lambda");
    }

    @Test
    void every_quantity_is_found_by_its_name_in_every_way_of_learning() {
        RandomSteps.ofLearning(60, 12).forEach(step -> {
            Rules rules = new Rules(step);
            Names names = new Names(rules, Labels.none(step.network()));
            rules.forEach(q -> assertThat(names.find(names.of(q))).isEqualTo(q));
        });
    }

    /** Nothing that stands in a page may be without a question, and no number without a rule in each form. */
    @Test
    void every_step_has_a_question_a_rule_and_markup_in_every_way_of_learning() {
        RandomSteps.ofLearning(60, 13).forEach(step -> {
            Rules rules = new Rules(step);
            Derivation derivation = new Derivation(
                    Figures.of(new Trace<>(rules, Arithmetic.doubles())),
                    new Names(rules, Labels.none(step.network())));
            rules.forEach(q -> {
                Working working = derivation.of(q);
                assertThat(working.question()).as("%s", q).matches(".*\\S.*");
                assertThat(working.ruleText()).isNotBlank();
                assertThat(FormulaMathML.rule(working.rule(), working.colours(), working.isOverBatch(), step))
                        .startsWith("<");
                working.remarks();
            });
            assertThat(Conventions.of(derivation.names())).isNotEmpty();
            assertThat(Conventions.line(derivation.figures())).isNotBlank();
        });
    }
}
