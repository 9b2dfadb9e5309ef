package longhand.mnist;

/** What is wrong with images, labels or a model that someone gave. The message is one whole line: file, place, expected, found. */
public final class DataProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param file as the reader knows it */
    public DataProblem(String file, String what) {
        super(printable(file + ": " + what));
    }

    /**
     * A problem at one byte of a file; of a gzipped file, of what it holds.
     *
     * @param offset counted from 0
     */
    static DataProblem atByte(String file, long offset, String what) {
        return new DataProblem(file, "byte " + offset + ": " + what);
    }

    /** @param line counted from 1 */
    static DataProblem onLine(String file, long line, String what) {
        return new DataProblem(file, "line " + line + ": " + what);
    }

    /** Text from a file as a message quotes it: short, on one line, and with nothing that a terminal would obey. */
    static String quoted(String text) {
        String shown = printable(text);
        return "'" + (shown.length() <= 40 ? shown : shown.substring(0, 40) + "…") + "'";
    }

    private static String printable(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
    }
}
