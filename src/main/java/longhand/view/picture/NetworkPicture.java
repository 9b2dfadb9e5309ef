package longhand.view.picture;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.Graph;
import longhand.model.TrainingStep;
import longhand.model.Unfolded;
import longhand.model.network.Network;
import longhand.notation.Derivation;
import longhand.notation.name.Names;
import longhand.notation.name.NeuronNames;
import longhand.notation.text.Figures;
import longhand.notation.text.NumberText;
import longhand.view.html.Numbers;
import longhand.view.html.Shown;

/** The network as a picture: where each neuron and edge stands, how thick an edge is, and what is written beside it. */
public final class NetworkPicture {
    private static final int WIDTH = 560;
    private static final int TOP = 36;
    /** Room above a neuron for its name, and below it for its target. */
    private static final int WORDS = 24;

    private static final int MARGIN = 62;
    private static final int MOST_NEURONS = 16;
    private static final int FIRST_NEURONS = 10;
    private static final int LAST_NEURONS = 4;
    /** More edges than this have no label of their own. */
    private static final int MOST_LABELS = 150;
    /** Significant digits in a circle or on an edge, where there is room for no more. */
    private static final int DIGITS = 4;

    private static final Narrowing NARROWING = new Narrowing(6, 8);
    /** About the width of a number on an edge. */
    private static final int LABEL_WIDTH = 56;
    /** With more samples than this a neuron does not name its values in full. */
    private static final int MOST_NAMED = 8;

    private final Figures figures;
    private final Names names;
    private final Network network;
    private final NeuronNames neurons;
    private final TrainingStep step;
    private final List<Pass> passes;
    private final boolean isSmall;
    private final int spacing;
    private final int radius;
    private final int height;

    private NetworkPicture(Derivation derivation) {
        figures = derivation.figures();
        names = derivation.names();
        step = figures.rules().step();
        network = step.network();
        neurons = names.neurons();
        passes = Pass.all(step);
        int tallest = 0;
        for (int layer = 0; layer <= network.depth(); layer++) {
            tallest = Math.max(tallest, places(layer));
        }
        isSmall = tallest > 6 || network.depth() > 4;
        spacing = isSmall ? Math.max(30, Math.min(84, 520 / tallest)) : tallest > 3 ? 104 : 106;
        radius = isSmall ? Math.min(20, spacing * 2 / 5) : 30;
        height = TOP + 2 * (radius + WORDS) + spacing * (tallest - 1);
    }

    public static Shown.Network of(Derivation derivation) {
        return derivation.rules().computation() instanceof Graph graph
                ? GraphPicture.of(derivation, graph)
                : derivation.rules().computation() instanceof Unfolded unfolded
                        ? unfolded(derivation, unfolded)
                        : new NetworkPicture(derivation).picture();
    }

    private static Shown.Network unfolded(Derivation derivation, Unfolded unfolded) {
        return unfolded.network().isInTime()
                ? TimePicture.of(derivation, unfolded)
                : ImagePicture.of(derivation, unfolded);
    }

    private Shown.Network picture() {
        List<Shown.Caption> captions = new ArrayList<>();
        List<Shown.Caption> gaps = new ArrayList<>();
        List<Shown.Node> nodes = new ArrayList<>();
        for (int layer = 0; layer <= network.depth(); layer++) {
            captions.add(new Shown.Caption(text(x(layer)), "20", neurons.caption(layer)));
            for (int number = 1; number <= network.width(layer); number++) {
                if (isShown(layer, number)) {
                    nodes.add(node(layer, number));
                }
            }
            if (network.width(layer) > MOST_NEURONS) {
                int left = network.width(layer) - FIRST_NEURONS - LAST_NEURONS;
                gaps.add(new Shown.Caption(
                        text(x(layer)), text(y(layer, FIRST_NEURONS) + spacing), "⋮ " + left + " more"));
            }
        }
        String widths = IntStream.rangeClosed(0, network.depth())
                .mapToObj(layer -> network.width(layer) + " " + neurons.place(layer))
                .collect(Collectors.joining(", "));
        return new Shown.Network(
                text(WIDTH),
                text(height),
                "The network: " + widths,
                "Circles hold activations, lines are weights: thicker for larger, dashed for negative."
                        + " Every number in it is also in the steps and tables of this page.",
                "Thicker lines are larger weights, dashed ones negative.",
                false,
                isSmall,
                passes.size() == 1 ? "" : passes.get(0).words(step),
                captions,
                edges(),
                nodes,
                gaps,
                deadNeurons());
    }

