package longhand.check.reading;

/** What people write, or a program prints, where there is no number: it is an answer, if seldom the right one. */
public enum NoNumber {
    /** Too large, or larger than any number. */
    INFINITE,
    /** The same below 0. */
    NEGATIVE_INFINITE,
    /** There is none, as of 0/0. */
    UNDEFINED
}
