package longhand.view;

import java.util.ArrayList;
import java.util.List;
import longhand.model.Network;
import longhand.model.TrainingStep;
import longhand.notation.Names;
import longhand.notation.NeuronNames;

/**
 * A line of the calculation as matrices, one column a sample.
 *
 * @param matrix what comes out
 * @param layer of which layer
 * @param math what it says, the inside of a {@code math} element
 * @param shapes of what goes in and of what comes out
 */
public record MatrixLine(Matrix matrix, int layer, String title, String math, String shapes) {
    /** What a line works out. */
    public enum Matrix {
        WEIGHTED_SUMS,
        ACTIVATIONS,
        LOSS_BY_ACTIVATIONS,
        LOSS_BY_WEIGHTED_SUMS,
        WEIGHT_GRADIENTS,
        BIAS_GRADIENTS,
        NEW_WEIGHTS,
        NEW_BIASES
    }

    /** All lines in their order: forward layer by layer, back layer by layer, and the updates. */
    public static List<MatrixLine> all(Names names) {
        Writer writer = new Writer(names);
        int depth = names.rules().step().network().depth();
        for (int layer = 1; layer <= depth; layer++) {
            writer.forward(layer);
        }
        for (int layer = depth; layer >= 1; layer--) {
            writer.backward(layer);
        }
        for (int layer = 1; layer <= depth; layer++) {
            writer.update(layer);
        }
        return writer.lines;
    }

    private static final class Writer {
        private final List<MatrixLine> lines = new ArrayList<>();
        private final TrainingStep step;
        private final Network network;
        private final NeuronNames neurons;
        private final int depth;

        Writer(Names names) {
            step = names.rules().step();
            network = step.network();
            neurons = names.neurons();
            depth = network.depth();
        }

        void forward(int layer) {
            int n = network.width(layer);
            int p = network.width(layer - 1);
            add(
                    Matrix.WEIGHTED_SUMS,
                    layer,
                    "Weighted sums of " + into(layer),
                    letter("Z", layer)
                            + sign("=")
                            + letter("W", layer)
                            + sign("·")
                            + before(layer)
                            + sign("+")
                            + letter("b", layer),
                    shape(n, p) + " · " + perSample(p) + " + " + shape(n, 1) + " = " + perSample(n) + m());
            add(
                    Matrix.ACTIVATIONS,
                    layer,
                    "Activations of " + into(layer),
                    letter("A", layer) + sign("=") + activation(layer) + "<mo>&#x2061;</mo><mo>(</mo>"
                            + letter("Z", layer) + "<mo>)</mo>",
                    perSample(n) + " = " + perSample(n) + m());
        }

        void backward(int layer) {
            int n = network.width(layer);
            int p = network.width(layer - 1);
            boolean isOutput = layer == depth;
            add(
                    Matrix.LOSS_BY_ACTIVATIONS,
                    layer,
                    "How the loss depends on the activations of " + into(layer),
                    delta("A", layer)
                            + sign("=")
                            + (isOutput
                                    ? fraction(letter("L"), letter("A", layer))
                                    : transposed("W", layer + 1) + sign("·") + delta("Z", layer + 1)),
                    (isOutput
                                    ? ""
                                    : shape(n, network.width(layer + 1)) + " · " + perSample(network.width(layer + 1))
                                            + " = ")
                            + perSample(n)
                            + m());
            boolean isElementwise = network.layer(layer).activation().isElementwise();
            add(
                    Matrix.LOSS_BY_WEIGHTED_SUMS,
                    layer,
                    "… and on their weighted sums",
                    delta("Z", layer)
                            + sign("=")
                            + (isElementwise
                                    ? delta("A", layer) + sign("⊙") + "<msup>" + activation(layer)
                                            + "<mo>′</mo></msup><mo>(</mo>" + letter("Z", layer) + "<mo>)</mo>"
                                    : "<mtext>column by column, </mtext><msup><mi>J</mi><mi mathvariant=\"normal\">T</mi></msup>"
                                            + sign("·") + delta("A", layer)),
                    isElementwise
                            ? perSample(n) + " ⊙ " + perSample(n) + " = " + perSample(n) + m()
                            : shape(n, n) + " · " + shape(n, 1) + " = " + shape(n, 1)
                                    + " for each sample; J has the entries ∂a[i]/∂z[j]");
            String mean = sign("=") + "<mfrac><mn>1</mn><mi>m</mi></mfrac>" + sign("·") + delta("Z", layer) + sign("·");
            add(
                    Matrix.WEIGHT_GRADIENTS,
                    layer,
                    "Gradient of the weights into " + into(layer),
                    delta("W", layer) + mean + "<msup>" + before(layer) + "<mi mathvariant=\"normal\">T</mi></msup>",
                    perSample(n) + " · m×" + p + " = " + shape(n, p) + m());
            add(
                    Matrix.BIAS_GRADIENTS,
                    layer,
                    "Gradient of the biases of " + into(layer),
                    delta("b", layer) + mean + "<msub><mn>1</mn><mi>m</mi></msub>",
                    perSample(n) + " · m×1 = " + shape(n, 1) + m() + ", the last factor all ones");
        }

