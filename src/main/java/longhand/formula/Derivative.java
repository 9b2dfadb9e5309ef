package longhand.formula;

/**
 * The derivative of one variable with respect to another: ∂u/∂v.
 *
 * @param numerator u
 * @param denominator v
 * @param kind that of the derivatives of such variables by such
 */
public record Derivative(Variable numerator, Variable denominator, Kind kind) implements Quantity {
    public Derivative {
        if (kind == null) {
            throw new IllegalArgumentException("there is no d" + numerator + "/d" + denominator);
        }
    }

    /** @throws IllegalArgumentException if there are no derivatives of this kind of variable with respect to that one */
    public Derivative(Variable numerator, Variable denominator) {
        this(numerator, denominator, Kind.of(numerator.kind(), denominator.kind()));
    }

    /** Null if there are no derivatives of this kind of variable with respect to that one. */
    public static Derivative orNull(Variable numerator, Variable denominator) {
        Kind kind = Kind.of(numerator.kind(), denominator.kind());
        return kind == null ? null : new Derivative(numerator, denominator, kind);
    }

    /** The layer of the denominator; for ∂z2/∂a1 that of z. */
    @Override
    public int layer() {
        return Math.max(numerator.layer(), denominator.layer());
    }

    @Override
    public int to() {
        return numerator.kind().isLoss() ? denominator.to() : numerator.to();
    }

    @Override
    public int from() {
        return kind.isBetweenNeurons() ? denominator.to() : denominator.from();
    }

    @Override
    public int output() {
        return numerator.kind() == Kind.OUTPUT_LOSS ? numerator.to() : 0;
    }

    @Override
    public int sample() {
        return numerator.sample();
    }

    @Override
    public Derivative withSample(int other) {
        boolean both = denominator.kind().isOfSample();
        return new Derivative(numerator.withSample(other), both ? denominator.withSample(other) : denominator, kind);
    }

    /** Whether the numerator is worked out from the denominator: at the same neuron or the next, for the same sample. */
    public boolean isConnected() {
        if (denominator.sample() != 0 && numerator.sample() != denominator.sample()) {
            return false;
        }
        return switch (kind) {
            case ACTIVATION_BY_WEIGHTED_SUM -> numerator.layer() == denominator.layer();
            case WEIGHTED_SUM_BY_WEIGHT, WEIGHTED_SUM_BY_BIAS ->
                numerator.layer() == denominator.layer() && numerator.to() == denominator.to();
            case WEIGHTED_SUM_BY_ACTIVATION -> numerator.layer() == denominator.layer() + 1;
            default -> true;
        };
    }

    // As a record's own, but plain code: names are compared all the time.

    @Override
    public boolean equals(Object other) {
        return other instanceof Derivative d && denominator.equals(d.denominator) && numerator.equals(d.numerator);
    }

    @Override
    public int hashCode() {
        return 31 * numerator.hashCode() + denominator.hashCode();
    }

    @Override
    public String toString() {
        return "d" + numerator + "/d" + denominator;
    }
}
