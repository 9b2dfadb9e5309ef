package longhand.live.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import longhand.calculus.RandomSteps;
import longhand.example.Example;
import longhand.example.files.Examples;
import longhand.model.TrainingStep;
import longhand.notation.name.Labels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exercise as text: an example file like any other, and read back just as it was. */
class ExerciseTextTest {
    private static final String HARM = "\"'</script><b> \\ # : - {to} [a, b] \u00e9\u4e2d\ud83d\ude00 &amp; %";

    @TempDir
    private Path folder;

    static Stream<Exercise> exercises() {
        Labels.OfLayer label = new Labels.OfLayer("A\"'", "{n}: {to}", null, "#", "- x");
        return Stream.concat(
                Examples.bundled().stream()
                        .filter(Example::isOnPaper)
                        .map(example -> new Exercise(
                                example.title(),
                                example.source(),
                                example.about(),
                                example.computation(),
                                example.labels())),
                Stream.of(RandomSteps.of(30, 7), RandomSteps.ofSeveralUpdates(10, 8), RandomSteps.ofLearning(60, 9))
                        .flatMap(steps -> steps)
                        .map(step -> new Exercise(
                                HARM,
                                HARM,
                                HARM + "\nand a second line",
                                step,
                                new Labels("x", null, all(label, step)))));
    }

    private static List<Labels.OfLayer> all(Labels.OfLayer label, TrainingStep step) {
        return step.network().layers().stream().map(layer -> label).toList();
    }

    @Test
    void it_is_read_back_as_it_was() {
        assertThat(exercises()).allSatisfy(exercise -> assertThat(ExerciseText.read(ExerciseText.write(exercise)))
                .isEqualTo(exercise));
    }

    @Test
    void it_is_a_valid_example_file() throws IOException {
        for (Exercise exercise : exercises().toList()) {
            Path file = Files.writeString(folder.resolve("example.yaml"), ExerciseText.write(exercise));
            Example example = Examples.read(file);
            assertThat(example.computation()).isEqualTo(exercise.computation());
            assertThat(example.labels()).isEqualTo(exercise.labels());
            assertThat(example.title()).isEqualTo(exercise.title());
            assertThat(example.about()).isEqualTo(exercise.about());
        }
    }
}
