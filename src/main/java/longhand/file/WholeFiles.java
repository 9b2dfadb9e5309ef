package longhand.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.LinkedHashMap;
import java.util.Map;

/** Files that appear whole or not at all: each is written beside its place, and moved there when all of them are written. */
public final class WholeFiles {
    private WholeFiles() {}

    /** Writes one file. A pipe or a device is written into as it is; a link is followed. */
    public static void write(Path file, String text) throws IOException {
        write(Map.of(file, text));
    }

    /** Writes one file that is no text. */
    public static void write(Path file, byte[] bytes) throws IOException {
        writeAll(Map.of(file, bytes));
    }

    /** Writes several files, or none of them if one has no place to go to. */
    public static void write(Map<Path, String> texts) throws IOException {
        Map<Path, byte[]> files = new LinkedHashMap<>();
        texts.forEach((file, text) -> files.put(file, text.getBytes(StandardCharsets.UTF_8)));
        writeAll(files);
    }

    private static void writeAll(Map<Path, byte[]> files) throws IOException {
        Map<Path, Path> parts = new LinkedHashMap<>();
        try {
            for (Map.Entry<Path, byte[]> entry : files.entrySet()) {
                Path file = place(entry.getKey());
                if (Files.exists(file) && !Files.isRegularFile(file)) {
                    Files.write(file, entry.getValue(), StandardOpenOption.WRITE);
                } else {
                    Path part = file.resolveSibling("." + file.getFileName() + "." + System.nanoTime() + ".part");
                    parts.put(part, file);
                    Files.write(part, entry.getValue(), StandardOpenOption.CREATE_NEW);
                    keepPermissions(file, part);
                }
            }
            for (Map.Entry<Path, Path> entry : parts.entrySet()) {
                move(entry.getKey(), entry.getValue());
            }
        } finally {
            for (Path part : parts.keySet()) {
                Files.deleteIfExists(part);
            }
        }
    }

    /** The place that is meant, once it is sure that a file can stand there. */
    private static Path place(Path file) throws IOException {
        Path absolute = file.toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        if (folder == null || Files.isDirectory(absolute)) {
            throw new FileSystemException(file.toString(), null, "a folder");
        }
        if (!Files.exists(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        return Files.isRegularFile(absolute) ? absolute.toRealPath() : absolute;
    }

    private static void keepPermissions(Path old, Path fresh) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
        if (view != null && Files.exists(old)) {
            view.setPermissions(Files.getPosixFilePermissions(old));
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
