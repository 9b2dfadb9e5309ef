package longhand.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import longhand.example.files.Examples;

/** What a page has of examples about the same; the {@code title} is empty where they have no subject. */
public record BySubject<T>(String title, List<T> items) {
    public BySubject {
        items = List.copyOf(items);
    }

    /** By the subjects of the bundled examples; those of none come last. */
    static <T> List<BySubject<T>> of(Map<String, T> byName) {
        Map<String, T> left = new LinkedHashMap<>(byName);
        List<BySubject<T>> groups = new ArrayList<>();
        for (Examples.Subject subject : Examples.subjects()) {
            List<T> some = subject.names().stream()
                    .map(left::remove)
                    .filter(Objects::nonNull)
                    .toList();
            if (!some.isEmpty()) {
                groups.add(new BySubject<>(subject.title(), some));
            }
        }
        if (!left.isEmpty()) {
            groups.add(new BySubject<>("", List.copyOf(left.values())));
        }
        return groups;
    }
}
