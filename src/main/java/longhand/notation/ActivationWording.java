package longhand.notation;

import java.math.BigDecimal;
import java.util.List;
import longhand.formula.Curve;
import longhand.formula.Function;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.model.Supervised;
import longhand.model.network.Activation;
import longhand.notation.text.Figures;
import longhand.notation.text.NumberText;

/** What is worth saying of an activation, of its slope, and of a loss where it turns: a dead neuron, a corner, saturation. */
final class ActivationWording {
    /** From this distance from 0 on, a sigmoid or tanh is so flat that hardly anything passes back through it. */
    private static final double SATURATED = 6;

    private static final String BESIDE =
            "can come out a little beside it, and a program that compares it would take the other case.";

    private final Figures figures;

    ActivationWording(Figures figures) {
        this.figures = figures;
    }

    /**
     * Of an activation.
     *
     * @param neuron whose activation it is, in words; {@code atStart} the same to begin a sentence with
     */
    void ofNeuron(Activation activation, Quantity sum, String neuron, String atStart, List<String> remarks) {
        double z = figures.real(sum);
        if (activation.isGate() && z < 0) {
            remarks.add(atStart
                    + " is dead for this input: its weighted sum is negative, so " + activation.title()
                    + " gives 0 and no gradient flows "
                    + "back through it.");
        } else if (!figures.rules().computation().hasLoss() && isOnCorner(activation, sum)) {
            remarks.add("The weighted sum is exactly " + figures.shown(sum) + ", where " + activation.title()
                    + (activation.equals(Activation.STEP) ? " already gives 1." : " turns.")
                    + " In binary floating point it can come out a little beside it, and another number with it.");
        } else if (isOnCorner(activation, sum)) {
            remarks.add("The weighted sum is exactly " + figures.shown(sum) + ": " + neuron + " is at "
                    + (activation.curve().corners().size() == 1 ? "the corner of " : "a corner of ")
                    + activation.title() + ".");
        } else if (activation.isSquashing() && Math.abs(z) >= SATURATED) {
            remarks.add(atStart + " is saturated: with a weighted sum so far from 0, " + activation.title() + " is "
                    + (isFlat(activation, sum) ? "flat here." : "almost flat here."));
        }
        if (activation.isElementwise() && activation.curve().isMadeOf(Function.NORMAL_SHARE)) {
            remarks.add("Φ(z) is the share of the standard normal distribution below z, (1 + erf(z/√2))/2.");
        }
    }

    /** Whether a weighted sum, as far as it is known, is where its activation turns. */
    private boolean isOnCorner(Activation activation, Quantity sum) {
        return activation.hasCorner()
                && Double.isFinite(figures.real(sum))
                && activation.curve().isCorner(exactly(sum));
    }

    private BigDecimal exactly(Quantity sum) {
        BigDecimal exact = figures.trace().exactly(sum);
        return exact == null ? new BigDecimal(figures.real(sum)) : exact;
    }

    /** Whether its slope is nothing at all. */
    private boolean isFlat(Activation activation, Quantity sum) {
        return activation.isElementwise()
                && Double.isFinite(figures.real(sum))
                && activation.curve().isFlatAt(exactly(sum));
    }

    /**
     * Of the slope of an activation.
     *
     * @param sum of the neuron whose activation moves; {@code isOther} whether it moves by that of another neuron
     * @param atStart the neuron, to begin a sentence with
     */
    void ofSlope(
            Activation activation,
            Quantity slope,
            Quantity sum,
            boolean isOther,
            String atStart,
            List<String> remarks) {
        double z = figures.real(sum);
        if (isOnCorner(activation, sum)) {
            remarks.add(
                    ofCorner(activation.curve(), sum, activation.title(), activation.isFormula(), figures.shown(slope))
                            + (activation.isGate()
                                    ? "can come out as 2.8e-17, and a program that checks its sign would open the gate."
                                    : BESIDE));
        } else if (activation.isGate()) {
            remarks.add(
                    z > 0
                            ? "The gate is open: " + activation.title() + "′ is 1 where the weighted sum is positive."
                            : "The gate is shut: " + activation.title()
                                    + "′ is 0 where the weighted sum is negative, so this neuron's weights get no "
                                    + "gradient from this sample.");
        } else if (isFlat(activation, sum)) {
            remarks.add(atStart + " is where " + activation.title()
                    + " is flat: its slope is 0, so this neuron's weights get no gradient from this sample.");
        } else if (activation.isSquashing() && Math.abs(z) >= SATURATED) {
            remarks.add(
                    "A saturated neuron learns slowly: hardly any of the error passes back through it. (The value is "
                            + "worked out from the weighted sum; the subtraction in the rule would lose its digits.)");
        } else if (isOther) {
            remarks.add("The outputs of softmax add up to 1: what one gains, the others lose.");
        }
        if (activation.isElementwise() && activation.curve().isMadeOf(Function.NORMAL_SHARE)) {
            remarks.add("φ(z) = e^(−z²/2)/√(2π), the standard normal density, is the slope of Φ(z).");
        }
    }

    /**
     * Of the derivative of the loss by an output.
     *
     * @param target of that output
     */
    void ofLossCorner(Supervised step, Quantity derivative, Quantity output, BigDecimal target, List<String> remarks) {
        if (step.loss().hasCorner() && Double.isFinite(figures.real(output))) {
            step.loss()
                    .curve(target)
                    .filter(curve -> curve.isCorner(exactly(output)))
                    .ifPresent(curve -> remarks.add(
                            ofCorner(curve, output, step.loss().title(), true, figures.shown(derivative)) + BESIDE));
        }
    }

    /** What is agreed for the slope on a corner; the last sentence is to be ended. */
    private String ofCorner(Curve curve, Quantity at, String title, boolean isFormula, String slope) {
        BigDecimal z = exactly(at);
        String start = curve.jumpsAt(z)
                ? "Here " + title + " jumps, and has no slope at all. The convention here, as in most programs, is "
                : "At the corner " + title + " has no single slope: from the left it is "
                        + NumberText.shown(curve.slopeBeside(z, -1)) + ", from the right "
                        + NumberText.shown(curve.slopeBeside(z, 1)) + ". The convention here"
                        + (isFormula
                                ? " is to take the flatter of the two, and of two equally steep ones their mean: "
                                : ", as in most programs, is ");
        return start + (isFormula ? "" : title + "′(" + figures.shown(at) + ") = ") + slope + ". Here the "
                + (at.isOf(Kind.WEIGHTED_SUM) ? "sum" : "output")
                + " is an exact decimal; in binary floating point it ";
    }
}
