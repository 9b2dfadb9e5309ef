package longhand.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import longhand.calculus.Rules;
import longhand.compare.Comparison;
import longhand.compare.Effort;
import longhand.example.Example;
import longhand.network.TrainingStep;
import longhand.notation.Names;
import longhand.report.ComparePage;
import longhand.report.WholeFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "compare",
        description = {
            "One batch through both engines: every number by its own rule, and the same as matrices.",
            "They share no code. Each matrix is held entry by entry against the quantities that it is made of."
        },
        footer = {
            "",
            "A difference is a part of the number; of a sum that cancels, of what was added up.",
            "Exit codes: 0 no difference above 1e-12; 1 one is; 2 wrong usage or a bad file.",
            "",
            "Examples:",
            "  longhand compare three-three-two-batch",
            "  longhand compare mnist-batch --format html -o compare.html"
        })
final class CompareCommand implements Callable<Integer> {
    enum Format {
        TEXT,
        JSON,
        HTML
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExampleParameter example;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description =
                    "text (the default), json, or html: a page with each matrix beside the derivation of its entries.")
    private String format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            description = "Write to this file instead of standard output.")
    private Path output;

    /** What is said of one example. */
    record Compared(Example example, Names names, Comparison comparison, Effort oneByOne, Effort asMatrices) {}

    @Override
    public Integer call() {
        Format wanted = wanted();
        Example read = example.read();
        TrainingStep step = read.step();
        Comparison comparison = Comparison.of(step);
        Compared compared = new Compared(
                read,
                new Names(new Rules(step), read.labels()),
                comparison,
                Effort.oneByOne(step),
                Effort.asMatrices(step));
        StringWriter text = new StringWriter();
        PrintWriter page = new PrintWriter(text);
        try {
            switch (wanted) {
                case TEXT ->
                    CompareText.write(compared, (output == null ? Terminal.of(spec) : Terminal.NONE).width(), page);
                case JSON -> CompareData.json(compared, page);
                case HTML -> page.print(ComparePage.render(read, comparison));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        page.flush();
        write(text.toString());
        return comparison.agrees() ? 0 : 1;
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
        throw new ParameterException(
                spec.commandLine(), "--format: expected text, json or html, found '" + format + "'");
    }
}
