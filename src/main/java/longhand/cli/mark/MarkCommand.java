package longhand.cli.mark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import longhand.cli.option.GivenPaths;
import longhand.cli.option.MarkingOptions;
import longhand.cli.output.OutputFile;
import longhand.cli.output.UnwritableOutput;
import longhand.course.Roster;
import longhand.course.Student;
import longhand.course.marking.ClassMarking;
import longhand.course.marking.ClassResults;
import longhand.course.marking.Exercises;
import longhand.course.marking.Points;
import longhand.example.files.Examples;
import longhand.file.GivenPath;
import longhand.file.TextFile;
import longhand.notation.text.NumberText;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "mark",
        description = "Marks all that a class has handed in: a gradebook, a page for each student, one of the class.",
        footer = {
            "",
            "DIR and ZIP are as course systems export them. Whose a file is, is told by the student's id, or else the"
                    + " name, in the names of its folders or in its own; or by the first column of a table called id,"
                    + " with quantity and value or with a column for each quantity. Of several files of a student the"
                    + " last by path counts.",
            "",
            "Files are all that 'longhand check' reads. One that cannot be read is listed in problems.csv, and stops"
                    + " no other. To mark again is the same command.",
            "",
            "POINTS is a list such as right=1,rounded=1,follows=0.5,wrong=0, or a YAML file with the keys points (the"
                    + " same) and quantities (names or patterns, each with what its points are multiplied by).",
            "",
            "Exit codes: 0 marked; 2 wrong usage, or a bad file or folder.",
            "",
            "Examples:",
            "  longhand mark export.zip --worksheets sheets -o marked",
            "  longhand mark handed-in/ --example mazur --points follows=0.5"
        })
public final class MarkCommand implements Runnable {
    /** What everybody has worked on. */
    static final class What {
        @Option(names = "--example", paramLabel = "EXAMPLE", description = "The example that all have worked on.")
        private String example;

        @Option(
                names = "--worksheets",
                paramLabel = "DIR",
                converter = GivenPaths.class,
                description = "Or the folder that 'longhand worksheet' wrote: to each student their own.")
        private Path worksheets;
    }

    static final class PointsGiven implements ITypeConverter<Points> {
        @Override
        public Points convert(String given) {
            if (given.endsWith(".yaml") || given.endsWith(".yml")) {
                return Points.read(TextFile.read(GivenPath.of(given)));
            }
            try {
                return Points.of(given);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "DIR|ZIP",
            converter = GivenPaths.class,
            description = "Folders and zip archives with what was handed in.")
    private List<Path> given = new ArrayList<>();

    @ArgGroup(exclusive = true, multiplicity = "1")
    private What what;

    @Option(
            names = "--students",
            paramLabel = "ROSTER",
            converter = GivenPaths.class,
            description = "With --example: who takes part, CSV with the columns id and name."
                    + " Without it, whoever has a folder or a file.")
    private Path roster;

    @Option(
            names = "--points",
            paramLabel = "POINTS",
            converter = PointsGiven.class,
            description = "What answers are worth (default: right=1,rounded=1,follows=1).")
    private Points points = Points.USUAL;

    @Mixin
    private MarkingOptions marking;

    @Option(names = "--no-pages", description = "No page for each student.")
    private boolean hasNoPages;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            defaultValue = "marked",
            converter = GivenPaths.Folder.class,
            description = "The folder to write into (default: ${DEFAULT-VALUE}); created if missing.")
    private Path folder;

    @Override
    public void run() {
        if (what.example == null && roster != null) {
            throw new ParameterException(
                    spec.commandLine(), "--students: the folder of worksheets has its own students");
        }
        Exercises exercises = what.example == null
                ? Exercises.ofWorksheets(what.worksheets)
                : Exercises.common(Examples.find(what.example), students());
        ClassMarking.Settings settings = new ClassMarking.Settings(
                points, marking.conventions(), marking.fewestDigits(), marking.showsExpected(), !hasNoPages);
        ClassResults results;
        try (MarkProgress progress = MarkProgress.on(spec.commandLine().getErr(), ClassMarking.count(given))) {
            results = ClassMarking.mark(given, exercises, settings, folder, progress::show);
        } catch (IOException e) {
            throw new UnwritableOutput(folder, e);
        }
        report(results);
    }

    private List<Student> students() {
        return roster == null ? List.of() : Roster.read(TextFile.read(roster));
    }

    private void report(ClassResults results) {
        PrintWriter out = spec.commandLine().getOut();
        int marked = results.counted().size();
        out.println("Marked " + NumberText.grouped(marked) + (marked == 1 ? " student" : " students") + "; "
                + NumberText.grouped(results.others().size())
                + (results.others().size() == 1 ? " file" : " files")
                + " not counted, " + NumberText.grouped(results.missing().size()) + " students without a mark.");
        out.println("Wrote gradebook.csv, class.html" + (hasNoPages ? "" : ", students/") + " and problems.csv to "
                + OutputFile.shown(folder) + ".");
    }
}
