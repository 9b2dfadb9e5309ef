package longhand.example.files;

import java.util.List;
import longhand.check.reading.Answer;
import longhand.check.reading.AnswerSheet;
import longhand.example.yaml.Node;
import longhand.example.yaml.YamlReader;
import longhand.file.TextFile;

/** Sheets of answers that are bundled to show how homework is marked, listed in {@code worked-examples/homework.yaml}. */
public final class Homework {
    private static final String FILE = "homework.yaml";

    /**
     * One sheet.
     *
     * @param example the bundled example that it is about
     * @param name of its file, in the folder {@code homework} of that example
     * @param about what to see in it
     * @param text as it was handed in
     * @param answers as read from that text
     */
    public record Sheet(String example, String name, String title, String about, String text, List<Answer> answers) {}

    private Homework() {}

    /** All of them, in the order of the file. */
    public static List<Sheet> all() {
        TextFile file = Examples.bundledFile(FILE);
        return YamlReader.read(file.name(), file.text()).items("a list of sheets").stream()
                .map(Homework::sheet)
                .toList();
    }

    private static Sheet sheet(Node node) {
        Node.Mapping sheet = node.keys(List.of("example", "sheet", "title", "about"), List.of());
        String example = sheet.get("example").text("a text");
        String name = sheet.get("sheet").text("a text");
        String text = Examples.bundledFile(example + "/homework/" + name).text();
        return new Sheet(
                example,
                name,
                sheet.get("title").text("a text"),
                sheet.get("about").text("a text"),
                text,
                AnswerSheet.read(text));
    }
}
