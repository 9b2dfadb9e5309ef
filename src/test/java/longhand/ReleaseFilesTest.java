package longhand;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What stands beside the code for those who build, release and cite it. */
class ReleaseFilesTest {
    private static final Pattern VERSION =
            Pattern.compile("<artifactId>longhand</artifactId>\\s*<version>(.*?)</version>");

    private static String version() throws IOException {
        Matcher version = VERSION.matcher(Files.readString(Path.of("pom.xml")));
        assertThat(version.find()).isTrue();
        return version.group(1);
    }

    static Stream<Path> workflows() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(".github/workflows"))) {
            return files.sorted().toList().stream();
        }
    }

    @Test
    void the_version_is_that_of_the_pom_wherever_it_is_named() throws IOException {
        String version = version();
        assertThat(Files.readString(Path.of("CITATION.cff"))).contains("\nversion: " + version + "\n");
        assertThat(Files.readString(Path.of("jbang-catalog.json"))).contains(":longhand:" + version + "\"");
    }

    /** What a repository of libraries asks of each that it takes. */
    @Test
    void the_pom_says_who_where_and_under_which_licence() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains(
                        "<name>",
                        "<description>",
                        "<url>",
                        "<licenses>",
                        "<developers>",
                        "<scm>",
                        "<developerConnection>")
                .contains(
                        "<project.build.outputTimestamp>",
                        "maven-source-plugin",
                        "maven-javadoc-plugin",
                        "maven-gpg-plugin");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void a_workflow_has_jobs_with_steps_a_time_limit_and_few_permissions(Path workflow) throws IOException {
        Map<?, ?> read =
                (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(workflow));
        assertThat(read.get("permissions")).isInstanceOf(Map.class);
        Map<?, ?> jobs = (Map<?, ?>) read.get("jobs");
        assertThat(jobs).isNotEmpty();
        for (Object job : jobs.values()) {
            Map<?, ?> one = (Map<?, ?>) job;
            assertThat(one.get("timeout-minutes")).isInstanceOf(Integer.class);
            assertThat((List<?>) one.get("steps")).isNotEmpty().allSatisfy(step -> {
                Map<?, ?> parts = (Map<?, ?>) step;
                assertThat(parts.containsKey("uses") ^ parts.containsKey("run")).isTrue();
            });
        }
    }

    /** A tag can be moved to other code; a commit cannot. */
    @ParameterizedTest
    @MethodSource("workflows")
    void an_action_is_pinned_by_its_commit(Path workflow) throws IOException {
        assertThat(Files.readAllLines(workflow))
                .filteredOn(line -> line.contains("uses:"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).matches(".*uses: [\\w/-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"));
    }
}
