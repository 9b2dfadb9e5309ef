package longhand.mnist;

import java.util.Locale;

/** What the trainer makes small: per image, summed over the outputs; of a batch, the mean over its images. */
public enum Cost {
    /** −Σ y ln a with softmax outputs; −Σ [y ln a + (1 − y) ln(1 − a)], binary cross-entropy, with sigmoid outputs. */
    CROSS_ENTROPY,
    /** Σ (a − y)², and its true gradient through the output's activation. */
    SQUARED_ERROR,
    /** Σ (a − y)², but with the notes' dZ = 2(A − Y)/m, which leaves the derivative of the output's activation out. */
    NOTES_SQUARED_ERROR;

    /** As it is written on the command line: {@code notes-squared-error}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
