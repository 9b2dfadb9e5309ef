package longhand.cli.trace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import longhand.cli.option.ExampleParameter.Derivation;
import longhand.cli.output.UnclosedWriter;
import longhand.formula.Formula;
import longhand.formula.Quantity;
import longhand.notation.Figures;
import longhand.notation.FormulaText;
import longhand.notation.LongSums;
import longhand.notation.Names;

/** A trace as data for other programs. */
final class TraceData {
    private TraceData() {}

    /** Header {@code quantity,value}; values in full precision. */
    static void csv(Derivation derivation, List<Quantity> quantities, PrintWriter out) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(new UnclosedWriter(out))) {
            csv.writeRecord("quantity", "value");
            for (Quantity q : quantities) {
                csv.writeRecord(derivation.names().of(q), derivation.figures().full(q));
            }
        }
    }

    /**
     * One object: the example, its title, and a list of quantities with name, label (the source's, if any), phase, rule, numbers and
     * value. Values are JSON numbers with all their digits; one too large for double precision is a string.
     */
    static void json(Derivation derivation, List<Quantity> quantities, PrintWriter out) throws IOException {
        Figures figures = derivation.figures();
        Names names = derivation.names();
        JsonGenerator json = new JsonFactory().createGenerator(new UnclosedWriter(out));
        json.setPrettyPrinter(new DefaultPrettyPrinter());
        json.writeStartObject();
        json.writeStringField("example", derivation.example().name());
        json.writeStringField("title", derivation.example().title());
        json.writeArrayFieldStart("quantities");
        for (Quantity q : quantities) {
            Formula formula = LongSums.byLargest(figures.rules().of(q), figures);
            json.writeStartObject();
            json.writeStringField("quantity", names.of(q));
            if (names.label(q) != null) {
                json.writeStringField("label", names.label(q));
            }
            json.writeStringField("phase", q.phase().name().toLowerCase(Locale.ROOT));
            if (!(formula instanceof Formula.Constant)) {
                json.writeStringField("rule", FormulaText.rule(formula, names));
                json.writeStringField("numbers", FormulaText.numbers(formula, figures));
            }
            if (figures.decimal(q) == null) {
                json.writeStringField("value", figures.full(q));
            } else {
                json.writeFieldName("value");
                json.writeNumber(figures.full(q));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.flush();
        out.println();
    }
}
