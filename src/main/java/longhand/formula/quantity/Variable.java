package longhand.formula.quantity;

/**
 * A number that a model has. All indices count from 1; an index that a kind has no use for is 0.
 *
 * @param layer the layer of the neuron, weight or bias
 * @param to the neuron of that layer (the input, for x; the output, for y and L[j]); of a graph the number of the leaf or node
 * @param from for a weight the neuron of the layer before, from which it leads; for a state of an optimiser as for its parameter
 * @param sample the sample of the batch; 0 for what belongs to no sample: parameters and means
 * @param update the update that it belongs to; a parameter to the first that uses it, so that those of update 2 are what update 1 makes
 * @param place where it stands in an image or in time; {@link Place#NONE} in a network without either
 */
public record Variable(Kind kind, int layer, int to, int from, int sample, int update, Place place)
        implements Quantity {
    /** Without a place. */
    public Variable(Kind kind, int layer, int to, int from, int sample, int update) {
        this(kind, layer, to, from, sample, update, Place.NONE);
    }

    /** Of the first update. */
    public Variable(Kind kind, int layer, int to, int from, int sample) {
        this(kind, layer, to, from, sample, 1, Place.NONE);
    }

    @Override
    public Family family() {
        return kind.isState() && from == 0 ? new Family.StatesOfOffsets(kind) : kind;
    }

    @Override
    public boolean isOf(Family family) {
        return kind == family;
    }

    @Override
    public Phase phase() {
        return kind.isParameter() && update > 1 ? Phase.UPDATE : kind.phase();
    }

    /** The variable of another kind with the same indices: the momentum of a weight. */
    public Variable with(Kind other) {
        return new Variable(other, layer, to, from, sample, update, place);
    }

    @Override
    public Variable variable() {
        return this;
    }

    @Override
    public int output() {
        return 0;
    }

    /** The same at another place. */
    public Variable withPlace(Place other) {
        return new Variable(kind, layer, to, from, sample, update, other);
    }

    @Override
    public Variable withSample(int other) {
        return new Variable(kind, layer, to, from, other, update, place);
    }

    @Override
    public Variable withUpdate(int other) {
        return new Variable(kind, layer, to, from, sample, other, place);
    }

    // As a record's own, but plain code: names are compared all the time, and a record's own way takes long to get
    // going.

    @Override
    public boolean equals(Object other) {
        return other instanceof Variable v
                && kind == v.kind
                && layer == v.layer
                && to == v.to
                && from == v.from
                && sample == v.sample
                && update == v.update
                && place.equals(v.place);
    }

    @Override
    public int hashCode() {
        int hash = kind.hashCode();
        hash = 31 * hash + layer;
        hash = 31 * hash + to;
        hash = 31 * hash + from;
        hash = 31 * hash + sample;
        hash = 31 * hash + update;
        return 31 * hash + place.hashCode();
    }

    /** As a record's own; but a place is left out where there is none. */
    @Override
    public String toString() {
        return "Variable[kind=" + kind + ", layer=" + layer + ", to=" + to + ", from=" + from + ", sample=" + sample
                + ", update=" + update + (place.equals(Place.NONE) ? "" : ", place=" + place) + "]";
    }
}
