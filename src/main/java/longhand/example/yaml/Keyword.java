package longhand.example.yaml;

import java.util.List;
import java.util.function.Function;
import longhand.notation.Words;

/** One of a few words in an example file. */
public final class Keyword {
    private Keyword() {}

    public static <T> T of(Node node, List<T> values, Function<T, String> key) {
        List<String> keys = values.stream().map(key).toList();
        String written = node.text(Words.or(keys));
        if (!keys.contains(written)) {
            throw node.expected(
                    Words.or(keys),
                    Words.nearest(written, keys)
                            .map(near -> ": did you mean " + near + "?")
                            .orElse(""));
        }
        return values.get(keys.indexOf(written));
    }
}
