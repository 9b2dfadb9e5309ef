package longhand.example.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import longhand.check.reading.AnswerSheet;
import longhand.file.FileProblem;

/** A JSON object from names to numbers, or to lists of numbers in lists; a number may be a text. */
final class JsonArrays {
    private static final int LONGEST_NUMBER = 500;

    /** The length of lists of which the first is still being read. */
    private static final int UNKNOWN = -1;

    private final String file;
    private final JsonParser json;
    private final List<NamedArray> arrays = new ArrayList<>();
    private int count;

    private JsonArrays(String file, JsonParser json) {
        this.file = file;
        this.json = json;
    }

    /** @throws FileProblem if it is anything else */
    static List<NamedArray> read(String file, String text) {
        try (JsonParser json = new JsonFactory().createParser(text)) {
            JsonArrays reading = new JsonArrays(file, json);
            reading.object();
            return reading.arrays;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new FileProblem(file, line, "expected JSON, found something else");
        } catch (IOException e) {
            throw new FileProblem(file, "expected JSON, found: " + e.getMessage());
        }
    }

    private void object() throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw problem("expected an object from names to numbers");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            List<Integer> shape = new ArrayList<>();
            List<String> values = new ArrayList<>();
            value(0, shape, values);
            arrays.add(new NamedArray(name, List.copyOf(shape), List.copyOf(values)));
        }
        if (json.nextToken() != null) {
            throw problem("expected the end after the object");
        }
    }

    private void value(int depth, List<Integer> shape, List<String> values) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            values.add(number());
            return;
        }
        if (depth == 2) {
            throw problem("expected lists of lists of numbers at most");
        }
        int length = 0;
        boolean holdsLists = false;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            boolean isList = json.currentToken() == JsonToken.START_ARRAY;
            if (length > 0 && isList != holdsLists) {
                throw problem("expected numbers alone, or lists alone, in a list");
            }
            holdsLists = isList;
            value(depth + 1, shape, values);
            length++;
        }
        while (shape.size() <= depth) {
            shape.add(UNKNOWN);
        }
        if (shape.get(depth) == UNKNOWN) {
            shape.set(depth, length);
        } else if (shape.get(depth) != length) {
            throw problem("expected lists of the same length");
        }
    }

    private String number() throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return "";
        }
        if (token == null || !(token.isNumeric() || token == JsonToken.VALUE_STRING)) {
            throw problem("expected a number");
        }
        count++;
        if (count > AnswerSheet.MOST_ANSWERS) {
            throw problem("expected at most " + AnswerSheet.MOST_ANSWERS + " numbers");
        }
        String text = json.getText();
        return text.length() <= LONGEST_NUMBER ? text : text.substring(0, LONGEST_NUMBER);
    }

    private FileProblem problem(String expected) {
        JsonToken token = json.currentToken();
        String found = token == null ? "the end" : token.asString() == null ? token.name() : token.asString();
        return new FileProblem(
                file, json.currentTokenLocation().getLineNr(), expected + ", found " + FileProblem.quoted(found));
    }
}
