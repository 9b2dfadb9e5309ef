package longhand.course;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import longhand.cli.Longhand;
import longhand.cli.PseudoTerminal;

/** A class of students that {@code class.py} plays, which works sheets out in Python and knows nothing of Longhand. */
public final class ClassScript {
    private static final Path SCRIPT = Path.of("src/test/resources/longhand/course/class.py");

    private ClassScript() {}

    /** Runs the script; whatever it has to say is a fault. */
    public static void run(String... arguments) throws IOException, InterruptedException {
        String[] all = new String[arguments.length + 1];
        all[0] = SCRIPT.toString();
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        assertThat(python(all)).isEmpty();
    }

    /** What a script in Python prints. */
    public static String python(String... arguments) throws IOException, InterruptedException {
        assumeTrue(PseudoTerminal.python().isPresent(), "skipped: python3 is not installed");
        List<String> command = new ArrayList<>(List.of(PseudoTerminal.python().orElseThrow(), "-B"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    /** Runs a command of the program, which has to succeed, and says what it printed. */
    public static String longhand(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Longhand.run(new PrintWriter(out), new PrintWriter(err), arguments);
        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        return out.toString();
    }

    /** A roster of so many students, s000 first. */
    public static Path roster(Path folder, int students) throws IOException {
        List<String> lines = new ArrayList<>(List.of("id,name"));
        IntStream.range(0, students)
                .forEach(i ->
                        lines.add("s" + "0".repeat(3 - Integer.toString(i).length()) + i + ",\"=Student, " + i + "\""));
        return Files.write(folder.resolve("roster.csv"), lines);
    }
}
