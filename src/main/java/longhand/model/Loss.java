package longhand.model;

import java.util.Locale;

/**
 * How far the activations of the output layer are from the targets, per sample; the loss of a batch is the mean over its samples.
 * The formulas and their derivatives are in {@code longhand.calculus.LossRules}.
 */
public enum Loss {
    /** The mean over the outputs of (a − y)². */
    MSE("mean squared error"),
    /** The sum over the outputs of (a − y)². */
    SQUARED_ERROR("squared error"),
    /** Half the sum over the outputs of (a − y)². */
    HALF_SQUARED_ERROR("half squared error"),
    /** −Σ y ln a. */
    CROSS_ENTROPY("cross-entropy"),
    /** −Σ [y ln a + (1 − y) ln(1 − a)]. */
    BINARY_CROSS_ENTROPY("binary cross-entropy");

    private final String title;

    Loss(String title) {
        this.title = title;
    }

    /** As it is written in an example file: {@code half-squared-error}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As it is written in a sentence. */
    public String title() {
        return title;
    }

    /** Whether it takes logarithms of the activations, and so needs them between 0 and 1. */
    public boolean isLogarithmic() {
        return this == CROSS_ENTROPY || this == BINARY_CROSS_ENTROPY;
    }
}
