package longhand.cli.output;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import longhand.file.PrintableText;
import longhand.file.WholeFiles;

/** A file that a command writes; {@code -} stands for standard output, as everywhere. */
public record OutputFile(Path path) {
    public boolean isStandardOutput() {
        return path.toString().equals("-");
    }

    /**
     * Writes it whole, or not at all, and says so.
     *
     * @param hint what to say after its name
     * @throws UnwritableOutput if it cannot be written
     */
    public void write(String text, String hint, PrintWriter out) {
        if (isStandardOutput()) {
            out.print(text);
            return;
        }
        try {
            WholeFiles.write(path, text);
        } catch (IOException e) {
            throw new UnwritableOutput(path, e);
        }
        out.println("Wrote " + shown(path) + hint);
    }

    /** A path as it can be printed. */
    public static String shown(Path path) {
        return PrintableText.of(path.toString());
    }
}
