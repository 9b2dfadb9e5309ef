package longhand.live;

import java.util.ArrayList;
import java.util.List;

/**
 * One change of an exercise: {@code w1[1,2]=0.3}, {@code loss=mse}, {@code activation1=tanh}; or {@code update=3}, that many updates one
 * after another.
 *
 * @param key the name of a given quantity, {@code loss}, {@code activation} with the number of its layer, or {@code update}
 */
record Edit(String key, String value) {
    /** @throws Refused if a part is no edit */
    static List<Edit> list(String text) {
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

    /** A change that cannot be made. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String key;

        /** @param message why, in a sentence to the reader */
        Refused(String key, String message) {
            super(message);
            this.key = key;
        }

        /** Of the edit. */
        String key() {
            return key;
        }
    }
}
