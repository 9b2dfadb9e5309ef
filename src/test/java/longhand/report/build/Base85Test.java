package longhand.report.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Base85Test {
    /** As unpack.js reads it: what is missing of the last group is as large as can be, and its last bytes are dropped. */
    private static byte[] decoded(String text) {
        byte[] bytes = new byte[text.length() * 4 / 5];
        for (int i = 0; i < text.length(); i += 5) {
            long group = 0;
            for (int j = 0; j < 5; j++) {
                group = group * 85 + (i + j < text.length() ? Base85.SIGNS.indexOf(text.charAt(i + j)) : 84);
            }
            for (int j = 3; j >= 0; j--) {
                if (i / 5 * 4 + j < bytes.length) {
                    bytes[i / 5 * 4 + j] = (byte) group;
                }
                group >>= 8;
            }
        }
        return bytes;
    }

    @Test
    void all_bytes_come_back_whatever_their_number() {
        Random random = new Random(85);
        for (int length = 0; length < 200; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            assertThat(decoded(Base85.encoded(bytes))).isEqualTo(bytes);
            Arrays.fill(bytes, (byte) 0xff);
            assertThat(decoded(Base85.encoded(bytes))).isEqualTo(bytes);
        }
    }

    @Test
    void the_signs_are_different_and_mean_nothing_in_a_page() {
        assertThat(Base85.SIGNS.chars().distinct()).hasSize(85);
        assertThat(Base85.SIGNS).doesNotContainAnyWhitespaces().doesNotContain("<", ">", "&", "\"", "'", "\\", "`");
    }
}
