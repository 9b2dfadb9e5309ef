package longhand.example.answer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import longhand.file.FileProblem;

/**
 * The parts of a document that is a zip archive, as spreadsheets are, found by the directory at its end: programs that write as they go say
 * nothing of sizes before. No more is unpacked than is wanted.
 */
final class Archive {
    private static final int MOST_BYTES = 32 << 20;
    private static final int MOST_ENTRIES = 10_000;

    private Archive() {}

    /**
     * The contents of those parts that are wanted, by name.
     *
     * @throws FileProblem if it is no such archive, or they unpack to too much
     */
    static Map<String, byte[]> parts(String file, byte[] bytes, Predicate<String> wanted) {
        try {
            // the JDK reads the directory of a file alone
            Path copy = Files.createTempFile("longhand", ".zip");
            try {
                Files.write(copy, bytes);
                return parts(file, copy, wanted);
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (ZipException | IllegalArgumentException e) {
            throw new FileProblem(file, "expected a document of its kind, found no archive: " + e.getMessage());
        } catch (IOException e) {
            throw new FileProblem(file, "expected a document of its kind, found a damaged archive");
        }
    }

    private static Map<String, byte[]> parts(String file, Path copy, Predicate<String> wanted) throws IOException {
        Map<String, byte[]> parts = new HashMap<>();
        try (ZipFile zip = new ZipFile(copy.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw new FileProblem(file, "expected a document, found an archive of " + zip.size() + " files");
            }
            List<? extends ZipEntry> entries =
                    zip.stream().filter(entry -> wanted.test(entry.getName())).toList();
            int left = MOST_BYTES;
            for (ZipEntry entry : entries) {
                try (InputStream in = zip.getInputStream(entry)) {
                    byte[] part = in.readNBytes(left + 1);
                    left -= part.length;
                    if (left < 0) {
                        throw new FileProblem(
                                file, "expected a document that unpacks to at most 32 MB, found a larger one");
                    }
                    parts.put(entry.getName(), part);
                }
            }
        }
        return parts;
    }
}
