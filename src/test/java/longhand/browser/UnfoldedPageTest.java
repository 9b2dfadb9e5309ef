package longhand.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The pages of a convolution and of a recurrence: their pictures, their steps, and their numbers, which can be changed. */
@Tag("browser")
class UnfoldedPageTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private static Path folder;

    private LivePage page;

    @BeforeEach
    void page() {
        page = new LivePage(CHROMIUM, folder);
    }

    @AfterEach
    void nothing_on_the_console() {
        assertThat(CHROMIUM.errors()).isEmpty();
    }

    private static List<?> lit() {
        return (List<?>) CHROMIUM.run("return [...document.querySelectorAll('.network .now')]"
                + ".map(each => each.dataset.key || each.dataset.weight)");
    }

    private static void goTo(String name) {
        CHROMIUM.run("location.hash = '#' + arguments[0]", name);
        CHROMIUM.await("document.querySelector('.step.now').id === '" + name + "'");
    }

    @Test
    void the_window_of_a_step_is_lit_with_its_filter_and_a_pixel_is_changed_in_the_picture() throws IOException {
        page.open("convolution", "");
        goTo("z1[1|2,1]");
        assertThat(lit()).hasSize(9 + 9 + 1);
        assertThat(lit().stream().map(Object::toString)).contains("n0-6", "n0-18", "f1-1", "f1-9", "n1-4");
        assertThat(CHROMIUM.text(".step.now .row.value math")).isEqualTo("=2");
        goTo("dL/da1[1|3,2]");
        assertThat(CHROMIUM.text("[data-key='n1-8'] .gradient")).isEqualTo("−0.32");
        assertThat(CHROMIUM.text("[data-key='n1-9'] .gradient")).isEqualTo("0");

        CHROMIUM.run(
                "document.querySelector('[data-key=\"n0-7\"] rect').dispatchEvent(new MouseEvent('click', {bubbles: true}))");
        CHROMIUM.type("#in-picture input", "2");
        CHROMIUM.await("document.querySelector('[data-key=\"n1-4\"] .value').textContent === '3'");
        CHROMIUM.run(
                "document.querySelector('[data-key=\"f1-2\"] rect').dispatchEvent(new MouseEvent('click', {bubbles: true}))");
        CHROMIUM.type("#in-picture input", "0");
        assertThat(page.values()).isEqualTo(LivePage.trace(page.downloaded()));
        CHROMIUM.click("#one-more");
        CHROMIUM.await("!document.getElementById('curve').hidden");
        assertThat(page.values()).isEqualTo(LivePage.trace(page.downloaded()));
        for (int width : new int[] {360, 1366, 1920}) {
            CHROMIUM.width(width);
            assertThat(CHROMIUM.overflow()).as("at %s", width).isZero();
        }
    }

    @Test
    void a_shared_weight_is_lit_wherever_it_is_used_and_a_forgotten_step_is_named() throws IOException {
        page.open("recurrent", "");
        goTo("dL/du1[1,1]");
        assertThat(lit().stream().map(Object::toString))
                .contains("e1-1-1-1-1-0", "e1-1-2-1-1-1", "e1-1-3-1-1-2")
                .doesNotContain("e2-1-1-1-1-1");
        CHROMIUM.run(
                "document.querySelector('[data-key=\"e1-1-2-1-1-1\"]').dispatchEvent(new MouseEvent('click', {bubbles: true}))");
        CHROMIUM.type("#in-picture input", "0.5");
        assertThat(page.values()).isEqualTo(LivePage.trace(page.downloaded()));
        page.open("recurrent", "");
        CHROMIUM.run("document.querySelector('details.practice').open = true");
        CHROMIUM.click("#cover");
        CHROMIUM.await("document.body.classList.contains('practising')");
        assertThat(CHROMIUM.run("return [...document.querySelectorAll('svg.network .gradient')]"
                        + ".filter(text => text.checkVisibility({visibilityProperty: true})).length"))
                .isEqualTo(0L);
        page.answer("dL/dz1[1|3]", "-0.000701646");
        page.answer("dL/dz1[1|2]", "0.0188023");
        page.answer("dL/dz1[1|1]", "-0.0340907");
        page.answer("dL/dw1[1,1]", "-0.00210494");
        page.answer("dL/du1[1,1]", "-0.000638752");
        page.answer("dL/db1[1]", "-0.000701646");
        CHROMIUM.await("document.querySelector('#practice-cause').textContent.includes('A step is missing')");
        for (int width : new int[] {360, 1366, 1920}) {
            CHROMIUM.width(width);
            assertThat(CHROMIUM.overflow()).as("at %s", width).isZero();
        }
    }
}
