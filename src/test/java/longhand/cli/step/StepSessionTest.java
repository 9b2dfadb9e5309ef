package longhand.cli.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import longhand.cli.option.WorkedExample;
import longhand.cli.output.ExplanationText;
import longhand.cli.output.Terminal;
import longhand.example.files.Examples;
import longhand.notation.Derivation;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

/** What is to be seen after each key, without a terminal. */
class StepSessionTest {
    private static final Terminal PLAIN = Terminal.NONE;

    private static StepSession at(String example, String quantity) {
        WorkedExample worked = WorkedExample.inDoubles(Examples.find(example));
        Derivation derivation = worked.derivation();
        Position start =
                Position.of(derivation.rules().order()).to(derivation.names().find(quantity));
        return new StepSession(worked, new ExplanationText(derivation, PLAIN), start);
    }

    /** Presses a key for each character. */
    private static void type(StepSession stepping, String characters) {
        characters.codePoints().forEach(c -> stepping.press(Key.CHARACTER, Character.toString(c)));
    }

    private static String screen(StepSession stepping, int columns, int rows) {
        List<AttributedString> screen =
                StepScreen.of(stepping, PLAIN, columns, rows).rows();
        assertThat(screen).hasSize(rows).allMatch(row -> row.columnLength() <= columns);
        return screen.stream().map(row -> row.toString().stripTrailing()).collect(Collectors.joining("\n"));
    }

    @Test
    void a_step_asks_in_words_and_shows_rule_numbers_and_value_and_where_they_come_from() {
        assertThat(screen(at("three-three-two", "dL/dJ31"), 80, 24)).isEqualTo("""
                        Three inputs, three hidden, two outputs                           step 22 of 124
                        backward, layer 2, O1

                        dL/dw2[1,3]   in the source: dL/dJ31
                        How much does the weight w2[1,3] (J3 → O1) move the loss?

                          rule     dL/da2[1]·da2[1]/dz2[1]·dz2[1]/dw2[1,3]
                          numbers  (-0.567093)·0.245499·0.9
                          value    -0.125298   in full -0.1252984332655281

                        where it comes from
                          dL/da2[1] = 2/2·(a2[1] - y[1]) = 2/2·(0.432907 - 1) = -0.567093
                          da2[1]/dz2[1] = a2[1]·(1 - a2[1]) = 0.432907·(1 - 0.432907) = 0.245499
                          dz2[1]/dw2[1,3] = a1[3] = 0.9









                        → next  ← back  n neuron  l layer  p phase  g go  w why  t try  ? keys  q quit""");
    }

    @Test
    void a_narrow_screen_wraps_and_says_what_is_out_of_view() {
        StepSession stepping = at("three-three-two", "dL/dJ31");
        assertThat(screen(stepping, 40, 12)).isEqualTo("""
                        Three inputs, three hid…  step 22 of 124
                        backward, layer 2, O1
                        dL/dw2[1,3]   in the source: dL/dJ31
                        How much does the weight w2[1,3] (J3 →
                        O1) move the loss?

                          rule     dL/da2[1]·da2[1]/dz2[1]·
                                   dz2[1]/dw2[1,3]
                          numbers  (-0.567093)·0.245499·0.9
                          value    -0.125298   in full
                        ↑↓ lines 1 to 8 of 16
                        → next  ← back  g go  ? keys  q quit""");
        stepping.press(Key.DOWN, "");
        assertThat(screen(stepping, 40, 12)).contains("↑↓ lines 2 to 9 of 16");
        type(stepping, "n");
        assertThat(screen(stepping, 40, 12)).doesNotContain("lines 2 to 9");
    }

    @Test
    void every_size_is_filled_and_never_overrun() {
        StepSession stepping = at("three-three-two-batch", "dL/da1[2]@2");
        for (String keys : List.of("", "?", "x", "w", "\u0000", "g", "dL/d")) {
            if (keys.equals("\u0000")) {
                stepping.press(Key.ESCAPE, "");
            } else {
                type(stepping, keys);
            }
            for (int columns = 1; columns < 130; columns += 7) {
                for (int rows = 1; rows < 40; rows += 3) {
                    assertThat(screen(stepping, columns, rows)).isNotBlank();
                }
            }
        }
    }

    @Test
    void a_terminal_that_is_too_small_says_so() {
        assertThat(screen(at("mazur", "z1[1]"), 29, 24)).startsWith("Too small: this needs 30\ncolumns and 8 rows.");
        assertThat(screen(at("mazur", "z1[1]"), 80, 7)).startsWith("Too small");
        assertThat(screen(at("mazur", "z1[1]"), 30, 8)).contains("step 1 of");
    }

