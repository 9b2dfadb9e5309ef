package longhand.check.cause;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import longhand.check.reading.WrittenNumber;

/** The numbers that somebody may have meant who slipped in one digit: one too many, two swapped, one wrong, one left out. */
public final class DigitSlips {
    /** With fewer digits than this, too many other numbers are only one digit away. */
    private static final int FEWEST_DIGITS = 5;

    private DigitSlips() {}

    public static List<WrittenNumber> of(WrittenNumber written) {
        String digits = written.value().unscaledValue().abs().toString();
        List<WrittenNumber> meant = new ArrayList<>();
        if (digits.length() < FEWEST_DIGITS) {
            return meant;
        }
        for (int i = 0; i < digits.length(); i++) {
            String before = digits.substring(0, i);
            String after = digits.substring(i + 1);
            add(meant, written, before + after, -1);
            if (!after.isEmpty()) {
                add(meant, written, before + after.charAt(0) + digits.charAt(i) + after.substring(1), 0);
            }
            for (char other = '0'; other <= '9'; other++) {
                add(meant, written, before + other + after, 0);
                add(meant, written, before + other + digits.charAt(i) + after, 1);
            }
        }
        return meant;
    }

    private static void add(List<WrittenNumber> meant, WrittenNumber written, String digits, int moreDecimals) {
        int decimals = written.decimals() + moreDecimals;
        BigDecimal size = new BigDecimal(digits).movePointLeft(decimals);
        meant.add(new WrittenNumber(written.value().signum() < 0 ? size.negate() : size, decimals));
    }
}
