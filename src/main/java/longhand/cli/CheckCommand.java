package longhand.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import longhand.check.Answer;
import longhand.check.Marking;
import longhand.example.AnswerFile;
import longhand.example.Example;
import longhand.report.CheckedSheet;
import longhand.report.WholeFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description = "Marks homework: what is right, what follows from an earlier slip, and which mistake it was.",
        footer = {
            "",
            "ANSWERS is CSV with the header quantity,value (also with ; or tabs), or one",
            "'name = value', 'name: value' or 'name value' a line; names in Longhand's form,",
            "the example's own labels, or as the C program of the notes prints them.",
            "Both . and , are decimal signs. A blank sheet to begin with is what",
            "longhand trace EXAMPLE --format csv writes, without its values.",
            "",
            "Verdicts:",
            "  correct     the exact value rounds to what was written",
            "  rounded     right but for rounding; full marks",
            "  follows     wrong, but right from the student's own earlier answers",
            "  wrong       neither; the first one is the headline",
            "  coarse      too few digits to tell it from a mistake",
            "  blank, unreadable (no number, or one that could be two), unknown (no such",
            "  quantity), repeated, given (with the exercise, and so worth nothing)",
            "",
            "Exit codes: 0 all answers right; 1 some not; 2 wrong usage or a bad file.",
            "",
            "Examples:",
            "  longhand check three-three-two answers.csv",
            "  longhand check three-three-two - < answers.txt",
            "  longhand check mazur answers.csv --format gradescope --hide-expected -o results.json"
        })
final class CheckCommand implements Callable<Integer> {
    enum Format {
        TEXT,
        JSON,
        JUNIT,
        GRADESCOPE,
        HTML
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExampleParameter example;

    @Parameters(
            index = "1",
            paramLabel = "ANSWERS",
            description = "The file with the answers, or - for standard input.")
    private String answers;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text (the default), json, html, junit or gradescope.")
    private String format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            description = "Write to this file instead of standard output.")
    private Path output;

    @Option(names = "--hide-expected", description = "Keep every expected value out of the output.")
    private boolean hideExpected;

    @Option(
            names = "--verbose",
            description = "As text: also a table of every answer, with the value expected, in the order of the sheet.")
    private boolean isVerbose;

    @Option(
            names = "--min-digits",
            paramLabel = "N",
            defaultValue = "" + Marking.FEWEST_DIGITS,
            description = "Significant digits that an answer needs at least (1 to 15; default: ${DEFAULT-VALUE}).")
    private int fewestDigits;

    @Override
    public Integer call() throws XMLStreamException {
        if (fewestDigits < 1 || fewestDigits > 15) {
            throw new ParameterException(
                    spec.commandLine(), "--min-digits: expected a number from 1 to 15, found " + fewestDigits);
        }
        Format wanted = wanted();
        Example read = example.read();
        List<Answer> sheet = AnswerFile.read(answers, System.in);
        CheckedSheet checked = CheckedSheet.of(read, sheet, fewestDigits, !hideExpected);

        StringWriter text = new StringWriter();
        PrintWriter page = new PrintWriter(text);
        Terminal terminal = output == null ? Terminal.of(spec) : Terminal.NONE;
        try {
            switch (wanted) {
                case TEXT -> new CheckText(checked, terminal).write(isVerbose, page);
                case JSON -> CheckData.json(checked, page);
                case JUNIT -> CheckData.junit(checked, page);
                case GRADESCOPE -> CheckData.gradescope(checked, page);
                case HTML -> page.print(checked.html());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        page.flush();
        write(text.toString());
        return checked.sheet().isAllRight() ? 0 : 1;
    }

    private void write(String text) {
        PrintWriter out = spec.commandLine().getOut();
        if (output == null) {
            out.print(text);
            return;
        }
        try {
            WholeFiles.write(output, text);
        } catch (IOException e) {
            throw new UnwritableOutput(output, e);
        }
        out.println("Wrote " + output + ".");
    }

    private Format wanted() {
        for (Format each : Format.values()) {
            if (each.name().equals(format.toUpperCase(Locale.ROOT))) {
                return each;
            }
        }
        String all = Arrays.stream(Format.values())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw new ParameterException(
                spec.commandLine(), "--format: expected one of " + all + ", found '" + format + "'");
    }
}
