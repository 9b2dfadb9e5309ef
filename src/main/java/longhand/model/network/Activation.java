package longhand.model.network;

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
import longhand.formula.quantity.Quantity;

/**
 * What a neuron makes of its weighted sum: one with a name, or any formula of z. What is said of one follows from the formula and from
 * what its entry here states; slopes stand beside the functions, in {@link Function} and {@link NeuronFunction}.
 *
 * <p>The named ones are defined as in PyTorch, and have its slopes on their corners.
 */
public final class Activation extends Keyed {
    /** The weighted sum, as an activation's formula names it. */
    public static final Quantity Z = Quantity.weightedSum(0, 0, 0);

    private static final Formula SUM = the(Z);

    /** max(0, z). */
    public static final Activation RELU = new Activation("relu", "ReLU", new Applied(Function.RELU, SUM));
    /** z where z &gt; 0, otherwise 0.01·z, which lets a hundredth through where ReLU lets nothing. */
    public static final Activation LEAKY_RELU =
            bent("leaky-relu", "leaky ReLU", usual("0.01", slope -> product(constant(slope), SUM)));
    /** z where z &gt; 0, otherwise e^z − 1. */
    public static final Activation ELU = bent("elu", "ELU", usual("1", Activation::exponential));
    /** ln(1 + e^z). */
    public static final Activation SOFTPLUS = new Activation(
            "softplus",
            "Softplus",
            new Stable(
                    new Applied(Function.LN, Formula.sum(List.of(number(1), new Applied(Function.EXP, SUM)))),
                    new Applied(Function.SOFTPLUS, SUM)));
    /** z·Φ(z), exactly and not by way of tanh. */
    public static final Activation GELU =
            new Activation("gelu", "GELU", product(SUM, new Applied(Function.NORMAL_SHARE, SUM)));
    /** z·σ(z). */
    public static final Activation SILU =
            new Activation("silu", "SiLU", product(SUM, new Applied(Function.SIGMOID, SUM)));
    /** 1 / (1 + e^−z). */
    public static final Activation SIGMOID = betweenZeroAndOne(
            "sigmoid",
            new Applied(Function.SIGMOID, SUM),
            NeuronFunction.LN_SIGMOID,
            NeuronFunction.LN_REST_OF_SIGMOID);
    /** 0 where z ≤ −3, 1 where z ≥ 3, z/6 + 1/2 between. */
    public static final Activation HARD_SIGMOID = new Activation(
            "hard-sigmoid",
            "hard sigmoid",
            clipped(
                    3,
                    number(0),
                    number(1),
                    Formula.sum(List.of(new Quotient(SUM, number(6)), new Quotient(number(1), number(2))))));

    public static final Activation TANH = new Activation("tanh", "tanh", new Applied(Function.TANH, SUM));
    /** −1 where z ≤ −1, 1 where z ≥ 1, z between. */
    public static final Activation HARD_TANH =
            new Activation("hard-tanh", "hard tanh", clipped(1, number(-1), number(1), SUM));
    /** 1 where z ≥ 0, otherwise 0. */
    public static final Activation STEP =
            new Activation("step", "step", new Cases(SUM, Relation.AT_LEAST, number(0), number(1), number(0)));
    /** e^z over the sum of e^z in the layer. */
    public static final Activation SOFTMAX =
            betweenZeroAndOne("softmax", null, NeuronFunction.LN_SOFTMAX, NeuronFunction.LN_REST_OF_SOFTMAX);
    /** z itself. */
    public static final Activation IDENTITY = new Activation("identity", "identity", SUM);

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

    /** What stands to the left of 0, for a parameter. */
    private interface Left {
        Formula of(BigDecimal parameter);
    }

    /**
     * Of a family whose members differ in a number.
     *
     * @param usual the one with the usual number; null where it is that itself
     */
    private record Parameter(BigDecimal number, Left left, Activation usual) {}

    /** Of a and of 1 − a. */
    private record Logarithms(NeuronFunction ofActivation, NeuronFunction ofRest) {}

