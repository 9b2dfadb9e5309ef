package longhand.cli.step;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import longhand.cli.output.ExplanationText.Line;

/** What the keys of {@code step} do, in words. */
final class StepKeys {
    private static final int KEY_WIDTH = 14;

    private static final String[][] KEYS = {
        {"Enter → Space", "next step"},
        {"← Backspace", "back"},
        {"n  N", "next neuron, previous neuron (also Shift with → and ←)"},
        {"l  L", "next layer, previous layer"},
        {"p  P", "next phase, previous phase"},
        {"Home End", "first step, last step"},
        {"g", "go to a quantity by its name or label; Tab completes it"},
        {"w", "why: choose a factor and see its own step; Enter or ← leads back"},
        {"t", "try it yourself: values are covered, type your own and it is marked; t again shows them all"},
        {"v", "show the covered value of this step"},
        {"↑ ↓", "scroll, where a step is longer than the screen"},
        {"? h", "these keys"},
        {"q Ctrl-C", "quit"},
    };

    /** The keys in the order of their importance, each with its place in the row. */
    private static final String[][] AT_THE_FOOT = {
        {"0", "→ next"},
        {"1", "← back"},
        {"8", "? keys"},
        {"9", "q quit"},
        {"5", "g go"},
        {"6", "w why"},
        {"7", "t try"},
        {"2", "n neuron"},
        {"3", "l layer"},
        {"4", "p phase"},
    };

    private static final String[][] AT_THE_FOOT_TRYING = {
        {"0", "→ next"},
        {"1", "← back"},
        {"9", "? keys"},
        {"10", "q quit"},
        {"7", "v value"},
        {"8", "t stop"},
        {"5", "g go"},
        {"6", "w why"},
        {"2", "n neuron"},
        {"3", "l layer"},
        {"4", "p phase"},
    };

    private StepKeys() {}

    /** The list of all keys. */
    static List<Line> help() {
        List<Line> lines = new ArrayList<>();
        for (String[] key : KEYS) {
            lines.add(new Line(padded("  " + key[0]), key[1], KEY_WIDTH + 4, true));
        }
        return lines;
    }

    /**
     * The keys that matter now, as many as there is room for.
     *
     * @param home the name of the step that leads back from here, or empty
     */
    static String footer(StepSession.Mode mode, String home, boolean isTrying, int columns) {
        return switch (mode) {
            case HELP -> "any key goes back";
            case FACTORS -> "↑↓ choose  Enter opens it  Esc back";
            case NAME -> "Tab completes  Enter goes there  Esc back";
            case VALUE -> "Enter marks it  Esc back";
            case STEP -> home.isEmpty() ? ofStep(isTrying, columns) : "← back to " + home + "  w why  ? keys  q quit";
        };
    }

    private static String ofStep(boolean isTrying, int columns) {
        String[][] keys = isTrying ? AT_THE_FOOT_TRYING : AT_THE_FOOT;
        String[] row = new String[keys.length];
        int width = -2;
        for (String[] key : keys) {
            width += key[1].length() + 2;
            if (width > columns) {
                break;
            }
            row[Integer.parseInt(key[0])] = key[1];
        }
        return Arrays.stream(row).filter(Objects::nonNull).collect(Collectors.joining("  "));
    }

    private static String padded(String text) {
        return text + " ".repeat(Math.max(1, KEY_WIDTH + 4 - text.length()));
    }
}
