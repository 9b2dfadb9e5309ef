package longhand.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import longhand.cli.LonghandProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the README's “For teachers”, as they stand there. */
@Tag("slow")
class ForTeachersTest {
    @TempDir
    private Path folder;

    private static List<String> commands() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String section = readme.substring(readme.indexOf("## For teachers"), readme.indexOf("## Names"));
        return section.lines()
                .filter(line -> line.startsWith("    $ longhand "))
                .map(line -> line.substring("    $ longhand ".length()))
                .toList();
    }

    @Test
    void six_commands_lead_from_an_exercise_to_the_gradebook() throws IOException, InterruptedException {
        List<String> commands = commands();
        assertThat(commands).hasSize(6);
        ClassScript.roster(folder, 8);
        for (String command : commands) {
            Process process = LonghandProcess.builder(List.of(), command.split(" ", -1))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("said.txt").toFile())
                    .start();
            // only against a hang
            assertThat(process.waitFor(15, TimeUnit.MINUTES)).isTrue();
            int code = process.exitValue();
            String said = Files.readString(folder.resolve("said.txt"));
            // a blank sheet is not right
            assertThat(code).as(command + ": " + said).isEqualTo(command.startsWith("check") ? 1 : 0);
            if (command.startsWith("worksheet")) {
                String sheets = folder.resolve("sheets").toString();
                ClassScript.run("class", sheets, folder.resolve("class").toString(), "5", "1");
                Files.move(
                        folder.resolve("class/export.zip"),
                        folder.resolve("handed-in.zip"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        assertThat(Files.readString(folder.resolve("marked/gradebook.csv"))).contains("s001");
        assertThat(Files.readString(folder.resolve("quiz.xml"))).contains("NUMERICAL");
    }
}
