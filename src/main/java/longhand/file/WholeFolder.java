package longhand.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Any number of files of one folder, which appear there all together or not at all: they are written into a folder within it, and moved
 * when the last one is written. What was there under other names is left alone. May be written to by several threads.
 */
public final class WholeFolder implements Closeable {
    private static final String BEGINNING = ".longhand-";
    private static final String ENDING = ".parts";
    private static final String LOCK = "lock";
    private static final String FILES = "files";

    private final Path folder;
    private final boolean isNew;
    private final Path parts;
    private final FileChannel lock;
    /** The names of the files, in order; the one written last comes last. */
    private final Set<String> names = new TreeSet<>();

    private WholeFolder(Path folder, boolean isNew, Path parts, FileChannel lock) {
        this.folder = folder;
        this.isNew = isNew;
        this.parts = parts;
        this.lock = lock;
    }

    /**
     * Begins to write into a folder, which is made if it is missing.
     *
     * @throws IOException if there can be no such folder
     */
    public static WholeFolder in(Path given) throws IOException {
        Path folder = given.toAbsolutePath().normalize();
        boolean isNew = !Files.exists(folder);
        Files.createDirectories(folder);
        clear(folder);
        Path parts = Files.createTempDirectory(folder, BEGINNING);
        Path named = Files.move(parts, parts.resolveSibling(parts.getFileName() + ENDING));
        FileChannel lock =
                FileChannel.open(named.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.tryLock();
        Files.createDirectory(named.resolve(FILES));
        return new WholeFolder(folder, isNew, named, lock);
    }

    /** Deletes what processes have left that were killed: their locks are gone. What cannot be deleted stays. */
    private static void clear(Path folder) {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, BEGINNING + "*" + ENDING)) {
            for (Path parts : left) {
                if (Files.isDirectory(parts, LinkOption.NOFOLLOW_LINKS)) {
                    try (FileChannel channel = FileChannel.open(parts.resolve(LOCK), StandardOpenOption.WRITE);
                            FileLock lock = channel.tryLock()) {
                        if (lock != null) {
                            delete(parts);
                        }
                    }
                }
            }
        } catch (IOException | RuntimeException e) {
            // another process's, or another user's: a lock that this process holds itself is told by an exception
        }
    }

    /**
     * Writes a file.
     *
     * @param name within the folder, with / between the names of folders
     * @throws IllegalArgumentException if it leads out of the folder
     */
    public void write(String name, byte[] bytes) throws IOException {
        Path file = part(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        synchronized (names) {
            names.add(name);
        }
    }

    public void write(String name, String text) throws IOException {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Gives a file that was written another name. */
    public void rename(String name, String other) throws IOException {
        Files.move(part(name), part(other), StandardCopyOption.REPLACE_EXISTING);
        synchronized (names) {
            names.remove(name);
            names.add(other);
        }
    }

    /** Takes a file back that was written. */
    public void remove(String name) throws IOException {
        Files.delete(part(name));
        synchronized (names) {
            names.remove(name);
        }
    }

    private Path part(String name) {
        Path within = parts.resolve(FILES);
        Path file = within.resolve(name).normalize();
        if (!file.startsWith(within) || file.equals(within)) {
            throw new IllegalArgumentException(name + " leads out of the folder");
        }
        return file;
    }

    /** A place for a file that is needed only while this is written. */
    public Path scratch(String name) {
        return parts.resolve(name);
    }

    /**
     * Moves all files to their places.
     *
     * @param last of them, so that who finds it finds the others
     * @throws IOException if one of them has no place to go to; then, if that is seen before, none is moved
     */
    public void finish(String last) throws IOException {
        List<String> inOrder = Stream.concat(names.stream().filter(name -> !name.equals(last)), Stream.of(last))
                .filter(names::contains)
                .toList();
        for (String name : inOrder) {
            checkPlace(folder.resolve(name));
        }
        Uninterrupted work = Uninterrupted.begin();
        try {
            for (String name : inOrder) {
                move(name);
            }
        } finally {
            work.close();
        }
        names.clear();
    }

    private void move(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try {
            Files.move(part(name), file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part(name), file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Nothing but a file or nothing at its place, and on the way to it only folders: no link leads elsewhere. */
    private void checkPlace(Path file) throws IOException {
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(file.toString(), null, "a folder, " + file);
        }
        for (Path above = file.getParent(); !above.equals(folder); above = above.getParent()) {
            if (Files.exists(above, LinkOption.NOFOLLOW_LINKS)
                    && !Files.isDirectory(above, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileAlreadyExistsException(above.toString());
            }
        }
    }

    /** Deletes what was not moved; and the folder, if it was made for nothing. */
    @Override
    public void close() throws IOException {
        lock.close();
        delete(parts);
        if (isNew) {
            try (Stream<Path> inside = Files.list(folder)) {
                if (inside.findAny().isPresent()) {
                    return;
                }
            }
            Files.delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
