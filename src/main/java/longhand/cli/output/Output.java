package longhand.cli.output;

import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where what a command has to say goes: to standard output, or whole into a file. */
public final class Output {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            description = "Write to this file instead of standard output, which is also -.")
    private Path file;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** What it will be read on. */
    public Terminal terminal() {
        return file == null || new OutputFile(file).isStandardOutput() ? Terminal.of(spec) : Terminal.NONE;
    }

    public void write(String text) {
        PrintWriter out = spec.commandLine().getOut();
        if (file == null) {
            out.print(text);
        } else {
            new OutputFile(file).write(text, ".", out);
        }
    }
}
