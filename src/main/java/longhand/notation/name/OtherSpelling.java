package longhand.notation.name;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names as lectures and articles spell them, in our way: δ2[1] for dL/dz2[1], w5+ for w5', E_total or cost for L, z_1[2] for z1[2]. Looked
 * at only where a name as it stands is none, so that no name of an example loses its meaning.
 */
final class OtherSpelling {
    /** No such name is longer, and on thousands of characters a pattern would run out of stack. */
    private static final int MOST_CHARACTERS = 60;

    private static final Pattern DELTA = Pattern.compile("(?:delta|δ)_?(\\d{1,4}\\[.*)");
    private static final Pattern UPDATED = Pattern.compile("(.{1,60}?)\\^?(?:\\+|\\{\\+})");
    private static final Pattern LOSS =
            Pattern.compile("(d?)(?:[LECJ]|[Ll]oss|[Cc]ost)(?:_?\\{?total}?)?('?(?:/d.*)?)");
    private static final Pattern UNDERSCORE = Pattern.compile("(?<=[a-z])_\\{?(\\d{1,9})}?");

    private OtherSpelling() {}

    /** In our way; a name that is spelled as we do as it is. */
    static String ours(String name) {
        if (name.length() > MOST_CHARACTERS) {
            return name;
        }
        Matcher updated = UPDATED.matcher(name);
        String primed = updated.matches() ? updated.group(1) + "'" : name;
        Matcher delta = DELTA.matcher(primed);
        String signal = delta.matches() ? "dL/dz" + delta.group(1) : primed;
        Matcher loss = LOSS.matcher(signal);
        String ofLoss = loss.matches() ? loss.group(1) + "L" + loss.group(2) : signal;
        return UNDERSCORE.matcher(ofLoss).replaceAll("$1");
    }
}
