package longhand.course.worksheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import longhand.check.MarkedSheet;
import longhand.check.Marking;
import longhand.check.judging.Mistake;
import longhand.check.reading.AnswerSheet;
import longhand.course.ClassScript;
import longhand.course.Student;
import longhand.example.files.Examples;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every mistake that {@code mistaken.py} can make on a worksheet is named, as itself or with those that its key announces. */
@Tag("slow")
@Tag("long")
class SeparatedMistakesTest {
    private static final int STUDENTS = 12;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"three-three-two", "mazur", "squared-softmax", "single-neuron-chain", "relu-by-hand"})
    void each_is_named_as_itself_or_as_the_key_announces(String example) throws IOException, InterruptedException {
        WorksheetMaker maker = WorksheetMaker.of(Examples.find(example), List.of(), 0, false);
        List<Worksheet> sheets = Stream.iterate(1, i -> i <= STUDENTS, i -> i + 1)
                .map(i -> maker.make(new Student("s" + i, ""), 11))
                .toList();
        WorksheetFiles.write(folder.resolve("sheets"), maker, sheets, false);
        String made = folder.resolve("made").toString();
        ClassScript.run("mistakes", folder.resolve("sheets").toString(), made, Integer.toString(maker.decimals()));
        Set<String> mistakes = new TreeSet<>();
        int named = 0;
        for (Worksheet sheet : sheets) {
            for (Path file : files(Path.of(made, sheet.student().id()))) {
                String id = file.getFileName().toString().replaceFirst("(--.*)?\\.csv$", "");
                MarkedSheet marked = Marking.of(
                        AnswerSheet.read(Files.readString(file)),
                        sheet.derivation().names(),
                        Marking.FEWEST_DIGITS);
                Set<Mistake> causes = new TreeSet<>(marked.causes());
                Mistake mistake = Mistake.valueOf(id.replace('-', '_').toUpperCase(java.util.Locale.ROOT));
                mistakes.add(id);
                if (causes.remove(mistake)) {
                    named++;
                } else {
                    assertThat(sheet.hidden()).as(file + " " + causes).contains(mistake);
                }
                assertThat(causes).as(file.toString()).allMatch(other -> sheet.unparted()
                        .contains(Set.of(mistake, other)));
            }
        }
        assertThat(mistakes).hasSizeGreaterThan(8);
        assertThat(named).isGreaterThan(STUDENTS * 8);
    }

    private static List<Path> files(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.sorted().toList();
        }
    }
}
