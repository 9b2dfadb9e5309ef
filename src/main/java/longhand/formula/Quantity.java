package longhand.formula;

/**
 * The name of one number. All indices count from 1; an index that a kind has no use for is 0.
 *
 * @param layer the layer of the neuron, weight or bias; for ∂z2/∂a1 the layer of z
 * @param to the neuron of that layer (the input, for x; the output, for y and L[j]); the numerator's, where there are two
 * @param from the neuron at the other end: of the layer before for weights, of the same layer for ∂a/∂z
 * @param output the output whose share of the loss is meant
 * @param sample the sample of the batch; 0 for what belongs to no sample: parameters and means
 */
public record Quantity(Kind kind, int layer, int to, int from, int output, int sample) {
    public static Quantity input(int i, int sample) {
        return new Quantity(Kind.INPUT, 0, i, 0, 0, sample);
    }

    public static Quantity target(int j, int sample) {
        return new Quantity(Kind.TARGET, 0, j, 0, 0, sample);
    }

    public static Quantity weight(int layer, int to, int from) {
        return new Quantity(Kind.WEIGHT, layer, to, from, 0, 0);
    }

    public static Quantity bias(int layer, int to) {
        return new Quantity(Kind.BIAS, layer, to, 0, 0, 0);
    }

    public static Quantity learningRate() {
        return new Quantity(Kind.LEARNING_RATE, 0, 0, 0, 0, 0);
    }

    public static Quantity weightedSum(int layer, int j, int sample) {
        return new Quantity(Kind.WEIGHTED_SUM, layer, j, 0, 0, sample);
    }

    /** The activation of neuron i of a layer; of layer 0, the input. */
    public static Quantity activation(int layer, int i, int sample) {
        return layer == 0 ? input(i, sample) : new Quantity(Kind.ACTIVATION, layer, i, 0, 0, sample);
    }

    public static Quantity outputLoss(int j, int sample) {
        return new Quantity(Kind.OUTPUT_LOSS, 0, j, 0, 0, sample);
    }

    public static Quantity sampleLoss(int sample) {
        return new Quantity(Kind.SAMPLE_LOSS, 0, 0, 0, 0, sample);
    }

    public static Quantity lossByActivation(int layer, int j, int sample) {
        return new Quantity(Kind.LOSS_BY_ACTIVATION, layer, j, 0, 0, sample);
    }

    /** ∂a[i]/∂z[j] in one layer. */
    public static Quantity activationByWeightedSum(int layer, int i, int j, int sample) {
        return new Quantity(Kind.ACTIVATION_BY_WEIGHTED_SUM, layer, i, j, 0, sample);
    }

    public static Quantity lossByWeightedSum(int layer, int j, int sample) {
        return new Quantity(Kind.LOSS_BY_WEIGHTED_SUM, layer, j, 0, 0, sample);
    }

    public static Quantity weightedSumByWeight(int layer, int j, int i, int sample) {
        return new Quantity(Kind.WEIGHTED_SUM_BY_WEIGHT, layer, j, i, 0, sample);
    }

    public static Quantity weightedSumByBias(int layer, int j, int sample) {
        return new Quantity(Kind.WEIGHTED_SUM_BY_BIAS, layer, j, 0, 0, sample);
    }

    /** ∂z[j]/∂a[i], z of {@code layer} and a of the layer before. */
    public static Quantity weightedSumByActivation(int layer, int j, int i, int sample) {
        return new Quantity(Kind.WEIGHTED_SUM_BY_ACTIVATION, layer, j, i, 0, sample);
    }

    public static Quantity outputLossByActivation(int output, int layer, int i, int sample) {
        return new Quantity(Kind.OUTPUT_LOSS_BY_ACTIVATION, layer, i, 0, output, sample);
    }

    public static Quantity outputLossByWeight(int output, int layer, int to, int from, int sample) {
        return new Quantity(Kind.OUTPUT_LOSS_BY_WEIGHT, layer, to, from, output, sample);
    }

    public static Quantity outputLossByBias(int output, int layer, int to, int sample) {
        return new Quantity(Kind.OUTPUT_LOSS_BY_BIAS, layer, to, 0, output, sample);
    }

