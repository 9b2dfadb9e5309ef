package longhand.course.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import longhand.cli.Longhand;
import longhand.cli.PseudoTerminal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of the archive, run in a folder that is laid out as Gradescope's. */
@Tag("slow")
class GradescopeTest {
    private static final String RIGHT = "a2[1] = 0.432907\nL = 0.345787\ndL/dz2[1] = -0.139220\n";

    @TempDir
    Path base;

    /** The program as it is tested, as a jar that points to its classes. */
    private Path jar() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Longhand.class.getName());
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                                .map(path -> Path.of(path).toUri().toString())
                                .collect(Collectors.joining(" ")));
        Path jar = base.resolve("program.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            out.flush();
        }
        return jar;
    }

    private void unpack(Map<String, String> exercises) throws IOException, InterruptedException {
        assumeTrue(PseudoTerminal.python().isPresent(), "skipped: python3 is not installed");
        Path zip = base.resolve("autograder.zip");
        GradescopeAutograder.write(zip, jar(), exercises);
        // by a program that keeps what may be executed
        Process unzip = new ProcessBuilder(
                        PseudoTerminal.python().orElseThrow(),
                        "-c",
                        """
                        import sys, os, zipfile
                        z = zipfile.ZipFile(sys.argv[1])
                        z.extractall(sys.argv[2])
                        for i in z.infolist():
                            if i.external_attr >> 16:
                                os.chmod(os.path.join(sys.argv[2], i.filename), i.external_attr >> 16 & 0o777)
                        """,
                        zip.toString(),
                        base.resolve("source").toString())
                .inheritIO()
                .start();
        assertThat(unzip.waitFor()).isZero();
        assertThat(base.resolve("source/run_autograder")).isExecutable();
        assertThat(base.resolve("source/setup.sh")).isExecutable();
        Files.createDirectories(base.resolve("submission"));
    }

    private String results() throws IOException, InterruptedException {
        ProcessBuilder run =
                new ProcessBuilder(base.resolve("source/run_autograder").toString());
        run.environment().put("AUTOGRADER", base.toString());
        run.environment().merge("PATH", System.getProperty("java.home") + "/bin", (path, java) -> java + ":" + path);
        Process process = run.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return Files.readString(base.resolve("results/results.json"));
    }

    private static String example() throws IOException {
        return Files.readString(Path.of("worked-examples/three-three-two/example.yaml"));
    }

    @Test
    void a_submission_becomes_results_without_our_values() throws IOException, InterruptedException {
        unpack(Map.of("exercises/common.yaml", example()));
        Files.writeString(base.resolve("submission/my answers.txt"), RIGHT.replace("-0.139220", "0.139220"));
        String results = results();
        assertThat(results).contains("\"tests\"").contains("2 of 3 right").doesNotContain("0.13922048");
        assertThat(results).contains("\"score\" : 1").contains("\"score\" : 0");
    }

    @Test
    void what_cannot_be_read_is_said_in_results_too() throws IOException, InterruptedException {
        unpack(Map.of("exercises/common.yaml", example()));
        assertThat(results()).contains("no file with answers");
        Files.write(base.resolve("submission/model.pt"), new byte[] {1, 2, 3});
        assertThat(results()).contains("pickle").contains("\"score\": 0").doesNotContain(base.toString());
    }

    @Test
    void each_student_is_marked_by_the_own_worksheet() throws IOException, InterruptedException {
        unpack(Map.of(
                "exercises/s1.yaml", example(), "exercises/s2.yaml", example().replace("0.01", "0.02")));
        Files.writeString(base.resolve("submission/sheet.csv"), RIGHT);
        assertThat(results()).contains("no worksheet for you");
        Files.writeString(
                base.resolve("submission_metadata.json"), "{\"users\": [{\"sid\": \"s1\", \"email\": \"x@y.z\"}]}");
        assertThat(results()).contains("3 of 3 right");
        Files.writeString(
                base.resolve("submission_metadata.json"),
                "{\"users\": [{\"sid\": \"../s1\", \"email\": \"$(touch x)@y.z\"}]}");
        assertThat(results()).contains("no worksheet for you");
    }
}
