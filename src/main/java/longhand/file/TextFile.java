package longhand.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A text that someone gave, read whole: at most 10 MB of UTF-8, or of UTF-16 that begins with a byte order mark, with no control
 * characters but tabs and line ends.
 *
 * @param name as a message names the file
 */
public record TextFile(String name, String text) {
    public static final int MOST_BYTES = 10 * 1024 * 1024;

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

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
        return of(name, decoded(name, read));
    }

    /**
     * The text of these bytes, in which a line that is not UTF-8 is read as Windows-1252, the encoding of old spreadsheets, which has a
     * letter or a sign for nearly every byte. Only for what people write by hand, where one such sign must not cost them the rest.
     *
     * @param remark is told which line was the first of them, in a sentence without a full stop
     */
    public static TextFile byLines(String name, byte[] bytes, Consumer<String> remark) {
        return of(name, decodedByLines(name, bytes, remark));
    }

    private static TextFile of(String name, String text) {
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

    private static String decodedByLines(String name, byte[] bytes, Consumer<String> remark) {
        if (!encoding(bytes).equals(StandardCharsets.UTF_8)) {
            return decoded(name, bytes);
        }
        CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
        StringBuilder text = new StringBuilder(bytes.length);
        int lines = 0;
        int first = 0;
        int others = 0;
        for (int start = 0; start < bytes.length; lines++) {
            int end = start;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            ByteBuffer line = ByteBuffer.wrap(bytes, start, Math.min(end + 1, bytes.length) - start);
            try {
                text.append(utf8.decode(line.duplicate()));
            } catch (CharacterCodingException notUtf8) {
                text.append(WINDOWS_1252.decode(line));
                first = first == 0 ? lines + 1 : first;
                others++;
            }
            start = end + 1;
        }
        if (others > 0) {
            remark.accept(name + ":" + first + ": expected text in UTF-8, found other bytes"
                    + (others == 1 ? "" : ", as on " + (others - 1) + " more line" + (others == 2 ? "" : "s"))
                    + ": read as Windows-1252; if that is not what it is, " + advice(name));
        }
        return text.toString();
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
