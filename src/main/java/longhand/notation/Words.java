package longhand.notation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Words as a message lists them, and the one that somebody may have meant. */
public final class Words {
    private Words() {}

    /** {@code a, b and c}. */
    public static String and(Collection<String> words) {
        return joined(words, " and ");
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
