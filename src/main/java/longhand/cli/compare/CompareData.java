package longhand.cli.compare;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.PrintWriter;
import longhand.cli.compare.CompareCommand.Compared;
import longhand.cli.output.UnclosedWriter;
import longhand.compare.ComparedEntry;
import longhand.compare.ComparedMatrix;
import longhand.compare.Comparison;
import longhand.compare.Corner;
import longhand.compare.Effort;
import longhand.notation.name.Names;
import longhand.notation.text.NumberText;

/** A comparison as data. */
final class CompareData {
    private CompareData() {}

    static void json(Compared compared, PrintWriter out) throws IOException {
        Comparison comparison = compared.comparison();
        Names names = compared.names();
        JsonGenerator json = new JsonFactory().createGenerator(new UnclosedWriter(out));
        json.setPrettyPrinter(new DefaultPrettyPrinter());
        json.writeStartObject();
        json.writeStringField("example", compared.example().name());
        json.writeBooleanField("agrees", comparison.agrees());
        json.writeNumberField("agreement", Comparison.AGREEMENT);
        number(json, "largest-difference", comparison.worst().largest().relative());
        json.writeArrayFieldStart("matrices");
        for (ComparedMatrix matrix : comparison.matrices()) {
            json.writeStartObject();
            json.writeStringField("name", matrix.name());
            json.writeArrayFieldStart("shape");
            json.writeNumber(matrix.values().rows());
            json.writeNumber(matrix.values().columns());
            json.writeEndArray();
            number(json, "largest-difference", matrix.largest().relative());
            entry(json, matrix.largest(), names);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("corners");
        for (Corner corner : comparison.corners()) {
            json.writeStartObject();
            json.writeStringField("quantity", names.of(corner.weightedSum()));
            number(json, "plain-sum-as-written", corner.asWritten());
            number(json, "plain-sum-as-matrices", corner.asMatrices());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (comparison.parting().isPresent()) {
            json.writeObjectFieldStart("if-the-gates-were-opened");
            number(json, "difference", comparison.parting().get().absolute());
            json.writeStringField("where", names.of(comparison.parting().get().quantity()));
            json.writeEndObject();
        }
        effort(json, "one-by-one", compared.oneByOne());
        effort(json, "as-matrices", compared.asMatrices());
        json.writeNumberField(
                "multiply-adds", Effort.multiplyAdds(compared.example().step()));
        json.writeEndObject();
        json.flush();
        out.println();
    }

    private static void entry(JsonGenerator json, ComparedEntry entry, Names names) throws IOException {
        json.writeStringField("where", names.of(entry.quantity()));
        number(json, "one-by-one", entry.scalar());
        number(json, "as-matrices", entry.matrix());
    }

    private static void effort(JsonGenerator json, String name, Effort effort) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("seconds", effort.seconds());
        json.writeNumberField("numbers", effort.numbers());
        json.writeNumberField("bytes", effort.bytes());
        json.writeEndObject();
    }

    /** JSON has no number for what is too large or none. */
    private static void number(JsonGenerator json, String name, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumberField(name, value);
        } else {
            json.writeStringField(name, NumberText.full(value));
        }
    }
}
