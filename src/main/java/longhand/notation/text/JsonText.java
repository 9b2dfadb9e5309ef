package longhand.notation.text;

/** A text as JSON: in quotation marks, with all escaped in it that has to be. */
public final class JsonText {
    private static final String HEX = "0123456789ABCDEF";
    private static final String UNSAFE_IN_A_PAGE = "<>&\u2028\u2029\ufeff";

    private JsonText() {}

    /** The text, with nothing escaped but what JSON asks for. */
    public static void write(String value, StringBuilder json) {
        write(value, false, json);
    }

    /**
     * The text so that it is one in YAML too, and can stand in the data of a page: {@code <}, {@code >} and {@code &} never appear in it
     * as themselves.
     */
    public static void writeForPage(String value, StringBuilder json) {
        write(value, true, json);
    }

    private static void write(String value, boolean isForPage, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c == '\n') {
                json.append("\\n");
            } else if (c < ' ' || (isForPage && isUnsafe(c))) {
                json.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    json.append(HEX.charAt(c >> shift & 15));
                }
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }

    private static boolean isUnsafe(char c) {
        return (c >= 0x7f && c < 0xa0) || c >= 0xfff0 || UNSAFE_IN_A_PAGE.indexOf(c) >= 0;
    }
}
