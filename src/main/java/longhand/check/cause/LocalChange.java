package longhand.check.cause;

import java.util.function.Predicate;
import longhand.calculus.Change;
import longhand.formula.Formula;
import longhand.formula.Quantity;

/**
 * A change of the rules that is made in certain places alone, so that it can be told how far it reaches.
 *
 * @param where the quantities whose rules it may change; of one kind in one layer, all or none
 */
public record LocalChange(Predicate<Quantity> where, Change change) implements Change {
    @Override
    public Formula of(Quantity q, Formula right) {
        return where.test(q) ? change.of(q, right) : right;
    }

    /** Both changes, this one first. */
    public LocalChange and(LocalChange next) {
        return new LocalChange(where.or(next.where), (q, right) -> next.of(q, of(q, right)));
    }
}
