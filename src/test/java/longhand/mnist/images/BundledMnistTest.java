package longhand.mnist.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The bundled data against the check sums in its README, and against figures that are known of MNIST. */
class BundledMnistTest {
    private static final Dataset MNIST = Datasets.bundled();

    @Test
    void all_of_it_is_there() {
        assertThat(MNIST.training().count()).isEqualTo(60_000);
        assertThat(MNIST.test().count()).isEqualTo(10_000);
        assertThat(MNIST.training().height()).isEqualTo(28);
        assertThat(MNIST.training().width()).isEqualTo(28);
        assertThat(MNIST.training().size()).isEqualTo(784);
        assertThat(MNIST.classes()).isEqualTo(10);
        assertThat(MNIST.remark()).isEmpty();
    }

    @Test
    void the_first_images_can_be_had_without_the_others() {
        for (Split split : Split.values()) {
            Images all = split.of(MNIST);
            assertThat(all.count()).isEqualTo(split.bundledCount());
            for (int count : new int[] {1, 64, 5_000, split.bundledCount()}) {
                Images first = Datasets.bundled(split, count);
                assertThat(first.count()).isEqualTo(count);
                assertThat(first.label(count - 1)).isEqualTo(all.label(count - 1));
                assertThat(first.pixels()).isEqualTo(Arrays.copyOf(all.pixels(), count * all.size()));
            }
        }
    }

    @Test
    void the_bytes_are_those_that_the_readme_names() {
        assertThat(sha256(
                        "00000803" + "0000ea60" + "0000001c" + "0000001c",
                        MNIST.training().pixels()))
                .isEqualTo("ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db");
        assertThat(sha256("00000801" + "0000ea60", labels(MNIST.training())))
                .isEqualTo("65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5");
        assertThat(sha256(
                        "00000803" + "00002710" + "0000001c" + "0000001c",
                        MNIST.test().pixels()))
                .isEqualTo("0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7");
        assertThat(sha256("00000801" + "00002710", labels(MNIST.test())))
                .isEqualTo("ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");
    }

    @Test
    void the_first_image_is_the_five_that_everybody_knows() {
        Images training = MNIST.training();
        assertThat(training.label(0)).isEqualTo(5);
        // the first stroke of the five: row 5, columns 12 to 15
        assertThat(training.pixel(0, 5 * 28 + 11)).isZero();
        assertThat(training.pixel(0, 5 * 28 + 12)).isEqualTo(3);
        assertThat(training.pixel(0, 5 * 28 + 13)).isEqualTo(18);
        assertThat(training.pixel(0, 7 * 28 + 8)).isEqualTo(238);
        assertThat(MNIST.test().label(0)).isEqualTo(7);
    }

    private static byte[] labels(Images images) {
        byte[] labels = new byte[images.count()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) images.label(i);
        }
        return labels;
    }

    private static String sha256(String header, byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(HexFormat.of().parseHex(header));
            return HexFormat.of().formatHex(digest.digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
