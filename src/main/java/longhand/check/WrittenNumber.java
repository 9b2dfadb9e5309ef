package longhand.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longhand.notation.NumberText;

/**
 * A number as somebody wrote it, with the place of its last digit.
 *
 * @param value what the digits say
 * @param decimals how many decimals were written: 6 for 0.345787, 0 for 1; negative where a power of ten leaves none
 */
public record WrittenNumber(BigDecimal value, int decimals) {
    /** Powers of ten beyond this are no doubles. */
    private static final int MOST_EXPONENT = 300;

    private static final int MOST_WHOLE_DIGITS = 308;

    /** More than the digits that are read need, with spaces between them and a power of ten; so that no text is looked at for long. */
    private static final int MOST_CHARACTERS = 400;

    /** Sign, whole part, decimals, power of ten; no spaces. */
    private static final Pattern FORM = Pattern.compile(
            "([+-]?)(\\d{0,100})(?:[.,](\\d{0,100}))?(?:(?:[eE]|[·*×x]10\\^?)\\(?([+-]?\\d{1,4})\\)?)?");
    /** Digits with spaces between them only where they make groups of three: 12 345.678 9. */
    private static final Pattern GROUPED = Pattern.compile(
            "[^\\d.,]*(?:\\d{1,3}(?: \\d{3})+|\\d*)(?:[.,](?:(?:\\d{3} )+\\d{1,3}|\\d*))?(?: ?[^\\d .,].*)?");

    private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0\\u2009\\u202f]+");
    private static final Pattern SPACED_DIGITS = Pattern.compile("\\d \\d");
    private static final Pattern LEAD = Pattern.compile("^ ?[≈~]");
    private static final Pattern TRAIL = Pattern.compile("(?:\\.\\.\\.|…) ?$");

    private static final Pattern COULD_BE_THOUSANDS = Pattern.compile("[+-]?[1-9]\\d{0,2},\\d{3}");

    private static final Pattern FRACTION = Pattern.compile("[+-]?[\\d.,]{1,40} ?/ ?[\\d.,]{1,40}");
    private static final Pattern INFINITE = Pattern.compile("[+-]?(?:inf|infinity|∞)", Pattern.CASE_INSENSITIVE);

    private static final Pattern POWER_OF_TEN =
            Pattern.compile("[+-]?[\\d.,]{1,40}(?:[eE]|[·*×x]10\\^?)\\(?[+-]?\\d{3,40}\\)?");

    private static final Pattern MANY_DIGITS = Pattern.compile("[+-]?(?:\\d+[.,]?\\d*|[.,]\\d+)");

    private static final Pattern AND_MORE = Pattern.compile("[+-]?(?:\\d+[.,]?\\d*|[.,]\\d+) ?[^\\d.,eE·*×x]");

    /**
     * Reads a number with a point or a comma as its decimal sign; a typographic minus, spaces, a leading ≈, a trailing … and a power
     * of ten ({@code 1e-3}, {@code 1.2·10^-3}) are understood.
     *
     * @return empty if it is no number, or could be two: {@code 1,234}; {@link #problem} says which
     */
    public static Optional<WrittenNumber> parse(String text) {
        if (isTooLong(text)) {
            return Optional.empty();
        }
        String tidy = tidy(text);
        Matcher matcher = FORM.matcher(tidy);
        if (!matcher.matches() || COULD_BE_THOUSANDS.matcher(tidy).matches()) {
            return Optional.empty();
        }
        String whole = matcher.group(2);
        String fraction = matcher.group(3) == null ? "" : matcher.group(3);
        int exponent = matcher.group(4) == null ? 0 : Integer.parseInt(matcher.group(4));
        if (whole.isEmpty() && fraction.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal size = new BigDecimal((whole.isEmpty() ? "0" : whole) + "." + (fraction.isEmpty() ? "0" : fraction))
                .setScale(fraction.length(), RoundingMode.UNNECESSARY)
                .scaleByPowerOfTen(exponent);
        if (Math.abs(exponent) > MOST_EXPONENT || size.precision() - size.scale() > MOST_WHOLE_DIGITS) {
            return Optional.empty();
        }
        return Optional.of(
                new WrittenNumber(matcher.group(1).equals("-") ? size.negate() : size, fraction.length() - exponent));
    }

    /** Why {@link #parse} does not read this; empty if it does. */
    public static Optional<String> problem(String text) {
        if (isTooLong(text)) {
            return Optional.of("has " + NumberText.grouped(text.strip().length())
                    + " characters: write a number of at most " + MOST_CHARACTERS);
        }
        if (parse(text).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                COULD_BE_THOUSANDS.matcher(tidy(text)).matches()
                        ? "could be a decimal comma or a thousands separator: write a point, or one more digit"
                        : "is not a number" + hint(tidy(text)));
    }

    private static boolean isTooLong(String text) {
        return text.strip().length() > MOST_CHARACTERS;
    }

    /** What to do about a text that is no number, with a colon before it; or empty. */
    private static String hint(String text) {
        if (text.contains(".") && text.contains(",")) {
            return ": write one decimal sign and no other point or comma";
        }
        if (FRACTION.matcher(text).matches()) {
            return ": write the fraction as a decimal number";
        }
        if (text.endsWith("%")) {
            return ": write a decimal number, not a percentage";
        }
        if (INFINITE.matcher(text).matches()) {
            return ": a program prints this when a number gets too large or is divided by 0";
        }
        if (text.equalsIgnoreCase("nan")) {
            return ": a program prints this when there is no result, as for 0/0";
        }
        if (POWER_OF_TEN.matcher(text).matches()) {
            return ": its power of ten is beyond " + MOST_EXPONENT;
        }
        if (MANY_DIGITS.matcher(text).matches()) {
            return ": write at most 100 digits before the decimal sign, and as many after it";
        }
        return AND_MORE.matcher(text).lookingAt() ? ": write nothing after the digits" : "";
    }

    /** Without what says nothing; spaces stay where they do not make groups of digits, so that no number is read out of two. */
    private static String tidy(String text) {
        String even = SPACE.matcher(text.replace('−', '-')).replaceAll(" ").strip();
        String bare = TRAIL.matcher(LEAD.matcher(even).replaceFirst(""))
                .replaceFirst("")
                .strip();
        boolean isOne =
                !SPACED_DIGITS.matcher(bare).find() || GROUPED.matcher(bare).matches();
        return isOne ? bare.replace(" ", "") : bare;
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
