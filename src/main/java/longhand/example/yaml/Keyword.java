package longhand.example.yaml;

import java.util.List;
import java.util.function.Function;
import longhand.file.FileProblem;
import longhand.notation.text.Words;

/** One of a few words in an example file. */
public final class Keyword {
    private Keyword() {}

    public static <T> T of(Node node, List<T> values, Function<T, String> key) {
        List<String> keys = values.stream().map(key).toList();
        String written = node.text(Words.or(keys));
        if (!keys.contains(written)) {
            throw unknown(node, written, Words.or(keys), keys);
        }
        return values.get(keys.indexOf(written));
    }

    /**
     * The problem that there is another word.
     *
     * @param keys of which one may be meant
     */
    public static FileProblem unknown(Node node, String written, String expected, List<String> keys) {
        return node.expected(
                expected,
                Words.nearest(written, keys)
                        .map(near -> ": did you mean " + near + "?")
                        .orElse(""));
    }
}
