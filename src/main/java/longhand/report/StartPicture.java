package longhand.report;

import java.util.ArrayList;
import java.util.List;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.TrainingStep;
import longhand.model.network.Network;
import longhand.notation.Derivation;
import longhand.notation.name.NeuronNames;
import longhand.notation.text.NumberText;
import longhand.view.html.Html;
import longhand.view.html.Numbers;
import longhand.view.html.Shown;
import longhand.view.picture.LossComparison;

/**
 * The picture of the start page: a small network with one sample, its weights and activations, the loss, and from there back every δ and
 * every gradient of a weight. Each part has the stage at which it appears, so that a script can show how the numbers come about; without one,
 * all are there.
 */
final class StartPicture {
    /** What appears at a stage, in a sentence. */
    public record Stage(String number, String sentence) {}

    /** The picture, and its stages in their order. */
    public record Content(Html picture, List<Stage> stages) {}

    private static final int DIGITS = 5;
    private static final int RADIUS = 30;
    private static final int FIRST_COLUMN = 40;
    private static final int COLUMN = 172;
    private static final int TOP = 78;
    private static final int ROW = 120;
    private static final int LOSS_COLUMN = 132;
    private static final int LOSS_WIDTH = 96;
    private static final int LOSS_HEIGHT = 50;
    /** Where on a line its weight stands, and where its gradient. */
    private static final double WEIGHT_AT = 0.29;

    private static final double GRADIENT_AT = 0.63;

    /** A δ begins so far before the middle of its neuron: where the lines come in there are gradients. */
    private static final int DELTA_BEFORE = 10;

    private final Derivation derivation;
    private final TrainingStep step;
    private final Network network;
    private final NeuronNames neurons;
    private final Variable loss;
    private final int tallest;
    private final StringBuilder lines = new StringBuilder();
    private final StringBuilder nodes = new StringBuilder();
    private final StringBuilder numbers = new StringBuilder();
    private final List<Stage> stages = new ArrayList<>();

    private StartPicture(Derivation derivation) {
        this.derivation = derivation;
        step = derivation.rules().step();
        network = step.network();
        neurons = derivation.names().neurons();
        loss = Quantity.sampleLoss(1);
        int most = 0;
        for (int layer = 0; layer <= network.depth(); layer++) {
            most = Math.max(most, network.width(layer));
        }
        tallest = most;
    }

    /** @param derivation of an example with layers, one sample and one update */
    static Content of(Derivation derivation) {
        return new StartPicture(derivation).content();
    }

    private Content content() {
        int depth = network.depth();
        begin("The inputs come in.");
        inputs();
        for (int layer = 1; layer <= depth; layer++) {
            begin(
                    layer == 1
                            ? "Forward: each neuron multiplies what comes in by its weights and adds that up, with its bias. Its activation"
                                    + " function turns the sum into its value."
                            : "The next layer does the same with these values.");
            forward(layer);
        }
        begin("The loss says in one number how far the output is from its target.");
        loss();
        for (int layer = depth; layer >= 1; layer--) {
            begin(
                    layer == depth
                            ? "Backward: how much does the loss change with the sum in this neuron? That is its δ."
                            : "One layer back: δ times weight, over every line that leaves the neuron, times the slope of its activation"
                                    + " function, is its own δ.");
            deltas(layer);
            begin("The gradient of a weight: the δ at the right end of its line, times the value at the left end.");
            gradients(layer);
        }
        Shown.LossChange change = LossComparison.of(derivation, 1);
        begin("Now each weight takes a small step against its gradient: the loss falls from "
                + change.before().shown() + " to " + change.after().shown() + ".");
        return new Content(new Html(svg()), List.copyOf(stages));
    }

    private void begin(String sentence) {
        stages.add(new Stage(Integer.toString(stages.size() + 1), sentence));
    }

