package longhand.live;

import longhand.check.CheckedSheet;
import longhand.example.Example;
import longhand.example.ExampleReader;
import longhand.file.FileProblem;
import longhand.file.TextContent;
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
            Engine.open(new Exercise(
                    example.title(), example.source(), example.about(), example.computation(), example.labels()));
            return new Json().put("title", example.title());
        });
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
}
