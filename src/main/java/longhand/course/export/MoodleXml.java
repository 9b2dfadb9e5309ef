package longhand.course.export;

import java.util.List;
import longhand.course.export.Quiz.Question;
import longhand.course.export.Quiz.Wrong;
import longhand.view.html.Html;

/**
 * Questions as Moodle XML: of one exercise a numerical question for each number; of several, as of a class, a cloze question for each
 * exercise, of which a quiz can take one at random.
 */
public final class MoodleXml {
    private static final String HTML = "html";

    private MoodleXml() {}

    /** @param quizzes at least one */
    public static String of(List<Quiz> quizzes) {
        XmlText xml = new XmlText();
        xml.begin("quiz").line();
        xml.begin("question", "type", "category").begin("category");
        xml.element("text", "$course$/top/Longhand/" + quizzes.get(0).title().replace("/", "//"));
        xml.end().end().line();
        for (Quiz quiz : quizzes) {
            if (quizzes.size() == 1) {
                quiz.questions().forEach(question -> numerical(xml, quiz, question));
            } else {
                cloze(xml, quiz);
            }
        }
        return xml.end().document();
    }

    private static void head(XmlText xml, String type, String name, String html) {
        xml.begin("question", "type", type);
        xml.begin("name").element("text", name).end();
        xml.begin("questiontext", "format", HTML).element("text", html).end();
        xml.begin("generalfeedback", "format", HTML).element("text", "").end();
    }

    private static void numerical(XmlText xml, Quiz quiz, Question question) {
        head(
                xml,
                "numerical",
                quiz.title() + ": " + question.name(),
                quiz.given().markup() + quiz.instruction(question).markup());
        xml.element("defaultgrade", "1").element("penalty", "0").element("hidden", "0");
        answer(xml, "100", question.right(), quiz.tolerance(), "Right.");
        for (Wrong wrong : question.wrong()) {
            answer(xml, "0", wrong.value(), quiz.tolerance(), wrong.advice());
        }
        xml.element("unitgradingtype", "0").element("showunits", "3").element("unitsleft", "0");
        xml.end().line();
    }

    private static void answer(XmlText xml, String fraction, String value, String tolerance, String feedback) {
        xml.begin("answer", "fraction", fraction, "format", "moodle_auto_format");
        xml.element("text", value);
        xml.begin("feedback", "format", HTML).element("text", escaped(feedback)).end();
        xml.element("tolerance", tolerance);
        xml.end();
    }

    private static String escaped(String feedback) {
        return Html.escaped(feedback);
    }

    private static void cloze(XmlText xml, Quiz quiz) {
        StringBuilder html = new StringBuilder(quiz.given().markup());
        html.append("<p>Give ").append(quiz.decimals()).append(" decimals.</p><table><tbody>");
        for (Question question : quiz.questions()) {
            html.append("<tr><th><code>")
                    .append(escaped(question.name()))
                    .append("</code></th><td>")
                    .append(escaped(question.words()))
                    .append("</td><td>")
                    .append(field(quiz, question))
                    .append("</td></tr>");
        }
        html.append("</tbody></table>");
        head(xml, "cloze", quiz.title() + ": " + quiz.id(), html.toString());
        xml.element("penalty", "0").element("hidden", "0");
        xml.end().line();
    }

    /** {1:NUMERICAL:=0.5:0.001#Right.~%0%0.7:0.001#What is wrong.}. */
    private static String field(Quiz quiz, Question question) {
        StringBuilder field = new StringBuilder("{1:NUMERICAL:=");
        field.append(question.right()).append(':').append(quiz.tolerance()).append("#Right.");
        for (Wrong wrong : question.wrong()) {
            field.append("~%0%").append(wrong.value()).append(':').append(quiz.tolerance());
            field.append('#').append(guarded(wrong.advice()));
        }
        return field.append('}').toString();
    }

    /** In a field these characters have a meaning. */
    private static String guarded(String feedback) {
        return escaped(feedback).replaceAll("([}#~/\\\\])", "\\\\$1");
    }
}
