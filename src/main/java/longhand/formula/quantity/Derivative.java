package longhand.formula.quantity;

/**
 * The derivative of one variable with respect to another: ∂u/∂v.
 *
 * @param numerator u
 * @param denominator v
 */
public record Derivative(Variable numerator, Variable denominator) implements Quantity {
    @Override
    public Family family() {
        return numerator.kind().by(denominator.kind());
    }

    @Override
    public boolean isOf(Family family) {
        return family instanceof Family.Derivatives d
                && d.numerator() == numerator.kind()
                && d.denominator() == denominator.kind();
    }

    @Override
    public Variable variable() {
        return denominator;
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
        return isBetweenNeurons() ? denominator.to() : denominator.from();
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
    public int update() {
        return numerator.update();
    }

    @Override
    public Derivative withUpdate(int other) {
        return new Derivative(numerator.withUpdate(other), denominator.withUpdate(other));
    }

    @Override
    public Derivative withSample(int other) {
        boolean both = denominator.kind().isOfSample();
        return new Derivative(numerator.withSample(other), both ? denominator.withSample(other) : denominator);
    }

    /** Whether both are of neurons, as in ∂a[i]/∂z[j] and ∂z[j]/∂a[i]. */
    public boolean isBetweenNeurons() {
        return isLocal() && denominator.kind().isOfSample();
    }

    /** Whether the numerator is made of the denominator itself, and is no loss. */
    public boolean isLocal() {
        return !numerator.kind().isLoss();
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
