package longhand.calculus;

import static longhand.calculus.Examples.inDoubles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import longhand.compare.Proof;
import longhand.formula.Formula;
import longhand.formula.Lack;
import longhand.formula.Slope;
import longhand.formula.quantity.Family;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.DenseModel;
import longhand.model.TrainingStep;
import longhand.model.learning.Decay;
import longhand.model.learning.Learning;
import longhand.model.learning.Optimiser;
import longhand.model.learning.Reduction;
import longhand.model.network.Layer;
import longhand.model.network.Network;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.util.Decimal64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every reduction, decay and optimiser, thresholds, and no rate at all: what holds in any of them. */
@Tag("slow")
@Tag("long")
class WaysOfLearningTest {
    private static Stream<TrainingStep> steps() {
        return RandomSteps.ofLearning(120, 31);
    }

    @Test
    void every_derivative_is_what_the_definitions_say_in_numbers_that_carry_their_gradient() {
        steps().forEach(step -> {
            Proof proof = Proof.of(inDoubles(step));
            assertThat(proof.fromGradients().size()).as("%s", step).isLessThan(1e-8);
        });
    }

    @Test
    void places_and_quantities_are_each_others_inverse_and_rules_name_only_what_is_before() {
        steps().forEach(step -> {
            Rules rules = new Rules(step);
            TeachingOrder order = rules.order();
            List<Quantity> all = new ArrayList<>();
            rules.forEach(all::add);
            assertThat(all).hasSize(order.size()).doesNotHaveDuplicates();
            for (int place = 0; place < all.size(); place++) {
                int here = place;
                assertThat(order.at(place)).isEqualTo(all.get(place));
                assertThat(order.placeOf(all.get(place))).isEqualTo(place);
                assertThat(rules.of(all.get(place)).references())
                        .allSatisfy(named -> assertThat(order.placeOf(named)).isLessThan(here));
            }
        });
    }

    /** Only one may be looked at of a definition with hundreds of terms. */
    @Test
    void the_part_of_a_batchs_loss_that_names_a_parameter_changes_with_it_as_the_whole_does() {
        steps().filter(step -> step.hasBatchLoss(1)).forEach(step -> {
            DenseModel model = new DenseModel(step);
            new Rules(step).forEach(q -> {
                if (q instanceof Variable v && v.kind().isParameter() && v.update() == 1) {
                    Variable loss = Quantity.batchLoss();
                    Slope.Slopes slopes = named -> Formula.number(named.equals(v) ? 1 : 0);
                    assertThat(Slope.of(model.partNaming(v, loss), slopes))
                            .isEqualTo(Slope.of(model.definition(loss), slopes));
                }
            });
        });
    }

    /** So that what a change reaches may be told for all of a family in a layer at once. */
    @Test
    void quantities_of_one_family_in_one_layer_are_worked_out_from_the_same_families() {
        steps().forEach(step -> {
            Rules rules = new Rules(step);
            Map<String, Set<Family>> families = new HashMap<>();
            rules.forEach(q -> {
                if (q.family() instanceof Kind || q.family() instanceof Family.StatesOfOffsets) {
                    Set<Family> named = new HashSet<>();
                    rules.of(q).references().forEach(r -> named.add(r.family()));
                    Set<Family> same = families.putIfAbsent(q.family() + " " + q.layer() + " " + q.update(), named);
                    assertThat(same == null || same.equals(named)).as("%s", q).isTrue();
                }
            });
        });
    }

    @Test
    void a_sum_is_the_mean_times_the_number_of_samples_in_the_loss_and_in_every_gradient() {
        RandomSteps.of(60, 5).filter(step -> step.batch().size() > 1).forEach(step -> {
            Trace<Decimal64> mean = inDoubles(step);
            Trace<Decimal64> sum = inDoubles(step.withLearning(step.learning().withReduction(Reduction.SUM)));
            int samples = step.batch().size();
            mean.forEach(q -> {
                if (q.phase() == Phase.MEAN) {
                    double expected = samples * mean.of(q).getReal();
                    assertThat(sum.of(q).getReal())
                            .isCloseTo(expected, within(1e-12 * Math.max(1, Math.abs(expected))));
                } else if (q.phase() != Phase.UPDATE) {
                    assertThat(sum.of(q)).isEqualTo(mean.of(q));
                }
            });
        });
    }

    @Test
    void a_threshold_is_a_bias_of_the_other_sign_and_so_is_all_that_is_made_of_it() {
        RandomSteps.of(60, 6).forEach(step -> {
            Network turned = new Network(step.network().layers().stream()
                    .map(layer -> new Layer(
                            layer.activation(),
                            layer.weights(),
                            layer.biases().stream().map(BigDecimal::negate).toList(),
                            Kind.THRESHOLD))
                    .toList());
            Trace<Decimal64> biases = inDoubles(step);
            Trace<Decimal64> thresholds = inDoubles(step.withNetwork(turned));
            biases.forEach(q -> {
                if (q instanceof Variable v) {
                    Variable other = v.kind() == Kind.BIAS ? v.with(Kind.THRESHOLD) : v;
                    double sign = v.kind() == Kind.BIAS ? -1 : 1;
                    assertThat(thresholds.of(other).getReal())
                            .isEqualTo(sign * biases.of(v).getReal() + 0.0);
                }
            });
        });
    }

