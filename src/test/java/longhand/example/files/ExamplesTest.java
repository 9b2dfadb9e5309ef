package longhand.example.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import longhand.example.Example;
import longhand.example.WrittenFigure;
import longhand.file.FileProblem;
import longhand.model.network.Loss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {
    @Test
    void every_bundled_example_reads() {
        assertThat(Examples.names())
                .contains(
                        "three-three-two",
                        "three-three-two-batch",
                        "single-neuron-chain",
                        "softmax",
                        "dead-neuron",
                        "squared-softmax",
                        "mazur",
                        "two-epochs",
                        "mini-batches",
                        "adam",
                        "relu-by-hand");
        assertThat(Examples.bundled()).extracting(Example::name).isEqualTo(Examples.names());
        for (Example example : Examples.bundled()) {
            assertThat(Examples.find(example.name())).isEqualTo(example);
            assertThat(example.source()).as(example.name()).isNotNull();
        }
    }

    @Test
    void every_folder_of_an_example_is_listed_once_under_a_subject() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("worked-examples"))) {
            assertThat(Examples.names())
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(
                            folders.filter(folder -> Files.exists(folder.resolve("example.yaml")))
                                    .map(folder -> folder.getFileName().toString())
                                    .toList());
        }
        assertThat(Examples.subjects()).allSatisfy(subject -> {
            assertThat(subject.title()).isNotBlank();
            assertThat(subject.names()).isNotEmpty();
        });
    }

    @Test
    void a_list_is_read_by_its_subjects() {
        assertThat(Examples.subjects("# One\n a \n\nb\n#Two\nc"))
                .containsExactly(
                        new Examples.Subject("One", List.of("a", "b")), new Examples.Subject("Two", List.of("c")));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Examples.subjects("a\n# One\nb"))
                .withMessage("a has no subject");
    }

    @Test
    void mazur_as_he_printed_it() {
        Example mazur = Examples.find("mazur");

        assertThat(mazur.step().loss()).isEqualTo(Loss.HALF_SQUARED_ERROR);
        assertThat(mazur.step().updateBiases()).isFalse();
        assertThat(mazur.step().network().layer(1).weight(1, 2)).isEqualTo("0.20");
        assertThat(mazur.asWritten())
                .contains(new WrittenFigure(
                        "x[2]", "0.10", "Mazur, overview", "worked-examples/mazur/as-written.csv", 3));
    }

    @Test
    void a_file_goes_by_its_name_and_an_example_by_its_folder(@TempDir Path folder) throws IOException {
        Path own = Files.writeString(folder.resolve("own.yaml"), Demo.YAML);
        Path inFolder = Files.createDirectory(folder.resolve("mine"));
        Files.writeString(inFolder.resolve("example.yaml"), Demo.YAML);

        assertThat(Examples.find(own.toString()).name()).isEqualTo("own");
        assertThat(Examples.find(inFolder.toString()).name()).isEqualTo("mine");
        assertThat(Examples.find(inFolder + "/example.yaml").name()).isEqualTo("mine");
        assertThat(Examples.find(folder + "/mine/../own.yaml").name()).isEqualTo("own");
    }

    @Test
    void figures_are_read_from_beside_the_file(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("example.yaml"), Demo.YAML);
        assertThat(Examples.read(folder).asWritten()).isEmpty();

        Path csv = Files.writeString(folder.resolve("as-written.csv"), "quantity,value,where\nL,0.5,page 1\n");
        assertThat(Examples.read(folder).asWritten())
                .containsExactly(new WrittenFigure("L", "0.5", "page 1", csv.toString(), 2));

        Files.writeString(csv, "L,0.5,page 1\n");
        assertThatExceptionOfType(FileProblem.class)
                .isThrownBy(() -> Examples.read(folder))
                .withMessage(csv + ":1: expected the header quantity,value,where, found 'L,0.5,page 1'");
    }

    @Test
    void unknown_name() {
        String remedy = "Bundled: " + String.join(", ", Examples.names())
                + "; or give a YAML file, or a folder that holds example.yaml";

        assertThatExceptionOfType(FileProblem.class)
                .isThrownBy(() -> Examples.find("three-three"))
                .withMessage("no example called 'three-three': did you mean three-three-two? " + remedy);
        assertThatExceptionOfType(FileProblem.class)
                .isThrownBy(() -> Examples.find("mazor"))
                .withMessage("no example called 'mazor': did you mean mazur? " + remedy);
        assertThatExceptionOfType(FileProblem.class)
                .isThrownBy(() -> Examples.find("xyzzy"))
                .withMessage("no example called 'xyzzy'. " + remedy);
        assertThatExceptionOfType(FileProblem.class)
                .isThrownBy(() -> Examples.find(""))
                .withMessage("expected an example, found ''. " + remedy);
        assertThatExceptionOfType(FileProblem.class)
                .isThrownBy(() -> Examples.find("a\u0000.yaml"))
                .withMessage("a.yaml: expected the name of a file, found the character NUL in it");
    }

    @Test
    void a_path_that_leads_nowhere(@TempDir Path folder) {
        assertThatExceptionOfType(FileProblem.class)
                .isThrownBy(() -> Examples.find("nowhere.yaml"))
                .withMessage("nowhere.yaml: expected a file, found nothing with that name");
        assertThatExceptionOfType(FileProblem.class)
                .isThrownBy(() -> Examples.find("./mazur"))
                .withMessage("./mazur: expected a file, found nothing with that name");
        assertThatExceptionOfType(FileProblem.class)
                .isThrownBy(() -> Examples.find(folder.toString()))
                .withMessage(folder + "/example.yaml: expected a file, found nothing with that name");
    }

    @Test
    void a_folder_in_the_place_of_a_file(@TempDir Path folder) throws IOException {
        Path directory = Files.createDirectories(folder.resolve("example.yaml"));

        assertThatExceptionOfType(FileProblem.class)
                .isThrownBy(() -> Examples.find(folder.toString()))
                .withMessage(directory + ": expected a file, found a folder");
    }
}
