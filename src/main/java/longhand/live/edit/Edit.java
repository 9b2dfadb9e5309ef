package longhand.live.edit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import longhand.check.reading.WrittenNumber;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.notation.name.Names;
import longhand.notation.name.UnknownName;
import longhand.notation.text.GivenDecimal;

/**
 * One change of an exercise: {@code w1[1,2]=0.3}, {@code loss=mse}, {@code activation1=tanh}; or {@code update=3}, that many updates one
 * after another.
 *
 * @param key the name of a given quantity, {@code loss}, {@code activation} with the number of its layer, or {@code update}
 */
public record Edit(String key, String value) {
    private static final int MOST_CHARACTERS = 600;

    /** @throws Refused if a part is no edit */
    public static List<Edit> list(String text) {
        List<Edit> edits = new ArrayList<>();
        for (String part : text.split(";", -1)) {
            int sign = part.indexOf('=');
            if (sign > 0) {
                edits.add(new Edit(part.substring(0, sign), part.substring(sign + 1)));
            } else if (!part.isEmpty()) {
                throw new Refused("", "This link contains a change that cannot be read.");
            }
        }
        return edits;
    }

    /**
     * The given number that it changes.
     *
     * @throws Refused if there is none of that name
     */
    Quantity given(Names names) {
        Quantity q;
        try {
            q = names.find(key);
        } catch (UnknownName unknown) {
            throw refused("There is no number with that name here.");
        }
        if (q.phase() != Phase.GIVEN) {
            throw refused("This number is worked out, not given.");
        }
        return q;
    }

    /** As people write numbers, and as their answers are read: with a comma, too, and with the minus sign of print. */
    BigDecimal number() {
        try {
            if (value.isBlank()) {
                throw refused("Please enter a number such as 0.3.");
            }
            // before any pattern is tried: in a browser these go as deep as the text is long, and may not get to its
            // end
            if (value.length() > MOST_CHARACTERS) {
                throw refused("Expected a number of at most " + MOST_CHARACTERS + " characters.");
            }
            if (GivenDecimal.isDecimal(value)) {
                return GivenDecimal.read(value);
            }
            return GivenDecimal.bounded(WrittenNumber.parse(value)
                    .orElseThrow(
                            () -> refused("This " + WrittenNumber.problem(value).orElseThrow() + "."))
                    .value());
        } catch (GivenDecimal.Refused refused) {
            throw refused("Expected " + refused.expected() + refused.hint() + ".");
        }
    }

    /** What does not fit is refused in its own words. */
    <T> T fitting(Supplier<T> changed) {
        try {
            return changed.get();
        } catch (IllegalArgumentException unfit) {
            String reason = unfit.getMessage();
            throw refused(reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1) + ".");
        }
    }

    Refused refused(String why) {
        return new Refused(key, why);
    }

    /** A change that cannot be made. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String key;

        /** @param message why, in a sentence to the reader */
        Refused(String key, String message) {
            super(message);
            this.key = key;
        }

        /** Of the edit. */
        public String key() {
            return key;
        }
    }
}
