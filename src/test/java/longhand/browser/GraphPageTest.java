package longhand.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import longhand.example.Example;
import longhand.model.Given;
import longhand.model.Graph;
import longhand.model.learning.Learning;
import longhand.notation.name.Labels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of a computation graph: its picture, its steps and its numbers, which can be changed as those of a network can. */
@Tag("browser")
class GraphPageTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private static Path folder;

    private LivePage page;

    private static Example example(Graph graph) {
        return new Example("graph", "A graph", null, null, graph, Labels.NONE, List.of());
    }

    private static Graph neuron() {
        return Given.graph(
                "w=2 b=-3 x=1 y=1",
                "w b",
                Learning.descent(new BigDecimal("0.5"), true),
                1,
                "z = w*x + b",
                "a = sigmoid(z)",
                "loss = (a - y)^2");
    }

    @BeforeEach
    void page() {
        page = new LivePage(CHROMIUM, folder);
    }

    @AfterEach
    void nothing_on_the_console() {
        assertThat(CHROMIUM.errors()).isEmpty();
    }

    @Test
    void the_steps_are_those_of_the_graph_and_the_picture_follows_them() {
        page.open(example(Given.graph("x=-2 y=5 z=-4", "q = x + y", "f = q * z")));
        assertThat(CHROMIUM.all(".step"))
                .extracting(step -> step.getDomAttribute("id"))
                .containsExactly("q", "f", "df/dq", "dq/dx", "df/dx", "dq/dy", "df/dy", "df/dz");
        CHROMIUM.run("location.hash = '#df/dx'");
        CHROMIUM.await("document.querySelector('.step.now').id === 'df/dx'");
        assertThat(CHROMIUM.text(".step.now .row.value math")).isEqualTo("=−4");
        assertThat(
                        CHROMIUM.run(
                                "return [...document.querySelectorAll('.network .now')].map(each => each.dataset.key || each.dataset.weight)"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .contains("n0-1", "n1-1", "e0-1-1-1")
                .doesNotContain("n0-2");
        assertThat(CHROMIUM.find("#live-loss").isDisplayed())
                .as("nothing is updated")
                .isFalse();
        assertThat(CHROMIUM.all("#one-more")).isEmpty();
    }

    @Test
    void a_number_is_changed_in_the_picture_and_all_follows() throws IOException {
        page.open(example(neuron()));
        CHROMIUM.run(
                "document.querySelector('[data-key=\"n0-1\"] circle').dispatchEvent(new MouseEvent('click', {bubbles: true}))");
        CHROMIUM.type("#in-picture input", "3");
        CHROMIUM.await("document.querySelector('[data-key=\"n1-1\"] .value').textContent === '0'");
        assertThat(page.values()).isEqualTo(LivePage.trace(page.downloaded()));
        assertThat(CHROMIUM.text("[data-key='n1-2'] .value")).isEqualTo("0.5");
        assertThat(CHROMIUM.text("#loss-before")).isEqualTo("0.25");
    }

    @Test
    void one_more_update_goes_on_from_the_new_parameters() throws IOException {
        page.open(example(neuron()));
        String updated = page.values().get("w'");
        CHROMIUM.click("#one-more");
        CHROMIUM.await("!document.getElementById('curve').hidden");
        assertThat(page.values().get("w")).isEqualTo(updated);
        assertThat(page.values()).isEqualTo(LivePage.trace(page.downloaded()));
    }

    @Test
    void an_answer_is_marked_and_a_mistake_named() {
        page.open(example(neuron()));
        CHROMIUM.run("document.querySelector('details.practice').open = true");
        CHROMIUM.click("#cover");
        CHROMIUM.await("document.body.classList.contains('practising')");
        page.answer("z", "-1");
        page.answer("a", "0.268941");
        page.answer("loss", "0.534447");
        page.answer("dloss/da", "-0.731059"); // without the 2
        CHROMIUM.await("document.querySelector('#practice-cause').textContent.includes('factor of two')");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void while_trying_it_the_picture_shows_what_is_given_and_what_is_solved_and_no_slope(int updates)
            throws IOException {
        page.open(example(Given.graph(
                "w=2 b=-3 x=1 y=1",
                "w b",
                Learning.descent(new BigDecimal("0.5"), true),
                updates,
                "z = w*x + b",
                "a = sigmoid(z)",
                "loss = (a - y)^2")));
        CHROMIUM.run("document.querySelector('details.practice').open = true");
        CHROMIUM.click("#cover");
        CHROMIUM.await("document.body.classList.contains('practising')");
        assertThat(shown()).isEqualTo(List.of("2", "−3", "1", "1"));
        assertThat(CHROMIUM.run("return [...document.querySelectorAll('svg.network :is([data-key^=n1], line) title')]"
                        + ".filter(title => /= −?[0-9]/.test(title.textContent)).map(title => title.textContent)"))
                .isEqualTo(List.of());
        String first = (String) CHROMIUM.run("return document.querySelector('.step').id");
        page.answer(first, page.values().get(first));
        assertThat(shown()).isEqualTo(List.of("2", "−3", "1", "1", "−1"));
        if (updates == 2) {
            CHROMIUM.run("const slider = document.querySelector('#slider');"
                    + "slider.value = document.querySelector('#shown-pass') ? step.number('z~2') : 1;"
                    + "slider.dispatchEvent(new Event('input'))");
            assertThat(shown()).as("w and b are asked for").isEqualTo(List.of("1", "1"));
        }
    }

    @Test
    void derivatives_in_the_picture_are_covered_until_they_are_found() {
        page.open(example(Given.graph("x=-2 y=5 z=-4", "q = x + y", "f = q * z")));
        CHROMIUM.run("document.querySelector('details.practice').open = true");
        CHROMIUM.click("#cover");
        CHROMIUM.await("document.body.classList.contains('practising')");
        String below = "[...document.querySelectorAll('svg.network .aside')]"
                + ".filter(text => text.checkVisibility({visibilityProperty: true})).map(text => text.textContent)";
        assertThat(CHROMIUM.run("return " + below)).isEqualTo(List.of());
        Map<String, String> values = page.values();
        page.answer("q", values.get("q"));
        page.answer("f", values.get("f"));
        assertThat(CHROMIUM.run("return " + below)).isEqualTo(List.of("1"));
        page.answer("df/dq", values.get("df/dq"));
        page.answer("df/dx", values.get("df/dx"));
        assertThat(CHROMIUM.run("return " + below + ".sort()")).isEqualTo(List.of("1", "−4", "−4"));
    }

    @Test
    void a_wide_graph_can_be_read_on_a_telephone_and_shows_what_is_looked_at() {
        page.open(example(Given.graph(
                "x=0.5",
                "a = x + 1",
                "b = a * a",
                "c = b + a",
                "d = c * c",
                "e = d + 1",
                "g = e * e",
                "h = g + 1",
                "f = h + e")));
        CHROMIUM.size(360, 740);
        CHROMIUM.run("location.hash = '#f'");
        CHROMIUM.await("document.querySelector('svg.network [data-key=n1-8].now')");
        assertThat(CHROMIUM.overflow()).isZero();
        assertThat((Double) CHROMIUM.run(
                        "const box = document.querySelector('svg.network [data-key=n1-8] .value').getBoundingClientRect();"
                                + "return box.height + 0.001"))
                .isGreaterThan(10);
        assertThat(CHROMIUM.run(
                        "const box = document.querySelector('svg.network [data-key=n1-8] circle').getBoundingClientRect();"
                                + "return box.left >= 0 && box.right <= innerWidth"))
                .isEqualTo(true);
        CHROMIUM.size(1366, 650);
    }

    /** The numbers in the picture that can be seen. */
    private static Object shown() {
        return CHROMIUM.run("return [...document.querySelectorAll('svg.network :is(.value, .aside, .weight)')]"
                + ".filter(text => text.checkVisibility({visibilityProperty: true}) && text.textContent !== '')"
                + ".map(text => text.textContent)");
    }

    @Test
    void the_page_fits_a_telephone_in_light_and_dark() {
        page.open(example(neuron()));
        for (int width : new int[] {360, 1366, 1920}) {
            CHROMIUM.width(width);
            assertThat(CHROMIUM.overflow()).as("at %s", width).isZero();
        }
    }
}
