package longhand.formula;

import java.util.EnumMap;
import java.util.Map;

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
    LOSS_BY_ACTIVATION(Phase.BACKWARD, SAMPLE_LOSS, ACTIVATION),
    /** da2[j]/dz2[i], derivative of an activation with respect to a weighted sum of its layer; i = j unless softmax. */
    ACTIVATION_BY_WEIGHTED_SUM(Phase.BACKWARD, ACTIVATION, WEIGHTED_SUM),
    /** dL/dz2[j], derivative of the sample's loss with respect to a weighted sum. */
    LOSS_BY_WEIGHTED_SUM(Phase.BACKWARD, SAMPLE_LOSS, WEIGHTED_SUM),
    /** dz2[j]/dw2[j,i], derivative of a weighted sum with respect to one of its weights. */
    WEIGHTED_SUM_BY_WEIGHT(Phase.BACKWARD, WEIGHTED_SUM, WEIGHT),
    /** dz2[j]/db2[j], derivative of a weighted sum with respect to its bias. */
    WEIGHTED_SUM_BY_BIAS(Phase.BACKWARD, WEIGHTED_SUM, BIAS),
    /** dz2[j]/da1[i], derivative of a weighted sum with respect to an activation of the layer before. */
    WEIGHTED_SUM_BY_ACTIVATION(Phase.BACKWARD, WEIGHTED_SUM, ACTIVATION),
    /** dL[j]/da1[i], derivative of output j's share of the loss with respect to an activation of a hidden layer. */
    OUTPUT_LOSS_BY_ACTIVATION(Phase.BACKWARD, OUTPUT_LOSS, ACTIVATION),
    /** dL[j]/dw1[k,i], derivative of output j's share of the loss with respect to a weight of a hidden layer. */
    OUTPUT_LOSS_BY_WEIGHT(Phase.BACKWARD, OUTPUT_LOSS, WEIGHT),
    /** dL[j]/db1[k], derivative of output j's share of the loss with respect to a bias of a hidden layer. */
    OUTPUT_LOSS_BY_BIAS(Phase.BACKWARD, OUTPUT_LOSS, BIAS),
    /** dL/dw2[j,i]@k, derivative of the sample's loss with respect to a weight. */
    LOSS_BY_WEIGHT(Phase.BACKWARD, SAMPLE_LOSS, WEIGHT),
    /** dL/db2[j]@k, derivative of the sample's loss with respect to a bias. */
    LOSS_BY_BIAS(Phase.BACKWARD, SAMPLE_LOSS, BIAS),

    /** L, the loss of a batch of several samples: their mean. */
    BATCH_LOSS(Phase.MEAN),
    /** dL/dw2[j,i], derivative of the batch loss with respect to a weight. */
    BATCH_LOSS_BY_WEIGHT(Phase.MEAN, BATCH_LOSS, WEIGHT),
    /** dL/db2[j], derivative of the batch loss with respect to a bias. */
    BATCH_LOSS_BY_BIAS(Phase.MEAN, BATCH_LOSS, BIAS),

    /** w2'[j,i], the weight after the update. */
    NEW_WEIGHT(Phase.UPDATE),
    /** b2'[j], the bias after the update. */
    NEW_BIAS(Phase.UPDATE);

    private static final Map<Kind, Map<Kind, Kind>> DERIVATIVES = new EnumMap<>(Kind.class);

    static {
        for (Kind kind : values()) {
            DERIVATIVES.put(kind, new EnumMap<>(Kind.class));
            if (kind.isDerivative()) {
                DERIVATIVES.get(kind.numerator).put(kind.denominator, kind);
            }
        }
    }

    private final Phase phase;
    private final Kind numerator;
    private final Kind denominator;

    Kind(Phase phase) {
        this(phase, null, null);
    }

    Kind(Phase phase, Kind numerator, Kind denominator) {
        this.phase = phase;
        this.numerator = numerator;
        this.denominator = denominator;
    }

    /** The kind of the derivatives of one kind of variable with respect to another; null where nobody asks for these. */
    public static Kind of(Kind numerator, Kind denominator) {
        return DERIVATIVES.get(numerator).get(denominator);
    }

    public Phase phase() {
        return phase;
    }

    public boolean isDerivative() {
        return numerator != null;
    }

    /** Of a derivative, what kind of variable stands above; null for a variable. */
    public Kind numerator() {
        return numerator;
    }

    /** Of a derivative, what kind of variable stands below; null for a variable. */
    public Kind denominator() {
        return denominator;
    }

    /** Whether it is a loss, or an output's share of one. */
    public boolean isLoss() {
        return this == OUTPUT_LOSS || this == SAMPLE_LOSS || this == BATCH_LOSS;
    }

    /** Whether each sample of the batch has its own. */
    public boolean isOfSample() {
        return switch (this) {
            case INPUT, TARGET, WEIGHTED_SUM, ACTIVATION, OUTPUT_LOSS, SAMPLE_LOSS -> true;
            case WEIGHT, BIAS, LEARNING_RATE, BATCH_LOSS, NEW_WEIGHT, NEW_BIAS -> false;
            default -> numerator.isOfSample();
        };
    }

    /** Whether two neurons stand in the name: ∂a[i]/∂z[j] and ∂z[j]/∂a[i]. */
    public boolean isBetweenNeurons() {
        return this == ACTIVATION_BY_WEIGHTED_SUM || this == WEIGHTED_SUM_BY_ACTIVATION;
    }

    /** Whether it is a parameter after the update. */
    public boolean isUpdate() {
        return this == NEW_WEIGHT || this == NEW_BIAS;
    }
}
