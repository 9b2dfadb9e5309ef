package longhand.model.learning;

import static longhand.formula.Formula.product;
import static longhand.formula.Formula.the;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import longhand.formula.Formula;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.network.Activation;

/** What a network learns from: the slope of a loss, or, in a single layer, the errors of its outputs by a rule that has neither loss nor slope. */
public enum LearningRule {
    /** w′ = w − α·∂L/∂w, or what an optimiser makes of that gradient. */
    GRADIENT("gradient descent"),
    /** w′ = w + α·e·x with e = y − a, the rule of Rosenblatt's perceptron (1958). */
    PERCEPTRON("perceptron rule"),
    /** w′ = w + α·e·x with e = y − z, that of Widrow and Hoff's ADALINE (1960): gradient descent on ½(y − z)². */
    DELTA("delta rule");

    private final String title;

    LearningRule(String title) {
        this.title = title;
    }

    /** As it is written in an example file: {@code perceptron}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As it is written in a sentence, after "the". */
    public String title() {
        return title;
    }

    /** Whether it goes down a loss; the others have none. */
    public boolean hasLoss() {
        return this == GRADIENT;
    }

    /** What an error compares with the target: the activation, or the weighted sum before it. */
    public Kind compared() {
        return this == DELTA ? Kind.WEIGHTED_SUM : Kind.ACTIVATION;
    }

    /** Whether layers can learn by it whose neurons have that activation: a perceptron fires or does not, and softmax ties its neurons together. */
    public boolean allows(Activation activation) {
        return switch (this) {
            case GRADIENT -> true;
            case PERCEPTRON -> activation.equals(Activation.STEP);
            case DELTA -> activation.isElementwise();
        };
    }

    /** e = y − a, or y − z. */
    public Formula error(Variable error, Variable target) {
        return Formula.difference(the(target), the(error.at(compared(), 1, error.to())));
    }

    /**
     * What, times α, a parameter gains: e·x, summed over the samples of a batch or their mean; without x for a bias or a threshold, which a
     * threshold loses.
     *
     * @param errors of the parameter's neuron, sample by sample
     * @param inputs of the weight, likewise; none for a bias or a threshold
     */
    public static Formula corrected(Variable old, List<Variable> errors, List<Variable> inputs, Reduction reduction) {
        Formula alpha = the(Quantity.learningRate());
        Formula correction;
        if (errors.size() == 1) {
            correction = inputs.isEmpty()
                    ? product(alpha, the(errors.get(0)))
                    : product(alpha, the(errors.get(0)), the(inputs.get(0)));
        } else {
            List<Formula> terms = new ArrayList<>(errors.size());
            for (int k = 0; k < errors.size(); k++) {
                Formula error = the(errors.get(k));
                terms.add(inputs.isEmpty() ? error : product(error, the(inputs.get(k))));
            }
            correction = product(alpha, reduction.of(terms));
        }
        return Formula.sum(
                List.of(the(old), old.kind() == Kind.THRESHOLD ? new Formula.Negative(correction) : correction));
    }
}
