package longhand.cli.output;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Output that could not be written; nothing half written is left. */
public final class UnwritableOutput extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param output the file or folder that was to be written */
    public UnwritableOutput(Path output, IOException why) {
        super(output + ": expected a writable location, found " + reason(why), why);
    }

    private static String reason(IOException why) {
        if (why instanceof NoSuchFileException missing) {
            return "no folder " + missing.getFile();
        }
        if (why instanceof NotDirectoryException || why instanceof FileAlreadyExistsException) {
            return "the file " + ((FileSystemException) why).getFile() + " in the way";
        }
        if (why instanceof AccessDeniedException denied) {
            return Files.isDirectory(Path.of(denied.getFile()))
                    ? "a folder that cannot be written to, " + denied.getFile()
                    : "no permission for " + denied.getFile();
        }
        return why instanceof FileSystemException other && other.getReason() != null
                ? other.getReason()
                : String.valueOf(why.getMessage());
    }
}
