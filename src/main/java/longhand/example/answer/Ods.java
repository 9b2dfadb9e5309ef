package longhand.example.answer;

import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;
import longhand.file.FileProblem;

/** The cells of the first table of an {@code .ods} spreadsheet (OpenDocument 1.3): numbers with every digit, whatever is shown. */
final class Ods {
    private static final String CONTENT = "content.xml";
    private static final String TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";

    private Ods() {}

    /** @throws FileProblem if it is no such spreadsheet */
    static List<List<String>> rows(String file, byte[] bytes) {
        Map<String, byte[]> parts = Archive.parts(file, bytes, CONTENT::equals);
        if (!parts.containsKey(CONTENT)) {
            throw new FileProblem(file, "expected a spreadsheet, found an archive without " + CONTENT);
        }
        Cells cells = new Cells();
        XmlPart.read(file, parts.get(CONTENT), new TableVisitor(cells));
        return cells.rows();
    }

    private static final class TableVisitor implements XmlPart.Visitor {
        private static final int MOST_REPEATED = 1 << 21;

        private final Cells cells;
        private final StringBuilder text = new StringBuilder();
        private int tables;
        private long row;
        private long column;
        private int rowRepeated;
        private int cellRepeated;
        private String number;
        private boolean isText;

        TableVisitor(Cells cells) {
            this.cells = cells;
        }

        @Override
        public void begin(String element, XMLStreamReader attributes) {
            switch (element) {
                case "table" -> tables++;
                case "table-row" -> {
                    rowRepeated = repeated(attributes, "number-rows-repeated");
                    column = 0;
                }
                case "table-cell", "covered-table-cell" -> {
                    cellRepeated = repeated(attributes, "number-columns-repeated");
                    number = attributes.getAttributeValue(OFFICE, "value");
                    text.setLength(0);
                }
                case "p" -> isText = true;
                default -> {}
            }
        }

        private static int repeated(XMLStreamReader attributes, String name) {
            String given = attributes.getAttributeValue(TABLE, name);
            return given != null && given.matches("\\d{1,7}") ? Math.min(MOST_REPEATED, Integer.parseInt(given)) : 1;
        }

        @Override
        public void text(String piece) {
            if (isText) {
                text.append(piece);
            }
        }

        @Override
        public void end(String element) {
            switch (element) {
                case "p" -> isText = false;
                case "table-cell", "covered-table-cell" -> {
                    // what is repeated stands there once: nobody answers the same number many times
                    put(number == null ? text.toString() : number);
                    column = Math.min(Integer.MAX_VALUE, column + cellRepeated);
                }
                case "table-row" -> row = Math.min(Integer.MAX_VALUE, row + rowRepeated);
                default -> {}
            }
        }

        private void put(String value) {
            if (tables == 1) {
                cells.put((int) row, (int) column, value);
            }
        }
    }
}