    private List<Shown.Edge> edges() {
        double largest = 0;
        int count = 0;
        for (int layer = 1; layer <= network.depth(); layer++) {
            for (int to = 1; to <= network.width(layer); to++) {
                for (int from = 1; from <= network.width(layer - 1); from++) {
                    for (int update = 1; update <= step.updates(); update++) {
                        double size =
                                figures.real(Quantity.weight(layer, to, from).withUpdate(update));
                        largest = Math.max(largest, Math.abs(size));
                    }
                }
            }
            count += places(layer) * places(layer - 1);
        }
        List<Shown.Edge> edges = new ArrayList<>();
        for (int layer = 1; layer <= network.depth(); layer++) {
            for (int to = 1; to <= network.width(layer); to++) {
                for (int from = 1; from <= network.width(layer - 1); from++) {
                    if (isShown(layer, to) && isShown(layer - 1, from)) {
                        edges.add(edge(layer, to, from, largest, count <= MOST_LABELS));
                    }
                }
            }
        }
        return edges;
    }

    private Shown.Edge edge(int layer, int to, int from, double largest, boolean isLabelled) {
        Variable weight = Quantity.weight(layer, to, from);
        double size = figures.real(weight);
        int x1 = x(layer - 1);
        int y1 = y(layer - 1, from);
        int x2 = x(layer);
        int y2 = y(layer, to);
        double length = Math.hypot(x2 - x1, y2 - y1);
        double startX = x1 + (x2 - x1) * radius / length;
        double startY = y1 + (y2 - y1) * radius / length;
        double endX = x2 - (x2 - x1) * radius / length;
        double endY = y2 - (y2 - y1) * radius / length;
        // between the circles of two layers, and neighbours' labels as far apart as the room there allows
        double room = Math.max(0, x2 - x1 - 2 * radius - LABEL_WIDTH) / 2.0 / (x2 - x1);
        double along = 0.5 + Math.min(0.12, room) * ((from + to) % 3 - 1);
        return new Shown.Edge(
                Highlight.edge(layer, to, from),
                NumberText.tenths(startX),
                NumberText.tenths(startY),
                NumberText.tenths(endX),
                NumberText.tenths(endY),
                stroke(size, largest),
                eachUpdate(weight, each -> stroke(figures.real(each), largest)),
                eachUpdate(weight, each -> style(figures.real(each))),
                size < 0,
                size == 0,
                NumberText.tenths(x1 + (x2 - x1) * along),
                NumberText.tenths(y1 + (y2 - y1) * along + 4),
                isLabelled ? brief(weight) : "",
                isLabelled ? eachUpdate(weight, this::brief) : "",
                isLabelled ? names.of(weight) + " = " + Numbers.readable(figures.full(weight)) : "");
    }

    /** How thick a line is. */
    private String stroke(double size, double largest) {
        // by itself: the product could be too large for a double before it is divided
        double share = Math.min(1, Math.abs(size) / largest);
        return NumberText.tenths(size == 0 ? 0.5 : 1 + (isSmall ? 2 : 3.5) * share);
    }

    private static String style(double size) {
        return size < 0 ? "negative" : size == 0 ? "zero" : "";
    }

    /** Something of a parameter for each pass, as the update before its own has left it; empty where there is one update. */
    private String eachUpdate(Variable parameter, Function<Variable, String> of) {
        return step.updates() == 1 ? "" : each(pass -> of.apply(parameter.withUpdate(pass.update())));
    }

