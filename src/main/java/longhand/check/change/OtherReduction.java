package longhand.check.change;

import static longhand.formula.Formula.number;
import static longhand.formula.Formula.the;

import longhand.formula.Formula;
import longhand.formula.Formula.Constant;
import longhand.formula.Formula.Quotient;
import longhand.formula.Formula.Replacement;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.model.Supervised;

/** The sum over a batch where its mean is asked for, and the mean where the sum is. */
public final class OtherReduction {
    private OtherReduction() {}

    /**
     * In the gradients of the batch.
     *
     * @param lossToo whether in its loss, too
     */
    public static LocalChange of(Supervised step, boolean lossToo) {
        return new LocalChange(
                q -> isOfBatch(q, lossToo),
                step.isSummed() ? (q, right) -> averaged(q, right, step) : OtherReduction::summed);
    }

    /** What counts the samples is 1. */
    static Formula summed(Quantity q, Formula right) {
        return right.replaced(new Replacement() {
            @Override
            public Formula of(Quantity quantity) {
                return the(quantity);
            }

            @Override
            public Formula of(Constant constant) {
                return constant.isCount() ? number(1) : constant;
            }
        });
    }

    /** What is of a sample is divided by how many there are. */
    private static Formula averaged(Quantity q, Formula right, Supervised step) {
        Formula samples = number(step.batch(q.update()).size());
        return right.replaced(named -> named.sample() == 0 ? the(named) : new Quotient(the(named), samples));
    }

    private static boolean isOfBatch(Quantity q, boolean lossToo) {
        return (lossToo && (q.isOf(Kind.BATCH_LOSS) || q.isOf(Kind.BATCH_LOSS.after())))
                || q.isOf(Kind.BATCH_LOSS.by(Kind.WEIGHT))
                || q.isOf(Kind.BATCH_LOSS.by(Kind.BIAS))
                || q.isOf(Kind.BATCH_LOSS.by(Kind.THRESHOLD));
    }
}
