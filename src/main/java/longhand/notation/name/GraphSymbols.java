package longhand.notation.name;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Variable;
import longhand.model.Graph;

/** Leaves and nodes of a graph are called as its file calls them; after an update with a stroke: x', f'. */
final class GraphSymbols implements Symbols {
    private final Graph graph;
    private final Map<String, Variable> byName = new HashMap<>();

    GraphSymbols(Graph graph) {
        this.graph = graph;
        for (Variable variable : graph.variables()) {
            byName.put(graph.name(variable), variable);
            byName.put(
                    graph.name(variable) + "'",
                    variable.kind().isParameter()
                            ? variable.withUpdate(2)
                            : variable.with(variable.kind().after()));
        }
    }

    @Override
    public String of(Variable variable) {
        return graph.name(variable) + (variable.isUpdate() || variable.phase() == Phase.AFTERWARDS ? "'" : "");
    }

    @Override
    public String label(Variable variable) {
        return null;
    }

    @Override
    public List<Variable> read(String text) {
        Variable found = byName.get(text);
        return found == null ? List.of() : List.of(found);
    }

    /** dx for the derivative by x. */
    @Override
    public String meant(String name) {
        boolean isDerivative = name.startsWith("d") && !name.contains("/");
        return isDerivative ? "d" + graph.name(graph.node(graph.loss())) + "/" + name : name;
    }
}