    /** Of z; null for softmax, which is one of a whole layer. */
    private final Formula formula;

    private final Curve curve;
    private final boolean hasCorner;
    private final boolean isGate;
    private final boolean isSquashing;
    /** Null where it has none. */
    private final Parameter parameter;
    /** Null where it is not known to lie between 0 and 1. */
    private final Logarithms logarithms;

    private Activation(String key, String title, Formula formula, Parameter parameter, Logarithms logarithms) {
        super(key, title);
        this.formula = formula;
        this.parameter = parameter;
        this.logarithms = logarithms;
        curve = formula == null ? null : new Curve(formula, Z);
        hasCorner = curve != null && curve.hasCorner();
        isGate = curve != null && curve.isGate();
        isSquashing = curve != null && curve.isFlatFarOut();
    }

    private Activation(String key, String title, Formula formula) {
        this(key, title, formula, null, null);
    }

    private static Activation betweenZeroAndOne(
            String key, Formula formula, NeuronFunction ln, NeuronFunction lnOfRest) {
        return new Activation(key, key, formula, null, new Logarithms(ln, lnOfRest));
    }

    private static Parameter usual(String number, Left left) {
        return new Parameter(new BigDecimal(number), left, null);
    }

    /** z to the right of 0. */
    private static Activation bent(String key, String title, Parameter parameter) {
        Formula left = parameter.left().of(parameter.number());
        Formula formula = new Cases(SUM, Relation.GREATER, number(0), SUM, left);
        return new Activation(key, title, formula, parameter, null);
    }

    /** α·(e^z − 1). */
    private static Formula exponential(BigDecimal alpha) {
        Formula less = new Stable(
                Formula.difference(new Applied(Function.EXP, SUM), number(1)), new Applied(Function.EXP_LESS_ONE, SUM));
        return alpha.compareTo(BigDecimal.ONE) == 0 ? less : product(constant(alpha), less);
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
    public Activation with(BigDecimal other, String written) {
        return other.compareTo(parameter.number()) == 0
                ? this
                : bent(
                        "{" + key() + ": " + written + "}",
                        title() + " (" + written + ")",
                        new Parameter(other, parameter.left(), this));
    }

    /**
     * Any formula of {@link #Z}.
     *
     * @param key as it is written in an example file
     * @param title as it is written in a sentence
     */
    public static Activation of(Formula formula, String key, String title) {
        return new Activation(key, title, formula);
    }

    /** The one among {@link #named} that it is, or that it is with another parameter; itself if it is a formula. */
    public Activation family() {
        return parameter == null || parameter.usual() == null ? this : parameter.usual();
    }

    /** Its parameter; null where it has none. */
    public BigDecimal parameter() {
        return parameter == null ? null : parameter.number();
    }

    @Override
    public boolean isFormula() {
        return !NAMED.contains(family());
    }

    /** Whether a neuron's activation depends on its own weighted sum alone; softmax depends on those of the whole layer. */
    public boolean isElementwise() {
        return formula != null;
    }

    /** Whether activations are known to lie in the open interval (0, 1), so that a loss may take their logarithm; of a formula nobody knows. */
    public boolean isBetweenZeroAndOne() {
        return logarithms != null;
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
        return isSquashing;
    }

    /** The activation of a neuron; where it is elementwise, made of the neuron alone. */
    public Formula of(Neurons neurons) {
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
        return new Stable(
                new Applied(Function.LN, neurons.activation()),
                new OfNeurons(logarithms().ofActivation(), neurons));
    }

    /** ln(1 − a) of a neuron, likewise. */
    Formula lnOneLess(Neurons neurons) {
        Formula rest = Formula.difference(number(1), neurons.activation());
        return new Stable(
                new Applied(Function.LN, rest), new OfNeurons(logarithms().ofRest(), neurons));
    }

    private Logarithms logarithms() {
        if (logarithms == null) {
            throw new IllegalStateException(key() + " may have values without a logarithm");
        }
        return logarithms;
    }
}
