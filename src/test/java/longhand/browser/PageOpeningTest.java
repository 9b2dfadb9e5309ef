package longhand.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** What is in view when a page is opened, and where the first key leads, in a real browser. */
@Tag("browser")
class PageOpeningTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final List<String> PAGES = List.of("three-three-two", "softmax", "three-three-two-batch");

    @TempDir
    private static Path folder;

    private LivePage page;

    @BeforeEach
    void page() {
        page = new LivePage(CHROMIUM, folder);
    }

    @AfterEach
    void nothing_on_the_console() {
        CHROMIUM.width(1400);
        assertThat(CHROMIUM.errors()).isEmpty();
    }

    private void open(String name, String fragment) throws IOException {
        page.open(name, fragment);
        settled();
    }

    private static void settled() {
        CHROMIUM.await("step.isFresh()");
        CHROMIUM.run("return document.fonts.ready.then(() => new Promise(then =>"
                + " requestAnimationFrame(() => requestAnimationFrame(() => then()))))");
    }

    @ParameterizedTest
    @CsvSource({"360, 740", "1024, 600", "1366, 650", "1440, 900", "1920, 1080", "2560, 1440"})
    void a_page_without_a_place_in_its_address_opens_at_its_top(int width, int height) throws IOException {
        CHROMIUM.size(width, height);
        for (String name : List.of("three-three-two", "softmax", "mazur")) {
            open(name, "");
            assertThat(CHROMIUM.run("return scrollY")).as(name).isEqualTo(0L);
        }
        open("three-three-two", "#;alpha=0,5");
        assertThat(CHROMIUM.run("return scrollY")).isEqualTo(0L);
    }

    @ParameterizedTest
    @CsvSource({
        "three-three-two, 360, 740",
        "softmax, 360, 740",
        "three-three-two-batch, 360, 740",
        "softmax, 768, 1024",
        "three-three-two, 1024, 600",
        "three-three-two-batch, 1024, 600",
        "three-three-two, 1440, 900",
        "softmax, 1920, 1080"
    })
    void a_link_to_a_step_shows_all_of_it_that_there_is_room_for(String name, int width, int height)
            throws IOException {
        CHROMIUM.size(width, height);
        List<String> steps = steps(name);
        for (int place : List.of(0, 1, 5, steps.size() / 2, steps.size() - 1)) {
            String step = steps.get(place);
            open(name, "#" + step);
            assertThat(cutOff()).as(step).isEqualTo(List.of(step, "whole"));
        }
    }

    /** The names of the steps of a page, in its order. */
    private static List<String> steps(String name) {
        return Jsoup.parse(LivePage.written(name)).select(".step").eachAttr("id");
    }

    /** The present step, and whether it is between what lies over the page at the top and at the bottom, or begins there if it is longer. */
    private static Object cutOff() {
        return CHROMIUM.run("""
                const box = document.querySelector('.step.now').getBoundingClientRect();
                const narrow = matchMedia('(max-width: 60rem)').matches;
                const top = document.querySelector(narrow ? '.work > .figure' : '.phases').getBoundingClientRect().bottom;
                const bottom = document.querySelector('#bar').getBoundingClientRect().top;
                const isWhole = box.top >= top && (box.bottom <= bottom || (box.height > bottom - top - 20 && box.top - top < 20));
                return [document.querySelector('.step.now').id, isWhole ? 'whole' : [box.top, box.bottom, top, bottom].join()];
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ArrowRight", "PageDown", "next"})
    void the_first_way_on_leads_to_step_1_and_the_second_to_step_2(String way) throws IOException {
        for (String name : PAGES) {
            open(name, "");
            List<?> steps = (List<?>) CHROMIUM.run("return step.all().slice(0, 3).map(article => article.id)");
            for (Object step : steps) {
                if (way.equals("next")) {
                    CHROMIUM.click("#next");
                } else {
                    CHROMIUM.press(way.equals("PageDown") ? Keys.PAGE_DOWN : Keys.ARROW_RIGHT);
                }
                assertThat(here()).isEqualTo(step);
            }
            CHROMIUM.press(Keys.ARROW_LEFT);
            assertThat(here()).isEqualTo(steps.get(1));
        }
    }

    /** The present step, which the address names too. */
    private static Object here() {
        Object now = CHROMIUM.run("return document.querySelector('.step.now').id");
        assertThat(CHROMIUM.run("return decodeURIComponent(location.hash)")).isEqualTo("#" + now);
        assertThat(CHROMIUM.text("#counter"))
                .isEqualTo(CHROMIUM.run("return `step ${step.number(arguments[0])} of ${step.all().length}`", now));
        return now;
    }

    @Test
    void from_neuron_to_neuron_the_first_is_not_skipped_either() throws IOException {
        open("three-three-two", "");
        CHROMIUM.pressWith(Keys.SHIFT, Keys.ARROW_RIGHT);
        assertThat(here()).isEqualTo("z1[1]");
        CHROMIUM.pressWith(Keys.SHIFT, Keys.ARROW_RIGHT);
        assertThat(here()).isEqualTo("z1[2]");
    }

    @Test
    void from_the_heading_of_a_part_the_way_on_leads_to_its_first_step() throws IOException {
        for (String name : PAGES) {
            open(name, "");
            for (Object part : parts(".phase")) {
                CHROMIUM.run("document.querySelector(`.phases a[href='#${arguments[0]}']`).click()", part);
                CHROMIUM.await("decodeURIComponent(location.hash.slice(1)) === '" + part + "'");
                CHROMIUM.press(Keys.ARROW_RIGHT);
                assertThat(here())
                        .isEqualTo(CHROMIUM.run(
                                "return document.getElementById(arguments[0]).querySelector('.step').id", part));
            }
        }
    }

    private static List<?> parts(String selector) {
        return (List<?>) CHROMIUM.run(
                "return [...document.querySelectorAll(arguments[0])].map(section => section.id)", selector);
    }

    @Test
    void where_the_browser_tells_no_idle_time_as_safari_the_page_is_laid_out_and_live_too() throws Throwable {
        CHROMIUM.without("requestIdleCallback", () -> {
            open("three-three-two", "");
            assertThat(CHROMIUM.run("return String(requestIdleCallback).includes('native')"))
                    .isEqualTo(false);
            CHROMIUM.await("document.querySelectorAll('.group:not(.laid)').length === 0");
            CHROMIUM.run("const field = document.querySelector(\"[id='w1[1,1]'] input\");"
                    + " field.value = '0.5'; field.dispatchEvent(new Event('input'))");
            CHROMIUM.await("document.querySelector(\"[id='z1[1]'] .row.value math\").textContent === '=0.5'");
        });
    }
}
