package longhand.view;

import java.util.ArrayList;
import java.util.List;
import longhand.calculus.Rules;
import longhand.formula.quantity.Kind;
import longhand.model.TrainingStep;
import longhand.model.network.Activation;
import longhand.model.network.Network;
import longhand.notation.name.Names;
import longhand.notation.name.NeuronNames;

/**
 * A line of the calculation as matrices, one column a sample.
 *
 * @param result what comes out
 * @param math what it says, the inside of a {@code math} element
 * @param shapes of what goes in and of what comes out
 */
public record MatrixLine(QuantityMatrix result, String title, String math, String shapes) {
    /** All lines of an update in their order: forward layer by layer, back layer by layer, and the new parameters. */
    public static List<MatrixLine> all(Names names, int update) {
        Writer writer = new Writer(names, update);
        int depth = names.rules().step().network().depth();
        for (int layer = 1; layer <= depth; layer++) {
            writer.forward(layer);
        }
        if (!writer.step.hasLoss()) {
            writer.corrections(depth);
            return writer.lines;
        }
        for (int layer = depth; layer >= 1; layer--) {
            writer.backward(layer);
        }
        if (writer.step.hasInputGradients()) {
            writer.lossByActivations(0);
        }
        for (int layer = 1; layer <= depth && writer.step.hasUpdate(); layer++) {
            writer.update(layer);
        }
        return writer.lines;
    }

    /** Which update these lines are of, and how they are to be read. */
    public static String words(TrainingStep step, int update, boolean hasSteps) {
        return (step.updates() == 1 ? "" : "Update " + update + ". ") + "One column per sample (m = "
                + step.batch(update).size()
                + (hasSteps ? "). Click an entry to see how it is computed." : ").")
                + " The matrices X, Y, W and b are under Given"
                + (update == 1 ? "." : "; W and b are as the update before has made them.");
    }

    private static final class Writer {
        /** A column of ones, one for each sample. */
        private static final String ONES = "<msub><mn>1</mn><mi>m</mi></msub>";

        private final List<MatrixLine> lines = new ArrayList<>();
        private final Rules rules;
        private final TrainingStep step;
        private final Network network;
        private final NeuronNames neurons;
        private final int depth;
        private final int update;

        Writer(Names names, int update) {
            this.update = update;
            rules = names.rules();
            step = rules.step();
            network = step.network();
            neurons = names.neurons();
            depth = network.depth();
        }

        void forward(int layer) {
            QuantityMatrix w = QuantityMatrix.weights(rules, layer).in(update);
            QuantityMatrix b = QuantityMatrix.biases(rules, layer).in(update);
            QuantityMatrix z = QuantityMatrix.weightedSums(rules, layer).in(update);
            QuantityMatrix a = QuantityMatrix.activations(rules, layer).in(update);
            QuantityMatrix before = QuantityMatrix.activations(rules, layer - 1).in(update);
            add(
                    z,
                    "Weighted sums of " + into(layer),
                    symbol(w) + sign("·") + symbol(before) + sign(added(layer)) + symbol(b),
                    shape(w) + " · " + shape(before) + " " + added(layer) + " " + shape(b) + " = " + shape(z) + m());
            add(
                    a,
                    "Activations of " + into(layer),
                    activation(layer) + "<mo>&#x2061;</mo><mo>(</mo>" + symbol(z) + "<mo>)</mo>",
                    shape(z) + " = " + shape(a) + m());
        }

        /** The errors, and what they make of the parameters, where there is no loss. */
        void corrections(int layer) {
            QuantityMatrix y = QuantityMatrix.targets(rules).in(update);
            QuantityMatrix e = QuantityMatrix.errors(rules).in(update);
            QuantityMatrix compared = step.learning().rule().compared() == Kind.WEIGHTED_SUM
                    ? QuantityMatrix.weightedSums(rules, layer).in(update)
                    : QuantityMatrix.activations(rules, layer).in(update);
            QuantityMatrix x = QuantityMatrix.inputs(rules).in(update);
            QuantityMatrix w = QuantityMatrix.weights(rules, layer).in(update);
            QuantityMatrix b = QuantityMatrix.biases(rules, layer).in(update);
            String gained = sign("+") + "<mi>α</mi>" + sign("·") + mean() + symbol(e) + sign("·");
            add(
                    e,
                    "Errors of " + into(layer),
                    symbol(y) + sign("−") + symbol(compared),
                    shape(y) + " − " + shape(compared) + " = " + shape(e) + m());
            add(
                    QuantityMatrix.newWeights(rules, layer).in(update),
                    "New weights into " + into(layer),
                    symbol(w) + gained + transposed(x),
                    shape(w) + " + " + shape(e) + " · m×" + x.rows() + " = " + shape(w) + m());
            boolean isKept = !step.updateBiases();
            String sign = network.layer(layer).hasThresholds() ? "−" : "+";
            add(
                    QuantityMatrix.newBiases(rules, layer).in(update),
                    "New " + offsets(layer) + " of " + into(layer),
                    symbol(b) + (isKept ? "" : gained.replaceFirst("\\+", sign) + ONES),
                    isKept
                            ? shape(b) + ", as they were"
                            : shape(b) + " " + sign + " " + shape(e) + " · m×1 = " + shape(b) + m()
                                    + ", the last factor all ones");
        }

