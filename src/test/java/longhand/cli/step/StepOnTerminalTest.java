package longhand.cli.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import longhand.cli.PseudoTerminal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code step} as somebody meets it who sits at a terminal. */
@Tag("slow")
class StepOnTerminalTest {
    private static final String LEAVES_ALTERNATE_SCREEN = "\u001b[?1049l";
    private static final String SHOWS_CURSOR = "\u001b[?25h";
    private static final int SIGTERM = 15;
    private static final int SIGINT = 2;

    private static PseudoTerminal start(int columns, int rows, String... arguments) throws IOException {
        return start(Map.of(), columns, rows, arguments);
    }

    private static PseudoTerminal start(Map<String, String> environment, int columns, int rows, String... arguments)
            throws IOException {
        Optional<String> python = PseudoTerminal.python();
        assumeTrue(python.isPresent(), "no python3 that can open a pseudo-terminal: the terminal is not tested here");
        return PseudoTerminal.start(python.orElseThrow(), environment, columns, rows, arguments);
    }

    private static void assertGivenBack(PseudoTerminal terminal) {
        assertThat(terminal.isAsBefore())
                .as("settings of the terminal as before")
                .isTrue();
        int left = terminal.raw().lastIndexOf(LEAVES_ALTERNATE_SCREEN);
        assertThat(left).as("alternate screen left").isPositive();
        assertThat(terminal.raw().lastIndexOf(SHOWS_CURSOR))
                .as("cursor in view")
                .isGreaterThan(left - 10);
        assertThat(terminal.raw()).doesNotContain("WARNING", "a fault in this program");
    }

    @Test
    void keys_lead_through_the_steps_and_q_gives_the_terminal_back() throws Exception {
        try (PseudoTerminal terminal = start(80, 24, "step", "three-three-two")) {
            String first = terminal.awaitText("q quit");
            assertThat(first).contains("step 1 of 124", "z1[1]   in the source: J1", "What is the weighted sum of J1?");
            terminal.type("\r");
            terminal.awaitText("step 2 of 124");
            terminal.type("\u001b[C");
            terminal.awaitText("step 3 of 124");
            terminal.type("\u001b[D");
            terminal.awaitText("step 2 of 124");
            terminal.type("n");
            terminal.awaitText("forward, layer 1, J2");
            terminal.type("\u001b[1;2D");
            terminal.awaitText("forward, layer 1, J1");
            terminal.type("l");
            terminal.awaitText("forward, layer 2, O1");
            terminal.type("p");
            terminal.awaitText("How far off is O1?");
            terminal.type("\u001b[F");
            terminal.awaitText("step 124 of 124");
            terminal.type("\u001b[H");
            terminal.awaitText("step 1 of 124");
            terminal.type("q");
            assertThat(terminal.awaitEnd()).isZero();
            assertGivenBack(terminal);
        }
    }

    @Test
    void a_name_is_completed_and_gone_to_and_an_answer_is_marked() throws Exception {
        try (PseudoTerminal terminal = start(80, 24, "step", "three-three-two")) {
            terminal.awaitText("q quit");
            terminal.type("g");
            terminal.awaitText("go to:");
            terminal.type("dL/dJ3");
            terminal.awaitText("go to: dL/dJ3");
            terminal.type("\t\t");
            terminal.awaitText("dL/dJ31  dL/dJ32");
            terminal.type("1\r");
            terminal.awaitText("dL/dw2[1,3]   in the source: dL/dJ31");
            terminal.type("t");
            assertThat(terminal.awaitText("your value:")).contains("value    ?").doesNotContain("-0.1252984");
            terminal.type("-0,510384\r");
            assertThat(terminal.awaitText("wrong")).contains("The derivative of the activation is missing");
            terminal.type("-0.125298");
            terminal.awaitText("your value: -0.125298");
            terminal.type("\r");
            terminal.awaitText("in full -0.1252984332655281");
            terminal.type("\u0004");
            assertThat(terminal.awaitEnd()).isZero();
            assertGivenBack(terminal);
        }
    }

    @Test
    void escape_leaves_what_was_begun() throws Exception {
        try (PseudoTerminal terminal = start(80, 24, "step", "mazur")) {
            terminal.awaitText("q quit");
            terminal.type("g");
            terminal.awaitText("go to:");
            terminal.type("\u001b");
            terminal.await(now -> !now.contains("go to:"));
            terminal.type("w");
            terminal.awaitText("Which of its factors?");
            terminal.type("\u001b");
            terminal.await(now -> !now.contains("Which of its factors?"));
        }
    }

    @Test
    void the_screen_follows_the_size_of_the_terminal() throws Exception {
        try (PseudoTerminal terminal = start(80, 24, "step", "three-three-two", "--from", "dL/dJ31")) {
            terminal.awaitText("q quit");
            terminal.resize(40, 12);
            String small = terminal.await(now -> now.contains("lines 1 to") && now.contains("q quit"));
            assertThat(small.lines()).hasSize(12).allMatch(row -> row.length() <= 40);
            terminal.resize(20, 5);
            terminal.awaitText("Too small");
            terminal.resize(200, 50);
            String large = terminal.awaitText("q quit");
            assertThat(large).contains("dz2[1]/dw2[1,3] = a1[3] = 0.9");
            terminal.type("q");
            assertThat(terminal.awaitEnd()).isZero();
            assertGivenBack(terminal);
        }
    }

    @Test
    void ctrl_c_ends_it_cleanly_also_while_a_name_is_typed() throws Exception {
        try (PseudoTerminal terminal = start(80, 24, "step", "mazur")) {
            terminal.awaitText("q quit");
            terminal.type("gdL");
            terminal.awaitText("go to: dL");
            terminal.type("\u0003");
            assertThat(terminal.awaitEnd()).isZero();
            assertGivenBack(terminal);
        }
    }

    @Test
    void a_signal_from_outside_finds_the_terminal_given_back() throws Exception {
        for (int signal : new int[] {SIGTERM, SIGINT}) {
            int expected = signal == SIGINT ? 0 : 128 + signal;
            try (PseudoTerminal terminal = start(80, 24, "step", "mazur")) {
                terminal.awaitText("q quit");
                terminal.signal(signal);
                assertThat(terminal.awaitEnd()).isEqualTo(expected);
                assertGivenBack(terminal);
            }
        }
    }

    @Test
    void colour_is_there_for_the_factors_and_not_with_no_color() throws Exception {
        try (PseudoTerminal terminal = start(80, 24, "step", "mazur", "--from", "dL/dw2[1,1]")) {
            terminal.awaitText("q quit");
            assertThat(terminal.raw()).containsPattern("\u001b\\[[0-9;]*35m");
        }
        try (PseudoTerminal terminal =
                start(Map.of("NO_COLOR", "1"), 80, 24, "step", "mazur", "--from", "dL/dw2[1,1]")) {
            terminal.awaitText("q quit");
            assertThat(terminal.raw()).doesNotContainPattern("\u001b\\[[0-9;]*3[1-6]m");
        }
    }

    @Test
    void on_a_terminal_that_cannot_place_its_cursor_the_steps_are_printed_without_escape_codes() throws Exception {
        try (PseudoTerminal terminal =
                start(Map.of("TERM", "dumb"), 100, 50, "step", "mazur", "--from", "w1'[1,1]", "--steps", "2")) {
            assertThat(terminal.awaitEnd()).isZero();
            assertThat(terminal.raw())
                    .contains("What is the new value of the weight")
                    .doesNotContain("\u001b");
        }
    }
}
