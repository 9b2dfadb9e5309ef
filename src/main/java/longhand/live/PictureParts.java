package longhand.live;

import java.util.ArrayList;
import java.util.List;
import longhand.formula.Quantity;
import longhand.formula.Variable;
import longhand.model.Graph;
import longhand.model.Network;
import longhand.model.TrainingStep;
import longhand.notation.Names;
import longhand.view.Highlight;
import longhand.view.Pass;

/**
 * What the parts of the picture stand for, where that is given and so can be changed there: a line for its weight, a circle for its bias
 * or its input, and what stands below an output for its target. {@code names} has one name for each pass of a sample in an update, or a single one for all of them;
 * {@code column} counts from left to right.
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
        return names.rules().computation() instanceof Graph graph ? leaves(graph) : new PictureParts(names).parts;
    }

    /** Of a graph, the circles of what is given. */
    private static List<Json> leaves(Graph graph) {
        List<Json> leaves = new ArrayList<>();
        for (int number = 1; number <= graph.leaves().size(); number++) {
            Graph.Leaf leaf = graph.leaves().get(number - 1);
            leaves.add(part(
                    Highlight.neuron(0, number),
                    leaf.isUpdated() ? "parameter" : "given number",
                    0,
                    List.of(leaf.name())));
        }
        return leaves;
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
        add(key, offset, 2 * layer, ofEach(network.offset(layer, number)));
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

    private void add(String key, String word, int column, List<String> quantities) {
        parts.add(part(key, word, column, quantities));
    }

    private static Json part(String key, String word, int column, List<String> quantities) {
        return new Json()
                .put("key", key)
                .put("word", word)
                .put("column", column)
                .texts("names", quantities);
    }
}
