package longhand.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** Going to what somebody names, in a real browser. */
@Tag("browser")
class GoToTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private static Path folder;

    /** One page for all of them: who goes somewhere comes from anywhere. */
    @BeforeAll
    static void open() throws IOException {
        new LivePage(CHROMIUM, folder).open("three-three-two", "");
    }

    @AfterEach
    void nothing_on_the_console() {
        assertThat(CHROMIUM.errors()).isEmpty();
    }

    private static void type(String wanted) {
        CHROMIUM.run("document.activeElement.blur()");
        CHROMIUM.press("g");
        CHROMIUM.await("document.querySelector('#finder').open");
        CHROMIUM.press(wanted);
        CHROMIUM.press(Keys.ENTER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dL/dw2[1,3] | dL/dw2[1,3]",
                "J2 | z1[2]",
                "RELU(J2) | a1[2]",
                "w1’[1,1] | w1'[1,1]",
                "w1'[1,1] | w1'[1,1]",
                "J11’ | w2'[1,1]",
                "1 | z1[1]",
                "5 | z1[3]",
                "step 13 | L",
                "Step13 | L"
            })
    void a_step_is_gone_to_by_our_name_or_the_source_s_or_its_number(String wanted, String step) {
        type(wanted);
        CHROMIUM.await("!document.querySelector('#finder').open");
        assertThat(CHROMIUM.text(".step.now .name")).isEqualTo(step);
        assertThat(CHROMIUM.run("return decodeURIComponent(location.hash)")).isEqualTo("#" + step);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"I11 | w1[1,1]", "J31 | w2[1,3]", "I2 | x[2]", "y[2] | y[2]", "alpha | alpha"})
    void what_is_given_is_gone_to_as_well_and_as_often_as_one_likes(String wanted, String given) {
        for (int time = 0; time < 2; time++) {
            type(wanted);
            CHROMIUM.await("!document.querySelector('#finder').open");
            CHROMIUM.await("document.querySelector('.target')?.id === \"" + given + "\"");
            CHROMIUM.run("document.querySelector('.target').classList.remove('target')");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | The steps are 1 to 124.",
                "125 | The steps are 1 to 124.",
                "step 99999999999999999999 | The steps are 1 to 124.",
                "J41 | No quantity has that name.",
                "main | No quantity has that name."
            })
    void what_there_is_none_of_is_said_to(String wanted, String words) {
        type(wanted);
        CHROMIUM.await("document.querySelector('#unknown').textContent !== ''");
        assertThat(CHROMIUM.text("#unknown")).isEqualTo(words);
        CHROMIUM.press(Keys.ESCAPE);
    }
}
