package longhand.cli.output;

import java.util.List;

/** Words in lines that fit a page. */
public final class WrappedText {
    private WrappedText() {}

    /**
     * Prose.
     *
     * @param indent the column in which it begins, and to which its further lines are moved in
     */
    public static String text(String text, int pageWidth, int indent) {
        return lines(List.of(text.split(" ", -1)), " ", pageWidth, indent);
    }

    /** Names, which are never broken, with two spaces between. */
    public static String names(List<String> names, int pageWidth, int indent) {
        return lines(names, "  ", pageWidth, indent);
    }

    private static String lines(List<String> words, String gap, int pageWidth, int indent) {
        StringBuilder lines = new StringBuilder();
        int column = indent;
        for (String word : words) {
            boolean isFirst = lines.isEmpty();
            boolean fits = isFirst || column + gap.length() + word.length() <= pageWidth;
            if (!isFirst) {
                lines.append(fits ? gap : "\n" + " ".repeat(indent));
            }
            lines.append(word);
            column = (fits ? column + (isFirst ? 0 : gap.length()) : indent) + word.length();
        }
        return lines.toString();
    }
}
