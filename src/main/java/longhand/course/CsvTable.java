package longhand.course;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** A table as CSV, quoted as RFC 4180 has it. */
public final class CsvTable {
    /** What a spreadsheet takes for the beginning of a formula. */
    private static final String BEGINS_FORMULA = "=+-@\t\r";

    private CsvTable() {}

    public static String text(List<String> header, List<List<String>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(header);
            rows.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** A text of somebody else's that no spreadsheet takes for a formula: with an apostrophe before what begins like one. */
    public static String defused(String text) {
        return !text.isEmpty() && BEGINS_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