        void backward(int layer) {
            QuantityMatrix z = QuantityMatrix.weightedSums(rules, layer).in(update);
            QuantityMatrix dz = z.gradient();
            QuantityMatrix dw = QuantityMatrix.weights(rules, layer).in(update).gradient();
            QuantityMatrix db = QuantityMatrix.biases(rules, layer).in(update).gradient();
            QuantityMatrix before = QuantityMatrix.activations(rules, layer - 1).in(update);
            lossByActivations(layer);
            lossByWeightedSums(layer, z);
            String mean = mean() + symbol(dz) + sign("·");
            add(
                    dw,
                    "Gradient of the weights into " + into(layer),
                    mean
                            + transposed(before)
                            + decay(QuantityMatrix.weights(rules, layer).in(update)),
                    shape(dz) + " · m×" + before.rows() + " = " + shape(dw) + m());
            add(
                    db,
                    "Gradient of the " + offsets(layer) + " of " + into(layer),
                    (network.layer(layer).hasThresholds() ? sign("−") : "") + mean + ONES,
                    shape(dz) + " · m×1 = " + shape(db) + m() + ", the last factor all ones");
        }

        /** 1/m, or nothing where samples are summed. */
        private String mean() {
            return step.isSummed() ? "" : "<mfrac><mn>1</mn><mi>m</mi></mfrac>" + sign("·");
        }

        private static String transposed(QuantityMatrix matrix) {
            return "<msup>" + symbol(matrix) + "<mi mathvariant=\"normal\">T</mi></msup>";
        }

        private void lossByActivations(int layer) {
            QuantityMatrix a = QuantityMatrix.activations(rules, layer).in(update);
            QuantityMatrix da = a.gradient();
            String title = "How the loss depends on the " + (layer == 0 ? "inputs" : "activations of " + into(layer));
            if (layer == depth) {
                add(da, title, fraction("<mi>L</mi>", symbol(a)), shape(da) + m());
            } else {
                QuantityMatrix w = QuantityMatrix.weights(rules, layer + 1).in(update);
                QuantityMatrix dz =
                        QuantityMatrix.weightedSums(rules, layer + 1).in(update).gradient();
                add(
                        da,
                        title,
                        raised(w, "<mi mathvariant=\"normal\">T</mi>") + sign("·") + symbol(dz),
                        w.columns() + "×" + w.rows() + " · " + shape(dz) + " = " + shape(da) + m());
            }
        }

        private void lossByWeightedSums(int layer, QuantityMatrix z) {
            QuantityMatrix da =
                    QuantityMatrix.activations(rules, layer).in(update).gradient();
            QuantityMatrix dz = z.gradient();
            String title = "… and on their weighted sums";
            if (network.layer(layer).activation().isElementwise()) {
                add(
                        dz,
                        title,
                        symbol(da) + sign("⊙") + "<msup>" + activation(layer) + "<mo>′</mo></msup><mo>(</mo>"
                                + symbol(z) + "<mo>)</mo>",
                        shape(da) + " ⊙ " + shape(z) + " = " + shape(dz) + m());
            } else {
                int n = z.rows();
                add(
                        dz,
                        title,
                        "<mtext>column by column,\u00a0</mtext><msup><mi>J</mi><mi mathvariant=\"normal\">T</mi></msup>"
                                + sign("·") + symbol(da),
                        n + "×" + n + " · " + n + "×1 = " + n + "×1 for each sample; J has the entries ∂a[i]/∂z[j]");
            }
        }

