package longhand.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import longhand.calculus.Quantity;
import longhand.live.Neurons;
import longhand.live.Numbers;
import longhand.network.Network;
import longhand.network.TrainingStep;
import longhand.notation.Figures;
import longhand.notation.Names;

/** The same calculation as matrices, one column a sample: what is given, then a line for each layer forward, back, and updated. */
final class MatrixTables {
    /** A matrix of more entries than this is named and measured, not printed. */
    private static final int MOST_ENTRIES = 400;

    private final Figures figures;
    private final Names names;
    private final TrainingStep step;
    private final Network network;
    private final Neurons neurons;
    private final int depth;
    private final int samples;
    private final boolean hasSteps;

    /** @param hasSteps whether the page has a step for each number, for an entry to point to */
    MatrixTables(Figures figures, Names names, boolean hasSteps) {
        this.figures = figures;
        this.names = names;
        this.hasSteps = hasSteps;
        step = figures.rules().step();
        network = step.network();
        neurons = new Neurons(network, names.labels());
        depth = network.depth();
        samples = step.batch().size();
    }

    private interface Cell {
        Quantity of(int row, int column);
    }

    /** Inputs, targets, weights and biases: here each number has the place that links point to. */
    List<View.Matrix> given() {
        List<View.Matrix> all = new ArrayList<>();
        all.add(table("X, inputs", 0, network.width(0), samples, true, Quantity::input));
        for (int number = 1; number <= depth; number++) {
            int layer = number;
            all.add(weights("W" + layer + ", weights", layer, true, (j, i) -> Quantity.weight(layer, j, i)));
            all.add(biases("b" + layer + ", biases", layer, true, j -> Quantity.bias(layer, j)));
        }
        all.add(table("Y, targets", depth, network.outputLayer().size(), samples, true, Quantity::target));
        return all;
    }

    View.Matrices all() {
        List<View.Equation> equations = new ArrayList<>();
        for (int number = 1; number <= depth; number++) {
            forward(number, equations);
        }
        for (int layer = depth; layer >= 1; layer--) {
            backward(layer, equations);
        }
        for (int layer = 1; layer <= depth; layer++) {
            update(layer, equations);
        }
        String words = "One column a sample, so m = " + samples
                + (hasSteps ? ". Each entry leads to the step that works it out." : ".")
                + " The matrices X, Y, W and b stand under Given.";
        return new View.Matrices(words, equations);
    }

    private void forward(int layer, List<View.Equation> equations) {
        int n = network.width(layer);
        int p = network.width(layer - 1);
        String before = layer == 1 ? letter("X") : letter("A", layer - 1);
        equations.add(new View.Equation(
                "Weighted sums of " + into(layer),
                Typeset.math(letter("Z", layer)
                        + sign("=")
                        + letter("W", layer)
                        + sign("·")
                        + before
                        + sign("+")
                        + letter("b", layer)),
                shape(n, p) + " · " + perSample(p) + " + " + shape(n, 1) + " = " + perSample(n) + m(),
                table("Z" + layer, layer, n, samples, false, (j, k) -> Quantity.weightedSum(layer, j, k))));
        equations.add(new View.Equation(
                "Activations of " + into(layer),
                Typeset.math(letter("A", layer) + sign("=")
                        + activation(layer) + "<mo>&#x2061;</mo><mo>(</mo>"
                        + letter("Z", layer) + "<mo>)</mo>"),
                perSample(n) + " = " + perSample(n) + m(),
                table("A" + layer, layer, n, samples, false, (j, k) -> Quantity.activation(layer, j, k))));
    }

