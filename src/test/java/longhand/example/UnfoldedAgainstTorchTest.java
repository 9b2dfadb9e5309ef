package longhand.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import longhand.calculus.Largest;
import longhand.calculus.Rules;
import longhand.calculus.Table;
import longhand.calculus.Trace;
import longhand.compare.Proof;
import longhand.example.files.Demo;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Quantity;
import longhand.model.Unfolded;
import longhand.model.network.Convolution;
import longhand.model.network.Pooling;
import longhand.model.network.UnfoldedNetwork;
import longhand.notation.name.Labels;
import longhand.notation.name.Names;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.util.Decimal64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two hundred convolutions and as many recurrences at random against PyTorch, {@code unfolded.py}, and against the two proofs of our own. */
class UnfoldedAgainstTorchTest {
    /** Smaller numbers are what is left when larger ones cancel. */
    private static final double FLOOR = 1e-2;

    /** A network as an example file on one line, and PyTorch's numbers by our names. */
    record Case(String name, String yaml, Map<String, BigDecimal> values) {
        Unfolded unfolded() {
            return (Unfolded) Demo.read(yaml).computation();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (String table : List.of("convolutions", "recurrences")) {
            int number = 0;
            for (List<String> row : Table.rows(table, "\t")) {
                if (row.get(0).equals("network")) {
                    cases.add(new Case(table + " " + ++number, row.get(1), new LinkedHashMap<>()));
                } else {
                    cases.get(cases.size() - 1).values().put(row.get(0), new BigDecimal(row.get(1)));
                }
            }
        }
        return cases;
    }

    /** Some of each. */
    static List<Case> some() {
        List<Case> cases = cases();
        return IntStream.range(0, cases.size())
                .filter(i -> i % 10 == 0)
                .mapToObj(cases::get)
                .toList();
    }

    private static Trace<Decimal64> inDoubles(Unfolded unfolded) {
        return new Trace<>(new Rules(unfolded), Arithmetic.doubles());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void every_number_is_what_pytorch_gives_and_none_is_missing_on_either_side(Case one) {
        Unfolded unfolded = one.unfolded();
        Trace<Decimal64> trace = inDoubles(unfolded);
        Names names = new Names(trace.rules(), Labels.none(unfolded.network().depth()));
        int given = trace.rules().order().size() - trace.rules().order().steps();

        Map<String, Quantity> steps = new LinkedHashMap<>();
        trace.quantities().stream().skip(given).forEach(q -> steps.put(names.of(q), q));
        assertThat(steps.keySet())
                .as(one.yaml())
                .containsExactlyInAnyOrderElementsOf(one.values().keySet());
        Largest difference = new Largest();
        one.values().forEach((name, value) -> {
            double ours = trace.of(steps.get(name)).getReal();
            difference.see(Largest.relative(ours, value, FLOOR), name, value, ours, one.yaml());
        });
        difference.isAtMost(1e-11);
    }

    @ParameterizedTest
    @MethodSource("some")
    void every_name_is_understood(Case one) {
        Unfolded unfolded = one.unfolded();
        Names names =
                new Names(new Rules(unfolded), Labels.none(unfolded.network().depth()));

        names.rules().forEach(q -> assertThat(names.find(names.of(q))).isEqualTo(q));
    }

    @ParameterizedTest
    @MethodSource("some")
    void so_say_the_two_proofs(Case one) {
        Trace<Decimal64> trace = inDoubles(one.unfolded());
        Proof proof = Proof.of(trace);

        assertThat(proof.quantities()).isEqualTo(trace.quantities().size());
        assertThat(proof.derivatives())
                .isEqualTo((int) trace.quantities().stream()
                        .filter(Quantity::isDerivative)
                        .count())
                .isPositive();
        assertThat(List.of(proof.missing().size(), proof.tooLarge().size())).containsOnly(0);
        assertThat(proof.unproved()).isLessThan(proof.derivatives() / 2);
        assertThat(proof.fromGradients().size())
                .as("%s in %s", proof.fromGradients().where(), one.yaml())
                .isLessThan(1e-11);
        assertThat(proof.fromDigits().size())
                .as("%s in %s", proof.fromDigits().where(), one.yaml())
                .isLessThan(1e-12);
    }

    @ParameterizedTest
    @MethodSource("some")
    void at_fifty_digits_as_at_eighty(Case one) {
        Rules rules = new Rules(one.unfolded());
        Trace<Dfp> fifty = new Trace<>(rules, Arithmetic.digits(50));
        Trace<Dfp> eighty = new Trace<>(rules, Arithmetic.digits(80));
        Largest difference = new Largest();
        fifty.forEach(q -> difference.see(
                Largest.relative(fifty.of(q), Largest.decimal(eighty.of(q)), BigDecimal.ONE), q, one.yaml()));
        difference.isAtMost(1e-45);
    }

    @Test
    void the_tables_have_every_sort_of_layer_of_loss_and_of_learning() {
        List<Case> cases = cases();
        assertThat(cases).hasSize(400);
        assertThat(Stream.of(
                        "kind: convolution",
                        "kind: max-pooling",
                        "kind: average-pooling",
                        "kind: recurrent",
                        "stride: 2",
                        "padding: 1",
                        "input-shape: [2",
                        "softmax",
                        "binary-cross-entropy",
                        "half-squared-error",
                        "relu",
                        "initial",
                        "targets",
                        "input-gradients",
                        "epochs: 2",
                        "optimiser: adam",
                        "optimiser: momentum",
                        "l2: ",
                        "reduction: sum"))
                .allSatisfy(part -> assertThat(cases)
                        .filteredOn(one -> one.yaml().contains(part))
                        .hasSizeGreaterThan(10));
        List<UnfoldedNetwork> networks =
                cases.stream().map(one -> one.unfolded().network()).toList();
        assertThat(networks).filteredOn(UnfoldedNetwork::isJudgedAtEnd).hasSizeGreaterThan(20);
        // windows that overlap, and a feature map that is judged itself
        assertThat(networks)
                .filteredOn(network -> network.layers().stream()
                        .anyMatch(layer -> layer instanceof Pooling pooling && pooling.stride() < pooling.size()))
                .hasSizeGreaterThan(20);
        assertThat(networks).filteredOn(network -> network.judged().isImage()).hasSizeGreaterThan(10);
        assertThat(networks)
                .filteredOn(network -> network.layers().stream()
                                .filter(Convolution.class::isInstance)
                                .count()
                        > 1)
                .hasSizeGreaterThan(10);
    }
}
