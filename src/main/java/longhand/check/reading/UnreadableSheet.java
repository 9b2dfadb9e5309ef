package longhand.check.reading;

import longhand.file.FileProblem;

/** A text of which so many lines are no answers that it is no sheet, or which has too many answers to be one, or none at all. */
public final class UnreadableSheet extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int line;

    UnreadableSheet(int line, String message) {
        super(message);
        this.line = line;
    }

    /** The line, counted from 1; 0 if it is about none. */
    public int line() {
        return line;
    }

    /**
     * The same as a problem of a file.
     *
     * @param name as a message names it
     */
    public FileProblem in(String name) {
        return line == 0 ? new FileProblem(name, getMessage()) : new FileProblem(name, line, getMessage());
    }
}
