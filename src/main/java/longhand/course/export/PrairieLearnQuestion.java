package longhand.course.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import longhand.course.export.Quiz.Question;
import longhand.course.export.Quiz.Wrong;
import longhand.view.html.Html;

/** A question of PrairieLearn: a folder with numbers of its own for each variant, and feedback for each known mistake. */
public final class PrairieLearnQuestion {
    private PrairieLearnQuestion() {}

    /**
     * The files of the folder, by name.
     *
     * @param variants the same exercise with other numbers, at least one
     */
    public static Map<String, String> of(List<Quiz> variants) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("info.json", info(variants.get(0)));
        files.put("question.html", question(variants.get(0)));
        files.put("server.py", server());
        files.put("variants.json", variants(variants));
        return files;
    }

    private static String server() {
        try (InputStream in = PrairieLearnQuestion.class.getResourceAsStream("/templates/prairielearn/server.py")) {
            if (in == null) {
                throw new IllegalStateException("server.py is missing from this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    private static String json(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            content.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + "\n";
    }

    private static String info(Quiz quiz) {
        // the same for the same exercise, as PrairieLearn knows questions by it
        UUID id = UUID.nameUUIDFromBytes((quiz.title() + quiz.questions()).getBytes(StandardCharsets.UTF_8));
        return json(json -> {
            json.writeStartObject();
            json.writeStringField("uuid", id.toString());
            json.writeStringField("title", quiz.title());
            json.writeStringField("topic", "Backpropagation");
            json.writeArrayFieldStart("tags");
            json.writeEndArray();
            json.writeStringField("type", "v3");
            json.writeEndObject();
        });
    }

    private static String key(int question) {
        return "q" + (question + 1);
    }

    private static String question(Quiz quiz) {
        StringBuilder html = new StringBuilder("<pl-question-panel>\n{{{params.given}}}\n<p>Give ");
        html.append(quiz.decimals()).append(" decimals.</p>\n</pl-question-panel>\n");
        for (int i = 0; i < quiz.questions().size(); i++) {
            Question question = quiz.questions().get(i);
            html.append("<p>")
                    .append(Html.escaped(question.words()))
                    .append("</p>\n<pl-number-input answers-name=\"")
                    .append(key(i))
                    .append("\" label=\"")
                    .append(Html.escaped(question.name()))
                    .append("\" comparison=\"decdig\" digits=\"")
                    .append(quiz.decimals())
                    .append("\"></pl-number-input>\n{{#feedback.")
                    .append(key(i))
                    .append("}}<p>{{feedback.")
                    .append(key(i))
                    .append("}}</p>{{/feedback.")
                    .append(key(i))
                    .append("}}\n");
        }
        return html.toString();
    }

    private static String variants(List<Quiz> variants) {
        return json(json -> {
            json.writeStartArray();
            for (Quiz quiz : variants) {
                json.writeStartObject();
                json.writeStringField("given", quiz.given().markup());
                json.writeNumberField("tolerance", new BigDecimal(quiz.tolerance()));
                json.writeObjectFieldStart("questions");
                for (int i = 0; i < quiz.questions().size(); i++) {
                    write(json, key(i), quiz.questions().get(i));
                }
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, String key, Question question) throws IOException {
        json.writeObjectFieldStart(key);
        json.writeStringField("name", question.name());
        json.writeNumberField("right", new BigDecimal(question.right()));
        json.writeArrayFieldStart("wrong");
        for (Wrong wrong : question.wrong()) {
            json.writeStartObject();
            json.writeNumberField("value", new BigDecimal(wrong.value()));
            json.writeStringField("advice", wrong.advice());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
