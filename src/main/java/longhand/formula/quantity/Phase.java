package longhand.formula.quantity;

import java.util.Locale;

/** The parts of one update, in the order in which they are worked out. */
public enum Phase {
    GIVEN,
    FORWARD,
    /** Where a network learns by a rule without a loss. */
    ERROR,
    LOSS,
    BACKWARD,
    MEAN,
    UPDATE,
    /** Forward once more with the new parameters, on what the update has learned from; where somebody asks for it. */
    AFTERWARDS;

    private final String key = name().toLowerCase(Locale.ROOT);

    /** As pages, data and the terminal call it: forward. */
    public String key() {
        return key;
    }
}
