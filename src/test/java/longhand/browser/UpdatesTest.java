package longhand.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** Many updates at once, and the learning rate by a slider, in a real browser. */
@Tag("browser")
class UpdatesTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private static Path folder;

    /** As on a slow machine: each update takes this many milliseconds. */
    private static final String SLOW = "const real = longhand.change;"
            + "const slow = text => { const end = performance.now() + 30; while (performance.now() < end); return real(text); };"
            + "window.beats = []; window.beat = setInterval(() => beats.push(performance.now()), 10);"
            + "Object.defineProperty(longhand, 'change', {value: slow, configurable: true, writable: true})";

    private LivePage page;

    @BeforeEach
    void open() throws IOException {
        page = new LivePage(CHROMIUM, folder);
        page.open("three-three-two", "");
    }

    @AfterEach
    void nothing_on_the_console() {
        CHROMIUM.run("clearInterval(window.beat)");
        assertThat(CHROMIUM.errors()).isEmpty();
    }

    private static Object changes() {
        return CHROMIUM.run("return address.edits()");
    }

    private static void click(int updates) {
        CHROMIUM.click("#live [data-updates='" + updates + "']");
    }

    @Test
    void ten_and_a_hundred_updates_are_so_many_single_ones() throws IOException {
        click(10);
        CHROMIUM.await("address.edits() === 'update=10'");
        Map<String, String> ten = page.values();
        click(100);
        CHROMIUM.await("address.edits() === 'update=110'");
        assertThat(CHROMIUM.text("#live-words")).isEqualTo("100 updates made.");
        assertThat(CHROMIUM.text("#curve-words")).endsWith("after 110 updates");
        Map<String, String> all = page.values();
        assertThat(all).isEqualTo(LivePage.trace(page.downloaded())).isNotEqualTo(ten);
        CHROMIUM.click("#undo");
        assertThat(changes()).isEqualTo("update=10");
        assertThat(page.values()).isEqualTo(ten);
        CHROMIUM.click("#undo");
        assertThat(changes()).isEqualTo("");
        for (int i = 0; i < 10; i++) {
            click(1);
        }
        assertThat(page.values()).isEqualTo(ten);
        assertThat(CHROMIUM.run("return document.querySelectorAll('#curve-line').length"))
                .isEqualTo(1L);
    }

    @Test
    void what_takes_longer_than_a_second_says_how_far_it_is_and_can_be_stopped() {
        CHROMIUM.run(SLOW);
        click(100);
        CHROMIUM.await("/^\\d+ of 100 updates …$/.test(document.querySelector('#live-words').textContent)");
        assertThat(CHROMIUM.find("#live [data-updates='10']").isEnabled()).isFalse();
        assertThat((Long) CHROMIUM.run("return beats.length"))
                .as("it answers meanwhile")
                .isGreaterThan(5);
        CHROMIUM.click("#stop-updates");
        CHROMIUM.await("document.querySelector('#live-words').textContent.startsWith('Stopped')");
        long made =
                Long.parseLong(CHROMIUM.text("#live-words").replaceAll("Stopped after (\\d+) of 100 updates.", "$1"));
        assertThat(made).isBetween(10L, 99L);
        assertThat(changes()).isEqualTo("update=" + made);
        assertThat(CHROMIUM.find("#stop-updates").isDisplayed()).isFalse();
        assertThat(CHROMIUM.find("#live [data-updates='10']").isEnabled()).isTrue();
        CHROMIUM.click("#undo");
        assertThat(changes()).isEqualTo("");
    }

    @Test
    void a_number_that_is_changed_meanwhile_ends_the_updates() throws IOException {
        CHROMIUM.run(SLOW);
        click(100);
        CHROMIUM.await("!document.querySelector('#stop-updates').hidden");
        CHROMIUM.type("#given [id='w2[1,3]'] input", "0.5");
        CHROMIUM.await("document.querySelector('#stop-updates').hidden");
        assertThat(changes()).isEqualTo("w2[1,3]=0.5");
        assertThat(page.values()).isEqualTo(LivePage.trace(page.downloaded()));
        assertThat(CHROMIUM.find("#live [data-updates='1']").isEnabled()).isTrue();
    }

    @Test
    void updates_that_cannot_be_made_leave_those_that_could() throws IOException {
        page.open("linear-regression", "#;alpha=10");
        click(100);
        CHROMIUM.await("/ is too large /.test(document.querySelector('#live-words').textContent)");
        long made = Long.parseLong(changes().toString().replaceAll(".*update=", ""));
        assertThat(made).isBetween(1L, 99L);
        Map<String, String> values = page.values();
        page.open("linear-regression", "#;alpha=10;update=" + made);
        assertThat(page.values()).isEqualTo(values);
    }

    @Test
    void the_slider_of_the_learning_rate_says_what_is_worked_with() throws IOException {
        CHROMIUM.run("document.querySelector('#rate-slider').focus()");
        CHROMIUM.press(Keys.ARROW_RIGHT);
        CHROMIUM.await("address.edits() === 'alpha=0.015'");
        assertThat(CHROMIUM.find("#rate-field input").getDomProperty("value")).isEqualTo("0.015");
        assertThat(CHROMIUM.find("#rate-slider").getDomAttribute("aria-valuetext"))
                .isEqualTo("0.015");
        assertThat(CHROMIUM.find("#given [id='alpha'] input").getDomProperty("value"))
                .isEqualTo("0.015");
        assertThat(page.values()).isEqualTo(LivePage.trace(page.downloaded()));
        CHROMIUM.press(Keys.END);
        CHROMIUM.await("address.edits() === 'alpha=10'");
        CHROMIUM.press(Keys.HOME);
        CHROMIUM.await("address.edits() === 'alpha=0.0001'");
        Object leftmost = CHROMIUM.run("return Number(document.querySelector('#rate-slider').value)");
        assertThat(leftmost).isEqualTo(0L);
    }

    @Test
    void a_rate_that_is_typed_moves_the_slider_to_the_nearest_of_its_own() {
        CHROMIUM.type("#rate-field input", "0,22");
        assertThat(changes()).isEqualTo("alpha=0.22");
        assertThat(CHROMIUM.run(
                        "return JSON.parse(longhand.rates()).rates[document.querySelector('#rate-slider').value]"))
                .isEqualTo("0.2");
        assertThat(CHROMIUM.find("#rate-slider").getDomAttribute("aria-valuetext"))
                .isEqualTo("0.22");
        CHROMIUM.type("#rate-field input", "x");
        assertThat(page.reason("#rate-field input")).isNotEmpty();
    }

    @Test
    void where_nothing_is_updated_there_is_neither() throws IOException {
        page.open("one-neuron", "");
        assertThat(CHROMIUM.all("#live [data-updates]")).isEmpty();
        assertThat(CHROMIUM.find("#rate").isDisplayed()).isFalse();
    }
}
