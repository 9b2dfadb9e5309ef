package longhand.model;

import static longhand.formula.Formula.constant;
import static longhand.formula.Formula.number;
import static longhand.formula.Formula.product;
import static longhand.formula.Formula.the;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import longhand.formula.Choice.Cases;
import longhand.formula.Choice.Relation;
import longhand.formula.Curve;
import longhand.formula.Formula;
import longhand.formula.Formula.Applied;
import longhand.formula.Formula.Neurons;
import longhand.formula.Formula.OfNeurons;
import longhand.formula.Formula.Quotient;
import longhand.formula.Formula.Reference;
import longhand.formula.Formula.Stable;
import longhand.formula.Function;
import longhand.formula.NeuronFunction;
import longhand.formula.Quantity;

/**
 * What a neuron makes of its weighted sum: one with a name, or any formula of z. What is said of one follows from the formula and from
 * what its entry here states; slopes stand beside the functions, in {@link Function} and {@link NeuronFunction}.
 *
 * <p>The named ones are defined as in PyTorch, and have its slopes on their corners.
 */
public final class Activation {
    /** The weighted sum, as an activation's formula names it. */
    public static final Quantity Z = Quantity.weightedSum(0, 0, 0);

    private static final Formula SUM = the(Z);

    private enum Range {
        UNBOUNDED,
        BOUNDED,
        /** Without 0 and 1 themselves. */
        ZERO_TO_ONE
    }

    /** max(0, z). */
    public static final Activation RELU = named("relu", "ReLU", new Applied(Function.RELU, SUM), Range.UNBOUNDED);
    /** z where z &gt; 0, otherwise 0.01·z, which lets a hundredth through where ReLU lets nothing. */
    public static final Activation LEAKY_RELU = leakyRelu("leaky-relu", "leaky ReLU", new BigDecimal("0.01"));
    /** z where z &gt; 0, otherwise e^z − 1. */
    public static final Activation ELU = elu("elu", "ELU", BigDecimal.ONE);
    /** ln(1 + e^z). */
    public static final Activation SOFTPLUS = named(
            "softplus",
            "Softplus",
            new Stable(
                    new Applied(Function.LN, Formula.sum(List.of(number(1), new Applied(Function.EXP, SUM)))),
                    new Applied(Function.SOFTPLUS, SUM)),
            Range.UNBOUNDED);
    /** z·Φ(z), exactly and not by way of tanh. */
    public static final Activation GELU =
            named("gelu", "GELU", product(SUM, new Applied(Function.NORMAL_SHARE, SUM)), Range.UNBOUNDED);
    /** z·σ(z). */
    public static final Activation SILU =
            named("silu", "SiLU", product(SUM, new Applied(Function.SIGMOID, SUM)), Range.UNBOUNDED);
    /** 1 / (1 + e^−z). */
    public static final Activation SIGMOID = new Activation(
            "sigmoid",
            "sigmoid",
            new Applied(Function.SIGMOID, SUM),
            null,
            Range.ZERO_TO_ONE,
            NeuronFunction.LN_SIGMOID,
            NeuronFunction.LN_REST_OF_SIGMOID);
    /** 0 where z ≤ −3, 1 where z ≥ 3, z/6 + 1/2 between. */
    public static final Activation HARD_SIGMOID = named(
            "hard-sigmoid",
            "hard sigmoid",
            clipped(
                    3,
                    number(0),
                    number(1),
                    Formula.sum(List.of(new Quotient(SUM, number(6)), new Quotient(number(1), number(2))))),
            Range.BOUNDED);

