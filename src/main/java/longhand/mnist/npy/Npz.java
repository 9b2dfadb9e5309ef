package longhand.mnist.npy;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import longhand.file.FileProblem;
import longhand.file.GivenPath;

/**
 * NumPy's archive of named arrays: a zip of {@code .npy} files. Written are float64, int64 and str, in C order and uncompressed, as
 * {@code numpy.savez} does; read are also float32, shorter integers, either byte order, Fortran order and compressed archives.
 *
 * <p>What is read is bounded before it is allocated, by what the file can hold and by {@link #mostNumbers}.
 */
public final class Npz {
    private static final long MOST_NUMBERS = 50_000_000;
    private static final int BYTES_A_NUMBER = 64;
    private static final int MOST_ENTRIES = 1000;
    private static final int LONGEST_TEXT = 1000;
    private static final long MOST_FILE_BYTES = 1_000_000_000;
    private static final long MOST_TIMES_LONGER = 1032;
    private static final String ENDING = ".npy";

    /** Of names and comments that are not marked as UTF-8: the names that are looked for are ASCII, and all others may be any bytes. */
    private static final Charset ANY_BYTES = StandardCharsets.ISO_8859_1;

    private Npz() {}

    /** Numbers in one file: fifty million, and no more than Java has memory to train, with gradients and copies. */
    public static long mostNumbers() {
        return Math.min(MOST_NUMBERS, Runtime.getRuntime().maxMemory() / BYTES_A_NUMBER);
    }

    /**
     * The arrays of a file, by name.
     *
     * @param wanted says which names are read; of the others only the header is looked at
     * @throws FileProblem if it is no such file, holds Python objects, lies about a size, or is too large
     */
    public static Map<String, NpyArray> read(Path path, Predicate<String> wanted) {
        String file = path.toString();
        try {
            GivenPath.expectFile(path);
            long fileBytes = Files.size(path);
            if (fileBytes > MOST_FILE_BYTES) {
                throw new FileProblem(file, "expected a file of at most 1 GB, found a larger one");
            }
            try (ZipFile zip = new ZipFile(path.toFile(), ANY_BYTES)) {
                Reading reading = new Reading(file, wanted, fileBytes, mostNumbers());
                if (zip.size() > MOST_ENTRIES) {
                    throw new FileProblem(file, "expected at most " + MOST_ENTRIES + " arrays, found " + zip.size());
                }
                for (ZipEntry entry : zip.stream().toList()) {
                    try (InputStream content = zip.getInputStream(entry)) {
                        reading.add(entry, content);
                    }
                }
                return reading.arrays;
            } catch (IllegalArgumentException
                    | ZipException e) { // the former from the decoder of the JDK, up to JDK 22
                if (e instanceof ZipException && !String.valueOf(e.getMessage()).contains("comment")) {
                    throw e;
                }
                // one that is no UTF-8, though it is marked as that: it stands in the directory alone, and NumPy never
                // looks at it
                try (InputStream in = Files.newInputStream(path)) {
                    return read(file, in, fileBytes, wanted);
                }
            }
        } catch (ZipException e) {
            throw new FileProblem(file, "expected a zip archive, as every .npz is, found: " + e.getMessage());
        } catch (IOException e) {
            throw GivenPath.unreadable(file, e);
        }
    }

    /**
     * The same from a stream, entry by entry, without the directory at the end.
     *
     * @param size of the stream, in bytes
     * @throws FileProblem as above
     */
    public static Map<String, NpyArray> read(String file, InputStream in, long size, Predicate<String> wanted)
            throws IOException {
        return read(file, in, size, wanted, mostNumbers());
    }

