package longhand.file;

/** What is wrong with a file that someone gave. The message is one whole line: the file, the place in it (a line, a byte, a path in the document), what was expected, what was found. */
public final class FileProblem extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int MOST_SHOWN = 60;

    private final String file;
    private final int line;
    private final String what;

    public FileProblem(String message) {
        this("", 0, "", message);
    }

    public FileProblem(String file, String what) {
        this(file, 0, file + ": ", what);
    }

    private FileProblem(String file, int line, String place, String what) {
        super(PrintableText.of(place + what));
        this.file = file;
        this.line = line;
        this.what = PrintableText.of(what);
    }

    /**
     * A problem on one line of a file.
     *
     * @param line counted from 1
     */
    public FileProblem(String file, int line, String what) {
        this(file, line, file + ":" + line + ": ", what);
    }

    /** The name of the file, or of the field of a form; empty where it is about none. */
    public String file() {
        return file;
    }

    /** The line, counted from 1; 0 if it is about none. */
    public int line() {
        return line;
    }

    /** What was expected and what was found, without the place. */
    public String what() {
        return what;
    }

    /**
     * A problem at one byte of a file; of a gzipped file, of what it holds.
     *
     * @param offset counted from 0
     */
    public static FileProblem atByte(String file, long offset, String what) {
        return new FileProblem(file, "byte " + offset + ": " + what);
    }

    /**
     * A problem on one line of a file of data.
     *
     * @param line counted from 1
     */
    public static FileProblem onLine(String file, long line, String what) {
        return new FileProblem(file, "line " + line + ": " + what);
    }

    /** Text from a file as a message quotes it: short, and on one line. */
    public static String quoted(String text) {
        return quoted(text, MOST_SHOWN);
    }

    /** The same, with at most so many characters. */
    public static String quoted(String text, int most) {
        return "'" + abbreviated(text, most) + "'";
    }

    /** Text from a file as a message shows it without quotation marks. */
    public static String abbreviated(String text, int most) {
        String shown = PrintableText.of(text);
        return shown.codePointCount(0, shown.length()) <= most
                ? shown
                : shown.substring(0, shown.offsetByCodePoints(0, most)) + "…";
    }
}
