package longhand.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import longhand.calculus.Trace;
import longhand.example.Example;
import longhand.example.files.Examples;
import longhand.example.files.FormulaSlips;
import longhand.formula.Arithmetic;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;
import longhand.notation.text.NumberText;
import longhand.report.Site;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The start page of the site, and the way from example to example, in a real browser. */
@Tag("browser")
class StartPageTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private static Path folder;

    private static List<String> titles;

    @BeforeAll
    static void write() throws IOException {
        List<Example> examples = Examples.bundled().stream()
                .filter(example -> List.of(
                                "one-neuron",
                                "relu-by-hand",
                                "softmax",
                                "three-three-two",
                                "squared-softmax",
                                "ai-by-hand",
                                "mnist-batch")
                        .contains(example.name()))
                .toList();
        titles = examples.stream().map(Example::title).toList();
        Site.write(folder, examples, List.<FormulaSlips.FormulaSlip>of(), List.of());
    }

    @AfterEach
    void nothing_on_the_console() {
        CHROMIUM.driver().executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        motion("no-preference");
        CHROMIUM.width(1400);
        assertThat(CHROMIUM.errors()).isEmpty();
    }

    private static void motion(String preference) {
        CHROMIUM.driver()
                .executeCdpCommand(
                        "Emulation.setEmulatedMedia",
                        Map.of("features", List.of(Map.of("name", "prefers-reduced-motion", "value", preference))));
    }

    private static void open() {
        CHROMIUM.open(folder.resolve("index.html"));
    }

    /** The numbers of a sort that can be seen, each with where it stands. */
    @SuppressWarnings("unchecked")
    private static List<List<Object>> seen(String selector) {
        return (List<List<Object>>) CHROMIUM.run(
                "return [...document.querySelectorAll(arguments[0])]"
                        + ".filter(text => !text.classList.contains('ahead')).map(text => [text.textContent, Number(text.getAttribute('x'))])",
                ".flow-picture " + selector);
    }

    private static List<Object> words(String selector) {
        return seen(selector).stream().map(each -> each.get(0)).toList();
    }

    @ParameterizedTest
    @CsvSource({"1366, 650", "1920, 1080"})
    void what_backpropagation_is_and_the_three_jobs_stand_in_one_screen(int width, int height) {
        CHROMIUM.size(width, height);
        open();
        assertThat((Double) CHROMIUM.run(
                        "return document.querySelector('.welcome').getBoundingClientRect().bottom * 1.0001"))
                .isLessThan(height);
        assertThat(
                        CHROMIUM.run(
                                "return [...document.querySelectorAll('main a')].slice(0, 3).map(link => link.getAttribute('href'))"))
                .isEqualTo(List.of("one-neuron.html", "check.html", "new.html"));
    }

    @Test
    void the_numbers_of_the_picture_are_those_of_the_engine() {
        Example example = Examples.find("relu-by-hand");
        Names names = example.names();
        Figures figures = Figures.of(new Trace<>(names.rules(), Arithmetic.doubles()));
        motion("reduce");
        open();
        assertThat(words(".weight")).isEqualTo(brief(figures, names, "", weights()));
        assertThat(words(".value"))
                .isEqualTo(brief(figures, names, "", Stream.of("x[1]", "x[2]", "a1[1]", "a1[2]", "a2[1]", "L")));
        assertThat(words(".delta"))
                .isEqualTo(brief(figures, names, "δ ", Stream.of("dL/dz2[1]", "dL/dz1[1]", "dL/dz1[2]")));
        assertThat(words(".gradient"))
                .containsExactlyInAnyOrderElementsOf(
                        brief(figures, names, "", weights().map(name -> "dL/d" + name)));
    }

    private static Stream<String> weights() {
        return Stream.of("w1[1,1]", "w1[1,2]", "w1[2,1]", "w1[2,2]", "w2[1,1]", "w2[1,2]");
    }

    private static List<Object> brief(Figures figures, Names names, String before, Stream<String> quantities) {
        return quantities
                .<Object>map(name -> before
                        + NumberText.brief(figures.decimal(names.find(name)), 5).replace('-', '−'))
                .toList();
    }

    @Test
    void values_appear_from_left_to_right_and_then_gradients_from_right_to_left() {
        open();
        CHROMIUM.click("#flow-play");
        assertThat(words(".value")).isEqualTo(List.of("1", "2"));
        assertThat(words(":is(.delta, .gradient)")).isEmpty();
        double last = 0;
        for (int stage = 2; stage <= 4; stage++) {
            int before = seen(".value").size();
            CHROMIUM.click("#flow-on");
            for (List<Object> value :
                    seen(".value").subList(before, seen(".value").size())) {
                assertThat(((Number) value.get(1)).doubleValue()).isGreaterThan(last);
            }
            last = seen(".value").stream()
                    .mapToDouble(each -> ((Number) each.get(1)).doubleValue())
                    .max()
                    .orElseThrow();
            assertThat(words(":is(.delta, .gradient)")).isEmpty();
        }
        assertThat(words(".value")).hasSize(6);
        double first = last;
        for (int stage = 5; stage <= 8; stage++) {
            int before = seen(":is(.delta, .gradient)").size();
            CHROMIUM.click("#flow-on");
            List<List<Object>> now = seen(":is(.delta, .gradient)");
            assertThat(now.size()).isGreaterThan(before);
            double least = now.stream()
                    .mapToDouble(each -> ((Number) each.get(1)).doubleValue())
                    .min()
                    .orElseThrow();
            assertThat(least).isLessThan(first);
            first = least;
        }
        CHROMIUM.click("#flow-on");
        assertThat(CHROMIUM.text("#flow-steps .now")).contains("the loss falls from 0.78125 to ");
    }

    @Test
    void the_picture_moves_until_it_is_paused() throws InterruptedException {
        open();
        assertThat(CHROMIUM.text("#flow-play")).isEqualTo("pause");
        assertThat(CHROMIUM.run("return document.getAnimations().length")).isEqualTo(0L);
        CHROMIUM.await(
                "document.querySelectorAll('#flow-steps .now').length && document.querySelector('#flow-steps .now').dataset.stage === '2'");
        assertThat((Long) CHROMIUM.run(
                        "return document.getAnimations().filter(each => each.animationName === 'flow-along').length"))
                .isEqualTo(4);
        CHROMIUM.click("#flow-play");
        assertThat(CHROMIUM.text("#flow-play")).isEqualTo("play");
        Thread.sleep(5000);
        assertThat(CHROMIUM.run("return document.querySelector('#flow-steps .now').dataset.stage"))
                .isEqualTo("2");
        assertThat(CHROMIUM.run("return document.getAnimations().length")).isEqualTo(0L);
    }

    @Test
    void for_less_motion_it_is_a_still_picture_with_every_number() {
        motion("reduce");
        open();
        assertThat(CHROMIUM.text("#flow-play")).isEqualTo("play");
        assertThat(CHROMIUM.run("return document.querySelectorAll('.flow .ahead').length"))
                .isEqualTo(0L);
        assertThat(words("text:is(.value, .weight, .delta, .gradient)")).hasSize(21);
        CHROMIUM.click("#flow-back");
        assertThat(CHROMIUM.run("return document.getAnimations().length")).isEqualTo(0L);
    }

    @Test
    void without_a_script_it_is_that_picture_too() {
        CHROMIUM.driver().executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        open();
        assertThat(CHROMIUM.all(".flow-picture text:is(.value, .weight, .delta, .gradient)"))
                .hasSize(21)
                .allMatch(text -> text.getCssValue("opacity").equals("1")
                        && !text.getText().isEmpty());
        assertThat(CHROMIUM.find("#flow-buttons").getCssValue("display")).isEqualTo("none");
        assertThat(CHROMIUM.all("#flow-steps li")).hasSize(9).allMatch(sentence -> sentence.getCssValue("visibility")
                .equals("visible"));
    }

    @Test
    void next_leads_through_all_examples_from_easy_to_difficult_and_previous_back() {
        open();
        CHROMIUM.click(".jobs a");
        for (int i = 0; i < titles.size(); i++) {
            assertThat(CHROMIUM.text("h1")).isEqualTo(titles.get(i));
            assertThat(CHROMIUM.all(".source [rel=prev]")).hasSize(i == 0 ? 0 : 1);
            if (i + 1 < titles.size()) {
                assertThat(CHROMIUM.text(".neighbours [rel=next]")).isEqualTo("Next example: " + titles.get(i + 1));
                CHROMIUM.click(".source [rel=next]");
            }
        }
        assertThat(CHROMIUM.all("[rel=next]")).isEmpty();
        CHROMIUM.click("[rel=prev]");
        assertThat(CHROMIUM.text("h1")).isEqualTo(titles.get(titles.size() - 2));
    }

    @Test
    void words_of_the_introduction_lead_to_the_glossary_also_after_a_change() {
        CHROMIUM.open(folder.resolve("three-three-two.html"));
        CHROMIUM.await("document.body.classList.contains('ready')");
        List<?> words =
                (List<?>) CHROMIUM.run("return [...document.querySelectorAll('a.term')].map(link => link.textContent)");
        assertThat(words).asString().contains("chain-rule", "gradient", "dead", "loss", "weights");
        assertThat(words).doesNotHaveDuplicates();
        CHROMIUM.type("#given [id='w2[1,3]'] input", "0.5");
        assertThat(CHROMIUM.run("return document.querySelectorAll('.conventions a.term').length"))
                .isEqualTo(
                        CHROMIUM.run(
                                "return [...document.querySelectorAll('a.term')].length - document.querySelectorAll('.about a.term').length"));
        assertThat((Long) CHROMIUM.run("return document.querySelectorAll('.conventions a.term').length"))
                .isGreaterThan(2);
        CHROMIUM.click(".conventions a.term");
        CHROMIUM.await("document.querySelector(':target')");
        assertThat(CHROMIUM.text("h1")).isEqualTo("Symbols and words");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void it_keeps_nobody_out_and_asks_for_nothing(boolean isDark) {
        CHROMIUM.dark(isDark);
        open();
        CHROMIUM.click("#flow-play");
        for (int i = 0; i < 8; i++) {
            CHROMIUM.click("#flow-on");
        }
        assertThat((List<?>) CHROMIUM.run("return performance.getEntriesByType('resource')"
                        + ".map(entry => entry.name).filter(name => !/^(data|blob):/.test(name))"))
                .isEmpty();
        assertThat(Axe.serious(CHROMIUM)).isEqualTo(List.of());
        CHROMIUM.dark(false);
    }
}
