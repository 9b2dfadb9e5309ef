package longhand.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** Trying values oneself: what is in view while some of them are covered, in a real browser. */
@Tag("browser")
class PracticeTest {
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
        CHROMIUM.run("sessionStorage.clear()");
        CHROMIUM.width(1400);
        assertThat(CHROMIUM.errors()).isEmpty();
    }

    private static void cover(Object kind) {
        CHROMIUM.run(
                "document.querySelector('.practice').open = true;"
                        + "document.querySelector('#cover-kind').value = arguments[0]; document.querySelector('#cover').click()",
                kind);
        CHROMIUM.await("step.isFresh()");
    }

    private static List<?> all(String selector, String key) {
        return (List<?>) CHROMIUM.run(
                "return [...document.querySelectorAll(arguments[0])].map(each => each[arguments[1]])", selector, key);
    }

    @ParameterizedTest
    @CsvSource({
        "three-three-two, 1400",
        "three-three-two, 360",
        "softmax, 1400",
        "softmax, 360",
        "three-three-two-batch, 1400",
        "three-three-two-batch, 360"
    })
    void of_every_kind_the_first_step_is_asked_for_and_what_is_below_the_steps_says_that_it_is_covered(
            String name, int width) throws IOException {
        CHROMIUM.width(width);
        page.open(name, "");
        List<?> kinds = all("#cover-kind option", "value");
        assertThat(kinds).hasSizeGreaterThan(10);
        for (Object kind : kinds) {
            CHROMIUM.run("const slider = document.querySelector('#slider');"
                    + "slider.value = 1; slider.dispatchEvent(new Event('input'))");
            cover(kind);
            assertThat(asked())
                    .as("%s", kind)
                    .isEqualTo(List.of(CHROMIUM.run("return document.querySelector('.step.covered').id"), true));
            for (Object part : all(".after > section:not(#proof)", "id")) {
                follow(part);
                assertThat(seen(part)).as("%s, %s", kind, part).isEqualTo(List.of(true, true, 0L));
            }
        }
        assertThat(CHROMIUM.find("#proof p").isDisplayed()).isTrue();
        follow("matrices");
        CHROMIUM.run("document.querySelector('#matrices .covering button').focus()");
        CHROMIUM.press(Keys.ENTER);
        assertThat(CHROMIUM.all(".covered, .practising")).isEmpty();
        assertThat(CHROMIUM.find("#matrices .equation").isDisplayed()).isTrue();
        assertThat(CHROMIUM.run("return document.activeElement.id")).isEqualTo("matrices");
        assertThat(CHROMIUM.run("return document.querySelector('#matrices h2').getBoundingClientRect().top"))
                .satisfies(top -> assertThat(((Number) top).doubleValue()).isBetween(0.0, 400.0));
    }

    @ParameterizedTest
    @CsvSource({"L, kind z, z1[1]", "'dL/dw2[1,3]', kind dL/dw, 'dL/dw2[1,3]'", "'a1[2]', kind dL/dz, 'dL/dz2[1]'"})
    void a_kind_begins_with_its_next_step_or_where_there_is_none_left_with_its_first(
            String place, String kind, String step) throws IOException {
        page.open("three-three-two", "#" + place);
        cover(kind);
        assertThat(asked()).isEqualTo(List.of(step, true));
    }

    /** The step whose field has the focus, and whether that field and the rule above it are in view. */
    private static Object asked() {
        return CHROMIUM.run("""
                const field = document.activeElement;
                const article = field.closest('.step');
                const shown = (part) => {
                    const box = part.getBoundingClientRect();
                    return article.contains(document.elementFromPoint(box.left + 5, box.top + box.height / 2));
                };
                return [article.id, shown(field) && shown(article.querySelector('.rule')) && shown(article.querySelector('h4'))];
                """);
    }

    private static void follow(Object part) {
        CHROMIUM.run("document.querySelector(`.phases a[href='#${arguments[0]}']`).click()", part);
        CHROMIUM.await("decodeURIComponent(location.hash.slice(1)) === '" + part + "'");
        CHROMIUM.run("return new Promise(then => requestAnimationFrame(() => requestAnimationFrame(() => then())))");
    }

    /** Whether the heading and the words about it are in view, and how many numbers are. */
    private static Object seen(Object part) {
        return CHROMIUM.run("""
                const section = document.getElementById(arguments[0]);
                const seen = (each) => {
                    const box = each.getBoundingClientRect();
                    return each.contains(document.elementFromPoint(box.left + 5, box.top + box.height / 2));
                };
                return [seen(section.querySelector('h2')), seen(section.querySelector('.covering')),
                    [...section.querySelectorAll('data, math, td')].filter(each => each.checkVisibility()).length];
                """, part);
    }

    @ParameterizedTest
    @CsvSource({"1366, 650", "1024, 600", "1440, 900"})
    void the_button_to_start_with_can_be_reached_in_a_low_window(int width, int height) throws IOException {
        CHROMIUM.size(width, height);
        for (String name : List.of("three-three-two", "softmax", "three-three-two-batch")) {
            page.open(name, "#forward");
            CHROMIUM.run("document.querySelector('#slider').dispatchEvent(new Event('input'))");
            CHROMIUM.click(".practice summary");
            CHROMIUM.click("#cover");
            assertThat(CHROMIUM.all(".covered")).isNotEmpty();
            CHROMIUM.click("#cover-stop");
            assertThat(CHROMIUM.all(".covered")).isEmpty();
        }
    }
}
