package longhand.cli;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.cli.option.AskedNumbers;
import longhand.course.Roster;
import longhand.course.Student;
import longhand.course.export.CanvasPackage;
import longhand.course.export.GradescopeAutograder;
import longhand.course.export.MoodleXml;
import longhand.course.export.PrairieLearnQuestion;
import longhand.course.export.QtiPackage;
import longhand.course.export.Quiz;
import longhand.course.marking.Exercises;
import longhand.course.marking.Exercises.Exercise;
import longhand.course.worksheet.Worksheet;
import longhand.course.worksheet.WorksheetMaker;
import longhand.example.Example;
import longhand.example.files.Examples;
import longhand.file.FileProblem;
import longhand.file.GivenPath;
import longhand.file.WholeFiles;
import longhand.file.WholeFolder;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Quantity;
import longhand.live.text.ExerciseText;
import longhand.notation.Derivation;
import longhand.notation.text.Figures;

/** An example, or the worksheets of a class, for a course's own system. */
final class CourseExport {
    /** So many sets of numbers a question has that makes its own. */
    private static final int VARIANTS = 50;

    private final String given;
    private final AskedNumbers asked;

    CourseExport(String given, AskedNumbers asked) {
        this.given = given;
        this.asked = asked;
    }

    /** Whether this is the folder of a class, and no example. */
    private boolean isClass() {
        return !given.isEmpty() && !Examples.names().contains(given) && Exercises.areIn(GivenPath.of(given));
    }

    /** One for the example, or one for each student. */
    private List<Quiz> quizzes() {
        if (!isClass()) {
            Example example = Examples.find(given).with(asked.patterns());
            WorksheetMaker maker = maker(example);
            return List.of(quiz(example.name(), Exercise.of(example), maker.asked(), maker.decimals()));
        }
        Exercises exercises = Exercises.ofWorksheets(GivenPath.of(given));
        List<Quantity> wanted = asked.of(exercises.any().names());
        List<Quantity> numbers = wanted.isEmpty() ? exercises.asked() : wanted;
        int decimals = asked.decimals() > 0
                ? asked.decimals()
                : WorksheetMaker.decimalsFor(
                        exercises.any().example().computation(),
                        numbers.stream().anyMatch(Quantity::isUpdate));
        return exercises.students().parallelStream()
                .map(student -> quiz(student.id(), exercises.of(student), numbers, decimals))
                .toList();
    }

    private WorksheetMaker maker(Example example) {
        return WorksheetMaker.of(example, asked.of(Exercise.of(example).names()), asked.decimals(), false);
    }

    private static Quiz quiz(String id, Exercise exercise, List<Quantity> numbers, int decimals) {
        Figures figures = Figures.of(new Trace<>(new Rules(exercise.example().computation()), Arithmetic.doubles()));
        return Quiz.of(id, exercise.example().title(), new Derivation(figures, exercise.names()), numbers, decimals);
    }

    String moodle() {
        return MoodleXml.of(quizzes());
    }

    byte[] qti(QtiPackage.Version version) {
        return QtiPackage.of(quizzes(), version);
    }

    byte[] canvas() {
        return CanvasPackage.of(quizzes());
    }

    /** A folder, with variants made as worksheets are; of a class's folder with those that it has. */
    void prairieLearn(Path folder) throws IOException {
        List<Quiz> variants = new ArrayList<>();
        if (isClass()) {
            variants.addAll(quizzes());
        } else {
            WorksheetMaker maker = maker(Examples.find(given).with(asked.patterns()));
            for (Student student : Roster.numbered(VARIANTS)) {
                Worksheet sheet = maker.make(student, 1);
                variants.add(Quiz.of(
                        student.id(), sheet.example().title(), sheet.derivation(), sheet.asked(), sheet.decimals()));
            }
        }
        try (WholeFolder files = WholeFolder.in(folder)) {
            for (Map.Entry<String, String> file :
                    PrairieLearnQuestion.of(variants).entrySet()) {
                files.write(file.getKey(), file.getValue());
            }
            files.finish("info.json");
        }
    }

    /** @throws FileProblem if the program was not started from its jar, which goes into the archive */
    void gradescope(Path zip) throws IOException {
        Map<String, String> exercises = new LinkedHashMap<>();
        if (isClass()) {
            Exercises all = Exercises.ofWorksheets(GivenPath.of(given));
            for (Student student : all.students()) {
                exercises.put(
                        "exercises/" + student.id() + ".yaml",
                        text(all.of(student).example()));
            }
        } else {
            exercises.put("exercises/common.yaml", text(Examples.find(given)));
        }
        Path made = Files.createTempDirectory("longhand").resolve("autograder.zip");
        try {
            GradescopeAutograder.write(made, jar(), exercises);
            WholeFiles.write(zip, Files.readAllBytes(made));
        } finally {
            Files.deleteIfExists(made);
            Files.deleteIfExists(made.getParent());
        }
    }

    private static String text(Example example) {
        return ExerciseText.write(new longhand.live.text.Exercise(
                example.title(), example.source(), example.about(), example.computation(), example.labels()));
    }

    private static Path jar() {
        try {
            Path from = Path.of(CourseExport.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isRegularFile(from)) {
                return from;
            }
        } catch (URISyntaxException e) {
            // no path that could be read
        }
        throw new FileProblem(
                "expected to run from longhand.jar, which goes into the archive: use 'java -jar longhand.jar'");
    }
}
