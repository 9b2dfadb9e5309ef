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
    private static final Pattern FORM =
            Pattern.compile("([+-]?)(\\d{1,100})(?:[.,](\\d{1,100}))?(?:[eE]([+-]?\\d{1,4}))?");

    /**
     * Reads a number with a point or a comma as its decimal sign; a typographic minus, a leading ≈ and a trailing … are understood.
     *
     * @return empty if it is no number, or could be two: {@code 1,234}
     */
    public static Optional<WrittenNumber> parse(String text) {
        String tidy = text.replace('−', '-').replaceAll("[\\s≈]|\\.\\.\\.$|…$", "");
        Matcher matcher = FORM.matcher(tidy);
        boolean couldBeThousands = tidy.matches("[+-]?[1-9]\\d{0,2},\\d{3}");
        if (!matcher.matches() || couldBeThousands) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(tidy.replace(',', '.'));
        return Optional.of(new WrittenNumber(value, value.scale()));
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
