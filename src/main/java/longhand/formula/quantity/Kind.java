package longhand.formula.quantity;

import java.util.EnumMap;
import java.util.Map;

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
    /** a1[j|0], what a recurrent layer has for its activation before the first time step. */
    INITIAL(Phase.GIVEN),
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
    CORRECTED_SECOND_MOMENT(Phase.UPDATE),

    /** z2'[j], as {@link #WEIGHTED_SUM} on the same sample, but with the parameters that the update has made; so are the others that follow. */
    WEIGHTED_SUM_AFTER(WEIGHTED_SUM),
    /** a2'[j]. */
    ACTIVATION_AFTER(ACTIVATION),
    /** A number of a graph with the new parameters: q'. */
    NODE_AFTER(NODE),
    /** The one that is differentiated: f'. */
    GRAPH_LOSS_AFTER(GRAPH_LOSS),
    /** e'[j]. */
    ERROR_AFTER(ERROR),
    /** L'[j]. */
    OUTPUT_LOSS_AFTER(OUTPUT_LOSS),
    /** L'@k. */
    SAMPLE_LOSS_AFTER(SAMPLE_LOSS),
    /** L', the loss of the same batch. */
    BATCH_LOSS_AFTER(BATCH_LOSS);

    private static final Map<Kind, Kind> AFTER = new EnumMap<>(Kind.class);

    static {
        for (Kind kind : values()) {
            if (kind.before != null) {
                AFTER.put(kind.before, kind);
            }
        }
    }

    private final Phase phase;
    /** Of what is worked out once more, the kind of what it was before; otherwise null. */
    private final Kind before;

    Kind(Phase phase) {
        this.phase = phase;
        before = null;
    }

    Kind(Kind before) {
        phase = Phase.AFTERWARDS;
        this.before = before;
    }

    /** The kind of what is worked out forward, of which this is the kind once more with the new parameters; this itself where it is no such. */
    public Kind before() {
        return before == null ? this : before;
    }

    /** The kind of the same once more with the new parameters; this itself where there is none, as what is given stays. */
    public Kind after() {
        return AFTER.getOrDefault(this, this);
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
            default -> before != null && before.isOfSample();
        };
    }
}
