package longhand.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A path as somebody gave it, and what keeps it from being read. */
public final class GivenPath {
    /** What this process holds open already, as a shell gives it for {@code <(command)}: opening it waits for nobody. */
    private static final Pattern OPEN_ALREADY = Pattern.compile("/dev/stdin|(/dev|/proc/self)/fd/[0-9]+");

    /** What Java has where a byte is no character of the locale. */
    private static final char UNDECODED = '\uFFFD';

    private static final String SET_LOCALE = "setting LC_ALL=C.UTF-8 allows all characters";

    private GivenPath() {}

    /**
     * A path that may start in the working folder.
     *
     * @throws FileProblem if Java cannot use it
     */
    public static Path of(String given) {
        if (given.isEmpty()) {
            throw new FileProblem("expected the name of a file or a folder, found ''");
        }
        Path path = name(given);
        // Java would look for it in a folder of another name
        if (!path.isAbsolute() && System.getProperty("user.dir").indexOf(UNDECODED) >= 0) {
            throw new FileProblem(
                    given,
                    "expected a current folder whose path the locale can express, found one with other characters; "
                            + SET_LOCALE + ", and a path from / works without");
        }
        return path;
    }

    /**
     * A path that starts in a folder.
     *
     * @throws FileProblem if Java cannot use it
     */
    public static Path in(Path folder, String given) {
        return folder.resolve(name(given));
    }

    private static Path name(String given) {
        try {
            return Path.of(given);
        } catch (InvalidPathException e) {
            if (given.indexOf('\0') >= 0) {
                throw new FileProblem(given, "expected the name of a file, found the character NUL in it");
            }
            throw new FileProblem(
                    given, "expected a file name that the locale can express, found other characters; " + SET_LOCALE);
        }
    }

    /**
     * Before it is opened: a named pipe, to which perhaps nobody writes, would be waited for.
     *
     * @throws FileProblem if it is no file that can be read
     */
    public static void expectFile(Path path) {
        String name = path.toString();
        if (Files.isDirectory(path)) {
            throw new FileProblem(name, "expected a file, found a folder");
        }
        if (!Files.exists(path)) {
            throw unreadable(name, new NoSuchFileException(name));
        }
        if (!Files.isRegularFile(path) && !OPEN_ALREADY.matcher(name).matches()) {
            throw new FileProblem(name, "expected a file, found a pipe or a device");
        }
    }

    /** What is said of a file that could not be read. */
    public static FileProblem unreadable(String name, IOException why) {
        boolean isMissing = why instanceof NoSuchFileException
                // java.util.zip throws the other for a file that is there, too
                || (why instanceof FileNotFoundException && !Files.exists(Path.of(name)));
        if (isMissing) {
            return new FileProblem(name, "expected a file, found nothing with that name");
        }
        if (why instanceof AccessDeniedException || why instanceof FileNotFoundException) {
            return new FileProblem(name, "expected a readable file, found no permission to read it");
        }
        return new FileProblem(name, "expected a readable file, found: " + reason(why));
    }

    /** Not every exception has words of its own. */
    private static String reason(IOException why) {
        return why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
    }
}
