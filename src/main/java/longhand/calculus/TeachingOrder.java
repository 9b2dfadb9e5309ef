package longhand.calculus;

import java.util.function.Consumer;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.model.Computation;
import longhand.model.Graph;
import longhand.model.Unfolded;

/**
 * Which quantities there are, and the order in which a person works them out: what is given, then forward, the loss, and backward; then
 * the update. Each comes after all those that its rule uses. Places count from 0.
 */
public interface TeachingOrder {
    /**
     * What is worked out together: at one neuron, in one phase, for one sample; or for one number of a graph.
     *
     * @param update the update that it is part of
     * @param sample 0 for what belongs to no sample
     * @param layer of the neuron; 0 for what belongs to no neuron, as does {@code neuron}
     * @param first the place of its first quantity
     * @param size how many quantities it has
     */
    record Stretch(Phase phase, int update, int sample, int layer, int neuron, int first, int size) {
        /** The place after its last quantity. */
        public int end() {
            return first + size;
        }
    }

    static TeachingOrder of(Computation computation) {
        return computation instanceof Graph graph
                ? GraphOrder.of(graph)
                : computation instanceof Unfolded unfolded
                        ? UnfoldedOrder.of(unfolded)
                        : new LayerOrder(computation.ofLayers());
    }

    /** How many quantities there are. */
    int size();

    /** How many of them are worked out, and so are steps. */
    int steps();

    /** Whether there is a quantity of that name. */
    boolean has(Quantity q);

    /**
     * The place of a quantity that there is.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    int placeOf(Quantity q);

    /**
     * The quantity at a place.
     *
     * @throws IndexOutOfBoundsException if the place is not from 0 to {@link #size()} − 1
     */
    Quantity at(int place);

    /**
     * The stretch that holds a place.
     *
     * @throws IndexOutOfBoundsException if the place is not from 0 to {@link #size()} − 1
     */
    Stretch stretchAt(int place);

    /** Visits every quantity in order. */
    void forEach(Consumer<Quantity> visit);

    /** Visits, in order, the quantities of one sample of an update, and those of the update that belong to no sample. */
    void forEachOfSample(int sample, int update, Consumer<Quantity> visit);

    /** The number of the step at a place, counted from 1; 0 or less for what is given, which comes before all steps. */
    default int stepAt(int place) {
        return place - (size() - steps()) + 1;
    }
}
