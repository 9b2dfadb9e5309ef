package longhand.calculus;

import static longhand.calculus.Examples.inDigits;
import static longhand.calculus.Examples.inDoubles;
import static longhand.model.Given.layer;
import static longhand.model.Given.network;
import static longhand.model.Given.sample;
import static longhand.model.Given.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import longhand.formula.Arithmetic;
import longhand.formula.Formula;
import longhand.formula.quantity.Family;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.model.TrainingStep;
import longhand.model.network.Activation;
import longhand.model.network.Loss;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.util.Decimal64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
@Tag("long")
class RulesTest {
    private static final BigDecimal FLOOR = new BigDecimal("1E-3");

    @Test
    void what_people_write_and_what_is_worked_out_are_one_number() {
        Largest difference = new Largest();
        RandomSteps.of(60, 4).forEach(step -> {
            Trace<Dfp> computed = inDigits(50, step);
            Trace<Dfp> written = Examples.plainly(computed.rules(), Arithmetic.digits(50), Map.of());
            computed.forEach(q -> {
                BigDecimal value = Largest.decimal(written.of(q));
                difference.see(Largest.relative(computed.of(q), value, FLOOR), q, value, step);
            });
        });
        difference.isAtMost(1e-50);
    }

    @Test
    void every_shortcut_leads_to_the_same_number_as_the_rule() {
        Largest difference = new Largest();
        Map<Family, Integer> shortcuts = new HashMap<>();
        RandomSteps.of(400, 5).forEach(step -> {
            Trace<Dfp> trace = inDigits(50, step);
            trace.forEach(q -> trace.rules().shortcut(q).ifPresent(shortcut -> {
                BigDecimal value = Largest.decimal(shortcut.value(trace));
                difference.see(Largest.relative(trace.of(q), value, FLOOR), q, value, step);
                shortcuts.merge(q.family(), 1, Integer::sum);
            }));
        });
        difference.isAtMost(1e-50);
        assertThat(shortcuts)
                .containsOnlyKeys(
                        Kind.SAMPLE_LOSS.by(Kind.WEIGHTED_SUM),
                        Kind.SAMPLE_LOSS.by(Kind.ACTIVATION),
                        Kind.SAMPLE_LOSS.by(Kind.WEIGHT),
                        Kind.SAMPLE_LOSS.by(Kind.BIAS))
                .allSatisfy((family, count) -> assertThat(count).isGreaterThan(50));
    }

    @Test
    void softmax_with_cross_entropy_and_a_one_hot_target_shortens_to_a_minus_y() {
        Trace<Decimal64> trace = inDoubles(Examples.softmax());
        Quantity slope = Derivatives.lossByWeightedSum(1, 2, 1);

        // a − y, of the second score with y = 1
        Optional<Formula> shortcut = trace.rules().shortcut(slope);

        assertThat(shortcut)
                .contains(Formula.difference(
                        Formula.the(Quantity.activation(1, 2, 1)), Formula.the(Quantity.target(2, 1))));
        assertThat(trace.of(slope).getReal())
                .isCloseTo(trace.of(Quantity.activation(1, 2, 1)).getReal() - 1, within(1e-15));
    }

    @Test
    void a_minus_y_is_not_offered_where_it_is_wrong() {
        Quantity slope = Derivatives.lossByWeightedSum(1, 1, 1);

        assertThat(new Rules(Examples.neuron(Activation.SIGMOID, "1", Loss.BINARY_CROSS_ENTROPY, "0.3"))
                        .shortcut(slope))
                .isPresent();
        for (Loss loss : new Loss[] {Loss.MSE, Loss.SQUARED_ERROR, Loss.HALF_SQUARED_ERROR, Loss.CROSS_ENTROPY}) {
            assertThat(new Rules(Examples.neuron(Activation.SIGMOID, "1", loss, "1")).shortcut(slope))
                    .as("%s", loss)
                    .isEmpty();
        }
        TrainingStep softmax = Examples.softmax();
        // Σ y = 0.9: ∂L/∂z = 0.9·a − y
        assertThat(new Rules(Examples.withBatch(softmax, sample("1 2 3 4", "0.2 0.3 0.4 0"))).shortcut(slope))
                .isEmpty();
        // Σ y = 1
        assertThat(new Rules(Examples.withBatch(softmax, sample("1 2 3 4", "0.2 0.30 0.5 0"))).shortcut(slope))
                .isPresent();
        assertThat(new Rules(Examples.squaredSoftmax()).shortcut(Derivatives.lossByWeightedSum(2, 1, 1)))
                .isEmpty();
    }

