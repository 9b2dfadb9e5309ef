package longhand.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import longhand.formula.Formula;
import longhand.formula.Formula.Applied;
import longhand.formula.Formula.Neurons;
import longhand.formula.Formula.OfNeurons;
import longhand.formula.Formula.Quotient;
import longhand.formula.Formula.Stable;
import longhand.formula.Function;
import longhand.formula.NeuronFunction;

/** What a neuron makes of its weighted sum. Slopes stand beside the functions, in {@link Function} and {@link NeuronFunction}. */
public enum Activation {
    /** max(0, z). */
    RELU("ReLU", Function.RELU, Range.UNBOUNDED),
    /** max(0.01·z, z), which lets a hundredth through where ReLU lets nothing. */
    LEAKY_RELU("leaky ReLU", Function.LEAKY_RELU, Range.UNBOUNDED),
    /** 1 / (1 + e^−z). */
    SIGMOID("sigmoid", Function.SIGMOID, Range.ZERO_TO_ONE),
    TANH("tanh", Function.TANH, Range.BOUNDED),
    /** e^z over the sum of e^z in the layer. */
    SOFTMAX("softmax", null, Range.ZERO_TO_ONE),
    /** z itself. */
    IDENTITY("identity", null, Range.UNBOUNDED);

    private enum Range {
        UNBOUNDED,
        BOUNDED,
        /** Without 0 and 1 themselves. */
        ZERO_TO_ONE
    }

    private final String title;
    /** Null where it is a function of a whole layer, or leaves its number as it is. */
    private final Function function;

    private final Range range;

    Activation(String title, Function function, Range range) {
        this.title = title;
        this.function = function;
        this.range = range;
    }

    /** As it is written in an example file: {@code relu}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
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
        return range == Range.ZERO_TO_ONE;
    }

    /** Whether it has no slope of its own at z = 0, since it turns there. */
    public boolean hasCorner() {
        return slopeAtCorner() != null;
    }

    /** What is taken for its slope at z = 0, where it turns: the slope from the left. Null where it has no corner. */
    public BigDecimal slopeAtCorner() {
        return function == null ? null : function.slopeAtCorner();
    }

    /** Whether it passes nothing on where z is negative. */
    public boolean isGate() {
        return hasCorner() && slopeAtCorner().signum() == 0;
    }

    /** Whether it leaves the weighted sum as it is. */
    public boolean isStraight() {
        return this == IDENTITY;
    }

    /** Whether it squeezes every weighted sum into an interval, so that it is almost flat far from 0. */
    public boolean isSquashing() {
        return isElementwise() && range != Range.UNBOUNDED;
    }

    /** The activation of a neuron; where it is elementwise, made of the neuron alone. */
    Formula of(Neurons neurons) {
        Formula z = neurons.sums().get(neurons.index());
        return switch (this) {
            case SOFTMAX -> {
                List<Formula> powers = new ArrayList<>();
                neurons.sums().forEach(sum -> powers.add(new Applied(Function.EXP, sum)));
                yield new Stable(
                        new Quotient(powers.get(neurons.index()), Formula.sum(powers)),
                        new OfNeurons(NeuronFunction.SOFTMAX, neurons));
            }
            case IDENTITY -> z;
            default -> new Applied(function, z);
        };
    }

    /** ln a of a neuron, for activations between 0 and 1, without loss where the neuron is saturated. */
    Formula ln(Neurons neurons) {
        NeuronFunction ln =
                switch (this) {
                    case SIGMOID -> NeuronFunction.LN_SIGMOID;
                    case SOFTMAX -> NeuronFunction.LN_SOFTMAX;
                    default -> throw new IllegalStateException(this + " has values without a logarithm");
                };
        return new Stable(new Applied(Function.LN, neurons.activation()), new OfNeurons(ln, neurons));
    }

    /** ln(1 − a) of a neuron, likewise. */
    Formula lnOneLess(Neurons neurons) {
        NeuronFunction ln =
                switch (this) {
                    case SIGMOID -> NeuronFunction.LN_REST_OF_SIGMOID;
                    case SOFTMAX -> NeuronFunction.LN_REST_OF_SOFTMAX;
                    default -> throw new IllegalStateException(this + " has values without a logarithm");
                };
        Formula oneLess = Formula.difference(Formula.number(1), neurons.activation());
        return new Stable(new Applied(Function.LN, oneLess), new OfNeurons(ln, neurons));
    }
}
