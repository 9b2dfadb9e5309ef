package longhand.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import longhand.calculus.Trace;
import longhand.example.files.Examples;
import longhand.formula.Arithmetic;
import longhand.notation.Derivation;
import longhand.notation.LatexEquation;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** Taking a step along: its formula, and a link to it, in a real browser. */
@Tag("browser")
class CopyTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private static Path folder;

    private LivePage page;

    @BeforeEach
    void open() throws IOException {
        page = new LivePage(CHROMIUM, folder);
        page.open("three-three-two", "#dL/dw1[3,1]");
    }

    @AfterEach
    void nothing_on_the_console() {
        CHROMIUM.run("sessionStorage.clear()");
        assertThat(CHROMIUM.errors()).isEmpty();
    }

    private static void copy(String what) {
        CHROMIUM.click(".step.now .copying button[title*='" + what + "']");
        CHROMIUM.await("document.querySelector('.copied').textContent");
        assertThat(CHROMIUM.text(".copied")).isEqualTo("copied");
    }

    /** What is on the clipboard, as it comes out of it where somebody pastes. */
    private static Object pasted() {
        CHROMIUM.run(
                "document.querySelector('#paste-here')?.remove();"
                        + "const field = document.createElement('textarea'); field.id = 'paste-here'; document.body.append(field); field.focus()");
        CHROMIUM.pressWith(Keys.CONTROL, "v");
        CHROMIUM.await("document.querySelector('#paste-here').value");
        return CHROMIUM.run("const field = document.querySelector('#paste-here'); field.remove(); return field.value");
    }

    private static Derivation derivation() {
        Names names = Examples.find("three-three-two").names();
        return new Derivation(Figures.of(new Trace<>(names.rules(), Arithmetic.doubles())), names);
    }

    @Test
    void the_formula_of_the_present_step_is_copied_as_the_latex_that_export_writes() {
        copy("LaTeX");
        Derivation derivation = derivation();
        LatexEquation equation =
                LatexEquation.of(derivation.of(derivation.names().find("dL/dw1[3,1]")));
        assertThat(pasted())
                .isEqualTo(equation.aligned())
                .asString()
                .startsWith("\\begin{aligned}\n\\frac{\\partial L}{\\partial w_{3,1}^{(1)}} &= ");
    }

    @Test
    void the_formula_is_copied_as_plain_text_also_after_a_change() {
        CHROMIUM.type("#given [id='w2[1,3]'] input", "0.5");
        CHROMIUM.press(Keys.ENTER);
        CHROMIUM.run("location.hash = 'z2[1];w2[1,3]=0.5'");
        CHROMIUM.await("document.querySelector('.step.now').id === 'z2[1]'");
        copy("plain text");
        assertThat(pasted().toString().lines()).hasSize(3).first().asString().startsWith("z2[1] = w2[1,1]·a1[1] + ");
        assertThat(pasted().toString()).contains("0.5·0.9");
    }

    @Test
    void the_link_leads_to_the_step_with_the_changes_that_were_made() {
        CHROMIUM.type("#given [id='w2[1,3]'] input", "0.5");
        CHROMIUM.await("step.isFresh()");
        CHROMIUM.run("document.querySelector(\"[id='z2[2]'] .at\").click()");
        CHROMIUM.await("document.querySelector('.step.now').id === 'z2[2]'");
        copy("link");
        String link = pasted().toString();
        assertThat(link).doesNotContain("[", " ");
        String value = page.values().get("z2[1]");
        CHROMIUM.open(link);
        CHROMIUM.await("document.body.classList.contains('ready')");
        assertThat(CHROMIUM.run("return document.querySelector('.step.now').id"))
                .isEqualTo("z2[2]");
        assertThat(page.values().get("z2[1]")).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'))",
                "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
            })
    void where_the_clipboard_is_not_to_be_had_the_old_way_is_taken(String without) {
        CHROMIUM.run(without);
        copy("plain text");
        assertThat(pasted()).asString().startsWith("dL/dw1[3,1] = ").contains("\n= ");
        CHROMIUM.await("document.querySelector('#status').textContent.includes('copied')");
    }

    @Test
    void the_buttons_are_at_the_present_step_and_keep_quiet_about_what_is_asked() {
        CHROMIUM.press(Keys.ARROW_RIGHT);
        assertThat(CHROMIUM.all(".copying")).hasSize(1);
        assertThat(CHROMIUM.run("return document.querySelector('.step.now .copying') !== null"))
                .isEqualTo(true);
        assertThat(CHROMIUM.find(".step.now .copying .formulas").isDisplayed()).isTrue();
        CHROMIUM.run("document.querySelector('.practice').open = true");
        CHROMIUM.click("#cover");
        assertThat(CHROMIUM.run("return document.querySelector('.step.now').matches('.covered')"))
                .isEqualTo(true);
        assertThat(CHROMIUM.find(".step.now .copying .formulas").isDisplayed()).isFalse();
        CHROMIUM.printing(true);
        assertThat(CHROMIUM.find(".copying").isDisplayed()).isFalse();
        CHROMIUM.printing(false);
    }

    @Test
    void every_step_is_written_by_the_engine_in_the_page_as_by_that_of_the_build() {
        Derivation derivation = derivation();
        derivation.rules().forEach(q -> {
            @SuppressWarnings("unchecked")
            Map<String, String> written = (Map<String, String>) CHROMIUM.run(
                    "return JSON.parse(longhand.written(arguments[0]))",
                    derivation.names().of(q));
            assertThat(written)
                    .isEqualTo(Map.of(
                            "latex",
                            LatexEquation.of(derivation.of(q)).aligned(),
                            "text",
                            derivation.of(q).text()));
        });
    }
}
