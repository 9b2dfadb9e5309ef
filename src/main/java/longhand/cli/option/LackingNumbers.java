package longhand.cli.option;

import java.io.PrintWriter;
import longhand.formula.quantity.Quantity;
import longhand.notation.Derivation;
import longhand.notation.text.NumberText;

/** Which of the quantities that somebody is shown do not exist, or have no value in the number type. */
public final class LackingNumbers {
    private final Derivation derivation;
    private final boolean isInDoubles;
    private Quantity firstMissing;
    private long missing;
    private Quantity firstTooLarge;
    private long tooLarge;

    LackingNumbers(Derivation derivation, boolean isInDoubles) {
        this.derivation = derivation;
        this.isInDoubles = isInDoubles;
    }

    /** Takes note of a quantity, if it is one of them. */
    public void take(Quantity q) {
        if (derivation.figures().decimal(q) != null) {
            return;
        }
        if (derivation.figures().missing(q) != null) {
            firstMissing = missing == 0 ? q : firstMissing;
            missing++;
        } else {
            firstTooLarge = tooLarge == 0 ? q : firstTooLarge;
            tooLarge++;
        }
    }

    /** Says which they were, if there were any. */
    public void warn(PrintWriter err) {
        if (missing > 0) {
            String first = derivation.names().of(firstMissing);
            err.println("longhand: "
                    + (missing == 1
                            ? first + " does not exist"
                            : NumberText.grouped(missing) + " numbers do not exist, " + first + " the first of them")
                    + "; 'longhand explain' says why");
        }
        if (tooLarge > 0) {
            String first = derivation.names().of(firstTooLarge);
            boolean isOne = tooLarge == 1;
            err.println("longhand: "
                    + (isOne
                            ? first + " has no value here: it is"
                            : NumberText.grouped(tooLarge) + " numbers have no value here, " + first
                                    + " the first of them: they, or the numbers that they are worked out from, are")
                    + (isInDoubles
                            ? " too large for a double; 'longhand trace' with --precision 50 shows "
                                    + (isOne ? "it" : "them")
                            : " too large for any number here, beyond 1e131000"));
        }
    }
}
