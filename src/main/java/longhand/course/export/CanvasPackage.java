package longhand.course.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import longhand.course.export.Quiz.Question;
import longhand.course.export.Quiz.Wrong;

/** A quiz as Canvas imports it: a zip with QTI 1.2, a numerical question for each number. */
public final class CanvasPackage {
    private static final String RESPONSE = "response1";

    private CanvasPackage() {}

    /** @param quizzes a quiz each */
    public static byte[] of(List<Quiz> quizzes) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("imsmanifest.xml", manifest(quizzes));
        for (Quiz quiz : quizzes) {
            files.put(file(quiz), assessment(quiz));
        }
        return ZipFolder.of(files);
    }

    private static String file(Quiz quiz) {
        return "quiz_" + quiz.id() + "/quiz_" + quiz.id() + ".xml";
    }

    private static String manifest(List<Quiz> quizzes) {
        XmlText xml = new XmlText();
        xml.begin(
                "manifest",
                "identifier",
                "longhand",
                "xmlns",
                "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1",
                "xmlns:imsmd",
                "http://www.imsglobal.org/xsd/imsmd_v1p2");
        xml.begin("metadata")
                .element("schema", "IMS Content")
                .element("schemaversion", "1.1.3")
                .end();
        xml.begin("organizations").end().begin("resources").line();
        for (Quiz quiz : quizzes) {
            xml.begin("resource", "identifier", "quiz_" + quiz.id(), "type", "imsqti_xmlv1p2", "href", file(quiz));
            xml.begin("file", "href", file(quiz)).end().end().line();
        }
        return xml.end().end().document();
    }

    private static String assessment(Quiz quiz) {
        XmlText xml = new XmlText();
        xml.begin("questestinterop", "xmlns", "http://www.imsglobal.org/xsd/ims_qtiasiv1p2");
        xml.begin("assessment", "ident", "quiz_" + quiz.id(), "title", quiz.title());
        xml.begin("section", "ident", "root_section").line();
        int number = 0;
        for (Question question : quiz.questions()) {
            number++;
            item(xml, quiz, question, "q_" + quiz.id() + "_" + number);
        }
        return xml.end().end().end().document();
    }

    private static void item(XmlText xml, Quiz quiz, Question question, String id) {
        xml.begin("item", "ident", id, "title", question.name());
        xml.begin("itemmetadata").begin("qtimetadata");
        field(xml, "question_type", "numerical_question");
        field(xml, "points_possible", "1.0");
        xml.end().end();
        xml.begin("presentation").begin("material");
        xml.element(
                "mattext", quiz.given().markup() + quiz.instruction(question).markup(), "texttype", "text/html");
        xml.end();
        xml.begin("response_str", "ident", RESPONSE, "rcardinality", "Single")
                .begin("render_fib", "fibtype", "Decimal");
        xml.begin("response_label", "ident", "answer1").end().end().end().end();
        xml.begin("resprocessing").begin("outcomes");
        xml.begin("decvar", "maxvalue", "100", "minvalue", "0", "varname", "SCORE", "vartype", "Decimal")
                .end()
                .end();
        condition(xml, quiz, question.right(), "correct_fb", true);
        int which = 0;
        for (Wrong wrong : question.wrong()) {
            condition(xml, quiz, wrong.value(), "wrong" + ++which + "_fb", false);
        }
        xml.end();
        which = 0;
        for (Wrong wrong : question.wrong()) {
            xml.begin("itemfeedback", "ident", "wrong" + ++which + "_fb")
                    .begin("flow_mat")
                    .begin("material");
            xml.element("mattext", wrong.advice(), "texttype", "text/plain")
                    .end()
                    .end()
                    .end();
        }
        xml.end().line();
    }

    private static void field(XmlText xml, String label, String entry) {
        xml.begin("qtimetadatafield")
                .element("fieldlabel", label)
                .element("fieldentry", entry)
                .end();
    }

    private static void condition(XmlText xml, Quiz quiz, String value, String feedback, boolean isRight) {
        Bounds bounds = Bounds.around(value, quiz);
        xml.begin("respcondition", "continue", "No").begin("conditionvar").begin("or");
        xml.element("varequal", value, "respident", RESPONSE);
        xml.begin("and")
                .element("vargte", bounds.lowest(), "respident", RESPONSE)
                .element("varlte", bounds.highest(), "respident", RESPONSE)
                .end();
        xml.end().end();
        if (isRight) {
            xml.element("setvar", "100", "action", "Set", "varname", "SCORE");
        } else {
            xml.begin("displayfeedback", "feedbacktype", "Response", "linkrefid", feedback)
                    .end();
        }
        xml.end();
    }
}
