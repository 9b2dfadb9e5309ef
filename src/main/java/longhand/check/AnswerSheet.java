package longhand.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads answers: CSV with the header {@code quantity,value} (further columns are passed over), or one {@code name = value} or
 * {@code name: value} a line. Lines that are blank or start with {@code #} are passed over.
 *
 * <p>Not by a CSV library: names such as {@code w2[1,3]} and numbers such as {@code -0,0139} hold commas, and people do not quote
 * them; where it is clear what was meant, it is understood.
 */
public final class AnswerSheet {
    /** What may stand between a name and a value; the first of these that a line holds does. */
    private static final String SIGNS = "=:≈";

    private static final Pattern WHOLE = Pattern.compile("[≈~\\s]*[+\\-−]?\\s*\\d+");
    /** What is left of a number after its decimal comma: 0139, 2e-3, 2·10^-3, 33... */
    private static final Pattern DECIMALS =
            Pattern.compile("\\d+(?:\\.\\.\\.|…)?(?:\\s*(?:[eE]|[·*×x]\\s*10\\^?)[^,]{1,9})?");

    /** As \R, which the page's regular expressions do not know. */
    private static final String LINE_END = "\r\n|[\n\r\f\u000B\u0085\u2028\u2029]";

    private static final Pattern COMMENT = Pattern.compile("\\s#.*");

    private AnswerSheet() {}

    /**
     * The answers of a sheet, in the order of its lines.
     *
     * @throws UnreadableSheet if a line is neither, with the number of the line
     */
    public static List<Answer> read(String text) {
        List<Answer> answers = new ArrayList<>();
        String[] lines = text.replace("\uFEFF", "").split(LINE_END, -1);
        int columns = 0;
        boolean first = true;
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (first && isHeader(line)) {
                columns = fields(line).size();
            } else {
                answers.add(columns > 0 ? fromRow(i + 1, fields(line), columns) : fromLine(i + 1, line));
            }
            first = false;
        }
        return List.copyOf(answers);
    }

    private static boolean isHeader(String line) {
        List<String> fields = fields(line.toLowerCase(Locale.ROOT));
        return fields.size() >= 2
                && fields.get(0).equals("quantity")
                && fields.get(1).equals("value");
    }

    private static Answer fromRow(int line, List<String> fields, int columns) {
        String name = fields.get(0);
        if (fields.size() < 2) {
            throw new UnreadableSheet(
                    line, "expected a name and a value with a comma between them, found '" + name + "'");
        }
        String value = fields.get(1);
        // one field too many, and with it a number with a decimal comma: one that was not quoted
        if (fields.size() == columns + 1 && WHOLE.matcher(value).matches()) {
            value = DECIMALS.matcher(fields.get(2)).matches() ? value + "," + fields.get(2) : value;
        }
        return new Answer(line, name, value);
    }

    private static Answer fromLine(int line, String text) {
        int end = -1;
        for (int i = 0; i < SIGNS.length() && end < 0; i++) {
            end = text.indexOf(SIGNS.charAt(i));
        }
        if (end <= 0) {
            throw new UnreadableSheet(
                    line,
                    "expected name = value or name: value (or, above all answers, the header quantity,value), found '"
                            + shortened(text) + "'");
        }
        String value = COMMENT.matcher(text.substring(end + 1)).replaceFirst("");
        return new Answer(line, unquoted(text.substring(0, end)), unquoted(value));
    }

    private static String unquoted(String text) {
        String bare = text.strip();
        boolean isQuoted = bare.length() >= 2 && bare.startsWith("\"") && bare.endsWith("\"");
        return isQuoted ? bare.substring(1, bare.length() - 1).strip() : bare;
    }

    /** The fields of a CSV line; a comma between brackets belongs to a name, quoted or not. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        int brackets = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted && brackets == 0) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                brackets += c == '[' ? 1 : c == ']' && brackets > 0 ? -1 : 0;
                field.append(c);
            }
        }
        fields.add(field.toString().strip());
        return fields;
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 59) + "…";
    }
}
