package longhand.cli;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import longhand.cli.option.ExampleParameter;
import longhand.cli.option.OnlyMatching;
import longhand.cli.option.WorkedExample;
import longhand.cli.output.OutputFile;
import longhand.example.Example;
import longhand.export.LatexDocument;
import longhand.export.PythonScript;
import longhand.formula.Quantity;
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
        description = "An example in the form of another program: a LaTeX document, or a script for NumPy or PyTorch.",
        footer = {
            "",
            "Examples:",
            "  longhand export three-three-two --to latex -o three-three-two.tex",
            "  longhand export three-three-two --to latex --only 'dL/dw2*'",
            "  longhand export mazur --to numpy | python3 -",
            "  longhand export adam --to pytorch -o adam.py"
        })
final class ExportCommand implements Runnable {
    enum Format {
        LATEX,
        NUMPY,
        PYTORCH
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
                    + " under the same names).")
    private Format format;

    @Mixin
    private OnlyMatching only;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            defaultValue = "-",
            description = "The file to write (default: standard output).")
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
        WorkedExample worked = example.work(precision, only.asked());
        String text = isLatex ? latex(worked) : script(worked);
        new OutputFile(output).write(text, "", spec.commandLine().getOut());
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
