package longhand.cli.step;

import java.util.ArrayList;
import java.util.List;
import longhand.cli.output.ExplanationText.Line;
import org.jline.utils.AttributedString;
import org.jline.utils.WCWidth;

/** Lines cut into the rows of a terminal: at spaces; in a long word after a sign of multiplication, and anywhere if there is none. */
final class Rows {
    private Rows() {}

    /** @param columns at least 1 */
    static List<AttributedString> of(Line line, int columns) {
        AttributedString text = AttributedString.fromAnsi(line.whole());
        int hang = line.hang() < columns / 2 ? line.hang() : 0;
        List<AttributedString> rows = new ArrayList<>();
        int from = 0;
        do {
            int indent = rows.isEmpty() ? 0 : hang;
            int to = breakAt(text, from, columns - indent);
            AttributedString row = text.subSequence(from, to);
            rows.add(indent == 0 ? row : AttributedString.join(AttributedString.EMPTY, space(indent), row));
            from = to;
            while (from < text.length() && text.charAt(from) == ' ') {
                from++;
            }
        } while (from < text.length());
        return rows;
    }

    static List<AttributedString> of(List<Line> lines, int columns) {
        return lines.stream().flatMap(line -> of(line, columns).stream()).toList();
    }

    /** A single row, its end cut off if need be. */
    static AttributedString clipped(String text, int columns) {
        AttributedString row = AttributedString.fromAnsi(text);
        if (row.columnLength() <= columns) {
            return row;
        }
        return columns < 2
                ? row.columnSubSequence(0, columns)
                : AttributedString.join(
                        AttributedString.EMPTY, row.columnSubSequence(0, columns - 1), new AttributedString("…"));
    }

    private static AttributedString space(int columns) {
        return new AttributedString(" ".repeat(columns));
    }

    /** Where the row that begins at {@code from} ends. */
    private static int breakAt(AttributedString text, int from, int columns) {
        int width = 0;
        int space = -1;
        int dot = -1;
        boolean isLead = true;
        int i = from;
        while (i < text.length()) {
            int character = Character.codePointAt(text, i);
            int end = i + Character.charCount(character);
            isLead &= character == ' ';
            if (character == ' ' && !isLead) {
                space = i;
            }
            width += Math.max(0, WCWidth.wcwidth(character));
            if (width > columns) {
                boolean isShort = space - from < columns / 2;
                int best = isShort && dot > space ? dot : space;
                return best > from ? best : Math.max(i, from + 1);
            }
            if (character == '·') {
                dot = end;
            }
            i = end;
        }
        return text.length();
    }
}
