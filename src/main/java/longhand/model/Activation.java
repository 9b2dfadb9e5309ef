package longhand.model;

import java.util.Locale;

/** What a neuron makes of its weighted sum. The functions and their derivatives are in {@code longhand.calculus.ActivationRules}. */
public enum Activation {
    RELU("ReLU"),
    SIGMOID("sigmoid"),
    TANH("tanh"),
    SOFTMAX("softmax"),
    IDENTITY("identity");

    private final String title;

    Activation(String title) {
        this.title = title;
    }

    /** As it is written in an example file: {@code relu}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As it is written in a sentence: ReLU. */
    public String title() {
        return title;
    }

    /** Whether a neuron's activation depends on its own weighted sum alone; softmax depends on those of the whole layer. */
    public boolean isElementwise() {
        return this != SOFTMAX;
    }

    /** Whether activations lie in the open interval (0, 1), so that a loss may take their logarithm. */
    public boolean isBetweenZeroAndOne() {
        return this == SIGMOID || this == SOFTMAX;
    }
}
