package longhand.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import longhand.calculus.Rules;
import longhand.example.Example;
import longhand.example.files.Examples;
import longhand.formula.quantity.Phase;
import longhand.notation.name.Names;
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

/** The numbers in the picture of the network, changed without a mouse, in a real browser. */
@Tag("browser")
class PictureByKeysTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private static Path folder;

    private LivePage page;

    @BeforeEach
    void open() throws IOException {
        page = new LivePage(CHROMIUM, folder);
        page.open("three-three-two", "");
        CHROMIUM.run("[...document.querySelectorAll('.phases a')].pop().focus()");
        CHROMIUM.press(Keys.TAB);
    }

    @AfterEach
    void nothing_on_the_console() {
        assertThat(CHROMIUM.errors()).isEmpty();
    }

    @Test
    void one_stop_of_the_tab_key_leads_into_the_picture_and_the_next_one_out_of_it() {
        assertThat(focused()).isEqualTo("input x[1] = 1");
        CHROMIUM.press(Keys.TAB);
        assertThat(CHROMIUM.run("return document.activeElement.closest('svg')")).isNull();
        CHROMIUM.pressWith(Keys.SHIFT, Keys.TAB);
        assertThat(focused()).isEqualTo("input x[1] = 1");
        CHROMIUM.press(Keys.ARROW_DOWN);
        CHROMIUM.press(Keys.TAB);
        CHROMIUM.pressWith(Keys.SHIFT, Keys.TAB);
        assertThat(focused()).isEqualTo("input x[2] = 2");
    }

    @Test
    void arrow_keys_lead_from_number_to_number_as_they_lie_and_leave_the_steps_alone() {
        CHROMIUM.press(Keys.ARROW_UP);
        assertThat(focused()).isEqualTo("input x[1] = 1");
        CHROMIUM.press(Keys.ARROW_RIGHT);
        assertThat(focused()).isEqualTo("weight w1[1,1] = 0.1");
        CHROMIUM.press(Keys.ARROW_RIGHT);
        assertThat(focused()).isEqualTo("bias b1[1] = -0.1");
        CHROMIUM.press(Keys.ARROW_DOWN);
        CHROMIUM.press(Keys.ARROW_DOWN);
        CHROMIUM.press(Keys.ARROW_DOWN);
        assertThat(focused()).isEqualTo("bias b1[3] = 0.1");
        CHROMIUM.press(Keys.ARROW_RIGHT);
        assertThat(focused()).isEqualTo("weight w2[2,3] = 0.3");
        CHROMIUM.press(Keys.ARROW_RIGHT);
        CHROMIUM.press(Keys.ARROW_RIGHT);
        assertThat(focused()).isEqualTo("target y[2] = 0");
        CHROMIUM.press(Keys.ARROW_LEFT);
        assertThat(focused()).isEqualTo("bias b2[2] = 0.2");
        assertThat(CHROMIUM.run("return location.hash")).isEqualTo("");
        CHROMIUM.pressWith(Keys.SHIFT, Keys.ARROW_RIGHT);
        assertThat(CHROMIUM.run("return location.hash")).isEqualTo("#z1[1]");
    }

    @Test
    void enter_opens_a_field_and_closes_it_and_leads_back_to_the_number() throws IOException {
        CHROMIUM.press(Keys.ARROW_RIGHT);
        CHROMIUM.press(Keys.ENTER);
        assertThat(CHROMIUM.find("#in-picture input").getDomProperty("value")).isEqualTo("0.1");
        CHROMIUM.press("0.75");
        CHROMIUM.press(Keys.ENTER);
        assertThat(CHROMIUM.find("#in-picture").isDisplayed()).isFalse();
        assertThat(focused()).isEqualTo("weight w1[1,1] = 0.75");
        assertThat(page.values()).isEqualTo(LivePage.trace(page.downloaded())).containsEntry("w1[1,1]", "0.75");
        CHROMIUM.press(Keys.ARROW_LEFT);
        assertThat(focused()).isEqualTo("input x[1] = 1");
    }

    @Test
    void a_long_number_is_open_with_all_its_digits() throws IOException {
        page.open("three-three-two", "#z1[1];update=10");
        CHROMIUM.run("document.querySelector('svg.network [tabindex=\"0\"]').focus()");
        CHROMIUM.press(Keys.ARROW_RIGHT);
        CHROMIUM.press(Keys.ENTER);
        assertThat(CHROMIUM.find("#in-picture input").getDomProperty("value"))
                .isEqualTo(page.values().get("w1[1,1]"))
                .hasSizeGreaterThan(17);
        assertThat(CHROMIUM.run("const field = document.activeElement; return field.scrollWidth <= field.clientWidth"))
                .isEqualTo(true);
    }

    @Test
    void a_digit_or_a_sign_begins_a_new_number() {
        CHROMIUM.press("-2.5");
        CHROMIUM.press(Keys.ENTER);
        assertThat(focused()).isEqualTo("input x[1] = -2.5");
        assertThat(page.values()).containsEntry("x[1]", "-2.5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"7 | 7", ",5 | 0.5", ".5 | 0.5", "\u22120,35 | -0.35", "-2 | -2"})
    void what_is_typed_on_a_number_is_taken_by_enter_alone(String typed, String read) {
        Map<String, String> given = page.values();
        for (Keys leave : List.of(Keys.ESCAPE, Keys.TAB)) {
            CHROMIUM.run("document.querySelector('svg.network [tabindex=\"0\"]').focus()");
            CHROMIUM.press(typed);
            assertThat(page.values()).isEqualTo(given);
            CHROMIUM.press(leave);
            assertThat(CHROMIUM.find("#in-picture").isDisplayed()).isFalse();
            assertThat(page.values()).isEqualTo(given);
            assertThat(CHROMIUM.run("return location.hash")).isEqualTo("");
            if (leave == Keys.ESCAPE) {
                assertThat(focused()).isEqualTo("input x[1] = 1");
            }
        }
        CHROMIUM.run("document.querySelector('svg.network [tabindex=\"0\"]').focus()");
        CHROMIUM.press(typed);
        CHROMIUM.press(Keys.ENTER);
        assertThat(focused()).isEqualTo("input x[1] = " + read);
        assertThat(page.values()).containsEntry("x[1]", read);
    }

    @Test
    void a_field_that_was_opened_is_tried_as_it_is_typed_and_escape_restores() {
        Map<String, String> given = page.values();
        CHROMIUM.press(Keys.ENTER);
        CHROMIUM.press("0,7");
        assertThat(page.values()).containsEntry("x[1]", "0.7");
        CHROMIUM.press(Keys.ESCAPE);
        assertThat(focused()).isEqualTo("input x[1] = 1");
        assertThat(page.values()).isEqualTo(given);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,234", "-x", "3/4"})
    void what_is_refused_brings_the_old_value_back_into_the_open_field_with_the_reason(String typed) {
        Map<String, String> given = page.values();
        for (String opening : List.of("", Keys.ENTER.toString())) {
            CHROMIUM.press(opening + typed);
            CHROMIUM.press(Keys.ENTER);
            assertThat(CHROMIUM.find("#in-picture input").getDomProperty("value"))
                    .isEqualTo("1");
            assertThat(CHROMIUM.find("#in-picture .reason").isDisplayed()).isTrue();
            assertThat(CHROMIUM.text("#in-picture .reason")).startsWith("This ").endsWith(".");
            assertThat(page.values()).isEqualTo(given);
            CHROMIUM.press(Keys.ENTER);
            assertThat(CHROMIUM.find("#in-picture").isDisplayed()).isFalse();
            assertThat(focused()).isEqualTo("input x[1] = 1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"three-three-two", "three-three-two-batch", "mazur", "single-neuron-chain", "softmax"})
    void every_given_number_of_the_picture_can_be_reached(String name) throws IOException {
        page.open(name, "");
        Example example = Examples.find(name);
        Rules rules = new Rules(example.computation());
        Names names = new Names(rules, example.labels());
        Set<String> given = new TreeSet<>();
        rules.forEach(q -> {
            if (q.phase() == Phase.GIVEN && q.layer() + q.to() > 0 && q.sample() <= 1) {
                given.add(names.of(q));
            }
        });
        List<?> reached = (List<?>) CHROMIUM.run("""
                const seen = new Set();
                const visit = (part) => {
                    if (seen.has(part)) return;
                    seen.add(part);
                    for (const key of ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]) {
                        part.focus();
                        part.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
                        visit(document.activeElement);
                    }
                };
                visit(document.querySelector("svg.network [tabindex='0']"));
                return [...seen].map(part => part.getAttribute("aria-label").split(" ")[1]);
                """);
        Set<String> keys = new TreeSet<>();
        reached.forEach(each -> keys.add((String) each));
        assertThat(keys).isEqualTo(given);
        assertThat(CHROMIUM.all("svg.network [tabindex='0']")).hasSize(1);
    }

    @Test
    void the_number_that_has_the_focus_is_plain_to_see() {
        CHROMIUM.press(Keys.ARROW_RIGHT);
        assertThat(CHROMIUM.run("return getComputedStyle(document.activeElement).strokeWidth"))
                .isEqualTo("5px");
        assertThat(CHROMIUM.find("svg [data-weight='e1-1-1']").isDisplayed()).isTrue();
        CHROMIUM.press(Keys.TAB);
        assertThat(CHROMIUM.all("svg .here")).isEmpty();
    }

    @Test
    void axe_finds_nothing_serious_in_a_picture_that_can_be_changed() throws IOException {
        try (InputStream axe = PictureByKeysTest.class.getResourceAsStream("/axe.min.js")) {
            CHROMIUM.run(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        }
        CHROMIUM.run("axe.run('aside.figure', {resultTypes: ['violations']}).then(found => {"
                + " window.axeFound = found.violations.filter(rule => /serious|critical/.test(rule.impact))"
                + ".flatMap(rule => rule.nodes.map(node => rule.id + ': ' + node.html)); })");
        CHROMIUM.await("window.axeFound");
        assertThat(CHROMIUM.run("return window.axeFound")).isEqualTo(List.of());
    }

    private static String focused() {
        return (String) CHROMIUM.run("return document.activeElement.getAttribute('aria-label')");
    }
}