    private String svg() {
        int width = lossX() + LOSS_WIDTH / 2 + 6;
        int height = TOP + ROW * (tallest - 1) + RADIUS + 38;
        StringBuilder captions = new StringBuilder();
        for (int layer = 0; layer <= network.depth(); layer++) {
            text(captions, "caption", "", x(layer), 20, neurons.caption(layer));
        }
        text(captions, "caption", "", lossX(), 20, "loss");
        return "<svg class=\"flow-picture\" viewBox=\"0 0 " + width + " " + height
                + "\" role=\"img\" aria-labelledby=\"flow-title flow-description\">\n"
                + "<title id=\"flow-title\">A network, forward and back</title><desc id=\"flow-description\">"
                + Html.escaped(description()) + "</desc>\n" + captions + lines + nodes + numbers + "</svg>\n";
    }

    /** What is to be seen, for those who do not see it. */
    private String description() {
        List<String> parts = new ArrayList<>();
        for (int layer = 0; layer <= network.depth(); layer++) {
            List<String> values = new ArrayList<>();
            for (int number = 1; number <= network.width(layer); number++) {
                values.add(brief(Quantity.activation(layer, number, 1)));
            }
            parts.add(neurons.place(layer) + " " + String.join(" and ", values));
        }
        parts.add("loss " + brief(loss));
        for (int layer = network.depth(); layer >= 1; layer--) {
            List<String> deltas = new ArrayList<>();
            for (int number = 1; number <= network.width(layer); number++) {
                deltas.add(brief(delta(layer, number)));
            }
            parts.add("δ of " + neurons.place(layer) + " " + String.join(" and ", deltas));
        }
        return "From left to right: " + String.join("; ", parts)
                + ". Every number is a step of its own on the page of this example.";
    }

    private void inputs() {
        for (int number = 1; number <= network.width(0); number++) {
            node(0, number);
        }
    }

    private void forward(int layer) {
        for (int to = 1; to <= network.width(layer); to++) {
            for (int from = 1; from <= network.width(layer - 1); from++) {
                line("edge", x(layer - 1), y(layer - 1, from), x(layer), y(layer, to), RADIUS, RADIUS, "");
                pulse("forth", x(layer - 1), y(layer - 1, from), x(layer), y(layer, to), RADIUS, RADIUS);
                along("weight", layer, to, from, WEIGHT_AT, brief(Quantity.weight(layer, to, from)), "");
            }
            node(layer, to);
        }
    }

    private void loss() {
        int middle = lossY();
        int half = LOSS_WIDTH / 2;
        for (int number = 1; number <= network.width(network.depth()); number++) {
            int x = x(network.depth());
            int y = y(network.depth(), number);
            line("edge", x, y, lossX(), middle, RADIUS, half, "");
            pulse("forth", x, y, lossX(), middle, RADIUS, half);
            text(numbers, "target", stage(), x, y - RADIUS - 8, "target " + brief(Quantity.target(number, 1)));
        }
        nodes.append("<rect class=\"node\" x=\"")
                .append(lossX() - half)
                .append("\" y=\"")
                .append(middle - LOSS_HEIGHT / 2)
                .append("\" width=\"")
                .append(LOSS_WIDTH)
                .append("\" height=\"")
                .append(LOSS_HEIGHT)
                .append("\" rx=\"8\"/>\n");
        text(numbers, "value loss", stage(), lossX(), middle + 5, brief(loss));
    }

    private void deltas(int layer) {
        boolean isLast = layer == network.depth();
        for (int number = 1; number <= network.width(layer); number++) {
            if (isLast) {
                pulse("back", lossX(), lossY(), x(layer), y(layer, number), LOSS_WIDTH / 2, RADIUS);
            } else {
                for (int to = 1; to <= network.width(layer + 1); to++) {
                    pulse("back", x(layer + 1), y(layer + 1, to), x(layer), y(layer, number), RADIUS, RADIUS);
                }
            }
            text(
                    numbers,
                    "delta",
                    stage(),
                    x(layer) - DELTA_BEFORE,
                    y(layer, number) + RADIUS + 19,
                    "δ " + brief(delta(layer, number)));
        }
    }

