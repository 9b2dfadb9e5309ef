package longhand.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import longhand.model.Graph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two hundred graphs at random against PyTorch, {@code graphs.py}, and against the two proofs of our own. */
@Tag("slow")
class GraphsAgainstTorchTest {
    static List<TorchCase> cases() {
        return TorchCase.all("graphs", "graph");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void every_number_is_what_pytorch_gives_and_none_is_missing_on_either_side(TorchCase one) {
        one.isWhatWeGive();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void every_name_is_understood(TorchCase one) {
        one.isUnderstoodByName();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void so_say_the_two_proofs(TorchCase one) {
        assertThat(one.isProved(1e-12).unproved()).isZero();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void at_fifty_digits_as_at_eighty(TorchCase one) {
        one.isAtFiftyDigitsAsAtEighty();
    }

    @Test
    void the_table_has_every_operator_and_function_every_size_and_several_updates() {
        List<TorchCase> cases = cases();
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
        List<Graph> graphs =
                cases.stream().map(one -> (Graph) one.example().computation()).toList();
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
