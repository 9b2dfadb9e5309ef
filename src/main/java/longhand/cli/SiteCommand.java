package longhand.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import longhand.cli.option.GivenPaths;
import longhand.cli.output.OutputFile;
import longhand.cli.output.UnwritableOutput;
import longhand.example.files.Examples;
import longhand.example.files.FormulaSlips;
import longhand.example.files.Homework;
import longhand.report.ExamplePage;
import longhand.report.Site;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "site",
        description = "The pages of all bundled examples, and an index.",
        footer = {"", "Example:", "  longhand site -o public"})
final class SiteCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            defaultValue = "site",
            converter = GivenPaths.Folder.class,
            description = "The folder to write into (default: ${DEFAULT-VALUE}); created if missing.")
    private Path folder;

    @Override
    public void run() {
        ExamplePage.prepare();
        int pages;
        try {
            pages = Site.write(folder, Examples.bundled(), FormulaSlips.all(), Homework.all())
                    .size();
        } catch (IOException e) {
            throw new UnwritableOutput(folder, e);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                "Wrote " + pages + " pages: open " + OutputFile.shown(folder.resolve("index.html")) + " in a browser.");
    }
}
