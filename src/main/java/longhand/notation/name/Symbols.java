package longhand.notation.name;

import java.util.List;
import longhand.formula.quantity.Variable;
import longhand.model.Computation;
import longhand.model.Graph;
import longhand.model.Unfolded;

/**
 * How the variables of a model are called, and what a reader may call them; without sample and update, and apart from what is given with the
 * way of learning and what an optimiser works out.
 */
interface Symbols {
    static Symbols of(Computation computation, Labels labels) {
        return computation instanceof Graph graph
                ? new GraphSymbols(graph)
                : computation instanceof Unfolded unfolded
                        ? new UnfoldedSymbols(unfolded.network(), labels)
                        : new LayerSymbols(computation.ofLayers().network(), labels);
    }

    /** The name as this program writes it: w2[1,3], after an update w2'[1,3]. */
    String of(Variable variable);

    /** The source's own name, or null where it gives none. */
    String label(Variable variable);

    /** What a symbol may stand for, as it is called in the first update; a parameter after it in the second. */
    List<Variable> read(String text);

    /** What a name of another form stands for, such as the one by which another program prints a gradient, or an entry of a matrix; by default none. */
    default String ours(String name) {
        return name;
    }

    /** Why a name is none, where it shows that; or empty. */
    default String reason(String name) {
        return "";
    }

    /** What others write otherwise, in our way; a name that needs no change as it is. */
    default String meant(String name) {
        return name;
    }
}
