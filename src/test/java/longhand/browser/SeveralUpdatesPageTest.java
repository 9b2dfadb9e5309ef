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

/** The page of an example with several updates: each has its steps, the picture is that of the one at hand, and edits go through all. */
@Tag("browser")
class SeveralUpdatesPageTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private static Path folder;

    private LivePage page;

    @BeforeEach
    void open() throws IOException {
        page = new LivePage(CHROMIUM, folder);
        page.open("two-epochs", "#z1[1]@2~2");
    }

    @AfterEach
    void nothing_on_the_console() {
        assertThat(CHROMIUM.errors()).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static List<String> ids() {
        return (List<String>) CHROMIUM.run("return [...document.querySelectorAll('[id]')].map(each => each.id)");
    }

    private static String cell(int row, int column) {
        return CHROMIUM.text("#updates tbody tr:nth-child(" + row + ") td:nth-of-type(" + column + ")");
    }

    @Test
    void every_section_and_every_step_has_a_place_of_its_own() {
        assertThat(ids()).doesNotHaveDuplicates().contains("forward-2~2", "mean~1", "update~2", "w1'[1,2]~2");
        assertThat(CHROMIUM.text("[id='forward-2~2'] h2")).isEqualTo("Update 2, sample 2: forward");
        assertThat(CHROMIUM.text("[id='update~1'] h2")).isEqualTo("Update 1: new parameters");
    }

    @Test
    void the_picture_has_the_weights_and_activations_of_the_update_and_sample_of_the_step() {
        assertThat(CHROMIUM.text("#shown-pass")).isEqualTo("update 2, sample 2");
        assertThat(CHROMIUM.text("[data-weight='e1-1-1']")).isEqualTo("0.1021");
        assertThat(CHROMIUM.text("[data-key='n0-1'] .value")).isEqualTo("2");
        CHROMIUM.run("location.hash = '#z1[1]@1~1'");
        CHROMIUM.await("document.getElementById('shown-pass').textContent === 'update 1, sample 1'");
        assertThat(CHROMIUM.text("[data-weight='e1-1-1']")).isEqualTo("0.1");
        assertThat(CHROMIUM.text("[data-key='n0-1'] .value")).isEqualTo("1");
    }

    @Test
    void an_edit_goes_through_all_updates() throws IOException {
        assertThat(cell(1, 1)).isEqualTo("0.303323");
        assertThat(cell(2, 2)).isEqualTo("0.103574");
        page.open("two-epochs", "#z1[1]@2~2;alpha=0.2;x[1]@2=3");
        Map<String, String> values = page.values();
        assertThat(values)
                .isEqualTo(LivePage.trace(page.downloaded()))
                .isNotEqualTo(LivePage.trace(Examples.find("two-epochs")));
        assertThat(CHROMIUM.run("return document.querySelector(\"#updates a[href=\\\"#w1'[1,1]~2\\\"] data\").value"))
                .isEqualTo(values.get("w1'[1,1]~2"));
        assertThat(page.downloaded().step().epochs()).isEqualTo(2);
        assertThat(CHROMIUM.text("[data-key='n0-1'] .value")).isEqualTo("3");
    }

    @Test
    void all_updates_once_more_go_on_from_the_last() throws IOException {
        String last = page.values().get("w1'[1,1]~2");
        CHROMIUM.click("#one-more");
        assertThat(page.values().get("w1[1,1]")).isEqualTo(last);
        assertThat(page.values()).isEqualTo(LivePage.trace(page.downloaded()));
    }

    private static String below() {
        return CHROMIUM.text("#loss-change p") + " "
                + CHROMIUM.text("#matrices > p").split("\\.", 2)[0];
    }

    @Test
    void what_stands_below_the_steps_is_of_the_update_that_is_looked_at() {
        Map<String, String> values = page.values();
        String change = "[...document.querySelectorAll('#loss-change .change data')].map(data => data.value).join()";
        CHROMIUM.await(change + ".startsWith('" + values.get("L~2") + "')");
        CHROMIUM.await("document.querySelector('#gradients p').textContent.startsWith('Update 2. ')");
        CHROMIUM.await("document.querySelector('#matrices > p').textContent.startsWith('Update 2. ')");
        assertThat(below()).isEqualTo("Update 2 lowers the loss of what it learns from. Update 2");
        assertThat(CHROMIUM.run(
                        "return document.getElementById('live-loss').checkVisibility({visibilityProperty: true})"))
                .isEqualTo(true);
        assertThat(CHROMIUM.run("return [...new Set([...document.querySelectorAll('#matrices td a, #gradients td a')]"
                        + ".map(link => link.hash.replace(/.*~/, '')))].sort().join(' ')"))
                .isEqualTo("1 2"); // the old parameters are what update 1 has made
        CHROMIUM.run("location.hash = '#z1[1]@1~1'");
        CHROMIUM.await("document.querySelector('#matrices > p').textContent.startsWith('Update 1. ')");
        // the same samples once more: what comes out after the first is what the second begins with
        assertThat(CHROMIUM.run("return " + change)).isEqualTo(values.get("L~1") + "," + values.get("L~2"));
        assertThat(below()).isEqualTo("Update 1 lowers the loss of what it learns from. Update 1");
        assertThat(CHROMIUM.run(
                        "return [...document.querySelectorAll('#matrices td a')]"
                                + ".filter(link => link.firstChild.value !== arguments[0][decodeURIComponent(link.hash.slice(1))])"
                                + ".map(link => link.hash)",
                        values))
                .isEqualTo(List.of());
    }
}
