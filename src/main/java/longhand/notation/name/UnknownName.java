package longhand.notation.name;

import java.util.List;
import longhand.notation.text.Words;

/** A name that fits no quantity, or several. */
public final class UnknownName extends RuntimeException {
    private static final long serialVersionUID = 1;

    private UnknownName(String message) {
        super(message);
    }

    /** @param nearest names that come close, the closest first; may be empty */
    static UnknownName none(String name, List<String> nearest) {
        if (name.isBlank()) {
            return new UnknownName(
                    "expected the name of a quantity, such as z1[1], found '" + Words.abbreviated(name) + "'");
        }
        return new UnknownName("no quantity is called '" + Words.abbreviated(name) + "'"
                + (nearest.isEmpty() ? "" : ": did you mean " + Words.or(nearest) + "?"));
    }

    /** @param reason what its indices ought to be */
    static UnknownName because(String name, String reason) {
        return new UnknownName("no quantity is called '" + Words.abbreviated(name) + "': " + reason);
    }

    static UnknownName ambiguous(String name, List<String> all) {
        return new UnknownName(
                "'" + Words.abbreviated(name) + "' could be " + Words.or(all) + ": use one of these names");
    }
}
