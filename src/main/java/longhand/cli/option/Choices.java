package longhand.cli.option;

import java.util.List;
import longhand.notation.text.Words;

/** What is said to somebody who wrote none of the words that there are to choose from. */
public final class Choices {
    private Choices() {}

    /** What was expected, what was found, and the choice that may have been meant. */
    public static String expected(List<String> choices, String found) {
        return "expected one of " + String.join(", ", choices) + ", found '" + found + "'" + near(found, choices);
    }

    /** ": did you mean check?", or nothing. */
    public static String near(String found, List<String> choices) {
        return Words.nearest(found, choices)
                .map(near -> ": did you mean " + near + "?")
                .orElse("");
    }
}
