package longhand.model;

import static longhand.formula.Formula.number;
import static longhand.formula.Formula.product;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import longhand.formula.Formula;
import longhand.formula.Formula.Applied;
import longhand.formula.Formula.Negative;
import longhand.formula.Formula.Neurons;
import longhand.formula.Formula.Quotient;
import longhand.formula.Function;

/**
 * How far the activations of the output layer are from the targets, per sample; the loss of a batch is the mean over its samples, or their sum.
 */
public enum Loss {
    /** The mean over the outputs of (a − y)². */
    MSE("mean squared error"),
    /** The sum over the outputs of (a − y)². */
    SQUARED_ERROR("squared error"),
    /** Half the sum over the outputs of (a − y)². */
    HALF_SQUARED_ERROR("half squared error"),
    /** −Σ y ln a. */
    CROSS_ENTROPY("cross-entropy", Activation.SOFTMAX),
    /** −Σ [y ln a + (1 − y) ln(1 − a)]. */
    BINARY_CROSS_ENTROPY("binary cross-entropy", Activation.SIGMOID);

    private final String title;
    /** Of a loss with logarithms the activation that they undo; null for the others. */
    private final Activation undone;

    Loss(String title) {
        this(title, null);
    }

    Loss(String title, Activation undone) {
        this.title = title;
        this.undone = undone;
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
        return undone != null;
    }

    /**
     * Whether ∂L/∂z comes to a − y for that activation of the outputs, because the logarithm undoes it: cross-entropy after softmax
     * with targets that sum to 1, and its two-class twin.
     */
    public boolean leavesError(Activation activation, List<BigDecimal> targets) {
        return activation == undone
                && (activation.isElementwise()
                        || targets.stream()
                                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                                        .compareTo(BigDecimal.ONE)
                                == 0);
    }

    /** Whether it is a mean over the outputs, and no sum. */
    public boolean isMeanOverOutputs() {
        return this == MSE;
    }

    /** Whether it is made of squares of differences. */
    public boolean isSquared() {
        return !isLogarithmic();
    }

    /**
     * The share of one output in the loss of a sample.
     *
     * @param y the target
     * @param output the neuron, with those that its activation depends on
     * @param outputs how many there are
     */
    Formula share(Formula y, Activation activation, Neurons output, int outputs) {
        Formula square = new Applied(Function.SQUARE, Formula.difference(output.activation(), y));
        return switch (this) {
            case MSE -> product(new Quotient(number(1), Formula.count(outputs)), square);
            case SQUARED_ERROR -> square;
            case HALF_SQUARED_ERROR -> product(new Quotient(number(1), number(2)), square);
            case CROSS_ENTROPY -> new Negative(product(y, activation.ln(output)));
            case BINARY_CROSS_ENTROPY -> {
                Formula other = product(Formula.difference(number(1), y), activation.lnOneLess(output));
                yield new Negative(Formula.sum(List.of(product(y, activation.ln(output)), other)));
            }
        };
    }
}
