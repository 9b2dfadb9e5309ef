package longhand.live;

import java.util.LinkedHashMap;
import java.util.Map;
import longhand.check.CheckedSheet;
import longhand.compare.ProofWords;
import longhand.example.Example;
import longhand.example.ExampleReader;
import longhand.example.FormReader;
import longhand.file.FileProblem;
import longhand.file.TextContent;
import longhand.live.text.Exercise;
import longhand.live.text.ExerciseText;
import longhand.live.text.Json;
import longhand.notation.Derivation;
import longhand.notation.text.NumberText;
import org.teavm.jso.JSExport;

/**
 * What the script of a page may call that takes any example: {@link Engine}, with the reader of example files and more digits than a
 * double has. These make it larger by a third, so that only the pages have it that need it.
 */
public final class SiteEngine {
    /** What is worked out in about a second. */
    private static final int MOST_QUANTITIES = 100_000;

    private SiteEngine() {}

    /** Takes an exercise as {@link ExerciseText} writes it. */
    @JSExport
    public static void open(String exercise) {
        Engine.open(exercise);
    }

    /**
     * Takes an example file, in whatever layout YAML allows.
     *
     * @param name of the example
     * @param file the name of the file, as a message names it, and {@code text} what is in it
     * @return its {@code title}, or a {@code problem}
     */
    @JSExport
    public static String read(String name, String file, String text) {
        return Engine.fromFile(() -> {
            Example example = ExampleReader.whole(name, file, TextContent.plain(file, text));
            int quantities = example.names().rules().order().size();
            if (quantities > MOST_QUANTITIES) {
                throw new FileProblem(
                        file,
                        "expected at most " + NumberText.grouped(MOST_QUANTITIES) + " numbers to work out, found "
                                + NumberText.grouped(quantities) + ": on the command line, longhand takes more");
            }
            Engine.open(exercise(example));
            return new Json().put("title", example.title());
        });
    }

    private static Exercise exercise(Example example) {
        return new Exercise(
                example.title(), example.source(), example.about(), example.computation(), example.labels());
    }

    /**
     * Makes an example of what is in a form.
     *
     * @param filled the name of each field and what is in it, one after another, with the character 0 between them
     * @return the example as {@code yaml}; or a {@code problem}, with the {@code field} and the {@code line} that have it
     */
    @JSExport
    public static String form(String filled) {
        String[] parts = filled.split("\0", -1);
        Map<String, String> byName = new LinkedHashMap<>();
        for (int i = 0; i + 1 < parts.length; i += 2) {
            byName.put(parts[i], parts[i + 1]);
        }
        try {
            return new Json()
                    .put("yaml", ExerciseText.write(exercise(FormReader.read(byName))))
                    .toString();
        } catch (FileProblem wrong) {
            return new Json()
                    .put("problem", wrong.what())
                    .put("field", wrong.file())
                    .put("line", wrong.line())
                    .toString();
        }
    }

    /**
     * The page of the example, as {@code html}, with its {@code exercise} for a page of its own.
     *
     * @param room how many bytes there are for it
     */
    @JSExport
    public static String page(double room) {
        return Engine.fromFile(() -> PageData.page(Engine.edited(), room));
    }

    /** How its numbers are known to be right, a sentence each: worked out in two other ways, which takes a while. */
    @JSExport
    public static String proof() {
        Derivation derivation = Engine.edited().derivation();
        return new Json()
                .texts("sentences", ProofWords.of(derivation.rules(), derivation.names()))
                .toString();
    }

    /** As {@link Engine#sheet}, with numbers that are too large for a double too. */
    @JSExport
    public static String sheet(String example, String file, String text, String steps) {
        return Engine.sheet(example, file, text, steps, CheckedSheet::decimals);
    }

    @JSExport
    public static String size(String file, double bytes) {
        return Engine.size(file, bytes);
    }

    @JSExport
    public static String undecodable(String file, String encoding, int found, String before) {
        return Engine.undecodable(file, encoding, found, before);
    }

    @JSExport
    public static String change(String edits) {
        return Engine.change(edits);
    }

    @JSExport
    public static String derive() {
        return Engine.derive();
    }

    @JSExport
    public static String view(int pass) {
        return Engine.view(pass);
    }

    @JSExport
    public static String gradients(int pass) {
        return Engine.gradients(pass);
    }

    @JSExport
    public static String outline() {
        return Engine.outline();
    }

    @JSExport
    public static String step(String quantity) {
        return Engine.step(quantity);
    }

    @JSExport
    public static String rates() {
        return Engine.rates();
    }

    @JSExport
    public static String written(String quantity) {
        return Engine.written(quantity);
    }

    @JSExport
    public static String find(String typed) {
        return Engine.find(typed);
    }

    @JSExport
    public static String check(String answers, String shown) {
        return Engine.check(answers, shown);
    }

    @JSExport
    public static String text() {
        return Engine.text();
    }

    @JSExport
    public static String lines(int pass) {
        return Engine.lines(pass);
    }
}