    private void gradients(int layer) {
        for (int to = 1; to <= network.width(layer); to++) {
            for (int from = 1; from <= network.width(layer - 1); from++) {
                pulse("back", x(layer), y(layer, to), x(layer - 1), y(layer - 1, from), RADIUS, RADIUS);
                Quantity gradient = new Derivative(derivation.rules().loss(1), Quantity.weight(layer, to, from));
                along("gradient", layer, to, from, GRADIENT_AT, brief(gradient), stage());
            }
        }
    }

    private Derivative delta(int layer, int number) {
        return new Derivative(loss, Quantity.weightedSum(layer, number, 1));
    }

    private String brief(Quantity quantity) {
        return Numbers.readable(NumberText.brief(derivation.figures().decimal(quantity), DIGITS));
    }

    private int x(int layer) {
        return FIRST_COLUMN + COLUMN * layer;
    }

    private int lossX() {
        return x(network.depth()) + LOSS_COLUMN;
    }

    private int lossY() {
        return TOP + ROW * (tallest - 1) / 2;
    }

    private int y(int layer, int number) {
        return TOP + ROW * (2 * (number - 1) + tallest - network.width(layer)) / 2;
    }

    /** At which stage something appears. */
    private String stage() {
        return " data-stage=\"" + stages.size() + "\"";
    }

    private void node(int layer, int number) {
        nodes.append("<circle class=\"node\" cx=\"")
                .append(x(layer))
                .append("\" cy=\"")
                .append(y(layer, number))
                .append("\" r=\"")
                .append(RADIUS)
                .append("\"/>\n");
        text(numbers, "value", stage(), x(layer), y(layer, number) + 5, brief(Quantity.activation(layer, number, 1)));
    }

    /** What runs along a line while a stage is shown. */
    private void pulse(String way, int x1, int y1, int x2, int y2, int startsAfter, int endsBefore) {
        line("pulse " + way, x1, y1, x2, y2, startsAfter, endsBefore, " pathLength=\"1\"" + stage());
    }

    private void line(
            String style, int x1, int y1, int x2, int y2, int startsAfter, int endsBefore, String attributes) {
        double length = Math.hypot(x2 - x1, y2 - y1);
        double across = (x2 - x1) / length;
        double down = (y2 - y1) / length;
        lines.append("<line class=\"")
                .append(style)
                .append('"')
                .append(attributes)
                .append(" x1=\"")
                .append(NumberText.tenths(x1 + across * startsAfter))
                .append("\" y1=\"")
                .append(NumberText.tenths(y1 + down * startsAfter))
                .append("\" x2=\"")
                .append(NumberText.tenths(x2 - across * endsBefore))
                .append("\" y2=\"")
                .append(NumberText.tenths(y2 - down * endsBefore))
                .append("\"/>\n");
    }

    private void along(String style, int layer, int to, int from, double part, String words, String stage) {
        double x = x(layer - 1) + (x(layer) - x(layer - 1)) * part;
        double y = y(layer - 1, from) + (y(layer, to) - y(layer - 1, from)) * part + 5;
        text(numbers, style, stage, NumberText.tenths(x), NumberText.tenths(y), words);
    }

    private static void text(StringBuilder svg, String style, String attributes, int x, int y, String words) {
        text(svg, style, attributes, Integer.toString(x), Integer.toString(y), words);
    }

    private static void text(StringBuilder svg, String style, String attributes, String x, String y, String words) {
        svg.append("<text class=\"")
                .append(style)
                .append('"')
                .append(attributes)
                .append(" x=\"")
                .append(x)
                .append("\" y=\"")
                .append(y)
                .append("\">")
                .append(Html.escaped(words))
                .append("</text>\n");
    }
}
