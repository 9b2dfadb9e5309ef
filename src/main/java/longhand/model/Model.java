package longhand.model;

import java.util.List;
import longhand.formula.Formula;
import longhand.formula.Variable;

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

    /** The variables of one sample whose definitions name a variable, as these are written. */
    List<Variable> users(Variable variable, int sample);

    /**
     * The same as definitions are worked out, where that is another way: the logarithm of a softmax is made from weighted sums, past
     * the activations that are written.
     */
    List<Variable> usersAsComputed(Variable variable, int sample);

    /** The only output whose share of the loss changes with a variable; 0 where several do. */
    int onlyOutput(Variable variable);
}
