package longhand.calculus;

import static longhand.model.Given.layer;
import static longhand.model.Given.network;
import static longhand.model.Given.sample;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import longhand.compare.Proof;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.Batch;
import longhand.model.Sample;
import longhand.model.TrainingStep;
import longhand.model.learning.Decay;
import longhand.model.learning.Learning;
import longhand.model.learning.Optimiser.Method;
import longhand.model.learning.Reduction;
import longhand.model.network.Activation;
import longhand.model.network.Layer;
import longhand.model.network.Loss;
import longhand.model.network.Network;
import org.apache.commons.math3.util.Decimal64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Five updates by each optimiser, with and without a decay, against PyTorch: {@code optimisers.py}. */
@Tag("slow")
@Tag("long")
class OptimisersTest {
    private static final int UPDATES = 5;
    private static final Map<String, String> RATES = Map.of(
            "descent",
            "0.3",
            "momentum",
            "0.1",
            "nesterov",
            "0.1",
            "adagrad",
            "0.2",
            "rmsprop",
            "0.01",
            "adam",
            "0.05");

    /** A case of the table: its settings, and its numbers. */
    record Case(List<String> settings, Map<Quantity, Double> values) {
        @Override
        public String toString() {
            return String.join(" ", settings);
        }

        TrainingStep step() {
            boolean hasThresholds = settings.get(4).equals("thresholds");
            Network biased = network(
                    layer(Activation.TANH, "0.4 -0.3; 0.2 0.7", "0.1 -0.2"),
                    layer(Activation.SIGMOID, "0.6 -0.5; -0.1 0.8", "0.05 -0.15"));
            Network network = hasThresholds
                    ? new Network(biased.layers().stream()
                            .map(layer ->
                                    new Layer(layer.activation(), layer.weights(), layer.biases(), Kind.THRESHOLD))
                            .toList())
                    : biased;
            Sample first = sample("0.5 -1.2", "1 0");
            List<Sample> samples = settings.get(1).equals("one")
                    ? List.of(first)
                    : List.of(first, sample("1.5 0.3", "0 1"), sample("-0.7 0.9", "0.2 0.6"));
            Decay decay = Stream.of(Decay.Form.values())
                    .filter(form -> form.key().equals(settings.get(3)))
                    .findFirst()
                    .map(form -> new Decay(form, new BigDecimal("0.02")))
                    .orElse(Decay.NONE);
            Learning learning = new Learning(
                    Reduction.valueOf(settings.get(2).toUpperCase(Locale.ROOT)),
                    decay,
                    Method.valueOf(settings.get(0).toUpperCase(Locale.ROOT)).usual(),
                    new BigDecimal(RATES.get(settings.get(0))),
                    true);
            return new TrainingStep(network, List.of(new Batch(samples)), UPDATES, Loss.MSE, learning);
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (List<String> row : Table.rows("optimisers")) {
            if (row.get(0).equals("case")) {
                cases.add(new Case(row.subList(1, row.size()), new LinkedHashMap<>()));
                continue;
            }
            Case last = cases.get(cases.size() - 1);
            last.values().put(quantity(row, last), Double.valueOf(row.get(5)));
        }
        return cases;
    }

    private static Quantity quantity(List<String> row, Case of) {
        int update = Integer.parseInt(row.get(0));
        if (row.get(1).equals("LOSS")) {
            return new Rules(of.step()).loss(update);
        }
        Kind kind = Kind.valueOf(row.get(1));
        return new Variable(
                kind,
                Integer.parseInt(row.get(2)),
                Integer.parseInt(row.get(3)),
                Integer.parseInt(row.get(4)),
                0,
                kind.isParameter() ? update + 1 : update);
    }

    @Test
    void every_optimiser_is_there_with_every_decay() {
        assertThat(cases()).hasSize(66);
        assertThat(cases().stream().map(each -> each.settings().get(0)).distinct())
                .containsExactlyElementsOf(
                        Stream.of(Method.values()).map(Method::key).toList());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void losses_parameters_and_states_are_those_of_pytorch(Case each) {
        Trace<Decimal64> trace = new Trace<>(new Rules(each.step()), Arithmetic.doubles());
        Largest difference = new Largest();
        each.values().forEach((quantity, theirs) -> {
            double ours = trace.of(quantity).getReal();
            difference.see(
                    Math.abs(ours - theirs) / Math.max(1e-3, Math.abs(theirs)), Map.entry(quantity, theirs), ours);
        });
        difference.isAtMost(1e-12);
    }

    /** Both ways share no code: a derivative by its rule, and the definitions in numbers that carry their own gradient. */
    @ParameterizedTest
    @MethodSource("cases")
    void every_number_is_proved_twice(Case each) {
        Trace<Decimal64> trace = new Trace<>(new Rules(each.step()), Arithmetic.doubles());
        Proof proof = Proof.of(trace);
        assertThat(proof.fromGradients().size()).isLessThan(1e-13);
        assertThat(proof.fromDigits().size()).isLessThan(1e-13);
        assertThat(proof.tooLarge()).isEmpty();
        assertThat(proof.derivatives()).isGreaterThan(100);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void each_number_comes_after_those_that_its_rule_names(Case each) {
        Rules rules = new Rules(each.step());
        TeachingOrder order = rules.order();
        List<Quantity> all = new ArrayList<>();
        rules.forEach(all::add);
        for (int place = 0; place < all.size(); place++) {
            Quantity q = all.get(place);
            assertThat(order.placeOf(q)).as("place of %s", q).isEqualTo(place);
            assertThat(order.at(place)).isEqualTo(q);
            int here = place;
            assertThat(rules.of(q).references())
                    .as("rule of %s", q)
                    .allSatisfy(named -> assertThat(order.placeOf(named)).isLessThan(here));
        }
    }
}
