package longhand.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeFilesTest {
    @TempDir
    private Path folder;

    @Test
    void a_file_is_written_and_written_again() throws IOException {
        Path file = folder.resolve("page.html");
        WholeFiles.write(file, "first");
        WholeFiles.write(file, "second");
        assertThat(file).hasContent("second");
        assertThat(names()).containsExactly("page.html");
    }

    @Test
    void if_one_file_has_no_place_none_is_written() throws IOException {
        Files.createDirectories(folder.resolve("in-the-way"));
        Map<Path, String> texts = new LinkedHashMap<>();
        texts.put(folder.resolve("page.html"), "text");
        texts.put(folder.resolve("in-the-way"), "text");
        assertThatThrownBy(() -> WholeFiles.write(texts)).isInstanceOf(FileSystemException.class);
        assertThat(names()).containsExactly("in-the-way");
    }

    @Test
    void files_are_put_in_place_in_the_order_that_they_are_given_in() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "skipped: only inotify tells the order");
        List<String> order = List.of("z.html", "a.html", "m.html", "index.html");
        Map<Path, String> texts = new LinkedHashMap<>();
        order.forEach(name -> texts.put(folder.resolve(name), "text"));
        List<String> seen = new ArrayList<>();
        try (WatchService watch = folder.getFileSystem().newWatchService()) {
            folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            WholeFiles.write(texts);
            while (seen.size() < order.size()) {
                WatchKey key = watch.poll(60, TimeUnit.SECONDS);
                assertThat(key).as("after %s", seen).isNotNull();
                key.pollEvents().stream()
                        .map(event -> String.valueOf(event.context()))
                        .filter(name -> !name.endsWith(PartFile.ENDING))
                        .forEach(seen::add);
                key.reset();
            }
        }
        assertThat(seen).isEqualTo(order);
    }

    @Test
    void a_missing_folder_and_a_file_for_a_folder_are_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "text");
        assertThatThrownBy(() -> WholeFiles.write(folder.resolve("none/page.html"), "text"))
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> WholeFiles.write(file.resolve("page.html"), "text"))
                .isInstanceOf(NotDirectoryException.class);
    }

    @Test
    void a_link_is_followed_and_permissions_stay() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        WholeFiles.write(link, "new");
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void a_link_to_nothing_is_followed_too() throws IOException {
        Files.createDirectories(folder.resolve("other"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("second"));
        Files.createSymbolicLink(folder.resolve("second"), Path.of("other/file"));
        WholeFiles.write(link, "new");
        assertThat(link).isSymbolicLink().hasContent("new");
        assertThat(folder.resolve("second")).isSymbolicLink();
        assertThat(folder.resolve("other/file")).isRegularFile();
    }

    @Test
    void links_that_lead_nowhere_are_refused() throws IOException {
        Path circle = Files.createSymbolicLink(folder.resolve("circle"), Path.of("circle"));
        Path lost = Files.createSymbolicLink(folder.resolve("lost"), Path.of("none/file"));
        assertThatThrownBy(() -> WholeFiles.write(circle, "text"))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("a link that leads to itself");
        assertThatThrownBy(() -> WholeFiles.write(lost, "text")).isInstanceOf(NoSuchFileException.class);
        assertThat(names()).containsExactlyInAnyOrder("circle", "lost");
    }

    @Test
    void a_folder_above_is_that_of_the_file_system_and_not_of_the_text() throws IOException {
        Files.createDirectories(folder.resolve("one/two"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("one/two"));
        WholeFiles.write(link.resolve("../file"), "text");
        assertThat(folder.resolve("one/file")).hasContent("text");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 240, 245, 255})
    void a_name_may_be_as_long_as_the_file_system_takes(int length) throws IOException {
        String name = "n".repeat(length);
        WholeFiles.write(folder.resolve(name), "text");
        assertThat(names()).containsExactly(name);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }
}
