package longhand.cli;

import java.io.PrintWriter;
import java.util.List;
import longhand.example.Examples;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "examples",
        description = "Lists the bundled examples, one per line.",
        footer = {"", "Example:", "  longhand examples"})
final class ExamplesCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        List<String> names = Examples.names();
        int width = names.stream().mapToInt(String::length).max().orElse(0);
        for (String name : names) {
            out.println(name + " ".repeat(width - name.length() + 2) + Examples.title(name));
        }
    }
}
