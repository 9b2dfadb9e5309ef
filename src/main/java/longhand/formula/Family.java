package longhand.formula;

/** What a quantity is, apart from its indices: a {@link Kind} of variable, or the derivatives of one kind with respect to another. */
public sealed interface Family permits Kind, Family.Derivatives {
    Phase phase();

    /** Those of {@link Kind#by}. */
    record Derivatives(Kind numerator, Kind denominator) implements Family {
        @Override
        public Phase phase() {
            return numerator == Kind.BATCH_LOSS ? Phase.MEAN : Phase.BACKWARD;
        }
    }
}
