package longhand.calculus;

import longhand.formula.Formula;
import longhand.formula.quantity.Quantity;

/** A rule that is not as it should be: what somebody works with who makes a certain mistake. */
public interface Change {
    /** Nothing is changed. */
    Change NONE = (quantity, right) -> right;

    /**
     * The rule that is followed.
     *
     * @param right the rule as it should be
     */
    Formula of(Quantity quantity, Formula right);
}
