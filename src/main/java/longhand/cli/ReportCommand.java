package longhand.cli;

import java.nio.file.Path;
import longhand.cli.option.ExampleParameter;
import longhand.cli.option.LackingNumbers;
import longhand.cli.option.WorkedExample;
import longhand.cli.output.OutputFile;
import longhand.example.Example;
import longhand.file.GivenPath;
import longhand.report.ExamplePage;
import longhand.report.ImagesPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "report",
        description = "The page of an example: one self-contained HTML file.",
        footer = {
            "",
            "Examples:",
            "  longhand report three-three-two",
            "  longhand report my-example.yaml -o my-example.html"
        })
final class ReportCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ExampleParameter example;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            description = "The file to write (default: EXAMPLE.html in the current folder), or - for standard output.")
    private Path output;

    @Override
    public void run() {
        ExamplePage.prepare();
        Example read = example.read();
        OutputFile page = new OutputFile(output == null ? GivenPath.of(read.name() + ".html") : output);
        String html = ImagesPage.isFor(read) ? ImagesPage.render(read) : ExamplePage.render(read);
        page.write(html, ": open it in a browser.", spec.commandLine().getOut());
        if (read.isOnPaper()) {
            WorkedExample worked = WorkedExample.inDoubles(read);
            LackingNumbers lacking = worked.lacking();
            worked.derivation().rules().forEach(lacking::take);
            lacking.warn(spec.commandLine().getErr());
        }
    }
}
