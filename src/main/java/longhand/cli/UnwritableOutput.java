package longhand.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Output that could not be written; nothing half written is left. */
final class UnwritableOutput extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param output the file or folder that was to be written */
    UnwritableOutput(Path output, IOException why) {
        super(output + ": expected a place to write to, found " + reason(why), why);
    }

    private static String reason(IOException why) {
        if (why instanceof NoSuchFileException missing) {
            return "no folder for " + missing.getFile();
        }
        if (why instanceof AccessDeniedException denied) {
            return "no permission for " + denied.getFile();
        }
        return why.getClass().getSimpleName() + (why.getMessage() == null ? "" : " for " + why.getMessage());
    }
}
