package longhand.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Files that appear whole or not at all: each is written beside its place, and moved there when all of them are written. Ctrl-C waits
 * for the end of that, and what a process left that was killed in the midst is cleared away.
 */
public final class WholeFiles {
    /** As many as Linux follows. */
    private static final int MOST_LINKS = 40;

    private WholeFiles() {}

    /** Writes one file. A pipe or a device is written into as it is; a link is followed. */
    public static void write(Path file, String text) throws IOException {
        write(Map.of(file, text));
    }

    /** Writes one file that is no text. */
    public static void write(Path file, byte[] bytes) throws IOException {
        writeAll(Map.of(file, bytes));
    }

    /** Writes several files in this order, or none of them if one has no place to go to. */
    public static void write(Map<Path, String> texts) throws IOException {
        Map<Path, byte[]> files = new LinkedHashMap<>();
        texts.forEach((file, text) -> files.put(file, text.getBytes(StandardCharsets.UTF_8)));
        writeAll(files);
    }

    private static void writeAll(Map<Path, byte[]> files) throws IOException {
        Map<Path, byte[]> whole = new LinkedHashMap<>();
        for (Map.Entry<Path, byte[]> entry : files.entrySet()) {
            Path file = place(entry.getKey());
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                // its reader may let us wait, and be given up with Ctrl-C
                Files.write(file, entry.getValue(), StandardOpenOption.WRITE);
            } else {
                whole.put(file, entry.getValue());
            }
        }
        Uninterrupted work = Uninterrupted.begin();
        try {
            writeWhole(whole);
        } finally {
            work.close();
        }
    }

    private static void writeWhole(Map<Path, byte[]> files) throws IOException {
        for (Path folder : files.keySet().stream().map(Path::getParent).collect(Collectors.toSet())) {
            PartFile.clear(folder);
        }
        List<PartFile> parts = new ArrayList<>();
        try {
            for (Map.Entry<Path, byte[]> entry : files.entrySet()) {
                PartFile part = PartFile.of(entry.getKey());
                parts.add(part);
                part.write(entry.getValue());
            }
            for (PartFile part : parts) {
                part.move();
            }
        } finally {
            for (PartFile part : parts) {
                part.close();
            }
        }
    }

    /** The place that is meant, once it is sure that a file can stand there. */
    private static Path place(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "a folder");
        }
        Path place = file.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(place); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemException(file.toString(), null, "a link that leads to itself");
            }
            place = place.resolveSibling(Files.readSymbolicLink(place));
        }
        Path folder = place.getParent();
        if (!Files.exists(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        return folder.toRealPath().resolve(place.getFileName());
    }
}
