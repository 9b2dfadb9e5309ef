package longhand.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import longhand.calculus.Largest;
import longhand.calculus.Rules;
import longhand.calculus.Table;
import longhand.calculus.Trace;
import longhand.compare.Proof;
import longhand.example.files.Demo;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.model.Graph;
import longhand.notation.name.Labels;
import longhand.notation.name.Names;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.util.Decimal64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two hundred graphs at random against PyTorch, {@code graphs.py}, and against the two proofs of our own. */
class GraphsAgainstTorchTest {
    /** Smaller numbers are what is left when larger ones cancel. */
    private static final double FLOOR = 1e-2;

    /** A graph as an example file on one line, and PyTorch's numbers by our names. */
    record Case(int number, String yaml, Map<String, BigDecimal> values) {
        Graph graph() {
            return (Graph) Demo.read(yaml).computation();
        }

        @Override
        public String toString() {
            return "graph " + number;
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (List<String> row : Table.rows("graphs", "\t")) {
            if (row.get(0).equals("graph")) {
                cases.add(new Case(cases.size() + 1, row.get(1), new LinkedHashMap<>()));
            } else {
                BigDecimal before = cases.get(cases.size() - 1).values().put(row.get(0), new BigDecimal(row.get(1)));
                assertThat(before).as(row.get(0)).isNull();
            }
        }
        return cases;
    }

    private static Trace<Decimal64> inDoubles(Graph graph) {
        return new Trace<>(new Rules(graph), Arithmetic.doubles());
    }

    private static boolean isGiven(Quantity q) {
        return (q.isOf(Kind.LEAF) && q.update() == 1) || q.variable().kind().isSetting();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void every_number_is_what_pytorch_gives_and_none_is_missing_on_either_side(Case one) {
        Trace<Decimal64> trace = inDoubles(one.graph());
        Names names = new Names(trace.rules(), Labels.NONE);

        assertThat(trace.quantities().stream().filter(q -> !isGiven(q)).map(names::of))
                .as(one.yaml())
                .containsExactlyInAnyOrderElementsOf(one.values().keySet());
        Largest difference = new Largest();
        one.values().forEach((name, value) -> {
            double ours = trace.of(names.find(name)).getReal();
            difference.see(Largest.relative(ours, value, FLOOR), name, value, ours, one.yaml());
        });
        difference.isAtMost(1e-11);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void so_say_the_two_proofs(Case one) {
        Trace<Decimal64> trace = inDoubles(one.graph());
        Proof proof = Proof.of(trace);

        assertThat(proof.quantities()).isEqualTo(trace.quantities().size());
        assertThat(proof.derivatives())
                .isEqualTo((int) trace.quantities().stream()
                        .filter(Quantity::isDerivative)
                        .count())
                .isPositive();
        assertThat(List.of(
                        proof.unproved(),
                        proof.missing().size(),
                        proof.tooLarge().size()))
                .containsOnly(0);
        assertThat(proof.fromGradients().size())
                .as("%s in %s", proof.fromGradients().where(), one.yaml())
                .isLessThan(1e-12);
        assertThat(proof.fromDigits().size())
                .as("%s in %s", proof.fromDigits().where(), one.yaml())
                .isLessThan(1e-12);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void at_fifty_digits_as_at_eighty(Case one) {
        Rules rules = new Rules(one.graph());
        Trace<Dfp> fifty = new Trace<>(rules, Arithmetic.digits(50));
        Trace<Dfp> eighty = new Trace<>(rules, Arithmetic.digits(80));
        Largest difference = new Largest();
        fifty.forEach(q -> difference.see(
                Largest.relative(fifty.of(q), Largest.decimal(eighty.of(q)), BigDecimal.ONE), q, one.yaml()));
        difference.isAtMost(1e-45);
    }

    @Test
    void the_table_has_every_operator_and_function_every_size_and_several_updates() {
        List<Case> cases = cases();
        assertThat(cases).hasSize(200);
        assertThat(Stream.of(
                        "exp(",
                        "ln(",
                        "log10(",
                        "sqrt(",
                        "abs(",
                        "sin(",
                        "cos(",
                        "tan(",
                        "tanh(",
                        "sigmoid(",
                        "relu(",
                        "max(",
                        "min(",
                        "softplus(",
                        " + ",
                        " - ",
                        "*",
                        "/",
                        "^",
                        "(-",
                        "loss: ",
                        "optimiser: adam",
                        "optimiser: momentum",
                        "epochs: 3",
                        "epochs: 2"))
                .allSatisfy(part -> assertThat(cases)
                        .filteredOn(one -> one.yaml().contains(part))
                        .hasSizeGreaterThan(5));
        List<Graph> graphs = cases.stream().map(Case::graph).toList();
        assertThat(graphs).extracting(graph -> graph.nodes().size()).contains(3, 25);
        assertThat(graphs).filteredOn(Graph::hasUpdate).hasSizeGreaterThan(60);
        // a number with several paths to the loss, and one without any
        assertThat(graphs)
                .filteredOn(graph -> graph.variables().stream()
                        .anyMatch(v ->
                                graph.model().users(v, graph.node(graph.loss())).size() > 2))
                .hasSizeGreaterThan(20);
        assertThat(graphs)
                .filteredOn(graph ->
                        graph.variables().stream().anyMatch(v -> !graph.model().reaches(v, graph.node(graph.loss()))))
                .hasSizeGreaterThan(20);
    }
}