    public static final Activation TANH = named("tanh", "tanh", new Applied(Function.TANH, SUM), Range.BOUNDED);
    /** −1 where z ≤ −1, 1 where z ≥ 1, z between. */
    public static final Activation HARD_TANH =
            named("hard-tanh", "hard tanh", clipped(1, number(-1), number(1), SUM), Range.BOUNDED);
    /** 1 where z ≥ 0, otherwise 0. */
    public static final Activation STEP =
            named("step", "step", new Cases(SUM, Relation.AT_LEAST, number(0), number(1), number(0)), Range.BOUNDED);
    /** e^z over the sum of e^z in the layer. */
    public static final Activation SOFTMAX = new Activation(
            "softmax",
            "softmax",
            null,
            null,
            Range.ZERO_TO_ONE,
            NeuronFunction.LN_SOFTMAX,
            NeuronFunction.LN_REST_OF_SOFTMAX);
    /** z itself. */
    public static final Activation IDENTITY = named("identity", "identity", SUM, Range.UNBOUNDED);

    private static final List<Activation> NAMED = List.of(
            RELU,
            LEAKY_RELU,
            ELU,
            SOFTPLUS,
            GELU,
            SILU,
            SIGMOID,
            HARD_SIGMOID,
            TANH,
            HARD_TANH,
            STEP,
            SOFTMAX,
            IDENTITY);

    private final String key;
    private final String title;
    /** Null where it has none. */
    private final BigDecimal parameter;
    /** Of z; null for softmax, which is one of a whole layer. */
    private final Formula formula;

    private final Curve curve;
    private final boolean hasCorner;
    private final boolean isGate;
    private final Range range;
    /** Of those between 0 and 1, the logarithms of a and of 1 − a. */
    private final NeuronFunction ln;

    private final NeuronFunction lnOfRest;

    private Activation(
            String key,
            String title,
            Formula formula,
            BigDecimal parameter,
            Range range,
            NeuronFunction ln,
            NeuronFunction lnOfRest) {
        this.key = key;
        this.title = title;
        this.formula = formula;
        this.parameter = parameter;
        this.range = range;
        this.ln = ln;
        this.lnOfRest = lnOfRest;
        curve = formula == null ? null : new Curve(formula, Z);
        hasCorner = curve != null && curve.hasCorner();
        isGate = curve != null && curve.isGate();
    }

    private static Activation named(String key, String title, Formula formula, Range range) {
        return new Activation(key, title, formula, null, range, null, null);
    }

    private static Activation leakyRelu(String key, String title, BigDecimal slope) {
        Formula left = product(constant(slope), SUM);
        return bent(key, title, left, slope);
    }

    private static Activation elu(String key, String title, BigDecimal alpha) {
        Formula left = new Stable(
                Formula.difference(new Applied(Function.EXP, SUM), number(1)), new Applied(Function.EXP_LESS_ONE, SUM));
        Formula scaled = alpha.compareTo(BigDecimal.ONE) == 0 ? left : product(constant(alpha), left);
        return bent(key, title, scaled, alpha);
    }

    /** z to the right of 0. */
    private static Activation bent(String key, String title, Formula left, BigDecimal parameter) {
        Formula formula = new Cases(SUM, Relation.GREATER, number(0), SUM, left);
        return new Activation(key, title, formula, parameter, Range.UNBOUNDED, null, null);
    }

    private static Formula clipped(int at, Formula below, Formula above, Formula between) {
        return new Cases(
                SUM,
                Relation.AT_MOST,
                number(-at),
                below,
                new Cases(SUM, Relation.AT_LEAST, number(at), above, between));
    }

    /** Those with a name, with their usual parameters. */
    public static List<Activation> named() {
        return NAMED;
    }

    /** Those of which a parameter can be given: the slope on the left of leaky ReLU, the α of ELU. */
    public static List<Activation> parameterised() {
        return NAMED.stream().filter(each -> each.parameter != null).toList();
    }

    /**
     * One of {@link #parameterised} with another parameter.
     *
     * @param written the parameter as a text
     */
    public Activation with(BigDecimal parameter, String written) {
        if (parameter.compareTo(this.parameter) == 0) {
            return this;
        }
        String otherKey = "{" + key + ": " + written + "}";
        String otherTitle = title + " (" + written + ")";
        return equals(ELU) ? elu(otherKey, otherTitle, parameter) : leakyRelu(otherKey, otherTitle, parameter);
    }

