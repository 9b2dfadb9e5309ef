package longhand.check.change;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import longhand.calculus.Change;
import longhand.formula.Formula;
import longhand.formula.quantity.Family;
import longhand.formula.quantity.Quantity;

/**
 * A change of the rules that is made in certain places alone, so that it can be told how far it reaches.
 *
 * @param where the quantities whose rules it may change; of one family in one layer, all or none
 * @param shorter shorter ways to what some of the changed rules come to
 */
public record LocalChange(Predicate<Quantity> where, Change change, Shorter shorter) implements Change {
    /** A change with no shorter way. */
    public LocalChange(Predicate<Quantity> where, Change change) {
        this(where, change, q -> null);
    }

    /** What a rule of hundreds of terms comes to by the changed rules and without anybody's own figures. */
    public interface Shorter {
        /** Null where there is none. */
        Formula of(Quantity quantity);
    }

    @Override
    public Formula of(Quantity q, Formula right) {
        return where.test(q) ? change.of(q, right) : right;
    }

    /** Both changes, this one first. */
    public LocalChange and(LocalChange next) {
        return new LocalChange(where.or(next.where), (q, right) -> next.of(q, of(q, right)));
    }

    /** The change for one family: in all such layers, and where there are several also in each alone. */
    static List<LocalChange> inLayers(int depth, Family family, IntPredicate which, Change change) {
        List<Integer> layers =
                IntStream.rangeClosed(1, depth).filter(which).boxed().toList();
        List<LocalChange> changes = new ArrayList<>();
        if (!layers.isEmpty()) {
            changes.add(ofLayers(family, which, change));
        }
        if (layers.size() > 1) {
            layers.forEach(only -> changes.add(ofLayers(family, layer -> layer == only, change)));
        }
        return changes;
    }

    LocalChange or(Shorter shorterWay) {
        return new LocalChange(where, change, shorterWay);
    }

    static LocalChange ofLayers(Family family, IntPredicate layers, Change change) {
        return new LocalChange(q -> q.isOf(family) && layers.test(q.layer()), change);
    }
}
