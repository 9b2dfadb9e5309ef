package longhand.cli.trace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import longhand.cli.option.OnlyMatching.Quantities;
import longhand.cli.output.UnclosedWriter;
import longhand.example.Example;
import longhand.notation.Derivation;
import longhand.notation.Working;

/** A trace as data for other programs. */
final class TraceData {
    private TraceData() {}

    /** Header {@code quantity,value}; values in full precision. */
    static void csv(Derivation derivation, Quantities quantities, PrintWriter out) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(new UnclosedWriter(out))) {
            csv.writeRecord("quantity", "value");
            quantities.forEach(q -> csv.writeRecord(
                    derivation.names().of(q), derivation.figures().full(q)));
        }
    }

    /**
     * One object: the example, its title, and a list of quantities with name, label (the source's, if any), phase, rule, numbers and
     * value. Values are JSON numbers with all their digits; one too large for double precision is a string.
     */
    static void json(Example example, Derivation derivation, Quantities quantities, PrintWriter out)
            throws IOException {
        JsonGenerator json = new JsonFactory().createGenerator(new UnclosedWriter(out));
        json.setPrettyPrinter(new DefaultPrettyPrinter());
        json.writeStartObject();
        json.writeStringField("example", example.name());
        json.writeStringField("title", example.title());
        json.writeArrayFieldStart("quantities");
        quantities.forEach(q -> {
            try {
                write(derivation.of(q), json);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        json.writeEndArray();
        json.writeEndObject();
        json.flush();
        out.println();
    }

    private static void write(Working working, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("quantity", working.name());
        if (working.label().isPresent()) {
            json.writeStringField("label", working.label().get());
        }
        json.writeStringField("phase", working.quantity().phase().key());
        if (!working.isConstant()) {
            json.writeStringField("rule", working.ruleText());
            json.writeStringField("numbers", working.numbersText());
        }
        if (working.isTooLarge()) {
            json.writeStringField("value", working.full());
        } else {
            json.writeFieldName("value");
            json.writeNumber(working.full());
        }
        json.writeEndObject();
    }
}
