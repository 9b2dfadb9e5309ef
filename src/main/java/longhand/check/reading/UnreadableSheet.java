package longhand.check.reading;

/** A text of which so many lines are no answers that it is no sheet, or which has too many answers to be one. */
public final class UnreadableSheet extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int line;

    UnreadableSheet(int line, String message) {
        super(message);
        this.line = line;
    }

    /** The line, counted from 1. */
    public int line() {
        return line;
    }
}
