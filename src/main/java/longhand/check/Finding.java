package longhand.check;

import java.math.BigDecimal;
import java.util.List;
import longhand.check.convention.Convention;
import longhand.check.judging.Mistake;
import longhand.check.reading.PrintedFigure;
import longhand.formula.quantity.Quantity;

/**
 * A printed figure compared with our value.
 *
 * @param difference what the source has, less what we have
 * @param cause for a slip, what seems to have happened
 * @param convention for {@link Agreement#BY_CONVENTION}, which one; otherwise null
 * @param other for {@link Cause#INDEX} and {@link Cause#FOLLOWS}, the quantity that explains it, if it is a single one; otherwise null
 * @param mistakes for {@link Cause#MISTAKE} and {@link Cause#MISTAKES_TOGETHER}, the known mistakes that give it; otherwise none
 */
public record Finding(
        PrintedFigure printed,
        Agreement agreement,
        BigDecimal ours,
        BigDecimal difference,
        Convention convention,
        Cause cause,
        Quantity other,
        List<Mistake> mistakes) {
    public Finding {
        mistakes = List.copyOf(mistakes);
    }

    /** The same figure, right by a convention of the source. */
    Finding byConvention(Convention followed) {
        return new Finding(printed, Agreement.BY_CONVENTION, ours, difference, followed, Cause.NONE, null, List.of());
    }

    /**
     * The same figure, with the known mistakes that give it.
     *
     * @param areTogether whether all of them do, and not one or another
     */
    Finding byMistakes(List<Mistake> found, boolean areTogether) {
        Cause by = areTogether ? Cause.MISTAKES_TOGETHER : Cause.MISTAKE;
        return new Finding(printed, agreement, ours, difference, convention, by, null, found);
    }

    /** How it stands to our value. */
    public enum Agreement {
        /** Ours, rounded to the digits written or cut off there. */
        AGREES,
        /** What the rule gives from the source's own rounded figures. */
        ROUNDING_CARRIED,
        /** Either of these by another convention, which the source follows throughout. */
        BY_CONVENTION,
        /** None of them. */
        SLIP
    }

    /** What seems to have happened in a slip. */
    public enum Cause {
        /** No slip, or none that we can name. */
        NONE,
        /** The right number with the wrong sign. */
        SIGN,
        /** One digit inserted, left out, changed, or two neighbours swapped. */
        DIGIT,
        /** The number of another quantity of the same kind. */
        INDEX,
        /** What a known mistake gives, as for the answers of a sheet; if there are several, one or another of them. */
        MISTAKE,
        /** What two known mistakes give that were worked through together. */
        MISTAKES_TOGETHER,
        /** What the rule gives from an earlier slip. */
        FOLLOWS
    }
}
