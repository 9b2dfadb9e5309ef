package longhand.cli.step;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import longhand.cli.option.ExampleParameter;
import longhand.cli.option.WholeNumber;
import longhand.cli.option.WorkedExample;
import longhand.cli.output.ExplanationText;
import longhand.cli.output.Program;
import longhand.cli.output.Terminal;
import longhand.formula.quantity.Quantity;
import longhand.notation.Derivation;
import longhand.notation.text.NumberText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "step",
        description = {
            "One quantity at a time, by keys: its rule, its numbers and its value.",
            "Without a terminal, or on a dumb one, prints the steps and ends."
        },
        footer = {
            "",
            "Keys:",
            "  Enter → Space  next step",
            "  ← Backspace    back",
            "  n  l  p        next neuron, layer, phase; capitals go back",
            "  Home End       first step, last step",
            "  g              go to a name or label; Tab completes it",
            "  w              why: the step of one of its factors",
            "  t              try it yourself: values are covered, and",
            "                 yours is marked; v shows one, t stops",
            "  ?              all keys",
            "  q Ctrl-C       quit",
            "",
            "Examples:",
            "  longhand step three-three-two",
            "  longhand step three-three-two --from dL/dJ31",
            "  longhand step mazur --precision 30",
            "  longhand step relu-by-hand | less"
        })
public final class StepCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @ParentCommand
    private Program program;

    @Mixin
    private ExampleParameter example;

    @Option(
            names = "--from",
            paramLabel = "QUANTITY",
            description = "Begin at this quantity: a name such as dL/dw2[1,3], or the example's own label.")
    private String from;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "1000",
            converter = WholeNumber.FromOne.class,
            description = "Without a terminal: print at most this many steps (default: 1000).")
    private int most;

    @Mixin
    private ExampleParameter.Precision precision;

    @Override
    public void run() {
        WorkedExample worked = example.work(precision, from == null ? List.of() : List.of(from));
        Derivation derivation = worked.derivation();
        Position start = Position.of(derivation.rules().order());
        if (from != null) {
            start = start.to(derivation.names().find(from));
        }
        Terminal colours = Terminal.of(spec);
        ExplanationText explanation = new ExplanationText(derivation, colours);
        Optional<StepShell> terminal = program.isOnTerminal() ? StepShell.open() : Optional.empty();
        if (terminal.isEmpty()) {
            print(start, derivation, explanation, colours.width());
            return;
        }
        StepSession session = new StepSession(worked, explanation, start);
        try (StepShell shell = terminal.orElseThrow()) {
            shell.run(session, colours);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void print(Position start, Derivation derivation, ExplanationText explanation, int width) {
        PrintWriter out = spec.commandLine().getOut();
        Position position = start;
        if (position.isAside()) {
            write(position.shown(), explanation, width, out);
            position = position.home();
        }
        int printed = 0;
        while (!out.checkError()) {
            out.println(position.counted() + ": " + StepScreen.placeOf(position.stretch(), derivation.names()));
            write(position.shown(), explanation, width, out);
            printed++;
            if (position.number() == position.count()) {
                return;
            }
            position = position.next();
            if (printed == most) {
                String next = derivation.names().of(position.shown());
                spec.commandLine()
                        .getErr()
                        .println("longhand: " + printed + " of " + NumberText.grouped(position.count())
                                + " steps printed; --from '" + next + "' continues, --steps N prints more");
                return;
            }
        }
    }

    private static void write(Quantity q, ExplanationText explanation, int width, PrintWriter out) {
        explanation.question(q).forEach(line -> out.println(line.onPage(width)));
        explanation.working(q, false).forEach(line -> out.println(line.onPage(width)));
        explanation.remarks(q).forEach(line -> out.println(line.onPage(width)));
        out.println();
    }
}
