package longhand.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * A text that someone gave, read whole: at most 10 MB of UTF-8, or of UTF-16 that begins with a byte order mark, with no control
 * characters but tabs and line ends.
 *
 * @param name as a message names the file
 */
public record TextFile(String name, String text) {
    public static final int MOST_BYTES = 10 * 1024 * 1024;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    public static TextFile read(Path path) {
        String name = path.toString();
        GivenPath.expectFile(path);
        try {
            if (Files.size(path) > MOST_BYTES) {
                throw tooLarge(name);
            }
            try (InputStream bytes = Files.newInputStream(path)) {
                return read(name, bytes);
            }
        } catch (IOException e) {
            throw GivenPath.unreadable(name, e);
        }
    }

    /** Reads no further than the limit, since a pipe or a device has no size to ask for. */
    public static TextFile read(String name, InputStream bytes) throws IOException {
        byte[] read = bytes.readNBytes(MOST_BYTES + 1);
        if (read.length > MOST_BYTES) {
            throw tooLarge(name);
        }
        String text = decoded(name, read);
        checkCharacters(name, text);
        // some editors put one before everything else
        return new TextFile(name, text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    }

    /** What is said of a file beyond the limit. */
    public static FileProblem tooLarge(String name) {
        return new FileProblem(name, "expected a file of at most 10 MB, found a larger one");
    }

    /** Decodes strictly: {@code new String} would put U+FFFD for what is not in the encoding, and so read another file. */
    private static String decoded(String name, byte[] bytes) {
        Charset encoding = encoding(bytes);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = encoding.newDecoder().decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            String found = "found the byte " + hexadecimal(bytes[in.position()] & 0xFF, 2) + place(text);
            throw new FileProblem(
                    name, lines(text), "expected text in " + encoding.name() + ", " + found + ": " + advice(name));
        }
        return text;
    }

    /** Spreadsheets write UTF-16 with a mark in front as “Unicode text”. Without a mark it would be a guess. */
    private static Charset encoding(byte[] bytes) {
        int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
        return mark == 0xFEFF
                ? StandardCharsets.UTF_16BE
                : mark == 0xFFFE ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    }

    /** Another encoding is not guessed: the same byte is a minus in one and a letter in the next. */
    private static String advice(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".csv")
                ? "save it as UTF-8; in Excel, as “CSV UTF-8”"
                : "save it as UTF-8";
    }

    private static void checkCharacters(String name, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean layout = c == '\t' || c == '\n' || c == '\r';
            if ((Character.isISOControl(c) && !layout) || c == '\uFFFE' || c == '\uFFFF') {
                String before = text.substring(0, i);
                String found = "found the control character U+" + hexadecimal(c, 4) + place(before);
                throw new FileProblem(name, lines(before), "expected plain text, " + found);
            }
        }
    }

    /** The number of the line that the text ends on. */
    private static int lines(String text) {
        return 1 + (int) text.chars().filter(c -> c == '\n').count();
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
