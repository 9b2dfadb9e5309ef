package longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts Longhand in a release, beside a jar of the same name that leads to the classes under test. */
@Tag("slow")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there it is another script, which wants its own shell")
class LauncherTest {
    @TempDir
    private Path folder;

    private Path script;

    private record Result(int code, String out, String err) {}

    @BeforeEach
    void unpack() throws IOException {
        Path release = folder.resolve("a release");
        script = release.resolve("bin/longhand");
        Files.createDirectories(script.getParent());
        Files.createDirectories(release.resolve("lib"));
        Files.copy(Path.of("src/main/launcher/longhand"), script);
        assertThat(script.toFile().setExecutable(true)).isTrue();
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Longhand.class.getName());
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                                .map(entry -> Path.of(entry).toUri().toString())
                                .collect(Collectors.joining(" ")));
        new JarOutputStream(Files.newOutputStream(release.resolve("lib/longhand.jar")), manifest).close();
    }

    private Result start(Map<String, String> environment, Path command, String... arguments)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(command.toString()));
        all.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(all)
                .directory(folder.toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = LonghandProcess.end(process);
        return new Result(code, out, Files.readString(folder.resolve("err")));
    }

    @Test
    void it_starts_the_jar_beside_it_again_and_again_and_hands_on_the_exit_code()
            throws IOException, InterruptedException {
        for (int i = 0; i < 2; i++) { // the second time perhaps from an archive of classes
            Result result = start(Map.of(), script, "trace", "relu-by-hand", "--only", "w2'[1,2]");
            assertThat(result.err()).isEmpty();
            assertThat(result.out()).contains("= -0.175");
            assertThat(result.code()).isZero();
        }
        Files.writeString(folder.resolve("my answers.txt"), "z1[1] = 7");
        assertThat(start(Map.of(), script, "check", "relu-by-hand", "my answers.txt")
                        .code())
                .isEqualTo(1);
        assertThat(start(Map.of(), script, "nonsense").code()).isEqualTo(2);
        assertThat(start(Map.of(), script).out()).contains("Usage: longhand");
    }

    @Test
    void it_is_found_through_links_and_needs_no_place_to_keep_anything() throws IOException, InterruptedException {
        Path link = Files.createSymbolicLink(folder.resolve("lh"), script);
        Path second = Files.createSymbolicLink(folder.resolve("second"), Path.of("lh"));
        assertThat(start(Map.of(), link, "--version").out()).startsWith("longhand ");
        Path file = Files.createFile(folder.resolve("no-folder"));
        Result result = start(Map.of("XDG_CACHE_HOME", file.toString()), second, "--version");
        assertThat(result.out()).startsWith("longhand ");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void without_java_it_says_what_it_wants() throws IOException, InterruptedException {
        Result result = start(Map.of("JAVA_HOME", "/nowhere"), script, "--version");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("longhand: expected Java 17 or newer, found no '/nowhere/bin/java'");
    }

    @Test
    void both_scripts_know_every_command() throws IOException {
        for (String name : List.of("longhand", "longhand.bat")) {
            String text = Files.readString(Path.of("src/main/launcher", name));
            assertThat(Longhand.all().getSubcommands().keySet())
                    .filteredOn(command -> !command.equals("completion"))
                    .allSatisfy(command -> assertThat(text).containsPattern("\\b" + command + "\\b"));
        }
    }
}
