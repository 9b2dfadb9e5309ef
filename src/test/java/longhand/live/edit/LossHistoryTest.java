package longhand.live.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import longhand.live.text.Json;
import longhand.view.html.Numbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The curve is 600 wide and 160 high, from the least loss to the most. */
class LossHistoryTest {
    private final List<LossHistory.Point> points = new ArrayList<>();

    /** After a change, or after an update, if it is one more of these than before. */
    private LossHistoryTest then(int updates, double loss) {
        points.add(new LossHistory.Point(updates, loss, Numbers.of(loss)));
        return this;
    }

    private String json() {
        return new LossHistory(points).json().toString();
    }

    private static String told(String line, int updates, String words, String most, String least) {
        return new Json()
                .put("line", line)
                .put("updates", Integer.toString(updates))
                .put("words", words)
                .put("most", most)
                .put("least", least)
                .toString();
    }

    @Test
    void without_an_update_it_is_one_point() {
        assertThat(then(0, 0.5).json())
                .isEqualTo(told("M0.0,0.0 0.0,0.0", 0, "The loss, from 0.5 to 0.5 after 0 updates", "0.5", "0.5"));
    }

    @Test
    void each_update_is_a_point_from_the_left_to_the_right_and_a_higher_loss_is_higher() {
        assertThat(then(0, 0.5).then(1, 0.3).then(2, 0.1).json())
                .isEqualTo(told(
                        "M0.0,0.0 0.0,0.0 300.0,80.0 600.0,160.0",
                        2,
                        "The loss, from 0.5 to 0.1 after 2 updates",
                        "0.5",
                        "0.1"));
    }

    @Test
    void a_loss_that_rises_has_its_most_at_the_end() {
        assertThat(then(0, 0.1).then(1, 0.5).json())
                .isEqualTo(told(
                        "M0.0,160.0 0.0,160.0 600.0,0.0", 1, "The loss, from 0.1 to 0.5 after 1 update", "0.5", "0.1"));
    }

    @Test
    void it_begins_with_the_numbers_that_the_first_update_started_from() {
        assertThat(then(0, 9).then(0, 8).then(0, 0.5).then(1, 0.1).json())
                .isEqualTo(told(
                        "M0.0,0.0 0.0,0.0 600.0,160.0", 1, "The loss, from 0.5 to 0.1 after 1 update", "0.5", "0.1"));
    }

    @Test
    void a_change_between_two_updates_breaks_it_off_and_leaves_out_what_nothing_started_from() {
        assertThat(then(0, 1).then(1, 0.5).then(1, 7).then(1, 0.75).then(2, 0).json())
                .isEqualTo(told(
                        "M0.0,0.0 0.0,0.0 300.0,80.0M300.0,40.0 300.0,40.0 600.0,160.0",
                        2,
                        "The loss, from 1 to 0 after 2 updates",
                        "1",
                        "0"));
    }

    @ParameterizedTest
    @CsvSource({"NaN, overflow", "Infinity, Infinity"})
    void a_loss_that_no_double_holds_is_a_gap(double lost, String words) {
        assertThat(then(0, 1).then(1, lost).then(2, 0).json())
                .isEqualTo(told(
                        "M0.0,0.0 0.0,0.0M600.0,160.0 600.0,160.0",
                        2,
                        "The loss, from 1 to 0 after 2 updates",
                        "1",
                        "0"));
        assertThat(then(3, lost).json()).contains("from 1 to " + words + " after 3 updates");
    }

    @Test
    void a_loss_that_stays_is_a_straight_line() {
        assertThat(then(0, 0.25).then(1, 0.25).json()).contains("\"line\":\"M0.0,0.0 0.0,0.0 600.0,0.0\"");
    }
}
