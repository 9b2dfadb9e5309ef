package longhand.cli;

import java.io.PrintWriter;
import longhand.example.files.Examples;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "examples",
        description = "Lists the bundled examples by subject, easiest first, one per line.",
        footer = {"", "Example:", "  longhand examples"})
final class ExamplesCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        int width = Examples.names().stream().mapToInt(String::length).max().orElse(0);
        String gap = "";
        for (Examples.Subject subject : Examples.subjects()) {
            out.print(gap);
            out.println(subject.title());
            for (String name : subject.names()) {
                out.println("  " + name + " ".repeat(width - name.length() + 2) + Examples.title(name));
            }
            gap = System.lineSeparator();
        }
    }
}
