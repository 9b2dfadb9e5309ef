package longhand.check.judging;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import longhand.formula.quantity.Family;
import longhand.formula.quantity.Quantity;

/**
 * How far something reaches that is different: to the quantities where it is, and to all that are worked out from these. What it does
 * not reach comes out as it would without it.
 *
 * <p>Told as {@link Dependencies} are: by kind and layer, or by sample too. So it may be said to reach a little too far, but never not
 * far enough.
 */
public final class AffectedQuantities {
    private final Dependencies dependencies;
    private final Predicate<Quantity> where;
    private final Map<Family, Boolean[]> known = new HashMap<>();

    /**
     * @param dependencies of the rules as they are elsewhere
     * @param where the quantities that have other rules, or other numbers; of those that are not told apart all or none
     */
    public AffectedQuantities(Dependencies dependencies, Predicate<Quantity> where) {
        this.dependencies = dependencies;
        this.where = where;
    }

    public boolean has(Quantity q) {
        Boolean[] ofFamily = known.computeIfAbsent(q.family(), family -> new Boolean[dependencies.places()]);
        int place = dependencies.placeOf(q);
        if (ofFamily[place] == null) {
            ofFamily[place] = where.test(q) || isAnyIn(dependencies.of(q));
        }
        return ofFamily[place];
    }

    private boolean isAnyIn(Iterable<Quantity> named) {
        for (Quantity q : named) {
            if (has(q)) {
                return true;
            }
        }
        return false;
    }
}
