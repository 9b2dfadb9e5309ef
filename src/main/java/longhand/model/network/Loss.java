package longhand.model.network;

import static longhand.formula.Formula.constant;
import static longhand.formula.Formula.number;
import static longhand.formula.Formula.product;
import static longhand.formula.Formula.the;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import longhand.formula.Curve;
import longhand.formula.Formula;
import longhand.formula.Formula.Applied;
import longhand.formula.Formula.Negative;
import longhand.formula.Formula.Neurons;
import longhand.formula.Formula.Quotient;
import longhand.formula.Function;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;

/**
 * How far the activations of the output layer are from the targets, per sample: one with a name, or the sum over the outputs of any
 * formula of a and y. The loss of a batch is the mean over its samples, or their sum.
 */
public final class Loss extends Keyed {
    /** The activation of an output, as a loss' formula names it. */
    public static final Quantity A = new Variable(Kind.ACTIVATION, 0, 0, 0, 0);

    /** Its target. */
    public static final Quantity Y = Quantity.target(0, 0);

    /** The mean over the outputs of (a − y)². */
    public static final Loss MSE = new Loss(
            "mse",
            "mean squared error",
            null,
            (y, activation, output, outputs) ->
                    product(new Quotient(number(1), Formula.count(outputs)), square(output, y)));
    /** The sum over the outputs of (a − y)². */
    public static final Loss SQUARED_ERROR =
            new Loss("squared-error", "squared error", null, (y, activation, output, outputs) -> square(output, y));
    /** Half the sum over the outputs of (a − y)². */
    public static final Loss HALF_SQUARED_ERROR = new Loss(
            "half-squared-error",
            "half squared error",
            null,
            (y, activation, output, outputs) -> product(new Quotient(number(1), number(2)), square(output, y)));
    /** −Σ y ln a. */
    public static final Loss CROSS_ENTROPY = new Loss(
            "cross-entropy",
            "cross-entropy",
            Activation.SOFTMAX,
            (y, activation, output, outputs) -> new Negative(product(y, activation.ln(output))));
    /** −Σ [y ln a + (1 − y) ln(1 − a)]. */
    public static final Loss BINARY_CROSS_ENTROPY = new Loss(
            "binary-cross-entropy", "binary cross-entropy", Activation.SIGMOID, (y, activation, output, outputs) -> {
                Formula other = product(Formula.difference(number(1), y), activation.lnOneLess(output));
                return new Negative(Formula.sum(List.of(product(y, activation.ln(output)), other)));
            });

    private static final List<Loss> NAMED =
            List.of(MSE, SQUARED_ERROR, HALF_SQUARED_ERROR, CROSS_ENTROPY, BINARY_CROSS_ENTROPY);

    private interface Share {
        Formula of(Formula y, Activation activation, Neurons output, int outputs);
    }

    /** Of a loss with logarithms the activation that they undo; null for the others. */
    private final Activation undone;

    private final Share share;
    /** Null for one with a name, as is the next. */
    private final Formula formula;
    /** What can be said of it for any target. */
    private final Curve curve;

    private Loss(String key, String title, Activation undone, Share share) {
        this(key, title, undone, share, null);
    }

    private Loss(String key, String title, Activation undone, Share share, Formula formula) {
        super(key, title);
        this.undone = undone;
        this.share = share;
        this.formula = formula;
        curve = formula == null ? null : new Curve(formula, A);
    }

    /** Those with a name. */
    public static List<Loss> named() {
        return NAMED;
    }

    /**
     * The sum over the outputs of any formula of {@link #A} and {@link #Y}.
     *
     * @param key as it is written in an example file
     * @param title as it is written in a sentence
     */
    public static Loss of(Formula formula, String key, String title) {
        Share share = (y, activation, output, outputs) ->
                formula.replaced(named -> named.equals(A) ? output.activation() : y);
        return new Loss(key, title, null, share, formula);
    }

    private static Formula square(Neurons output, Formula y) {
        return new Applied(Function.SQUARE, Formula.difference(output.activation(), y));
    }

    @Override
    public boolean isFormula() {
        return formula != null;
    }

    /** Whether it turns somewhere, and has no slope of its own there. */
    public boolean hasCorner() {
        return isFormula() && curve.hasBentPart();
    }

    /** The formula as a function of the output, for one target; empty for a loss with a name. */
    public Optional<Curve> curve(BigDecimal target) {
        return Optional.ofNullable(formula)
                .map(share -> new Curve(share.replaced(named -> named.equals(A) ? the(A) : constant(target)), A));
    }

    /** Whether there are outputs for which it has no value. */
    public boolean isPartial() {
        return isFormula() && curve.isPartial();
    }

    /**
     * Whether it takes logarithms of activations that have to be known to lie between 0 and 1. A formula may take some too: it is worked
     * out as it is written, and where there is none, that is said.
     */
    public boolean isLogarithmic() {
        return undone != null;
    }

    /**
     * Whether ∂L/∂z comes to a − y for that activation of the outputs, because the logarithm undoes it: cross-entropy after softmax
     * with targets that sum to 1, and its two-class twin.
     */
    public boolean leavesError(Activation activation, List<BigDecimal> targets) {
        return activation.equals(undone)
                && (activation.isElementwise()
                        || targets.stream()
                                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                                        .compareTo(BigDecimal.ONE)
                                == 0);
    }

    /** Whether it is a mean over the outputs, and no sum. */
    public boolean isMeanOverOutputs() {
        return equals(MSE);
    }

    /** Whether it is made of squares, whose slope brings a factor of 2. */
    public boolean isSquared() {
        return isFormula() ? curve.isMadeOf(Function.SQUARE) : !isLogarithmic();
    }

    /**
     * The share of one output in the loss of a sample.
     *
     * @param y the target
     * @param output the neuron, with those that its activation depends on
     * @param outputs how many there are
     */
    public Formula share(Formula y, Activation activation, Neurons output, int outputs) {
        return share.of(y, activation, output, outputs);
    }
}
