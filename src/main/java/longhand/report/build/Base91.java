package longhand.report.build;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Bytes as text of 91 signs that HTML leaves alone in a script, as Joachim Henke's basE91 does it: two signs for thirteen bits, or for
 * fourteen where these fit, an eighth shorter than base 64. {@code unpack.js} reads it.
 */
final class Base91 {
    private static final String NOT_USED = "<>&";

    /** The 91 signs from ! to ~ but for those that begin or end something in HTML. */
    static final String SIGNS = IntStream.rangeClosed('!', '~')
            .filter(sign -> NOT_USED.indexOf(sign) < 0)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());

    /** Thirteen bits beyond this are as many as two signs can say; below it a fourteenth has room. */
    private static final int LARGEST_WITH_FOURTEEN = 88;

    private Base91() {}

    static String encoded(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length * 5 / 4 + 2);
        int waiting = 0;
        int count = 0;
        for (byte each : bytes) {
            waiting |= (each & 0xff) << count;
            count += 8;
            if (count > 13) {
                int bits = (waiting & 0x1fff) > LARGEST_WITH_FOURTEEN ? 13 : 14;
                append(text, waiting & ((1 << bits) - 1));
                waiting >>= bits;
                count -= bits;
            }
        }
        if (count > 0) {
            text.append(SIGNS.charAt(waiting % 91));
            if (count > 7 || waiting > 90) {
                text.append(SIGNS.charAt(waiting / 91));
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, int value) {
        text.append(SIGNS.charAt(value % 91)).append(SIGNS.charAt(value / 91));
    }
}
