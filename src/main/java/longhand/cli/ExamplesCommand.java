package longhand.cli;

import java.io.PrintWriter;
import java.util.List;
import longhand.example.Example;
import longhand.example.Examples;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "examples",
        description = "Lists the bundled examples, a line each.",
        footer = {"", "Example:", "  longhand examples"})
final class ExamplesCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        List<Example> examples = Examples.bundled();
        int width = examples.stream().mapToInt(e -> e.name().length()).max().orElse(0);
        for (Example example : examples) {
            out.println(example.name() + " ".repeat(width - example.name().length() + 2) + example.title());
        }
    }
}
