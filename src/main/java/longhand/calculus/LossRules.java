package longhand.calculus;

import static longhand.formula.Formula.number;
import static longhand.formula.Formula.product;
import static longhand.formula.Formula.sum;
import static longhand.formula.Formula.the;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import longhand.formula.Formula;
import longhand.formula.Formula.Applied;
import longhand.formula.Formula.Difference;
import longhand.formula.Formula.Negative;
import longhand.formula.Formula.Quotient;
import longhand.formula.Formula.Stable;
import longhand.formula.Function;
import longhand.formula.Quantity;
import longhand.model.Activation;
import longhand.model.Loss;
import longhand.model.TrainingStep;

/** The loss of one sample as a sum over the outputs, and its derivatives: each loss beside its slope. */
final class LossRules {
    private final Loss loss;
    private final Activation activation;
    private final ActivationRules output;
    private final int layer;
    private final int width;
    private final int sample;
    private final boolean targetsSumToOne;

    LossRules(TrainingStep step, int sample) {
        loss = step.loss();
        layer = step.network().depth();
        width = step.network().width(layer);
        activation = step.network().outputLayer().activation();
        output = new ActivationRules(activation, layer, width, sample);
        this.sample = sample;
        targetsSumToOne = step.batch().sample(sample).target().stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .compareTo(BigDecimal.ONE)
                == 0;
    }

    /** L[j], the share of output j in the loss. */
    Formula share(int j) {
        Formula square = new Applied(Function.SQUARE, error(j));
        return switch (loss) {
            case MSE -> product(new Quotient(number(1), number(width)), square);
            case SQUARED_ERROR -> square;
            case HALF_SQUARED_ERROR -> product(new Quotient(number(1), number(2)), square);
            case CROSS_ENTROPY -> new Negative(product(y(j), output.ln(j)));
            case BINARY_CROSS_ENTROPY ->
                new Negative(sum(List.of(product(y(j), output.ln(j)), product(oneLessTarget(j), output.lnOneLess(j)))));
        };
    }

    /** ∂L/∂a[j], the same as ∂L[j]/∂a[j]. */
    Formula slope(int j) {
        return switch (loss) {
            case MSE -> product(new Quotient(number(2), number(width)), error(j));
            case SQUARED_ERROR -> product(number(2), error(j));
            case HALF_SQUARED_ERROR -> error(j);
            case CROSS_ENTROPY -> new Negative(over(y(j), output.a(j), output.ln(j)));
            case BINARY_CROSS_ENTROPY ->
                new Difference(
                        over(oneLessTarget(j), output.oneLess(j), output.lnOneLess(j)),
                        over(y(j), output.a(j), output.ln(j)));
        };
    }

    /**
     * ∂L/∂z[j]: the chain through the activations of the output layer. With a logarithmic loss the chain multiplies a huge factor by
     * a tiny one where a neuron saturates; there the product is worked out as a whole.
     */
    Formula chain(int j) {
        Formula chain = sum(activation.isElementwise() ? List.of(path(j, j)) : output.neurons(i -> path(i, j)));
        if (!loss.isLogarithmic()) {
            return chain;
        }
        List<Formula> terms = new ArrayList<>();
        terms.add(new Negative(product(y(j), output.oneLess(j))));
        if (loss == Loss.BINARY_CROSS_ENTROPY) {
            terms.add(product(oneLessTarget(j), output.a(j)));
        }
        if (activation == Activation.SOFTMAX) {
            terms.addAll(output.others(j, i -> product(y(i), output.a(j))));
            if (loss == Loss.BINARY_CROSS_ENTROPY) {
                // −(1 − y[i]) · a[i]·a[j] / (1 − a[i]), the quotient by its logarithm
                terms.addAll(output.others(
                        j,
                        i -> new Negative(product(
                                oneLessTarget(i),
                                new Applied(
                                        Function.EXP,
                                        new Difference(
                                                sum(List.of(output.ln(i), output.ln(j))), output.lnOneLess(i)))))));
            }
        }
        return new Stable(chain, sum(terms));
    }

    /** ∂L/∂z[j] = a[j] − y[j], where it holds: cross-entropy after softmax with targets that sum to 1, and its two-class twin. */
    Optional<Formula> shortcut(int j) {
        boolean holds = (loss == Loss.CROSS_ENTROPY && activation == Activation.SOFTMAX && targetsSumToOne)
                || (loss == Loss.BINARY_CROSS_ENTROPY && activation == Activation.SIGMOID);
        return holds ? Optional.of(error(j)) : Optional.empty();
    }

    private Formula path(int i, int j) {
        return product(
                the(Quantity.lossByActivation(layer, i, sample)),
                the(Quantity.activationByWeightedSum(layer, i, j, sample)));
    }

    /** top / bottom, worked out from the bottom's logarithm, which is known where the bottom itself has underflowed. */
    private static Formula over(Formula top, Formula bottom, Formula lnBottom) {
        return new Stable(new Quotient(top, bottom), product(top, new Applied(Function.EXP, new Negative(lnBottom))));
    }

    private Formula error(int j) {
        return new Difference(output.a(j), y(j));
    }

    private Formula y(int j) {
        return the(Quantity.target(j, sample));
    }

    private Formula oneLessTarget(int j) {
        return new Difference(number(1), y(j));
    }
}
