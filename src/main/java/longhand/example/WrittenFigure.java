package longhand.example;

import longhand.file.FileProblem;

/**
 * A figure that a source prints, as it prints it.
 *
 * @param quantity the name of the quantity, as written; what it names is for {@code longhand.notation} to say
 * @param value the digits as printed, comma decimals and all
 * @param where the place in the source; may be empty
 * @param file the file that holds the figure, as a message names it
 * @param line the line of that file
 */
public record WrittenFigure(String quantity, String value, String where, String file, int line) {
    /** The problem that there is with this figure, for whoever finds it later than the reader of the file. */
    public FileProblem problem(String what) {
        return new FileProblem(file, line, what);
    }
}
