package longhand.calculus;

import static longhand.formula.Formula.the;

import java.util.Optional;
import java.util.function.Consumer;
import longhand.formula.Formula;
import longhand.formula.Formula.Stable;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.Computation;
import longhand.model.Model;
import longhand.model.Supervised;
import longhand.model.TrainingStep;

/** The quantities of gradient descent, one update or several, in teaching order, and the rule of each. */
public final class Rules {
    private final Computation computation;
    private final Model model;
    private final ChainRule chainRule;
    private final TeachingOrder order;
    private final Change convention;
    private final boolean isPartial;

    public Rules(Computation computation) {
        this(computation, Change.NONE);
    }

    /** @param convention what is done to every rule */
    private Rules(Computation computation, Change convention) {
        this.computation = computation;
        this.convention = convention;
        model = computation.model();
        chainRule = new ChainRule(model);
        order = TeachingOrder.of(computation);
        isPartial = computation.isPartial();
    }

    /** These rules with one convention more. */
    public Rules with(Change next) {
        return new Rules(computation, (quantity, right) -> next.of(quantity, convention.of(quantity, right)));
    }

    public Computation computation() {
        return computation;
    }

    /** The {@link Computation#ofLayers} of what is worked out. */
    public TrainingStep step() {
        return computation.ofLayers();
    }

    /** Whether numbers may be missing, as a formula has no value everywhere. */
    boolean isPartial() {
        return isPartial;
    }

    /** Whether there is a quantity of that name. */
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
        Supervised step = (Supervised) computation;
        Variable v = derivative.denominator();
        if (v.kind() == Kind.WEIGHTED_SUM) {
            return v.layer() == step.depth()
                            && goesNowhereElse(v.at(Kind.ACTIVATION), derivative.numerator())
                            && step.loss().leavesError(step.outputActivation(), step.targets(v))
                    ? Optional.of(Formula.difference(
                            the(v.at(Kind.ACTIVATION)),
                            the(v.at(Kind.TARGET, 0, v.to(), v.place()).withUpdate(step.given(v.update())))))
                    : Optional.empty();
        }
        return has(new Derivative(derivative.numerator().at(Kind.OUTPUT_LOSS, 0, 1), v))
                ? Optional.of(chainRule.throughOwn(derivative))
                : Optional.empty();
    }

    /** Whether an output goes into the loss alone, and into no further step. */
    private boolean goesNowhereElse(Variable output, Variable loss) {
        return model.users(output, loss).stream().allMatch(user -> user.kind().isLoss());
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