    /**
     * Any formula of {@link #Z}.
     *
     * @param key as it is written in an example file
     * @param title as it is written in a sentence
     */
    public static Activation of(Formula formula, String key, String title) {
        Range range = new Curve(formula, Z).isFlatFarOut() ? Range.BOUNDED : Range.UNBOUNDED;
        return named(key, title, formula, range);
    }

    /** As it is written in an example file: {@code relu}, <code>{leaky-relu: 0.1}</code>, {@code max(0.1*z, z)}. */
    public String key() {
        return key;
    }

    /** As it is written in a sentence: ReLU. */
    public String title() {
        return title;
    }

    /** The one among {@link #named} that it is, or that it is with another parameter; itself if it is a formula. */
    public Activation family() {
        return NAMED.contains(this) || parameter == null ? this : key.startsWith("{" + ELU.key) ? ELU : LEAKY_RELU;
    }

    /** Its parameter; null where it has none. */
    public BigDecimal parameter() {
        return parameter;
    }

    /** Whether it is a formula that somebody wrote. */
    public boolean isFormula() {
        return parameter == null && !NAMED.contains(this);
    }

    /** Whether a neuron's activation depends on its own weighted sum alone; softmax depends on those of the whole layer. */
    public boolean isElementwise() {
        return formula != null;
    }

    /** Whether activations are known to lie in the open interval (0, 1), so that a loss may take their logarithm; of a formula nobody knows. */
    public boolean isBetweenZeroAndOne() {
        return range == Range.ZERO_TO_ONE;
    }

    /** Whether there are weighted sums for which it has no value, or no slope that could be agreed on. */
    public boolean isPartial() {
        return isElementwise() && curve.isPartial();
    }

    /** Whether it may turn or jump somewhere, and has no slope of its own there. */
    public boolean hasCorner() {
        return hasCorner;
    }

    /** Whether it jumps somewhere, as far as its corners are found. */
    public boolean hasJump() {
        return hasCorner && curve.corners().stream().anyMatch(curve::jumpsAt);
    }

    /** What can be said of it as a function of its weighted sum; null for softmax. */
    public Curve curve() {
        return curve;
    }

    /** Whether it passes nothing on where z is negative, and something where it is positive. */
    public boolean isGate() {
        return isGate;
    }

    /** Whether it leaves the weighted sum as it is. */
    public boolean isStraight() {
        return formula instanceof Reference;
    }

    /** Whether it squeezes every weighted sum into an interval, so that it is almost flat far from 0. */
    public boolean isSquashing() {
        return isElementwise() && range != Range.UNBOUNDED;
    }

    /** The activation of a neuron; where it is elementwise, made of the neuron alone. */
    Formula of(Neurons neurons) {
        if (isElementwise()) {
            Formula z = neurons.sums().get(neurons.index());
            return formula.replaced(named -> z);
        }
        List<Formula> powers = new ArrayList<>();
        neurons.sums().forEach(sum -> powers.add(new Applied(Function.EXP, sum)));
        return new Stable(
                new Quotient(powers.get(neurons.index()), Formula.sum(powers)),
                new OfNeurons(NeuronFunction.SOFTMAX, neurons));
    }

    /** ln a of a neuron, for activations between 0 and 1, without loss where the neuron is saturated. */
    Formula ln(Neurons neurons) {
        return logarithm(ln, neurons.activation(), neurons);
    }

    /** ln(1 − a) of a neuron, likewise. */
    Formula lnOneLess(Neurons neurons) {
        return logarithm(lnOfRest, Formula.difference(number(1), neurons.activation()), neurons);
    }

    private Formula logarithm(NeuronFunction computed, Formula of, Neurons neurons) {
        if (computed == null) {
            throw new IllegalStateException(key + " may have values without a logarithm");
        }
        return new Stable(new Applied(Function.LN, of), new OfNeurons(computed, neurons));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Activation activation && key.equals(activation.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return key;
    }
}
