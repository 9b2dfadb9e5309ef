package longhand.check.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longhand.notation.text.NumberText;
import longhand.notation.text.PlainText;

/**
 * Reads answers: CSV with the header {@code quantity,value} (further columns are passed over; a semicolon or a tab may stand for the
 * comma, as spreadsheets write them), or one {@code name = value} or {@code name: value} a line, with what is worked out between them or
 * not. Lines that are blank, start with {@code #} or are headings such as {@code forward, layer 1} are passed over; a line that is no
 * answer becomes one that says so.
 *
 * <p>Not by a CSV library: names such as {@code w2[1,3]} and numbers such as {@code -0,0139} hold commas, and people do not quote
 * them; where it is clear what was meant, it is understood.
 */
public final class AnswerSheet {
    /** What may stand between a name and a value; the first in a line does, since what is worked out may follow with more. */
    private static final String SIGNS = "=:≈~";

    /** What may stand between the columns of a table. */
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

    /** As \R, which the page's regular expressions do not know. */
    private static final Pattern LINE_END = Pattern.compile("\r\n|[\n\r\f\u000B\u0085\u2028\u2029]");

    /** More than anybody works out by hand, and few enough to be marked in seconds. */
    public static final int MOST_ANSWERS = 50_000;

    /** The number of the update at the end of a name, as in z1[2]~3 = 0.5; in L ~ 0.5 that sign stands between name and value. */
    private static final Pattern UPDATE = Pattern.compile("~\\d{1,9}(?=\\s{0,9}[=:≈~]|\\s{1,9}[-−+.\\d])");

    private static final String OF_HEADING =
            "(?:given|forward|backward|pass|loss|error|mean|sum|gradients?|updates?|(?:layer|sample|update|step|epoch) \\d{1,9})";

    /** As {@code trace} writes them, and people. */
    private static final Pattern HEADING =
            Pattern.compile(OF_HEADING + "(?:[, ]{1,9}" + OF_HEADING + "){0,9}:?", Pattern.CASE_INSENSITIVE);

    private static final Pattern COMMENT = Pattern.compile("\\s#.*");

    /** A name without spaces, but for those between its brackets; no words. */
    private static final Pattern ONE_NAME =
            Pattern.compile("[^\\s,;\\[]{1,60}(?:\\[[^\\]]{0,30}\\][^\\s,;\\[]{0,60}){0,9}");

    /** z1[1] - 0.5, with any dash. */
    private static final Pattern NAME_AND_DASH = Pattern.compile("(" + ONE_NAME + ")\\s+([\\-‐‑‒–−])\\s+(.{1,400})");

    private static final Pattern DECIMAL_COMMA = Pattern.compile(",\\}?\\d");
    private static final Pattern DECIMAL_POINT = Pattern.compile("\\.\\d");
    /** Two commas with three digits between them. */
    private static final Pattern THOUSANDS = Pattern.compile(",\\d{3},\\d");

    private AnswerSheet() {}

    /**
     * The answers of a sheet that somebody hands in, in the order of its lines.
     *
     * @throws UnreadableSheet as {@link #read}, and if there is no answer
     */
    public static List<Answer> some(String text) {
        List<Answer> answers = read(text);
        if (answers.isEmpty()) {
            throw new UnreadableSheet(0, "expected answers, found none");
        }
        return answers;
    }

    /**
     * The answers of a sheet, in the order of its lines.
     *
     * @throws UnreadableSheet if more lines are no answers than are, with the number of the first of them; or if there are more than
     *     fifty thousand answers
     */
    public static List<Answer> read(String text) {
        List<Answer> answers = new ArrayList<>();
        String bare = PlainText.visible(text);
        Matcher end = LINE_END.matcher(bare);
        Table table = null;
        boolean first = true;
        int count = 0;
        int firstTooMany = 0;
        int number = 0;
        int start = 0;
        while (start <= bare.length()) {
            boolean isLast = !end.find();
            String whole = bare.substring(start, isLast ? bare.length() : end.start());
            start = isLast ? bare.length() + 1 : end.end();
            number++;
            String line = whole.strip();
            if (isNoAnswer(line) || (first && namesSeparator(whole))) {
                continue;
            }
            table = first ? Table.of(line) : table;
            if (!first || table == null) {
                count++;
                if (count <= MOST_ANSWERS) {
                    // an empty field at the end of a row is one too
                    answers.add(table == null ? fromLine(number, line) : table.row(number, whole));
                } else if (firstTooMany == 0) {
                    firstTooMany = number;
                }
            }
            first = false;
        }
        if (count > MOST_ANSWERS) {
            throw new UnreadableSheet(
                    firstTooMany,
                    "expected at most " + NumberText.grouped(MOST_ANSWERS) + " answers, found "
                            + NumberText.grouped(count));
        }
        List<Answer> others =
                answers.stream().filter(answer -> !answer.isUnderstood()).toList();
        if (2 * others.size() > answers.size()) {
            throw new UnreadableSheet(others.get(0).line(), others.get(0).problem());
        }
        return hasDecimalCommas(answers)
                ? answers.stream().map(Answer::withDecimalComma).toList()
                : List.copyOf(answers);
    }

