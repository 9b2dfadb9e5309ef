package longhand.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import longhand.example.files.Examples;
import longhand.report.ExamplePage;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

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
    void every_activation_that_is_offered_can_be_chosen() throws IOException {
        for (String name : List.of("three-three-two", "softmax", "mazur")) {
            page.open(name, "#;loss=squared-error");
            for (WebElement layer : CHROMIUM.all("#choices select[data-key^=activation]")) {
                String key = layer.getDomAttribute("data-key");
                for (Object activation :
                        (List<?>) CHROMIUM.run("return [...arguments[0].options].map(option => option.value)", layer)) {
                    page.choose(key, (String) activation);
                    assertThat(page.reason("select[data-key=" + key + "]"))
                            .as("%s, %s, %s", name, key, activation)
                            .isEmpty();
                    assertThat(CHROMIUM.run("return live.given(arguments[0])", key))
                            .isEqualTo(activation);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"4", "5", "6"})
    void however_short_a_page_is_for_want_of_room_its_origins_have_their_values_once_it_is_live(int hidden)
            throws IOException {
        page.open(Examples.read(network(3, hidden, 2)));
        CHROMIUM.await("step.isFresh()");
        assertThat(CHROMIUM.all(".origins li")).hasSizeGreaterThan(300);
        assertThat(CHROMIUM.run("return [...document.querySelectorAll('.origins li math')]"
                        + ".filter(math => !math.textContent.includes('=')).length"))
                .isEqualTo(0L);
    }

    private static Path network(int inputs, int hidden, int outputs) throws IOException {
        return Files.writeString(
                folder.resolve("of-" + hidden + ".yaml"),
                "title: T\nlearning-rate: 0.1\nloss: squared-error\nlayers:\n"
                        + layer("tanh", inputs, hidden) + layer("sigmoid", hidden, outputs)
                        + "batch:\n  - {input: " + numbers(inputs, 0) + ", target: "
                        + numbers(outputs, 0) + "}\n");
    }

    private static String layer(String activation, int inputs, int neurons) {
        return "  - {activation: " + activation + ", weights: "
                + IntStream.range(0, neurons).mapToObj(j -> numbers(inputs, j)).toList() + ", biases: "
                + numbers(neurons, 1) + "}\n";
    }

    private static List<String> numbers(int count, int from) {
        return IntStream.range(0, count)
                .mapToObj(i -> ((i + from) % 2 == 0 ? "-" : "") + "0." + ((3 * i + 5 * from) % 9 + 1))
                .toList();
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
    void after_an_edit_each_of_several_samples_has_its_own_dead_neurons() throws IOException {
        page.open("ai-by-hand", "");
        CHROMIUM.run("live.set('b1[1]', '-0.5')");
        List<String> written = Jsoup.parse(ExamplePage.render(page.downloaded()))
                .select("[data-dead]")
                .eachAttr("data-dead");
        assertThat(written).contains("|dead");
        assertThat(CHROMIUM.run("return [...document.querySelectorAll('[data-dead]')].map(each => each.dataset.dead)"))
                .isEqualTo(written);
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
        assertThat(strokes()).hasSize(1);
        assertThat(strokes().get(0)).hasSize(11);
    }

    @Test
    void the_curve_begins_with_the_network_that_the_updates_started_from() throws IOException {
        page.open("three-three-two", "#dL/dw2[1,3];w2[1,3]=0.5");
        String edited = CHROMIUM.text("#loss-before");
        page.open("three-three-two", "#dL/dw2[1,3];w2[1,3]=0.5;update=10");
        assertThat(CHROMIUM.text("#curve-most")).isEqualTo(edited);
        assertThat(CHROMIUM.text("#curve-words"))
                .isEqualTo("The loss, from " + edited + " to " + CHROMIUM.text("#loss-before") + " after 10 updates");
        assertThat(strokes()).hasSize(1);
        assertThat(strokes().get(0)).hasSize(11).startsWith("0.0,0.0").endsWith("600.0,160.0");
    }

    @Test
    void the_curve_breaks_off_where_a_number_is_changed_between_two_updates() throws IOException {
        page.open("three-three-two", "#z1[1];update=2;w2[1,3]=0.3;w2[1,1]=0.5;update=3");
        assertThat(strokes().stream().map(List::size)).containsExactly(3, 4);
        assertThat(strokes().get(0).get(2)).startsWith("240.0,");
        assertThat(strokes().get(1).get(0))
                .startsWith("240.0,")
                .isNotEqualTo(strokes().get(0).get(2));
        CHROMIUM.type("#given [id='w2[1,2]'] input", "0.9");
        assertThat(strokes().stream().map(List::size)).containsExactly(3, 4, 1);
    }

    /** The points of each stroke of the curve. */
    private static List<List<String>> strokes() {
        return Arrays.stream(CHROMIUM.find("#curve-line")
                        .getDomAttribute("d")
                        .substring(1)
                        .split("M", -1))
                .map(stroke -> List.of(stroke.split(" ", -1)))
                .map(points -> points.subList(1, points.size()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ten | This is not a number.",
                "Infinity | This is not a number: a program prints this when a number gets too large or is divided by 0.",
                "NaN | This is not a number: a program prints this when there is no result, as for 0/0.",
                "1/3 | This is not a number: write the fraction as a decimal number.",
                "'' | Please enter a number such as 0.3.",
                "0.5;update=3 | This is not a number: write nothing after the digits.",
                "1e999999999999 | Expected 0 or a number of magnitude 1e-300 to 1e300.",
                "\u0663\ufffd\u202e<b> | This is not a number."
            })
    void what_is_no_number_is_refused_at_the_field(String text, String reason) {
        refused(text, reason);
    }

    @Test
    void four_hundred_digits_are_refused_at_the_field() {
        refused("1".repeat(400), "Expected 0 or a number of magnitude 1e-300 to 1e300.");
        refused("0." + "1".repeat(400), "Expected a number of at most 100 significant digits.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0,35 | 0.35",
                ".5 | 0.5",
                "-.5 | -0.5",
                "\u22120,5 | -0.5",
                "\u2212.5 | -0.5",
                ",5 | 0.5",
                "-1,5e-3 | -0.0015"
            })
    void a_number_is_read_as_people_write_it_and_stays_when_its_field_is_left(String typed, String read)
            throws IOException {
        for (String field : List.of("w2[1,3]", "b1[2]", "x[1]")) {
            page.open("three-three-two", "");
            String selector = "#given [id='" + field + "'] input";
            CHROMIUM.type(selector, typed);
            CHROMIUM.press(Keys.TAB);
            assertThat(page.values())
                    .isEqualTo(LivePage.trace(page.downloaded()))
                    .containsEntry(field, read);
            assertThat(CHROMIUM.find(selector).getDomProperty("value")).isEqualTo(read.replace('-', '\u2212'));
            assertThat(CHROMIUM.run("return decodeURIComponent(location.hash)")).isEqualTo("#;" + field + "=" + read);
            assertThat(CHROMIUM.all(".reason:not([hidden])")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,234 | This could be 1.234 or 1234: write the first with a point, the second without a comma.",
                "-12,345 | This could be -12.345 or -12345: write the first with a point, the second without a comma.",
                "0.5 0.6 | This is not a number: write nothing after the digits.",
                "12abc | This is not a number: write nothing after the digits."
            })
    void after_a_refusal_the_old_value_is_back_however_the_field_is_left_and_why_is_still_told(
            String typed, String reason) {
        CHROMIUM.type("#given [id='w2[1,2]'] input", "0,7");
        Map<String, String> before = page.values();
        String link = (String) CHROMIUM.run("return location.hash");
        for (Keys leave : List.of(Keys.TAB, Keys.ENTER, Keys.ESCAPE)) {
            CHROMIUM.type(WEIGHT, typed);
            assertThat(page.reason(WEIGHT)).isEqualTo(reason);
            CHROMIUM.press(leave);
            assertThat(CHROMIUM.find(WEIGHT).getDomProperty("value").replace('\u2212', '-'))
                    .isEqualTo("-0.2");
            assertThat(CHROMIUM.find(WEIGHT).getDomAttribute("aria-invalid")).isNull();
            assertThat(page.reason(WEIGHT)).isEqualTo(leave == Keys.ESCAPE ? "" : reason);
            assertThat(page.values()).isEqualTo(before);
            assertThat(CHROMIUM.run("return location.hash")).isEqualTo(link);
        }
    }

    @Test
    void escape_takes_back_what_was_typed_since_the_field_was_opened_and_no_more() {
        CHROMIUM.type(WEIGHT, "0.5");
        CHROMIUM.click("#one-more");
        Map<String, String> before = page.values();
        String weight = before.get("w2[1,3]");
        CHROMIUM.type(WEIGHT, "0.9");
        assertThat(page.values()).isNotEqualTo(before);
        CHROMIUM.press(Keys.ESCAPE);
        assertThat(page.values()).isEqualTo(before);
        assertThat(CHROMIUM.find(WEIGHT).getDomProperty("value")).isEqualTo(weight);
    }

    @Test
    void an_update_in_the_middle_of_typing_is_not_taken_back_with_what_is_typed() {
        CHROMIUM.type(WEIGHT, "0.5");
        CHROMIUM.run("document.querySelector('#one-more').click()");
        Map<String, String> before = page.values();
        CHROMIUM.type(WEIGHT, "0.9x");
        assertThat(page.values()).isEqualTo(before);
        CHROMIUM.press(Keys.ESCAPE);
        assertThat(page.values()).isEqualTo(before);
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

    private void refused(String text, String reason) {
        Map<String, String> before = page.values();
        CHROMIUM.run(
                "const field = document.querySelector(arguments[0]); field.value = arguments[1];"
                        + "field.dispatchEvent(new Event('input'))",
                WEIGHT,
                text);
        assertThat(page.reason(WEIGHT)).isEqualTo(reason);
        assertThat(CHROMIUM.find(WEIGHT).getDomAttribute("aria-invalid")).isEqualTo("true");
        assertThat(page.values()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "'#;w9[1,1]=3'",
        "'#;L=3'",
        "'#;update=99999'",
        "'#z1[1];loss=<img>'",
        "'#;;;=;x'",
        "'#%'",
        "'#;w1[1,1]=1e308'"
    })
    void a_link_with_changes_that_cannot_be_made_shows_what_is_given(String fragment) throws IOException {
        Map<String, String> given = page.values();
        page.open("three-three-two", fragment);
        assertThat(page.values()).isEqualTo(given);
    }

    @ParameterizedTest
    @CsvSource({"1200", "360"})
    void after_ten_updates_every_table_of_given_numbers_fits_its_page(int width) throws IOException {
        CHROMIUM.width(width);
        page.open("three-three-two", "#z1[1];update=10");
        assertThat(CHROMIUM.run("return [...document.querySelectorAll('#given .scroll')]"
                        + ".filter(box => box.scrollWidth > box.clientWidth).map(box => box.textContent)"))
                .isEqualTo(List.of());
        assertThat(CHROMIUM.overflow()).isZero();
        CHROMIUM.width(1400);
    }

    @Test
    void a_long_number_is_shown_to_six_digits_until_it_is_edited_and_stays_what_it_is() throws IOException {
        page.open("three-three-two", "#z1[1];update=10");
        String whole = page.values().get("w2[1,3]");
        assertThat(whole).hasSizeGreaterThan(17);
        assertThat(CHROMIUM.find(WEIGHT).getDomProperty("value")).isEqualTo("−0.188216");
        assertThat(CHROMIUM.find(WEIGHT).getDomAttribute("title")).isEqualTo(whole);
        assertThat(CHROMIUM.find(WEIGHT).getDomAttribute("aria-label")).isEqualTo("w2[1,3], in full " + whole);
        String link = (String) CHROMIUM.run("return location.hash");
        CHROMIUM.run("document.querySelector(arguments[0]).focus()", WEIGHT);
        assertThat(CHROMIUM.find(WEIGHT).getDomProperty("value")).isEqualTo(whole);
        assertThat(CHROMIUM.text("#given .whole")).isEqualTo(whole);
        assertThat(CHROMIUM.find("#given .whole").isDisplayed()).isTrue();
        CHROMIUM.press(Keys.TAB);
        assertThat(CHROMIUM.find(WEIGHT).getDomProperty("value")).isEqualTo("−0.188216");
        assertThat(page.values()).containsEntry("w2[1,3]", whole);
        assertThat(CHROMIUM.run("return location.hash")).isEqualTo(link);
    }

    @Test
    void a_long_number_that_is_typed_is_kept_whole_in_the_address_and_the_file() throws IOException {
        CHROMIUM.type(WEIGHT, "0.12345678901");
        assertThat(CHROMIUM.find(WEIGHT).getDomProperty("value")).isEqualTo("0.12345678901");
        CHROMIUM.press(Keys.TAB);
        assertThat(CHROMIUM.find(WEIGHT).getDomProperty("value")).isEqualTo("0.123457");
        assertThat(CHROMIUM.run("return location.hash")).isEqualTo("#;w2[1,3]=0.12345678901");
        assertThat(page.downloaded().step().network().layer(2).weight(1, 3)).isEqualByComparingTo("0.12345678901");
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

    @ParameterizedTest
    @CsvSource({"1,600", "1,2000", "-1,2000", "0.1,20000", "0,20000", "x,20000", "' ',20000"})
    void a_link_with_a_number_of_any_length_opens_a_page_that_is_live(String beginning, int length) throws IOException {
        String number = beginning + beginning.substring(beginning.length() - 1).repeat(length);
        page.open("three-three-two", "#z1[1];w2[1,3]=" + number);
        assertThat(CHROMIUM.text("#live-words")).startsWith("The changes in this link cannot be made: ");
        assertThat(page.values()).isEqualTo(LivePage.trace(Examples.find("three-three-two")));
        CHROMIUM.type(WEIGHT, "0.5");
        assertThat(page.values()).containsEntry("w2[1,3]", "0.5");
    }

    @ParameterizedTest
    @CsvSource({"w%s[1,1]", "w1[%s,1]", "x[1]@%s", "activation%s", "%s", "update"})
    void so_does_a_link_with_a_name_of_any_length(String name) throws IOException {
        String digits = "1".repeat(20_000);
        page.open(
                "three-three-two", "#" + name.replace("%s", digits) + ";" + name.replace("%s", digits) + "=" + digits);
        assertThat(CHROMIUM.text("#live-words")).startsWith("The changes in this link cannot be made: ");
        assertThat(page.values()).isEqualTo(LivePage.trace(Examples.find("three-three-two")));
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
        assertThat(strokes().get(0)).hasSize(2);
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

    @ParameterizedTest
    @CsvSource({"1400", "360"})
    void trying_goes_on_at_the_step_that_is_shown_and_everything_agrees_on_which_that_is(int width) throws IOException {
        CHROMIUM.width(width);
        page.open("three-three-two", "#dL/dw2[1,3]");
        everythingShows("dL/dw2[1,3]");
        CHROMIUM.run("document.querySelector('.practice').open = true; document.querySelector('#cover').click()");
        everythingShows("dL/dw2[1,3]");
        assertThat(asked()).isEqualTo("dL/dw2[1,3]");
        CHROMIUM.press(page.values().get("dL/dw2[1,3]"));
        CHROMIUM.press(Keys.ENTER);
        everythingShows("dL/db2[1]");
        assertThat(asked()).isEqualTo("dL/db2[1]");
        CHROMIUM.run("document.getElementById('dL/dw2[2,1]').querySelector('.answer-field').focus()");
        everythingShows("dL/dw2[2,1]");
        for (String button : List.of("#one-more", "#undo", "#one-more", "#reset")) {
            CHROMIUM.run("document.querySelector(arguments[0]).click()", button);
            everythingShows("dL/dw2[2,1]");
        }
        page.choose("activation2", "softmax");
        everythingShows("dL/dw2[2,1]");
        CHROMIUM.run("document.querySelector('#reset').click()");
        everythingShows("dL/dw2[2,1]");
        CHROMIUM.run("location.reload()");
        CHROMIUM.await("document.body.classList.contains('ready')");
        everythingShows("dL/dw2[2,1]");
        CHROMIUM.run("document.querySelector('#cover-stop').click()");
        everythingShows("dL/dw2[2,1]");
        CHROMIUM.width(1400);
    }

    /** The name of the step whose value is asked for. */
    private static Object asked() {
        return CHROMIUM.run("return document.activeElement.closest('.step').id");
    }

    /** That step is marked, on the screen, in the address, in the slider and in the picture. */
    private static void everythingShows(String name) {
        CHROMIUM.await("step.isFresh()");
        CHROMIUM.run("return new Promise(then => requestAnimationFrame(() => requestAnimationFrame(then)))");
        assertThat(CHROMIUM.run("""
                const now = document.querySelector('.step.now');
                const box = now.getBoundingClientRect();
                const isSeen = box.top >= 0 && Math.min(box.bottom, box.top + 60) <= innerHeight;
                return [now.id, isSeen, decodeURIComponent(location.hash.slice(1)).split(';')[0],
                    Number(document.querySelector('#slider').value) === step.number(now.id),
                    document.querySelector('#counter').textContent.startsWith(`step ${step.number(now.id)} of `),
                    now.dataset.now.split(' ').every(key => document.querySelector(`svg [data-key="${key.replace(/^w/, 'e')}"]`).classList.contains('now'))];
                """)).isEqualTo(List.of(name, true, name, true, true, true));
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
    void a_page_that_is_short_for_want_of_room_has_all_its_steps_in_full_once_it_is_live() throws IOException {
        page.open("three-three-two-batch", "");
        CHROMIUM.await("step.isFresh()");
        assertThat(CHROMIUM.all(".limit")).isEmpty();
        assertThat(CHROMIUM.all(".step:not(.line) .origins")).hasSizeGreaterThan(100);
    }

    @Test
    void a_page_with_numbers_that_no_double_holds_opens_and_can_be_mended() throws IOException {
        Path file = Files.writeString(folder.resolve("too-large.yaml"), """
                title: Too large
                learning-rate: 0.1
                loss: squared-error
                layers:
                  - {activation: relu, weights: [[1e200, 1], [1e200, 1]], biases: [0, 0]}
                  - {activation: identity, weights: [[1e200, -1e200], [0.3, 0.5]], biases: [0, 0]}
                batch:
                  - {input: [0.3, 0.7], target: [1, 0]}
                """);
        page.open(Examples.read(file));
        Map<String, String> values = page.values();
        assertThat(values).isEqualTo(LivePage.trace(Examples.read(file)));
        assertThat(values.values()).contains("overflow", "Infinity").doesNotContain("NaN");
        CHROMIUM.click("#one-more");
        assertThat(CHROMIUM.text("#live-words")).contains("too large for a double");
        for (String weight : List.of("w1[1,1]", "w1[2,1]", "w2[1,1]", "w2[1,2]")) {
            CHROMIUM.type("#given [id='" + weight + "'] input", "0.5");
        }
        CHROMIUM.await("step.isFresh()");
        assertThat(page.values()).isEqualTo(LivePage.trace(page.downloaded()));
        assertThat(page.values().values()).doesNotContain("overflow", "Infinity");
    }
}
