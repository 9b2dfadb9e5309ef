package longhand.calculus;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import longhand.network.TrainingStep;
import org.apache.commons.math3.RealFieldElement;

/**
 * The values of all quantities of one step of gradient descent, each worked out by its rule when it is first asked for, and kept.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class Trace<T extends RealFieldElement<T>> implements Values<T> {
    private final Rules rules;
    private final Arithmetic<T> arithmetic;
    private final Slots slots;
    private final Function<Quantity, T> instead;
    private final Change change;
    private final Object[] values;
    private final BigDecimal[] exact;

    public Trace(Rules rules, Arithmetic<T> arithmetic) {
        this(rules, arithmetic, q -> null, Change.NONE);
    }

    /**
     * A trace with some values given.
     *
     * @param instead values that stand in the place of what the rules would give, and on which later values build, as far as their
     *     rules are worked out from them: a loss that is worked out from weighted sums passes over a given activation
     */
    public Trace(Rules rules, Arithmetic<T> arithmetic, Map<Quantity, T> instead) {
        this(rules, arithmetic, Map.copyOf(instead)::get, Change.NONE);
    }

    /**
     * A trace in which something is different.
     *
     * @param instead the value to put in the place of what the rule would give, or null; asked when a quantity is first needed
     * @param change what is done to every rule
     */
    public Trace(Rules rules, Arithmetic<T> arithmetic, Function<Quantity, T> instead, Change change) {
        this.rules = rules;
        this.arithmetic = arithmetic;
        this.instead = instead;
        this.change = change;
        slots = rules.slots();
        values = new Object[slots.size()];
        exact = new BigDecimal[slots.size()];
    }

    public Rules rules() {
        return rules;
    }

    public TrainingStep step() {
        return rules.step();
    }

    /** @throws IllegalArgumentException if there is no such quantity */
    @Override
    @SuppressWarnings("unchecked") // only settle() writes there
    public T of(Quantity quantity) {
        return (T) values[settled(quantity)];
    }

    /** The value as an exact decimal, or null where it is not known as one. */
    public BigDecimal exactly(Quantity quantity) {
        return exact[settled(quantity)];
    }

    @Override
    public T number(BigDecimal constant) {
        return arithmetic.number(constant);
    }

    /** Visits every quantity in teaching order. */
    public void forEach(Consumer<Quantity> visit) {
        rules.forEach(visit);
    }

    /** Every quantity in teaching order. */
    public List<Quantity> quantities() {
        List<Quantity> quantities = new ArrayList<>();
        forEach(quantities::add);
        return List.copyOf(quantities);
    }

    /** The place of a quantity, its value worked out. */
    private int settled(Quantity quantity) {
        int slot = slots.of(quantity);
        if (values[slot] == null) {
            settle(quantity, slot);
        }
        return slot;
    }

    private void settle(Quantity quantity, int slot) {
        T given = instead.apply(quantity);
        if (given == null) {
            Formula formula = change.of(quantity, rules.of(quantity));
            exact[slot] = formula.exactly(this::exactly);
            values[slot] = arithmetic.settle(quantity, formula, exact[slot], this);
        } else {
            values[slot] = given;
        }
    }
}
