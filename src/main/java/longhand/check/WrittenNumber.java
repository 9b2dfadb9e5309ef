package longhand.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number as somebody wrote it, with the place of its last digit.
 *
 * @param value what the digits say
 * @param decimals how many decimals were written: 6 for 0.345787, 0 for 1; negative where a power of ten leaves none
 */
public record WrittenNumber(BigDecimal value, int decimals) {
    /** Powers of ten beyond this are no doubles. */
    private static final int MOST_EXPONENT = 400;

    private static final Pattern FORM =
            Pattern.compile("([+-]?\\d{1,100})?(?:[.,](\\d{1,100}))?(?:(?:[eE]|[·*×x]10\\^?)\\(?([+-]?\\d{1,4})\\)?)?");

    private static final Pattern COULD_BE_THOUSANDS = Pattern.compile("[+-]?[1-9]\\d{0,2},\\d{3}");

    /**
     * Reads a number with a point or a comma as its decimal sign; a typographic minus, spaces, a leading ≈, a trailing … and a power
     * of ten ({@code 1e-3}, {@code 1.2·10^-3}) are understood.
     *
     * @return empty if it is no number, or could be two: {@code 1,234}; {@link #problem} says which
     */
    public static Optional<WrittenNumber> parse(String text) {
        String tidy = tidy(text);
        Matcher matcher = FORM.matcher(tidy);
        if (!matcher.matches() || COULD_BE_THOUSANDS.matcher(tidy).matches()) {
            return Optional.empty();
        }
        String whole = matcher.group(1);
        String fraction = matcher.group(2) == null ? "" : matcher.group(2);
        boolean digits = whole != null || !fraction.isEmpty();
        int exponent = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        if (!digits || Math.abs(exponent) > MOST_EXPONENT) {
            return Optional.empty();
        }
        String sign = tidy.startsWith("-") ? "-" : "";
        String ones = whole == null ? "0" : whole.replaceFirst("^[+-]", "");
        BigDecimal value =
                new BigDecimal(sign + ones + (fraction.isEmpty() ? "" : "." + fraction)).scaleByPowerOfTen(exponent);
        return Optional.of(new WrittenNumber(value, fraction.length() - exponent));
    }

    /** Why {@link #parse} does not read this; empty if it does. */
    public static Optional<String> problem(String text) {
        if (parse(text).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                COULD_BE_THOUSANDS.matcher(tidy(text)).matches()
                        ? "could be a decimal comma or a thousands separator: write a point, or one more digit"
                        : "is not a number");
    }

    private static String tidy(String text) {
        return text.replace('−', '-').replaceAll("[\\s\\u00a0\\u202f≈]|\\.\\.\\.$|…$", "");
    }

    /** The number of digits from the first that is not 0 to the last that was written; 0 for zero. */
    public int significantDigits() {
        return value.signum() == 0 ? 0 : value.unscaledValue().abs().toString().length();
    }

    /** One unit of the last digit. */
    public BigDecimal unit() {
        return BigDecimal.ONE.scaleByPowerOfTen(-decimals);
    }

    /** Whether this is that value rounded to the digits written (a tie either way), or cut off there. */
    public boolean agreesWith(BigDecimal exact) {
        return isRounded(exact) || isCutOff(exact);
    }

    /** Whether this is that value rounded to the digits written, a tie either way. */
    public boolean isRounded(BigDecimal exact) {
        return value.subtract(exact).abs().multiply(BigDecimal.valueOf(2)).compareTo(unit()) <= 0;
    }

    /** Whether this is that value with its further digits left off. */
    public boolean isCutOff(BigDecimal exact) {
        return value.compareTo(exact.setScale(decimals, RoundingMode.DOWN)) == 0;
    }
}
