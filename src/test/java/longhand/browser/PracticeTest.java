package longhand.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Dimension;
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
        CHROMIUM.printing(false);
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
    @CsvSource({"three-three-two, 1400", "softmax, 360", "three-three-two-batch, 1400", "three-three-two-batch, 360"})
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
            assertThat(followed()).isNotEmpty().as("%s", kind).allSatisfy(part -> assertThat(part)
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .endsWith(true, true, 0L));
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

    /**
     * Goes to every part below the steps. Of each, its name, whether the heading and the words about what is covered are in view then, and how
     * many numbers are.
     */
    private static List<?> followed() {
        return (List<?>) CHROMIUM.run("""
                const drawn = () => new Promise(then => requestAnimationFrame(() => requestAnimationFrame(() => then())));
                const isSeen = (each) => {
                    const box = each.getBoundingClientRect();
                    return each.contains(document.elementFromPoint(box.left + 5, box.top + box.height / 2));
                };
                const parts = [];
                return (async () => {
                    for (const section of document.querySelectorAll('.after > section:not(#check, #proof)')) {
                        document.querySelector(`.phases a[href='#${section.id}']`).click();
                        while (decodeURIComponent(location.hash.slice(1)) !== section.id) await drawn();
                        await drawn();
                        parts.push([section.id, isSeen(section.querySelector('h2')), isSeen(section.querySelector('.covering')),
                            [...section.querySelectorAll('data, math, td')].filter(each => each.checkVisibility()).length]);
                    }
                    return parts;
                })();
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "1366, 650, three-three-two",
        "1366, 650, three-three-two-batch",
        "1024, 600, three-three-two",
        "1024, 600, two-epochs",
        "1280, 600, squared-softmax"
    })
    void below_a_picture_that_stays_one_every_button_can_be_reached_whatever_is_open(int width, int height, String name)
            throws IOException {
        CHROMIUM.size(width, height);
        page.open(name, "#backward");
        CHROMIUM.run("document.querySelector('#slider').dispatchEvent(new Event('input'));"
                + "document.querySelector('#one-more').click()");
        cover("all");
        CHROMIUM.run("document.querySelector('.step.now').scrollIntoView({block: 'center', behavior: 'instant'})");
        for (Object button : all(".live button:not([hidden])", "id")) {
            assertThat(reached(button)).as("%s", button).isEqualTo(true);
        }
        assertThat(CHROMIUM.run("return document.querySelector('svg.network').getBoundingClientRect().height > 90"))
                .isEqualTo(true);
    }

    /** Whether somebody who scrolls what is around it, but not the page, can click it. */
    private static Object reached(Object button) {
        return CHROMIUM.run("""
                const before = scrollY;
                const button = document.getElementById(arguments[0]);
                const around = button.closest('.live');
                const box = () => button.getBoundingClientRect();
                around.scrollTop += box().top - around.getBoundingClientRect().top - 4;
                const hit = document.elementFromPoint(box().left + 5, box().top + box().height / 2);
                return scrollY === before && (hit === button || button.disabled && around.contains(hit));
                """, button);
    }

    @Test
    void to_start_again_throws_answers_away_only_when_that_is_wanted() throws IOException {
        page.open("three-three-two", "#z1[1]");
        cover("all");
        CHROMIUM.click("#cover"); // nothing is lost
        assertThat(CHROMIUM.find("#anew").isDisplayed()).isFalse();
        page.answer("z1[1]", "0.1");
        page.answer("a1[1]", "0.1");
        CHROMIUM.run("document.querySelector('#cover-kind').value = 'kind z'");
        CHROMIUM.click("#cover");
        assertThat(CHROMIUM.text("#anew-words")).isEqualTo("The 2 answers that you have given are thrown away.");
        CHROMIUM.press(Keys.ARROW_RIGHT);
        assertThat(CHROMIUM.text(".step.now .name")).isEqualTo("z1[1]");
        CHROMIUM.press(Keys.ESCAPE);
        assertThat(CHROMIUM.text("#practice-count")).startsWith("2 of ");
        assertThat(CHROMIUM.find("[id='a1[1]'] .answer-field").getDomProperty("value"))
                .isEqualTo("0.1");
        CHROMIUM.click("#cover");
        CHROMIUM.click("#anew-yes");
        CHROMIUM.await("document.querySelector('#practice-count').textContent.startsWith('0 of 5 ')");
        assertThat(asked()).isEqualTo(List.of("z1[1]", true));
        assertThat(CHROMIUM.find("[id='z1[1]'] .answer-field").getDomProperty("value"))
                .isEqualTo("");
        CHROMIUM.run("document.getElementById('z1[2]').querySelector('.yours button:last-of-type').click()");
        CHROMIUM.click("#cover");
        assertThat(CHROMIUM.text("#anew-words")).isEqualTo("The values that were shown are covered again.");
        CHROMIUM.press(Keys.ESCAPE);
    }

    @ParameterizedTest
    @CsvSource({"three-three-two", "softmax", "three-three-two-batch"})
    void the_button_to_start_with_can_be_reached_in_a_low_window(String name) throws IOException {
        CHROMIUM.size(1366, 650);
        page.open(name, "#forward");
        for (Dimension size : List.of(new Dimension(1366, 650), new Dimension(1024, 600), new Dimension(1440, 900))) {
            CHROMIUM.size(size.getWidth(), size.getHeight());
            CHROMIUM.run(
                    "document.querySelector('.practice').open = false; (document.getElementById('forward') ?? document.body).scrollIntoView();"
                            + "document.querySelector('#slider').dispatchEvent(new Event('input'))");
            CHROMIUM.click(".practice summary");
            CHROMIUM.click("#cover");
            assertThat(CHROMIUM.all(".covered")).as("%s", size).isNotEmpty();
            CHROMIUM.click("#cover-stop");
            assertThat(CHROMIUM.all(".covered")).as("%s", size).isEmpty();
        }
    }

    private static final String SHOWN = """
            const shown = (part) => part.checkVisibility({visibilityProperty: true});
            return [...document.querySelectorAll('svg.network g[data-key]')].map(group => [group.dataset.key,
                ...[...group.querySelectorAll('.value, .aside')].filter(shown).map(text => text.textContent),
                group.querySelector('title').textContent, getComputedStyle(group.querySelector('circle')).fill].join(' | '));
            """;

    private static final String WHITE = "rgb(255, 255, 255)";

    @Test
    void the_picture_shows_what_is_given_and_what_is_solved_and_nothing_else() throws IOException {
        page.open("three-three-two", "");
        List<?> before = (List<?>) CHROMIUM.run(SHOWN);
        assertThat(before.toString()).contains("n1-2 | 0 | J2 = 0 | ", "n2-1 | 0.4329 | y = 1 | O1 = 0.43290");
        cover("all");
        assertThat(CHROMIUM.run(SHOWN).toString())
                .contains("n0-1 | 1 | I1 = 1 | ", "n0-3 | 3 | I3 = 3 | ")
                .contains("n1-1 | J1 | ", "n1-2 | J2 | " + WHITE, "n1-3 | J3 | " + WHITE)
                .contains("n2-1 | y = 1 | O1 | " + WHITE, "n2-2 | y = 0 | O2 | " + WHITE);
        page.answer("a1[2]", "0");
        page.answer("a2[1]", "0.5");
        CHROMIUM.run("document.getElementById('a1[3]').querySelector('.yours button:last-of-type').click()");
        assertThat(CHROMIUM.run(SHOWN).toString())
                .contains("n1-2 | 0 | J2 = 0 | ", "n1-3 | 0.9 | J3 = 0.9 | ", "n2-1 | y = 1 | O1 | ")
                .doesNotContain("n1-2 | 0 | J2 = 0 | " + WHITE);
        CHROMIUM.type("#given [id='x[1]'] input", "2");
        assertThat(CHROMIUM.run(SHOWN).toString())
                .contains("n0-1 | 2 | I1 = 2 | ", "n1-1 | J1 | ", "n1-2 | 0 | J2 = 0 | ", "n1-3 | 1.4 | J3 = 1.4 | ");
        CHROMIUM.type("#given [id='x[1]'] input", "1");
        CHROMIUM.click("#cover-stop");
        CHROMIUM.run("document.getElementById('slider').dispatchEvent(new Event('input'))");
        assertThat(CHROMIUM.run(SHOWN).toString())
                .contains("n1-1 | 0.1 | J1 = 0.1 | ", "n2-1 | 0.4329 | y = 1 | O1 = 0.4329070950345456 | ");
    }

    @ParameterizedTest
    @CsvSource({"three-three-two-batch", "two-epochs", "mini-batches", "softmax"})
    void no_number_that_is_asked_for_is_to_be_seen_in_the_picture_whatever_pass_it_shows(String name)
            throws IOException {
        page.open(name, "");
        cover("all");
        for (Object step : all("section.phase .group:first-of-type .step:first-of-type", "id")) {
            CHROMIUM.run(
                    "const slider = document.querySelector('#slider'); slider.value = step.number(arguments[0]);"
                            + "slider.dispatchEvent(new Event('input'))",
                    step);
            assertThat(CHROMIUM.run("""
                    const shown = (part) => part.checkVisibility({visibilityProperty: true});
                    const isGiven = (part) => part.matches('.aside, [data-key^=n0] *');
                    return [...document.querySelectorAll('svg.network :is(.value, .aside)')]
                        .filter(text => shown(text) !== isGiven(text)).map(text => text.textContent);
                    """)).as("%s", step).isEqualTo(List.of());
            assertThat(CHROMIUM.run("""
                    return [...document.querySelectorAll("svg.network g:not([data-key^='n0']) title")]
                        .map(title => title.textContent).filter(title => /\\d\\.\\d|=/.test(title));
                    """)).as("%s", step).isEqualTo(List.of());
            assertThat(CHROMIUM.run("""
                    const of = document.getElementById(arguments[0]).closest('section').dataset;
                    const isFirst = !/update [2-9]/.test(of.passWords || '');
                    const lines = [...document.querySelectorAll('svg.network line[data-key]')].map(line => getComputedStyle(line));
                    const looks = new Set(lines.map(style => style.strokeDasharray + style.stroke));
                    const labels = [...document.querySelectorAll('svg.network .weight:is(.now, .here)')];
                    return [isFirst || looks.size === 1 || document.querySelector('svg.network line:is(.now, .path)') !== null,
                        labels.filter(label => label.checkVisibility({visibilityProperty: true}) !== isFirst).length];
                    """, step)).as("%s", step).isEqualTo(List.of(true, 0L));
        }
    }

    @Test
    void a_kind_that_is_not_asked_for_stays_in_the_picture() throws IOException {
        page.open("three-three-two", "");
        cover("kind dL/dw");
        assertThat(CHROMIUM.run(SHOWN).toString())
                .contains("n1-3 | 0.9 | J3 = 0.9 | ", "n2-1 | 0.4329 | y = 1 | O1 = 0.43290");
    }

    @ParameterizedTest
    @CsvSource({"three-three-two, L", "three-three-two, 'a1[3]'", "relu-by-hand, L", "softmax, 'a1[1]'"})
    void of_a_number_that_is_being_typed_nothing_is_marked_before_it_is_whole(String name, String step)
            throws IOException {
        page.open(name, "#" + step);
        cover("here");
        String value = page.values().get(step);
        for (String digit : value.split("", -1)) {
            CHROMIUM.press(digit);
            assertThat(CHROMIUM.find("[id='" + step + "']").getDomAttribute("class"))
                    .contains("covered");
            assertThat(CHROMIUM.text("[id='" + step + "'] .yours .verdict")).isEmpty();
        }
        CHROMIUM.press(Keys.ENTER);
        assertThat(CHROMIUM.find("[id='" + step + "']").getDomAttribute("class"))
                .doesNotContain("covered");
        assertThat(CHROMIUM.text("[id='" + step + "'] .yours .verdict")).isEqualTo("correct");
        assertThat(CHROMIUM.run("return document.activeElement.closest('.step').id"))
                .isNotEqualTo(step);
    }

    @Test
    void an_answer_is_marked_when_its_field_is_left_and_a_wrong_one_on_enter_can_be_mended_at_once()
            throws IOException {
        page.open("three-three-two", "#z1[1]");
        cover("all");
        CHROMIUM.press("0.3");
        CHROMIUM.press(Keys.ENTER);
        assertThat(CHROMIUM.find("[id='z1[1]'] .verdict").getText()).isEqualTo("wrong");
        assertThat(asked()).isEqualTo(List.of("z1[1]", true));
        CHROMIUM.press(Keys.BACK_SPACE);
        assertThat(CHROMIUM.find("[id='z1[1]'] .verdict").isDisplayed()).isFalse();
        CHROMIUM.press("1");
        CHROMIUM.press(Keys.TAB);
        assertThat(CHROMIUM.find("[id='z1[1]'] .verdict").getText()).isEqualTo("correct");
        assertThat(CHROMIUM.find("[id='z1[1]'] .row.value").isDisplayed()).isTrue();
        CHROMIUM.run("document.getElementById('a1[1]').querySelector('.answer-field').focus()");
        CHROMIUM.press("5");
        CHROMIUM.press(Keys.ENTER);
        CHROMIUM.press(Keys.ENTER);
        assertThat(asked()).isEqualTo(List.of("z1[2]", true));
        assertThat(CHROMIUM.text("#practice-count")).startsWith("1 of ");
    }

    @ParameterizedTest
    @CsvSource({"three-three-two", "dead-neuron", "three-three-two-batch"})
    void a_worksheet_shows_what_is_given_and_does_not_tell_which_neuron_is_dead(String name) throws IOException {
        page.open(name, "");
        assertThat(CHROMIUM.all("svg.network .dead")).isNotEmpty();
        CHROMIUM.run("window.print = () => dispatchEvent(new Event('beforeprint'));"
                + "document.querySelector('#worksheet').click()");
        CHROMIUM.printing(true);
        assertThat(CHROMIUM.run("document.querySelector('h1').remove();"
                        + "return document.body.innerText.match(/dead|outputs? 0|no gradient/i)"))
                .isNull();
        assertThat(
                        CHROMIUM.run(
                                "return new Set([...document.querySelectorAll('svg.network circle')]"
                                        + ".map(circle => getComputedStyle(circle)).map(style => style.fill + style.strokeDasharray)).size"))
                .isEqualTo(1L);
        assertThat(
                        CHROMIUM.run(
                                "return [...document.querySelectorAll('svg.network :is(.value, .aside)')]"
                                        + ".filter(text => text.checkVisibility() !== text.matches('.aside, [data-key^=n0] *')).length"))
                .isEqualTo(0L);
    }

    @ParameterizedTest
    @CsvSource({"0.4058, follows", "0.405, follows", "0.4078, wrong"})
    void what_the_page_shows_of_a_right_answer_may_be_built_on_beside_a_wrong_one(String loss, String verdict)
            throws IOException {
        page.open("three-three-two", "#z1[1]");
        cover("all");
        page.answer("a2[2]", "0.70");
        page.answer("L[1]", "0.16");
        page.answer("L[2]", "0.245");
        assertThat(CHROMIUM.text("[id='L[1]'] .row.value")).contains("0.160797");
        page.answer("L", loss);
        assertThat(verdicts("a2[2]", "L[1]", "L[2]", "L")).isEqualTo(List.of("wrong", "correct", "follows", verdict));
    }

    @Test
    void so_may_a_value_that_was_asked_for_and_it_is_no_answer() throws IOException {
        page.open("three-three-two", "#z1[1]");
        cover("all");
        page.answer("a1[1]", "0.5");
        page.answer("z2[2]", "0.32");
        page.answer("a2[2]", "0.579324");
        page.answer("L[2]", "0.167808");
        page.answer("L", "0.328605");
        assertThat(verdicts("L[2]", "L[1]", "L")).isEqualTo(List.of("follows", "", "wrong"));
        CHROMIUM.run("document.getElementById('L[1]').querySelector('.yours button:last-of-type').click()");
        assertThat(verdicts("L[2]", "L[1]", "L")).isEqualTo(List.of("follows", "", "follows"));
        assertThat(CHROMIUM.text("#practice-count")).startsWith("4 of ");
    }

    @Test
    void a_hint_shows_the_numbers_put_in_unless_one_of_them_is_still_asked_for() throws IOException {
        page.open("three-three-two", "#z1[1]");
        cover("all");
        hint("z1[1]");
        assertThat(rows("z1[1]")).isEqualTo(List.of(true, false));
        assertThat(CHROMIUM.text("[id='z1[1]'] .row.put math")).contains("0.1");
        hint("a1[1]");
        assertThat(rows("a1[1]")).isEqualTo(List.of(false, false));
        assertThat(CHROMIUM.text("[id='a1[1]'] .yours .message")).isEqualTo("First work out z1[1].");
        page.answer("z1[1]", "0.1");
        hint("a1[1]");
        assertThat(rows("a1[1]")).isEqualTo(List.of(true, false));
        for (String factor : List.of("dL/da2[1]", "da2[1]/dz2[1]")) {
            CHROMIUM.run(
                    "document.getElementById(arguments[0]).querySelector('.yours button:last-of-type').click()",
                    factor);
        }
        hint("dL/dw2[1,1]");
        // a factor of it only copies that
        assertThat(CHROMIUM.text("[id='dL/dw2[1,1]'] .yours .message")).isEqualTo("First work out a1[1].");
        assertThat(rows("dL/dw2[1,1]")).isEqualTo(List.of(false, false));
        CHROMIUM.run("location.reload()");
        CHROMIUM.await("document.querySelector('.practising .hinted')");
        assertThat(rows("a1[1]")).isEqualTo(List.of(true, false));
        cover("kind dL/dw");
        CHROMIUM.click("#anew-yes");
        CHROMIUM.await("document.querySelector('#practice-count').textContent.startsWith('0 of ')");
        hint("dL/dw2[1,1]");
        assertThat(rows("dL/dw2[1,1]")).isEqualTo(List.of(true, false));
    }

    private static void hint(String step) {
        CHROMIUM.run("document.getElementById(arguments[0]).querySelector('.yours button').click()", step);
    }

    /** Whether the numbers and the value of a step are to be seen. */
    private static Object rows(String step) {
        return CHROMIUM.run(
                "return ['.put', '.value'].map(row => document.getElementById(arguments[0]).querySelector('.row' + row).checkVisibility())",
                step);
    }

    private static Object verdicts(String... steps) {
        return CHROMIUM.run(
                "return arguments[0].map(id => document.getElementById(id).querySelector('.yours .verdict').textContent)",
                List.of(steps));
    }
}
