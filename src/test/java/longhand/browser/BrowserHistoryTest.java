package longhand.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import longhand.example.files.Examples;
import longhand.report.ImagesPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** What the browser’s own way back leads to, in a real browser: what was chosen, and not what was passed. */
@Tag("browser")
class BrowserHistoryTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private static Path folder;

    private LivePage page;

    @BeforeEach
    void page() throws IOException {
        page = new LivePage(CHROMIUM, folder);
        page.open("three-three-two", "");
    }

    @AfterEach
    void nothing_on_the_console() {
        assertThat(CHROMIUM.errors()).isEmpty();
    }

    private static long entries() {
        return (Long) CHROMIUM.run("return history.length");
    }

    private static void back(String place) {
        CHROMIUM.run("history.back()");
        CHROMIUM.await("decodeURIComponent(location.hash) === \"" + place + "\"");
    }

    @Test
    void a_step_that_is_chosen_is_an_entry_and_one_that_is_passed_is_none() throws IOException {
        page.open("three-three-two", "#z1[1]");
        long before = entries();
        CHROMIUM.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.PAGE_DOWN);
        CHROMIUM.click("#next");
        CHROMIUM.run("const slider = document.querySelector('#slider'); slider.value = 7;"
                + "slider.dispatchEvent(new Event('input'))");
        assertThat(entries()).isEqualTo(before);
        CHROMIUM.run("document.getElementById('a2[2]').click()");
        assertThat(entries()).isEqualTo(before + 1);
        CHROMIUM.run("document.getElementById('a2[2]').click()");
        assertThat(entries()).isEqualTo(before + 1);
        CHROMIUM.run("document.activeElement.blur()");
        CHROMIUM.press("g");
        CHROMIUM.press("L");
        CHROMIUM.press(Keys.ENTER);
        CHROMIUM.await("document.querySelector('.step.now').id === 'L'");
        assertThat(entries()).isEqualTo(before + 2);
        CHROMIUM.press(Keys.ARROW_RIGHT);
        assertThat(entries()).isEqualTo(before + 2);
        back("#a2[2]");
        CHROMIUM.await("document.querySelector('.step.now').id === 'a2[2]'");
        back("#z2[1]");
        CHROMIUM.await("document.querySelector('.step.now').id === 'z2[1]'");
    }

    @Test
    void the_way_back_to_the_page_as_it_opened_leads_to_its_first_step() {
        CHROMIUM.run("document.getElementById('a1[2]').click()");
        assertThat(CHROMIUM.text(".step.now .name")).isEqualTo("a1[2]");
        back("");
        CHROMIUM.await("document.querySelector('.step.now').id === 'z1[1]'");
    }

    @Test
    void a_batch_of_images_does_the_same() {
        CHROMIUM.open("mnist-batch.html", ImagesPage.render(Examples.find("mnist-batch")));
        CHROMIUM.run("location.hash = 'image-3'");
        CHROMIUM.await("document.querySelector('#view-title').textContent.startsWith('Image 3')");
        CHROMIUM.await("document.querySelector('#view-body .strip a')");
        long before = entries();
        CHROMIUM.run("document.querySelector('#view-body .strip a').click()");
        CHROMIUM.await("document.querySelector('#view-body .steps-of')");
        assertThat(entries()).isEqualTo(before + 1);
        String chosen = (String) CHROMIUM.run("return location.hash");
        for (Keys key : new Keys[] {Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.PAGE_DOWN, Keys.ARROW_LEFT}) {
            String place = CHROMIUM.text("#view-title code");
            CHROMIUM.press(key);
            CHROMIUM.await("![undefined, \"" + place
                    + "\"].includes(document.querySelector('#view-title code')?.textContent)");
            CHROMIUM.await("document.querySelector('#view').getAttribute('aria-busy') === 'false'");
        }
        assertThat(CHROMIUM.run("return location.hash")).isNotEqualTo(chosen);
        assertThat(CHROMIUM.run("return decodeURIComponent(location.hash)"))
                .isEqualTo("#" + CHROMIUM.text("#view-title code"));
        assertThat(entries()).isEqualTo(before + 1);
        back("#image-3");
        CHROMIUM.await("document.querySelector('#view-title').textContent.startsWith('Image 3')");
    }

    @Test
    void home_and_end_scroll_as_on_any_page() throws IOException {
        page.open("three-three-two", "#a2[1]");
        CHROMIUM.await("step.isFresh()");
        CHROMIUM.press(Keys.END);
        CHROMIUM.await("scrollY + innerHeight >= document.documentElement.scrollHeight - 2");
        CHROMIUM.press(Keys.HOME);
        CHROMIUM.await("scrollY === 0");
        assertThat(CHROMIUM.text(".step.now .name")).isEqualTo("a2[1]");
        assertThat(CHROMIUM.run("return location.hash")).isEqualTo("#a2[1]");
    }
}
