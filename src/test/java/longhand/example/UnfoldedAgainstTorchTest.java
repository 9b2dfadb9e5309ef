package longhand.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import longhand.compare.Proof;
import longhand.model.Unfolded;
import longhand.model.network.Convolution;
import longhand.model.network.Pooling;
import longhand.model.network.UnfoldedNetwork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two hundred convolutions and as many recurrences at random against PyTorch, {@code unfolded.py}, and against the two proofs of our own. */
@Tag("slow")
class UnfoldedAgainstTorchTest {
    static List<TorchCase> cases() {
        return Stream.of("convolutions", "recurrences")
                .flatMap(table -> TorchCase.all(table, "network").stream())
                .toList();
    }

    /** Some of each. */
    static List<TorchCase> some() {
        List<TorchCase> cases = cases();
        return IntStream.range(0, cases.size())
                .filter(i -> i % 10 == 0)
                .mapToObj(cases::get)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void every_number_is_what_pytorch_gives_and_none_is_missing_on_either_side(TorchCase one) {
        one.isWhatWeGive();
    }

    @ParameterizedTest
    @MethodSource("some")
    void every_name_is_understood(TorchCase one) {
        one.isUnderstoodByName();
    }

    @ParameterizedTest
    @MethodSource("some")
    void so_say_the_two_proofs(TorchCase one) {
        Proof proof = one.isProved(1e-11);
        assertThat(proof.unproved()).isLessThan(proof.derivatives() / 2);
    }

    @ParameterizedTest
    @MethodSource("some")
    void at_fifty_digits_as_at_eighty(TorchCase one) {
        one.isAtFiftyDigitsAsAtEighty();
    }

    @Test
    void the_tables_have_every_sort_of_layer_of_loss_and_of_learning() {
        List<TorchCase> cases = cases();
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
        List<UnfoldedNetwork> networks = cases.stream()
                .map(one -> ((Unfolded) one.example().computation()).network())
                .toList();
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
