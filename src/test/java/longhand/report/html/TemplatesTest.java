package longhand.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TemplatesTest {
    /** {@code text?length}; not {@code way??}, which only asks whether it is there. */
    private static final String BUILT_IN = ".*[\\w)\\]\"']\\?[a-z_]+.*";

    @Test
    void templates_ask_the_view_and_no_built_in_of_freemarker_which_takes_a_tenth_of_a_second_to_load_them()
            throws IOException {
        try (Stream<Path> templates = Files.walk(Path.of("templates"))) {
            for (Path template : templates.filter(Files::isRegularFile).toList()) {
                List<String> lines = Files.readAllLines(template);
                assertThat(lines).as(template.toString()).isNotEmpty().noneMatch(line -> line.matches(BUILT_IN));
            }
        }
    }
}
