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

/**
 * A text that someone gave, read whole: at most 10 MB of UTF-8, or of UTF-16 that begins with a byte order mark, with no control
 * characters but tabs and line ends.
 *
 * @param name as a message names the file
 */
public record TextFile(String name, String text) {
    public static TextFile read(Path path) {
        String name = path.toString();
        GivenPath.expectFile(path);
        try {
            TextContent.checkSize(name, Files.size(path));
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

    /** Spreadsheets write UTF-16 with a mark in front as “Unicode text”. Without a mark it would be a guess. */
    private static Charset encoding(byte[] bytes) {
        int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
        return mark == 0xFEFF
                ? StandardCharsets.UTF_16BE
                : mark == 0xFFFE ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    }
}
