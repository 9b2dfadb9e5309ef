package longhand.calculus;

import static longhand.formula.Formula.the;

import java.util.Optional;
import java.util.function.Consumer;
import longhand.formula.Derivative;
import longhand.formula.Formula;
import longhand.formula.Formula.Stable;
import longhand.formula.Kind;
import longhand.formula.Quantity;
import longhand.formula.Variable;
import longhand.model.DenseModel;
import longhand.model.Network;
import longhand.model.TrainingStep;

/** The quantities of gradient descent, one update or several, in teaching order, and the rule of each. */
public final class Rules {
    private final TrainingStep step;
    private final Network network;
    private final DenseModel model;
    private final ChainRule chainRule;
    private final TeachingOrder order;
    private final Change convention;
    private final boolean isPartial;

    public Rules(TrainingStep step) {
        this(step, Change.NONE);
    }

    /** @param convention what is done to every rule */
    private Rules(TrainingStep step, Change convention) {
        this.step = step;
        this.convention = convention;
        network = step.network();
        model = new DenseModel(step);
        chainRule = new ChainRule(model);
        order = new TeachingOrder(step);
        isPartial = step.loss().isPartial()
                || network.layers().stream()
                        .anyMatch(layer -> layer.activation().isPartial());
    }

    /** These rules with one convention more. */
    public Rules with(Change next) {
        return new Rules(step, (quantity, right) -> next.of(quantity, convention.of(quantity, right)));
    }

    public TrainingStep step() {
        return step;
    }

    /** Whether numbers may be missing: an activation or the loss is a formula that has no value everywhere. */
    boolean isPartial() {
        return isPartial;
    }

    /** Whether there is a quantity of that name in this network and batch. */
    public boolean has(Quantity quantity) {
        return order.has(quantity);
    }

    /** Visits every quantity in teaching order. */
    public void forEach(Consumer<Quantity> visit) {
        order.forEach(visit);
    }

    /** The teaching order, to look places up in. */
    public TeachingOrder order() {
        return order;
    }

    /** The rule of a quantity that there is; as people write it, inside any {@link Stable}. */
    public Formula of(Quantity quantity) {
        return convention == Change.NONE
                ? chainRule.of(quantity)
                // what is worked out may pass over a number that the convention makes another
                : convention.of(quantity, chainRule.of(quantity).plain());
    }

    /** The rule as it is worked out, without the longer form that people write. */
    Formula computed(Quantity quantity) {
        return convention == Change.NONE ? chainRule.computed(quantity) : of(quantity);
    }

    /**
     * Another way to the same number, where people use one: a − y for ∂L/∂z after softmax with cross-entropy, and the sum over the
     * outputs for a gradient of a hidden layer. None by another convention, which it would pass over.
     */
    public Optional<Formula> shortcut(Quantity quantity) {
        if (convention != Change.NONE
                || !(quantity instanceof Derivative derivative)
                || derivative.numerator().kind() != Kind.SAMPLE_LOSS) {
            return Optional.empty();
        }
        Variable v = derivative.denominator();
        if (v.kind() == Kind.WEIGHTED_SUM) {
            return v.layer() == network.depth()
                            && step.loss()
                                    .leavesError(
                                            network.outputLayer().activation(),
                                            step.batch(v.update())
                                                    .sample(v.sample())
                                                    .target())
                    ? Optional.of(Formula.difference(
                            the(v.at(Kind.ACTIVATION)),
                            the(v.at(Kind.TARGET, 0, v.to()).withUpdate(step.given(v.update())))))
                    : Optional.empty();
        }
        return has(new Derivative(derivative.numerator().at(Kind.OUTPUT_LOSS, 0, 1), v))
                ? Optional.of(chainRule.throughOwn(derivative))
                : Optional.empty();
    }

    /** The gradient that an update uses: the mean or the sum over its batch, which for one sample is the sample's own. */
    public Derivative gradient(Variable parameter) {
        return new Derivative(loss(parameter.update()), parameter);
    }

    /** The loss that an update lowers: of its batch, which for one sample is the sample's own. */
    public Variable loss(int update) {
        return model.loss(update);
    }
}
