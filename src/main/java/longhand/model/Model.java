package longhand.model;

import java.util.List;
import java.util.function.UnaryOperator;
import longhand.formula.Formula;
import longhand.formula.quantity.Variable;

/**
 * How each number of a model is made from others: forward only. A model writes definitions and says where each variable is used; what
 * the loss makes of a change of one of them follows from these, in {@code longhand.calculus.ChainRule}, and is written in no model.
 */
public interface Model {
    /** What a variable is made from; for what is given, its value. As people write it, inside any {@link Formula.Stable}. */
    Formula definition(Variable variable);

    /**
     * The part of a definition that names a variable, so that of a sum of hundreds of terms only one need be looked at. The rest does
     * not change with the variable.
     */
    Formula partNaming(Variable variable, Variable user);

    /** The variables of the sample and the update of a loss whose definitions name a variable, as these are written. */
    List<Variable> users(Variable variable, Variable loss);

    /**
     * The same as definitions are worked out, where that is another way: the logarithm of a softmax is made from weighted sums, past
     * the activations that are written.
     */
    List<Variable> usersAsComputed(Variable variable, Variable loss);

    /**
     * What is made with the parameters after an update: by the definition of the same before it, with what is worked out and with parameters as they are
     * after it.
     *
     * @param next a parameter as the update has made it
     */
    static Formula after(Formula before, UnaryOperator<Variable> next) {
        return before.replaced(named -> {
            Variable v = named.variable();
            return Formula.the(
                    v.kind().isParameter() ? next.apply(v) : v.with(v.kind().after()));
        });
    }

    /** The loss that an update, counted from 1, lowers: of its batch, which for one sample may be the sample's own. */
    Variable loss(int update);

    /** Whether a change of a variable can change that loss at all. */
    boolean reaches(Variable variable, Variable loss);

    /**
     * Whether people write the derivative by a variable that a function is applied to, and nothing else, in two factors:
     * ∂L/∂a · ∂a/∂z for ∂L/∂z.
     */
    boolean writesActivationsApart();

    /**
     * Whether people write what a variable changes with as it is, a weight or an activation, and give that slope no name: ∂L/∂z · x for
     * ∂L/∂z · ∂z/∂w.
     */
    default boolean writesSlopesOut(Variable user) {
        return false;
    }

    /** The only output whose share of the loss changes with a variable; 0 where several do. */
    int onlyOutput(Variable variable);
}
