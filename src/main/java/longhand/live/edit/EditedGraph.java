package longhand.live.edit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.model.Graph;
import longhand.notation.name.Names;

/** A graph with one given number changed. */
final class EditedGraph {
    private EditedGraph() {}

    /** @throws Edit.Refused if the edit cannot be made */
    static Graph of(Graph graph, Names names, Edit edit) {
        Quantity q = edit.given(names);
        BigDecimal value = edit.number();
        if (!q.isOf(Kind.LEAF)) {
            return edit.fitting(
                    () -> graph.withLearning(graph.learning().with(q.variable().kind(), value)));
        }
        List<Graph.Leaf> leaves = new ArrayList<>(graph.leaves());
        Graph.Leaf old = leaves.get(q.to() - 1);
        leaves.set(q.to() - 1, new Graph.Leaf(old.name(), value, old.isUpdated()));
        return graph.withLeaves(leaves);
    }
}