    public static Quantity lossByWeight(int layer, int to, int from, int sample) {
        return new Quantity(Kind.LOSS_BY_WEIGHT, layer, to, from, 0, sample);
    }

    public static Quantity lossByBias(int layer, int to, int sample) {
        return new Quantity(Kind.LOSS_BY_BIAS, layer, to, 0, 0, sample);
    }

    public static Quantity batchLoss() {
        return new Quantity(Kind.BATCH_LOSS, 0, 0, 0, 0, 0);
    }

    public static Quantity batchLossByWeight(int layer, int to, int from) {
        return new Quantity(Kind.BATCH_LOSS_BY_WEIGHT, layer, to, from, 0, 0);
    }

    public static Quantity batchLossByBias(int layer, int to) {
        return new Quantity(Kind.BATCH_LOSS_BY_BIAS, layer, to, 0, 0, 0);
    }

    public static Quantity newWeight(int layer, int to, int from) {
        return new Quantity(Kind.NEW_WEIGHT, layer, to, from, 0, 0);
    }

    public static Quantity newBias(int layer, int to) {
        return new Quantity(Kind.NEW_BIAS, layer, to, 0, 0, 0);
    }

    public Phase phase() {
        return kind.phase();
    }

    /** For a derivative, the quantity on top: L of ∂L/∂w. Null for anything else. */
    public Quantity numerator() {
        return switch (kind) {
            case LOSS_BY_ACTIVATION, LOSS_BY_WEIGHTED_SUM, LOSS_BY_WEIGHT, LOSS_BY_BIAS -> sampleLoss(sample);
            case OUTPUT_LOSS_BY_ACTIVATION, OUTPUT_LOSS_BY_WEIGHT, OUTPUT_LOSS_BY_BIAS -> outputLoss(output, sample);
            case ACTIVATION_BY_WEIGHTED_SUM -> activation(layer, to, sample);
            case WEIGHTED_SUM_BY_WEIGHT, WEIGHTED_SUM_BY_BIAS, WEIGHTED_SUM_BY_ACTIVATION ->
                weightedSum(layer, to, sample);
            case BATCH_LOSS_BY_WEIGHT, BATCH_LOSS_BY_BIAS -> batchLoss();
            default -> null;
        };
    }

    /** For a derivative, the quantity below: w of ∂L/∂w. Null for anything else. */
    public Quantity denominator() {
        return switch (kind) {
            case LOSS_BY_ACTIVATION, OUTPUT_LOSS_BY_ACTIVATION -> activation(layer, to, sample);
            case LOSS_BY_WEIGHTED_SUM -> weightedSum(layer, to, sample);
            case ACTIVATION_BY_WEIGHTED_SUM -> weightedSum(layer, from, sample);
            case WEIGHTED_SUM_BY_ACTIVATION -> activation(layer - 1, from, sample);
            case WEIGHTED_SUM_BY_WEIGHT, OUTPUT_LOSS_BY_WEIGHT, LOSS_BY_WEIGHT, BATCH_LOSS_BY_WEIGHT ->
                weight(layer, to, from);
            case WEIGHTED_SUM_BY_BIAS, OUTPUT_LOSS_BY_BIAS, LOSS_BY_BIAS, BATCH_LOSS_BY_BIAS -> bias(layer, to);
            default -> null;
        };
    }

    /** Whether this is a derivative. */
    public boolean isDerivative() {
        return numerator() != null;
    }

    // As a record's own, but plain code: names are compared all the time, and a record's own way takes long to get
    // going.

    @Override
    public boolean equals(Object other) {
        return other instanceof Quantity q
                && kind == q.kind
                && layer == q.layer
                && to == q.to
                && from == q.from
                && output == q.output
                && sample == q.sample;
    }

    @Override
    public int hashCode() {
        int hash = kind.hashCode();
        hash = 31 * hash + layer;
        hash = 31 * hash + to;
        hash = 31 * hash + from;
        hash = 31 * hash + output;
        return 31 * hash + sample;
    }
}