    @Test
    void why_leads_to_the_step_of_a_factor_and_back() {
        StepSession stepping = at("three-three-two", "dL/dJ31");
        type(stepping, "w");
        assertThat(screen(stepping, 80, 24)).contains("""
                        Which of its factors?
                        > 1  dL/da2[1] = -0.567093
                          2  da2[1]/dz2[1] = 0.245499
                          3  dz2[1]/dw2[1,3] = 0.9
                        """);
        stepping.press(Key.DOWN, "");
        assertThat(screen(stepping, 80, 24)).contains("> 2  da2[1]/dz2[1]");
        stepping.press(Key.ENTER, "");
        assertThat(screen(stepping, 80, 24))
                .contains(
                        "why: dL/dw2[1,3] › da2[1]/dz2[1]",
                        "How much does the activation of O1 change when its weighted sum changes?",
                        "← back to dL/dw2[1,3]");
        stepping.press(Key.LEFT, "");
        assertThat(screen(stepping, 80, 24)).contains("step 22 of 124", "backward, layer 2, O1");
        type(stepping, "w3");
        assertThat(screen(stepping, 80, 24)).contains("why: dL/dw2[1,3] › dz2[1]/dw2[1,3]");
        // a single factor needs no choice
        type(stepping, "w");
        assertThat(screen(stepping, 80, 24)).contains("› dz2[1]/dw2[1,3] › a1[3]");
    }

    @Test
    void there_is_nothing_behind_what_is_given() {
        StepSession stepping = at("mazur", "x[1]");
        type(stepping, "w");
        assertThat(screen(stepping, 80, 24)).contains("This number is given, so it has no factors.");
    }

    @Test
    void a_covered_value_is_nowhere_to_be_seen_and_right_and_wrong_answers_are_told() {
        StepSession stepping = at("three-three-two", "dL/dJ31");
        type(stepping, "t");
        assertThat(screen(stepping, 80, 24))
                .contains("value    ?", "your value:")
                .doesNotContain("0.125298");
        type(stepping, "-0,5");
        stepping.press(Key.BACKSPACE, "");
        type(stepping, "510384");
        assertThat(screen(stepping, 80, 24)).contains("your value: -0,510384");
        stepping.press(Key.ENTER, "");
        assertThat(screen(stepping, 80, 24))
                .contains("trying: 0 of 1 right", """
                          value    ?
                          yours    -0,510384   wrong
                                   The derivative of the activation is missing: on its way back through
                                   a neuron the error is multiplied by it. Or: The derivative by the
                                   activation, ∂L/∂a, was used for ∂L/∂z: gradients of weights and
                                   biases are made of ∂L/∂z.
                        """)
                .doesNotContain("0.125298");
        type(stepping, "-0.125298");
        stepping.press(Key.ENTER, "");
        assertThat(screen(stepping, 80, 24))
                .contains("trying: 1 of 1 right", "in full -0.1252984332655281", "-0.125298   correct");
    }

    @Test
    void an_answer_that_follows_from_an_earlier_one_is_said_to() {
        StepSession stepping = at("three-three-two", "dL/dSIG(O1)");
        type(stepping, "t0.567093");
        stepping.press(Key.ENTER, "");
        assertThat(screen(stepping, 80, 24)).contains("wrong", "The sign of the error is flipped");
        type(stepping, "gdL/dJ31");
        stepping.press(Key.ENTER, "");
        type(stepping, "0.125298");
        stepping.press(Key.ENTER, "");
        assertThat(screen(stepping, 80, 24))
                .contains("follows", "Follows from your earlier answer for dL/da2[1]; the step itself");
    }

    @Test
    void what_could_be_two_numbers_is_asked_again_and_not_marked() {
        StepSession stepping = at("mazur", "z1[1]");
        type(stepping, "t1,234");
        stepping.press(Key.ENTER, "");
        assertThat(screen(stepping, 80, 24))
                .contains("This could be 1.234 or 1234", "your value: 1,234")
                .doesNotContain("of 1 right");
    }

    @Test
    void values_are_shown_one_at_a_time_and_then_all() {
        StepSession stepping = at("mazur", "z1[1]");
        type(stepping, "t");
        stepping.press(Key.ESCAPE, "");
        assertThat(screen(stepping, 80, 24)).contains("value    ?").doesNotContain("0.3775");
        type(stepping, "v");
        assertThat(screen(stepping, 80, 24)).contains("value    0.3775");
        stepping.press(Key.RIGHT, "");
        assertThat(screen(stepping, 80, 24)).contains("value    ?");
        type(stepping, "vv");
        assertThat(screen(stepping, 80, 24)).contains("This value has already been shown.", "t stop");
        type(stepping, "t");
        assertThat(screen(stepping, 80, 24)).contains("All values are shown again.", "t try");
        stepping.press(Key.RIGHT, "");
        assertThat(screen(stepping, 80, 24)).doesNotContain("?  ").contains("z1[2]");
    }