        void update(int layer) {
            QuantityMatrix w = QuantityMatrix.weights(rules, layer).in(update);
            QuantityMatrix b = QuantityMatrix.biases(rules, layer).in(update);
            String ofOwn = step.learning().decay().isInUpdate()
                    ? sign("−") + "<mi>α</mi>" + sign("·") + "<mi>λ</mi>" + sign("·") + symbol(w)
                    : "";
            add(
                    QuantityMatrix.newWeights(rules, layer).in(update),
                    "New weights into " + into(layer),
                    symbol(w) + ofOwn + taken(w.gradient()),
                    shape(w) + " − " + shape(w) + " = " + shape(w));
            add(
                    QuantityMatrix.newBiases(rules, layer).in(update),
                    "New " + offsets(layer) + " of " + into(layer),
                    symbol(b) + (step.updateBiases() ? taken(b.gradient()) : ""),
                    step.updateBiases() ? shape(b) + " − " + shape(b) + " = " + shape(b) : shape(b) + ", as they were");
        }

        /** − α times the gradient, or times what the optimiser makes of it, entry by entry. */
        private String taken(QuantityMatrix gradient) {
            String g = symbol(gradient);
            String root = "<mo>/</mo><mo>(</mo><msqrt><mi>v</mi></msqrt>" + sign("+") + "<mi>ε</mi><mo>)</mo>";
            String made =
                    switch (step.learning().optimiser().method()) {
                        case DESCENT -> g;
                        case MOMENTUM -> "<mi>m</mi>";
                        case NESTEROV ->
                            "<mo>(</mo>" + g + sign("+") + "<mi>μ</mi>" + sign("·") + "<mi>m</mi><mo>)</mo>";
                        case ADAGRAD, RMSPROP -> g + root;
                        case ADAM ->
                            "<mover><mi>m</mi><mo>^</mo></mover>"
                                    + root.replace("<mi>v</mi>", "<mover><mi>v</mi><mo>^</mo></mover>");
                    };
            return sign("−") + "<mi>α</mi>" + sign("·") + made;
        }

        private String decay(QuantityMatrix w) {
            return step.learning().decay().isInLoss() ? sign("+") + "<mi>λ</mi>" + sign("·") + symbol(w) : "";
        }

        private String added(int layer) {
            return network.layer(layer).hasThresholds() ? "−" : "+";
        }

        private String offsets(int layer) {
            return network.layer(layer).hasThresholds() ? "thresholds" : "biases";
        }

        private void add(QuantityMatrix result, String title, String right, String shapes) {
            lines.add(new MatrixLine(result, title, symbol(result) + sign("=") + right, shapes));
        }

        /** Its name; that of a function where it is a formula. */
        private String activation(int layer) {
            Activation activation = network.layer(layer).activation();
            return "<mi>" + (activation.isFormula() ? "g" : activation.title()) + "</mi>";
        }

        private String into(int layer) {
            String place = neurons.place(layer);
            return place.contains(" ") ? place.replace("hidden", "hidden layer") : "the " + place + " layer";
        }

        private String m() {
            return ", m = " + step.batch(update).size();
        }

        /** With m for the number of samples. */
        private static String shape(QuantityMatrix matrix) {
            return matrix.rows() + "×" + (matrix.across() == QuantityMatrix.Columns.SAMPLES ? "m" : matrix.columns());
        }

        private static String sign(String sign) {
            return "<mo>" + sign + "</mo>";
        }

        /** The matrix as its name writes it. */
        private static String symbol(QuantityMatrix matrix) {
            if (matrix.isUpdated()) {
                return raised(matrix, "<mo>′</mo>");
            }
            String letter = "<mi>" + matrix.letter() + "</mi>";
            String bare = matrix.hasNumber() ? "<msub>" + letter + "<mn>" + matrix.layer() + "</mn></msub>" : letter;
            return matrix.isGradient() ? "<mrow><mi>d</mi>" + bare + "</mrow>" : bare;
        }

        private static String raised(QuantityMatrix matrix, String sign) {
            return "<msubsup><mi>" + matrix.letter() + "</mi><mn>" + matrix.layer() + "</mn>" + sign + "</msubsup>";
        }

        private static String fraction(String above, String below) {
            return "<mfrac><mrow><mo>∂</mo>" + above + "</mrow><mrow><mo>∂</mo>" + below + "</mrow></mfrac>";
        }
    }
}
