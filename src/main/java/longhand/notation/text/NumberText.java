package longhand.notation.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** A number as text: in full, and as it is shown in the middle of a formula. The decimal sign is a point everywhere. */
public final class NumberText {
    private static final int SHOWN_DECIMALS = 6;
    /** From here on (and below its inverse) powers of ten are easier to read than zeros. */
    private static final BigDecimal LARGE = new BigDecimal("1e7");

    private static final int MOST_WHOLE_DIGITS = 7;

    private static final BigDecimal SMALL = new BigDecimal("1e-4");

    private NumberText() {}

    /** What stands for a number that cannot be worked out, as numbers that it is worked out from are too large for their type. */
    public static final String OVERFLOW = "overflow";

    /** What stands for a number that does not exist, such as 1/0. */
    public static final String UNDEFINED = "undefined";

    /** The shortest decimal that names this double, with every digit; in words what no decimal names. */
    public static String full(double value) {
        return Double.isFinite(value) ? full(shortest(value)) : notFinite(value);
    }

    /** The same as it is shown in a formula. */
    public static String shown(double value) {
        return Double.isFinite(value) ? shown(shortest(value)) : notFinite(value);
    }

    private static String notFinite(double value) {
        return Double.isNaN(value) ? OVERFLOW : value > 0 ? "Infinity" : "-Infinity";
    }

    /**
     * The shortest decimal that is nearer to this double than to any other.
     *
     * @throws IllegalArgumentException if the double is infinite or not a number
     */
    public static BigDecimal shortest(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("not a finite number");
        }
        // not Double.toString: before JDK 19 it gives a digit too many now and then
        BigDecimal whole = new BigDecimal(value);
        for (int digits = 15; digits < 17; digits++) {
            BigDecimal rounded = whole.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == value) {
                return tidy(rounded);
            }
        }
        return tidy(whole.round(new MathContext(17, RoundingMode.HALF_EVEN)));
    }

    /** Every digit: 0.1, -0.013922048105687446, 1.5e-9. */
    public static String full(BigDecimal value) {
        BigDecimal tidy = tidy(value);
        int exponent = tidy.precision() - tidy.scale() - 1;
        if (tidy.signum() == 0 || (exponent >= -7 && exponent < 21)) {
            return tidy.toPlainString();
        }
        return mantissa(tidy, exponent) + "e" + exponent;
    }

    /**
     * As it is shown in a formula: exactly, if six decimals are enough; otherwise rounded to six decimals, half away from zero; with
     * a power of ten, and six significant digits, where that would leave too little to see.
     */
    public static String shown(BigDecimal value) {
        BigDecimal tidy = tidy(value);
        BigDecimal size = tidy.abs();
        if (size.compareTo(LARGE) < 0 && tidy.scale() <= SHOWN_DECIMALS) {
            return tidy.toPlainString();
        }
        if (size.compareTo(LARGE) < 0 && size.compareTo(SMALL) >= 0) {
            return tidy.setScale(SHOWN_DECIMALS, RoundingMode.HALF_UP).toPlainString();
        }
        BigDecimal rounded = tidy.round(new MathContext(SHOWN_DECIMALS, RoundingMode.HALF_UP));
        int exponent = rounded.precision() - rounded.scale() - 1;
        return mantissa(rounded, exponent) + "e" + exponent;
    }

    /**
     * As it is shown where there is little room: rounded to so many significant digits, half away from zero, but no digit before the
     * point is rounded away; then as {@link #shown} has it.
     */
    public static String brief(BigDecimal value, int digits) {
        BigDecimal tidy = tidy(value);
        int whole = Math.min(MOST_WHOLE_DIGITS, tidy.precision() - tidy.scale());
        return shown(tidy.round(new MathContext(Math.max(digits, whole), RoundingMode.HALF_UP)));
    }

    /** With so many decimals, rounded half away from zero as its shortest decimal reads: 97.50. */
    public static String fixed(double value, int decimals) {
        return Double.isFinite(value)
                ? shortest(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString()
                : Double.toString(value);
    }

    /** The same, of the binary number that the double is, rounded half to even. */
    public static String fixedInBinary(double value, int decimals) {
        return Double.isFinite(value)
                ? new BigDecimal(value)
                        .setScale(decimals, RoundingMode.HALF_EVEN)
                        .toPlainString()
                : Double.toString(value);
    }

    /** With a power of ten, and three significant digits, rounded half away from zero: 1.23e+06. */
    public static String scientific(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal rounded = shortest(value).round(new MathContext(3, RoundingMode.HALF_UP));
        int exponent = rounded.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        String digits = Integer.toString(Math.abs(exponent));
        return rounded.movePointLeft(exponent).setScale(2).toPlainString()
                + (exponent < 0 ? "e-" : "e+")
                + (digits.length() < 2 ? "0" : "")
                + digits;
    }

    /** Rounded to so many significant digits, half away from zero, and never with a power of ten: 1200, 0.0012. */
    public static String plain(double value, int digits) {
        return Double.isFinite(value)
                ? shortest(value)
                        .round(new MathContext(digits, RoundingMode.HALF_UP))
                        .toPlainString()
                : Double.toString(value);
    }

    /** A coordinate of a picture, to a tenth of a pixel, with its decimal always written. */
    public static String tenths(double coordinate) {
        return Double.toString(Math.round(coordinate * 10) / 10.0);
    }

    /** A coordinate of a picture to a hundredth, or a share, with no zero at its end. */
    public static String hundredths(double coordinate) {
        return new BigDecimal(coordinate)
                .setScale(2, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A count, with commas between thousands: 1,826,450. */
    public static String grouped(long count) {
        StringBuilder text = new StringBuilder(Long.toString(count));
        for (int at = text.length() - 3; at > 0; at -= 3) {
            text.insert(at, ',');
        }
        return text.toString();
    }

    private static String mantissa(BigDecimal value, int exponent) {
        return value.movePointLeft(exponent).stripTrailingZeros().toPlainString();
    }

    private static BigDecimal tidy(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 && stripped.precision() - stripped.scale() <= 21 ? stripped.setScale(0) : stripped;
    }
}