    /** Blank, a comment, or a heading. */
    private static boolean isNoAnswer(String line) {
        return line.isEmpty() || line.startsWith("#") || HEADING.matcher(line).matches();
    }

    /** As a spreadsheet may do first. */
    private static boolean namesSeparator(String line) {
        return SEPARATORS.stream().anyMatch(separator -> line.equals("sep=" + separator));
    }

    /**
     * Whether the numbers of a sheet show that its commas are decimal signs: some have one that can be nothing else, and none has a
     * decimal point, or commas between thousands.
     */
    private static boolean hasDecimalCommas(List<Answer> answers) {
        boolean hasComma = false;
        for (Answer answer : answers) {
            String given = answer.given();
            if (DECIMAL_POINT.matcher(given).find() || THOUSANDS.matcher(given).find()) {
                return false;
            }
            hasComma = hasComma
                    || (DECIMAL_COMMA.matcher(given).find() && answer.number().isPresent());
        }
        return hasComma;
    }

    /** A table with a header: what stands between its columns, and how many there are. */
    private record Table(char separator, int columns) {
        private static final Set<String> OF_NAMES = Set.of("quantity", "name");
        private static final Set<String> OF_VALUES = Set.of("value", "answer", "result");

        /** Null if this line is no header. */
        static Table of(String line) {
            for (char separator : SEPARATORS) {
                List<String> header = fields(line.toLowerCase(Locale.ROOT), separator);
                if (header.size() >= 2 && OF_NAMES.contains(header.get(0)) && OF_VALUES.contains(header.get(1))) {
                    return new Table(separator, header.size());
                }
            }
            return null;
        }

        Answer row(int line, String text) {
            List<String> fields = fields(text, separator);
            String name = fields.get(0);
            if (fields.size() < 2) {
                String between = separator == ',' ? "comma" : separator == ';' ? "semicolon" : "tab";
                return new Answer(
                        line,
                        name,
                        "",
                        "expected a name and a value with a " + between + " between them, found '" + shortened(name)
                                + "'");
            }
            String value = fields.get(1);
            // one field too many, and with it a number with a decimal comma: one that was not quoted
            if (separator == ','
                    && fields.size() == columns + 1
                    && NumberReading.isSplitByComma(value, fields.get(2))) {
                value += "," + fields.get(2);
            }
            return new Answer(line, name, value);
        }
    }

    private static Answer fromLine(int line, String text) {
        String bare = COMMENT.matcher(text).replaceFirst("").strip();
        int end = 0;
        Matcher update = UPDATE.matcher(bare);
        while (end < bare.length() && SIGNS.indexOf(bare.charAt(end)) < 0) {
            end++;
            if (update.region(end, bare.length()).lookingAt()) {
                end = update.end(); // no sign, but a part of the name
            }
        }
        if (end == bare.length()) {
            end = gapBeforeNumber(bare);
        }
        if (end <= 0) {
            return new Answer(line, text, "", problem(text, bare));
        }
        return new Answer(line, unquoted(bare.substring(0, end)), unquoted(bare.substring(end + 1)));
    }

    private static String problem(String text, String bare) {
        Matcher dash = NAME_AND_DASH.matcher(bare);
        if (dash.matches() && WrittenNumber.parse(dash.group(3)).isPresent()) {
            return "could be " + dash.group(3) + " after a dash, or -" + dash.group(3) + ": write " + dash.group(1)
                    + " = and the number";
        }
        return "expected name = value or name: value (or, above all answers, the header quantity,value), found '"
                + shortened(text) + "'";
    }

    /** The place of the space or the comma between a name and a number where nothing else is between them; or -1. */
    private static int gapBeforeNumber(String text) {
        Matcher name = ONE_NAME.matcher(text);
        if (!name.lookingAt() || name.end() == text.length()) {
            return -1;
        }
        char gap = text.charAt(name.end());
        boolean isNumber = (gap == ' ' || SEPARATORS.contains(gap))
                && !NAME_AND_DASH.matcher(text).matches()
                && WrittenNumber.parse(text.substring(name.end() + 1)).isPresent();
        return isNumber ? name.end() : -1;
    }

    private static String unquoted(String text) {
        String bare = text.strip();
        boolean isQuoted = bare.length() >= 2 && bare.startsWith("\"") && bare.endsWith("\"");
        return isQuoted ? bare.substring(1, bare.length() - 1).strip() : bare;
    }

    /** The fields of a row; a comma between brackets belongs to a name, quoted or not. */
    private static List<String> fields(String line, char separator) {
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
            } else if (c == separator && !quoted && (brackets == 0 || separator != ',')) {
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
