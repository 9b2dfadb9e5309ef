package longhand.file;

import java.util.Arrays;
import java.util.Locale;

/** What a text that someone gave may be: at most 10 MB, and no control characters but tabs and line ends. Reads nothing itself. */
public final class TextContent {
    public static final int MOST_BYTES = 10 * 1024 * 1024;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private TextContent() {}

    /**
     * Refuses what is too large, before it is read.
     *
     * @param name as a message names the file
     */
    public static void checkSize(String name, double bytes) {
        if (bytes > MOST_BYTES) {
            throw new FileProblem(name, "expected a file of at most 10 MB, found a larger one");
        }
    }

    /** The text without the mark that some editors put before everything else; refused if it is no plain text. */
    public static String plain(String name, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean layout = c == '\t' || c == '\n' || c == '\r';
            if ((Character.isISOControl(c) && !layout) || c == '\uFFFE' || c == '\uFFFF') {
                String before = text.substring(0, i);
                String found = "found the control character U+" + hexadecimal(c, 4) + place(before);
                throw new FileProblem(name, lines(before), "expected plain text, " + found);
            }
        }
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    /**
     * The problem that a byte is none of the encoding.
     *
     * @param before the text before it
     */
    public static FileProblem undecodable(String name, String encoding, int found, String before) {
        return new FileProblem(
                name,
                lines(before),
                "expected text in " + encoding + ", found the byte " + hexadecimal(found, 2) + place(before) + ": "
                        + advice(name));
    }

    /** Another encoding is not guessed: the same byte is a minus in one and a letter in the next. */
    static String advice(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".csv")
                ? "save it as UTF-8; in Excel, as “CSV UTF-8”"
                : "save it as UTF-8";
    }

    /** The number of the line that the text ends on. */
    private static int lines(String text) {
        int lines = 1;
        for (int i = 0; i < text.length(); i++) {
            lines += text.charAt(i) == '\n' ? 1 : 0;
        }
        return lines;
    }

    /** Which character of its line comes next, counted from 1. */
    private static String place(String text) {
        String line = text.substring(text.lastIndexOf('\n') + 1);
        return " at character " + (1 + line.codePointCount(0, line.length()));
    }

    private static String hexadecimal(int value, int digits) {
        char[] zeros = new char[digits];
        Arrays.fill(zeros, '0');
        String padded = new String(zeros) + Integer.toHexString(value).toUpperCase(Locale.ROOT);
        return padded.substring(padded.length() - digits);
    }
}
