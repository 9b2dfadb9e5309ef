package longhand.check;

import java.util.Locale;

/** What is said of one answer. */
public enum Verdict {
    /** The exact value rounds to what was written. */
    CORRECT,
    /** Right but for rounding: cut off, or worked out from rounded answers before it. Full marks. */
    ROUNDED,
    /** Wrong, but what the rule gives from the writer's own wrong answers before it. */
    FOLLOWS,
    /** Neither. */
    WRONG,
    /** Nothing was written. */
    BLANK,
    /** No number, one that could be two, or one with too few digits to tell. */
    UNREADABLE,
    /** No quantity has this name. */
    UNKNOWN,
    /** The quantity was answered before. */
    REPEATED;

    /** As it is written in output. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the answer deserves its mark: right, or right from what came before. */
    public boolean earnsMark() {
        return this == CORRECT || this == ROUNDED || this == FOLLOWS;
    }
}
