package longhand.cli.check;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import javax.xml.stream.XMLStreamException;
import longhand.check.CheckedSheet;
import longhand.cli.option.ExampleParameter;
import longhand.cli.option.MarkingOptions;
import longhand.cli.output.Output;
import longhand.example.Example;
import longhand.example.answer.Answers;
import longhand.example.files.AnswerFile;
import longhand.report.CheckPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description = "Marks homework: what is right, what follows from an earlier slip, and which mistake it was.",
        footer = {
            "",
            "ANSWERS is CSV with the header quantity,value (also with ; or tabs), or one 'name = value',"
                    + " 'name: value' or 'name value' per line, with the calculation before the value or without. Names"
                    + " are Longhand's, the example's own labels, as lectures spell them (delta2[1], w5+), or as the C"
                    + " program of the notes prints them. Both . and , are decimal signs. For a blank sheet, take"
                    + " the output of 'longhand trace EXAMPLE --format csv' without its values. A sheet may have up to"
                    + " 50,000 answers.",
            "",
            "By its ending a file may also be .xlsx or .ods (columns quantity and value), .npz, .npy, .safetensors or"
                    + " .json with arrays named Z1 A1 dZ1 dW1 db1 W1_new b1_new; a transposed one is recognised by its"
                    + " shape.",
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
    private Format format;

    @Mixin
    private Output output;

    @Mixin
    private MarkingOptions marking;

    @Option(
            names = "--verbose",
            description = "As text: also a table of every answer, with the value expected, in the order of the sheet.")
    private boolean isVerbose;

    @Override
    public Integer call() throws XMLStreamException {
        Example read = example.read();
        Answers sheet = AnswerFile.read(answers, System.in, read.names());
        if (!sheet.remark().isEmpty()) {
            spec.commandLine().getErr().println("longhand: " + sheet.remark());
        }
        CheckedSheet checked = CheckedSheet.of(
                read.name(),
                read.names(),
                sheet.all(),
                marking.conventions(),
                marking.fewestDigits(),
                marking.showsExpected());

        StringWriter text = new StringWriter();
        PrintWriter page = new PrintWriter(text);
        try {
            switch (format) {
                case TEXT -> new CheckText(checked, output.terminal()).write(isVerbose, page);
                case JSON -> page.print(checked.json());
                case JUNIT -> CheckData.junit(checked, page);
                case GRADESCOPE -> CheckData.gradescope(checked, page);
                case HTML -> page.print(CheckPage.render(checked, read.title()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        page.flush();
        output.write(text.toString());
        return checked.sheet().isAllRight() ? 0 : 1;
    }
}
