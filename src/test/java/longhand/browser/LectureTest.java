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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** A page in a lecture, one step at a time, and its list of keys, in a real browser. */
@Tag("browser")
class LectureTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private static Path folder;

    private LivePage page;

    @BeforeEach
    void open() throws IOException {
        CHROMIUM.size(1920, 1080);
        page = new LivePage(CHROMIUM, folder);
        page.open("three-three-two", "");
    }

    @AfterEach
    void nothing_on_the_console() {
        CHROMIUM.run("localStorage.clear(); sessionStorage.clear()");
        CHROMIUM.width(1400);
        assertThat(CHROMIUM.errors()).isEmpty();
    }

    private static boolean isOn() {
        return (Boolean) CHROMIUM.run("return document.body.classList.contains('lecture')");
    }

    private static String present() {
        return (String) CHROMIUM.run("return document.querySelector('.step.now').id");
    }

    private static void settle() {
        CHROMIUM.run("return new Promise(then => requestAnimationFrame(() => requestAnimationFrame(() => then())))");
    }

    @Test
    void it_fills_the_screen_with_the_present_step_and_the_picture() {
        CHROMIUM.press("l");
        CHROMIUM.await("document.fullscreenElement");
        assertThat(CHROMIUM.run("return [...document.querySelectorAll('.step, .top, .phases, .given, .after, #live')]"
                        + ".filter(part => part.checkVisibility()).map(part => part.id)"))
                .isEqualTo(List.of("z1[1]"));
        assertThat(CHROMIUM.find("svg.network").isDisplayed()).isTrue();
        CHROMIUM.click("#lecture");
        assertThat(isOn()).isFalse();
        CHROMIUM.await("!document.fullscreenElement");
        assertThat(CHROMIUM.run("return document.documentElement.style.fontSize"))
                .isEqualTo("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"three-three-two", "softmax", "mazur", "circuit-sigmoid"})
    void every_step_is_in_view_in_type_that_can_be_read_from_the_last_row(String name) throws IOException {
        page.open(name, "");
        CHROMIUM.press("l");
        long steps = (Long) CHROMIUM.run("return step.all().length");
        for (long number = 1; number <= steps; number++) {
            CHROMIUM.press(Keys.PAGE_DOWN);
            settle();
            String step = present();
            assertThat(CHROMIUM.run("return step.number(document.querySelector('.step.now').id)"))
                    .isEqualTo(number);
            // of rule, numbers and value: a thirtieth of the height of the screen
            assertThat((List<?>) CHROMIUM.run(
                            "return [...document.querySelectorAll('.step.now .sum math')].filter(math => math.checkVisibility())"
                                    + ".map(math => parseFloat(getComputedStyle(math).fontSize) >= 36)"))
                    .as(step)
                    .isNotEmpty()
                    .allMatch(Boolean.TRUE::equals);
            assertThat(
                            CHROMIUM.run(
                                    "const box = document.querySelector('.step.now').getBoundingClientRect();"
                                            + "return box.top >= 0 && box.bottom <= document.querySelector('#bar').getBoundingClientRect().top"))
                    .as(step)
                    .isEqualTo(true);
            assertThat(CHROMIUM.run("return [...document.querySelectorAll('.step.now .sum .math')]"
                            + ".filter(math => math.scrollWidth > math.clientWidth + 1).length"))
                    .as(step)
                    .isEqualTo(0L);
        }
        // a graph is as wide as it is; its numbers stand in the steps, too
        assertThat((List<?>)
                        CHROMIUM.run("return [...document.querySelectorAll('.network:not(.graph) .value:not(:empty)')]"
                                + ".map(text => text.getBoundingClientRect().height >= 20)"))
                .allMatch(Boolean.TRUE::equals);
        assertThat(CHROMIUM.overflow()).isEqualTo(0);
    }

    @Test
    void clickers_arrows_and_the_space_bar_turn_the_pages_and_escape_leaves() {
        CHROMIUM.click("#lecture");
        assertThat(isOn()).isTrue();
        CHROMIUM.press(Keys.PAGE_DOWN);
        assertThat(present()).isEqualTo("z1[1]");
        CHROMIUM.press(Keys.PAGE_DOWN);
        CHROMIUM.press(Keys.ARROW_RIGHT);
        CHROMIUM.press(Keys.SPACE);
        assertThat(CHROMIUM.run("return step.number(document.querySelector('.step.now').id)"))
                .isEqualTo(4L);
        CHROMIUM.press(Keys.PAGE_UP);
        CHROMIUM.press(Keys.ARROW_LEFT);
        assertThat(CHROMIUM.run("return step.number(document.querySelector('.step.now').id)"))
                .isEqualTo(2L);
        assertThat(isOn()).isTrue();
        CHROMIUM.press(Keys.ESCAPE);
        CHROMIUM.await("!document.body.classList.contains('lecture')");
        assertThat(present()).isEqualTo("a1[1]");
        CHROMIUM.await("!document.fullscreenElement");
    }

    @Test
    void leaving_the_full_screen_leaves_the_lecture() {
        CHROMIUM.press("l");
        CHROMIUM.await("document.fullscreenElement");
        CHROMIUM.run("return document.exitFullscreen()");
        CHROMIUM.await("!document.body.classList.contains('lecture')");
    }

    @Test
    void what_is_covered_stays_covered() {
        CHROMIUM.run("document.querySelector('.practice').open = true; document.querySelector('#cover').click()");
        CHROMIUM.click("#lecture");
        CHROMIUM.press(Keys.PAGE_DOWN);
        assertThat(CHROMIUM.find(".step.now .row.value").isDisplayed()).isFalse();
        assertThat(CHROMIUM.find(".step.now .answer-field").isDisplayed()).isTrue();
    }

    @Test
    void keys_of_one_letter_are_listed_and_can_be_switched_off_for_all_pages() throws IOException {
        CHROMIUM.click("#keys");
        assertThat(CHROMIUM.text("#key-list")).contains("lecture", "go to a name", "all steps open");
        CHROMIUM.click("#single-keys");
        CHROMIUM.click("#key-list form button");
        for (String key : List.of("l", "g", "a")) {
            CHROMIUM.press(key);
            assertThat(CHROMIUM.all("dialog[open], body.lecture, body.all-open"))
                    .as(key)
                    .isEmpty();
        }
        CHROMIUM.press(Keys.ARROW_RIGHT);
        CHROMIUM.press(Keys.ARROW_RIGHT);
        assertThat(present()).isEqualTo("a1[1]");
        page.open("softmax", "");
        CHROMIUM.press("g");
        assertThat(CHROMIUM.all("dialog[open]")).isEmpty();
        CHROMIUM.click("#keys");
        CHROMIUM.click("#single-keys");
        CHROMIUM.click("#key-list form button");
        CHROMIUM.press("g");
        assertThat(CHROMIUM.find("#finder").isDisplayed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void it_keeps_nobody_out(boolean isDark) {
        CHROMIUM.dark(isDark);
        CHROMIUM.press("l");
        CHROMIUM.press(Keys.PAGE_DOWN);
        assertThat(Axe.serious(CHROMIUM)).isEqualTo(List.of());
        CHROMIUM.press(Keys.ESCAPE);
        CHROMIUM.click("#keys");
        assertThat(Axe.serious(CHROMIUM)).isEqualTo(List.of());
        CHROMIUM.dark(false);
    }
}
