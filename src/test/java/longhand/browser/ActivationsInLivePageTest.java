package longhand.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import longhand.example.Example;
import longhand.example.files.Examples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Softmax has other steps than the rest: a page that is changed to it or from it has these steps, in a real browser. */
@Tag("browser")
class ActivationsInLivePageTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private static Path folder;

    /** All that a reader sees of the calculation, and what the picture lights at each step. */
    private static final String WHOLE = """
            step.finish();
            const text = (part) => part ? part.textContent.replaceAll(/\\s+/g, "") : "";
            const explained = (article) => {
                const copy = article.cloneNode(true);
                for (const part of copy.querySelectorAll(".written, .mark.slip, .yours")) part.remove();
                const classes = [...copy.classList].filter(name => !["now", "changed"].includes(name)).sort();
                return [copy.id, classes.join(" "), copy.dataset.now, copy.dataset.path, copy.dataset.sample, copy.dataset.label,
                    copy.querySelector(".at").getAttribute("aria-label"), text(copy.querySelector("header")),
                    text(copy.querySelector(".sum")), text(copy.querySelector(".more")),
                    ...[...copy.querySelectorAll("math")].map(math => math.innerHTML),
                    ...[...copy.querySelectorAll("a")].map(link => link.getAttribute("href") + " " + link.textContent)];
            };
            const each = (selector, what) => [...document.querySelectorAll(selector)].map(what).map(told => JSON.stringify(told));
            return [
                ...each(".phase", section => [section.id, text(section.querySelector("h2"))]),
                ...each(".group", group => [group.querySelector("h3").textContent, ...[...group.querySelectorAll(".step")].map(step => step.id)]),
                ...each(".step", explained),
                ...each(".top .line, .conventions li, figcaption .dead-note", text),
                ...each("#loss-change, #gradients, #matrices .equation, svg.network text", text),
                ...each("#matrices .equation > .math math", math => math.innerHTML),
                ...each("#loss-change data, #gradients data, #matrices data", data => data.value),
                ...each("#slider", slider => slider.max),
            ];
            """;

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

    private static List<?> whole() {
        return (List<?>) CHROMIUM.run(WHOLE);
    }

    @ParameterizedTest
    @CsvSource({
        "three-three-two, activation2=softmax",
        "three-three-two, loss=cross-entropy;activation2=softmax;w2[1,1]=0.7;update=2",
        "three-three-two, activation2=softmax;activation1=tanh;loss=binary-cross-entropy;activation2=sigmoid",
        "softmax, activation1=sigmoid",
        "squared-softmax, activation1=identity;loss=mse",
        "mazur, activation2=softmax"
    })
    void a_changed_page_is_the_page_of_the_example_that_it_was_changed_to(String name, String edits)
            throws IOException {
        page.open(name, "#z1[1];" + edits);
        Example example = page.downloaded();
        assertThat(page.values()).isEqualTo(LivePage.trace(example));
        List<?> changed = whole();
        page.open(example);
        assertThat(changed).isEqualTo(whole());
    }

    @Test
    void there_and_back_leaves_everything_as_it_was() throws IOException {
        List<?> given = whole();
        page.choose("activation2", "softmax");
        assertThat(page.values()).isEqualTo(LivePage.trace(page.downloaded())).containsKey("da2[1]/dz2[2]");
        assertThat(CHROMIUM.text("[id='da2[1]/dz2[2]'] h4")).isNotEmpty();
        assertThat(CHROMIUM.all("[id='dL[1]/da1[1]']")).isEmpty();
        page.choose("activation2", "sigmoid");
        assertThat(page.values()).isEqualTo(LivePage.trace(page.downloaded())).doesNotContainKey("da2[1]/dz2[2]");
        assertThat(whole()).isEqualTo(given);
    }

    @Test
    void undo_reset_and_one_more_update_go_with_it() throws IOException {
        List<?> given = whole();
        page.choose("activation2", "softmax");
        Map<String, String> softmax = page.values();
        CHROMIUM.click("#one-more");
        CHROMIUM.click("#one-more");
        assertThat(page.values()).isEqualTo(LivePage.trace(page.downloaded())).isNotEqualTo(softmax);
        assertThat(CHROMIUM.text("#curve-words")).endsWith("after 2 updates");
        CHROMIUM.click("#undo");
        CHROMIUM.click("#undo");
        assertThat(page.values()).isEqualTo(softmax);
        CHROMIUM.click("#undo");
        assertThat(whole()).isEqualTo(given);
        page.choose("activation2", "softmax");
        CHROMIUM.click("#reset");
        assertThat(whole()).isEqualTo(given);
        assertThat(CHROMIUM.run("return document.querySelector('select[data-key=activation2]').value"))
                .isEqualTo("sigmoid");
    }

    @Test
    void a_link_leads_to_a_step_that_only_the_changed_network_has() throws IOException {
        page.open("three-three-two", "#da2[1]/dz2[2];activation2=softmax");
        assertThat(CHROMIUM.text(".step.now .name")).isEqualTo("da2[1]/dz2[2]");
        assertThat(CHROMIUM.text("#counter"))
                .matches("step \\d+ of " + CHROMIUM.all(".step").size());
        page.choose("activation2", "tanh");
        assertThat(CHROMIUM.all(".step.now")).hasSize(1);
        String now = CHROMIUM.text(".step.now .name");
        assertThat(CHROMIUM.run("return location.hash")).isEqualTo("#" + now + ";activation2=tanh");
        CHROMIUM.click("#next");
        assertThat(CHROMIUM.text(".step.now .name")).isNotEqualTo(now);
        assertThat(CHROMIUM.all(".step.now")).hasSize(1);
    }

    @Test
    void what_is_covered_stays_covered_among_the_other_steps() {
        CHROMIUM.click(".practice summary");
        CHROMIUM.click("#cover");
        page.answer("z1[1]", "0.1");
        page.choose("activation2", "softmax");
        assertThat(CHROMIUM.text("[id='z1[1]'] .yours .verdict")).isEqualTo("correct");
        CHROMIUM.await("step.isFresh()");
        assertThat(CHROMIUM.find("[id='da2[1]/dz2[2]'] .row.value").isDisplayed())
                .isFalse();
        page.answer("da2[1]/dz2[2]", page.values().get("da2[1]/dz2[2]"));
        assertThat(CHROMIUM.text("[id='da2[1]/dz2[2]'] .yours .verdict")).isEqualTo("correct");
        everyStepWithAValueAsksForIt();
        CHROMIUM.click("#undo");
        everyStepWithAValueAsksForIt();
        CHROMIUM.click("#cover-stop");
        assertThat(CHROMIUM.all(".yours, .covered, .veiled")).isEmpty();
        page.choose("activation2", "softmax");
        assertThat(CHROMIUM.all(".yours, .covered, .veiled")).isEmpty();
    }

    private static void everyStepWithAValueAsksForIt() {
        assertThat(CHROMIUM.run("return document.querySelectorAll('.step .yours').length"))
                .isEqualTo(CHROMIUM.run("return document.querySelectorAll('.step:not(.line)').length"));
    }

    @Test
    void what_the_network_does_not_take_is_refused_at_the_field() {
        Map<String, String> given = page.values();
        page.choose("activation2", "identity");
        page.choose("loss", "cross-entropy");
        assertThat(page.reason("select[data-key=loss]"))
                .isEqualTo(
                        "Cross-entropy takes logarithms of the output activations, so the output layer needs sigmoid or"
                                + " softmax, not identity.");
        CHROMIUM.click("#undo");
        assertThat(page.values()).isEqualTo(given);
        assertThat(CHROMIUM.all("[aria-invalid]")).isEmpty();
    }

    @Test
    void a_link_with_softmax_in_a_hidden_layer_says_why_it_cannot_be() throws IOException {
        page.open("three-three-two", "#;activation1=softmax");
        CHROMIUM.await(
                "document.getElementById('live-words').textContent.includes('softmax stands on the output layer only')");
    }

    @Test
    void every_loss_and_every_activation_can_be_chosen() {
        List<String> activations = List.of(
                "relu",
                "leaky-relu",
                "elu",
                "softplus",
                "gelu",
                "silu",
                "sigmoid",
                "hard-sigmoid",
                "tanh",
                "hard-tanh",
                "step",
                "identity");
        List<String> ofOutput = new ArrayList<>(activations);
        ofOutput.add(activations.indexOf("identity"), "softmax"); // offered where it may stand
        List<?> choices = (List<?>)
                CHROMIUM.run(
                        "return [...document.querySelectorAll('#choices select')].map(choice => [...choice.options].map(each => each.value))");
        assertThat(choices)
                .isEqualTo(List.of(
                        List.of("mse", "squared-error", "half-squared-error", "cross-entropy", "binary-cross-entropy"),
                        activations,
                        ofOutput));
    }

    @Test
    void on_a_narrow_page_a_long_case_scrolls_within_its_step() throws IOException {
        CHROMIUM.width(360);
        page.open(made("max(sin(3*z)*exp(-z^2), ln(1 + exp(z)) - 0.1*z)"));
        for (String step : List.of("a1[1]", "da1[1]/dz1[1]")) {
            CHROMIUM.run("location.hash = arguments[0]", "#" + step);
            CHROMIUM.await("document.querySelector('.step.now').id === '" + step + "'");
            assertThat(CHROMIUM.run("const step = document.querySelector('.step.now').getBoundingClientRect();"
                            + "return [...document.querySelectorAll('.step.now .math')]"
                            + ".filter(box => box.getBoundingClientRect().right > step.right).length"))
                    .isEqualTo(0L);
            assertThat(CHROMIUM.overflow()).isZero();
        }
        CHROMIUM.width(1400);
    }

    @Test
    void above_a_layer_there_is_room_for_a_short_formula() throws IOException {
        page.open(made("max(0.1*z, z)"));
        assertThat(captions()).contains("hidden · max(0.1·z, z)");
        page.open(made("max(sin(3*z)*exp(-z^2), z)"));
        assertThat(captions()).contains("hidden · formula");
        assertThat(CHROMIUM.run("return document.querySelector('#matrices').textContent.includes('sin')"))
                .isEqualTo(false);
    }

    private static List<String> captions() {
        List<?> texts = (List<?>)
                CHROMIUM.run("return [...document.querySelectorAll('svg.network text')].map(each => each.textContent)");
        return texts.stream().map(Object::toString).toList();
    }

    private static Example made(String activation) throws IOException {
        Path file = folder.resolve("made.yaml");
        Files.writeString(file, """
                title: A formula
                learning-rate: 0.5
                loss: mse
                layers:
                  - {activation: "%s", weights: [[0.5, -0.2], [0.3, 0.4]], biases: [0.1, 0]}
                  - {activation: sigmoid, weights: [[0.3, -0.1]], biases: [0.1]}
                batch:
                  - {input: [0.87, -1.31], target: [1]}
                """.formatted(activation));
        return Examples.read(file);
    }
}
