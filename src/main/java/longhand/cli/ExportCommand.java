package longhand.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import longhand.cli.option.AskedNumbers;
import longhand.cli.option.ExampleParameter;
import longhand.cli.option.OnlyMatching;
import longhand.cli.option.WorkedExample;
import longhand.cli.output.OutputFile;
import longhand.cli.output.UnwritableOutput;
import longhand.course.export.QtiPackage.Version;
import longhand.example.Example;
import longhand.export.LatexDocument;
import longhand.export.PythonScript;
import longhand.export.Spreadsheet;
import longhand.file.WholeFiles;
import longhand.formula.quantity.Quantity;
import longhand.notation.formula.FormulaPython.Library;
import longhand.notation.text.NumberText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        description = "An example in the form of another program: a LaTeX document, a script for NumPy or PyTorch, a"
                + " spreadsheet; or questions for the system of a course.",
        footer = {
            "",
            "Questions have a tolerance by the decimals that are asked for, and each known mistake as a wrong answer with"
                    + " feedback of its own. For moodle, qti, qti3, canvas, gradescope and prairielearn EXAMPLE may also be"
                    + " a folder that 'longhand worksheet' wrote: to each student their own numbers.",
            "",
            "Examples:",
            "  longhand export three-three-two --to latex -o three-three-two.tex",
            "  longhand export three-three-two --to latex --only 'dL/dw2*'",
            "  longhand export mazur --to numpy | python3 -",
            "  longhand export adam --to pytorch -o adam.py",
            "  longhand export mazur --to xlsx -o mazur.xlsx",
            "  longhand export sheets --to moodle -o quiz.xml"
        })
final class ExportCommand implements Runnable {
    enum Format {
        LATEX,
        NUMPY,
        PYTORCH,
        XLSX,
        MOODLE,
        QTI,
        QTI3,
        CANVAS,
        GRADESCOPE,
        PRAIRIELEARN;

        private boolean isText() {
            return this == LATEX || this == NUMPY || this == PYTORCH || this == MOODLE;
        }

        private boolean isOfCourse() {
            return compareTo(MOODLE) >= 0;
        }
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExampleParameter example;

    @Mixin
    private ExampleParameter.Precision precision;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "FORMAT",
            description = "latex (a document with every step), numpy or pytorch (a script that prints the same numbers"
                    + " under the same names), xlsx (a spreadsheet that recomputes); moodle (XML), qti (2.1), qti3,"
                    + " canvas (QTI 1.2), gradescope (autograder.zip) or prairielearn (a folder).")
    private Format format;

    @Mixin
    private OnlyMatching only;

    @Mixin
    private AskedNumbers asked;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            defaultValue = "-",
            description = "The file to write, of prairielearn the folder (default: standard output, for text).")
    private Path output;

    @Override
    public void run() {
        boolean isLatex = format == Format.LATEX;
        if (only.isGiven() && !isLatex) {
            throw wrong("--only: expected --to latex beside it, as a script works everything out");
        }
        if (precision.isGiven() && !isLatex) {
            throw wrong("--precision: expected --to latex beside it, as a script works in double precision");
        }
        if (asked.isGiven() && !format.isOfCourse()) {
            throw wrong("--ask, --digits: expected the format of a course's system beside them, such as --to moodle");
        }
        if (!format.isText() && output.toString().equals("-")) {
            throw wrong("expected -o with the " + (format == Format.PRAIRIELEARN ? "folder" : "file")
                    + " to write, as --to " + format.name().toLowerCase(Locale.ROOT) + " is no text");
        }
        if (format.isOfCourse()) {
            course();
            return;
        }
        WorkedExample worked = example.work(precision, only.asked());
        if (format == Format.XLSX) {
            written(() -> WholeFiles.write(output, spreadsheet(worked)));
            return;
        }
        String text = isLatex ? latex(worked) : script(worked);
        new OutputFile(output).write(text, "", spec.commandLine().getOut());
    }

    private void course() {
        CourseExport export = new CourseExport(example.given(), asked);
        switch (format) {
            case MOODLE ->
                new OutputFile(output)
                        .write(export.moodle(), "", spec.commandLine().getOut());
            case QTI -> written(() -> WholeFiles.write(output, export.qti(Version.QTI_2)));
            case QTI3 -> written(() -> WholeFiles.write(output, export.qti(Version.QTI_3)));
            case CANVAS -> written(() -> WholeFiles.write(output, export.canvas()));
            case GRADESCOPE -> written(() -> export.gradescope(output));
            default -> written(() -> export.prairieLearn(output));
        }
    }

    private byte[] spreadsheet(WorkedExample worked) {
        if (!worked.example().isOnPaper()) {
            throw tooLarge(worked, "a spreadsheet would have a row for each");
        }
        try {
            return Spreadsheet.of(worked.example().title(), worked.derivation());
        } catch (IllegalArgumentException tooLong) {
            throw wrong("--to xlsx: " + tooLong.getMessage());
        }
    }

    private interface Writing {
        void write() throws IOException;
    }

    private void written(Writing writing) {
        try {
            writing.write();
        } catch (IOException e) {
            throw new UnwritableOutput(output, e);
        }
        spec.commandLine().getOut().println("Wrote " + OutputFile.shown(output));
    }

    private String latex(WorkedExample worked) {
        if (!only.isGiven() && !worked.example().isOnPaper()) {
            throw tooLarge(worked, "--only 'dL/dz2*' chooses some of them");
        }
        List<Quantity> wanted = only.of(worked);
        if (wanted.size() > Example.MOST_ON_PAPER) {
            throw tooLarge(worked, "--only chooses " + NumberText.grouped(wanted.size()) + " of them");
        }
        return LatexDocument.of(worked.example(), worked.derivation(), new HashSet<>(wanted));
    }

    private String script(WorkedExample worked) {
        if (!PythonScript.isFor(worked.derivation().rules())) {
            throw tooLarge(worked, "a script would hold every one that is given");
        }
        return PythonScript.of(
                worked.example(), worked.derivation(), format == Format.NUMPY ? Library.NUMPY : Library.TORCH);
    }

    private ParameterException tooLarge(WorkedExample worked, String hint) {
        long numbers = worked.derivation().rules().order().size();
        return wrong("--to " + format.name().toLowerCase(Locale.ROOT) + ": "
                + worked.example().name() + " has " + NumberText.grouped(numbers) + " numbers, which is too many: "
                + hint);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
