package longhand.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import longhand.example.Example;

/** Style sheet, scripts and font, put into the page itself, so that it asks for nothing from anywhere. */
public final class Assets {
    /** The style sheet of all pages, with the font in it. */
    public static final String STYLE = "style-with-font.css";

    /** What of it the page of an example needs that has a step for each number: such a page has no room for more. */
    public static final String STYLE_OF_STEPS = "style-of-steps.css";

    /** What the name of the file with the hash ends in. */
    public static final String HASH = ".hash";

    /** The scripts that do nothing without the engine: packed with it, they take a fraction of their room. */
    public static final List<String> LIVE_SCRIPTS = List.of(
            "sheet.js",
            "fields.js",
            "picture.js",
            "practice.js",
            "copy.js",
            "updates.js",
            "lecture.js",
            "printing.js",
            "live.js");

    /** The engine and these, as text that a page holds: gzip in base 91. */
    public static final String PACKED_ENGINE = "engine.js.gz.txt";

    /** The scripts of pages that take any example. */
    public static final List<String> SITE_SCRIPTS = List.of("sheet.js");

    /** The engine that reads example files, with these. */
    public static final String PACKED_SITE_ENGINE = "site-engine.js.gz.txt";

    /** That engine with the scripts of an example page. */
    public static final String PACKED_NEW_PAGE = "new-page.js.gz.txt";

    /** What the name of the file ends in that says how many of its characters are the engine and the first script. */
    public static final String CUT = ".cut";

    /** What stands in that name before {@link #HASH} where it is the hash of the other scripts. */
    public static final String REST = ".rest";

    /** The weights of the bundled model after some epochs of its training. */
    public static final String CHECKPOINTS = "checkpoints.txt";

    private static final List<String> HELD_SCRIPTS = List.of("patch.js", "step.js", "page.js");

    private static final String ICON =
            "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E"
                    + "%3Cpath d='M7 8 25 16 7 24' fill='none' stroke='%23c2410c' stroke-width='3'/%3E"
                    + "%3Ccircle cx='7' cy='8' r='5' fill='%231d5fd1'/%3E%3Ccircle cx='7' cy='24' r='5' fill='%231d5fd1'/%3E"
                    + "%3Ccircle cx='25' cy='16' r='5' fill='%23c2410c'/%3E%3C/svg%3E";

    private Assets() {}

    /**
     * What a page stands in.
     *
     * @param scripts of the page, such as {@code page.js}, in their order; none on a page that is only read
     */
    public static Frame frame(String... scripts) {
        return styled(STYLE, scripts);
    }

    private static Frame styled(String style, String... scripts) {
        List<String> names = List.of(scripts);
        String policy = "default-src 'none'; style-src " + hash(style)
                + "; font-src data:; img-src data:; script-src "
                + (names.isEmpty() ? "'none'" : names.stream().map(Assets::hash).collect(Collectors.joining(" ")))
                + "; base-uri 'none'; form-action 'none'";
        return new Frame(
                policy,
                Typeset.markup(text(style)),
                names.stream().map(name -> Typeset.markup(text(name))).toList(),
                ICON);
    }

    /** What a page stands in whose numbers can be changed: its scripts, and what is packed, which they unpack and run. */
    public static Frame liveFrame() {
        return packing(
                PACKED_ENGINE, styled(STYLE_OF_STEPS, "address.js", "unpack.js", "patch.js", "step.js", "page.js"));
    }

    /** What the page stands in where a sheet is marked. */
    public static Frame sheetFrame() {
        return packing(PACKED_SITE_ENGINE, styled(STYLE, "unpack.js", "sheet-page.js"));
    }

    /**
     * What the page stands in where somebody makes an example: it lets in the engine as where a sheet is marked, then the other scripts of an example
     * page; and both at once, for the file that it makes.
     */
    public static Frame newFrame() {
        Frame frame = packing(PACKED_NEW_PAGE, styled(STYLE, "address.js", "unpack.js", "new.js"));
        String others = Stream.concat(
                        Stream.of(hash(PACKED_SITE_ENGINE), hash(PACKED_NEW_PAGE + REST)),
                        HELD_SCRIPTS.stream().map(Assets::hash))
                .collect(Collectors.joining(" "));
        return new Frame(
                frame.policy().replace("script-src ", "script-src " + others + " "),
                frame.style(),
                frame.scripts(),
                frame.icon());
    }

    /** The scripts of an example page beside those that are packed, in their order. */
    public static List<String> heldScripts() {
        return HELD_SCRIPTS.stream().map(Assets::text).toList();
    }

    /** The engine of the page where somebody makes an example, with the scripts of an example page, packed. */
    public static String newEngine() {
        return text(PACKED_NEW_PAGE);
    }

    /** How many characters of that are the engine and the first script. */
    public static String newEngineCut() {
        return text(PACKED_NEW_PAGE + CUT);
    }

    private static Frame packing(String packed, Frame frame) {
        return new Frame(
                frame.policy().replace("script-src ", "script-src " + hash(packed) + " "),
                frame.style(),
                frame.scripts(),
                frame.icon());
    }

    /** The engine with the scripts that need it, packed. */
    public static String engine() {
        return text(PACKED_ENGINE);
    }

    /** The engine of pages that take any example, with the scripts that need it, packed. */
    public static String siteEngine() {
        return text(PACKED_SITE_ENGINE);
    }

    /** The comparison of a bundled batch of images, made by the build. */
    public static String compared(Example images) {
        return text(PageNames.compared(images.name()));
    }

    /** The bundled model after some epochs of its training, each as text. */
    public static List<String> checkpoints() {
        return List.of(text(CHECKPOINTS).split("\n\n", -1));
    }

    private static String hash(String asset) {
        return text(asset + HASH);
    }

    private static String text(String name) {
        try (InputStream in = Assets.class.getResourceAsStream("/site/" + name)) {
            if (in == null) {
                throw new IllegalStateException("/site/" + name + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
