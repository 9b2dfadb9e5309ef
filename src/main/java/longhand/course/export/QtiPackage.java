package longhand.course.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import longhand.course.export.Quiz.Question;
import longhand.course.export.Quiz.Wrong;

/** Questions as 1EdTech's QTI, in version 2.1 or 3: a zip with an item for each number. */
public final class QtiPackage {
    /** What the versions call things: QTI 3 has the same elements with a prefix, and hyphens for capitals. */
    public enum Version {
        QTI_2(
                "http://www.imsglobal.org/xsd/imsqti_v2p1",
                "http://www.imsglobal.org/xsd/imscp_v1p1",
                "imsqti_item_xmlv2p1",
                "QTIv2.1") {
            @Override
            String element(String name) {
                return name;
            }

            @Override
            String attribute(String name) {
                return name;
            }
        },
        QTI_3(
                "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
                "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
                "imsqti_item_xmlv3p0",
                "QTI Package") {
            @Override
            String element(String name) {
                return "qti-" + hyphenated(name);
            }

            @Override
            String attribute(String name) {
                return hyphenated(name);
            }
        };

        private final String namespace;
        private final String packageNamespace;
        private final String resourceType;
        private final String schema;

        Version(String namespace, String packageNamespace, String resourceType, String schema) {
            this.namespace = namespace;
            this.packageNamespace = packageNamespace;
            this.resourceType = resourceType;
            this.schema = schema;
        }

        abstract String element(String name);

        abstract String attribute(String name);

        private static String hyphenated(String name) {
            return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        }
    }

    private final Version version;
    private final XmlText xml = new XmlText();

    private QtiPackage(Version version) {
        this.version = version;
    }

    /** The archive. */
    public static byte[] of(List<Quiz> quizzes, Version version) {
        Map<String, String> items = new LinkedHashMap<>();
        for (Quiz quiz : quizzes) {
            for (int i = 0; i < quiz.questions().size(); i++) {
                String id = quiz.id() + "_" + (i + 1);
                items.put(
                        "items/" + id + ".xml",
                        new QtiPackage(version).item(quiz, quiz.questions().get(i), "i_" + id));
            }
        }
        Map<String, String> files = new LinkedHashMap<>();
        files.put("imsmanifest.xml", manifest(items, version));
        files.putAll(items);
        return ZipFolder.of(files);
    }

    private static String manifest(Map<String, String> items, Version version) {
        XmlText xml = new XmlText();
        xml.begin("manifest", "identifier", "longhand", "xmlns", version.packageNamespace);
        xml.begin("metadata")
                .element("schema", version.schema)
                .element("schemaversion", version == Version.QTI_2 ? "2.0" : "3.0.0")
                .end();
        xml.begin("organizations").end().begin("resources").line();
        items.keySet().forEach(file -> {
            String id = "r_" + file.replaceAll("[^A-Za-z0-9]", "_");
            xml.begin("resource", "identifier", id, "type", version.resourceType, "href", file);
            xml.begin("file", "href", file).end().end().line();
        });
        return xml.end().end().document();
    }

    private QtiPackage begin(String element, String... attributes) {
        String[] named = attributes.clone();
        for (int i = 0; i < named.length; i += 2) {
            named[i] = named[i].equals("xmlns") ? named[i] : version.attribute(named[i]);
        }
        xml.begin(version.element(element), named);
        return this;
    }

    private QtiPackage end() {
        xml.end();
        return this;
    }

    private String item(Quiz quiz, Question question, String id) {
        begin(
                "assessmentItem",
                "xmlns",
                version.namespace,
                "identifier",
                id,
                "title",
                quiz.title() + ": " + question.name(),
                "adaptive",
                "false",
                "timeDependent",
                "false");
        begin("responseDeclaration", "identifier", "RESPONSE", "cardinality", "single", "baseType", "float");
        begin("correctResponse").value(question.right()).end().end();
        begin("outcomeDeclaration", "identifier", "SCORE", "cardinality", "single", "baseType", "float");
        begin("defaultValue").value("0").end().end();
        begin("outcomeDeclaration", "identifier", "FEEDBACK", "cardinality", "single", "baseType", "identifier")
                .end();
        begin("itemBody");
        xml.markup(quiz.given().markup());
        xml.markup(quiz.instruction(question).markup());
        xml.begin("p");
        begin("textEntryInteraction", "responseIdentifier", "RESPONSE", "expectedLength", "15")
                .end();
        xml.end();
        end();
        processing(quiz, question);
        for (int i = 0; i < question.wrong().size(); i++) {
            begin("modalFeedback", "outcomeIdentifier", "FEEDBACK", "identifier", id(i), "showHide", "show");
            feedback(question.wrong().get(i));
            end();
        }
        return end().xml.document();
    }

    private void feedback(Wrong wrong) {
        if (version == Version.QTI_3) {
            begin("contentBody");
            xml.element("p", wrong.advice());
            end();
        } else {
            xml.text(wrong.advice());
        }
    }

    private static String id(int wrong) {
        return "WRONG_" + (wrong + 1);
    }

    private QtiPackage value(String value) {
        xml.element(version.element("value"), value);
        return this;
    }

    private void processing(Quiz quiz, Question question) {
        begin("responseProcessing").begin("responseCondition");
        begin("responseIf")
                .equal(quiz, question.right())
                .set("SCORE", "float", "1")
                .end();
        for (int i = 0; i < question.wrong().size(); i++) {
            begin("responseElseIf").equal(quiz, question.wrong().get(i).value());
            set("FEEDBACK", "identifier", id(i)).end();
        }
        end().end();
    }

    private QtiPackage equal(Quiz quiz, String value) {
        begin("equal", "toleranceMode", "absolute", "tolerance", quiz.tolerance() + " " + quiz.tolerance());
        begin("variable", "identifier", "RESPONSE").end();
        xml.element(version.element("baseValue"), value, version.attribute("baseType"), "float");
        return end();
    }

    private QtiPackage set(String outcome, String type, String value) {
        begin("setOutcomeValue", "identifier", outcome);
        xml.element(version.element("baseValue"), value, version.attribute("baseType"), type);
        return end();
    }
}
