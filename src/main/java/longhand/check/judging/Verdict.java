package longhand.check.judging;

import java.util.Locale;

/** What is said of one answer. */
public enum Verdict {
    /** The exact value rounds to what was written, and at least one digit of it says something. */
    CORRECT,
    /** Right but for rounding: cut off, or worked out from rounded answers before it. Full marks. */
    ROUNDED,
    /** Wrong, but what the rule gives from the writer's own wrong answers before it. */
    FOLLOWS,
    /** Neither. */
    WRONG,
    /** Not wrong, but of so few digits that it cannot be told from a mistake: 0.00, or a weight without a digit of its change. */
    COARSE,
    /** Nothing was written. */
    BLANK,
    /** Not a number, a number that could be read in two ways, or a line that is not an answer. */
    UNREADABLE,
    /** No quantity has this name. */
    UNKNOWN,
    /** The quantity was answered before. */
    REPEATED,
    /** What the exercise gives was copied correctly, or left out: it neither earns nor costs marks. */
    GIVEN;

    /** As it is written in output. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the answer deserves its mark: right, or right from what came before. */
    public boolean earnsMark() {
        return this == CORRECT || this == ROUNDED || this == FOLLOWS;
    }
}
