package longhand.cli.output;

import java.io.IOException;
import java.nio.file.Path;
import longhand.file.WholeFiles;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where what a command has to say goes: to standard output, or whole into a file. */
public final class Output {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            description = "Write to this file instead of standard output.")
    private Path file;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** What it will be read on. */
    public Terminal terminal() {
        return file == null ? Terminal.of(spec) : Terminal.NONE;
    }

    public void write(String text) {
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
