package longhand.formula;

/** The name of one number: a {@link Variable}, or the {@link Derivative} of one variable with respect to another. */
public sealed interface Quantity permits Variable, Derivative {
    Kind kind();

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

    /** The same for another sample. */
    Quantity withSample(int other);

    default Phase phase() {
        return kind().phase();
    }

    default boolean isDerivative() {
        return this instanceof Derivative;
    }

    /** The quantity of a kind with these indices, each as the method of its name gives it. */
    static Quantity of(Kind kind, int layer, int to, int from, int output, int sample) {
        if (!kind.isDerivative()) {
            return new Variable(kind, layer, to, from, sample);
        }
        Variable top =
                switch (kind.numerator()) {
                    case SAMPLE_LOSS -> sampleLoss(sample);
                    case OUTPUT_LOSS -> outputLoss(output, sample);
                    case BATCH_LOSS -> batchLoss();
                    default -> new Variable(kind.numerator(), layer, to, 0, sample);
                };
        Variable below =
                switch (kind) {
                    case ACTIVATION_BY_WEIGHTED_SUM -> weightedSum(layer, from, sample);
                    case WEIGHTED_SUM_BY_ACTIVATION -> activation(layer - 1, from, sample);
                    default ->
                        new Variable(
                                kind.denominator(),
                                layer,
                                to,
                                from,
                                kind.denominator().isOfSample() ? sample : 0);
                };
        return new Derivative(top, below, kind);
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
        return new Variable(Kind.LEARNING_RATE, 0, 0, 0, 0);
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
        return new Derivative(sampleLoss(v.sample()), v);
    }

    static Variable batchLoss() {
        return new Variable(Kind.BATCH_LOSS, 0, 0, 0, 0);
    }

    static Variable newWeight(int layer, int to, int from) {
        return new Variable(Kind.NEW_WEIGHT, layer, to, from, 0);
    }

    static Variable newBias(int layer, int to) {
        return new Variable(Kind.NEW_BIAS, layer, to, 0, 0);
    }
}
