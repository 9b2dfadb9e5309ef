package longhand.formula;

/** The kinds of quantities: which letters stand in the name, and in which phase of the work it turns up. */
public enum Kind {
    /** x[i], input i of a sample. */
    INPUT(Phase.GIVEN),
    /** y[j], target j of a sample. */
    TARGET(Phase.GIVEN),
    /** w2[j,i], the weight to neuron j of layer 2 from neuron i of layer 1. */
    WEIGHT(Phase.GIVEN),
    /** b2[j], the bias of neuron j of layer 2. */
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

    /** dL/da2[j], derivative of the sample's loss with respect to an activation. */
    LOSS_BY_ACTIVATION(Phase.BACKWARD),
    /** da2[j]/dz2[i], derivative of an activation with respect to a weighted sum of its layer; i = j unless softmax. */
    ACTIVATION_BY_WEIGHTED_SUM(Phase.BACKWARD),
    /** dL/dz2[j], derivative of the sample's loss with respect to a weighted sum. */
    LOSS_BY_WEIGHTED_SUM(Phase.BACKWARD),
    /** dz2[j]/dw2[j,i], derivative of a weighted sum with respect to one of its weights. */
    WEIGHTED_SUM_BY_WEIGHT(Phase.BACKWARD),
    /** dz2[j]/db2[j], derivative of a weighted sum with respect to its bias. */
    WEIGHTED_SUM_BY_BIAS(Phase.BACKWARD),
    /** dz2[j]/da1[i], derivative of a weighted sum with respect to an activation of the layer before. */
    WEIGHTED_SUM_BY_ACTIVATION(Phase.BACKWARD),
    /** dL[j]/da1[i], derivative of output j's share of the loss with respect to an activation of a hidden layer. */
    OUTPUT_LOSS_BY_ACTIVATION(Phase.BACKWARD),
    /** dL[j]/dw1[k,i], derivative of output j's share of the loss with respect to a weight of a hidden layer. */
    OUTPUT_LOSS_BY_WEIGHT(Phase.BACKWARD),
    /** dL[j]/db1[k], derivative of output j's share of the loss with respect to a bias of a hidden layer. */
    OUTPUT_LOSS_BY_BIAS(Phase.BACKWARD),
    /** dL/dw2[j,i]@k, derivative of the sample's loss with respect to a weight. */
    LOSS_BY_WEIGHT(Phase.BACKWARD),
    /** dL/db2[j]@k, derivative of the sample's loss with respect to a bias. */
    LOSS_BY_BIAS(Phase.BACKWARD),

    /** L, the loss of a batch of several samples: their mean. */
    BATCH_LOSS(Phase.MEAN),
    /** dL/dw2[j,i], derivative of the batch loss with respect to a weight. */
    BATCH_LOSS_BY_WEIGHT(Phase.MEAN),
    /** dL/db2[j], derivative of the batch loss with respect to a bias. */
    BATCH_LOSS_BY_BIAS(Phase.MEAN),

    /** w2'[j,i], the weight after the update. */
    NEW_WEIGHT(Phase.UPDATE),
    /** b2'[j], the bias after the update. */
    NEW_BIAS(Phase.UPDATE);

    private final Phase phase;

    Kind(Phase phase) {
        this.phase = phase;
    }

    public Phase phase() {
        return phase;
    }
}
