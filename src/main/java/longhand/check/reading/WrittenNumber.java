package longhand.check.reading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A number as somebody wrote it, with the place of its last digit.
 *
 * @param value what the digits say
 * @param decimals how many decimals were written: 6 for 0.345787, 0 for 1; negative where a power of ten leaves none
 */
public record WrittenNumber(BigDecimal value, int decimals) {
    /**
     * Reads a number with a point or a comma as its decimal sign, however people write or paste it: with a typographic minus, spaces, a
     * sign of equality before it, an ellipsis after it, a power of ten ({@code 1e-3}, {@code 1.2·10⁻³}).
     *
     * @return empty if it is no number, or could be two: {@code 1,234}; {@link #problem} says which
     */
    public static Optional<WrittenNumber> parse(String text) {
        return NumberReading.of(text, false).number();
    }

    /** Why {@link #parse} does not read this; empty if it does. */
    public static Optional<String> problem(String text) {
        return problem(NumberReading.of(text, false));
    }

    static Optional<String> problem(NumberReading reading) {
        return reading.number().isPresent() ? Optional.empty() : Optional.of(reading.problem());
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

    /** A value rounded to so many decimals. */
    public static WrittenNumber rounded(BigDecimal value, int decimals) {
        return new WrittenNumber(value.setScale(decimals, RoundingMode.HALF_UP), decimals);
    }

    /** Whether this is that value with its further digits left off. */
    public boolean isCutOff(BigDecimal exact) {
        return value.compareTo(exact.setScale(decimals, RoundingMode.DOWN)) == 0;
    }
}
