package longhand.cli.trace;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import longhand.cli.option.ExampleParameter;
import longhand.cli.option.LackingNumbers;
import longhand.cli.option.OnlyMatching;
import longhand.cli.option.OnlyMatching.Quantities;
import longhand.cli.option.WorkedExample;
import longhand.cli.output.Terminal;
import longhand.notation.Derivation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "trace",
        description = "Every quantity of an example in teaching order: rule = numbers = value.",
        footer = {
            "",
            "Examples:",
            "  longhand trace three-three-two",
            "  longhand trace three-three-two --only 'dL/dw1*'",
            "  longhand trace mazur --format csv > mazur.csv",
            "  longhand trace relu-by-hand --precision 50 --format json"
        })
public final class TraceCommand implements Runnable {
    enum Format {
        TEXT,
        CSV,
        JSON
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExampleParameter example;

    @Mixin
    private ExampleParameter.Precision precision;

    @Mixin
    private OnlyMatching only;

    @Option(
            names = "--format",
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "text (the default), csv (quantity,value in full precision) or json.")
    private Format format;

    @Override
    public void run() {
        WorkedExample worked = example.work(precision, only.asked());
        Derivation derivation = worked.derivation();
        Quantities matching = only.each(worked);
        LackingNumbers lacking = worked.lacking();
        Quantities quantities = visit -> matching.forEach(visit.andThen(lacking::take));
        PrintWriter out = spec.commandLine().getOut();
        try {
            switch (format) {
                case TEXT -> new TraceText(derivation, Terminal.of(spec)).write(quantities, out);
                case CSV -> TraceData.csv(derivation, quantities, out);
                case JSON -> TraceData.json(worked.example(), derivation, quantities, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // last, where it is still to be seen on a terminal
        out.flush();
        lacking.warn(spec.commandLine().getErr());
    }
}
