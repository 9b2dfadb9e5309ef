package longhand.cli;

import java.io.IOException;
import java.nio.file.Path;
import longhand.report.WholeFiles;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where what a command has to say goes: to standard output, or whole into a file. */
final class Output {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            description = "Write to this file instead of standard output.")
    private Path file;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** What it will be read on. */
    Terminal terminal() {
        return file == null ? Terminal.of(spec) : Terminal.NONE;
    }

    void write(String text) {
        if (file == null) {
            spec.commandLine().getOut().print(text);
            return;
        }
        try {
            WholeFiles.write(file, text);
        } catch (IOException e) {
            throw new UnwritableOutput(file, e);
        }
        spec.commandLine().getOut().println("Wrote " + file + ".");
    }
}
