package longhand.model.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What stands in an example file for each activation and loss. */
class KeysTest {
    @Test
    void activations() {
        assertThat(Activation.named().stream().map(Activation::key))
                .containsExactly(
                        "relu",
                        "leaky-relu",
                        "elu",
                        "softplus",
                        "gelu",
                        "silu",
                        "sigmoid",
                        "hard-sigmoid",
                        "tanh",
                        "hard-tanh",
                        "step",
                        "softmax",
                        "identity");
    }

    @Test
    void losses() {
        assertThat(Loss.named().stream().map(Loss::key))
                .containsExactly("mse", "squared-error", "half-squared-error", "cross-entropy", "binary-cross-entropy");
    }

    @Test
    void a_turkish_machine_reads_the_same_files() {
        Locale before = Locale.getDefault();
        try {
            // there the small letter of I is ı
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(Activation.SIGMOID.key()).isEqualTo("sigmoid");
            assertThat(Loss.BINARY_CROSS_ENTROPY.key()).isEqualTo("binary-cross-entropy");
        } finally {
            Locale.setDefault(before);
        }
    }
}
