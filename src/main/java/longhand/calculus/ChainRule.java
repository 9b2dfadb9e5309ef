package longhand.calculus;

import static longhand.formula.Formula.product;
import static longhand.formula.Formula.the;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import longhand.formula.Formula;
import longhand.formula.Formula.Stable;
import longhand.formula.Slope;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.Model;

/**
 * The rule of every number of a model. A variable has its definition; ∂u/∂v, u no loss, is the slope of u's definition; and of the loss
 *
 * <pre>∂L/∂v = Σ over the users u of v: ∂L/∂u · ∂u/∂v</pre>
 *
 * <p>That is the chain rule, and it stands nowhere else. What is written may be longer than what is multiplied: ∂L/∂a · ∂a/∂z · ∂z/∂w
 * where ∂L/∂z is no more than ∂L/∂a · ∂a/∂z.
 */
public final class ChainRule {
    private final Model model;

    public ChainRule(Model model) {
        this.model = model;
    }

    /** The rule as people write it, inside any {@link Stable}. */
    public Formula of(Quantity quantity) {
        if (quantity instanceof Derivative derivative && isOfLoss(derivative)) {
            Formula written = throughUsers(derivative, true);
            Formula computed = throughUsers(derivative, false);
            return written.equals(computed) ? computed : new Stable(written, computed);
        }
        return computed(quantity);
    }

    /** The rule as it is worked out. */
    Formula computed(Quantity quantity) {
        if (quantity instanceof Variable variable) {
            return model.definition(variable);
        }
        Derivative derivative = (Derivative) quantity;
        Variable u = derivative.numerator();
        if (u.kind() == Kind.BATCH_LOSS) {
            return throughOwn(derivative);
        }
        return u.kind().isLoss() ? throughUsers(derivative, false) : slope(u, derivative.denominator());
    }

    /**
     * The derivative of a loss that is made of other losses, by its own definition: ∂L/∂w = 1/m Σ ∂L@k/∂w for L = 1/m Σ L@k. Where the
     * definition names v itself, its slope is one of the terms.
     */
    Formula throughOwn(Derivative derivative) {
        Variable v = derivative.denominator();
        return Slope.of(
                model.partNaming(v, derivative.numerator()),
                named -> named.equals(v) ? Formula.number(1) : ofLoss(named, v));
    }

    /** What a loss, and nothing else, adds to the derivative of another that is made of it. */
    private static Formula ofLoss(Quantity named, Variable v) {
        return named instanceof Variable u && u.kind().isLoss() ? the(new Derivative(u, v)) : Formula.number(0);
    }

    private static boolean isOfLoss(Derivative derivative) {
        Kind above = derivative.numerator().kind();
        return above.isLoss() && above != Kind.BATCH_LOSS;
    }

    /** Σ over the users u of v: ∂L/∂u · ∂u/∂v. */
    private Formula throughUsers(Derivative derivative, boolean asWritten) {
        Variable loss = derivative.numerator();
        Variable v = derivative.denominator();
        List<Variable> users = asWritten ? model.users(v, loss) : model.usersAsComputed(v, loss);
        if (users.size() == 1) {
            return term(loss, users.get(0), v, asWritten);
        }
        List<Formula> terms = new ArrayList<>(users.size());
        for (Variable user : users) {
            if (model.reaches(user, loss)) {
                terms.add(term(loss, user, v, asWritten));
            }
        }
        return terms.isEmpty() ? Formula.number(0) : Formula.sum(terms);
    }

    private Formula term(Variable loss, Variable user, Variable v, boolean asWritten) {
        // the loss is a plain sum of the shares: a factor of 1 is not written
        return user.kind().isLoss() ? slope(user, v) : path(loss, user, v, asWritten);
    }

    /** ∂L/∂u · ∂u/∂v, the first factor in two where u has a single user that is a function of it alone. */
    private Formula path(Variable loss, Variable u, Variable v, boolean asWritten) {
        Variable above = above(loss, u);
        if (model.writesSlopesOut(u)) {
            return Formula.times(the(new Derivative(above, u)), slope(u, v));
        }
        Formula local = the(new Derivative(u, v));
        // an output's share is not differentiated by weighted sums, nor is what people write
        boolean isApart = model.writesActivationsApart() && (asWritten || above.kind() == Kind.OUTPUT_LOSS);
        boolean isPassedOver = isApart && isMadeAlone(u, loss);
        if (!isPassedOver) {
            return product(the(new Derivative(above, u)), local);
        }
        Variable next = model.users(u, loss).get(0);
        return product(the(new Derivative(above(loss, next), next)), the(new Derivative(next, u)), local);
    }

    /** What stands above ∂u: the loss itself where u changes no other share. */
    private Variable above(Variable loss, Variable u) {
        return loss.kind() == Kind.OUTPUT_LOSS && model.onlyOutput(u) != 0 ? loss.at(Kind.SAMPLE_LOSS, 0, 0) : loss;
    }

    /** Whether all that is made from u is one function of u alone. */
    private boolean isMadeAlone(Variable u, Variable loss) {
        List<Variable> users = model.users(u, loss);
        if (users.size() != 1) {
            return false;
        }
        return model.definition(users.get(0)).references().equals(Set.of(u));
    }

    /** The slope of u's definition with respect to v. */
    private Formula slope(Variable u, Variable v) {
        return Slope.of(model.partNaming(v, u), v, the(u));
    }
}
