package longhand.live.text;

import java.util.List;
import java.util.function.Consumer;
import longhand.notation.text.JsonText;
import longhand.view.html.Shown;

/**
 * What goes to a script, as JSON. A text is written so that it is one in YAML too, and so that it can stand in the data of a page:
 * {@code <}, {@code >} and {@code &} never appear in it as themselves.
 */
public final class Json {
    private final StringBuilder text = new StringBuilder("{");

    /** A number: as it is {@code shown}, in {@code full}, and as {@code data}. */
    public static Json figure(Shown.Figure figure) {
        return new Json()
                .put("shown", figure.shown())
                .put("full", figure.full())
                .put("data", figure.data());
    }

    /** Many numbers: the same, each beside the other. */
    public static Json figures(List<Shown.Figure> figures) {
        return new Json()
                .texts("shown", figures.stream().map(Shown.Figure::shown).toList())
                .texts("full", figures.stream().map(Shown.Figure::full).toList())
                .texts("data", figures.stream().map(Shown.Figure::data).toList());
    }

    /** Adds a text, or null. */
    public Json put(String key, String value) {
        key(key);
        if (value == null) {
            text.append("null");
        } else {
            write(value, text);
        }
        return this;
    }

    public Json put(String key, boolean value) {
        key(key).append(value);
        return this;
    }

    public Json put(String key, int value) {
        key(key).append(value);
        return this;
    }

    public Json texts(String key, List<String> values) {
        return array(key, values, value -> write(value, text));
    }

    /** Adds objects. */
    public Json objects(String key, List<Json> values) {
        return array(key, values, value -> text.append(value.text).append('}'));
    }

    public Json object(String key, Json value) {
        key(key).append(value.text).append('}');
        return this;
    }

    private StringBuilder key(String key) {
        if (text.length() > 1) {
            text.append(',');
        }
        write(key, text);
        return text.append(':');
    }

    private <T> Json array(String key, List<T> values, Consumer<T> write) {
        key(key).append('[');
        boolean isFirst = true;
        for (T value : values) {
            if (!isFirst) {
                text.append(',');
            }
            isFirst = false;
            write.accept(value);
        }
        text.append(']');
        return this;
    }

    /** A text in quotation marks. */
    static String text(String value) {
        StringBuilder json = new StringBuilder(value.length() + 2);
        write(value, json);
        return json.toString();
    }

    private static void write(String value, StringBuilder json) {
        JsonText.writeForPage(value, json);
    }

    /** The text that {@link #text} put into quotation marks. */
    static String read(String json) {
        StringBuilder value = new StringBuilder();
        int at = 1;
        while (at < json.length() - 1) {
            char c = json.charAt(at);
            char escaped = c == '\\' ? json.charAt(at + 1) : ' ';
            if (c != '\\') {
                value.append(c);
                at++;
            } else if (escaped == 'u') {
                value.append((char) Integer.parseInt(json.substring(at + 2, at + 6), 16));
                at += 6;
            } else {
                value.append(escaped == 'n' ? '\n' : escaped);
                at += 2;
            }
        }
        return value.toString();
    }

    /** The object as JSON. */
    @Override
    public String toString() {
        return text + "}";
    }
}
