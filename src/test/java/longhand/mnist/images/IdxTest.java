package longhand.mnist.images;

import static longhand.mnist.images.IdxFiles.TEST_IMAGES;
import static longhand.mnist.images.IdxFiles.TEST_LABELS;
import static longhand.mnist.images.IdxFiles.TRAIN_IMAGES;
import static longhand.mnist.images.IdxFiles.TRAIN_LABELS;
import static longhand.mnist.images.IdxFiles.gzipped;
import static longhand.mnist.images.IdxFiles.images;
import static longhand.mnist.images.IdxFiles.labels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import longhand.file.DataFile;
import longhand.file.FileProblem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** IDX files as people have them, and each way in which one can be wrong. */
class IdxTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void good_files() throws IOException {
        IdxFiles.write(folder);
    }

    @Test
    void images_and_labels_are_read() {
        Dataset read = Datasets.read(folder);
        assertThat(read.training().count()).isEqualTo(3);
        assertThat(read.training().height()).isEqualTo(2);
        assertThat(read.training().width()).isEqualTo(3);
        assertThat(read.training().pixel(2, 5)).isEqualTo(17);
        assertThat(read.training().label(2)).isEqualTo(2);
        assertThat(read.test().label(0)).isEqualTo(2);
        assertThat(read.classes()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "-images-idx3-ubyte, -labels-idx1-ubyte, false",
        "-images-idx3-ubyte.gz, -labels-idx1-ubyte.gz, true",
        "-images.idx3-ubyte, -labels.idx1-ubyte, false",
        "-images.idx3-ubyte.gz, -labels.idx1-ubyte.gz, true",
    })
    void each_usual_name_is_found(String images, String labels, boolean zipped, @TempDir Path other)
            throws IOException {
        for (String part : new String[] {"train", "t10k"}) {
            copy(part + "-images-idx3-ubyte", other.resolve(part + images), zipped);
            copy(part + "-labels-idx1-ubyte", other.resolve(part + labels), zipped);
        }
        assertThat(Datasets.read(other).training().pixel(2, 5)).isEqualTo(17);
    }

    @Test
    void what_is_gzipped_is_told_by_its_bytes_and_not_by_its_name() throws IOException {
        Files.write(folder.resolve(TRAIN_IMAGES), gzipped(images(3, 2, 3)));
        assertThat(Datasets.read(folder).training().pixel(2, 5)).isEqualTo(17);
    }

    @Test
    void gzipped_in_several_parts_is_one_file() throws IOException {
        byte[] whole = images(3, 2, 3);
        byte[] one = gzipped(Arrays.copyOfRange(whole, 0, 20));
        byte[] two = gzipped(Arrays.copyOfRange(whole, 20, whole.length));
        Files.write(folder.resolve(TRAIN_IMAGES), joined(one, two));
        assertThat(Datasets.read(folder).training().pixel(2, 5)).isEqualTo(17);
    }

    @Test
    void of_a_file_and_its_gzipped_form_the_plain_one_is_read() throws IOException {
        Files.write(folder.resolve(TRAIN_IMAGES + ".gz"), new byte[] {1, 2, 3});
        assertThat(Datasets.read(folder).training().count()).isEqualTo(3);
    }

    @Test
    void wrong_magic_number() throws IOException {
        spoil(TRAIN_IMAGES, 0, 7);
        fails(TRAIN_IMAGES, "byte 0: expected the magic number 2051 of images, found 117442563");
    }

    @Test
    void labels_where_images_should_be() throws IOException {
        Files.write(folder.resolve(TRAIN_IMAGES), labels(0, 1, 2));
        fails(TRAIN_IMAGES, "byte 0: expected the magic number 2051 of images, found 2049, that of labels");
    }

    @Test
    void truncated_header() throws IOException {
        cut(TRAIN_IMAGES, 10);
        fails(TRAIN_IMAGES, "byte 10: expected the height of an image (4 bytes), found the end after 2 of them");
    }

    @Test
    void empty_file() throws IOException {
        cut(TRAIN_IMAGES, 0);
        fails(TRAIN_IMAGES, "byte 0: expected the magic number (4 bytes), found a file too short to hold them");
    }

    @Test
    void truncated_images() throws IOException {
        cut(TRAIN_IMAGES, 30);
        fails(TRAIN_IMAGES, "byte 30: expected 3 images of 2×3 pixels (18 bytes), found the end after 14 of them");
    }

    @Test
    void truncated_labels() throws IOException {
        cut(TEST_LABELS, 9);
        fails(TEST_LABELS, "byte 9: expected 2 labels (2 bytes), found the end after 1 of them");
    }

    @Test
    void over_long_images() throws IOException {
        Files.write(folder.resolve(TRAIN_IMAGES), joined(images(3, 2, 3), new byte[] {1}));
        fails(TRAIN_IMAGES, "byte 34: expected the end of the file, found more bytes than its header says");
    }

    @Test
    void over_long_labels_in_a_gzipped_file() throws IOException {
        Files.write(folder.resolve(TRAIN_LABELS), gzipped(joined(labels(0, 1, 2), new byte[] {1})));
        fails(TRAIN_LABELS, "byte 11: expected the end of the file, found more bytes than its header says");
    }

    @Test
    void counts_that_disagree() throws IOException {
        Files.write(folder.resolve(TRAIN_LABELS), labels(0, 1));
        fails(TRAIN_LABELS, "byte 4: expected 3 labels, as " + folder.resolve(TRAIN_IMAGES) + " has images, found 2");
    }

    @Test
    void no_images_at_all() throws IOException {
        Files.write(folder.resolve(TRAIN_IMAGES), images(0, 2, 3));
        fails(TRAIN_IMAGES, "byte 4: expected a number of images from 1 to 2147483647, found 0");
    }

    @Test
    void images_without_width() throws IOException {
        Files.write(folder.resolve(TRAIN_IMAGES), images(3, 2, 0));
        fails(TRAIN_IMAGES, "byte 12: expected a width of an image from 1 to 65535, found 0");
    }

    @Test
    void test_images_of_another_size() throws IOException {
        Files.write(folder.resolve(TEST_IMAGES), images(2, 3, 3));
        fails(TEST_IMAGES, "expected images of 2×3 pixels, as in train-images-idx3-ubyte, found 3×3");
    }

    @Test
    void a_test_label_that_was_never_learned() throws IOException {
        Files.write(folder.resolve(TEST_LABELS), labels(2, 3));
        fails(TEST_LABELS, "byte 9: expected a label from 0 to 2, found 3");
    }

    @Test
    void a_label_that_the_network_has_no_output_for() {
        Images training = Datasets.read(folder).training();
        training.checkLabels(3);
        assertThatThrownBy(() -> training.checkLabels(2))
                .isInstanceOf(FileProblem.class)
                .hasMessage(folder.resolve(TRAIN_LABELS) + ": byte 10: expected a label from 0 to 1, found 2");
    }

    @Test
    void a_gzip_that_lies_about_its_size() throws IOException {
        byte[] zipped = gzipped(images(3, 2, 3));
        zipped[zipped.length - 4]++;
        Files.write(folder.resolve(TRAIN_IMAGES), zipped);
        fails(
                TRAIN_IMAGES,
                "byte 34: expected gzipped data that holds what its check sum and size say, found: Corrupt GZIP trailer");
    }

    @Test
    void a_gzip_whose_check_sum_is_another() throws IOException {
        byte[] zipped = gzipped(images(3, 2, 3));
        zipped[zipped.length - 8]++;
        Files.write(folder.resolve(TRAIN_IMAGES), zipped);
        fails(
                TRAIN_IMAGES,
                "byte 34: expected gzipped data that holds what its check sum and size say, found: Corrupt GZIP trailer");
    }

    @Test
    void a_gzip_cut_short() throws IOException {
        byte[] zipped = gzipped(images(3, 2, 3));
        Files.write(folder.resolve(TRAIN_IMAGES), Arrays.copyOf(zipped, zipped.length - 3));
        fails(TRAIN_IMAGES, "byte 34: expected more gzipped data, found the end of the file");
    }

    @Test
    void bytes_behind_the_gzipped_data() throws IOException {
        byte[] zipped = gzipped(images(3, 2, 3));
        for (int extra : new int[] {1, 7, 30, 100_000}) {
            Files.write(folder.resolve(TRAIN_IMAGES), joined(zipped, new byte[extra]));
            fails(
                    TRAIN_IMAGES,
                    "byte " + zipped.length + " of the gzipped file: expected its end, found " + extra + " bytes more");
        }
    }

    @Test
    void a_header_that_promises_more_than_the_file_can_hold_allocates_nothing() throws IOException {
        byte[] promise = images(3, 2, 3);
        ByteBuffer.wrap(promise).putInt(4, 1_000_000).putInt(8, 28).putInt(12, 28);
        Files.write(folder.resolve(TRAIN_IMAGES), promise);
        Files.write(
                folder.resolve(TRAIN_LABELS),
                ByteBuffer.allocate(1_000_008).putInt(0x801).putInt(1_000_000).array());
        fails(
                TRAIN_IMAGES,
                "byte 16: expected 1000000 images of 28×28 pixels (784000000 bytes), found a file too short to hold them");
    }

    @Test
    void a_gzip_bomb_is_left_as_soon_as_it_is_longer_than_its_header_says() throws IOException {
        Path bomb = folder.resolve(TRAIN_IMAGES);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            out.write(images(3, 2, 3));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                out.write(zeros);
            }
        }
        fails(TRAIN_IMAGES, "byte 34: expected the end of the file, found more bytes than its header says");
    }

    @Test
    void a_gzip_bomb_whose_header_tells_the_truth_is_too_large() throws IOException {
        Files.write(folder.resolve(TRAIN_IMAGES), gzipped(header(2_000_000, 28, 28)));
        Files.write(
                folder.resolve(TRAIN_LABELS),
                gzipped(ByteBuffer.allocate(2_000_008)
                        .putInt(0x801)
                        .putInt(2_000_000)
                        .array()));
        fails(
                TRAIN_IMAGES,
                "byte 16: expected at most " + DataFile.MOST_BYTES + " bytes, found a header that promises 1568000000: "
                        + "2000000 images of 28×28 pixels");
    }

    @Test
    void missing_files() throws IOException {
        Files.delete(folder.resolve(TEST_LABELS));
        failsWith(folder + ": expected t10k-labels-idx1-ubyte, plain or .gz, found no such file");
        Files.delete(folder.resolve(TRAIN_IMAGES));
        failsWith(
                folder + ": expected train-images-idx3-ubyte, plain or .gz, with its labels and the two files of t10k, "
                        + "or train.csv; found none of these");
    }

    @Test
    void two_sets_in_one_folder() throws IOException {
        Files.write(folder.resolve("emnist-letters-" + TRAIN_IMAGES), images(3, 2, 3));
        failsWith(folder + ": expected one set of images in a folder, found both emnist-letters-" + TRAIN_IMAGES
                + " and " + TRAIN_IMAGES);
    }

    @Test
    void no_such_folder() {
        assertThatThrownBy(() -> Datasets.read(folder.resolve("nowhere")))
                .hasMessage(folder.resolve("nowhere") + ": expected a folder, found nothing");
    }

    private static byte[] header(int count, int height, int width) {
        return ByteBuffer.allocate(16)
                .putInt(0x803)
                .putInt(count)
                .putInt(height)
                .putInt(width)
                .array();
    }

    private static byte[] joined(byte[] one, byte[] two) {
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }

    private void copy(String from, Path to, boolean zipped) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(from));
        Files.write(to, zipped ? gzipped(bytes) : bytes);
    }

    private void spoil(String file, int at, int value) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(file));
        bytes[at] = (byte) value;
        Files.write(folder.resolve(file), bytes);
    }

    private void cut(String file, int length) throws IOException {
        Files.write(folder.resolve(file), Arrays.copyOf(Files.readAllBytes(folder.resolve(file)), length));
    }

    private void fails(String file, String message) {
        failsWith(folder.resolve(file) + ": " + message);
    }

    private void failsWith(String message) {
        assertThatThrownBy(() -> Datasets.read(folder))
                .isInstanceOf(FileProblem.class)
                .hasMessage(message);
    }
}
