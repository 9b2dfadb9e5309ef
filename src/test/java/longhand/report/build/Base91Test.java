package longhand.report.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Base91Test {
    /** As unpack.js reads it. */
    private static byte[] decoded(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int waiting = 0;
        int count = 0;
        for (int i = 0; i < text.length(); i += 2) {
            int low = Base91.SIGNS.indexOf(text.charAt(i));
            if (i + 1 == text.length()) {
                bytes.write(waiting | low << count);
            } else {
                int value = low + 91 * Base91.SIGNS.indexOf(text.charAt(i + 1));
                waiting |= value << count;
                for (count += (value & 0x1fff) > 88 ? 13 : 14; count > 7; count -= 8) {
                    bytes.write(waiting);
                    waiting >>>= 8;
                }
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void all_bytes_come_back_whatever_their_number() {
        Random random = new Random(91);
        for (int length = 0; length < 200; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            assertThat(decoded(Base91.encoded(bytes))).isEqualTo(bytes);
            Arrays.fill(bytes, (byte) 0xff);
            assertThat(decoded(Base91.encoded(bytes))).isEqualTo(bytes);
        }
    }

    @Test
    void the_signs_are_different_and_mean_nothing_in_a_page() {
        assertThat(Base91.SIGNS.chars().distinct()).hasSize(91);
        assertThat(Base91.SIGNS).doesNotContainAnyWhitespaces().doesNotContain("<", ">", "&");
    }
}
