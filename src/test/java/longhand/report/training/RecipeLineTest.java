package longhand.report.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import longhand.mnist.Cost;
import longhand.mnist.Initialisation;
import longhand.mnist.Settings;
import longhand.model.network.Activation;
import org.junit.jupiter.api.Test;

class RecipeLineTest {
    @Test
    void the_notes_own_network_has_the_notes_own_shapes() {
        List<RecipeLine> lines = RecipeLine.of(List.of(784, 10, 10), Settings.DEFAULT, 64);
        assertThat(lines)
                .containsExactly(
                        new RecipeLine("forward", "Z[1] = W[1]·X + b[1]", "10×64 = 10×784 · 784×64 + 10×1"),
                        new RecipeLine("forward", "A[1] = ReLU(Z[1])", "10×64 from 10×64"),
                        new RecipeLine("forward", "Z[2] = W[2]·A[1] + b[2]", "10×64 = 10×10 · 10×64 + 10×1"),
                        new RecipeLine("forward", "A[2] = softmax(Z[2])", "10×64 from 10×64"),
                        new RecipeLine("back", "dZ[2] = A[2] − Y", "10×64 from 10×64"),
                        new RecipeLine("back", "dW[2] = 1/m · dZ[2]·A[1]ᵀ", "10×10 = 10×64 · 64×10"),
                        new RecipeLine("back", "db[2] = 1/m · Σ dZ[2]", "10×1, the sum over the 64 columns"),
                        new RecipeLine("back", "dZ[1] = W[2]ᵀ·dZ[2] ∘ ReLU′(Z[1])", "10×64 = 10×10 · 10×64 ∘ 10×64"),
                        new RecipeLine("back", "dW[1] = 1/m · dZ[1]·Xᵀ", "10×784 = 10×64 · 64×784"),
                        new RecipeLine("back", "db[1] = 1/m · Σ dZ[1]", "10×1, the sum over the 64 columns"),
                        new RecipeLine("update", "W[1] := W[1] − α·dW[1]", "10×784, 7840 weights"),
                        new RecipeLine("update", "b[1] := b[1] − α·db[1]", "10×1, 10 biases"),
                        new RecipeLine("update", "W[2] := W[2] − α·dW[2]", "10×10, 100 weights"),
                        new RecipeLine("update", "b[2] := b[2] − α·db[2]", "10×1, 10 biases"));
    }

    @Test
    void each_cost_has_its_own_way_into_the_last_layer() {
        assertThat(output(Activation.SOFTMAX, Cost.NOTES_SQUARED_ERROR)).isEqualTo("dZ[1] = 2(A[1] − Y)");
        assertThat(output(Activation.SIGMOID, Cost.SQUARED_ERROR)).isEqualTo("dZ[1] = 2(A[1] − Y) ∘ A[1] ∘ (1 − A[1])");
        assertThat(output(Activation.SOFTMAX, Cost.SQUARED_ERROR))
                .isEqualTo("dZ[1] = A[1] ∘ (dA − Σ A[1] ∘ dA), dA = 2(A[1] − Y), Σ over each column");
        assertThat(output(Activation.SIGMOID, Cost.CROSS_ENTROPY)).isEqualTo("dZ[1] = A[1] − Y");
    }

    private static String output(Activation output, Cost cost) {
        Settings settings = new Settings(output, cost, 0.1, 64, Initialisation.HE, 42);
        return RecipeLine.of(List.of(784, 10), settings, 64).get(2).formula();
    }
}
