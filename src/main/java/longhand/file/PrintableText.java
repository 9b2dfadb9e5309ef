package longhand.file;

/** Text from others, as it may be shown on a terminal and put into data: names of files too may hold any characters. */
public final class PrintableText {
    private PrintableText() {}

    /** Without what could end the line, move the cursor, turn the reading direction, colour the terminal or not be seen. */
    public static String of(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> {
                    if (Character.isWhitespace(c)) {
                        printable.append(' ');
                    }
                }
                case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> {}
                default -> printable.appendCodePoint(c);
            }
        });
        return printable.toString();
    }
}
