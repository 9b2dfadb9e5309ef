package longhand.notation.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** The names that come nearest to one that is not known, by the number of characters to insert, delete, change or swap. */
public final class Nearest {
    private record Candidate(String name, int distance) {}

    private Nearest() {}

    /**
     * @param each calls its argument with every known name
     * @return at most {@code most} names within a third of the length, the closest first; of a short name, within one character
     */
    public static List<String> to(String name, Consumer<Consumer<String>> each, int most) {
        // of a single character nothing would be left
        int limit = name.length() < 2 ? 0 : Math.max(1, Math.min(name.length(), 30) / 3);
        List<Candidate> best = new ArrayList<>();
        each.accept(candidate -> {
            int distance = Math.abs(candidate.length() - name.length()) > limit ? limit + 1 : distance(name, candidate);
            if (distance <= limit
                    && best.stream().noneMatch(known -> known.name().equals(candidate))) {
                best.add(new Candidate(candidate, distance));
                best.sort(Comparator.comparingInt(Candidate::distance));
                if (best.size() > most) {
                    best.remove(most);
                }
            }
        });
        return best.stream().map(Candidate::name).toList();
    }

    /** Levenshtein's distance, letter case aside, in which two neighbours that are swapped count once. */
    static int distance(String a, String b) {
        int[] beforePrevious = new int[b.length() + 1];
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = previous[j - 1] + (isSame(a, i - 1, b, j - 1) ? 0 : 1);
                current[j] = Math.min(Math.min(current[j - 1], previous[j]) + 1, changed);
                if (i > 1 && j > 1 && isSame(a, i - 1, b, j - 2) && isSame(a, i - 2, b, j - 1)) {
                    current[j] = Math.min(current[j], beforePrevious[j - 2] + 1);
                }
            }
            beforePrevious = previous;
            previous = current;
        }
        return previous[b.length()];
    }

    private static boolean isSame(String a, int i, String b, int j) {
        return Character.toLowerCase(a.charAt(i)) == Character.toLowerCase(b.charAt(j));
    }
}
