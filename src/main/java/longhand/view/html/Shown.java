package longhand.view.html;

import java.util.List;

/** What a page shows of the values, as text: the picture of the network, the gradients, the loss before and after. */
public final class Shown {
    private Shown() {}

    /**
     * @param legend what is to be seen in it
     * @param isGraph whether it is a graph, and no network of layers
     * @param pass which of several passes is shown at first, in words; empty for the only one
     */
    public record Network(
            String width,
            String height,
            String title,
            String description,
            String legend,
            boolean isGraph,
            boolean isSmall,
            String pass,
            List<Caption> captions,
            List<Edge> edges,
            List<Node> nodes,
            List<Caption> gaps,
            List<String> remarks) {
        /** The same as it stands on a worksheet: with what is given alone, and of several samples without their numbers. */
        public Network asGiven() {
            return new Network(
                    width,
                    height,
                    title,
                    description,
                    legend,
                    isGraph,
                    isSmall,
                    "",
                    captions,
                    isGraph ? edges.stream().map(Edge::withoutLabel).toList() : edges,
                    nodes.stream().map(node -> node.asGiven(pass.isEmpty())).toList(),
                    gaps,
                    List.of());
        }
    }

    public record Caption(String x, String y, String text) {}

    /** A line; {@code strokes}, {@code styles} (negative, zero or neither) and {@code labels} have one entry a pass, between bars, or none at all. */
    public record Edge(
            String key,
            String x1,
            String y1,
            String x2,
            String y2,
            String stroke,
            String strokes,
            String styles,
            boolean isNegative,
            boolean isZero,
            String labelX,
            String labelY,
            String label,
            String labels,
            String title) {
        Edge withoutLabel() {
            return new Edge(
                    key, x1, y1, x2, y2, stroke, strokes, styles, isNegative, isZero, labelX, labelY, "", "", "");
        }
    }

    /**
     * A neuron or an input, as a circle or as a cell of a grid; {@code values}, {@code narrowings} and {@code dead} have one entry a pass, between
     * bars, or none at all.
     *
     * @param narrowing the classes that set a long value narrower, so that it fits its circle
     * @param cell null for a circle
     * @param hasGradient whether what stands beside it is a gradient, and no target
     */
    public record Node(
            String key,
            String x,
            String y,
            String radius,
            String labelY,
            String label,
            String value,
            String values,
            String narrowing,
            String narrowings,
            boolean isDead,
            String dead,
            String aside,
            String asides,
            String asideX,
            String title,
            Cell cell,
            boolean hasGradient) {
        /**
         * Inputs, weights that are cells, and what a graph is given, keep their value, unless each of several passes has its own; beside an
         * output its target stands, but no gradient beside anything.
         */
        Node asGiven(boolean isOnlyPass) {
            boolean isGiven = isOnlyPass && (key.startsWith("n0-") || key.startsWith("f"));
            return new Node(
                    key,
                    x,
                    y,
                    radius,
                    labelY,
                    label,
                    isGiven ? value : "",
                    "",
                    isGiven ? narrowing : "",
                    "",
                    false,
                    "",
                    hasGradient || !isOnlyPass ? "" : aside,
                    "",
                    asideX,
                    label,
                    cell,
                    hasGradient);
        }
    }

    /** A square, by its upper left corner. */
    public record Cell(String x, String y, String size) {}

    /**
     * The loss before and after the update; a dash for what is after, where an update leaves the number type.
     *
     * @param name to begin a line with: Loss, or what a graph calls it; empty where there is no loss, and then no numbers of it
     */
    public record LossChange(String name, String words, Figure before, Figure after, List<Output> outputs) {
        public boolean hasLoss() {
            return before != null;
        }

        public boolean hasOutputs() {
            return !outputs.isEmpty();
        }
    }

    public record Output(String name, Figure target, Figure before, Figure after) {}

    /**
     * @param name of the first gradient there is
     * @param rows of the table: a bar for each gradient, left of the middle for a negative one
     */
    public record Gradients(String words, String name, Html rows) {}

    /** A number: with six decimals or fewer, with all its digits, and whether these are more. */
    public record Figure(String shown, String full, String data, boolean isRounded) {
        public Html html() {
            return Html.number(this);
        }
    }
}
