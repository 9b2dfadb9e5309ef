package longhand.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import longhand.example.Example;
import longhand.example.files.Examples;
import longhand.example.files.FormulaSlips;
import longhand.example.files.Homework;
import longhand.report.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page of the site in a real browser. */
@Tag("browser")
class SiteInChromiumTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    /** Made by the same template as another page that axe-core looks at. */
    private static final Set<String> ALIKE = Set.of(
            "relu-by-hand.html",
            "single-neuron-chain.html",
            "three-three-two-batch.html",
            "squared-softmax.html",
            "dead-neuron.html",
            "mini-batches.html",
            "mazur.html",
            "two-epochs.html",
            "adam.html",
            "one-neuron.html",
            "pen-and-paper.html",
            "nbis.html",
            "linear-regression.html",
            "logistic-regression.html",
            "softmax-regression.html",
            "postnetwork.html",
            "schiendorfer.html",
            "overshoot.html",
            "momentum.html",
            "planar-data.html",
            "used-twice.html",
            "circuit.html",
            "circuit-max.html",
            "staged.html",
            "tanh-neuron.html",
            "descent.html",
            "micrograd.html",
            "homework-rounded-early.html",
            "homework-c-dump.html",
            "homework-perfect.html");

    @TempDir
    private static Path folder;

    /** An example of every sort of page, and those that homework and slips are about: of more, the pages differ in their numbers alone. */
    private static final Set<String> OF_EVERY_SORT = Set.of(
            "relu-by-hand",
            "softmax",
            "dead-neuron",
            "mazur",
            "single-neuron-chain",
            "squared-softmax",
            "three-three-two",
            "three-three-two-batch",
            "two-epochs",
            "adam",
            "ai-by-hand",
            "circuit-sigmoid",
            "descent",
            "mnist-batch");

    private static List<Path> pages;
    private static StaticServer server;

    @BeforeAll
    static void write() throws IOException {
        List<Example> examples = Examples.bundled().stream()
                .filter(example -> OF_EVERY_SORT.contains(example.name()))
                .toList();
        pages = Site.write(folder, examples, FormulaSlips.all(), Homework.all());
        server = new StaticServer(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static List<String> pages() {
        return pages.stream().map(page -> page.getFileName().toString()).toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_opens_from_a_file_without_a_word_on_the_console_and_fits_360_pixels(String page) {
        CHROMIUM.width(360);
        CHROMIUM.open(folder.resolve(page));
        assertThat(CHROMIUM.errors()).isEmpty();
        assertThat(overflowing()).isEqualTo(List.of());
        if (page.endsWith("-compared.html")) {
            assertThat(
                            CHROMIUM.run(
                                    "return [...document.querySelectorAll('.scroll')]"
                                            + ".filter(box => box.scrollWidth > box.clientWidth).map(box => box.textContent.slice(0, 80))"))
                    .isEqualTo(List.of());
        }
    }

    /** One opening for all of it, as opening takes longest; what axe-core leaves of a page is less, so that comes last. */
    @ParameterizedTest
    @MethodSource("pages")
    void a_page_of_a_static_server_asks_it_for_nothing_else_prints_whole_and_keeps_nobody_out(String page) {
        CHROMIUM.width(1400);
        CHROMIUM.open(server.address(page));
        assertThat(CHROMIUM.errors()).isEmpty();
        assertThat((List<?>) CHROMIUM.run("return performance.getEntriesByType('resource')"
                        + ".map(entry => entry.name).filter(name => !/^(data|blob):/.test(name))"))
                .isEmpty();
        CHROMIUM.printing(true);
        everyStepIsPrinted();
        everyBarIsPrintedAndNoShadow();
        nothingIsCutOffInPrint();
        CHROMIUM.printing(false);
        CHROMIUM.width(1400);
        if (!ALIKE.contains(page)) {
            for (boolean isDark : List.of(false, true)) {
                CHROMIUM.dark(isDark);
                assertThat(Axe.serious(CHROMIUM)).as(isDark ? "dark" : "light").isEqualTo(List.of());
            }
        }
    }

    @AfterEach
    void back() {
        CHROMIUM.printing(false);
        CHROMIUM.width(1400);
    }

    private static void everyStepIsPrinted() {
        assertThat(CHROMIUM.run("return [...document.querySelectorAll('.step')]"
                        + ".filter(step => !step.checkVisibility()).map(step => step.id)"))
                .isEqualTo(List.of());
    }

    private static void everyBarIsPrintedAndNoShadow() {
        assertThat(CHROMIUM.run("return [...document.querySelectorAll('svg.bar')]"
                        + ".filter(bar => !bar.checkVisibility() || bar.getBoundingClientRect().width < 20).length"))
                .isEqualTo(0L);
        assertThat(CHROMIUM.run("return [...document.querySelectorAll('*')].filter(each => each.checkVisibility())"
                        + ".map(each => getComputedStyle(each)).filter(style => style.backgroundImage !== 'none'"
                        + " || style.boxShadow !== 'none').length"))
                .isEqualTo(0L);
    }

    /** On paper nothing can be scrolled: 190 mm are left of A4 between margins of 10 mm. */
    private static void nothingIsCutOffInPrint() {
        CHROMIUM.width(718);
        assertThat(CHROMIUM.run("return [...document.querySelectorAll('table, math, svg, img')]"
                        + ".filter(each => each.checkVisibility() && each.getBoundingClientRect().right > innerWidth + 1)"
                        + ".map(each => each.textContent.slice(0, 80))"))
                .isEqualTo(List.of());
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
