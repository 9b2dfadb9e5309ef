package longhand.course.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import longhand.course.ClassScript;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Each format read back by a reader for it, and scored as its system would. */
@Tag("slow")
class CourseFormatsTest {
    @TempDir
    static Path folder;

    private static final Map<String, Double> VALUES = new TreeMap<>();

    @BeforeAll
    static void values() {
        for (String line : ClassScript.longhand("trace", "mazur", "--format", "csv")
                .lines()
                .skip(1)
                .toList()) {
            int comma = line.lastIndexOf(',');
            VALUES.put(line.substring(0, comma).replace("\"", ""), Double.valueOf(line.substring(comma + 1)));
        }
    }

    private static Path export(String example, String format, String name) {
        Path file = folder.resolve(name);
        ClassScript.longhand("export", example, "--to", format, "-o", file.toString());
        return file;
    }

    private static Document xml(byte[] bytes) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
        } catch (Exception e) {
            throw new AssertionError(new String(bytes, UTF_8), e);
        }
    }

    private static List<Element> all(org.w3c.dom.Node of, String name) {
        NodeList nodes =
                of instanceof Document d ? d.getElementsByTagName(name) : ((Element) of).getElementsByTagName(name);
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            all.add((Element) nodes.item(i));
        }
        return all;
    }

    private static String text(org.w3c.dom.Node of, String name) {
        return all(of, name).get(0).getTextContent();
    }

    private static Map<String, byte[]> unzipped(Path zip) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (InputStream in = Files.newInputStream(zip);
                ZipInputStream archive = new ZipInputStream(in)) {
            for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                files.put(entry.getName(), archive.readAllBytes());
            }
        }
        return files;
    }

    private static void assertRight(String title, String value) {
        String name = title.substring(title.indexOf(": ") + 2);
        assertThat(Double.parseDouble(value)).as(title).isCloseTo(VALUES.get(name), within(0.5001e-5));
    }

    @Test
    void moodle_has_a_numerical_question_for_each_number_and_an_answer_for_each_mistake() throws IOException {
        Document quiz = xml(Files.readAllBytes(export("mazur", "moodle", "quiz.xml")));
        List<Element> questions = all(quiz, "question");
        assertThat(questions.get(0).getAttribute("type")).isEqualTo("category");
        assertThat(questions).hasSizeGreaterThan(10);
        String feedback = "";
        for (Element question : questions.subList(1, questions.size())) {
            assertThat(question.getAttribute("type")).isEqualTo("numerical");
            double tolerance = Double.parseDouble(text(question, "tolerance"));
            List<Double> values = new ArrayList<>();
            for (Element answer : all(question, "answer")) {
                double value = Double.parseDouble(text(answer, "text"));
                boolean isFirst = values.isEmpty();
                assertThat(answer.getAttribute("fraction")).isEqualTo(isFirst ? "100" : "0");
                if (isFirst) {
                    assertRight(text(all(question, "name").get(0), "text"), text(answer, "text"));
                }
                // no two answers claim the same number
                assertThat(values).allMatch(other -> Math.abs(other - value) > 2 * tolerance);
                values.add(value);
                feedback += all(answer, "feedback").get(0).getTextContent();
            }
        }
        assertThat(feedback)
                .contains("sign of the error")
                .contains("learning rate is missing")
                .contains("transposed");
    }

    @Test
    void moodle_has_a_cloze_question_for_each_student() throws IOException {
        Path sheets = folder.resolve("sheets");
        ClassScript.longhand("worksheet", "relu-by-hand", "--count", "3", "-o", sheets.toString());
        Document quiz = xml(Files.readAllBytes(export(sheets.toString(), "moodle", "class.xml")));
        List<Element> questions = all(quiz, "question");
        assertThat(questions).hasSize(4);
        Pattern field = Pattern.compile(
                "<code>([^<]*)</code></th><td>[^<]*</td><td>\\{1:NUMERICAL:=(-?[0-9.]+):([0-9.]+)#Right\\.((?:\\\\.|[^}\\\\])*)\\}");
        for (int student = 1; student <= 3; student++) {
            Map<String, String> own = new TreeMap<>();
            for (String line : ClassScript.longhand(
                            "trace", sheets.resolve("00" + student).toString(), "--format", "csv")
                    .lines()
                    .toList()) {
                int comma = line.lastIndexOf(',');
                own.put(line.substring(0, comma).replace("\"", ""), line.substring(comma + 1));
            }
            Matcher fields = field.matcher(
                    text(all(questions.get(student), "questiontext").get(0), "text"));
            int count = 0;
            while (fields.find()) {
                count++;
                String name = fields.group(1).replace("&#39;", "'");
                assertThat(Double.parseDouble(fields.group(2)))
                        .as(name)
                        .isCloseTo(Double.parseDouble(own.get(name)), within(0.5001e-5));
                assertThat(fields.group(4)).startsWith("~%0%");
            }
            assertThat(count).isGreaterThan(8);
        }
    }

    /** What an item scores, and what it says, by its own rules. */
    private static String[] scored(Document item, String prefix, boolean isThird, double given) {
        String type = isThird ? "base-value" : "baseValue";
        for (String branch :
                List.of(isThird ? "response-if" : "responseIf", isThird ? "response-else-if" : "responseElseIf")) {
            for (Element rule : all(item, prefix + branch)) {
                Element equal = all(rule, prefix + "equal").get(0);
                assertThat(equal.getAttribute(isThird ? "tolerance-mode" : "toleranceMode"))
                        .isEqualTo("absolute");
                double tolerance =
                        Double.parseDouble(equal.getAttribute("tolerance").split(" ", -1)[0]);
                if (Math.abs(Double.parseDouble(text(equal, prefix + type)) - given) <= tolerance) {
                    Element set = all(rule, prefix + (isThird ? "set-outcome-value" : "setOutcomeValue"))
                            .get(0);
                    return new String[] {set.getAttribute("identifier"), text(set, prefix + type)};
                }
            }
        }
        return new String[] {"SCORE", "0"};
    }

    @Test
    void qti_scores_a_right_answer_and_has_words_for_a_mistaken_one() throws IOException {
        for (boolean isThird : new boolean[] {false, true}) {
            String prefix = isThird ? "qti-" : "";
            Map<String, byte[]> files = unzipped(export("mazur", isThird ? "qti3" : "qti", "qti" + isThird + ".zip"));
            Document manifest = xml(files.get("imsmanifest.xml"));
            List<Element> resources = all(manifest, "resource");
            assertThat(resources).hasSize(files.size() - 1);
            for (Element resource : resources) {
                Document item = xml(files.get(resource.getAttribute("href")));
                Element root = item.getDocumentElement();
                String right = text(
                        all(item, prefix + (isThird ? "correct-response" : "correctResponse"))
                                .get(0),
                        prefix + "value");
                assertRight(root.getAttribute("title"), right);
                assertThat(scored(item, prefix, isThird, Double.parseDouble(right)))
                        .containsExactly("SCORE", "1");
                assertThat(scored(item, prefix, isThird, 77)).containsExactly("SCORE", "0");
                List<Element> said = all(item, prefix + (isThird ? "modal-feedback" : "modalFeedback"));
                assertThat(said).isNotEmpty();
                List<Element> rules = all(item, prefix + (isThird ? "response-else-if" : "responseElseIf"));
                for (int i = 0; i < rules.size(); i++) {
                    double wrong =
                            Double.parseDouble(text(rules.get(i), prefix + (isThird ? "base-value" : "baseValue")));
                    String[] outcome = scored(item, prefix, isThird, wrong);
                    assertThat(outcome).containsExactly("FEEDBACK", said.get(i).getAttribute("identifier"));
                    assertThat(said.get(i).getTextContent()).hasSizeGreaterThan(20);
                }
            }
        }
    }

    @Test
    void canvas_has_a_quiz_of_numerical_questions() throws IOException {
        Map<String, byte[]> files = unzipped(export("mazur", "canvas", "canvas.zip"));
        Document manifest = xml(files.get("imsmanifest.xml"));
        String href = all(manifest, "resource").get(0).getAttribute("href");
        Document quiz = xml(files.get(href));
        assertThat(all(quiz, "item")).hasSizeGreaterThan(10);
        for (Element item : all(quiz, "item")) {
            assertThat(text(item, "fieldentry")).isEqualTo("numerical_question");
            Element first = all(item, "respcondition").get(0);
            assertRight(": " + item.getAttribute("title"), text(first, "varequal"));
            assertThat(text(first, "setvar")).isEqualTo("100");
            double lowest = Double.parseDouble(text(first, "vargte"));
            double highest = Double.parseDouble(text(first, "varlte"));
            assertThat(highest - lowest).isCloseTo(2e-5, within(1e-12));
            assertThat(all(item, "itemfeedback"))
                    .hasSize(all(item, "respcondition").size() - 1);
        }
    }

    @Test
    void prairielearn_gives_each_variant_its_numbers_and_each_mistake_its_words()
            throws IOException, InterruptedException {
        Path question = export("relu-by-hand", "prairielearn", "question");
        Path script = Files.writeString(folder.resolve("play.py"), """
                import json, sys
                sys.path.insert(0, sys.argv[1])
                sys.dont_write_bytecode = True
                import server
                html = open(sys.argv[1] + "/question.html").read()
                json.load(open(sys.argv[1] + "/info.json"))["uuid"]
                seen = set()
                for seed in range(40):
                    data = {"variant_seed": seed, "params": {}, "correct_answers": {}}
                    server.generate(data)
                    seen.add(data["params"]["given"])
                    assert all('answers-name="%s"' % key in html for key in data["correct_answers"])
                    data.update(submitted_answers=dict(data["correct_answers"]), partial_scores={}, feedback={})
                    server.grade(data)
                    assert data["score"] == 1 and not data["feedback"], data
                    variant = server.load()[data["params"]["variant"]]
                    key, wrong = next((k, q["wrong"][0]) for k, q in variant["questions"].items() if q["wrong"])
                    data.update(submitted_answers={**data["correct_answers"], key: wrong["value"]}, partial_scores={}, feedback={})
                    server.grade(data)
                    assert data["score"] < 1 and data["feedback"][key] == wrong["advice"], data
                    data.update(submitted_answers={key: "nan"}, partial_scores={}, feedback={})
                    server.grade(data)
                    assert data["score"] == 0
                assert len(seen) > 10
                """);
        ClassScript.python(script.toString(), question.toString());
    }
}
