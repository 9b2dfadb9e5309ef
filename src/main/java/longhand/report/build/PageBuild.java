package longhand.report.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import longhand.compare.Comparison;
import longhand.example.Example;
import longhand.example.files.Examples;
import longhand.report.ComparePage;
import longhand.report.ImagesPage;
import longhand.report.html.Assets;
import longhand.report.html.PageNames;

/**
 * Run by the build: works out the comparison of a bundled batch of images, whose millions of numbers take as long as all other pages
 * together, so that {@code site} need not; and the weights that training comes by. Made anew only if something has changed of what they
 * are made from.
 */
public final class PageBuild {
    private PageBuild() {}

    /**
     * @param classes the folder of the compiled program, whole but for this page
     * @param mark the file that remembers what was made from which state of these
     */
    static void run(Path classes, Path mark) throws IOException {
        String state = state(classes);
        List<Example> images =
                Examples.bundled().stream().filter(ImagesPage::isFor).toList();
        Path checkpoints = classes.resolve("site").resolve(Assets.CHECKPOINTS);
        boolean isThere =
                Files.exists(checkpoints) && images.stream().allMatch(example -> Files.exists(file(classes, example)));
        if (isThere && Files.exists(mark) && Files.readString(mark).equals(state)) {
            return;
        }
        Files.writeString(checkpoints, CheckpointBuild.text());
        for (Example example : images) {
            Files.writeString(file(classes, example), render(example));
        }
        Files.writeString(mark, state);
    }

    /** The page for the site, worked out here and now. */
    public static String render(Example example) {
        return ComparePage.render(example, Comparison.of(example.step()), PageNames.INDEX, example.name() + ".html");
    }

    private static Path file(Path classes, Example example) {
        return classes.resolve("site").resolve(PageNames.compared(example.name()));
    }

    /** Of everything that a page can be made from: its own folder only counts with the style sheet, which the rest there is not part of. */
    private static String state(Path classes) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(classes)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(classes.resolve("site")) || file.endsWith(Assets.STYLE))
                    .sorted()
                    .toList();
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files) {
                digest.update(file.toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
