package longhand.notation.text;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** A number that somebody gives, in a file or in a field: a decimal exactly as written, of a length and size that exact arithmetic can bear. */
public final class GivenDecimal {
    public static final String EXPECTED = "a number such as 0.3";

    private static final Pattern SYNTAX = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern COMMA = Pattern.compile("[+-]?[0-9]+,[0-9]+");
    private static final Pattern BARE_POINT = Pattern.compile("[+-]?(\\.[0-9]+|[0-9]+\\.)");
    private static final int MOST_DIGITS = 100;
    private static final int LARGEST_EXPONENT = 300;

    /** Longer than any number within the bounds need be: digits take time with the square of their count. */
    private static final int MOST_CHARACTERS = 500;

    private GivenDecimal() {}

    /** A text that is no such number. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String expected;
        private final String hint;

        private Refused(String expected, String hint) {
            super("expected " + expected + hint);
            this.expected = expected;
            this.hint = hint;
        }

        /** What should be there, after the word "expected". */
        public String expected() {
            return expected;
        }

        /** What to do about it, with a colon before it; or empty. */
        public String hint() {
            return hint;
        }
    }

    /** Whether a text looks like a number, of whatever size. */
    public static boolean isDecimal(String text) {
        return SYNTAX.matcher(text).matches();
    }

    /** @throws Refused if it is no number, or one that is too long, too large or too small */
    public static BigDecimal read(String text) {
        if (text.length() > MOST_CHARACTERS && isDecimal(text)) {
            throw tooLong();
        }
        if (!isDecimal(text)) {
            throw new Refused(EXPECTED, hint(text));
        }
        BigDecimal number = converted(text);
        if (number == null) {
            throw outOfBounds();
        }
        return bounded(number);
    }

    /** @throws Refused if the number is too long, too large or too small */
    public static BigDecimal bounded(BigDecimal number) {
        if (number.signum() == 0) {
            // 0e999999999 is nought too, but its exponent would grow in products
            return Math.abs(number.scale()) > LARGEST_EXPONENT ? BigDecimal.ZERO : number;
        }
        if (!isBounded(number)) {
            throw outOfBounds();
        }
        if (number.precision() > MOST_DIGITS) {
            throw tooLong();
        }
        return number;
    }

    /** Null where not even the exponent fits. */
    private static BigDecimal converted(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static boolean isBounded(BigDecimal number) {
        // by the place of the first digit, which is there without any arithmetic however large the exponent
        long place = (long) number.precision() - number.scale() - 1;
        boolean isLargest = place == LARGEST_EXPONENT
                && number.abs().compareTo(BigDecimal.ONE.scaleByPowerOfTen(LARGEST_EXPONENT)) == 0;
        return isLargest || (place >= -LARGEST_EXPONENT && place < LARGEST_EXPONENT);
    }

    private static Refused outOfBounds() {
        return new Refused("0 or a number of magnitude 1e-300 to 1e300", "");
    }

    private static Refused tooLong() {
        return new Refused("a number of at most " + MOST_DIGITS + " significant digits", "");
    }

    private static String hint(String text) {
        if (COMMA.matcher(text).matches()) {
            return ": use a decimal point";
        }
        if (BARE_POINT.matcher(text).matches()) {
            return ": write a digit on both sides of the decimal point";
        }
        return text.startsWith("\u2212") ? ": write the minus sign as -" : "";
    }
}
