package longhand.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The page of an example under a finger, on a screen of 360×740. */
@Tag("browser")
class PhoneTest {
    private static final int BELOW_THE_PICTURE = 520;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void open() throws IOException {
        CHROMIUM.size(360, 740);
        touch(true);
        new LivePage(CHROMIUM, folder).open("three-three-two", "#z1[1]");
    }

    @AfterAll
    static void nothing_on_the_console() {
        touch(false);
        CHROMIUM.width(1400);
        assertThat(CHROMIUM.errors()).isEmpty();
    }

    private static void touch(boolean isOn) {
        CHROMIUM.driver()
                .executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", isOn, "maxTouchPoints", 1));
    }

    private static void touch(String type, List<Map<String, Integer>> where) {
        CHROMIUM.driver()
                .executeCdpCommand("Input.dispatchTouchEvent", Map.of("type", "touch" + type, "touchPoints", where));
    }

    /** Where the finger goes, from one place to another. */
    private static void swipe(int fromX, int fromY, int toX, int toY) {
        touch("Start", List.of(Map.of("x", fromX, "y", fromY)));
        for (int i = 1; i <= 5; i++) {
            touch("Move", List.of(Map.of("x", fromX + (toX - fromX) * i / 5, "y", fromY + (toY - fromY) * i / 5)));
        }
        touch("End", List.of());
    }

    private static void is(String step) {
        CHROMIUM.await("document.querySelector('.step.now').id === '" + step
                + "' && decodeURIComponent(location.hash) === '#" + step + "'");
    }

    @Test
    void a_finger_to_the_left_takes_the_next_step_and_to_the_right_the_one_before() {
        CHROMIUM.run("location.hash = '#z1[1]'");
        for (String next : List.of("a1[1]", "z1[2]", "a1[2]", "z1[3]")) {
            swipe(300, BELOW_THE_PICTURE, 80, BELOW_THE_PICTURE + 10);
            is(next);
        }
        for (String before : List.of("a1[2]", "z1[2]", "a1[1]")) {
            swipe(60, BELOW_THE_PICTURE, 300, BELOW_THE_PICTURE - 10);
            is(before);
        }
        swipe(180, BELOW_THE_PICTURE + 60, 150, BELOW_THE_PICTURE - 120); // this one scrolls
        swipe(180, BELOW_THE_PICTURE, 150, BELOW_THE_PICTURE); // and this is too short
        is("a1[1]");
    }

    @Test
    void the_picture_folds_away_and_leaves_its_room_to_the_step() {
        CHROMIUM.run("location.hash = '#dL/dz2[1]'");
        is("dL/dz2[1]");
        CHROMIUM.await("document.querySelector('.step.now').getBoundingClientRect().top > 200");
        CHROMIUM.click("#fold");
        CHROMIUM.await("document.querySelector('.step.now').getBoundingClientRect().top < 120");
        assertThat(CHROMIUM.find("svg.network").isDisplayed()).isFalse();
        assertThat(CHROMIUM.run("const step = document.querySelector('.step.now').getBoundingClientRect();"
                        + "return step.bottom <= document.getElementById('bar').getBoundingClientRect().top"))
                .isEqualTo(true);
        CHROMIUM.click("#fold");
        assertThat(CHROMIUM.find("svg.network").isDisplayed()).isTrue();
    }
}
