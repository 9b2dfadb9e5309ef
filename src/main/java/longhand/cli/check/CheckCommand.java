package longhand.cli.check;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import javax.xml.stream.XMLStreamException;
import longhand.check.Marking;
import longhand.check.convention.Convention;
import longhand.check.reading.Answer;
import longhand.cli.option.ExampleParameter;
import longhand.cli.option.WholeNumber;
import longhand.cli.output.Output;
import longhand.example.AnswerFile;
import longhand.example.Example;
import longhand.report.CheckedSheet;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "check",
        description = "Marks homework: what is right, what follows from an earlier slip, and which mistake it was.",
        footer = {
            "",
            "ANSWERS is CSV with the header quantity,value (also with ; or tabs), or one 'name = value',"
                    + " 'name: value' or 'name value' per line. Names are Longhand's, the example's own labels, or as"
                    + " the C program of the notes prints them. Both . and , are decimal signs. For a blank sheet, take"
                    + " the output of 'longhand trace EXAMPLE --format csv' without its values. A sheet may have up to"
                    + " 50,000 answers.",
            "",
            "Verdicts:",
            "  correct     the exact value rounds to what was written",
            "  rounded     right but for rounding; full marks",
            "  follows     wrong, but right from your earlier answers",
            "  wrong       neither; the first one is the headline",
            "  coarse      too few digits to tell it from a mistake",
            "  blank       nothing written",
            "  unreadable  not a number, or an ambiguous one",
            "  unknown     no such quantity",
            "  repeated    answered before; the first answer counts",
            "  given       part of the exercise, so worth no marks",
            "",
            "Exit codes: 0 all answers right; 1 some are not; 2 wrong usage or a bad file.",
            "",
            "Examples:",
            "  longhand check three-three-two answers.csv",
            "  longhand check three-three-two - < answers.txt",
            "  longhand check mazur a.csv --hide-expected",
            "  longhand check mazur a.csv --format gradescope -o r.json"
        })
public final class CheckCommand implements Callable<Integer> {
    enum Format {
        TEXT,
        JSON,
        JUNIT,
        GRADESCOPE,
        HTML
    }

    /** A double has no more. */
    static final class Digits extends WholeNumber {
        Digits() {
            super(1, 15);
        }
    }

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
    private Format format;

    @Mixin
    private Output output;

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
            converter = Digits.class,
            description = "Significant digits that an answer needs at least (1 to 15; default: ${DEFAULT-VALUE}).")
    private int fewestDigits;

    /** By their ids. */
    static final class ById implements ITypeConverter<Convention>, Iterable<String> {
        @Override
        public Convention convert(String id) {
            return Convention.of(id)
                    .orElseThrow(() -> new TypeConversionException(
                            "expected one of " + String.join(", ", this) + ", found '" + id + "'"));
        }

        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Convention.values()).map(Convention::id).iterator();
        }
    }

    @Option(
            names = "--convention",
            paramLabel = "ID",
            converter = ById.class,
            completionCandidates = ById.class,
            description =
                    "Also accept sheets by another convention; may be given several times: ${COMPLETION-CANDIDATES}.")
    private List<Convention> conventions = List.of();

    @Override
    public Integer call() throws XMLStreamException {
        Example read = example.read();
        List<Answer> sheet = AnswerFile.read(answers, System.in);
        CheckedSheet checked = CheckedSheet.of(read, sheet, conventions, fewestDigits, !hideExpected);

        StringWriter text = new StringWriter();
        PrintWriter page = new PrintWriter(text);
        try {
            switch (format) {
                case TEXT -> new CheckText(checked, output.terminal()).write(isVerbose, page);
                case JSON -> CheckData.json(checked, page);
                case JUNIT -> CheckData.junit(checked, page);
                case GRADESCOPE -> CheckData.gradescope(checked, page);
                case HTML -> page.print(checked.html());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        page.flush();
        output.write(text.toString());
        return checked.sheet().isAllRight() ? 0 : 1;
    }
}
