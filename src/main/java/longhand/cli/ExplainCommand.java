package longhand.cli;

import java.io.PrintWriter;
import java.util.List;
import longhand.cli.option.ExampleParameter;
import longhand.cli.option.WholeNumber;
import longhand.cli.output.ExplanationText;
import longhand.cli.output.Terminal;
import longhand.formula.quantity.Quantity;
import longhand.notation.Derivation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "explain",
        description = "One quantity in full detail: rule, numbers, value, and where each factor came from.",
        footer = {
            "",
            "Examples:",
            "  longhand explain three-three-two 'dL/dw2[1,3]'",
            "  longhand explain three-three-two dL/dJ31 --depth 3",
            "  longhand explain mazur \"w5'\" 'dL/dw1[1,1]'"
        })
final class ExplainCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ExampleParameter example;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "QUANTITY",
            description = "A name such as dL/dw2[1,3], z1[2] or w2'[1,3], or the example's own label.")
    private List<String> quantities;

    @Option(
            names = "--depth",
            paramLabel = "N",
            defaultValue = "1",
            converter = WholeNumber.FromZero.class,
            description = "How many steps back to follow each factor (default: 1).")
    private int depth;

    @Mixin
    private ExampleParameter.Precision precision;

    @Override
    public void run() {
        Derivation derivation = example.work(precision, quantities).derivation();
        List<Quantity> wanted =
                quantities.stream().map(derivation.names()::find).toList();
        PrintWriter out = spec.commandLine().getOut();
        Terminal terminal = Terminal.of(spec);
        ExplanationText explanation = new ExplanationText(derivation, terminal);
        for (int i = 0; i < wanted.size(); i++) {
            if (i > 0) {
                out.println();
            }
            explanation.of(wanted.get(i), depth).forEach(line -> out.println(line.onPage(terminal.width())));
        }
    }
}
