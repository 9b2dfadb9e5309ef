package longhand.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What is to become a file, written beside it. Its name is short, however long that of the file is. It is locked as long as its
 * process lives: one that is not was left by a process that was killed.
 */
final class PartFile implements Closeable {
    static final String BEGINNING = ".longhand-";
    static final String ENDING = ".part";

    /** Those of this process. The operating system keeps no lock that the same process opens and closes once more. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path part;
    private final Path file;
    private final FileChannel channel;

    private PartFile(Path part, Path file, FileChannel channel) {
        this.part = part;
        this.file = file;
        this.channel = channel;
    }

    static PartFile of(Path file) throws IOException {
        while (true) {
            String name = BEGINNING
                    + Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), 36)
                    + ENDING;
            Path part = file.resolveSibling(name);
            OURS.add(part);
            FileChannel channel = null;
            try {
                channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                lock(channel);
                // between the two lines above another process may have taken it for one left behind
                if (Files.exists(part)) {
                    return new PartFile(part, file, channel);
                }
            } catch (IOException e) {
                OURS.remove(part);
                // nobody has asked for a file of that name: it is the folder that takes none
                throw e instanceof AccessDeniedException || e instanceof NoSuchFileException
                        ? new AccessDeniedException(file.getParent().toString())
                        : e;
            }
            channel.close();
            OURS.remove(part);
        }
    }

    /** Not every file system knows locks: there a part may be cleared away, and is missed when it is to be moved. */
    private static void lock(FileChannel channel) {
        try {
            channel.lock();
        } catch (IOException e) {
            // then without
        }
    }

    /** Deletes the parts in a folder that no process is writing any more. What cannot be deleted stays. */
    static void clear(Path folder) {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, BEGINNING + "*" + ENDING)) {
            for (Path part : parts) {
                if (!OURS.contains(part) && Files.isRegularFile(part)) {
                    clearIfUnlocked(part);
                }
            }
        } catch (IOException e) {
            // a folder that is not to be read may still be written to
        }
    }

    private static void clearIfUnlocked(Path part) {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            // another user's
        }
    }

    void write(byte[] bytes) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            channel.write(left);
        }
        PosixFileAttributeView view = Files.getFileAttributeView(part, PosixFileAttributeView.class);
        if (view != null && Files.exists(file)) {
            view.setPermissions(Files.getPosixFilePermissions(file));
        }
    }

    /** Puts it in the place of the file. */
    void move() throws IOException {
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Deletes it, unless it was moved. */
    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(part);
        } finally {
            OURS.remove(part);
        }
    }
}
