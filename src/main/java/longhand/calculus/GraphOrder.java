package longhand.calculus;

import java.util.ArrayList;
import java.util.List;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.Graph;
import longhand.model.GraphModel;

/**
 * The order in which a person works out a graph: all of it forward; then backward from its loss, at each number first how much it moves those that are
 * worked out from it; then the new parameters. All of it is listed: a graph was written by hand.
 */
final class GraphOrder {
    private final Graph graph;
    private final GraphModel model;
    private final ListedOrder order = new ListedOrder();

    static TeachingOrder of(Graph graph) {
        return new GraphOrder(graph).order;
    }

    private GraphOrder(Graph graph) {
        this.graph = graph;
        model = graph.model();
        List<Variable> variables = graph.variables();
        List<Variable> leaves = variables.subList(0, graph.leaves().size());
        List<Variable> nodes = variables.subList(graph.leaves().size(), variables.size());
        List<Quantity> first = new ArrayList<>(leaves);
        graph.learning().settings().forEach(kind -> first.add(Quantity.setting(kind)));
        order.add(Phase.GIVEN, 1, first);
        for (int update = 1; update <= graph.updates(); update++) {
            for (Variable node : nodes) {
                order.add(Phase.FORWARD, update, List.of(node.withUpdate(update)));
            }
            for (int i = nodes.size() - 1; i >= 0; i--) {
                addBackward(nodes.get(i), update);
            }
            for (Variable leaf : leaves) {
                addBackward(leaf, update);
            }
            for (Variable leaf : leaves) {
                addUpdate(leaf, update);
            }
            for (Variable node : graph.looksBack() ? nodes : List.<Variable>of()) {
                Variable after = node.withUpdate(update);
                order.add(
                        Phase.AFTERWARDS,
                        update,
                        List.of(after.with(after.kind().after())));
            }
        }
    }

    /** ∂u/∂v for each u that is worked out from v, then ∂L/∂v. */
    private void addBackward(Variable ofFirst, int update) {
        Variable v = graph.inUpdate(ofFirst, update);
        Variable loss = model.loss(update);
        if (v.equals(loss) || !model.reaches(v, loss)) {
            return;
        }
        List<Quantity> backward = new ArrayList<>();
        for (Variable user : model.users(v, loss)) {
            if (!user.equals(loss) && model.reaches(user, loss)) {
                backward.add(new Derivative(user, v));
            }
        }
        backward.add(new Derivative(loss, v));
        order.add(Phase.BACKWARD, update, backward);
    }

    /** What an optimiser makes of a parameter, then its new value. */
    private void addUpdate(Variable leaf, int update) {
        if (!graph.leaves().get(leaf.to() - 1).isUpdated()) {
            return;
        }
        Variable old = leaf.withUpdate(update);
        List<Quantity> together = new ArrayList<>();
        for (Kind state : graph.learning().optimiser().states()) {
            together.add(old.with(state));
        }
        together.add(leaf.withUpdate(update + 1));
        order.add(Phase.UPDATE, update, together);
    }
}
