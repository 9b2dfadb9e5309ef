package longhand.live.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.example.Example;
import longhand.example.files.Examples;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Quantity;
import longhand.live.text.Exercise;
import longhand.live.text.ExerciseText;
import longhand.model.Sample;
import longhand.model.TrainingStep;
import longhand.report.ImagesPage;
import longhand.report.html.Assets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A drawn image, or the weights of a checkpoint, in the place of what an example gives. */
class ImageExerciseTest {
    private static final String SEVEN = "90,60,190,60,130,140,110,230";

    private static Exercise batch;
    private static String trained;

    @BeforeAll
    static void open() {
        Example example = Examples.find("mnist-batch");
        batch = new Exercise(
                example.title(), example.source(), example.about(), example.computation(), example.labels());
        trained = Assets.checkpoints().get(2);
    }

    @Test
    void a_drawing_is_a_batch_of_one_image_with_its_label() {
        TrainingStep step = ImageExercise.of(batch, "", SEVEN, 7).step();
        assertThat(step.network()).isEqualTo(batch.step().network());
        assertThat(step.learning()).isEqualTo(batch.step().learning());
        assertThat(step.batches()).hasSize(1);
        Sample only = step.batch().sample(1);
        assertThat(step.batch().size()).isEqualTo(1);
        int[] greys = DigitImage.greys(Drawing.read(SEVEN));
        assertThat(only.input().stream().mapToDouble(BigDecimal::doubleValue))
                .containsExactly(
                        IntStream.of(greys).mapToObj(grey -> grey / 255.0).toArray(Double[]::new));
        assertThat(only.target().stream().mapToInt(BigDecimal::intValueExact))
                .containsExactly(0, 0, 0, 0, 0, 0, 0, 1, 0, 0);
    }

    @Test
    void without_a_label_there_is_no_target_and_the_rest_is_the_same() {
        TrainingStep step = ImageExercise.of(batch, "", SEVEN, -1).step();
        assertThat(step.batch().sample(1).target())
                .allMatch(y -> y.signum() == 0)
                .hasSize(10);
        assertThat(step.batch().sample(1).input())
                .isEqualTo(ImageExercise.of(batch, "", SEVEN, 7)
                        .step()
                        .batch()
                        .sample(1)
                        .input());
    }

    @Test
    void weights_of_a_checkpoint_take_the_place_of_the_given_and_it_says_so() {
        Exercise after = ImageExercise.of(batch, trained, "", -1);
        assertThat(after.step().batch()).isEqualTo(batch.step().batch());
        assertThat(after.step().network())
                .isEqualTo(Checkpoint.read(trained, batch.step().network()).network())
                .isNotEqualTo(batch.step().network());
        assertThat(after.about()).isEqualTo("Weights and biases after 10 epochs of training, rounded to 3 decimals.");
        assertThat(ImageExercise.of(batch, "", "", -1)).isEqualTo(batch);
    }

    @Test
    void what_is_downloaded_is_an_example_that_the_commands_read_with_the_same_numbers(@TempDir Path folder)
            throws Exception {
        Exercise drawn = ImageExercise.of(batch, trained, SEVEN, 7);
        Path file = folder.resolve("example.yaml");
        Files.writeString(file, ExerciseText.write(drawn));
        Example read = Examples.read(file);
        assertThat(read.computation()).isEqualTo(drawn.computation());
        assertThat(read.about()).contains("after 10 epochs").contains("rounded to 3 decimals");
        assertThat(ImagesPage.isFor(read)).isTrue();
        assertThat(ImagesPage.render(read)).contains("A drawn digit", "taken for <b>7</b>");
    }

    @ParameterizedTest
    @CsvSource({
        "'90,60,190', 7, 'two whole numbers from 0 to 280'",
        "'<b>,1', 7, 'two whole numbers from 0 to 280'",
        "'90,60,190,60', 10, 'its label is from 0 to 9'",
    })
    void what_cannot_be_taken_is_refused(String drawing, int label, String reason) {
        assertThatThrownBy(() -> ImageExercise.of(batch, "", drawing, label)).hasMessageContaining(reason);
    }

    @Test
    void a_network_for_other_images_takes_no_drawing() {
        Example small = Examples.find("three-three-two");
        Exercise other = new Exercise(small.title(), null, null, small.computation(), small.labels());
        assertThatThrownBy(() -> ImageExercise.of(other, "", SEVEN, 1)).hasMessageContaining("images of another size");
    }

    /** Drawn as people draw them, each with a few lines. */
    @ParameterizedTest
    @CsvSource({
        "0, '140,40,100,60,80,110,80,170,100,220,140,240,180,220,200,170,200,110,180,60,140,40'",
        "1, '150,40,140,240'",
        "2, '80,90,100,50,150,40,190,70,185,120,130,180,80,235,140,230,210,235'",
        "3, '85,60,140,40,185,65,180,105,130,135,185,160,195,205,150,240,85,225'",
        "4, '90,50,80,140,195,140/180,45,170,240'",
        "5, '190,45,100,45,90,130,150,115,195,150,190,210,140,240,80,225'",
        "6, '170,40,120,90,90,160,95,220,140,240,185,220,185,175,145,155,100,185'",
        "7, '85,55,195,50,150,130,120,240'",
        "8, '180,65,140,40,100,65,110,110,170,155,185,205,145,240,100,210,110,160,170,110,180,65'",
        "9, '185,80,145,45,100,70,100,120,140,135,180,110,185,80,180,150,165,240'",
    })
    void a_trained_network_recognises_what_is_drawn(int digit, String drawing) {
        TrainingStep step = ImageExercise.of(batch, trained, drawing, digit).step();
        Trace<?> trace = new Trace<>(new Rules(step), Arithmetic.doubles());
        List<Double> outputs = IntStream.rangeClosed(1, 10)
                .mapToObj(j -> trace.of(Quantity.activation(3, j, 1)).getReal())
                .toList();
        assertThat(outputs.get(digit)).as("%s", outputs).isGreaterThan(0.5);
    }
}
