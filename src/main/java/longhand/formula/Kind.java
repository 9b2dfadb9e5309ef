package longhand.formula;

/** The kinds of variables: which letters stand in the name, and in which phase of the work they turn up. */
public enum Kind implements Family {
    /** x[i], input i of a sample. */
    INPUT(Phase.GIVEN),
    /** y[j], target j of a sample. */
    TARGET(Phase.GIVEN),
    /** w2[j,i], the weight to neuron j of layer 2 from neuron i of layer 1; after an update w2'[j,i]. */
    WEIGHT(Phase.GIVEN),
    /** b2[j], the bias of neuron j of layer 2; after an update b2'[j]. */
    BIAS(Phase.GIVEN),
    /** alpha, the learning rate. */
    LEARNING_RATE(Phase.GIVEN),

    /** z2[j], the weighted sum of neuron j. */
    WEIGHTED_SUM(Phase.FORWARD),
    /** a2[j], the activation of neuron j. */
    ACTIVATION(Phase.FORWARD),

    /** L[j], the share of output j in the loss of a sample. */
    OUTPUT_LOSS(Phase.LOSS),
    /** L@k, the loss of a sample. */
    SAMPLE_LOSS(Phase.LOSS),

    /** L, the loss of a batch of several samples: their mean. */
    BATCH_LOSS(Phase.MEAN);

    private final Phase phase;

    Kind(Phase phase) {
        this.phase = phase;
    }

    /** The derivatives of variables of this kind with respect to those of another: {@code SAMPLE_LOSS.by(WEIGHT)}, ∂L/∂w. */
    public Family by(Kind denominator) {
        return new Family.Derivatives(this, denominator);
    }

    @Override
    public Phase phase() {
        return phase;
    }

    /** Whether it is a loss, or an output's share of one. */
    public boolean isLoss() {
        return this == OUTPUT_LOSS || this == SAMPLE_LOSS || this == BATCH_LOSS;
    }

    /** Whether an update changes it. */
    public boolean isParameter() {
        return this == WEIGHT || this == BIAS;
    }

    /** Whether each sample of the batch has its own. */
    public boolean isOfSample() {
        return switch (this) {
            case INPUT, TARGET, WEIGHTED_SUM, ACTIVATION, OUTPUT_LOSS, SAMPLE_LOSS -> true;
            case WEIGHT, BIAS, LEARNING_RATE, BATCH_LOSS -> false;
        };
    }
}
