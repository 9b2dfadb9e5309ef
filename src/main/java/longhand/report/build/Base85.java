package longhand.report.build;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Bytes as text of 85 signs that HTML leaves alone in a script: five signs for four bytes, a twelfth shorter than base 64. {@code unpack.js} reads it.
 */
final class Base85 {
    private static final String NOT_USED = "\"&'<>\\`";

    /** The first 85 signs from ! on, without those that mean something in HTML or in a script. */
    static final String SIGNS = IntStream.rangeClosed('!', '~')
            .filter(sign -> NOT_USED.indexOf(sign) < 0)
            .limit(85)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());

    private Base85() {}

    /** Of the last group, of fewer than four bytes, one sign more than it has bytes. */
    static String encoded(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length * 5 / 4 + 5);
        for (int start = 0; start < bytes.length; start += 4) {
            int count = Math.min(4, bytes.length - start);
            long group = 0;
            for (int i = 0; i < 4; i++) {
                group = group << 8 | (i < count ? bytes[start + i] & 0xff : 0);
            }
            long place = 85L * 85 * 85 * 85;
            for (int i = 0; i <= count; i++) {
                text.append(SIGNS.charAt((int) (group / place % 85)));
                place /= 85;
            }
        }
        return text.toString();
    }
}