        void update(int layer) {
            String rate = sign("−") + "<mi>α</mi>" + sign("·");
            String weightShape = shape(network.width(layer), network.width(layer - 1));
            String biasShape = shape(network.width(layer), 1);
            add(
                    Matrix.NEW_WEIGHTS,
                    layer,
                    "New weights into " + into(layer),
                    primed("W", layer) + sign("=") + letter("W", layer) + rate + delta("W", layer),
                    weightShape + " − " + weightShape + " = " + weightShape);
            add(
                    Matrix.NEW_BIASES,
                    layer,
                    "New biases of " + into(layer),
                    primed("b", layer)
                            + sign("=")
                            + letter("b", layer)
                            + (step.updateBiases() ? rate + delta("b", layer) : ""),
                    step.updateBiases()
                            ? biasShape + " − " + biasShape + " = " + biasShape
                            : biasShape + ", as they were");
        }

        private void add(Matrix matrix, int layer, String title, String math, String shapes) {
            lines.add(new MatrixLine(matrix, layer, title, math, shapes));
        }

        private String activation(int layer) {
            return "<mi>" + network.layer(layer).activation().title() + "</mi>";
        }

        private String into(int layer) {
            String place = neurons.place(layer);
            return place.contains(" ") ? place.replace("hidden", "hidden layer") : "the " + place + " layer";
        }

        private String m() {
            return ", m = " + step.batch().size();
        }

        /** What the layer is worked out from. */
        private static String before(int layer) {
            return layer == 1 ? letter("X") : letter("A", layer - 1);
        }

        private static String perSample(int rows) {
            return rows + "×m";
        }

        private static String shape(int rows, int columns) {
            return rows + "×" + columns;
        }

        private static String sign(String sign) {
            return "<mo>" + sign + "</mo>";
        }

        private static String letter(String letter) {
            return "<mi>" + letter + "</mi>";
        }

        private static String letter(String letter, int layer) {
            return "<msub><mi>" + letter + "</mi><mn>" + layer + "</mn></msub>";
        }

        private static String primed(String letter, int layer) {
            return "<msubsup><mi>" + letter + "</mi><mn>" + layer + "</mn><mo>′</mo></msubsup>";
        }

        private static String transposed(String letter, int layer) {
            return "<msubsup><mi>" + letter + "</mi><mn>" + layer + "</mn><mi mathvariant=\"normal\">T</mi></msubsup>";
        }

        private static String delta(String letter, int layer) {
            return "<mrow><mi>d</mi>" + letter(letter, layer) + "</mrow>";
        }

        private static String fraction(String above, String below) {
            return "<mfrac><mrow><mo>∂</mo>" + above + "</mrow><mrow><mo>∂</mo>" + below + "</mrow></mfrac>";
        }
    }
}
