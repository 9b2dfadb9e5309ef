package longhand.course.marking;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import longhand.course.Student;

/**
 * Whose a file is, by the names of the folders that it is in and by its own: as course systems put them, the id or the name of a
 * student stands in one of them, with other words around it.
 */
final class StudentFinder {
    /** A name in a path has no more words. */
    private static final int MOST_WORDS = 40;

    private final Map<String, Student> byId = new HashMap<>();
    /** By the name as letters alone, first name first and last; null where several have it. */
    private final Map<String, Student> byName = new HashMap<>();

    StudentFinder(List<Student> students) {
        for (Student student : students) {
            byId.put(student.id().toLowerCase(Locale.ROOT), student);
            for (String name : names(student.name())) {
                byName.merge(name, student, (one, other) -> one.equals(other) ? one : null);
            }
        }
    }

    /** Ada Lovelace is adalovelace and lovelaceada; so is "Lovelace, Ada". */
    private static Set<String> names(String name) {
        Set<String> names = new LinkedHashSet<>();
        String[] words = name.replace(",", " ").strip().split("\\s+", -1);
        if (words.length >= 2) {
            names.add(letters(name));
            names.add(letters(
                    words[words.length - 1] + String.join("", List.of(words).subList(0, words.length - 1))));
            names.add(letters(String.join("", List.of(words).subList(1, words.length)) + words[0]));
        }
        names.remove("");
        return names;
    }

    private static String letters(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("[^\\p{L}\\p{Nd}]", "")
                .toLowerCase(Locale.ROOT);
    }

    /** The student of that id, in whatever case. */
    Optional<Student> withId(String id) {
        return Optional.ofNullable(byId.get(id.strip().toLowerCase(Locale.ROOT)));
    }

    /**
     * The student whose id is in a name on the path, or else whose name is; empty if there is none, or if there are several.
     *
     * @param segments the names on the path, the file's own last
     */
    Optional<Student> of(List<String> segments) {
        for (String segment : segments) {
            Optional<Student> whole = withId(segment).or(() -> withId(withoutEnding(segment)));
            if (whole.isPresent()) {
                return whole;
            }
        }
        Set<Student> found = new LinkedHashSet<>();
        for (String segment : segments) {
            pieces(segment).forEach(piece -> withId(piece).ifPresent(found::add));
        }
        if (found.isEmpty()) {
            for (String segment : segments) {
                for (String piece : pieces(segment)) {
                    Student student = byName.get(letters(piece));
                    if (student != null) {
                        found.add(student);
                    }
                }
            }
        }
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }

    static String withoutEnding(String name) {
        return name.replaceFirst("\\.[A-Za-z0-9]{1,12}$", "");
    }

    /** What stands between any two places where a word begins or ends. */
    private static List<String> pieces(String segment) {
        List<Integer> begins = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < segment.length() && begins.size() < MOST_WORDS; i++) {
            boolean isWord = Character.isLetterOrDigit(segment.charAt(i));
            boolean wasWord = i > 0 && Character.isLetterOrDigit(segment.charAt(i - 1));
            boolean goesOn = i + 1 < segment.length() && Character.isLetterOrDigit(segment.charAt(i + 1));
            if (isWord && !wasWord) {
                begins.add(i);
            }
            if (isWord && !goesOn) {
                ends.add(i + 1);
            }
        }
        List<String> pieces = new ArrayList<>();
        for (int begin : begins) {
            for (int end : ends) {
                if (end > begin) {
                    pieces.add(segment.substring(begin, end));
                }
            }
        }
        return pieces;
    }
}
