package longhand.api;

import java.util.List;

/**
 * One answer of a sheet, marked.
 *
 * @param line of the sheet, from 1
 * @param name as it stands there, and {@code answer} what was written
 * @param message one or two sentences to whoever wrote it; they never hold the right value
 * @param mistakes the known mistakes that may have led here, as the README names them: {@code rate-forgotten}; empty unless it is wrong
 */
public record MarkedAnswer(
        int line, String name, String answer, Verdict verdict, String message, List<String> mistakes) {
    public MarkedAnswer {
        mistakes = List.copyOf(mistakes);
    }

    /** What is said of an answer. */
    public enum Verdict {
        /** The exact value rounds to what was written. */
        CORRECT,
        /** Right but for rounding; full marks. */
        ROUNDED,
        /** Wrong, but right from earlier answers of the same sheet. */
        FOLLOWS,
        /** Neither. */
        WRONG,
        /** Too few digits to tell it from a mistake. */
        COARSE,
        /** Nothing written. */
        BLANK,
        /** Not a number, or an ambiguous one. */
        UNREADABLE,
        /** No number of the example has this name. */
        UNKNOWN,
        /** Answered before; the first answer counts. */
        REPEATED,
        /** Part of the exercise, so worth no marks. */
        GIVEN
    }
}
