package longhand.formula;

/** Why a number does not exist. */
public enum Lack {
    /** Something is divided by 0. */
    DIVISION_BY_ZERO,
    /** A logarithm is taken of 0 or of a negative number. */
    LOGARITHM,
    /** A square root is taken of a negative number. */
    ROOT,
    /** A negative number is raised to a power that is no whole number. */
    POWER
}
