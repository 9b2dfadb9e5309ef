package longhand.check;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import longhand.notation.text.JsonText;

/** An object as JSON for a person to read, too: a member a line, each object within another two spaces further in. */
final class IndentedJson {
    private final StringBuilder text;
    private final String indent;
    private boolean isEmpty = true;

    IndentedJson() {
        this(new StringBuilder(), "\n");
    }

    private IndentedJson(StringBuilder text, String indent) {
        this.text = text.append('{');
        this.indent = indent;
    }

    /** A text, or null. */
    IndentedJson put(String key, String value) {
        key(key);
        if (value == null) {
            text.append("null");
        } else {
            JsonText.write(value, text);
        }
        return this;
    }

    IndentedJson put(String key, long value) {
        key(key).append(value);
        return this;
    }

    IndentedJson texts(String key, List<String> values) {
        return array(key, values, value -> JsonText.write(value, text));
    }

    IndentedJson object(String key, Consumer<IndentedJson> members) {
        key(key);
        within(members);
        return this;
    }

    /** An object for each of these. */
    <T> IndentedJson objects(String key, List<T> values, BiConsumer<T, IndentedJson> members) {
        return array(key, values, value -> within(object -> members.accept(value, object)));
    }

    private <T> IndentedJson array(String key, List<T> values, Consumer<T> write) {
        key(key).append('[');
        String between = " ";
        for (T value : values) {
            text.append(between);
            write.accept(value);
            between = ", ";
        }
        text.append(" ]");
        return this;
    }

    private void within(Consumer<IndentedJson> members) {
        IndentedJson object = new IndentedJson(text, indent + "  ");
        members.accept(object);
        object.end();
    }

    private StringBuilder key(String key) {
        text.append(isEmpty ? "" : ",").append(indent).append("  ");
        isEmpty = false;
        JsonText.write(key, text);
        return text.append(" : ");
    }

    private void end() {
        text.append(isEmpty ? " " : indent).append('}');
    }

    /** The whole of it, with the end of its last line. */
    String whole() {
        end();
        return text.append('\n').toString();
    }
}
