package longhand.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** A page that a link has changed already, or that is another than most, in a real browser. */
@Tag("browser")
class LivePageByLinkTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private static Path folder;

    private static final String WEIGHT = "#given [id='w2[1,3]'] input";

    private LivePage page;

    @BeforeEach
    void page() {
        page = new LivePage(CHROMIUM, folder);
    }

    @AfterEach
    void nothing_on_the_console() {
        CHROMIUM.run("sessionStorage.clear()");
        assertThat(CHROMIUM.errors()).isEmpty();
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
    void the_curve_begins_with_the_network_that_the_updates_started_from() throws IOException {
        page.open("three-three-two", "#dL/dw2[1,3];w2[1,3]=0.5");
        String edited = CHROMIUM.text("#loss-before");
        page.open("three-three-two", "#dL/dw2[1,3];w2[1,3]=0.5;update=10");
        assertThat(CHROMIUM.text("#curve-most")).isEqualTo(edited);
        assertThat(CHROMIUM.text("#curve-words"))
                .isEqualTo("The loss, from " + edited + " to " + CHROMIUM.text("#loss-before") + " after 10 updates");
        assertThat(page.strokes()).hasSize(1);
        assertThat(page.strokes().get(0)).hasSize(11).startsWith("0.0,0.0").endsWith("600.0,160.0");
    }

    @Test
    void the_curve_breaks_off_where_a_number_is_changed_between_two_updates() throws IOException {
        page.open("three-three-two", "#z1[1];update=2;w2[1,3]=0.3;w2[1,1]=0.5;update=3");
        assertThat(page.strokes().stream().map(List::size)).containsExactly(3, 4);
        assertThat(page.strokes().get(0).get(2)).startsWith("240.0,");
        assertThat(page.strokes().get(1).get(0))
                .startsWith("240.0,")
                .isNotEqualTo(page.strokes().get(0).get(2));
        CHROMIUM.type("#given [id='w2[1,2]'] input", "0.9");
        assertThat(page.strokes().stream().map(List::size)).containsExactly(3, 4, 1);
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
        page.open("single-neuron-chain", fragment);
        assertThat(page.values()).isEqualTo(LivePage.trace(Examples.find("single-neuron-chain")));
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

    @ParameterizedTest
    @CsvSource({"1,2000", "x,20000"})
    void a_link_with_a_number_of_any_length_opens_a_page_that_is_live(String digit, int length) throws IOException {
        page.open("single-neuron-chain", "#z1[1];w2[1,1]=" + digit.repeat(length));
        isAsGiven();
        CHROMIUM.type("#given [id='w2[1,1]'] input", "0.5");
        assertThat(page.values()).containsEntry("w2[1,1]", "0.5");
    }

    /** In the address of a page that is open: each begins with what is given. */
    @Test
    void so_does_any_other_address_that_is_too_long() throws IOException {
        page.open("single-neuron-chain", "");
        String digits = "1".repeat(20_000);
        for (String edit : List.of(
                "w2[1,1]=" + "1".repeat(600),
                "w2[1,1]=-" + digits,
                "w2[1,1]=0." + digits,
                "w2[1,1]=" + "0".repeat(20_000),
                "w2[1,1]=" + " ".repeat(20_000),
                "w" + digits + "[1,1]=" + digits,
                "w1[" + digits + ",1]=" + digits,
                "x[1]@" + digits + "=" + digits,
                "activation" + digits + "=" + digits,
                digits + "=" + digits,
                "update=" + digits)) {
            CHROMIUM.type("#given [id='w2[1,1]'] input", "0.5");
            CHROMIUM.run("location.hash = '#z1[1];' + arguments[0]", edit);
            CHROMIUM.await("document.getElementById('live-words').textContent.startsWith('The changes in this link')");
            isAsGiven();
        }
    }

    private void isAsGiven() {
        assertThat(CHROMIUM.text("#live-words")).startsWith("The changes in this link cannot be made: ");
        assertThat(page.values()).isEqualTo(LivePage.trace(Examples.find("single-neuron-chain")));
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
