package longhand.calculus;

import static longhand.formula.Formula.number;
import static longhand.formula.Formula.product;
import static longhand.formula.Formula.sum;
import static longhand.formula.Formula.the;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import longhand.formula.Formula;
import longhand.formula.Formula.Applied;
import longhand.formula.Formula.Difference;
import longhand.formula.Formula.FromScores;
import longhand.formula.Formula.Negative;
import longhand.formula.Formula.Quotient;
import longhand.formula.Formula.Stable;
import longhand.formula.Function;
import longhand.formula.Quantity;
import longhand.formula.SoftmaxForm;
import longhand.model.Activation;

/** The activation of a neuron, and its derivative: each function beside its slope. */
final class ActivationRules {
    private final Activation activation;
    private final int layer;
    private final int width;
    private final int sample;

    /**
     * @param layer a layer of {@code width} neurons with that activation
     * @param sample the sample that the neurons see
     */
    ActivationRules(Activation activation, int layer, int width, int sample) {
        this.activation = activation;
        this.layer = layer;
        this.width = width;
        this.sample = sample;
    }

    /** a[i] as a function of z. */
    Formula activation(int i) {
        return switch (activation) {
            case RELU -> new Applied(Function.RELU, z(i));
            case SIGMOID -> new Applied(Function.SIGMOID, z(i));
            case TANH -> new Applied(Function.TANH, z(i));
            case IDENTITY -> z(i);
            case SOFTMAX ->
                new Stable(
                        new Quotient(
                                new Applied(Function.EXP, z(i)), sum(neurons(k -> new Applied(Function.EXP, z(k))))),
                        scores(SoftmaxForm.ACTIVATION, i));
        };
    }

    /** ∂a[i]/∂z[j]. */
    Formula slope(int i, int j) {
        return switch (activation) {
            case RELU -> new Applied(Function.RELU_SLOPE, z(i));
            case SIGMOID -> product(a(i), oneLess(i));
            case TANH ->
                new Stable(
                        new Difference(number(1), new Applied(Function.SQUARE, a(i))),
                        new Applied(Function.TANH_SLOPE, z(i)));
            case IDENTITY -> number(1);
            case SOFTMAX -> i == j ? product(a(i), oneLess(i)) : new Negative(product(a(i), a(j)));
        };
    }

    /** 1 − a[i], for activations between 0 and 1; not by subtraction, which would lose what is left of a saturated neuron. */
    Formula oneLess(int i) {
        Formula computed = activation == Activation.SIGMOID
                ? new Applied(Function.SIGMOID, new Negative(z(i)))
                : sum(others(i, this::a));
        return new Stable(new Difference(number(1), a(i)), computed);
    }

    /** ln a[i], for activations between 0 and 1. */
    Formula ln(int i) {
        Formula computed = activation == Activation.SIGMOID
                ? new Negative(new Applied(Function.SOFTPLUS, new Negative(z(i))))
                : scores(SoftmaxForm.LN_ACTIVATION, i);
        return new Stable(new Applied(Function.LN, a(i)), computed);
    }

    /** ln(1 − a[i]), for activations between 0 and 1. */
    Formula lnOneLess(int i) {
        Formula computed = activation == Activation.SIGMOID
                ? new Negative(new Applied(Function.SOFTPLUS, z(i)))
                : scores(SoftmaxForm.LN_REST, i);
        return new Stable(new Applied(Function.LN, new Difference(number(1), a(i))), computed);
    }

    Formula z(int i) {
        return the(Quantity.weightedSum(layer, i, sample));
    }

    Formula a(int i) {
        return the(Quantity.activation(layer, i, sample));
    }

    /** One formula for each neuron of the layer. */
    List<Formula> neurons(IntFunction<Formula> of) {
        return others(0, of);
    }

    /** One formula for each neuron of the layer but neuron i. */
    List<Formula> others(int i, IntFunction<Formula> of) {
        List<Formula> formulas = new ArrayList<>();
        for (int k = 1; k <= width; k++) {
            if (k != i) {
                formulas.add(of.apply(k));
            }
        }
        return formulas;
    }

    private Formula scores(SoftmaxForm form, int i) {
        return new FromScores(form, i - 1, neurons(this::z));
    }
}
