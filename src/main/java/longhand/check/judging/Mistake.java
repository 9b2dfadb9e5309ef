package longhand.check.judging;

import java.util.Locale;
import longhand.model.Computation;
import longhand.model.Graph;

/** A mistake that people make so often that it has a name, and what to tell somebody who made it, without the answer. */
public enum Mistake {
    ACTIVATION_DERIVATIVE_FORGOTTEN(
            "The derivative of the activation is missing: on its way back through a neuron the error is multiplied by it."),
    RELU_GATE_OPEN("A dead ReLU passed its gradient on: what is its slope where the weighted sum is not positive?"),
    RELU_DERIVATIVE_IS_VALUE("The value of ReLU was used as its slope: ReLU′ is only ever 0 or 1."),
    SIGMOID_DERIVATIVE_AT_ACTIVATION(
            "The sigmoid's derivative was taken at the activation a: take σ′ at the weighted sum z, or use a(1 − a)."),
    SIGMOID_DERIVATIVE_FACTOR_MISSING(
            "One factor of the sigmoid's derivative is missing: it is a product of two, a and 1 − a."),
    SIGMOID_DERIVATIVE_AT_Z(
            "The sigmoid's derivative was taken as z(1 − z): the product is made of the activation, a(1 − a)."),
    TANH_DERIVATIVE_AT_Z("The derivative of tanh was taken as 1 − z²: the square is that of the activation, 1 − a²."),
    ACTIVATION_DERIVATIVE_SWAPPED(
            "The derivative of another activation was used: of the sigmoid it is a(1 − a), of tanh 1 − a²."),
    GRADIENT_AT_ACTIVATION(
            "The derivative by the activation, ∂L/∂a, was used for ∂L/∂z: gradients of weights and biases are made of ∂L/∂z."),
    ERROR_SIGN("The sign of the error is flipped: is it output − target or target − output?"),
    FACTOR_TWO(
            "A factor of two is missing or extra: check how this loss is defined, and what happens to the 2 from the square."),
    SUM_NOT_MEAN("Check whether the batch takes the mean or the sum of its samples."),
    MEAN_OVER_OUTPUTS("Check whether this loss is a mean or a sum over the outputs."),
    TARGET_SHIFTED("The targets are one place off: to which output, and to which sample, does each belong?"),
    PATH_MISSING(
            "A path is missing: what goes into several others, as a hidden activation into every neuron of the next layer, has a sum as"
                    + " its gradient."),
    PATHS_AVERAGED(
            "The paths were averaged: the gradient of what goes into several others, as of a hidden activation, is a sum."),
    FORGOTTEN_TIME_STEP(
            "A step is missing: the gradient of a weight that is used at every time step, or at every place of an image, is the sum over all of"
                    + " them."),
    KERNEL_FLIPPED(
            "The filter was turned round: here it is laid on the image as it is, as in programs; which weight meets which pixel?"),
    POOLING_SPREAD(
            "The gradient of a window was given to the wrong numbers: with max pooling the largest alone gets it, with average pooling each an"
                    + " equal part."),
    WEIGHTS_TRANSPOSED("The weights are transposed: which index is the neuron that the weight leads to?"),
    WRONG_LAYER_ACTIVATION(
            "This is the activation of another layer: a weight multiplies the activation of the layer before it."),
    UPDATED_WEIGHTS_USED(
            "The error came back through weights that were already updated: all gradients use the old ones."),
    ASCENT("The step goes uphill: gradient descent goes against the gradient."),
    RATE_FORGOTTEN("The learning rate is missing."),
    RATE_TWICE("The learning rate is in there twice: a step is multiplied by it once."),
    BIAS_GRADIENT_SIGN("The gradient of a bias has the wrong sign: it is the error of its neuron itself."),
    BIAS_GRADIENT_SUMMED_OVER_NEURONS(
            "The bias gradients were summed over the neurons: each bias has the error of its own neuron."),
    BIAS_FORGOTTEN("The bias is missing from the weighted sum."),
    BIAS_NOT_UPDATED("Check whether the biases are updated too."),
    THRESHOLD_SIGN(
            "A threshold is subtracted: check its sign, in the weighted sum and in its derivative or its correction."),
    CORRECTION_SIGN(
            "The correction has the wrong sign: α·e·x is added to a weight, and α·e subtracted from a threshold."),
    INPUT_FORGOTTEN("The input is missing from the correction of a weight: it is α·e·x."),
    ERROR_AT_ACTIVATION(
            "The error was taken from the activation: the delta rule compares the weighted sum with the target, before the activation."),
    STEP_AT_ZERO("At a weighted sum of exactly 0 this step function gives 1: check where it begins."),
    DECAY_FORGOTTEN("The decay of the weights is missing: it belongs to every weight, but to no bias."),
    MOMENTUM_FORGOTTEN("The momentum is missing: a step also takes what is carried over from the updates before."),
    BIAS_CORRECTION_FORGOTTEN(
            "The correction of the moving means is missing: they start at 0, and so are too small at first."),
    OLD_WEIGHTS_KEPT("The update starts from the first weights: each begins with those that the one before has made."),
    SOFTMAX_WITHOUT_EXP("The exponential of softmax is missing: the scores themselves were divided by their sum."),
    SOFTMAX_DERIVATIVE_SKIPPED("The derivative of softmax is missing: each output depends on every score."),
    ACTIVATION_FORGOTTEN(
            "The activation function is missing: what a neuron passes on is its activation a, not its weighted sum z."),
    LOCAL_SLOPE_FORGOTTEN(
            "A slope is missing: on its way back through a formula the gradient is multiplied by how much that formula changes, also"
                    + " by what stands inside a function."),
    WRONG_OPERAND("The slope by a factor was taken as that factor itself: the slope of x·y by x is y."),
    DIFFERENCE_SIGN(
            "The sign of a slope is wrong: what is subtracted, or has a minus before it, has a negative slope."),
    SLOPE_AT_WRONG_PLACE(
            "The slope of a function was taken at the wrong number: is it made of what goes into the function, or of what comes out?"),
    INDICES_SWAPPED(
            "The right number under the wrong name: it belongs to another index.",
            "Two right numbers, each under the name of the other."),
    SWAPPED_SAMPLES("The right numbers under the wrong sample: they belong to another one of the batch."),
    ROUNDED_EARLY("Rounded too early: keep more digits until the end."),
    ARITHMETIC_SLIP(
            "A slip in this one number: a digit, its sign or the place of its decimal point; the others are right, or follow from it.");

    private final String advice;
    private final String adviceOnGraph;

    Mistake(String advice) {
        this(advice, advice);
    }

    /** @param adviceOnGraph where there are no layers and no indices */
    Mistake(String advice, String adviceOnGraph) {
        this.advice = advice;
        this.adviceOnGraph = adviceOnGraph;
    }

    /** As it is written in output: {@code error-sign}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A sentence to the student that says what to look at, without giving the answer. */
    public String advice() {
        return advice;
    }

    /** The same to somebody who works on this. */
    public String adviceOn(Computation computation) {
        return computation instanceof Graph ? adviceOnGraph : advice;
    }
}