    /** Lecture notes 5: ∂L/∂I21 = ∂L₁/∂I21 + ∂L₂/∂I21, their I21 being the weight to J1 from input 2. */
    @Test
    void a_hidden_gradient_is_the_sum_of_what_comes_back_from_each_output() {
        Trace<Decimal64> trace = inDoubles(Examples.threeThreeTwo());
        double first = trace.of(Derivatives.outputLossByWeight(1, 1, 1, 2, 1)).getReal();
        double second = trace.of(Derivatives.outputLossByWeight(2, 1, 1, 2, 1)).getReal();

        // (−0.567093)(0.24549853)·0.1·1·2 and (0.608259)(0.23827999)·(−0.3)·1·2
        assertThat(first).isEqualTo(-0.027844, within(5e-7));
        assertThat(second).isEqualTo(-0.086962, within(5e-7));
        assertThat(trace.of(Derivatives.lossByWeight(1, 1, 2, 1)).getReal()).isEqualTo(first + second, within(1e-16));
    }

    @Test
    void nothing_is_split_by_output_where_there_is_one_output_or_softmax_ties_them_together() {
        for (TrainingStep step : new TrainingStep[] {Examples.reluByHand(), Examples.squaredSoftmax()}) {
            Rules rules = new Rules(step);
            assertThat(rules.has(Derivatives.lossByWeight(1, 1, 1, 1))).isTrue();
            assertThat(rules.has(Derivatives.outputLossByWeight(1, 1, 1, 1, 1))).isFalse();
            assertThat(rules.has(Derivatives.outputLossByBias(1, 1, 1, 1))).isFalse();
            assertThat(rules.has(Derivatives.outputLossByActivation(1, 1, 1, 1)))
                    .isFalse();
            assertThat(rules.shortcut(Derivatives.lossByWeight(1, 1, 1, 1))).isEmpty();
        }
    }

    /** Lecture notes 5: the gradient of J2 is 0 "since ∂RELU J2 = 0". */
    @Test
    void dead_relu_passes_nothing_back() {
        Trace<Decimal64> trace = inDoubles(Examples.threeThreeTwo());

        assertThat(trace.of(Quantity.weightedSum(1, 2, 1)).getReal()).isEqualTo(-0.3);
        assertThat(trace.of(Derivatives.activationByWeightedSum(1, 2, 2, 1)).getReal())
                .isZero();
        assertThat(trace.of(Derivatives.lossByActivation(1, 2, 1)).getReal()).isNotZero();
        assertThat(trace.of(Derivatives.lossByBias(1, 2, 1)).getReal()).isZero();
        for (int i = 1; i <= 3; i++) {
            assertThat(trace.of(Derivatives.lossByWeight(1, 2, i, 1)).getReal()).isZero();
            assertThat(trace.of(Quantity.newWeight(1, 2, i))).isEqualTo(trace.of(Quantity.weight(1, 2, i)));
        }
    }

    @Test
    void a_neuron_that_sees_nothing_leaves_its_weight_alone_but_moves_its_bias() {
        Trace<Decimal64> trace = inDoubles(
                step(network(layer(Activation.IDENTITY, "0.5", "0.25")), Loss.SQUARED_ERROR, "0.1", sample("0", "1")));

        // L = (0.25 − 1)², ∂L/∂w = 2·(−0.75)·0, ∂L/∂b = 2·(−0.75)·1, b′ = 0.25 + 0.1·1.5
        assertThat(trace.of(Quantity.newWeight(1, 1, 1)).getReal()).isEqualTo(0.5);
        assertThat(trace.of(Quantity.newBias(1, 1)).getReal()).isEqualTo(0.4);
    }

    @Test
    void losses_differ_by_the_factor_before_the_squares_and_so_do_their_slopes() {
        // a = (3, 5), y = (1, 2): the squares are 4 and 9
        Map<Loss, double[]> lossAndSlope = Map.of(
                Loss.SQUARED_ERROR, new double[] {13, 4, 6},
                Loss.HALF_SQUARED_ERROR, new double[] {6.5, 2, 3},
                Loss.MSE, new double[] {6.5, 2, 3});
        lossAndSlope.forEach((loss, expected) -> {
            Trace<Decimal64> trace = inDoubles(
                    step(network(layer(Activation.IDENTITY, "3; 5", "0 0")), loss, "0.1", sample("1", "1 2")));
            assertThat(trace.of(Quantity.sampleLoss(1)).getReal()).isEqualTo(expected[0]);
            assertThat(trace.of(Derivatives.lossByActivation(1, 1, 1)).getReal())
                    .isEqualTo(expected[1]);
            assertThat(trace.of(Derivatives.lossByActivation(1, 2, 1)).getReal())
                    .isEqualTo(expected[2]);
        });
    }