    private Shown.Node node(int layer, int number) {
        boolean isOutput = layer == network.depth();
        Function<Pass, String> value = pass -> brief(activation(layer, number, pass));
        String dead = each(pass -> isDead(layer, number, pass) ? "dead" : "");
        String targets = isOutput ? each(pass -> target(number, pass)) : "";
        Pass first = passes.get(0);
        boolean isOne = passes.size() == 1;
        return new Shown.Node(
                Highlight.neuron(layer, number),
                text(x(layer)),
                text(y(layer, number)),
                text(radius),
                text(y(layer, number) - radius - 7),
                neurons.name(layer, number),
                value.apply(first),
                isOne ? "" : each(value),
                NARROWING.of(value.apply(first)),
                narrowings(value),
                isDead(layer, number, first),
                isOne ? "" : dead,
                isOutput ? target(number, first) : "",
                isOne ? "" : targets,
                text(y(layer, number) + radius + 15),
                title(layer, number),
                null,
                false);
    }

    private static Variable activation(int layer, int number, Pass pass) {
        return Quantity.activation(layer, number, pass.sample()).withUpdate(pass.update());
    }

    private String target(int number, Pass pass) {
        return "y = " + brief(Quantity.target(number, pass.sample()).withUpdate(pass.update()));
    }

    /** Empty where no pass needs any. */
    private String narrowings(Function<Pass, String> value) {
        String narrowings = each(pass -> NARROWING.of(value.apply(pass)));
        return passes.size() == 1 || narrowings.length() < passes.size() ? "" : narrowings;
    }

    /** The values of a neuron in full. */
    private String title(int layer, int number) {
        if (passes.size() > MOST_NAMED) {
            return neurons.inWords(layer, number);
        }
        return neurons.name(layer, number) + " = "
                + passes.stream()
                        .map(pass -> Numbers.readable(figures.full(activation(layer, number, pass)))
                                + (passes.size() == 1 ? "" : " (" + pass.words(step) + ")"))
                        .collect(Collectors.joining(", "));
    }

    private String brief(Quantity quantity) {
        BigDecimal value = figures.decimal(quantity);
        return Numbers.readable(value == null ? figures.shown(quantity) : NumberText.brief(value, DIGITS));
    }

    private String each(Function<Pass, String> of) {
        return Pass.each(passes, of);
    }

    private boolean isDead(int layer, int number, Pass pass) {
        return layer > 0
                && network.layer(layer).activation().isGate()
                && figures.real(activation(layer, number, pass)) == 0;
    }

    /** One sentence for each pass that has dead neurons; none if there is no such pass. */
    private List<String> deadNeurons() {
        List<String> all = new ArrayList<>();
        for (Pass pass : passes) {
            List<String> dead = new ArrayList<>();
            for (int layer = 1; layer <= network.depth(); layer++) {
                for (int number = 1; number <= network.width(layer); number++) {
                    if (isDead(layer, number, pass)) {
                        dead.add(dead.isEmpty() ? neurons.atStart(layer, number) : neurons.inWords(layer, number));
                    }
                }
            }
            if (!dead.isEmpty()) {
                String shown = dead.size() > 6 ? dead.size() + " neurons" : listed(dead);
                all.add(shown + (dead.size() == 1 ? " outputs 0" : " output 0")
                        + (passes.size() == 1
                                ? " for this input"
                                : (step.updates() == 1 ? " for " : " in ") + pass.words(step))
                        + ", and no gradient flows back through " + (dead.size() == 1 ? "it." : "them."));
            }
        }
        return all;
    }

    private static String listed(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    private boolean isShown(int layer, int number) {
        int width = network.width(layer);
        return width <= MOST_NEURONS || number <= FIRST_NEURONS || number > width - LAST_NEURONS;
    }

    private int places(int layer) {
        int width = network.width(layer);
        return width <= MOST_NEURONS ? width : FIRST_NEURONS + 1 + LAST_NEURONS;
    }

    private int x(int layer) {
        return MARGIN + (WIDTH - 2 * MARGIN) * layer / network.depth();
    }

    private int y(int layer, int number) {
        int width = network.width(layer);
        int place = width <= MOST_NEURONS || number <= FIRST_NEURONS
                ? number
                : number - (width - LAST_NEURONS) + FIRST_NEURONS + 1;
        int middle = TOP + (height - TOP) / 2;
        return middle + spacing * (2 * place - places(layer) - 1) / 2;
    }

    private static String text(int coordinate) {
        return Integer.toString(coordinate);
    }
}
