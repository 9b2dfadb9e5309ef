package longhand.model.network;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Variable;

/** A layer of an {@link UnfoldedNetwork}, with the parameters that it uses at each of its places again. */
public sealed interface NetworkLayer permits Layer, Convolution, Pooling, Recurrence {
    /** Of each weighted sum; where there are none, the identity. */
    Activation activation();

    /**
     * What it makes of the activations before it.
     *
     * @throws IllegalArgumentException if they do not fit
     */
    Shape shape(Shape before);

    /** The weights that lead to a channel, as they are called in a layer of that number. */
    List<Variable> weights(int layer, int channel);

    /** {@link Kind#BIAS} or {@link Kind#THRESHOLD}; null where there are no parameters. */
    Kind offset();

    /** The value of a parameter at first, or of what a recurrence begins with. */
    BigDecimal given(Variable parameter);

    /** The same with another value for each parameter, as they are called in a layer of that number, and for what it begins with. */
    NetworkLayer with(int layer, Function<Variable, BigDecimal> values);

    NetworkLayer withActivation(Activation other);
}
