package longhand.course.marking;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import longhand.calculus.Rules;
import longhand.check.reading.Answer;
import longhand.check.reading.AnswerSheet;
import longhand.course.Roster;
import longhand.course.Student;
import longhand.example.Example;
import longhand.example.files.Examples;
import longhand.file.FileProblem;
import longhand.file.TextFile;
import longhand.formula.quantity.Quantity;
import longhand.notation.name.Names;
import longhand.notation.name.UnknownName;

/** Which exercise a student has worked on: the same as all others, or one of their own, from the folder that {@code worksheet} wrote. */
public final class Exercises {
    private static final String STUDENTS = "students.csv";
    private static final String SHEET = "sheet.csv";

    private final List<Student> students;
    private final Path folder;
    private final Exercise common;

    /** An example, and the names of its quantities, which are the same for all who work on it. */
    public record Exercise(Example example, Names names) {
        public static Exercise of(Example example) {
            return new Exercise(example, new Names(new Rules(example.computation()), example.labels()));
        }
    }

    private Exercises(List<Student> students, Path folder, Exercise common) {
        this.students = List.copyOf(students);
        this.folder = folder;
        this.common = common;
    }

    /**
     * One for all.
     *
     * @param students who may have handed in; if empty, everybody
     */
    public static Exercises common(Example example, List<Student> students) {
        return new Exercises(students, null, Exercise.of(example));
    }

    /**
     * To each student their own.
     *
     * @throws FileProblem if it is no folder that {@code worksheet} wrote
     */
    public static Exercises ofWorksheets(Path folder) {
        Path roster = folder.resolve(STUDENTS);
        if (!areIn(folder)) {
            throw new FileProblem(
                    folder.toString(),
                    "expected a folder that 'longhand worksheet' wrote, found none with " + STUDENTS);
        }
        List<Student> students = Roster.read(TextFile.read(roster));
        Exercise first =
                Exercise.of(Examples.read(folder.resolve(students.get(0).id())));
        return new Exercises(students, folder, first);
    }

    /** Whether a folder is one that {@code worksheet} wrote. */
    public static boolean areIn(Path folder) {
        return Files.isRegularFile(folder.resolve(STUDENTS));
    }

    /** Who takes part; empty if that is not known. */
    public List<Student> students() {
        return students;
    }

    /** One of them, for what is the same in all: the names of quantities, and their order. */
    public Exercise any() {
        return common;
    }

    /** @throws FileProblem if it cannot be read */
    public Exercise of(Student student) {
        return folder == null ? common : Exercise.of(Examples.read(folder.resolve(student.id())));
    }

    /** The quantities that the worksheets ask for, in their order; empty where there are none. */
    public List<Quantity> asked() {
        if (folder == null) {
            return List.of();
        }
        Path sheet = folder.resolve(students.get(0).id()).resolve(SHEET);
        Set<Quantity> asked = new LinkedHashSet<>();
        if (Files.isRegularFile(sheet)) {
            for (Answer answer : AnswerSheet.read(TextFile.read(sheet).text())) {
                try {
                    asked.add(common.names().find(answer.name(), false));
                } catch (UnknownName none) {
                    // somebody has changed the sheet: then what is asked is what is answered
                    return List.of();
                }
            }
        }
        return new ArrayList<>(asked);
    }
}
