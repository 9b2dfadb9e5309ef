package longhand.formula;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import longhand.formula.Formula.Reference;
import longhand.formula.quantity.Quantity;
import org.apache.commons.math3.RealFieldElement;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.dfp.DfpField;
import org.apache.commons.math3.util.Decimal64;

/** The number type that a trace works in. */
public interface Arithmetic<T extends RealFieldElement<T>> {
    /** The number nearest to a decimal. */
    T number(BigDecimal decimal);

    /**
     * Settles the value of a quantity: where it is an exact decimal, that decimal; otherwise what the formula comes to in this type.
     *
     * <p>So a weighted sum that is zero on paper is zero here too, and a ReLU on its corner is decided by the decimals that were
     * given, not by the sign of 2.8e−17. What is only copied is not converted again: it is the same number.
     *
     * @param exact the value as an exact decimal, or null
     */
    default T settle(Quantity quantity, Formula formula, BigDecimal exact, Values<T> values) {
        return exact == null || formula instanceof Reference ? formula.value(values) : number(exact);
    }

    /** IEEE double precision, the default. */
    static Arithmetic<Decimal64> doubles() {
        return decimal -> decimal.signum() == 0 ? Decimal64.ZERO : new Decimal64(decimal.doubleValue());
    }

    /**
     * The most digits that {@link #digits} gives: the e^x of {@link Dfp} ends its series after 90 terms, and so is wrong beyond some 160
     * digits, whatever is asked of it; and its constants take time with the cube of the digits.
     */
    int MOST_DIGITS = 100;

    /** Decimal digits in a digit of {@link Dfp}. */
    int DIGITS_IN_ONE = 4;

    /**
     * Decimals of at least so many significant digits.
     *
     * @param digits from 1 to {@link #MOST_DIGITS}
     */
    static Arithmetic<Dfp> digits(int digits) {
        if (digits < 1 || digits > MOST_DIGITS) {
            throw new IllegalArgumentException("from 1 to " + MOST_DIGITS + " digits, not " + digits);
        }
        // a Dfp digit is four decimal digits, and the first may hold only one of them; the others guard the last place
        DfpField field = new DfpField(digits + 16);
        return decimal -> nearest(decimal, field);
    }

    /** The nearest of a field's numbers: of a whole number with more digits than it holds Dfp loses the power of ten. */
    static Dfp nearest(BigDecimal decimal, DfpField field) {
        MathContext held = new MathContext(field.getRadixDigits() * DIGITS_IN_ONE, RoundingMode.HALF_EVEN);
        return field.newDfp(decimal.round(held).toString());
    }
}
