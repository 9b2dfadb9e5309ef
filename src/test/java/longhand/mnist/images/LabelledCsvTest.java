package longhand.mnist.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import longhand.file.FileProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kaggle's CSV as people download it, and each way in which one can be wrong. */
class LabelledCsvTest {
    private static final String HEADER = "label,pixel0,pixel1,pixel2,pixel3\n";
    private static final String THREE = "0,1,2,3,4\n1,5,6,7,8\n2,9,10,11,255\n";

    @TempDir
    private Path folder;

    @Test
    void a_line_is_an_image_and_images_are_square() throws IOException {
        Dataset read = read(HEADER + THREE, HEADER + "1,2,3,4,5\n");
        assertThat(read.training().count()).isEqualTo(3);
        assertThat(read.training().height()).isEqualTo(2);
        assertThat(read.training().width()).isEqualTo(2);
        assertThat(read.training().label(2)).isEqualTo(2);
        assertThat(read.training().pixel(2, 3)).isEqualTo(255);
        assertThat(read.test().pixel(0, 0)).isEqualTo(2);
        assertThat(read.remark()).isEmpty();
    }

    @Test
    void the_header_may_be_missing() throws IOException {
        assertThat(read(THREE, THREE).training().count()).isEqualTo(3);
    }

    @Test
    void the_header_may_say_height_and_width() throws IOException {
        Dataset read = read("label,1x1,1x2,1x3,1x4\n" + THREE.replace("255", "9"), "label,1x1,1x2,1x3,1x4\n" + THREE);
        assertThat(read.training().height()).isEqualTo(1);
        assertThat(read.training().width()).isEqualTo(4);
    }

    @Test
    void lines_may_end_as_on_windows_and_the_last_one_not_at_all() throws IOException {
        assertThat(read((HEADER + THREE).replace("\n", "\r\n").strip(), THREE)
                        .training()
                        .count())
                .isEqualTo(3);
    }

    @Test
    void files_may_be_gzipped_and_called_as_fashion_mnist_is() throws IOException {
        Files.write(
                folder.resolve("fashion-mnist_train.csv.gz"),
                IdxFiles.gzipped((HEADER + THREE).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        Files.writeString(folder.resolve("fashion-mnist_test.csv"), HEADER + THREE);
        assertThat(Datasets.read(folder).training().count()).isEqualTo(3);
    }

    @Test
    void without_labels_in_the_test_file_the_last_seventh_is_kept_apart() throws IOException {
        String fourteen = "0,1,2,3,4\n".repeat(12) + "1,5,6,7,8\n2,0,0,0,0\n";
        Files.writeString(
                folder.resolve("train.csv"),
                HEADER + fourteen.replace("2,0,0,0,0", "0,9,9,9,9").replace("1,5", "0,5"));
        Files.writeString(folder.resolve("test.csv"), "pixel0,pixel1,pixel2,pixel3\n1,2,3,4\n");
        Dataset read = Datasets.read(folder);
        assertThat(read.training().count()).isEqualTo(12);
        assertThat(read.test().count()).isEqualTo(2);
        assertThat(read.test().pixel(0, 0)).isEqualTo(5);
        assertThat(read.test().pixel(1, 0)).isEqualTo(9);
        assertThat(read.remark())
                .isEqualTo(
                        "As test.csv has no labels, the last 2 of the 14 images of train.csv are set aside for testing.");
    }

    @Test
    void too_few_images_to_keep_one_apart() throws IOException {
        Files.writeString(folder.resolve("train.csv"), HEADER + THREE);
        assertThatThrownBy(() -> Datasets.read(folder))
                .hasMessage(folder.resolve("train.csv")
                        + ": expected at least 7 images, so that one can be set aside for testing, found 3");
    }

    @Test
    void a_training_file_without_labels() {
        fails("pixel0,pixel1\n1,2\n", "line 1: expected label as the first column, found a header without it");
    }

    @Test
    void a_pixel_that_is_no_byte() {
        fails(HEADER + "0,1,2,3,256\n", "line 2: column 5: expected a pixel from 0 to 255, found '256'");
        fails(HEADER + THREE + "0,1,-2,3,4\n", "line 5: column 3: expected a pixel from 0 to 255, found '-2'");
        fails(HEADER + "0,1,0.5,3,4\n", "line 2: column 3: expected a pixel from 0 to 255, found '0.5'");
        fails(HEADER + "0,1,,3,4\n", "line 2: column 3: expected a pixel from 0 to 255, found ''");
    }

    @Test
    void a_label_out_of_range() {
        fails(HEADER + "1000,1,2,3,4\n", "line 2: column 1: expected a label from 0 to 255, found '1000'");
        fails(HEADER + "seven,1,2,3,4\n", "line 2: column 1: expected a label from 0 to 255, found 'seven'");
    }

    @Test
    void a_test_label_that_was_never_learned() {
        assertThatThrownBy(() -> read(HEADER + THREE, HEADER + "0,1,2,3,4\n\n3,1,2,3,4\n"))
                .hasMessage(folder.resolve("test.csv") + ": line 4: expected a label from 0 to 2, found 3");
    }

    @Test
    void lines_of_different_length() {
        fails(HEADER + THREE + "0,1,2,3\n", "line 5: expected 5 columns, as the first line has, found 4");
        fails(HEADER + "0,1,2,3,4,5\n", "line 2: expected 5 columns, as the first line has, found 6");
    }

    @Test
    void a_number_of_pixels_that_is_no_square() {
        fails(
                "0,1,2,3\n",
                "line 1: expected a label and a square number of pixels, 785 columns for images of 28×28, found 4 columns");
    }

    @Test
    void nothing_but_a_header() {
        fails(HEADER, "expected one line per image, found none");
        fails("", "expected one line per image, found none");
    }

    @Test
    void a_stray_quote() {
        fails(
                HEADER + "0,1,2,3,\"4\n".repeat(2000),
                "line 2: expected numbers separated by commas, found: "
                        + "Unexpected character after closing quote: '4' (0x34) (record starting at line 2)");
    }

    @Test
    void binary_data_is_no_csv() {
        fails("\u0000\u0001\u0002", "line 1: expected label as the first column, found a header without it");
    }

    private Dataset read(String training, String test) throws IOException {
        Files.writeString(folder.resolve("train.csv"), training);
        Files.writeString(folder.resolve("test.csv"), test);
        return Datasets.read(folder);
    }

    private void fails(String training, String message) {
        assertThatThrownBy(() -> read(training, THREE))
                .isInstanceOf(FileProblem.class)
                .hasMessage(folder.resolve("train.csv") + ": " + message);
    }
}
