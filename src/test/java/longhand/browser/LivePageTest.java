package longhand.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import longhand.example.files.Examples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** A page whose numbers are changed, in a real browser. */
@Tag("browser")
class LivePageTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private static Path folder;

    private static final String WEIGHT = "#given [id='w2[1,3]'] input";

    private LivePage page;

    @BeforeEach
    void open() throws IOException {
        page = new LivePage(CHROMIUM, folder);
        page.open("three-three-two", "");
    }

    @AfterEach
    void nothing_on_the_console() {
        CHROMIUM.run("sessionStorage.clear()");
        assertThat(CHROMIUM.errors()).isEmpty();
    }

    @Test
    void an_edited_weight_gives_the_digits_that_trace_gives_for_the_downloaded_file() throws IOException {
        CHROMIUM.type(WEIGHT, "-0.35");
        assertThat(page.values()).isEqualTo(LivePage.trace(page.downloaded()));
        assertThat(page.downloaded().step().network().layer(2).weight(1, 3)).isEqualByComparingTo("-0.35");
    }

    @Test
    void every_number_in_sight_follows() {
        CHROMIUM.type(WEIGHT, "0");
        CHROMIUM.await("step.isFresh()");
        Map<String, String> values = page.values();
        assertThat(CHROMIUM.find("#loss-before").getDomProperty("value")).isEqualTo(values.get("L"));
        assertThat(CHROMIUM.find("#loss-change .change data").getDomProperty("value"))
                .isEqualTo(values.get("L"));
        assertThat(CHROMIUM.text("[id='z2[1]'] .row.value").replaceAll("\\s", ""))
                .startsWith("value=−0.09");
        assertThat(CHROMIUM.find("#matrices a[href='#z2[1]'] data").getDomProperty("value"))
                .isEqualTo(values.get("z2[1]"));
        assertThat(CHROMIUM.find("#gradients a[href='#dL/dw2[1,3]'] data").getDomProperty("value"))
                .isEqualTo(values.get("dL/dw2[1,3]"));
        assertThat(CHROMIUM.text("svg [data-weight='e2-1-3']")).isEqualTo("0");
        assertThat(CHROMIUM.find("[id='z2[1]']").getDomAttribute("class")).contains("changed");
        assertThat(CHROMIUM.find("[id='z1[1]']").getDomAttribute("class")).doesNotContain("changed");
    }

    @Test
    void an_activation_and_the_loss_can_be_changed_and_the_rules_follow() throws IOException {
        page.choose("loss", "cross-entropy");
        page.choose("activation1", "tanh");
        CHROMIUM.await("step.isFresh()");
        assertThat(page.values()).isEqualTo(LivePage.trace(page.downloaded()));
        assertThat(CHROMIUM.text("[id='a1[2]'] .row.rule")).contains("tanh");
        assertThat(CHROMIUM.text(".top .line")).startsWith("tanh → sigmoid · cross-entropy");
        page.choose("activation2", "relu");
        assertThat(page.reason("select[data-key=activation2]")).contains("takes logarithms");
    }

    @ParameterizedTest
    @CsvSource({"tanh, tanh", "leaky-relu, leaky ReLU", "identity, identity"})
    void with_another_activation_labels_and_what_is_downloaded_say_that_one(String key, String title)
            throws IOException {
        assertThat(CHROMIUM.text("[id='a1[2]'] .label")).isEqualTo("RELU(J2)");
        assertThat(asGiven()).isEqualTo("none");
        page.choose("activation1", key);
        CHROMIUM.await("step.isFresh()");
        assertThat(CHROMIUM.text("[id='a1[2]'] .label")).isEqualTo(title + "(J2)");
        assertThat(CHROMIUM.text("[id='dL/da1[2]'] .label")).isEqualTo("dL/d" + title + "(J2)");
        assertThat(CHROMIUM.text("[id='a2[2]'] .label")).isEqualTo("SIG(O2)");
        assertThat(CHROMIUM.run("return document.querySelector('main').innerText.includes('RELU(')"))
                .isEqualTo(false);
        assertThat(CHROMIUM.run("return JSON.parse(longhand.find(arguments[0])).name", title + "(J2)"))
                .isEqualTo("a1[2]");
        assertThat(CHROMIUM.run("return longhand.text()").toString())
                .contains("activation-label: \"" + title + "(J{to})\"")
                .doesNotContain("RELU", "ReLU layer", "dead");
        assertThat(page.downloaded().source()).endsWith(", with changes");
        assertThat(asGiven()).isEqualTo("\"As given:\u00a0\"");
        CHROMIUM.click("#reset");
        CHROMIUM.await("step.isFresh()");
        assertThat(CHROMIUM.text("[id='a1[2]'] .label")).isEqualTo("RELU(J2)");
        assertThat(page.downloaded().about())
                .isEqualTo(Examples.find("three-three-two").about());
        assertThat(asGiven()).isEqualTo("none");
    }

    /** What stands before the words about the example as it is given. */
    private static Object asGiven() {
        return CHROMIUM.run("return getComputedStyle(document.querySelector('.top .about'), '::before').content");
    }

    @Test
    void after_an_edit_the_contents_bar_still_says_which_part_is_being_read() {
        CHROMIUM.type(WEIGHT, "0.5");
        CHROMIUM.await("step.isFresh()");
        for (String part : List.of("gradients", "matrices")) {
            CHROMIUM.run("document.getElementById(arguments[0]).scrollIntoView({behavior: 'instant'})", part);
            CHROMIUM.await("document.querySelector('.phases [aria-current]')?.hash === '#" + part + "'");
        }
    }

    @Test
    void undo_and_reset_lead_back() {
        Map<String, String> given = page.values();
        CHROMIUM.type(WEIGHT, "0.5");
        Map<String, String> edited = page.values();
        CHROMIUM.click("#one-more");
        CHROMIUM.click("#one-more");
        CHROMIUM.click("#undo");
        CHROMIUM.click("#undo");
        assertThat(page.values()).isEqualTo(edited).isNotEqualTo(given);
        CHROMIUM.click("#one-more");
        CHROMIUM.click("#reset");
        assertThat(page.values()).isEqualTo(given);
        assertThat(CHROMIUM.find(WEIGHT).getDomProperty("value")).isEqualTo("−0.2");
        assertThat(CHROMIUM.find("#undo").isEnabled()).isFalse();
    }

    @Test
    void a_link_shows_somebody_else_the_same_numbers_and_the_same_step() throws IOException {
        CHROMIUM.type(WEIGHT, "0.5");
        CHROMIUM.click("#one-more");
        CHROMIUM.run("document.querySelector(\"#matrices a[href='#dL/dw2[1,3]']\").click()");
        Map<String, String> mine = page.values();
        String fragment = (String) CHROMIUM.run("return location.hash");
        assertThat(fragment).isEqualTo("#dL/dw2[1,3];w2[1,3]=0.5;update=1");

        page.open("three-three-two", fragment);
        assertThat(page.values()).isEqualTo(mine);
        assertThat(CHROMIUM.text(".step.now .name")).isEqualTo("dL/dw2[1,3]");
    }

    @Test
    void one_more_update_goes_on_with_the_new_weights_and_draws_the_loss() throws IOException {
        String after = page.values().get("w1'[1,1]");
        CHROMIUM.click("#one-more");
        assertThat(page.values().get("w1[1,1]")).isEqualTo(after);
        for (int i = 0; i < 9; i++) {
            CHROMIUM.click("#one-more");
        }
        assertThat(page.values()).isEqualTo(LivePage.trace(page.downloaded()));
        assertThat(CHROMIUM.text("#curve-words")).endsWith("after 10 updates");
        assertThat(page.strokes()).hasSize(1);
        assertThat(page.strokes().get(0)).hasSize(11);
    }

    @Test
    void every_field_for_a_number_asks_a_telephone_for_a_keyboard_that_has_a_minus() {
        CHROMIUM.run(
                "document.querySelector('#cover').click();"
                        + "document.querySelector('svg.network line[data-key]').dispatchEvent(new MouseEvent('click', {bubbles: true}))");
        for (String field : List.of("#given input", "#in-picture input", ".answer-field")) {
            assertThat(CHROMIUM.all(field)).as(field).isNotEmpty();
        }
        assertThat(CHROMIUM.run(
                        "return [...document.querySelectorAll('input:not([type=range], [type=file], dialog input)')]"
                                + ".filter(field => !['', 'text'].includes(field.inputMode) || field.type !== 'text'"
                                + " || field.autocapitalize !== 'none' || field.autocomplete !== 'off')"
                                + ".map(field => field.outerHTML)"))
                .isEqualTo(List.of());
    }

    @ParameterizedTest
    @CsvSource({"1400", "360"})
    void a_refusal_stands_over_the_page_and_moves_nothing_in_it(int width) {
        CHROMIUM.width(width);
        for (String field : List.of(WEIGHT, "#given [id='w1[1,1]'] input", "#given [id='alpha'] input")) {
            CHROMIUM.type(field, "0.");
            Object before = places();
            CHROMIUM.type(field, "te");
            assertThat(CHROMIUM.find("#given .reason:not([hidden])").isDisplayed())
                    .isTrue();
            assertThat(CHROMIUM.find("#given .reason:not([hidden])").getDomAttribute("role"))
                    .isEqualTo("alert");
            assertThat(places()).as(field).isEqualTo(before);
            assertThat(CHROMIUM.run(
                            "const box = document.querySelector('.reason:not([hidden])').getBoundingClientRect();"
                                    + "return box.left >= 0 && box.right <= document.documentElement.clientWidth"))
                    .isEqualTo(true);
            CHROMIUM.press(Keys.ESCAPE);
            assertThat(CHROMIUM.all("#given .reason:not([hidden])")).isEmpty();
        }
        page.choose("activation1", "softmax");
        assertThat(CHROMIUM.all("#given .reason:not([hidden])")).hasSize(1);
        CHROMIUM.width(1400);
    }

    private static Object places() {
        return CHROMIUM.run(
                "return [...document.querySelectorAll('#given table, #choices, .conventions')]"
                        + ".map(part => part.getBoundingClientRect()).map(box => [box.left + scrollX, box.top + scrollY, box.width, box.height].join())");
    }

    @Test
    void a_weight_can_be_changed_in_the_picture() {
        CHROMIUM.run("document.querySelector(\"[data-weight='e1-1-1']\")"
                + ".dispatchEvent(new MouseEvent('click', {bubbles: true, clientX: 200, clientY: 300}))");
        CHROMIUM.press("0.7");
        CHROMIUM.press(Keys.ENTER);
        assertThat(page.values()).containsEntry("w1[1,1]", "0.7");
        assertThat(CHROMIUM.find("#given [id='w1[1,1]'] input").getDomProperty("value"))
                .isEqualTo("0.7");
    }

    @Test
    void an_edit_waits_for_the_values_the_picture_and_the_step_in_view_and_for_nothing_else() {
        assertThat(CHROMIUM.run("""
                const asked = [];
                for (const [name, answer] of Object.entries(longhand)) {
                    longhand[name] = (...given) => { asked.push(name + (name === "step" ? " " + given : "")); return answer(...given); };
                }
                const field = document.querySelector(arguments[0]);
                field.value = "0.25";
                field.dispatchEvent(new Event("input"));
                return asked.sort();
                """, WEIGHT)).isEqualTo(List.of("change", "derive", "step z1[1]", "view"));
    }

    @Test
    void warming_up_leaves_every_number_as_it_is_given() throws IOException {
        Map<String, String> given = LivePage.trace(Examples.find("three-three-two"));
        CHROMIUM.run("return new Promise(then => { let idle = 0; "
                + "const again = () => (++idle > 30 ? then() : requestIdleCallback(again)); again(); })");
        assertThat(page.values()).isEqualTo(given);
        assertThat(CHROMIUM.run("return location.hash")).isEqualTo("");
        CHROMIUM.click("#one-more");
        assertThat(page.values()).isEqualTo(LivePage.trace(page.downloaded())).isNotEqualTo(given);
        assertThat(page.strokes().get(0)).hasSize(2);
    }

    @Test
    void an_own_answer_is_marked_at_once_and_a_known_mistake_is_named() {
        CHROMIUM.click(".practice summary");
        CHROMIUM.click("#cover");
        assertThat(CHROMIUM.find("[id='z1[1]'] .row.value").isDisplayed()).isFalse();
        page.answer("z1[1]", "0.1");
        page.answer("dL/dz2[1]", "-0.567093");
        assertThat(CHROMIUM.text("[id='z1[1]'] .yours .verdict")).isEqualTo("correct");
        assertThat(CHROMIUM.find("[id='z1[1]'] .row.value").isDisplayed()).isTrue();
        assertThat(CHROMIUM.text("[id='dL/dz2[1]'] .yours .verdict")).isEqualTo("wrong");
        assertThat(CHROMIUM.text("[id='dL/dz2[1]'] .yours .message"))
                .startsWith("The derivative of the activation is missing");
        page.answer("dL/dw2[1,1]", "-0.0567093");
        assertThat(CHROMIUM.text("[id='dL/dw2[1,1]'] .yours .verdict")).isEqualTo("follows");
        assertThat(CHROMIUM.text("#practice-count")).startsWith("2 of ");
    }

    @Test
    void answers_are_still_there_when_the_page_is_loaded_again() {
        CHROMIUM.click(".practice summary");
        CHROMIUM.click("#cover");
        page.answer("z1[1]", "0.1");
        CHROMIUM.run("location.reload()");
        CHROMIUM.await("document.querySelector(\"[id='z1[1]'] .yours .verdict\")?.textContent === 'correct'");
        CHROMIUM.click("#cover-stop");
        assertThat(CHROMIUM.all(".covered")).isEmpty();
    }

    @Test
    void one_kind_can_be_covered_and_what_comes_after_does_not_give_it_away() {
        CHROMIUM.run(
                "document.querySelector('#cover-kind').value = 'kind dL/dz'; document.querySelector('#cover').click()");
        assertThat(CHROMIUM.all(".covered")).hasSize(5);
        assertThat(CHROMIUM.run(
                        "return document.getElementById('dL/dw2[1,1]').querySelector('.row.put').checkVisibility()"))
                .isEqualTo(false);
        assertThat(CHROMIUM.run(
                        "return document.getElementById('z1[1]').querySelector('.row.value').checkVisibility()"))
                .isEqualTo(true);
    }

    @Test
    void a_worksheet_prints_every_rule_and_no_value() {
        CHROMIUM.run("window.print = () => { dispatchEvent(new Event('beforeprint')); }; "
                + "document.querySelector('#worksheet').click()");
        CHROMIUM.printing(true);
        assertThat(CHROMIUM.all("svg.network .now, svg.network .path")).isEmpty();
        assertThat(CHROMIUM.run("return [...document.querySelectorAll('.row.value, .row.put, .after, .more')]"
                        + ".filter(part => part.checkVisibility()).length"))
                .isEqualTo(0L);
        assertThat(CHROMIUM.run("return [...document.querySelectorAll('.step:not(.line) .row.rule')]"
                        + ".filter(part => !part.checkVisibility()).length"))
                .isEqualTo(0L);
        CHROMIUM.printing(false);
    }

    @Test
    void one_part_alone_can_be_printed() {
        CHROMIUM.run("window.print = () => {}");
        CHROMIUM.click("#print");
        List<String> parts = CHROMIUM.all("#print-part option").stream()
                .map(each -> each.getDomProperty("textContent"))
                .toList();
        assertThat(parts)
                .startsWith("the whole page", "given")
                .contains("update", "gradients")
                .doesNotContain("check your sheet");
        CHROMIUM.run("document.getElementById('print-part').value = 'update'");
        CHROMIUM.click("#print-yes");
        CHROMIUM.printing(true);
        assertThat(sectionsInView()).isEqualTo(List.of("update"));
        assertThat(CHROMIUM.find("h1").isDisplayed()).isTrue();
        CHROMIUM.printing(false);
        CHROMIUM.run("dispatchEvent(new Event('afterprint'))");
        assertThat(CHROMIUM.printedPages()).isGreaterThan(5);
    }

    private static Object sectionsInView() {
        return CHROMIUM.run("return [...document.querySelectorAll('.steps > section, .after > section')]"
                + ".filter(part => part.checkVisibility()).map(part => part.id)");
    }

    /** Of its 121 steps most take two lines, in two columns; on the screen each fills a third of a page. */
    @Test
    void printed_a_page_takes_a_few_sheets_of_paper_and_keeps_every_rule_number_and_value() {
        assertThat(CHROMIUM.printedPages()).isBetween(5, 15);
        CHROMIUM.run("dispatchEvent(new Event('beforeprint'))");
        CHROMIUM.printing(true);
        assertThat(CHROMIUM.run("return [...document.querySelectorAll('.step .row .math, .step .written')]"
                        + ".filter(part => !part.checkVisibility()).length"))
                .isEqualTo(0L);
        assertThat(CHROMIUM.run("return [...document.querySelectorAll('.step .math')].filter("
                        + "part => part.getBoundingClientRect().right > innerWidth).length"))
                .isEqualTo(0L);
        CHROMIUM.printing(false);
        CHROMIUM.run("dispatchEvent(new Event('afterprint'))");
    }
}