    private void backward(int layer, List<View.Equation> equations) {
        int n = network.width(layer);
        int p = network.width(layer - 1);
        boolean elementwise = network.layer(layer).activation().isElementwise();
        String before = layer == 1 ? letter("X") : letter("A", layer - 1);
        String errors = layer == depth
                ? fraction(letter("L"), letter("A", layer))
                : transposed("W", layer + 1) + sign("·") + delta("Z", layer + 1);
        equations.add(new View.Equation(
                "How the loss depends on the activations of " + into(layer),
                Typeset.math(delta("A", layer) + sign("=") + errors),
                (layer == depth
                                ? ""
                                : shape(n, network.width(layer + 1)) + " · " + perSample(network.width(layer + 1))
                                        + " = ")
                        + perSample(n)
                        + m(),
                table("dA" + layer, layer, n, samples, false, (j, k) -> Quantity.lossByActivation(layer, j, k))));
        String through = elementwise
                ? delta("A", layer) + sign("⊙") + "<msup>"
                        + activation(layer) + "<mo>′</mo></msup><mo>(</mo>"
                        + letter("Z", layer) + "<mo>)</mo>"
                : "<mtext>column by column, </mtext><msup><mi>J</mi><mi mathvariant=\"normal\">T</mi></msup>"
                        + sign("·") + delta("A", layer);
        equations.add(new View.Equation(
                "… and on their weighted sums",
                Typeset.math(delta("Z", layer) + sign("=") + through),
                elementwise
                        ? perSample(n) + " ⊙ " + perSample(n) + " = " + perSample(n) + m()
                        : shape(n, n) + " · " + shape(n, 1) + " = " + shape(n, 1)
                                + " for each sample; J has the entries ∂a[i]/∂z[j]",
                table("dZ" + layer, layer, n, samples, false, (j, k) -> Quantity.lossByWeightedSum(layer, j, k))));
        String mean = "<mfrac><mn>1</mn><mi>m</mi></mfrac>";
        equations.add(new View.Equation(
                "Gradient of the weights into " + into(layer),
                Typeset.math(delta("W", layer) + sign("=") + mean + sign("·") + delta("Z", layer) + sign("·") + "<msup>"
                        + before + "<mi mathvariant=\"normal\">T</mi></msup>"),
                perSample(n) + " · m×" + p + " = " + shape(n, p) + m(),
                weights("dW" + layer, layer, false, (j, i) -> figures.rules().gradientOfWeight(layer, j, i))));
        equations.add(new View.Equation(
                "Gradient of the biases of " + into(layer),
                Typeset.math(delta("b", layer) + sign("=") + mean + sign("·") + delta("Z", layer) + sign("·")
                        + "<msub><mn>1</mn><mi>m</mi></msub>"),
                perSample(n) + " · m×1 = " + shape(n, 1) + m() + ", the last factor all ones",
                biases("db" + layer, layer, false, j -> figures.rules().gradientOfBias(layer, j))));
    }

    private void update(int layer, List<View.Equation> equations) {
        String rate = sign("−") + "<mi>α</mi>" + sign("·");
        String weightShape = shape(network.width(layer), network.width(layer - 1));
        String biasShape = shape(network.width(layer), 1);
        equations.add(new View.Equation(
                "New weights into " + into(layer),
                Typeset.math(primed("W", layer) + sign("=") + letter("W", layer) + rate + delta("W", layer)),
                weightShape + " − " + weightShape + " = " + weightShape,
                weights("W" + layer + "′", layer, false, (j, i) -> Quantity.newWeight(layer, j, i))));
        equations.add(new View.Equation(
                "New biases of " + into(layer),
                Typeset.math(primed("b", layer)
                        + sign("=")
                        + letter("b", layer)
                        + (step.updateBiases() ? rate + delta("b", layer) : "")),
                step.updateBiases() ? biasShape + " − " + biasShape + " = " + biasShape : biasShape + ", as they were",
                biases("b" + layer + "′", layer, false, j -> Quantity.newBias(layer, j))));
    }

    private View.Matrix weights(String name, int layer, boolean isTarget, Cell cell) {
        List<String> columns = labels(network.width(layer - 1), i -> neurons.name(layer - 1, i));
        return matrix(name, layer, columns, network.width(layer), isTarget, cell);
    }

    private View.Matrix biases(String name, int layer, boolean isTarget, IntFunction<Quantity> cell) {
        return matrix(name, layer, List.of("bias"), network.width(layer), isTarget, (j, i) -> cell.apply(j));
    }

    private View.Matrix table(String name, int layer, int rows, int columns, boolean isTarget, Cell cell) {
        return matrix(name, layer, labels(columns, k -> "sample " + k), rows, isTarget, cell);
    }

    private View.Matrix matrix(String name, int layer, List<String> columns, int rows, boolean isTarget, Cell cell) {
        String shape = shape(rows, columns.size());
        boolean isNeeded = isTarget && hasSteps;
        if (!isNeeded && (long) rows * columns.size() > MOST_ENTRIES) {
            return new View.Matrix(
                    name, shape, "Too large to print here. The trace command lists every number.", columns, List.of());
        }
        List<View.Row> lines = new ArrayList<>();
        for (int row = 1; row <= rows; row++) {
            List<View.Entry> entries = new ArrayList<>();
            for (int column = 1; column <= columns.size(); column++) {
                Quantity q = cell.of(row, column);
                entries.add(new View.Entry(hasSteps ? names.of(q) : "", isTarget, Numbers.of(figures, q)));
            }
            lines.add(new View.Row(neurons.name(layer, row), entries));
        }
        return new View.Matrix(name, shape, "", columns, lines);
    }

    /** With a class, by which a page finds it when the activation changes. */
    private String activation(int layer) {
        return "<mi class=\"activation" + layer + "\">"
                + network.layer(layer).activation().title() + "</mi>";
    }

    private String into(int layer) {
        String place = neurons.place(layer);
        return place.contains(" ") ? place.replace("hidden", "hidden layer") : "the " + place + " layer";
    }

    private String m() {
        return ", m = " + samples;
    }

    private static String perSample(int rows) {
        return rows + "×m";
    }

    private static String shape(int rows, int columns) {
        return rows + "×" + columns;
    }

    private static List<String> labels(int count, IntFunction<String> of) {
        return IntStream.rangeClosed(1, count).mapToObj(of).toList();
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
