package longhand.course.export;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;

/**
 * Gradescope's {@code autograder.zip}: {@code setup.sh}, {@code run_autograder}, the program and the exercises. It marks as {@code check}
 * does, and its results say none of our values.
 */
public final class GradescopeAutograder {
    private static final String SETUP = "gradescope/setup.sh";
    private static final String RUN = "gradescope/run_autograder";
    /** Every entry has one instant, so that the same files give the same bytes. */
    private static final FileTime BEGINNING = FileTime.from(Instant.parse("1980-01-02T00:00:00Z"));

    private GradescopeAutograder() {}

    /**
     * Writes the archive.
     *
     * @param zip where it is made; there is nothing there yet
     * @param jar the program
     * @param exercises example files by their path in the archive: {@code exercises/common.yaml} or {@code exercises/ID.yaml}
     */
    public static void write(Path zip, Path jar, Map<String, String> exercises) throws IOException {
        URI uri = URI.create("jar:" + zip.toUri());
        try (FileSystem archive =
                FileSystems.newFileSystem(uri, Map.of("create", "true", "enablePosixFileAttributes", "true"))) {
            put(archive, "setup.sh", resource(SETUP), "rwxr-xr-x");
            put(archive, "run_autograder", resource(RUN), "rwxr-xr-x");
            put(archive, "longhand.jar", Files.readAllBytes(jar), "rw-r--r--");
            for (Map.Entry<String, String> exercise : exercises.entrySet()) {
                put(archive, exercise.getKey(), exercise.getValue().getBytes(StandardCharsets.UTF_8), "rw-r--r--");
            }
        }
    }

    private static void put(FileSystem archive, String name, byte[] content, String permissions) throws IOException {
        Path file = archive.getPath("/" + name);
        if (file.getNameCount() > 1) {
            Files.createDirectories(file.getParent());
            Files.setLastModifiedTime(file.getParent(), BEGINNING);
        }
        Files.write(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        Files.setLastModifiedTime(file, BEGINNING);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = GradescopeAutograder.class.getResourceAsStream("/templates/" + name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from this build");
            }
            return in.readAllBytes();
        }
    }
}
