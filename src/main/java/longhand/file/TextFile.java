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
import java.util.function.Consumer;

/**
 * A text that someone gave, read whole: at most 10 MB of UTF-8, or of UTF-16 that begins with a byte order mark, with no control
 * characters but tabs and line ends.
 *
 * @param name as a message names the file
 */
public record TextFile(String name, String text) {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    public static TextFile read(Path path) {
        String name = path.toString();
        GivenPath.expectFile(path);
        try {
            TextContent.checkSize(name, (double) Files.size(path));
            try (InputStream bytes = Files.newInputStream(path)) {
                return read(name, bytes);
            }
        } catch (IOException e) {
            throw GivenPath.unreadable(name, e);
        }
    }

    /** Reads no further than the limit, since a pipe or a device has no size to ask for. */
    public static TextFile read(String name, InputStream bytes) throws IOException {
        byte[] read = bytes.readNBytes(TextContent.MOST_BYTES + 1);
        TextContent.checkSize(name, read.length);
        return new TextFile(name, TextContent.plain(name, decoded(name, read)));
    }

    /**
     * The text of these bytes, in which a line that is not UTF-8 is read as Windows-1252, the encoding of old spreadsheets, which has a
     * letter or a sign for nearly every byte. Only for what people write by hand, where one such sign must not cost them the rest.
     *
     * @param remark is told which line was the first of them, in a sentence without a full stop
     */
    public static TextFile byLines(String name, byte[] bytes, Consumer<String> remark) {
        return new TextFile(name, TextContent.plain(name, decodedByLines(name, bytes, remark)));
    }

    /** Decodes strictly: {@code new String} would put U+FFFD for what is not in the encoding, and so read another file. */
    private static String decoded(String name, byte[] bytes) {
        Charset encoding = encoding(bytes);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = encoding.newDecoder().decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            throw TextContent.undecodable(name, encoding.name(), bytes[in.position()] & 0xFF, text);
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
                    + ": read as Windows-1252; if that is not what it is, " + TextContent.advice(name));
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
}
