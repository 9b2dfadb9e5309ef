package longhand.example.answer;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import longhand.file.FileProblem;

/** A part of a document, read element by element; it may declare no entities and point to nothing outside. */
final class XmlPart {
    /** What is done at an element. */
    interface Visitor {
        void begin(String element, XMLStreamReader attributes);

        void text(String text);

        void end(String element);
    }

    private XmlPart() {}

    /** @throws FileProblem if it is no XML */
    static void read(String file, byte[] part, Visitor visitor) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(part));
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> visitor.begin(xml.getLocalName(), xml);
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> visitor.text(xml.getText());
                    case XMLStreamConstants.END_ELEMENT -> visitor.end(xml.getLocalName());
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            throw new FileProblem(file, "expected XML inside, found: " + firstLine(String.valueOf(e.getMessage())));
        }
    }

    private static String firstLine(String message) {
        return message.lines().reduce((one, last) -> last).orElse("").replaceFirst("^Message: ", "");
    }
}