    @Test
    void without_a_rate_there_is_no_update_and_all_else_is_as_with_one() {
        RandomSteps.of(40, 7).forEach(step -> {
            TrainingStep still = step.withLearning(step.learning().withRate(null));
            Trace<Decimal64> with = inDoubles(step);
            Trace<Decimal64> without = inDoubles(still);
            List<Quantity> expected = with.quantities().stream()
                    .filter(q -> q.phase() != Phase.UPDATE && !q.isOf(Kind.LEARNING_RATE))
                    .toList();
            assertThat(without.quantities()).containsExactlyElementsOf(expected);
            expected.forEach(q -> assertThat(without.of(q)).isEqualTo(with.of(q)));
        });
    }

    @Test
    void a_decay_draws_weights_towards_0_and_leaves_biases_alone() {
        TrainingStep step = Examples.threeThreeTwo();
        Decay decay = new Decay(Decay.Form.DECOUPLED, new BigDecimal("0.5"));
        Trace<Decimal64> with = inDoubles(step.withLearning(step.learning().withDecay(decay)));
        Trace<Decimal64> without = inDoubles(step);
        double taken = without.of(Quantity.newWeight(1, 1, 2)).getReal()
                - with.of(Quantity.newWeight(1, 1, 2)).getReal();
        assertThat(taken).isCloseTo(0.01 * 0.5 * 0.2, within(1e-16));
        assertThat(with.of(Quantity.newBias(1, 1))).isEqualTo(without.of(Quantity.newBias(1, 1)));
    }

    /** Where 1 − β is subtracted in doubles, three digits are lost: 1 − 0.999 comes to 0.0010000000000000009. */
    @Test
    void moving_means_keep_all_their_digits_however_near_to_1_what_they_keep_is() {
        TrainingStep step = Examples.reluByHand();
        Optimiser adam = Optimiser.Method.ADAM.usual().with(Kind.BETA2, new BigDecimal("0.999999"));
        Learning learning = step.learning().withOptimiser(adam);
        TrainingStep several = new TrainingStep(step.network(), List.of(step.batch()), 60, step.loss(), learning);
        Trace<Decimal64> doubles = inDoubles(several);
        Trace<Dfp> digits = Examples.inDigits(50, several);
        Largest difference = new Largest();
        for (Kind kind : adam.states()) {
            for (int update = 1; update <= 2; update++) {
                Quantity q = Quantity.weight(1, 1, 1).with(kind).withUpdate(update);
                difference.see(
                        Largest.relative(doubles.of(q).getReal(), Largest.decimal(digits.of(q)), 1e-300), q, update);
            }
        }
        difference.isAtMost(1e-14);
    }

    @Test
    void settings_out_of_their_range_are_refused() {
        assertThat(Optimiser.isAllowed(Kind.BETA1, BigDecimal.ONE)).isFalse();
        assertThat(Optimiser.isAllowed(Kind.EPSILON, BigDecimal.ZERO)).isTrue();
        assertThat(Optimiser.isAllowed(Kind.EPSILON, new BigDecimal("-1e-9"))).isFalse();
        assertThat(Optimiser.isAllowed(Kind.MU, new BigDecimal("-0.1"))).isFalse();
        assertThat(Optimiser.isAllowed(Kind.MU, new BigDecimal("1.5"))).isTrue();
    }

    /** A neuron that is dead has gradients of 0: then an ε of 0 leaves 0/0, and only there. */
    @Test
    void without_an_epsilon_what_has_never_had_a_gradient_does_not_exist_and_the_rest_does() {
        TrainingStep step = Examples.threeThreeTwo();
        for (Optimiser.Method method :
                List.of(Optimiser.Method.ADAGRAD, Optimiser.Method.RMSPROP, Optimiser.Method.ADAM)) {
            Optimiser without = method.usual().with(Kind.EPSILON, BigDecimal.ZERO);
            Trace<Decimal64> trace = inDoubles(step.withLearning(step.learning().withOptimiser(without)));
            trace.forEach(q -> {
                if (q.isUpdate()) {
                    Variable old = q.variable().withUpdate(1);
                    boolean isNothing = trace.of(trace.rules().gradient(old)).getReal() == 0;
                    assertThat(trace.missing(q))
                            .as("%s %s", method, q)
                            .isEqualTo(isNothing ? new Trace.Missing(q, Lack.DIVISION_BY_ZERO) : null);
                }
            });
            assertThat(trace.missing(Quantity.newWeight(1, 2, 1))).isNotNull();
        }
    }
}
