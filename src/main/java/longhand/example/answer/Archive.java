package longhand.example.answer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import longhand.file.FileProblem;

/** The parts of a document that is a zip archive, as spreadsheets are; bounded in all that is unpacked, also of what is passed over. */
final class Archive {
    private static final int MOST_BYTES = 32 << 20;
    private static final int MOST_ENTRIES = 10_000;
    private static final int CHUNK = 1 << 16;

    private Archive() {}

    /**
     * The contents of those parts that are wanted, by name.
     *
     * @throws FileProblem if it is no such archive, or unpacks to too much
     */
    static Map<String, byte[]> parts(String file, byte[] bytes, Predicate<String> wanted) {
        Map<String, byte[]> parts = new HashMap<>();
        long left = MOST_BYTES;
        int entries = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries++;
                boolean isWanted = wanted.test(entry.getName());
                long size = 0;
                if (isWanted) {
                    byte[] part = zip.readNBytes((int) left + 1);
                    size = part.length;
                    parts.put(entry.getName(), part);
                } else {
                    byte[] passedOver = new byte[CHUNK];
                    for (int got = zip.read(passedOver); got >= 0 && size <= left; got = zip.read(passedOver)) {
                        size += got;
                    }
                }
                left -= size;
                if (left < 0 || entries > MOST_ENTRIES) {
                    throw new FileProblem(
                            file, "expected a document that unpacks to at most 32 MB, found a larger one");
                }
            }
        } catch (ZipException | IllegalArgumentException e) {
            throw new FileProblem(file, "expected a document of its kind, found a damaged archive: " + e.getMessage());
        } catch (IOException e) {
            throw new FileProblem(file, "expected a document of its kind, found a damaged archive");
        }
        if (entries == 0) {
            throw new FileProblem(file, "expected a document of its kind, found no archive");
        }
        return parts;
    }
}
