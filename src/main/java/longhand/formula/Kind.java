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
    /** theta2[j], the threshold of neuron j of layer 2, which is subtracted where a bias is added; after an update theta2'[j]. */
    THRESHOLD(Phase.GIVEN),
    /** A given number of a graph, called as its file calls it; after an update x'. */
    LEAF(Phase.GIVEN),
    /** alpha, the learning rate. */
    LEARNING_RATE(Phase.GIVEN),
    /** lambda, how strongly weights are drawn towards 0. */
    LAMBDA(Phase.GIVEN),
    /** mu, how much of the momentum is kept from update to update. */
    MU(Phase.GIVEN),
    /** beta1, how much of the moving mean of gradients is kept. */
    BETA1(Phase.GIVEN),
    /** beta2, how much of the moving mean of squared gradients is kept. */
    BETA2(Phase.GIVEN),
    /** rho, the same where there is no mean of gradients. */
    RHO(Phase.GIVEN),
    /** epsilon, which keeps a divisor from 0. */
    EPSILON(Phase.GIVEN),

    /** z2[j], the weighted sum of neuron j. */
    WEIGHTED_SUM(Phase.FORWARD),
    /** a2[j], the activation of neuron j. */
    ACTIVATION(Phase.FORWARD),

    /** A number of a graph that is worked out, called as its file calls it. */
    NODE(Phase.FORWARD),
    /** The one of them that is differentiated. */
    GRAPH_LOSS(Phase.FORWARD),

    /** e[j], how far output j is from its target, where a network learns from that and has no loss. */
    ERROR(Phase.ERROR),
    /** L[j], the share of output j in the loss of a sample. */
    OUTPUT_LOSS(Phase.LOSS),
    /** L@k, the loss of a sample. */
    SAMPLE_LOSS(Phase.LOSS),

    /** L, the loss of a batch: the mean or the sum of those of its samples, and what else belongs to it. */
    BATCH_LOSS(Phase.MEAN),

    /** m(w2[j,i]) or m(b2[j]), a momentum or a moving mean of the gradients of a parameter. */
    FIRST_MOMENT(Phase.UPDATE),
    /** v(w2[j,i]), a sum or a moving mean of their squares. */
    SECOND_MOMENT(Phase.UPDATE),
    /** mhat(w2[j,i]), a moving mean without what it still has of its start at 0. */
    CORRECTED_FIRST_MOMENT(Phase.UPDATE),
    /** vhat(w2[j,i]), the same of the squares. */
    CORRECTED_SECOND_MOMENT(Phase.UPDATE);

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
        return this == OUTPUT_LOSS || this == SAMPLE_LOSS || this == BATCH_LOSS || this == GRAPH_LOSS;
    }

    /** Whether an update may change it. */
    public boolean isParameter() {
        return this == WEIGHT || this == LEAF || isOffset();
    }

    /** Whether each neuron has one, beside its weights. */
    public boolean isOffset() {
        return this == BIAS || this == THRESHOLD;
    }

    /** Whether it is given with the way of learning. */
    public boolean isSetting() {
        return switch (this) {
            case LEARNING_RATE, LAMBDA, MU, BETA1, BETA2, RHO, EPSILON -> true;
            default -> false;
        };
    }

    /** Whether an optimiser works it out of a parameter, in each update, before the new value. */
    public boolean isState() {
        return switch (this) {
            case FIRST_MOMENT, SECOND_MOMENT, CORRECTED_FIRST_MOMENT, CORRECTED_SECOND_MOMENT -> true;
            default -> false;
        };
    }

    /** Whether each sample of the batch has its own. */
    public boolean isOfSample() {
        return switch (this) {
            case INPUT, TARGET, WEIGHTED_SUM, ACTIVATION, ERROR, OUTPUT_LOSS, SAMPLE_LOSS -> true;
            default -> false;
        };
    }
}
