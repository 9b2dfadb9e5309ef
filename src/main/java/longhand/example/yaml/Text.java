package longhand.example.yaml;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longhand.file.FileProblem;
import longhand.notation.text.Words;

/** Words in an example file: a title, a paragraph, a label; never empty, never longer than a page has room for. */
public final class Text {
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_PROSE = 2000;
    private static final int LONGEST_LABEL = 40;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final Pattern BRACES = Pattern.compile("\\{[^{}]*}?|}");

    private Text() {}

    public static String title(Node node) {
        return line(node, LONGEST_TITLE);
    }

    /** Text of one or more lines. */
    public static String prose(Node node) {
        return checked(node, "text", LONGEST_PROSE, true);
    }

    /**
     * What a source calls something.
     *
     * @param placeholders what may stand in braces, to be filled in: {@code {to}}
     */
    public static String label(Node node, List<String> placeholders) {
        String label = line(node, LONGEST_LABEL);
        Matcher braces = BRACES.matcher(label);
        while (braces.find()) {
            if (!placeholders.contains(braces.group())) {
                String allowed = placeholders.isEmpty() ? "no braces" : "no braces but " + Words.and(placeholders);
                throw node.place().problem("expected " + allowed + ", found " + FileProblem.quoted(braces.group()));
            }
        }
        return label;
    }

    private static String line(Node node, int longest) {
        return checked(node, "one line of text", longest, false);
    }

    private static String checked(Node node, String expected, int longest, boolean severalLines) {
        String text = node.text(expected);
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            throw node.place().problem("expected at most " + longest + " characters, found " + length);
        }
        // an escape in quotation marks, "\e", can put in what may not stand in the file itself
        if (!text.codePoints().allMatch(c -> isText(c) || (severalLines && (c == '\n' || c == '\t')))) {
            throw node.expected(expected + " without control characters");
        }
        return text;
    }

    private static boolean isText(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            // all that may not be seen or turns the reading direction, but for the joiners of letters
            case Character.FORMAT -> c == ZERO_WIDTH_NON_JOINER || c == ZERO_WIDTH_JOINER;
            default -> true;
        };
    }
}
