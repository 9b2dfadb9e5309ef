package longhand.example.files;

import java.util.List;
import longhand.example.yaml.Node;
import longhand.example.yaml.YamlReader;
import longhand.file.TextFile;

/** The formulas of the lecture notes that do not hold as written, bundled as {@code worked-examples/formula-slips.yaml}. */
public final class FormulaSlips {
    private static final String FILE = "formula-slips.yaml";

    /**
     * A formula that does not hold as written.
     *
     * @param where the place in the notes
     * @param kind of slip, in two words: wrong index, missing factor
     * @param example the bundled example in which it shows
     * @param writtenGives what the formula as written comes to there, as {@code longhand.notation.formula.FormulaParser} reads it
     * @param rightGives what the right formula comes to there
     */
    public record FormulaSlip(
            String where,
            String kind,
            String written,
            String right,
            String why,
            String example,
            String writtenGives,
            String rightGives) {}

    private FormulaSlips() {}

    /** All of them, in the order of the notes. */
    public static List<FormulaSlip> all() {
        TextFile file = Examples.bundledFile(FILE);
        return YamlReader.read(file.name(), file.text()).items("a list of slips").stream()
                .map(FormulaSlips::slip)
                .toList();
    }

    private static FormulaSlip slip(Node node) {
        Node.Mapping slip = node.keys(
                List.of("where", "kind", "written", "right", "why", "example", "written-gives", "right-gives"),
                List.of());
        return new FormulaSlip(
                text(slip, "where"),
                text(slip, "kind"),
                text(slip, "written"),
                text(slip, "right"),
                text(slip, "why"),
                text(slip, "example"),
                text(slip, "written-gives"),
                text(slip, "right-gives"));
    }

    private static String text(Node.Mapping slip, String key) {
        return slip.get(key).text("a text");
    }
}
