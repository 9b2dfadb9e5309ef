package longhand.check.judging;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import longhand.calculus.Change;
import longhand.calculus.Rules;
import longhand.formula.Family;
import longhand.formula.Formula;
import longhand.formula.Formula.Reference;
import longhand.formula.Formula.Stable;
import longhand.formula.Quantity;
import longhand.model.Batch;

/**
 * How far something reaches that is different: to the quantities where it is, and to all that are worked out from these. What it does
 * not reach comes out as it would without it.
 *
 * <p>Told by kind and layer, and by sample if asked to: the quantities of one family in one layer are all worked out from the same kinds.
 * So it may be said to reach a little too far, but never not far enough.
 */
public final class AffectedQuantities {
    private final Rules rules;
    private final Change change;
    private final Predicate<Quantity> where;
    private final boolean isBySample;
    private final int largestBatch;
    private final Map<Family, Boolean[]> known = new HashMap<>();

    private AffectedQuantities(Rules rules, Change change, Predicate<Quantity> where, boolean isBySample) {
        this.rules = rules;
        this.change = change;
        this.where = where;
        this.isBySample = isBySample;
        largestBatch =
                rules.step().batches().stream().mapToInt(Batch::size).max().orElseThrow();
    }

    /**
     * @param change what is done to every rule
     * @param where whose rules it changes; of one family in one layer, all or none
     */
    public static AffectedQuantities ofRules(Rules rules, Change change, Predicate<Quantity> where) {
        return new AffectedQuantities(rules, change, where, false);
    }

    /**
     * @param change what is done to every rule
     * @param where what gets other numbers; of one family in one layer for one sample, all or none
     */
    public static AffectedQuantities ofNumbers(Rules rules, Change change, Predicate<Quantity> where) {
        return new AffectedQuantities(rules, change, where, true);
    }

    public boolean has(Quantity q) {
        int layers = rules.step().network().depth() + 1;
        int samples = isBySample ? largestBatch + 1 : 1;
        Boolean[] ofFamily = known.computeIfAbsent(
                q.family(),
                family -> new Boolean[layers * samples * (rules.step().updates() + 1)]);
        int place = q.layer() + layers * ((isBySample ? q.sample() : 0) + samples * (q.update() - 1));
        if (ofFamily[place] == null) {
            ofFamily[place] = where.test(q) || isIn(change.of(q, rules.of(q)));
        }
        return ofFamily[place];
    }

    /** Whether a formula names anything that is reached, as it is written or as it is worked out. */
    private boolean isIn(Formula formula) {
        if (formula instanceof Stable stable) {
            return isIn(stable.written()) || isIn(stable.computed());
        }
        return formula instanceof Reference reference
                ? has(reference.quantity())
                : formula.parts().stream().anyMatch(this::isIn);
    }
}