    /**
     * The same with a bound of one's own.
     *
     * @param most so many numbers are read at most
     */
    public static Map<String, NpyArray> read(
            String file, InputStream in, long size, Predicate<String> wanted, long most) throws IOException {
        Reading reading = new Reading(file, wanted, size, most);
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(in), ANY_BYTES)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                reading.add(entry, zip);
            }
        } catch (IllegalArgumentException e) { // from the decoder of the JDK
            throw new FileProblem(file, "expected names in UTF-8 where they are marked as that, found other bytes");
        }
        return reading.arrays;
    }

    /**
     * The array of a single {@code .npy} file.
     *
     * @param size of the stream, in bytes
     * @param most so many numbers are read at most
     * @throws FileProblem as above
     */
    public static NpyArray readArray(String file, InputStream in, long size, long most) throws IOException {
        CheckedInputStream bytes = new CheckedInputStream(in, new CRC32());
        return read(file, NpyHeader.read(file, bytes), bytes, new ZipEntry("array"), most, most, size);
    }

    /** The arrays of a file as far as they are read. */
    private static final class Reading {
        private final String file;
        private final Predicate<String> wanted;
        private final long fileBytes;
        private final Set<String> names = new HashSet<>();
        private final Map<String, NpyArray> arrays = new LinkedHashMap<>();
        private final long most;
        private long left;

        Reading(String file, Predicate<String> wanted, long fileBytes, long most) {
            this.most = most;
            left = most;
            this.file = file;
            this.wanted = wanted;
            this.fileBytes = fileBytes;
        }

        void add(ZipEntry entry, InputStream content) throws IOException {
            String named = file + ": " + entry.getName();
            if (!names.add(entry.getName())) {
                throw new FileProblem(named, "expected one array of that name, found two");
            }
            if (names.size() > MOST_ENTRIES) {
                throw new FileProblem(file, "expected at most " + MOST_ENTRIES + " arrays, found more");
            }
            if (!entry.getName().endsWith(ENDING)) {
                return;
            }
            String name = entry.getName().substring(0, entry.getName().length() - ENDING.length());
            CheckedInputStream in = new CheckedInputStream(content, new CRC32());
            try {
                NpyHeader header = NpyHeader.read(named, in);
                if (wanted.test(name)) {
                    arrays.put(name, Npz.read(named, header, in, entry, left, most, fileBytes));
                    left -= header.count();
                }
            } catch (ZipException e) {
                throw new FileProblem(named, "expected what its zip entry says, found: " + e.getMessage());
            }
        }
    }

    private static NpyArray read(
            String entry,
            NpyHeader header,
            CheckedInputStream in,
            ZipEntry zipEntry,
            long left,
            long most,
            long fileBytes)
            throws IOException {
        checkType(entry, header);
        if (header.shape().size() > 2) {
            throw new FileProblem(entry, "expected at most two dimensions, found the shape " + header.shapeText());
        }
        if (header.count() > left) {
            throw new FileProblem(
                    entry,
                    "expected at most " + most + " numbers in a file, found more with the shape " + header.shapeText());
        }
        long bytes = header.count() * header.itemBytes();
        // in a stream the size may stand after the values only, where the JDK holds it against them
        boolean isSizeKnown = zipEntry.getSize() >= 0;
        if ((isSizeKnown && zipEntry.getSize() != header.length() + bytes) || bytes > fileBytes * MOST_TIMES_LONGER) {
            throw new FileProblem(
                    entry,
                    "expected " + bytes + " bytes of values, as the shape " + header.shapeText() + " needs, found "
                            + Math.max(0, zipEntry.getSize() - header.length()));
        }
        NpyArray array = values(entry, header, in);
        if (in.read() >= 0 || (isSizeKnown && in.getChecksum().getValue() != zipEntry.getCrc())) {
            throw new FileProblem(entry, "expected the size and the check sum that its zip entry says, found others");
        }
        return array;
    }

    private static void checkType(String entry, NpyHeader header) {
        boolean isRead =
                switch (header.kind()) {
                    case 'f' -> header.width() == 8 || header.width() == 4;
                    case 'i', 'u' ->
                        header.width() == 1
                                || header.width() == 2
                                || header.width() == 4
                                || (header.width() == 8 && header.kind() == 'i');
                    case 'U', 'S' -> header.count() == 1 && header.width() <= LONGEST_TEXT;
                    default -> false;
                };
        if (!isRead) {
            throw new FileProblem(
                    entry,
                    "expected float64, float32, integers or one short text, found type '" + header.kind()
                            + (header.width() > 0 ? header.width() : "") + "' with the shape " + header.shapeText());
        }
    }

    private static NpyArray values(String entry, NpyHeader header, InputStream in) throws IOException {
        int count = (int) header.count();
        switch (header.kind()) {
            case 'f' -> {
                double[] reals = new double[count];
                Values values = new Values(entry, header, in);
                for (int i = 0; i < count; i++) {
                    ByteBuffer next = values.next();
                    reals[place(i, header)] = header.width() == 8 ? next.getDouble() : next.getFloat();
                }
                return new NpyArray.Reals(header.shape(), reals);
            }
            case 'i', 'u' -> {
                long[] integers = new long[count];
                Values values = new Values(entry, header, in);
                long mask = header.kind() == 'u' ? (1L << (8 * header.width())) - 1 : -1;
                for (int i = 0; i < count; i++) {
                    ByteBuffer next = values.next();
                    integers[place(i, header)] = mask
                            & switch (header.width()) {
                                case 1 -> next.get();
                                case 2 -> next.getShort();
                                case 4 -> next.getInt();
                                default -> next.getLong();
                            };
                }
                return new NpyArray.Integers(header.shape(), integers);
            }
            default -> {
                byte[] text = in.readNBytes(header.itemBytes());
                String decoded = header.kind() == 'S'
                        ? new String(text, StandardCharsets.UTF_8)
                        : new String(
                                text,
                                Charset.forName(header.order() == ByteOrder.BIG_ENDIAN ? "UTF-32BE" : "UTF-32LE"));
                return new NpyArray.Text(decoded.replaceAll("\0+$", ""));
            }
        }
    }

    /** Where the value that comes i-th in the file stands in C order. */
    private static int place(int i, NpyHeader header) {
        if (!header.isFortran() || header.shape().size() < 2) {
            return i;
        }
        int rows = header.shape().get(0);
        int columns = header.shape().get(1);
        return i % rows * columns + i / rows;
    }

    /** Values one after another, some thousands of them in memory. */
    private static final class Values {
        private static final int CHUNK = 8192;

        private final String entry;
        private final InputStream in;
        private final byte[] bytes;
        private final ByteBuffer buffer;
        private long left;

        Values(String entry, NpyHeader header, InputStream in) {
            this.entry = entry;
            this.in = in;
            this.left = header.count() * header.itemBytes();
            this.bytes = new byte[CHUNK * header.itemBytes()];
            this.buffer = ByteBuffer.wrap(bytes).order(header.order()).limit(0);
        }

        ByteBuffer next() throws IOException {
            if (!buffer.hasRemaining()) {
                int want = (int) Math.min(bytes.length, left);
                if (in.readNBytes(bytes, 0, want) < want) {
                    throw new FileProblem(entry, "expected " + left + " bytes more, found the end");
                }
                left -= want;
                buffer.rewind().limit(want);
            }
            return buffer;
        }
    }

    /** The bytes of an archive, the same for the same arrays. */
    public static byte[] bytes(Map<String, NpyArray> arrays) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, NpyArray> array : arrays.entrySet()) {
                byte[] content = bytes(array.getValue());
                ZipEntry entry = new ZipEntry(array.getKey() + ENDING);
                entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(content.length);
                CRC32 checkSum = new CRC32();
                checkSum.update(content);
                entry.setCrc(checkSum.getValue());
                zip.putNextEntry(entry);
                zip.write(content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(NpyArray array) {
        if (array instanceof NpyArray.Reals reals) {
            byte[] content = start("<f8", array.shape(), 8L * reals.values().length);
            end(content, 8 * reals.values().length).asDoubleBuffer().put(reals.values());
            return content;
        }
        if (array instanceof NpyArray.Integers integers) {
            byte[] content = start("<i8", array.shape(), 8L * integers.values().length);
            end(content, 8 * integers.values().length).asLongBuffer().put(integers.values());
            return content;
        }
        int[] characters = ((NpyArray.Text) array).text().codePoints().toArray();
        byte[] content = start("<U" + characters.length, array.shape(), 4L * characters.length);
        end(content, 4 * characters.length).asIntBuffer().put(characters);
        return content;
    }

    private static byte[] start(String type, List<Integer> shape, long valueBytes) {
        byte[] header = NpyHeader.written(type, shape);
        return Arrays.copyOf(header, Math.toIntExact(header.length + valueBytes));
    }

    private static ByteBuffer end(byte[] content, int length) {
        return ByteBuffer.wrap(content, content.length - length, length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
