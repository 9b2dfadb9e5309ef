package longhand.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * A text that someone gave, read whole: at most 10 MB of UTF-8, with no control characters but tabs and line ends.
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

    private static FileProblem tooLarge(String name) {
        return new FileProblem(name, "expected a file of at most 10 MB, found a larger one");
    }

    /** Decodes strictly: {@code new String} would put U+FFFD for what is not UTF-8, and so read another file. */
    private static String decoded(String name, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            int bad = bytes[in.position()] & 0xFF;
            throw new FileProblem(name, lines(text), "expected text in UTF-8, found the byte " + hexadecimal(bad, 2));
        }
        return text;
    }

    private static void checkCharacters(String name, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean layout = c == '\t' || c == '\n' || c == '\r';
            if ((Character.isISOControl(c) && !layout) || c == '\uFFFE' || c == '\uFFFF') {
                String found = "found the control character U+" + hexadecimal(c, 4);
                throw new FileProblem(name, lines(text.substring(0, i)), "expected plain text, " + found);
            }
        }
    }

    /** The number of the line that the text ends on. */
    private static int lines(String text) {
        return 1 + (int) text.chars().filter(c -> c == '\n').count();
    }

    private static String hexadecimal(int value, int digits) {
        char[] zeros = new char[digits];
        Arrays.fill(zeros, '0');
        String padded = new String(zeros) + Integer.toHexString(value).toUpperCase(Locale.ROOT);
        return padded.substring(padded.length() - digits);
    }
}
