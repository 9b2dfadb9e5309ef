package longhand.formula.quantity;

/** What a quantity is, apart from its indices: a {@link Kind} of variable, or the derivatives of one kind with respect to another. */
public sealed interface Family permits Kind, Family.Derivatives, Family.StatesOfOffsets {
    Phase phase();

    /** States of an optimiser that are those of biases or thresholds; {@code kind} alone is those of weights. */
    record StatesOfOffsets(Kind kind) implements Family {
        @Override
        public Phase phase() {
            return kind.phase();
        }
    }

    /** Those of {@link Kind#by}. */
    record Derivatives(Kind numerator, Kind denominator) implements Family {
        @Override
        public Phase phase() {
            return numerator == Kind.BATCH_LOSS ? Phase.MEAN : Phase.BACKWARD;
        }
    }
}
