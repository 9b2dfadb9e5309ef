package longhand.example;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** A number in an example file: a decimal exactly as written, of a length and size that exact arithmetic can bear. */
final class Decimal {
    static final String EXPECTED = "a finite decimal number";

    private static final Pattern SYNTAX = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final int MOST_DIGITS = 100;
    private static final int LARGEST_EXPONENT = 300;

    /** Longer than any number within the bounds need be: digits take time with the square of their count. */
    private static final int MOST_CHARACTERS = 500;

    private Decimal() {}

    static BigDecimal read(Node.Scalar scalar) {
        String text = scalar.value();
        if (!scalar.plain() || !SYNTAX.matcher(text).matches()) {
            throw scalar.expected(EXPECTED, hint(scalar));
        }
        if (text.length() > MOST_CHARACTERS) {
            throw tooLong(scalar);
        }
        BigDecimal number = converted(text);
        if (number != null && number.signum() == 0) {
            // 0e999999999 is nought too, but its exponent would grow in products
            return Math.abs(number.scale()) > LARGEST_EXPONENT ? BigDecimal.ZERO : number;
        }
        if (number == null || !isBounded(number)) {
            throw scalar.expected("0 or a number of a size from 1e-300 to 1e300");
        }
        if (number.precision() > MOST_DIGITS) {
            throw tooLong(scalar);
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
        BigDecimal size = number.abs();
        return size.compareTo(BigDecimal.ONE.scaleByPowerOfTen(-LARGEST_EXPONENT)) >= 0
                && size.compareTo(BigDecimal.ONE.scaleByPowerOfTen(LARGEST_EXPONENT)) <= 0;
    }

    private static FileProblem tooLong(Node.Scalar scalar) {
        return scalar.expected("a number of at most " + MOST_DIGITS + " significant digits");
    }

    private static String hint(Node.Scalar scalar) {
        String text = scalar.value();
        if (!scalar.plain()) {
            return SYNTAX.matcher(text).matches() ? ": leave out the quotation marks" : "";
        }
        if (text.matches("[+-]?[0-9]+,[0-9]+")) {
            return ": use a decimal point";
        }
        if (text.matches("[+-]?(\\.[0-9]+|[0-9]+\\.)")) {
            return ": write a digit on both sides of the decimal point";
        }
        return text.startsWith("\u2212") ? ": write the minus sign as -" : "";
    }
}
