package longhand.calculus;

import java.util.List;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Family;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;

/** Derivatives by their indices, as the tests name them. */
public final class Derivatives {
    /** All that are worked out in one network or another. */
    public static final List<Family> FAMILIES = List.of(
            Kind.SAMPLE_LOSS.by(Kind.ACTIVATION),
            Kind.ACTIVATION.by(Kind.WEIGHTED_SUM),
            Kind.SAMPLE_LOSS.by(Kind.WEIGHTED_SUM),
            Kind.WEIGHTED_SUM.by(Kind.WEIGHT),
            Kind.WEIGHTED_SUM.by(Kind.BIAS),
            Kind.WEIGHTED_SUM.by(Kind.ACTIVATION),
            Kind.OUTPUT_LOSS.by(Kind.ACTIVATION),
            Kind.OUTPUT_LOSS.by(Kind.WEIGHT),
            Kind.OUTPUT_LOSS.by(Kind.BIAS),
            Kind.SAMPLE_LOSS.by(Kind.WEIGHT),
            Kind.SAMPLE_LOSS.by(Kind.BIAS),
            Kind.BATCH_LOSS.by(Kind.WEIGHT),
            Kind.BATCH_LOSS.by(Kind.BIAS));

    private Derivatives() {}

    /** The quantity that the tables write as LOSS_BY_WEIGHT, WEIGHT, or NEW_WEIGHT for one after the update. */
    static Quantity of(String family, int layer, int to, int from, int output, int sample) {
        boolean isNew = family.startsWith("NEW_");
        Quantity q = of(family(isNew ? family.substring(4) : family), layer, to, from, output, sample);
        return isNew ? q.withUpdate(2) : q;
    }

    private static Family family(String written) {
        String[] kinds = written.split("_BY_", 2);
        Kind first = Kind.valueOf(kinds.length == 2 && kinds[0].equals("LOSS") ? "SAMPLE_LOSS" : kinds[0]);
        return kinds.length == 1 ? first : first.by(Kind.valueOf(kinds[1]));
    }

    /** The quantity of a family with these indices, each as the method of its name gives it. */
    static Quantity of(Family family, int layer, int to, int from, int output, int sample) {
        if (family instanceof Kind kind) {
            return new Variable(kind, layer, to, from, sample);
        }
        Kind above = ((Family.Derivatives) family).numerator();
        Kind below = ((Family.Derivatives) family).denominator();
        int ofSample = below.isOfSample() ? sample : 0;
        if (!above.isLoss()) {
            Variable u = new Variable(above, layer, to, 0, sample);
            return new Derivative(
                    u,
                    below.isOfSample()
                            ? new Variable(below, below == Kind.ACTIVATION ? layer - 1 : layer, from, 0, sample)
                            : new Variable(below, layer, to, from, ofSample));
        }
        Variable loss =
                switch (above) {
                    case SAMPLE_LOSS -> Quantity.sampleLoss(sample);
                    case OUTPUT_LOSS -> Quantity.outputLoss(output, sample);
                    default -> Quantity.batchLoss();
                };
        return new Derivative(loss, new Variable(below, layer, to, from, ofSample));
    }

    public static Derivative lossByActivation(int layer, int j, int sample) {
        return new Derivative(Quantity.sampleLoss(sample), Quantity.activation(layer, j, sample));
    }

    /** ∂a[i]/∂z[j] in one layer. */
    public static Derivative activationByWeightedSum(int layer, int i, int j, int sample) {
        return new Derivative(Quantity.activation(layer, i, sample), Quantity.weightedSum(layer, j, sample));
    }

    public static Derivative lossByWeightedSum(int layer, int j, int sample) {
        return new Derivative(Quantity.sampleLoss(sample), Quantity.weightedSum(layer, j, sample));
    }

    public static Derivative weightedSumByWeight(int layer, int j, int i, int sample) {
        return new Derivative(Quantity.weightedSum(layer, j, sample), Quantity.weight(layer, j, i));
    }

    public static Derivative weightedSumByBias(int layer, int j, int sample) {
        return new Derivative(Quantity.weightedSum(layer, j, sample), Quantity.bias(layer, j));
    }

    /** ∂z[j]/∂a[i], z of {@code layer} and a of the layer before. */
    public static Derivative weightedSumByActivation(int layer, int j, int i, int sample) {
        return new Derivative(Quantity.weightedSum(layer, j, sample), Quantity.activation(layer - 1, i, sample));
    }

    public static Derivative outputLossByActivation(int output, int layer, int i, int sample) {
        return new Derivative(Quantity.outputLoss(output, sample), Quantity.activation(layer, i, sample));
    }

    public static Derivative outputLossByWeight(int output, int layer, int to, int from, int sample) {
        return new Derivative(Quantity.outputLoss(output, sample), Quantity.weight(layer, to, from));
    }

    public static Derivative outputLossByBias(int output, int layer, int to, int sample) {
        return new Derivative(Quantity.outputLoss(output, sample), Quantity.bias(layer, to));
    }

    public static Derivative lossByWeight(int layer, int to, int from, int sample) {
        return new Derivative(Quantity.sampleLoss(sample), Quantity.weight(layer, to, from));
    }

    public static Derivative lossByBias(int layer, int to, int sample) {
        return new Derivative(Quantity.sampleLoss(sample), Quantity.bias(layer, to));
    }

    public static Derivative batchLossByWeight(int layer, int to, int from) {
        return new Derivative(Quantity.batchLoss(), Quantity.weight(layer, to, from));
    }

    public static Derivative batchLossByBias(int layer, int to) {
        return new Derivative(Quantity.batchLoss(), Quantity.bias(layer, to));
    }
}
