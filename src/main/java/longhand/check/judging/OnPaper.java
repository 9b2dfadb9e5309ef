package longhand.check.judging;

import java.util.List;
import longhand.calculus.Change;
import longhand.calculus.Rules;
import longhand.formula.Formula.Stable;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;

/** How people work the derivation out on paper, where there are several ways to a number; every rule as it is written. */
public final class OnPaper {
    private OnPaper() {}

    /** Factor by factor; by ∂L/∂z; by the shortcut. */
    public static List<Change> ways(Rules rules) {
        Change bySum = (q, right) ->
                right instanceof Stable stable && isOfLoss(q) && !q.isOf(Kind.SAMPLE_LOSS.by(Kind.WEIGHTED_SUM))
                        ? stable.computed().plain()
                        : right.plain();
        return List.of(
                (q, right) -> right.plain(),
                bySum,
                (q, right) -> q.isOf(Kind.SAMPLE_LOSS.by(Kind.WEIGHTED_SUM))
                        ? rules.shortcut(q).orElse(right).plain()
                        : bySum.of(q, right));
    }

    /** Whether all of them come to this number in the same way, from the same numbers. */
    public static boolean agreeOn(Quantity q) {
        return !isOfLoss(q) && !q.isUpdate();
    }

    private static boolean isOfLoss(Quantity q) {
        return q instanceof Derivative derivative && !derivative.isLocal();
    }
}
