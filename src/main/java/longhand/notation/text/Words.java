package longhand.notation.text;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Words as a message lists them, and the one that somebody may have meant. */
public final class Words {
    private static final int MOST_CHARACTERS = 60;

    private Words() {}

    /** {@code a, b and c}. */
    public static String and(Collection<String> words) {
        return joined(words, " and ");
    }

    /** {@code a, b and c}; of more than so many the first and how many others: {@code a, b and 3 others}. */
    public static String first(int most, List<String> words) {
        if (words.size() <= most) {
            return and(words);
        }
        int shown = most - 1;
        return String.join(", ", words.subList(0, shown)) + " and " + NumberText.grouped(words.size() - shown)
                + " others";
    }

    /** Text that somebody wrote, in one line and not too long for a message. */
    public static String abbreviated(String text) {
        String printable = text.replaceAll("\\p{Cntrl}", " ");
        return printable.length() <= MOST_CHARACTERS ? printable : printable.substring(0, MOST_CHARACTERS - 1) + "…";
    }

    /** {@code a, b or c}. */
    public static String or(Collection<String> words) {
        return joined(words, " or ");
    }

    private static String joined(Collection<String> several, String last) {
        List<String> words = List.copyOf(several);
        int most = words.size() - 1;
        return most < 1 ? String.join("", words) : String.join(", ", words.subList(0, most)) + last + words.get(most);
    }

    /** The word that is nearest to what was written, or else one of which that is a part. */
    public static Optional<String> nearest(String written, Collection<String> words) {
        return Nearest.to(written, words::forEach, 1).stream().findFirst().or(() -> words.stream()
                .filter(word -> written.length() > 2 && word.contains(written))
                .findFirst());
    }
}
