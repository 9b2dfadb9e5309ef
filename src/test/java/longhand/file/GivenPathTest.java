package longhand.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenPathTest {
    @TempDir
    private Path folder;

    @Test
    void a_file_that_may_not_be_read_is_not_called_missing() throws IOException {
        String there = Files.writeString(folder.resolve("there"), "text").toString();
        for (IOException why :
                List.of(new FileNotFoundException(there + " (Permission denied)"), new AccessDeniedException(there))) {
            assertThat(GivenPath.unreadable(there, why))
                    .hasMessage(there + ": expected a readable file, found no permission to read it");
        }
        String missing = folder.resolve("missing").toString();
        for (IOException why : List.of(new FileNotFoundException(missing), new NoSuchFileException(missing))) {
            assertThat(GivenPath.unreadable(missing, why))
                    .hasMessage(missing + ": expected a file, found nothing with that name");
        }
    }

    @Test
    void an_exception_without_words_is_named() {
        for (IOException why : List.of(new IOException(), new EOFException())) {
            assertThat(GivenPath.unreadable("file", why).getMessage())
                    .endsWith("found: " + why.getClass().getSimpleName());
        }
    }
}
