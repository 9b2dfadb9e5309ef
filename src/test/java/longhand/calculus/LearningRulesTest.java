package longhand.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import longhand.compare.DeltaProof;
import longhand.compare.Proof;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.model.Batch;
import longhand.model.Sample;
import longhand.model.TrainingStep;
import longhand.model.learning.Decay;
import longhand.model.learning.Learning;
import longhand.model.learning.LearningRule;
import longhand.model.learning.Optimiser;
import longhand.model.learning.Reduction;
import longhand.model.network.Activation;
import longhand.model.network.Layer;
import longhand.model.network.Loss;
import longhand.model.network.Network;
import longhand.notation.name.Labels;
import longhand.notation.name.Names;
import org.apache.commons.math3.util.Decimal64;
import org.junit.jupiter.api.Test;

/** Single layers that learn from their errors, without a loss: against fractions ({@code learning_rules.py}), and the delta rule against its gradient. */
class LearningRulesTest {
    /** A case of the table: its settings, and its numbers by their names. */
    record Case(List<String> settings, Map<String, Double> values) {
        @Override
        public String toString() {
            return String.join(" ", settings);
        }

        TrainingStep step() {
            LearningRule rule = LearningRule.valueOf(settings.get(0).toUpperCase(Locale.ROOT));
            Kind offset = Kind.valueOf(settings.get(2).toUpperCase(Locale.ROOT));
            Layer layer = new Layer(
                    Activation.STEP,
                    parts(settings.get(6), ";").map(Case::numbers).toList(),
                    numbers(settings.get(7)),
                    offset);
            List<Batch> batches = parts(settings.get(8), "\\|")
                    .map(batch -> new Batch(parts(batch, ";").map(Case::sample).toList()))
                    .toList();
            Learning learning = new Learning(
                    Reduction.valueOf(settings.get(1).toUpperCase(Locale.ROOT)),
                    Decay.NONE,
                    Optimiser.Method.DESCENT.usual(),
                    new BigDecimal(settings.get(4)),
                    settings.get(3).equals("True"),
                    rule,
                    false);
            return new TrainingStep(
                    new Network(List.of(layer)), batches, Integer.parseInt(settings.get(5)), null, learning);
        }

        private static Stream<String> parts(String text, String by) {
            return Arrays.stream(text.split(by, -1));
        }

        private static List<BigDecimal> numbers(String text) {
            return parts(text, " ").map(BigDecimal::new).toList();
        }

        private static Sample sample(String text) {
            String[] both = text.split(">", -1);
            return new Sample(numbers(both[0]), numbers(both[1]));
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (List<String> row : Table.rows("learning-rules", "\t")) {
            if (row.get(0).equals("case")) {
                cases.add(new Case(row.subList(1, row.size()), new LinkedHashMap<>()));
            } else {
                cases.get(cases.size() - 1).values().put(row.get(0), Double.valueOf(row.get(1)));
            }
        }
        return cases;
    }

    private static Trace<Decimal64> trace(TrainingStep step) {
        return new Trace<>(new Rules(step), Arithmetic.doubles());
    }

    @Test
    void every_number_is_what_it_is_in_fractions() {
        int corners = 0;
        for (Case each : cases()) {
            Trace<Decimal64> trace = trace(each.step());
            Names names = new Names(trace.rules(), Labels.none(each.step().network()));
            Largest difference = new Largest();
            for (Map.Entry<String, Double> number : each.values().entrySet()) {
                Quantity q = names.find(number.getKey());
                double theirs = number.getValue();
                double ours = trace.of(q).getReal();
                difference.see(Math.abs(ours - theirs) / Math.max(1e-2, Math.abs(theirs)), each, number.getKey());
                corners += q.isOf(Kind.WEIGHTED_SUM) && theirs == 0 ? 1 : 0;
            }
            difference.isAtMost(1e-12);
            long worked = trace.quantities().stream()
                    .filter(q ->
                            trace.rules().order().stepAt(trace.rules().order().placeOf(q)) > 0)
                    .count();
            assertThat(worked).isEqualTo(each.values().size());
        }
        assertThat(cases()).hasSize(60);
        assertThat(corners).isGreaterThan(20);
    }

    @Test
    void the_delta_rule_is_gradient_descent_on_half_the_squared_error_of_the_weighted_sums() {
        int updates = 0;
        for (Case each : cases()) {
            TrainingStep step = each.step();
            if (step.learning().rule() == LearningRule.DELTA) {
                Proof.Difference difference = DeltaProof.of(trace(step));
                assertThat(difference.size())
                        .as("%s %s", each, difference.where())
                        .isLessThan(1e-12);
                assertThat(Proof.of(trace(DeltaProof.descent(step)))
                                .fromGradients()
                                .size())
                        .isLessThan(1e-9);
                updates += step.updates();
            }
        }
        assertThat(updates).isGreaterThan(50);
    }

    @Test
    void its_error_is_the_negative_of_the_derivative_by_the_weighted_sum() {
        TrainingStep step = cases().get(1).step();
        Trace<Decimal64> delta = trace(step);
        Trace<Decimal64> descent = trace(DeltaProof.descent(step));
        delta.forEach(q -> {
            if (q.isOf(Kind.ERROR)) {
                Quantity z = q.at(Kind.WEIGHTED_SUM, 1, q.to());
                assertThat(descent.of(Quantity.lossBy(z.variable())).getReal())
                        .isEqualTo(-delta.of(q).getReal());
            }
        });
    }

    @Test
    void places_and_quantities_are_each_others_inverse_and_rules_name_only_what_is_before() {
        for (Case each : cases()) {
            Rules rules = new Rules(each.step());
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
            assertThat(all).noneMatch(Quantity::isDerivative);
        }
    }

    @Test
    void what_belongs_to_a_loss_is_refused() {
        TrainingStep perceptron = cases().get(0).step();
        Layer layer = perceptron.network().layer(1);
        assertThatThrownBy(() -> perceptron.withLoss(Loss.MSE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> perceptron.withInputGradients()).hasMessageContaining("no derivatives");
        assertThatThrownBy(() -> perceptron.withNetwork(new Network(List.of(layer.withActivation(Activation.SIGMOID)))))
                .hasMessageContaining("does not go with sigmoid");
        assertThatThrownBy(() -> perceptron.learning().withOptimiser(Optimiser.Method.ADAM.usual()))
                .hasMessageContaining("neither decay nor optimiser");
        assertThatThrownBy(() -> new Rules(perceptron).loss(1)).hasMessageContaining("has no loss");
    }
}
