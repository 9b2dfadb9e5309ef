package longhand.live;

import java.util.List;

/**
 * What goes to a script, as JSON. A text is written so that it is one in YAML too, and so that it can stand in the data of a page:
 * {@code <}, {@code >} and {@code &} never appear in it as themselves.
 */
final class Json {
    private static final String ESCAPED = "<>&\u2028\u2029\ufeff";
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder text = new StringBuilder("{");

    /** Adds a text, or null. */
    Json put(String key, String value) {
        return raw(key, value == null ? "null" : text(value));
    }

    Json put(String key, boolean value) {
        return raw(key, Boolean.toString(value));
    }

    Json put(String key, int value) {
        return raw(key, Integer.toString(value));
    }

    Json texts(String key, List<String> values) {
        return raw(key, array(values.stream().map(Json::text).toList()));
    }

    /** Adds objects. */
    Json objects(String key, List<Json> values) {
        return raw(key, array(values.stream().map(Json::toString).toList()));
    }

    Json object(String key, Json value) {
        return raw(key, value.toString());
    }

    private Json raw(String key, String json) {
        text.append(text.length() > 1 ? "," : "").append(text(key)).append(':').append(json);
        return this;
    }

    private static String array(List<String> values) {
        StringBuilder array = new StringBuilder("[");
        for (String value : values) {
            array.append(array.length() > 1 ? "," : "").append(value);
        }
        return array.append(']').toString();
    }

    /** A text in quotation marks. */
    static String text(String value) {
        StringBuilder json = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c == '\n') {
                json.append("\\n");
            } else if (c < ' ' || (c >= 0x7f && c < 0xa0) || c >= 0xfff0 || ESCAPED.indexOf(c) >= 0) {
                json.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    json.append(HEX.charAt(c >> shift & 15));
                }
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
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
