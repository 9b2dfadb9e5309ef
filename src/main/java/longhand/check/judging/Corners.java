package longhand.check.judging;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import longhand.calculus.Change;
import longhand.calculus.Trace;
import longhand.formula.Formula;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.model.TrainingStep;
import longhand.model.network.Activation;

/**
 * The weighted sums that are exactly on a corner of their activation. A computer's sum may come out a hair beside it, and the slope with
 * it: a ReLU whose sum is 0 on paper lets everything through at 2.8e−17.
 */
final class Corners {
    /** So little is not seen in any number, but in which side of a corner it is on. */
    private static final BigDecimal HAIR = new BigDecimal("1e-30");

    private final Trace<?> right;

    Corners(Trace<?> right) {
        this.right = right;
    }

    /** Whether a quantity is such a sum. */
    boolean have(Quantity q) {
        if (!q.isOf(Kind.WEIGHTED_SUM) || !(right.rules().computation() instanceof TrainingStep step)) {
            return false;
        }
        Activation activation = step.network().layer(q.layer()).activation();
        BigDecimal exact = activation.hasCorner() ? right.exactly(q) : null;
        return exact != null && activation.curve().isCorner(exact);
    }

    /** The derivation with all these sums beside their corners: below them, and above; none where no activation has a corner. */
    List<Change> ways() {
        boolean hasAny = right.rules().computation() instanceof TrainingStep step
                && IntStream.rangeClosed(1, step.network().depth())
                        .anyMatch(layer ->
                                step.network().layer(layer).activation().hasCorner());
        return hasAny ? Stream.of(HAIR.negate(), HAIR).map(this::beside).toList() : List.of();
    }

    private Change beside(BigDecimal hair) {
        return (q, rule) -> have(q) ? Formula.sum(List.of(rule, Formula.constant(hair))) : rule;
    }
}
