package longhand.example.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import longhand.file.FileProblem;
import longhand.notation.text.Words;

/**
 * What stands at one place of a document. Whoever reads it asks for what should be there; a node that is something else
 * answers with a {@link FileProblem}.
 */
public sealed interface Node {
    Place place();

    /** As it is called after "found". */
    String described();

    default FileProblem expected(String what) {
        return expected(what, "");
    }

    /**
     * The problem that there is something else here.
     *
     * @param hint what to do about it, with a colon before it; or empty
     */
    default FileProblem expected(String what, String hint) {
        return place().problem("expected " + what + ", found " + described() + hint);
    }

    /** The items of a list. */
    default List<Node> items(String expected) {
        throw expected(expected);
    }

    /** This as a mapping that has all the keys that it must have, and none beyond those that it may have. */
    default Mapping keys(List<String> required, List<String> optional) {
        throw expected("the keys " + Words.and(required));
    }

    /** The number written here, exactly. */
    default BigDecimal number() {
        throw expected(WrittenDecimal.EXPECTED);
    }

    /** The whole number written here, from {@code least} to {@code most}. */
    default long whole(String expected, long least, long most) {
        BigDecimal number = number();
        boolean isWhole = number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
        if (!isWhole
                || number.compareTo(BigDecimal.valueOf(least)) < 0
                || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw expected(expected);
        }
        return number.longValueExact();
    }

    /** The text written here, whatever it looks like. */
    default String text(String expected) {
        throw expected(expected);
    }

    /**
     * A word, a text or a number.
     *
     * @param plain whether it stands there without quotation marks, so that it may be a number
     */
    record Scalar(Place place, String value, boolean plain) implements Node {
        @Override
        public String described() {
            if (value.isEmpty()) {
                return plain ? "nothing" : "an empty text";
            }
            return FileProblem.quoted(value);
        }

        @Override
        public BigDecimal number() {
            return WrittenDecimal.read(this);
        }

        @Override
        public String text(String expected) {
            String text = value.strip();
            if (text.isEmpty()) {
                throw expected(expected);
            }
            return text;
        }
    }

    record Sequence(Place place, List<Node> nodes) implements Node {
        public Sequence {
            // not copied: there may be millions, and their maker forgets them
            nodes = Collections.unmodifiableList(nodes);
        }

        @Override
        public String described() {
            return nodes.isEmpty() ? "an empty list" : "a list";
        }

        @Override
        public List<Node> items(String expected) {
            return nodes;
        }
    }

    /**
     * What stands at a key.
     *
     * @param line of the key; the value may stand further down
     */
    record Entry(int line, Node value) {}

    record Mapping(Place place, Map<String, Entry> entries) implements Node {
        public Mapping {
            entries = Collections.unmodifiableMap(entries);
        }

        @Override
        public String described() {
            return entries.isEmpty()
                    ? "no keys"
                    : "the key "
                            + FileProblem.quoted(entries.keySet().iterator().next());
        }

        @Override
        public Mapping keys(List<String> required, List<String> optional) {
            List<String> known = new ArrayList<>(required);
            known.addAll(optional);
            entries.forEach((key, entry) -> {
                if (!known.contains(key)) {
                    throw unknown(key, entry, known);
                }
            });
            for (String key : required) {
                if (!entries.containsKey(key)) {
                    String found = entries.isEmpty() ? "no keys" : "only " + Words.and(entries.keySet());
                    throw place.problem("expected the key " + key + ", found " + found);
                }
            }
            return this;
        }

        /** The value of a key that is there. */
        public Node get(String key) {
            return entries.get(key).value();
        }

        public Optional<Node> find(String key) {
            return Optional.ofNullable(entries.get(key)).map(Entry::value);
        }

        private FileProblem unknown(String key, Entry entry, List<String> known) {
            String remedy = Words.nearest(key, known)
                    .map(near -> "did you mean " + near + "?")
                    .orElseGet(() -> "expected " + Words.or(known));
            return place.onLine(entry.line()).problem("unknown key " + FileProblem.quoted(key) + ": " + remedy);
        }
    }
}
