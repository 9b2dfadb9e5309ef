package longhand.view.picture;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.Computation;
import longhand.model.Graph;
import longhand.model.Unfolded;
import longhand.model.network.Network;

/**
 * What is highlighted in the picture at a step: the neurons and edges that the quantity is about, and, weaker, the way from there
 * to the loss for what is worked out backwards. Keys are {@code n2-1} for neuron 1 of layer 2 and {@code e2-1-3} for the edge to it
 * from neuron 3 of layer 1, {@code w2-1-3} for the edge with its number; {@code l3} stands for all of layer 3 and all that leads
 * into it. Of an image {@code n1-3} is the third number of layer 1, {@code f1-2} a weight that is drawn as a cell; in time {@code n1-2-3} is a neuron at
 * a step. In a graph {@code n0-1} is the first that is given and {@code n1-1} the first that is worked out; of a line the key has both ends.
 *
 * @param now what the quantity is about
 * @param path the way from there; what is in both is now
 */
public record Highlight(Set<String> now, Set<String> path) {
    /** Of more edges than this at once the numbers would be too many to see. */
    private static final int MOST_NUMBERS = 4;

    public Highlight {
        Set<String> rest = new LinkedHashSet<>(path);
        rest.removeAll(now);
        path = rest;
    }

    /** What is highlighted at each quantity. */
    public static Function<Quantity, Highlight> in(Computation computation) {
        if (computation instanceof Graph graph) {
            return new GraphHighlight(graph)::of;
        }
        if (computation instanceof Unfolded unfolded) {
            return new UnfoldedHighlight(unfolded)::of;
        }
        Network network = computation.ofLayers().network();
        return q -> LayerHighlight.of(q, network);
    }

    public static String neuron(int layer, int number) {
        return "n" + layer + "-" + number;
    }

    public static String edge(int layer, int to, int from) {
        return "e" + layer + "-" + to + "-" + from;
    }

    /** A weight that is drawn as a cell, by its number in a layer. */
    public static String weight(int layer, int number) {
        return "f" + layer + "-" + number;
    }

    /** A neuron at a time step, or what it begins with: of layer 2 neuron 1 at step 3, n2-1-3. */
    public static String timed(Variable v) {
        return neuron(v.layer(), v.to()) + "-" + Math.max(0, v.place().row());
    }

    /** The line to a neuron at a time step from another. */
    public static String timed(Variable to, Variable from) {
        return "e" + timed(to).substring(1) + "-" + timed(from).substring(1);
    }

    /** A number of a graph. */
    public static String node(Variable v) {
        return "n" + (v.kind() == Kind.LEAF ? 0 : 1) + "-" + v.to();
    }

    /** A part, counted from 1, of the line between two numbers of a graph. */
    static String edge(Variable from, Variable to, int part) {
        return edge(from, to) + part;
    }

    /** With what the keys of all parts of the line between two numbers of a graph begin. */
    public static String edge(Variable from, Variable to) {
        return "e" + (from.kind() == Kind.LEAF ? 0 : 1) + "-" + to.to() + "-" + from.to() + "-";
    }

    /** The keys of {@link #now}, between blanks. */
    public String nowKeys() {
        long edges = now.stream().filter(key -> key.startsWith("e")).count();
        return edges > MOST_NUMBERS ? String.join(" ", now) : withNumbers(now);
    }

    /** The keys of {@link #path}, between blanks. */
    public String pathKeys() {
        return withNumbers(path);
    }

    private static String withNumbers(Set<String> keys) {
        return keys.stream()
                .map(key -> key.startsWith("e") ? "w" + key.substring(1) : key)
                .collect(Collectors.joining(" "));
    }
}
