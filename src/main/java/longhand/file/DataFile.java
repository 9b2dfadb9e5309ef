package longhand.file;

import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file of images or labels as it is once unzipped, read from its beginning to its end; whether it is gzipped, its first two
 * bytes say. Nothing is allocated on the word of a header: only what a file of this size can hold, at most {@link #MOST_BYTES}, and no
 * more than Java has memory for.
 */
public final class DataFile implements Closeable {
    /** What one file may come to in memory: a thousand million bytes, twenty times MNIST. */
    public static final long MOST_BYTES = 1_000_000_000;

    /** No deflated data is longer than this many times its compressed form. */
    private static final int MOST_TIMES_LONGER = 1032;

    private static final int BUFFER = 1 << 16;

    private final String name;
    private final InputStream bytes;
    private final long capacity;
    private long offset;

    private DataFile(String name, InputStream bytes, long capacity) {
        this.name = name;
        this.bytes = bytes;
        this.capacity = capacity;
    }

    /** @throws FileProblem if it cannot be opened */
    public static DataFile open(Path path) {
        String name = path.toString();
        GivenPath.expectFile(path);
        try {
            return open(name, Files.newInputStream(path), Files.size(path));
        } catch (IOException e) {
            throw GivenPath.unreadable(name, e);
        }
    }

    /** @param size the length of the stream in bytes */
    public static DataFile open(String name, InputStream raw, long size) throws IOException {
        PushbackInputStream start = new PushbackInputStream(raw, 2);
        byte[] two = start.readNBytes(2);
        start.unread(two);
        boolean zipped = two.length == 2 && two[0] == (byte) 0x1f && two[1] == (byte) 0x8b;
        try {
            return zipped
                    ? new DataFile(name, new Gunzip(name, start, size), size * MOST_TIMES_LONGER)
                    : new DataFile(name, start, size);
        } catch (IOException e) {
            raw.close();
            throw problem(name, 0, e);
        }
    }

    public String name() {
        return name;
    }

    /** Where the next byte stands, counted from 0 in what is unzipped. */
    public long offset() {
        return offset;
    }

    /** A big-endian unsigned number of four bytes. */
    public long readNumber(String what) {
        byte[] four = read(4, what);
        return (four[0] & 0xFFL) << 24 | (four[1] & 0xFFL) << 16 | (four[2] & 0xFFL) << 8 | (four[3] & 0xFFL);
    }

    /**
     * The next bytes.
     *
     * @param what they are, as a message says it: "60000 labels"
     * @throws FileProblem if the file ends before, or cannot hold as many
     */
    public byte[] read(long length, String what) {
        if (length > MOST_BYTES) {
            throw problem(
                    "expected at most " + MOST_BYTES + " bytes, found a header that promises " + length + ": " + what);
        }
        if (length > capacity) {
            throw problem("expected " + what + " (" + length + " bytes), found a file too short to hold them");
        }
        TooLittleMemory.check(length, name + ": " + what);
        try {
            byte[] read = new byte[(int) length];
            int got = bytes.readNBytes(read, 0, read.length);
            if (got < length) {
                throw FileProblem.atByte(
                        name,
                        offset + got,
                        "expected " + what + " (" + length + " bytes), found the end after " + got + " of them");
            }
            offset += got;
            return read;
        } catch (IOException e) {
            throw problem(name, offset, e);
        }
    }

    /** @throws FileProblem if anything follows, also behind the gzipped data */
    public void expectEnd() {
        try {
            if (bytes.read() >= 0) {
                throw problem("expected the end of the file, found more bytes than its header says");
            }
        } catch (IOException e) {
            throw problem(name, offset, e);
        }
    }

    /** What is left of it, for a reader of its own; {@link #offset()} no longer counts. */
    public InputStream stream() {
        return bytes;
    }

    private FileProblem problem(String what) {
        return FileProblem.atByte(name, offset, what);
    }

    public static FileProblem problem(String name, long offset, IOException e) {
        if (e instanceof EOFException) {
            return FileProblem.atByte(name, offset, "expected more gzipped data, found the end of the file");
        }
        if (e instanceof ZipException) {
            return FileProblem.atByte(
                    name,
                    offset,
                    "expected gzipped data that holds what its check sum and size say, found: " + e.getMessage());
        }
        return GivenPath.unreadable(name, e);
    }

    @Override
    public void close() {
        try {
            bytes.close();
        } catch (IOException e) {
            throw GivenPath.unreadable(name, e);
        }
    }

    /** Unzips, checks size and check sum at the end, and that nothing follows; what the JDK's own would pass over in silence. */
    private static final class Gunzip extends GZIPInputStream {
        private final String name;
        private final long size;
        private long filled;

        Gunzip(String name, InputStream in, long size) throws IOException {
            super(new Counted(in), BUFFER);
            this.name = name;
            this.size = size;
        }

        @Override
        protected void fill() throws IOException {
            super.fill();
            filled = ((Counted) in).count;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int got = super.read(into, from, length);
            if (got < 0) {
                // the trailer: check sum and size, four bytes each
                long end = filled - inf.getRemaining() + 8;
                if (end != size) {
                    throw new FileProblem(
                            name,
                            "byte " + end + " of the gzipped file: expected its end, found " + (size - end)
                                    + " bytes more");
                }
            }
            return got;
        }
    }

    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int got = super.read(into, from, length);
            count += Math.max(0, got);
            return got;
        }
    }
}
