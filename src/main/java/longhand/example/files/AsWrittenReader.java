package longhand.example.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import longhand.example.WrittenFigure;
import longhand.file.FileProblem;
import longhand.file.TextFile;
import longhand.notation.text.Words;

/** Reads {@code as-written.csv}: quoted as in RFC 4180, a figure a line, under {@code quantity,value,where}. */
final class AsWrittenReader {
    private static final List<String> HEADER = List.of("quantity", "value", "where");
    private static final int LONGEST_FIELD = 500;

    private final TextFile file;
    private final Iterator<CsvRecord> records;

    /** Of the record in hand. The parser keeps it to itself when it fails; but no field goes on to another line. */
    private int line;

    private AsWrittenReader(TextFile file) {
        this.file = file;
        records = CsvReader.builder()
                .allowUnclosedQuote(false)
                // so that each record, and each empty line, comes here with its line
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .skipEmptyLines(false)
                .ofCsvRecord(file.text())
                .iterator();
    }

    static List<WrittenFigure> read(TextFile file) {
        return new AsWrittenReader(file).figures();
    }

    private List<WrittenFigure> figures() {
        String expected = "expected the header " + String.join(",", HEADER);
        if (!advance()) {
            throw problem(expected + ", found an empty file");
        }
        List<String> header = fields();
        if (!header.equals(HEADER)) {
            throw problem(expected + ", found " + FileProblem.quoted(String.join(",", header)));
        }
        List<WrittenFigure> figures = new ArrayList<>();
        while (advance()) {
            List<String> fields = fields();
            if (!fields.equals(List.of(""))) {
                figures.add(figure(fields));
            }
        }
        return List.copyOf(figures);
    }

    private boolean advance() {
        line++;
        try {
            return records.hasNext();
        } catch (CsvParseException e) {
            // the parser ends with the line, or with the number of the record, which is said in front already
            String reason = e.getMessage().replaceFirst(" \\(record starting at line [0-9]+\\)$", "");
            throw problem("expected fields quoted as RFC 4180 says, found: " + reason);
        }
    }

    private List<String> fields() {
        List<String> fields = records.next().getFields();
        for (String field : fields) {
            if (field.indexOf('\n') >= 0 || field.indexOf('\r') >= 0) {
                throw problem("expected each field on one line, found " + FileProblem.quoted(field));
            }
            if (field.length() > LONGEST_FIELD) {
                throw problem("expected at most " + LONGEST_FIELD + " characters per field, found " + field.length());
            }
        }
        return fields;
    }

    private WrittenFigure figure(List<String> fields) {
        if (fields.size() != HEADER.size()) {
            throw problem("expected " + HEADER.size() + " fields, " + Words.and(HEADER) + ", found " + fields.size());
        }
        String quantity = fields.get(0).strip();
        String value = fields.get(1).strip();
        if (quantity.isEmpty() || value.isEmpty()) {
            throw problem((quantity.isEmpty() ? "quantity" : "value") + ": expected text, found nothing");
        }
        return new WrittenFigure(quantity, value, fields.get(2).strip(), file.name(), line);
    }

    private FileProblem problem(String what) {
        return new FileProblem(file.name(), line, what);
    }
}
