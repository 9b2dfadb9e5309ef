package longhand.formula.quantity;

/** The name of one number: a {@link Variable}, or the {@link Derivative} of one variable with respect to another. */
public sealed interface Quantity permits Variable, Derivative {
    /** What it is, apart from its indices. */
    Family family();

    boolean isOf(Family family);

    /** The variable itself; of a derivative the one below the stroke. */
    Variable variable();

    /** The layer of the neuron, weight or bias; for ∂z2/∂a1 the layer of z. */
    int layer();

    /** The neuron of that layer (the input, for x; the output, for y and L[j]); the numerator's, where there are two. */
    int to();

    /** The neuron at the other end: of the layer before for weights, of the same layer for ∂a/∂z; otherwise 0. */
    int from();

    /** The output whose share of the loss stands on top, or 0. */
    int output();

    /** The sample of the batch; 0 for what belongs to no sample: parameters and means. */
    int sample();

    /** The update that it belongs to; a parameter to the first that uses it. */
    int update();

    /** The update that it is part of: of a new parameter the one that makes it. */
    default int partOfUpdate() {
        return isUpdate() ? update() - 1 : update();
    }

    /** The place of {@link #variable}. */
    default Place place() {
        return variable().place();
    }

    /** The variable of a kind at the same neuron and place, of the same sample and update. */
    default Variable at(Kind kind) {
        return at(kind, layer(), to(), place());
    }

    /** The variable of a kind at some neuron, of the same sample and update; the activation of layer 0 is the input. */
    default Variable at(Kind kind, int layer, int neuron) {
        return at(kind, layer, neuron, Place.NONE);
    }

    /** The same at a place. */
    default Variable at(Kind kind, int layer, int neuron, Place place) {
        return new Variable(
                layer == 0 && kind == Kind.ACTIVATION ? Kind.INPUT : kind, layer, neuron, 0, sample(), update(), place);
    }

    /** The same for another sample. */
    Quantity withSample(int other);

    /** The same for another update. */
    Quantity withUpdate(int other);

    default Phase phase() {
        return family().phase();
    }

    /** Whether it is a parameter after the update. */
    default boolean isUpdate() {
        return phase() == Phase.UPDATE && variable().kind().isParameter();
    }

    default boolean isDerivative() {
        return this instanceof Derivative;
    }

    static Variable input(int i, int sample) {
        return new Variable(Kind.INPUT, 0, i, 0, sample);
    }

    static Variable target(int j, int sample) {
        return new Variable(Kind.TARGET, 0, j, 0, sample);
    }

    static Variable weight(int layer, int to, int from) {
        return new Variable(Kind.WEIGHT, layer, to, from, 0);
    }

    static Variable bias(int layer, int to) {
        return new Variable(Kind.BIAS, layer, to, 0, 0);
    }

    static Variable learningRate() {
        return setting(Kind.LEARNING_RATE);
    }

    /** What is given with the way of learning. */
    static Variable setting(Kind kind) {
        return new Variable(kind, 0, 0, 0, 0);
    }

    static Variable weightedSum(int layer, int j, int sample) {
        return new Variable(Kind.WEIGHTED_SUM, layer, j, 0, sample);
    }

    /** The activation of neuron i of a layer; of layer 0, the input. */
    static Variable activation(int layer, int i, int sample) {
        return layer == 0 ? input(i, sample) : new Variable(Kind.ACTIVATION, layer, i, 0, sample);
    }

    static Variable outputLoss(int j, int sample) {
        return new Variable(Kind.OUTPUT_LOSS, 0, j, 0, sample);
    }

    static Variable sampleLoss(int sample) {
        return new Variable(Kind.SAMPLE_LOSS, 0, 0, 0, sample);
    }

    /** ∂L/∂v, of the loss of the sample that v belongs to. */
    static Derivative lossBy(Variable v) {
        return new Derivative(v.at(Kind.SAMPLE_LOSS, 0, 0), v);
    }

    static Variable batchLoss() {
        return new Variable(Kind.BATCH_LOSS, 0, 0, 0, 0);
    }

    /** A weight after the first update. */
    static Variable newWeight(int layer, int to, int from) {
        return new Variable(Kind.WEIGHT, layer, to, from, 0, 2);
    }

    /** A bias after the first update. */
    static Variable newBias(int layer, int to) {
        return new Variable(Kind.BIAS, layer, to, 0, 0, 2);
    }
}
