package longhand.calculus;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import longhand.formula.Arithmetic;
import longhand.formula.ExactDecimal;
import longhand.formula.ExactZero;
import longhand.formula.Formula;
import longhand.formula.Lack;
import longhand.formula.Values;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Quantity;
import longhand.model.TrainingStep;
import org.apache.commons.math3.RealFieldElement;

/**
 * The values of all quantities of one step of gradient descent, each worked out by its rule when it is first asked for, and kept.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class Trace<T extends RealFieldElement<T>> implements Values<T> {
    private static final int PIECE_BITS = 9;
    private static final int PIECE = 1 << PIECE_BITS;

    /** So many are worked out inside one another; each takes a few calls. */
    private static final int MOST_NESTED = 100;

    private final Rules rules;
    private final Arithmetic<T> arithmetic;
    private final TeachingOrder order;
    private final Instead<T> instead;
    private final Function<Quantity, Formula> followed;
    /** In pieces, made when they are first needed: of millions of quantities often only a few are asked for. */
    private final Object[][] values;

    private final BigDecimal[][] exact;

    /** What was looked up last, and before that: a product of two is worked out exactly and then in doubles. */
    private Quantity last;

    private int lastPlace;
    private Quantity former;
    private int formerPlace;

    /** Those that have no value; hardly ever any. */
    private final Map<Quantity, Missing> missing = new HashMap<>();
    /** What is being worked out, and what it turned out to lack. */
    private Quantity current;

    private int nested;

    private Missing found;

    /**
     * Why there is no such number.
     *
     * @param where the quantity whose own rule has no value, from which the others are worked out
     */
    public record Missing(Quantity where, Lack why) {}

    /** What stands in the place of what a rule would give. */
    public interface Instead<T> {
        /** The value, or null where the rule is to be worked out; asked when a quantity is first needed. */
        T of(Quantity quantity);

        /** The same as an exact decimal, or null where it is not known as one. */
        default BigDecimal exactly(Quantity quantity) {
            return null;
        }
    }

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
     * @param change what is done to every rule
     */
    public Trace(Rules rules, Arithmetic<T> arithmetic, Instead<T> instead, Change change) {
        this(
                rules,
                arithmetic,
                instead,
                change == Change.NONE ? rules::computed : quantity -> change.of(quantity, rules.of(quantity)));
    }

    /**
     * A trace by rules that somebody else has at hand.
     *
     * @param followed the rule of each quantity
     */
    public Trace(Rules rules, Arithmetic<T> arithmetic, Instead<T> instead, Function<Quantity, Formula> followed) {
        this.rules = rules;
        this.arithmetic = arithmetic;
        this.instead = instead;
        this.followed = followed;
        order = rules.order();
        int pieces = (order.size() >> PIECE_BITS) + 1;
        values = new Object[pieces][];
        exact = new BigDecimal[pieces][];
    }

    public Rules rules() {
        return rules;
    }

    /** The {@link Rules#step} of its rules. */
    public TrainingStep step() {
        return rules.step();
    }

    /** @throws IllegalArgumentException if there is no such quantity */
    @Override
    @SuppressWarnings("unchecked") // only settle() writes there
    public T of(Quantity quantity) {
        int place = settled(quantity);
        return (T) values[place >> PIECE_BITS][place & PIECE - 1];
    }

    /** Why the number does not exist; null where it does. */
    public Missing missing(Quantity quantity) {
        settled(quantity);
        return missing.isEmpty() ? null : missing.get(quantity);
    }

    @Override
    public T none(Lack why) {
        found = new Missing(current, why);
        return Values.super.none(why);
    }

    /** The value as an exact decimal, or null where it is not known as one. */
    @Override
    public BigDecimal exactly(Quantity quantity) {
        int place = settled(quantity);
        return exact[place >> PIECE_BITS][place & PIECE - 1];
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
        if (quantity == last) {
            return lastPlace;
        }
        if (quantity == former) {
            return formerPlace;
        }
        int place = order.placeOf(quantity);
        int piece = place >> PIECE_BITS;
        if (values[piece] == null) {
            values[piece] = new Object[PIECE];
            exact[piece] = new BigDecimal[PIECE];
        }
        if (values[piece][place & PIECE - 1] == null) {
            if (nested == MOST_NESTED) {
                settleBefore(place);
            }
            nested++;
            settle(quantity, values[piece], exact[piece], place & PIECE - 1);
            nested--;
        }
        if (!missing.isEmpty() && missing.containsKey(quantity)) {
            found = missing.get(quantity);
            return place; // not kept as the last, so that it is found again
        }
        former = last;
        formerPlace = lastPlace;
        last = quantity;
        lastPlace = place;
        return place;
    }

    /** All that comes before a place, one after another and not one inside the other: a chain may be longer than the stack is deep. */
    private void settleBefore(int place) {
        Missing before = found;
        nested = 0; // else each of them would look at all that is before it once more
        for (int i = 0; i < place; i++) {
            settled(order.at(i));
        }
        nested = MOST_NESTED;
        found = before;
    }

    private void settle(Quantity quantity, Object[] piece, BigDecimal[] exactPiece, int at) {
        T given = instead.of(quantity);
        if (given != null) {
            exactPiece[at] = instead.exactly(quantity);
            piece[at] = given;
            return;
        }
        Quantity outer = current;
        Missing outerFound = found;
        current = quantity;
        found = null;
        if (rules.isPartial()) {
            // also what the value does not depend on: 0 times a number that does not exist does not exist, nor does a
            // slope of it
            rules.of(quantity).references().forEach(this::settled);
            if (quantity instanceof Derivative derivative) {
                settled(derivative.numerator());
            }
        }
        if (found == null) {
            Formula formula = followed.apply(quantity);
            exactPiece[at] = ExactDecimal.of(formula, this::exactly);
            T value = arithmetic.settle(quantity, formula, exactPiece[at], this);
            if (exactPiece[at] == null && value.getReal() == 0 && ExactZero.is(formula, this)) {
                exactPiece[at] = BigDecimal.ZERO;
            }
            piece[at] = value;
        }
        if (found != null) {
            missing.put(quantity, found);
            exactPiece[at] = null;
            piece[at] = Values.super.none(found.why());
        }
        current = outer;
        found = outerFound;
    }
}
