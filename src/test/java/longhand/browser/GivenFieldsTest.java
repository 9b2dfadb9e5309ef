package longhand.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** What is typed into the fields of the given numbers, in a real browser and on a small page, where an edit takes the least. */
@Tag("browser")
class GivenFieldsTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private static Path folder;

    private static final String WEIGHT = "#given [id='w2[1,1]'] input";

    private LivePage page;

    @BeforeEach
    void open() throws IOException {
        page = new LivePage(CHROMIUM, folder);
        page.open("single-neuron-chain", "");
    }

    @AfterEach
    void nothing_on_the_console() {
        CHROMIUM.run("sessionStorage.clear()");
        assertThat(CHROMIUM.errors()).isEmpty();
    }

    /** On one page: what is refused changes nothing. */
    @Test
    void what_is_no_number_is_refused_at_the_field() {
        refused("ten", "This is not a number.");
        refused(
                "Infinity",
                "This is not a number: a program prints this when a number gets too large or is divided by 0.");
        refused("NaN", "This is not a number: a program prints this when there is no result, as for 0/0.");
        refused("1/3", "This is not a number: write the fraction as a decimal number.");
        refused("", "Please enter a number such as 0.3.");
        refused("0.5;update=3", "This is not a number: write nothing after the digits.");
        refused("1e999999999999", "Expected 0 or a number of magnitude 1e-300 to 1e300.");
        refused("\u0663\ufffd\u202e<b>", "This is not a number.");
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
        for (String field : List.of("w2[1,1]", "b1[1]", "x[1]")) {
            String selector = "#given [id='" + field + "'] input";
            CHROMIUM.type(selector, typed);
            CHROMIUM.press(Keys.TAB);
            assertThat(page.values())
                    .isEqualTo(LivePage.trace(page.downloaded()))
                    .containsEntry(field, read);
            assertThat(CHROMIUM.find(selector).getDomProperty("value")).isEqualTo(read.replace('-', '\u2212'));
            assertThat(CHROMIUM.run("return decodeURIComponent(location.hash)")).isEqualTo("#;" + field + "=" + read);
            assertThat(CHROMIUM.all(".reason:not([hidden])")).isEmpty();
            CHROMIUM.click("#reset");
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
        CHROMIUM.type("#given [id='b1[1]'] input", "0,7");
        Map<String, String> before = page.values();
        String link = (String) CHROMIUM.run("return location.hash");
        for (Keys leave : List.of(Keys.TAB, Keys.ENTER, Keys.ESCAPE)) {
            CHROMIUM.type(WEIGHT, typed);
            assertThat(page.reason(WEIGHT)).isEqualTo(reason);
            CHROMIUM.press(leave);
            assertThat(CHROMIUM.find(WEIGHT).getDomProperty("value").replace('\u2212', '-'))
                    .isEqualTo("-1.5");
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
        String weight = before.get("w2[1,1]");
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

    private void refused(String text, String reason) {
        Map<String, String> before = page.values();
        CHROMIUM.run(
                "const field = document.querySelector(arguments[0]); field.value = arguments[1];"
                        + "field.dispatchEvent(new Event('input'))",
                WEIGHT,
                text);
        assertThat(page.reason(WEIGHT)).as(text).isEqualTo(reason);
        assertThat(CHROMIUM.find(WEIGHT).getDomAttribute("aria-invalid"))
                .as(text)
                .isEqualTo("true");
        assertThat(page.values()).as(text).isEqualTo(before);
    }

    @Test
    void a_long_number_that_is_typed_is_kept_whole_in_the_address_and_the_file() throws IOException {
        CHROMIUM.type(WEIGHT, "0.12345678901");
        assertThat(CHROMIUM.find(WEIGHT).getDomProperty("value")).isEqualTo("0.12345678901");
        CHROMIUM.press(Keys.TAB);
        assertThat(CHROMIUM.find(WEIGHT).getDomProperty("value")).isEqualTo("0.123457");
        assertThat(CHROMIUM.run("return location.hash")).isEqualTo("#;w2[1,1]=0.12345678901");
        assertThat(page.downloaded().step().network().layer(2).weight(1, 1)).isEqualByComparingTo("0.12345678901");
    }
}
