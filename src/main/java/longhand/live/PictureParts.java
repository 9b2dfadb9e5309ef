package longhand.live;

import java.util.ArrayList;
import java.util.List;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.live.text.Json;
import longhand.model.Computation;
import longhand.model.Graph;
import longhand.model.TrainingStep;
import longhand.model.Unfolded;
import longhand.model.network.Network;
import longhand.notation.name.Names;
import longhand.view.picture.Highlight;
import longhand.view.picture.Pass;

/**
 * What the parts of the picture stand for, where that is given and so can be changed there: a line for its weight, a circle for its bias
 * or its input, and what stands below an output for its target. {@code names} has one name for each pass of a sample in an update, or a single one for all of them;
 * {@code shown} is the same for the number that is written there, which in a circle is the activation; {@code column} counts from left
 * to right. What cannot be changed has no {@code word}. In a graph there are also the derivatives, each with its {@code place}: below a circle, or along a line.
 */
final class PictureParts {
    private final Names names;
    private final Network network;
    private final TrainingStep step;
    private final List<Json> parts = new ArrayList<>();

    private PictureParts(Names names) {
        this.names = names;
        step = names.rules().step();
        network = step.network();
        for (int layer = 0; layer <= network.depth(); layer++) {
            for (int number = 1; number <= network.width(layer); number++) {
                neuron(layer, number);
            }
        }
    }

    static List<Json> of(Names names) {
        return names.rules().computation() instanceof Graph graph
                ? circles(graph, names)
                : names.rules().computation() instanceof Unfolded unfolded
                        ? UnfoldedParts.of(unfolded, names)
                        : new PictureParts(names).parts;
    }

    /** Of a graph, its circles: those of what is given, and those of what is worked out. */
    private static List<Json> circles(Graph graph, Names names) {
        List<Json> circles = new ArrayList<>();
        for (Variable v : graph.variables()) {
            List<String> shown = Pass.all(graph).stream()
                    .map(pass -> names.of(graph.inUpdate(v, pass.update())))
                    .toList();
            boolean isLeaf = v.kind() == Kind.LEAF;
            String word = !isLeaf ? "" : graph.leaves().get(v.to() - 1).isUpdated() ? "parameter" : "given number";
            circles.add(part(Highlight.node(v), word, 0, isLeaf ? List.of(graph.name(v)) : List.of(), shown));
            Variable loss = graph.node(graph.loss());
            if (v.equals(loss)) {
                circles.add(part(Highlight.node(v), "", 0, List.of(), shown).put("place", "below")); // its 1
                continue;
            }
            addDerivatives(circles, Highlight.node(v), "below", loss, v, names);
            for (Variable user : graph.model().users(v, loss)) {
                addDerivatives(circles, Highlight.edge(v, user), "along", user, v, names);
            }
        }
        return circles;
    }

    /** What one number moves another by in each pass; nothing where that is no number of its own. */
    private static void addDerivatives(
            List<Json> all, String key, String place, Variable above, Variable below, Names names) {
        Computation graph = names.rules().computation();
        List<Derivative> derivatives = Pass.all(graph).stream()
                .map(pass -> new Derivative(graph.inUpdate(above, pass.update()), graph.inUpdate(below, pass.update())))
                .toList();
        if (names.rules().has(derivatives.get(0))) {
            all.add(part(
                            key,
                            "",
                            0,
                            List.of(),
                            derivatives.stream().map(names::of).toList())
                    .put("place", place));
        }
    }

    private void neuron(int layer, int number) {
        String key = Highlight.neuron(layer, number);
        if (layer == 0) {
            add(key, "input", 0, ofEach(Quantity.input(number, 1)));
            return;
        }
        for (int from = 1; from <= network.width(layer - 1); from++) {
            add(
                    Highlight.edge(layer, number, from),
                    "weight",
                    2 * layer - 1,
                    ofEach(Quantity.weight(layer, number, from)));
        }
        String offset = network.layer(layer).hasThresholds() ? "threshold" : "bias";
        add(key, offset, 2 * layer, ofEach(network.offset(layer, number)), activations(layer, number));
        if (layer == network.depth()) {
            add(key, "target", 2 * layer + 1, ofEach(Quantity.target(number, 1)));
        }
    }

    /** What stands at that place in each pass; the parameters of later updates are worked out, and so not to be changed. */
    private List<String> ofEach(Variable first) {
        boolean isParameter = first.kind().isParameter();
        if (isParameter && step.updates() == 1) {
            return List.of(names.of(first));
        }
        return Pass.all(step).stream()
                .map(pass -> isParameter
                        ? first.withUpdate(pass.update())
                        : first.withSample(pass.sample()).withUpdate(step.given(pass.update())))
                .map(names::of)
                .toList();
    }

    private List<String> activations(int layer, int number) {
        return Pass.all(step).stream()
                .map(pass -> Quantity.activation(layer, number, pass.sample()).withUpdate(pass.update()))
                .map(names::of)
                .toList();
    }

    private void add(String key, String word, int column, List<String> quantities) {
        add(key, word, column, quantities, quantities);
    }

    private void add(String key, String word, int column, List<String> quantities, List<String> shown) {
        parts.add(part(key, word, column, quantities, shown));
    }

    static Json part(String key, String word, int column, List<String> quantities, List<String> shown) {
        return new Json()
                .put("key", key)
                .put("word", word)
                .put("column", column)
                .texts("names", quantities)
                .texts("shown", shown);
    }
}