    @Test
    void the_foot_of_a_screen_says_how_to_try_and_how_to_stop_on_any_width() {
        StepSession stepping = at("mazur", "z1[1]");
        for (int columns = 30; columns <= 100; columns++) { // screen() asserts that nothing is wider
            assertThat(foot(stepping, columns))
                    .contains("→ next", "? keys", "q quit")
                    .doesNotContain("…");
        }
        assertThat(foot(stepping, 80)).contains("t try");
        type(stepping, "t");
        stepping.press(Key.ESCAPE, "");
        assertThat(foot(stepping, 80))
                .isEqualTo("→ next  ← back  n neuron  l layer  g go  w why  v value  t stop  ? keys  q quit");
        assertThat(foot(stepping, 60)).contains("v value", "t stop", "q quit");
    }

    private static String foot(StepSession stepping, int columns) {
        String screen = screen(stepping, columns, 24);
        return screen.substring(screen.lastIndexOf('\n') + 1);
    }

    @Test
    void remarks_that_would_give_a_covered_value_away_are_covered_too() {
        StepSession stepping = at("three-three-two", "a1[2]");
        assertThat(screen(stepping, 80, 24)).contains("is dead for this input");
        type(stepping, "t");
        assertThat(screen(stepping, 80, 24)).doesNotContain("dead");
    }

    @Test
    void tab_completes_a_name_and_shows_how_it_may_go_on() {
        StepSession stepping = at("relu-by-hand", "z1[1]");
        type(stepping, "gdL/dz");
        stepping.press(Key.TAB, "");
        stepping.press(Key.TAB, "");
        assertThat(screen(stepping, 80, 24)).contains("dL/dz2[1]  dL/dz1[1]  dL/dz1[2]\ngo to: dL/dz\n");
        type(stepping, "2");
        stepping.press(Key.TAB, "");
        assertThat(screen(stepping, 80, 24)).contains("go to: dL/dz2[1]");
        stepping.press(Key.ENTER, "");
        assertThat(screen(stepping, 80, 24)).contains("backward, neuron 1 of layer 2");
    }

    @Test
    void a_name_without_its_sample_is_looked_for_in_the_sample_in_view() {
        StepSession stepping = at("three-three-two-batch", "z1[1]@2");
        type(stepping, "gdL/dz2[1]");
        stepping.press(Key.ENTER, "");
        assertThat(screen(stepping, 80, 24)).contains("dL/dz2[1]@2");
    }

    @Test
    void an_unknown_name_is_answered_with_the_nearest_and_can_be_mended() {
        StepSession stepping = at("mazur", "z1[1]");
        type(stepping, "gdL/dw1[1,3]");
        stepping.press(Key.ENTER, "");
        assertThat(screen(stepping, 80, 24)).contains("did you mean dL/dw1[1,1]", "go to: dL/dw1[1,3]");
        stepping.press(Key.LEFT, "");
        stepping.press(Key.BACKSPACE, "");
        type(stepping, "2");
        stepping.press(Key.ENTER, "");
        assertThat(screen(stepping, 80, 24)).contains("How much does the weight w1[1,2]");
    }

    @Test
    void a_move_that_leads_nowhere_says_so() {
        StepSession stepping = at("mazur", "z1[1]");
        stepping.press(Key.LEFT, "");
        assertThat(screen(stepping, 80, 24)).contains("This is the first step.");
        stepping.press(Key.END, "");
        type(stepping, "p");
        assertThat(screen(stepping, 80, 24)).contains("This is the last phase.");
        type(stepping, "x");
        assertThat(screen(stepping, 80, 24)).contains("? lists the keys");
    }

    @Test
    void help_names_every_key_and_any_key_leaves_it() {
        StepSession stepping = at("mazur", "z1[1]");
        type(stepping, "?");
        assertThat(screen(stepping, 80, 24)).contains("next neuron", "try it yourself", "Ctrl-C", "any key goes back");
        type(stepping, "x");
        assertThat(screen(stepping, 80, 24)).contains("step 1 of");
        assertThat(stepping.isDone()).isFalse();
        type(stepping, "q");
        assertThat(stepping.isDone()).isTrue();
    }
}
