package longhand.cli.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.PrintWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import longhand.check.CheckedSheet;
import longhand.check.MarkedSheet;
import longhand.check.judging.Mark;
import longhand.check.judging.Mistake;
import longhand.check.judging.Verdict;
import longhand.cli.output.UnclosedWriter;

/** A marked sheet as data for other programs: Gradescope's results and JUnit's XML. */
final class CheckData {
    private CheckData() {}

    /** Gradescope's results.json: a test an answer, a point each; what follows from an earlier slip earns its point. */
    static void gradescope(CheckedSheet checked, PrintWriter out) throws IOException {
        JsonGenerator json = generator(out);
        json.writeStartObject();
        json.writeStringField(
                "output",
                checked.summary() + checked.headline().map(text -> "\n" + text).orElse(""));
        json.writeStringField("stdout_visibility", "hidden");
        json.writeArrayFieldStart("tests");
        int number = 0;
        for (Mark mark : checked.sheet().marks()) {
            number++;
            int worth = MarkedSheet.isAsked(mark) ? 1 : 0;
            boolean isPassed = mark.verdict().earnsMark() || mark.verdict() == Verdict.GIVEN;
            json.writeStartObject();
            json.writeStringField("number", Integer.toString(number));
            json.writeStringField("name", checked.name(mark));
            json.writeNumberField("score", mark.verdict().earnsMark() ? worth : 0);
            json.writeNumberField("max_score", worth);
            json.writeStringField("status", isPassed ? "passed" : "failed");
            json.writeStringField("output", output(checked, mark));
            json.writeArrayFieldStart("tags");
            json.writeString(mark.verdict().key());
            for (Mistake cause : mark.causes()) {
                json.writeString(cause.id());
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.flush();
        out.println();
    }

    /** JUnit's XML: a test case an answer; what is worth no mark is skipped, the others pass or fail. */
    static void junit(CheckedSheet checked, PrintWriter out) throws XMLStreamException {
        MarkedSheet sheet = checked.sheet();
        XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", checked.example());
        xml.writeAttribute("tests", Integer.toString(sheet.marks().size()));
        xml.writeAttribute("failures", Long.toString(sheet.asked() - sheet.earned()));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", Long.toString(sheet.marks().size() - sheet.asked()));
        for (Mark mark : sheet.marks()) {
            xml.writeCharacters("\n  ");
            xml.writeStartElement("testcase");
            xml.writeAttribute("classname", checked.example());
            xml.writeAttribute("name", checked.name(mark));
            if (!MarkedSheet.isAsked(mark)) {
                xml.writeEmptyElement("skipped");
                xml.writeAttribute("message", output(checked, mark));
            } else if (!mark.verdict().earnsMark()) {
                xml.writeStartElement("failure");
                xml.writeAttribute("type", mark.verdict().key());
                xml.writeAttribute("message", checked.message(mark));
                xml.writeCharacters(output(checked, mark));
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.flush();
        out.println();
    }

    private static String output(CheckedSheet checked, Mark mark) {
        String given = checked.given(mark);
        return mark.verdict().key() + (given.isBlank() ? "" : ": " + given)
                + checked.expected(mark).map(value -> ", expected " + value).orElse("") + ". " + checked.message(mark);
    }

    private static JsonGenerator generator(PrintWriter out) throws IOException {
        JsonGenerator json = new JsonFactory().createGenerator(new UnclosedWriter(out));
        json.setPrettyPrinter(new DefaultPrettyPrinter());
        return json;
    }
}
