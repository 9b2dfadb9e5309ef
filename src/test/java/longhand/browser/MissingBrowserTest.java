package longhand.browser;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** What becomes of the tests in a browser where there is none. */
class MissingBrowserTest {
    @Test
    void at_home_they_are_skipped_and_say_what_to_install() {
        assertThatThrownBy(() -> Chromium.require(false, false))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("apt-get install chromium chromium-driver");
    }

    @Test
    void in_continuous_integration_they_fail_and_say_what_to_install() {
        assertThatThrownBy(() -> Chromium.require(false, true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("apt-get install chromium chromium-driver");
    }

    @Test
    void with_one_they_run_in_both_places() {
        assertThatCode(() -> Chromium.require(true, false)).doesNotThrowAnyException();
        assertThatCode(() -> Chromium.require(true, true)).doesNotThrowAnyException();
    }
}