    @Test
    void mse_divides_by_the_number_of_outputs() {
        // (1/4)·(4 + 4 + 4 + 4) and 2/4·2
        Trace<Decimal64> trace = inDoubles(step(
                network(layer(Activation.IDENTITY, "2; 2; 2; 2", "0 0 0 0")), Loss.MSE, "0.1", sample("1", "0 0 0 0")));

        assertThat(trace.of(Quantity.outputLoss(3, 1)).getReal()).isEqualTo(1);
        assertThat(trace.of(Quantity.sampleLoss(1)).getReal()).isEqualTo(4);
        assertThat(trace.of(Derivatives.lossByActivation(1, 3, 1)).getReal()).isEqualTo(1);
    }

    @Test
    void frozen_biases_stay_as_they_are_though_they_have_gradients() {
        Trace<Decimal64> trace = inDoubles(Examples.mazur());

        for (int layer = 1; layer <= 2; layer++) {
            for (int j = 1; j <= 2; j++) {
                assertThat(trace.of(Derivatives.lossByBias(layer, j, 1)).getReal())
                        .isNotZero();
                assertThat(trace.of(Quantity.newBias(layer, j))).isEqualTo(trace.of(Quantity.bias(layer, j)));
                assertThat(trace.of(Quantity.newWeight(layer, j, 1)))
                        .isNotEqualTo(trace.of(Quantity.weight(layer, j, 1)));
            }
        }
    }

    @Test
    void no_rule_uses_a_parameter_after_the_update() {
        RandomSteps.of(50, 6).forEach(step -> {
            Rules rules = new Rules(step);
            rules.forEach(q ->
                    assertThat(References.of(rules.of(q))).as("%s", q).noneMatch(used -> used.phase() == Phase.UPDATE));
        });
    }

    @Test
    void a_batch_of_one_has_no_means() {
        Rules rules = new Rules(Examples.threeThreeTwo());

        assertThat(inDoubles(rules.step()).quantities()).noneMatch(q -> q.phase() == Phase.MEAN);
        assertThat(rules.has(Quantity.batchLoss())).isFalse();
        assertThat(rules.has(Derivatives.batchLossByWeight(1, 1, 1))).isFalse();
        assertThat(rules.has(Derivatives.batchLossByBias(1, 1))).isFalse();
        assertThat(rules.loss(1)).isEqualTo(Quantity.sampleLoss(1));
        assertThat(rules.gradient(Quantity.weight(1, 2, 3))).isEqualTo(Derivatives.lossByWeight(1, 2, 3, 1));
        assertThat(rules.gradient(Quantity.bias(1, 2))).isEqualTo(Derivatives.lossByBias(1, 2, 1));
    }

    @Test
    void a_larger_batch_steps_down_the_mean() {
        Rules rules = new Rules(Examples.threeThreeTwoBatch());

        assertThat(rules.loss(1)).isEqualTo(Quantity.batchLoss());
        assertThat(rules.gradient(Quantity.weight(1, 2, 3))).isEqualTo(Derivatives.batchLossByWeight(1, 2, 3));
        assertThat(rules.gradient(Quantity.bias(1, 2))).isEqualTo(Derivatives.batchLossByBias(1, 2));
    }

    @Test
    void a_batch_of_the_same_sample_three_times_steps_like_that_sample_alone() {
        TrainingStep one = Examples.threeThreeTwo();
        Trace<Decimal64> alone = inDoubles(one);
        Trace<Decimal64> thrice = inDoubles(
                Examples.withBatch(one, sample("1 2 3", "1 0"), sample("1 2 3", "1 0"), sample("1 2 3", "1 0")));

        alone.forEach(q -> {
            if (q.phase() == Phase.UPDATE) {
                assertThat(thrice.of(q).getReal()).isEqualTo(alone.of(q).getReal(), within(1e-16));
            }
        });
    }
}
