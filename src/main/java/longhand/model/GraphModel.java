package longhand.model;

import static longhand.formula.Formula.constant;
import static longhand.formula.Formula.the;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import longhand.formula.Formula;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;

/** The definitions of a graph: those that were given, update by update. */
public final class GraphModel implements Model {
    private final Graph graph;
    /** By leaf and node of the first update, the nodes whose formulas name it, in their order. */
    private final Map<Variable, List<Variable>> users = new HashMap<>();
    /** Whether it changes the loss; by leaf and node of the first update. */
    private final Map<Variable, Boolean> reaches = new HashMap<>();

    GraphModel(Graph graph) {
        this.graph = graph;
        List<Variable> all = graph.variables();
        for (Variable v : all) {
            users.put(v, new ArrayList<>());
            if (!isLeaf(v)) {
                formula(v).references().forEach(named -> users.get(named.variable())
                        .add(v));
            }
        }
        for (int i = all.size() - 1; i >= 0; i--) {
            Variable v = all.get(i);
            boolean isLoss = v.kind() == Kind.GRAPH_LOSS;
            reaches.put(v, isLoss || users.get(v).stream().anyMatch(reaches::get));
        }
    }

    @Override
    public Formula definition(Variable v) {
        return switch (v.kind()) {
            case LEAF ->
                v.update() == 1
                        ? constant(graph.leaves().get(v.to() - 1).value())
                        : updated(v.withUpdate(v.update() - 1));
            case NODE, GRAPH_LOSS ->
                v.update() == 1
                        ? formula(v)
                        : formula(v).replaced(named -> the(graph.inUpdate(named.variable(), v.update())));
            case NODE_AFTER, GRAPH_LOSS_AFTER ->
                Model.after(definition(v.with(v.kind().before())), leaf -> graph.inUpdate(leaf, v.update() + 1));
            case FIRST_MOMENT, SECOND_MOMENT, CORRECTED_FIRST_MOMENT, CORRECTED_SECOND_MOMENT ->
                graph.learning().optimiser().state(v, lossBy(graph.parameter(v)));
            default -> {
                if (!v.kind().isSetting()) {
                    throw new IllegalArgumentException("no graph has " + v);
                }
                yield constant(graph.learning().setting(v.kind()));
            }
        };
    }

    private Formula updated(Variable old) {
        return graph.learning().updated(old, lossBy(old));
    }

    private Formula lossBy(Variable leaf) {
        return the(new Derivative(loss(leaf.update()), leaf));
    }

    @Override
    public Variable loss(int update) {
        return graph.node(graph.loss()).withUpdate(update);
    }

    @Override
    public Formula partNaming(Variable variable, Variable user) {
        return definition(user);
    }

    @Override
    public List<Variable> users(Variable variable, Variable of) {
        return users.get(variable.withUpdate(1)).stream()
                .map(user -> user.withUpdate(of.update()))
                .toList();
    }

    @Override
    public List<Variable> usersAsComputed(Variable variable, Variable of) {
        return users(variable, of);
    }

    @Override
    public boolean reaches(Variable variable, Variable loss) {
        return reaches.get(variable.withUpdate(1));
    }

    @Override
    public boolean writesActivationsApart() {
        return false;
    }

    @Override
    public int onlyOutput(Variable variable) {
        return 0;
    }

    private Formula formula(Variable node) {
        return graph.nodes().get(node.to() - 1).formula();
    }

    private static boolean isLeaf(Quantity q) {
        return q.isOf(Kind.LEAF);
    }
}
