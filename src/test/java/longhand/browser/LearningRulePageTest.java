package longhand.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import longhand.example.files.Examples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The page of a layer that learns by a rule without a loss: the table of its epochs, and none of what belongs to a loss. */
@Tag("browser")
class LearningRulePageTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private static Path folder;

    private final LivePage page = new LivePage(CHROMIUM, folder);

    @AfterEach
    void nothing_on_the_console() {
        assertThat(CHROMIUM.errors()).isEmpty();
    }

    private static String row(int number) {
        return (String) CHROMIUM.run(
                "return [...document.querySelectorAll('#updates tbody tr')][arguments[0]].innerText.replace(/\\s+/g, ' ').trim()",
                number - 1);
    }

    @Test
    void the_table_of_the_textbooks_is_worked_out_anew_with_each_edit_and_update() throws IOException {
        page.open("perceptron", "");
        assertThat(CHROMIUM.all("#gradients, #curve:not([hidden]), #live-loss:not([hidden]), [data-key=loss]"))
                .isEmpty();
        assertThat(CHROMIUM.text("#updates h2")).isEqualTo("Epoch by epoch");
        assertThat(CHROMIUM.text("#updates p"))
                .isEqualTo("In epoch 5 every error is 0, so nothing changes any more: the weights have converged.");
        assertThat(row(3)).isEqualTo("epoch 1, sample 3 0.3 −0.1 1 0 0 1 −1 0.2 −0.1");
        assertThat(row(20)).isEqualTo("epoch 5, sample 4 0.1 0.1 1 1 1 1 0 0.1 0.1");
        page.open("perceptron", "#e[1]~3;w1[1,1]=0.9;alpha=0.2");
        Map<String, String> values = page.values();
        assertThat(values)
                .isEqualTo(LivePage.trace(page.downloaded()))
                .isNotEqualTo(LivePage.trace(Examples.find("perceptron")));
        assertThat(CHROMIUM.text("#updates p")).doesNotContain("In epoch 5 ");
        assertThat(CHROMIUM.text("#outputs, #loss-change h2")).isEqualTo("The outputs before and after");
        CHROMIUM.click("#one-more");
        assertThat(page.values().get("w1[1,1]")).isEqualTo(values.get("w1'[1,1]~20"));
        assertThat(page.values()).isEqualTo(LivePage.trace(page.downloaded()));
    }

    @Test
    void of_the_delta_rule_the_activation_can_be_any_of_single_neurons() throws IOException {
        page.open("delta-rule", "");
        String last = page.values().get("w1'[1,1]~6");
        page.choose("activation1", "tanh");
        assertThat(page.values()).isEqualTo(LivePage.trace(page.downloaded()));
        assertThat(page.values().get("w1'[1,1]~6")).isEqualTo(last);
        assertThat(CHROMIUM.all("select[data-key=activation1] option[value=softmax]"))
                .isEmpty();
        assertThat(CHROMIUM.text("#updates p")).isEqualTo("The largest error is 1.5 in epoch 1 and 0.769 in epoch 2.");
    }
}
