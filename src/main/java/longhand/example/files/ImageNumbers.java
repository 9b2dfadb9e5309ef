package longhand.example.files;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longhand.example.yaml.Lists;
import longhand.example.yaml.Node;

/** Which images of a data set, counted from 0 as there, in the order in which they are named: {@code 0-63}, {@code [3, 10-19]}. */
record ImageNumbers(List<Range> ranges) {
    /** Both ends belong to it. */
    record Range(int first, int last) {}

    private static final Pattern RANGE = Pattern.compile("([0-9]{1,9})(?:-([0-9]{1,9}))?");

    ImageNumbers {
        ranges = List.copyOf(ranges);
    }

    /** @param available how many images there are */
    static ImageNumbers read(Node node, int available) {
        List<Node> items = node instanceof Node.Scalar ? List.of(node) : Lists.some(node, "image");
        List<Range> ranges = new ArrayList<>();
        BitSet taken = new BitSet();
        for (Node item : items) {
            Range range = range(item, available);
            int again = taken.nextSetBit(range.first());
            if (again >= 0 && again <= range.last()) {
                throw item.expected("each image once", ": image " + again + " is listed already");
            }
            taken.set(range.first(), range.last() + 1);
            ranges.add(range);
        }
        return new ImageNumbers(ranges);
    }

    private static Range range(Node node, int available) {
        String expected = "an image from 0 to " + (available - 1) + ", or several, such as 0-63";
        Matcher written = RANGE.matcher(node.text(expected));
        if (!written.matches()) {
            throw node.expected(expected);
        }
        int first = Integer.parseInt(written.group(1));
        int last = written.group(2) == null ? first : Integer.parseInt(written.group(2));
        if (first > last || last >= available) {
            throw node.expected(expected);
        }
        return new Range(first, last);
    }

    long count() {
        return ranges.stream()
                .mapToLong(range -> range.last() - range.first() + 1L)
                .sum();
    }

    /** The largest. */
    int last() {
        return ranges.stream().mapToInt(Range::last).max().orElseThrow();
    }

    void forEach(IntConsumer visit) {
        for (Range range : ranges) {
            for (int image = range.first(); image <= range.last(); image++) {
                visit.accept(image);
            }
        }
    }
}
