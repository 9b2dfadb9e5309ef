package longhand.cli.worksheet;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import longhand.calculus.Rules;
import longhand.cli.option.AskedNumbers;
import longhand.cli.option.ExampleParameter;
import longhand.cli.option.GivenPaths;
import longhand.cli.option.WholeNumber;
import longhand.cli.output.OutputFile;
import longhand.cli.output.UnwritableOutput;
import longhand.course.Roster;
import longhand.course.Student;
import longhand.course.worksheet.Worksheet;
import longhand.course.worksheet.WorksheetFiles;
import longhand.course.worksheet.WorksheetMaker;
import longhand.example.Example;
import longhand.file.FileProblem;
import longhand.file.TextFile;
import longhand.model.Unfolded;
import longhand.notation.name.Names;
import longhand.notation.text.NumberText;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "worksheet",
        description = "A worksheet for each student, with numbers of their own, and the keys.",
        footer = {
            "",
            "The numbers have few decimals, leave no neuron dead or saturated, and are such that each known mistake"
                    + " changes an answer and can be told from the others, as far as any numbers can. They follow from"
                    + " the example, the options, the seed and the student's id alone.",
            "",
            "The roster is CSV with the columns id and name, also as course systems export it (ID number, SID,"
                    + " First name, Last name); other columns are passed over.",
            "",
            "For each student the folder gets ID/example.yaml and ID/sheet.csv, to be filled in; for all of them"
                    + " sheets.html, to be printed, keys.html, for whoever marks them, and students.csv.",
            "",
            "Examples:",
            "  longhand worksheet mazur --students roster.csv -o sheets",
            "  longhand worksheet three-three-two --count 30 --ask 'dL/dz*' --ask L"
        })
public final class WorksheetCommand implements Runnable {
    private static final String DEAD_RELU = "dead-relu";

    static final class Count extends WholeNumber {
        Count() {
            super(1, Roster.MOST_STUDENTS);
        }
    }

    static final class Seed implements ITypeConverter<Long> {
        @Override
        public Long convert(String given) {
            if (!given.matches("-?\\d{1,18}")) {
                throw new TypeConversionException(
                        "expected a whole number of at most 18 digits, found '" + given + "'");
            }
            return Long.parseLong(given);
        }
    }

    /** Who gets a sheet. */
    static final class Who {
        @Option(
                names = "--students",
                paramLabel = "ROSTER",
                converter = GivenPaths.class,
                description = "Who takes part: CSV with the columns id and name.")
        private Path roster;

        @Option(
                names = "--count",
                paramLabel = "N",
                converter = Count.class,
                description = "Or so many sheets, with the ids 001, 002, …")
        private Integer count;
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExampleParameter example;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Who who;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            converter = Seed.class,
            description = "Another one gives other numbers (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private AskedNumbers numbers;

    @Option(names = "--with", paramLabel = DEAD_RELU, description = DEAD_RELU + ": a dead neuron on every sheet.")
    private String with;

    @Option(names = "--qr", description = "The student's id as a QR code on each printed sheet.")
    private boolean hasCodes;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            defaultValue = "worksheets",
            converter = GivenPaths.Folder.class,
            description = "The folder to write into (default: ${DEFAULT-VALUE}); created if missing.")
    private Path folder;

    @Override
    public void run() {
        if (with != null && !with.equals(DEAD_RELU)) {
            throw new ParameterException(
                    spec.commandLine(), "--with: expected " + DEAD_RELU + ", found '" + with + "'");
        }
        Example read = example.read().with(numbers.patterns());
        if (read.computation() instanceof Unfolded) {
            throw new ParameterException(
                    spec.commandLine(),
                    "expected a network of dense layers or a graph: for convolution and recurrence no numbers are drawn");
        }
        List<Student> students = students();
        WorksheetMaker maker = WorksheetMaker.of(
                read,
                numbers.of(new Names(new Rules(read.computation()), read.labels())),
                numbers.decimals(),
                with != null);
        List<Worksheet> worksheets = students.parallelStream()
                .map(student -> maker.make(student, seed))
                .toList();
        try {
            WorksheetFiles.write(folder, maker, worksheets, hasCodes);
        } catch (IOException e) {
            throw new UnwritableOutput(folder, e);
        }
        report(maker, worksheets);
    }

    private List<Student> students() {
        if (who.roster == null) {
            return Roster.numbered(who.count);
        }
        List<Student> students = Roster.read(TextFile.read(who.roster));
        for (Student student : students) {
            if (WorksheetFiles.isTaken(student.id())) {
                throw new FileProblem(
                        who.roster.toString(), "expected other ids than the names of files, found " + student.id());
            }
        }
        return students;
    }

    private void report(WorksheetMaker maker, List<Worksheet> worksheets) {
        PrintWriter out = spec.commandLine().getOut();
        int count = worksheets.size();
        out.println("Wrote " + NumberText.grouped(count) + (count == 1 ? " worksheet" : " worksheets") + " of "
                + maker.asked().size() + " numbers to " + OutputFile.shown(folder) + ": print "
                + WorksheetFiles.SHEETS + " or hand out the folders; the keys are in " + WorksheetFiles.KEYS + ".");
        out.println("Their answers show " + maker.shown().size() + " known mistakes"
                + (maker.alwaysAlike().isEmpty()
                        ? "."
                        : "; " + WorksheetFiles.KEYS + " says which cannot be told apart."));
    }
}
