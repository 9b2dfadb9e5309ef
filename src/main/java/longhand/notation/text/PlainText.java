package longhand.notation.text;

/** What people paste from documents, slides and spreadsheets, with the signs of a keyboard: what looks the same is the same. */
public final class PlainText {
    private PlainText() {}

    /** Without characters that nobody sees, such as a zero-width space, and with every kind of space within a line an ordinary one. */
    public static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                visible.append(' ');
            } else if (!isInvisible(c)) {
                visible.append(c);
            }
        }
        return visible.toString();
    }

    /** The same, with every short dash a minus and every prime or apostrophe a straight one. */
    public static String ofKeyboard(String text) {
        StringBuilder plain = new StringBuilder(visible(text));
        for (int i = 0; i < plain.length(); i++) {
            switch (plain.charAt(i)) {
                // hyphens, figure dash, en dash, minus, small and wide hyphen; a long dash stands for nothing rather
                // than for minus
                case '\u2010', '\u2011', '\u2012', '\u2013', '\u2212', '\uFE63', '\uFF0D' -> plain.setCharAt(i, '-');
                case '\u2032', '\u2018', '\u2019' -> plain.setCharAt(i, '\'');
                default -> {}
            }
        }
        return plain.toString();
    }

    private static boolean isSpace(char c) {
        return c == '\u00A0'
                || c == '\u1680'
                || (c >= '\u2000' && c <= '\u200A')
                || c == '\u202F'
                || c == '\u205F'
                || c == '\u3000';
    }

    /** Soft hyphen, zero-width characters, direction marks, invisible operators, byte order mark. */
    private static boolean isInvisible(char c) {
        return c == '\u00AD'
                || c == '\u061C'
                || c == '\u180E'
                || (c >= '\u200B' && c <= '\u200F')
                || (c >= '\u202A' && c <= '\u202E')
                || (c >= '\u2060' && c <= '\u206F')
                || c == '\uFEFF';
    }
}
