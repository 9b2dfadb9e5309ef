package longhand.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import longhand.example.Examples;
import longhand.example.FormulaSlips;
import longhand.example.Homework;
import longhand.report.Site;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Every page of the site in a real browser. */
class SiteInChromiumTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    /**
     * What axe-core finds that keeps people out: its two impacts above {@code moderate}. It takes minutes for thousands of elements, so
     * of what one template makes over and over only the first few are left for it, and of a formula its first symbol.
     */
    private static final String SERIOUS = """
            document.querySelectorAll('.group .step:nth-of-type(n + 3), .answer:nth-of-type(n + 6), tr:nth-of-type(n + 8)')
                .forEach(more => more.remove());
            document.querySelectorAll('math').forEach(formula => formula.replaceChildren(...[...formula.children].slice(0, 1)));
            setTimeout(() => axe.run({resultTypes: ['violations']}).then(
                found => { window.axeFound = found.violations
                    .filter(rule => rule.impact === 'serious' || rule.impact === 'critical')
                    .flatMap(rule => rule.nodes.slice(0, 5).map(node => rule.id + ': ' + node.html.slice(0, 200)
                        + ' ' + (node.any[0] ? node.any[0].message : ''))); },
                fault => { window.axeFound = [String(fault)]; }));
            """;

    /** Made by the same template as another page that axe-core looks at. */
    private static final Set<String> ALIKE = Set.of(
            "relu-by-hand.html",
            "single-neuron-chain.html",
            "three-three-two-batch.html",
            "squared-softmax.html",
            "mazur.html",
            "homework-rounded-early.html",
            "homework-c-dump.html",
            "homework-perfect.html");

    @TempDir
    private static Path folder;

    private static List<Path> pages;
    private static String axe;

    @BeforeAll
    static void write() throws IOException {
        pages = Site.write(folder, Examples.bundled(), FormulaSlips.all(), Homework.all());
        try (InputStream script = SiteInChromiumTest.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void every_page_opens_from_a_file_without_a_word_on_the_console_and_fits_360_pixels() {
        CHROMIUM.width(360);
        for (Path page : pages) {
            CHROMIUM.open(page);
            assertThat(CHROMIUM.errors()).as(page.getFileName().toString()).isEmpty();
            assertThat(overflowing()).as(page.getFileName().toString()).isEqualTo(List.of());
        }
    }

    @Test
    void every_page_opens_from_a_static_server_and_asks_it_for_nothing_else() throws IOException {
        CHROMIUM.width(1400);
        try (StaticServer server = new StaticServer(folder)) {
            for (Path page : pages) {
                CHROMIUM.open(server.address(page.getFileName().toString()));
                assertThat(CHROMIUM.errors()).as(page.getFileName().toString()).isEmpty();
                assertThat((List<?>) CHROMIUM.run("return performance.getEntriesByType('resource')"
                                + ".map(entry => entry.name).filter(name => !/^(data|blob):/.test(name))"))
                        .as(page.getFileName().toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void axe_finds_nothing_serious_by_day_or_by_night() {
        CHROMIUM.width(1400);
        for (boolean isDark : List.of(false, true)) {
            CHROMIUM.dark(isDark);
            for (Path page : pages) {
                if (ALIKE.contains(page.getFileName().toString())) {
                    continue;
                }
                CHROMIUM.open(page);
                CHROMIUM.run(axe);
                CHROMIUM.run(SERIOUS);
                CHROMIUM.await("window.axeFound");
                assertThat(CHROMIUM.run("return window.axeFound"))
                        .as(page.getFileName() + (isDark ? ", dark" : ", light"))
                        .isEqualTo(List.of());
            }
        }
        CHROMIUM.dark(false);
    }

    @Test
    void print_has_every_step() {
        for (Path page : pages) {
            CHROMIUM.open(page);
            CHROMIUM.printing(true);
            assertThat(CHROMIUM.run("return [...document.querySelectorAll('.step')]"
                            + ".filter(step => !step.checkVisibility()).map(step => step.id)"))
                    .as(page.getFileName().toString())
                    .isEqualTo(List.of());
            CHROMIUM.printing(false);
        }
    }

    /** What sticks out of the window to the right, where nothing around it scrolls. */
    private static Object overflowing() {
        return CHROMIUM.run("""
                const width = document.documentElement.clientWidth;
                if (document.documentElement.scrollWidth <= width) return [];
                return [...document.body.querySelectorAll('*')]
                    .filter(each => each.getBoundingClientRect().right > width + 1)
                    .slice(0, 5).map(each => each.outerHTML.slice(0, 120));
                """);
    }
}
