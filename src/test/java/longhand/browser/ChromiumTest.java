package longhand.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The browser of the other tests: that it sees what it should see, and errors above all. */
@Tag("browser")
class ChromiumTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final String PAGE = """
            <!doctype html><title>T</title><meta name="color-scheme" content="light dark">
            <p id="p" style="width: 600px">words</p><input><script>%s</script>
            """;

    @Test
    void a_page_from_a_file_or_a_server_is_the_same_page(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a page.html"), PAGE.formatted(""));
        CHROMIUM.open(folder.resolve("a page.html"), "#p");
        assertThat(CHROMIUM.text("#p:target")).isEqualTo("words");
        try (StaticServer server = new StaticServer(folder)) {
            CHROMIUM.open(server.address("a%20page.html#p"));
            assertThat(CHROMIUM.text("#p:target")).isEqualTo("words");
        }
    }

    @Test
    void an_error_of_a_script_is_seen_and_goes_with_its_page() {
        CHROMIUM.open("t.html", PAGE.formatted("nothing.here()"));
        assertThat(CHROMIUM.errors()).hasSize(1).first().asString().contains("nothing is not defined");
        CHROMIUM.open("t.html", PAGE.formatted(""));
        assertThat(CHROMIUM.errors()).isEmpty();
    }

    @Test
    void the_window_can_be_narrow_and_dark() {
        CHROMIUM.open("t.html", PAGE.formatted(""));
        CHROMIUM.width(360);
        CHROMIUM.dark(true);
        assertThat(CHROMIUM.run("return innerWidth")).isEqualTo(360L);
        assertThat(CHROMIUM.overflow()).isGreaterThan(200);
        assertThat(CHROMIUM.run("return matchMedia('(prefers-color-scheme: dark)').matches"))
                .isEqualTo(true);
        CHROMIUM.width(1400);
        CHROMIUM.dark(false);
        assertThat(CHROMIUM.overflow()).isZero();
    }

    @Test
    void text_can_be_typed_over() {
        CHROMIUM.open("t.html", PAGE.formatted(""));
        CHROMIUM.type("input", "abc");
        CHROMIUM.type("input", "d");
        assertThat(CHROMIUM.find("input").getDomProperty("value")).isEqualTo("d");
        CHROMIUM.type("input", "");
        assertThat(CHROMIUM.find("input").getDomProperty("value")).isEmpty();
    }
}
