package longhand.example.yaml;

import java.math.BigDecimal;
import java.util.List;

/** Lists in an example file. */
public final class Lists {
    private Lists() {}

    /** The items of a list, of which there is at least one. */
    public static List<Node> some(Node node, String item) {
        String expected = "a list of at least one " + item;
        List<Node> items = node.items(expected);
        if (items.isEmpty()) {
            throw node.expected(expected);
        }
        return items;
    }

    /** Numbers in a list of a length that is known. */
    public static List<BigDecimal> numbers(Node node, int size, String why) {
        String expected = size + (size == 1 ? " number, " : " numbers, ") + why;
        List<Node> items = node.items("a list of " + expected);
        if (items.size() != size) {
            throw node.place().problem("expected " + expected + ", found " + items.size());
        }
        return items.stream().map(Node::number).toList();
    }
}
