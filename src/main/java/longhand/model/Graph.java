package longhand.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import longhand.formula.Formula;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.learning.Learning;

/**
 * A graph of formulas: some numbers are given, each of the others is worked out by a formula of these and of those before it, and one of
 * them is differentiated.
 *
 * @param leaves what is given
 * @param nodes what is worked out, each after all those that its formula names
 * @param loss which of the nodes is differentiated, counted from 1
 * @param learning how the leaves that are updated learn; its reduction is of batches, and plays no part
 * @param updates how many updates there are; 1 where nothing is updated
 */
public record Graph(List<Leaf> leaves, List<Node> nodes, int loss, Learning learning, int updates)
        implements Computation {
    /** @param isUpdated whether it is a parameter */
    public record Leaf(String name, BigDecimal value, boolean isUpdated) {}

    /**
     * @param formula of leaves and nodes of this graph, as they are called in the first update
     * @param written the formula as somebody typed it
     */
    public record Node(String name, Formula formula, String written) {}

    public Graph {
        leaves = List.copyOf(leaves);
        nodes = List.copyOf(nodes);
        if (loss < 1 || loss > nodes.size() || updates < 1) {
            throw new IllegalArgumentException("there is nothing to work out");
        }
        boolean learns = leaves.stream().anyMatch(Leaf::isUpdated);
        if (learns != (learning.rate() != null)) {
            throw new IllegalArgumentException("parameters and a learning rate belong together");
        }
        if (!learns && updates > 1) {
            throw new IllegalArgumentException("several updates need a learning rate");
        }
        if (learning.decay().isInLoss() || !learning.rule().hasLoss()) {
            throw new IllegalArgumentException("the loss of a graph is what its formulas say");
        }
        Set<Quantity> known = new HashSet<>();
        for (int number = 1; number <= leaves.size(); number++) {
            known.add(leaf(number));
        }
        for (int number = 1; number <= nodes.size(); number++) {
            Node node = nodes.get(number - 1);
            if (!known.containsAll(node.formula().references())) {
                throw new IllegalArgumentException(node.name() + " is worked out from what comes after it");
            }
            known.add(node(number, loss));
        }
    }

    /** The given number of that number, counted from 1, as it is at first. */
    public static Variable leaf(int number) {
        return new Variable(Kind.LEAF, 0, number, 0, 0);
    }

    /** The node of that number, counted from 1, in the first update. */
    public Variable node(int number) {
        return node(number, loss);
    }

    /** The same where it is known which of the nodes is differentiated. */
    public static Variable node(int number, int loss) {
        return new Variable(number == loss ? Kind.GRAPH_LOSS : Kind.NODE, 0, number, 0, 0);
    }

    /** What a leaf or a node is called. */
    public String name(Variable variable) {
        return variable.kind() == Kind.LEAF
                ? leaves.get(variable.to() - 1).name()
                : nodes.get(variable.to() - 1).name();
    }

    /** All leaves, and then all nodes, in the first update. */
    public List<Variable> variables() {
        List<Variable> all = new ArrayList<>();
        for (int number = 1; number <= leaves.size(); number++) {
            all.add(leaf(number));
        }
        for (int number = 1; number <= nodes.size(); number++) {
            all.add(node(number));
        }
        return all;
    }

    @Override
    public GraphModel model() {
        return new GraphModel(this);
    }

    @Override
    public int samples(int update) {
        return 0;
    }

    @Override
    public boolean namesSamples() {
        return false;
    }

    @Override
    public boolean hasBatchLoss(int update) {
        return false;
    }

    @Override
    public boolean isPartial() {
        return learning.optimiser().isPartial()
                || nodes.stream().anyMatch(node -> node.formula().isPartial());
    }

    /** What is given and not updated is the same in all updates. */
    @Override
    public Variable inUpdate(Variable ofFirst, int update) {
        boolean isKept =
                ofFirst.kind() == Kind.LEAF && !leaves.get(ofFirst.to() - 1).isUpdated();
        return isKept ? ofFirst : ofFirst.withUpdate(update);
    }

    @Override
    public Variable parameter(Variable state) {
        return state.with(Kind.LEAF);
    }

    @Override
    public Graph withLearning(Learning other) {
        return new Graph(leaves, nodes, loss, other, updates);
    }

    /** The same with other given numbers, as many. */
    public Graph withLeaves(List<Leaf> others) {
        return new Graph(others, nodes, loss, learning, updates);
    }
}
