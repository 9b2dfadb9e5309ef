package longhand.course.export;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A document in XML, made element by element; all text is escaped. */
final class XmlText {
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    XmlText() {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins an element; attributes are names and values in turn. */
    XmlText begin(String element, String... attributes) {
        try {
            xml.writeStartElement(element);
            for (int i = 0; i < attributes.length; i += 2) {
                xml.writeAttribute(attributes[i], attributes[i + 1]);
            }
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    XmlText text(String written) {
        try {
            xml.writeCharacters(written);
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Markup that is well formed XML, as it is. */
    XmlText markup(String wellFormed) {
        try {
            xml.writeCharacters("");
            xml.flush();
            text.write(wellFormed);
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    XmlText end() {
        try {
            xml.writeEndElement();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An element with a text alone. */
    XmlText element(String name, String written, String... attributes) {
        return begin(name, attributes).text(written).end();
    }

    /** A line break, where a person may look into the file. */
    XmlText line() {
        return text("\n");
    }

    String document() {
        try {
            xml.writeEndDocument();
            xml.flush();
            return text + "\n";
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }
}
