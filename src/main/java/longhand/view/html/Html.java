package longhand.view.html;

import java.util.List;

/**
 * Markup as it goes into a page. Whoever makes some puts every text into it through {@link #escaped}, and nowhere else does a text
 * become markup: what stands in a file may come from anyone.
 */
public record Html(String markup) {
    /** Nothing. */
    public static final Html NONE = new Html("");

    /** A text as markup that shows just this text, between tags or in an attribute in quotation marks. */
    public static String escaped(String text) {
        StringBuilder markup = null;
        int copied = 0;
        for (int i = 0; i < text.length(); i++) {
            String entity = entity(text.charAt(i));
            if (entity != null) {
                markup = markup == null ? new StringBuilder(text.length() + 16) : markup;
                markup.append(text, copied, i).append(entity);
                copied = i + 1;
            }
        }
        return markup == null
                ? text
                : markup.append(text, copied, text.length()).toString();
    }

    /** Null for a character that stands for itself. */
    private static String entity(char c) {
        return switch (c) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> null;
        };
    }

    /** How many bytes a text takes in a file. */
    public static int bytes(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // of the four bytes of a pair each half counts two
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }

    /** A name or a formula as a program would write it. */
    public static Html code(String text) {
        return new Html("<code>" + escaped(text) + "</code>");
    }

    /** A number, to six decimals, with every digit for whoever copies it. */
    public static Html number(Shown.Figure figure) {
        return new Html("<data value=\"" + escaped(figure.data()) + "\""
                + (figure.isRounded() ? " title=\"" + escaped(figure.full()) + "\"" : "") + ">"
                + escaped(figure.shown()) + "</data>");
    }

    /** A formula in pieces, between which a line may break. */
    public static String pieces(List<String> pieces) {
        return String.join(" ", pieces);
    }
}
