package longhand.example.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;
import longhand.file.FileProblem;

/**
 * The cells of the first sheet of an {@code .xlsx} workbook (ECMA-376, part 1): numbers as they are stored, with every digit and in the
 * C locale, whatever the format shows; of a formula the value that was saved with it.
 */
final class Xlsx {
    private static final String WORKBOOK = "xl/workbook.xml";
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final String SHARED_STRINGS = "xl/sharedStrings.xml";
    private static final String RELATION_NAMESPACE =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String STRICT_NAMESPACE = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    private Xlsx() {}

    /** @throws FileProblem if it is no such workbook */
    static List<List<String>> rows(String file, byte[] bytes) {
        Map<String, byte[]> parts = Archive.parts(
                file,
                bytes,
                name -> name.equals(WORKBOOK)
                        || name.equals(RELATIONS)
                        || name.equals(SHARED_STRINGS)
                        || name.matches("xl/worksheets/[^/]{1,80}\\.xml"));
        byte[] sheet = parts.get(firstSheet(file, parts));
        if (sheet == null) {
            throw new FileProblem(file, "expected a workbook with a sheet, found none");
        }
        Cells cells = new Cells();
        XmlPart.read(file, sheet, new SheetVisitor(cells, sharedStrings(file, parts.get(SHARED_STRINGS))));
        return cells.rows();
    }

    /** The name of its part. */
    private static String firstSheet(String file, Map<String, byte[]> parts) {
        if (!parts.containsKey(WORKBOOK) || !parts.containsKey(RELATIONS)) {
            throw new FileProblem(file, "expected a workbook, found an archive without " + WORKBOOK);
        }
        List<String> ids = new ArrayList<>();
        XmlPart.read(file, parts.get(WORKBOOK), new BeginVisitor() {
            @Override
            public void begin(String element, XMLStreamReader attributes) {
                if (element.equals("sheet")) {
                    String id = attributes.getAttributeValue(RELATION_NAMESPACE, "id");
                    ids.add(id == null ? attributes.getAttributeValue(STRICT_NAMESPACE, "id") : id);
                }
            }
        });
        Map<String, String> targets = new HashMap<>();
        XmlPart.read(file, parts.get(RELATIONS), new BeginVisitor() {
            @Override
            public void begin(String element, XMLStreamReader attributes) {
                if (element.equals("Relationship")) {
                    targets.put(attributes.getAttributeValue(null, "Id"), attributes.getAttributeValue(null, "Target"));
                }
            }
        });
        String target = ids.isEmpty() ? null : targets.get(ids.get(0));
        return target == null ? "" : target.startsWith("/") ? target.substring(1) : "xl/" + target;
    }

    /** Who only looks where elements begin. */
    private interface BeginVisitor extends XmlPart.Visitor {
        @Override
        default void text(String text) {}

        @Override
        default void end(String element) {}
    }

    private static List<String> sharedStrings(String file, byte[] part) {
        List<String> strings = new ArrayList<>();
        if (part != null) {
            XmlPart.read(file, part, new XmlPart.Visitor() {
                private final StringBuilder text = new StringBuilder();
                private boolean isText;

                @Override
                public void begin(String element, XMLStreamReader attributes) {
                    if (element.equals("si")) {
                        text.setLength(0);
                    }
                    isText = element.equals("t");
                }

                @Override
                public void text(String piece) {
                    if (isText) {
                        text.append(piece);
                    }
                }

                @Override
                public void end(String element) {
                    isText = false;
                    if (element.equals("si")) {
                        strings.add(text.toString());
                    }
                }
            });
        }
        return strings;
    }

    private static final class SheetVisitor implements XmlPart.Visitor {
        private final Cells cells;
        private final List<String> strings;
        private final StringBuilder value = new StringBuilder();
        private int row = -1;
        private int column = -1;
        private String type = "";
        private boolean isValue;

        SheetVisitor(Cells cells, List<String> strings) {
            this.cells = cells;
            this.strings = strings;
        }

        @Override
        public void begin(String element, XMLStreamReader attributes) {
            switch (element) {
                case "row" -> {
                    row = number(attributes.getAttributeValue(null, "r"), row + 2) - 1;
                    column = -1;
                }
                case "c" -> {
                    String given = attributes.getAttributeValue(null, "t");
                    type = given == null ? "n" : given;
                    column = column(attributes.getAttributeValue(null, "r"), column + 1);
                    value.setLength(0);
                }
                case "v", "t" -> isValue = true;
                default -> {}
            }
        }

        @Override
        public void text(String text) {
            if (isValue) {
                value.append(text);
            }
        }

        @Override
        public void end(String element) {
            switch (element) {
                case "v", "t" -> isValue = false;
                case "c" -> cells.put(row, column, type.equals("s") ? shared() : value.toString());
                default -> {}
            }
        }

        private String shared() {
            int place = number(value.toString().strip(), -1);
            return place >= 0 && place < strings.size() ? strings.get(place) : "";
        }

        private static int number(String text, int otherwise) {
            return text != null && text.matches("\\d{1,7}") ? Integer.parseInt(text) : otherwise;
        }

        /** Of a cell called BC12 the column from 0. */
        private static int column(String name, int otherwise) {
            if (name == null || !name.matches("[A-Z]{1,3}\\d{1,7}")) {
                return otherwise;
            }
            int column = 0;
            for (int i = 0; Character.isUpperCase(name.charAt(i)); i++) {
                column = 26 * column + name.charAt(i) - 'A' + 1;
            }
            return column - 1;
        }
    }
}
