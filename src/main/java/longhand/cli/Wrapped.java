package longhand.cli;

/** Text in lines that fit a page. */
final class Wrapped {
    private Wrapped() {}

    /** @param indent how far the lines after the first are moved in */
    static String text(String text, int pageWidth, int indent) {
        StringBuilder lines = new StringBuilder();
        int width = 0;
        for (String word : text.split(" ", -1)) {
            boolean fits = lines.isEmpty() || width + 1 + word.length() <= pageWidth;
            if (!lines.isEmpty()) {
                lines.append(fits ? " " : "\n" + " ".repeat(indent));
            }
            lines.append(word);
            width = fits ? width + (width == 0 ? 0 : 1) + word.length() : indent + word.length();
        }
        return lines.toString();
    }
}
