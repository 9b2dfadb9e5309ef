package longhand.report.training;

import java.util.ArrayList;
import java.util.List;
import longhand.mnist.Settings;
import longhand.mnist.descent.DescentStep;
import longhand.model.network.Activation;

/**
 * One line of the notes' recipe as a run carries it out: {@link DescentStep} in words.
 *
 * <p>No {@link longhand.view.MatrixLine}: that says the rules of an exercise, this the trainer's own way, which takes dA and dZ in one.
 *
 * @param part of the step: forward, back or update
 * @param formula with the layer in brackets: {@code Z[1] = W[1]·X + b[1]}
 * @param shapes of its matrices in the same order: {@code 16×64 = 16×784 · 784×64 + 16×1}
 */
public record RecipeLine(String part, String formula, String shapes) {
    /**
     * All lines of a step.
     *
     * @param m images in the batch
     */
    public static List<RecipeLine> of(List<Integer> sizes, Settings settings, int m) {
        List<RecipeLine> lines = new ArrayList<>();
        int last = sizes.size() - 1;
        for (int l = 1; l <= last; l++) {
            int n = sizes.get(l);
            int p = sizes.get(l - 1);
            String activation = l == last ? settings.output().title() : "ReLU";
            String product = shape(n, p) + " · " + shape(p, m);
            lines.add(new RecipeLine(
                    "forward",
                    "Z[" + l + "] = W[" + l + "]·" + input(l) + " + b[" + l + "]",
                    shape(n, m) + " = " + product + " + " + shape(n, 1)));
            lines.add(new RecipeLine(
                    "forward",
                    "A[" + l + "] = " + activation + "(Z[" + l + "])",
                    shape(n, m) + " from " + shape(n, m)));
        }
        for (int l = last; l >= 1; l--) {
            int n = sizes.get(l);
            int p = sizes.get(l - 1);
            if (l == last) {
                lines.add(new RecipeLine("back", output(l, settings), shape(n, m) + " from " + shape(n, m)));
            } else {
                int next = sizes.get(l + 1);
                lines.add(new RecipeLine(
                        "back",
                        "dZ[" + l + "] = W[" + (l + 1) + "]ᵀ·dZ[" + (l + 1) + "] ∘ ReLU′(Z[" + l + "])",
                        shape(n, m) + " = " + shape(n, next) + " · " + shape(next, m) + " ∘ " + shape(n, m)));
            }
            lines.add(new RecipeLine(
                    "back",
                    "dW[" + l + "] = 1/m · dZ[" + l + "]·" + input(l) + "ᵀ",
                    shape(n, p) + " = " + shape(n, m) + " · " + shape(m, p)));
            lines.add(new RecipeLine(
                    "back",
                    "db[" + l + "] = 1/m · Σ dZ[" + l + "]",
                    shape(n, 1) + ", the sum over the " + m + " columns"));
        }
        for (int l = 1; l <= last; l++) {
            int n = sizes.get(l);
            lines.add(new RecipeLine(
                    "update",
                    "W[" + l + "] := W[" + l + "] − α·dW[" + l + "]",
                    shape(n, sizes.get(l - 1)) + ", " + n * sizes.get(l - 1) + " weights"));
            lines.add(new RecipeLine(
                    "update", "b[" + l + "] := b[" + l + "] − α·db[" + l + "]", shape(n, 1) + ", " + n + " biases"));
        }
        return lines;
    }

    private static String output(int l, Settings settings) {
        String a = "A[" + l + "]";
        String start = "dZ[" + l + "] = ";
        boolean isSigmoid = settings.output().equals(Activation.SIGMOID);
        return switch (settings.cost()) {
            case CROSS_ENTROPY -> start + a + " − Y";
            case NOTES_SQUARED_ERROR -> start + "2(" + a + " − Y)";
            case SQUARED_ERROR ->
                isSigmoid
                        ? start + "2(" + a + " − Y) ∘ " + a + " ∘ (1 − " + a + ")"
                        : start + a + " ∘ (dA − Σ " + a + " ∘ dA), dA = 2(" + a + " − Y), Σ over each column";
        };
    }

    private static String input(int l) {
        return l == 1 ? "X" : "A[" + (l - 1) + "]";
    }

    private static String shape(int rows, int columns) {
        return rows + "×" + columns;
    }
}
