package longhand.course.marking;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import longhand.check.reading.Answer;
import longhand.course.Roster;

/**
 * The answers of several students in one table, as a form on the web collects them: in the first column, called {@code id}, who it is;
 * then {@code quantity} and {@code value}, or a column for each quantity.
 */
final class ClassTable {
    private ClassTable() {}

    /** Whether a text is such a table. */
    static boolean is(String text) {
        String header = text.lines().findFirst().orElse("");
        char separator = Roster.separator(header);
        int end = header.indexOf(separator);
        return end > 0 && Roster.isIdColumn(header.substring(0, end).replace("\"", ""));
    }

    /**
     * The answers by id, in the order of the table.
     *
     * @throws IllegalArgumentException if it is not quoted as it should be, or has more fields than anybody has asked for
     */
    static Map<String, List<Answer>> read(String text) {
        String header = text.lines().findFirst().orElse("");
        Map<String, List<Answer>> answers = new LinkedHashMap<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(Roster.separator(header))
                .allowUnclosedQuote(false)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            List<String> titles = null;
            for (CsvRecord record : reader) {
                List<String> fields = record.getFields();
                if (titles == null) {
                    titles = fields.stream().map(String::strip).toList();
                } else {
                    add(answers, titles, fields, (int) record.getStartingLineNumber());
                }
            }
        } catch (CsvParseException e) {
            throw new IllegalArgumentException("expected fields quoted as RFC 4180 says, found: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answers;
    }

    private static void add(Map<String, List<Answer>> answers, List<String> titles, List<String> fields, int line) {
        List<Answer> own = answers.computeIfAbsent(fields.get(0).strip(), id -> new ArrayList<>());
        boolean isLong = titles.size() >= 3
                && titles.get(1).toLowerCase(Locale.ROOT).equals("quantity")
                && titles.get(2).toLowerCase(Locale.ROOT).equals("value");
        if (isLong) {
            if (fields.size() >= 3) {
                own.add(new Answer(line, fields.get(1).strip(), fields.get(2).strip()));
            }
            return;
        }
        for (int column = 1; column < Math.min(titles.size(), fields.size()); column++) {
            if (!isAboutTheStudent(titles.get(column))) {
                own.add(new Answer(line, titles.get(column), fields.get(column).strip()));
            }
        }
    }

    private static boolean isAboutTheStudent(String title) {
        return title.isEmpty()
                || Roster.isNameColumn(title)
                || title.toLowerCase(Locale.ROOT).matches("timestamp|e-?mail( address)?|group|section");
    }
}
