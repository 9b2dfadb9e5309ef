package longhand.check.judging;

import java.math.BigDecimal;
import java.math.RoundingMode;
import longhand.check.reading.WrittenNumber;
import longhand.formula.quantity.Quantity;
import longhand.notation.text.Figures;

/**
 * How many digits of an answer say something: the significant ones; but of an updated parameter only those of its change from the old
 * value, because at a small rate most of the others are the same whatever was done.
 */
public final class InformativeDigits {
    private InformativeDigits() {}

    public static int of(Figures figures, Quantity q, WrittenNumber number) {
        if (!areOfChange(figures, q)) {
            return number.significantDigits();
        }
        BigDecimal change = number.value().subtract(old(figures, q));
        return new WrittenNumber(change.setScale(number.decimals(), RoundingMode.HALF_UP), number.decimals())
                .significantDigits();
    }

    /** Whether it is the digits of a change that say something: of an updated parameter that does not stay as it was. */
    static boolean areOfChange(Figures figures, Quantity q) {
        BigDecimal exact = q.isUpdate() ? figures.decimal(q) : null;
        return q.isUpdate() && (exact == null || exact.compareTo(old(figures, q)) != 0);
    }

    /** What an updated parameter was before. */
    public static BigDecimal old(Figures figures, Quantity q) {
        Quantity old = q.withUpdate(q.update() - 1);
        BigDecimal exact = figures.trace().exactly(old);
        return exact == null ? figures.decimal(old) : exact;
    }
}
