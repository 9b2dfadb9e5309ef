package longhand.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import longhand.example.Example;
import longhand.example.FormulaSlips.FormulaSlip;

/** All pages: one for each example, the index, and the formula slips of the notes. */
public final class Site {
    static final String INDEX = "index.html";
    static final String SLIPS = "formula-slips.html";

    private Site() {}

    /**
     * Renders every page, then writes them, each whole or not at all.
     *
     * @param slips formulas of the notes that do not hold as written, each shown in one of the examples
     * @return the files written, the index first
     */
    public static List<Path> write(Path directory, List<Example> examples, List<FormulaSlip> slips) throws IOException {
        Map<String, ExamplePage> pages = new LinkedHashMap<>();
        examples.forEach(example -> pages.put(example.name(), new ExamplePage(example, INDEX)));
        Map<String, String> files = new LinkedHashMap<>();
        files.put(INDEX, IndexPage.render(pages, slips.size()));
        pages.forEach((name, page) -> files.put(name + ".html", page.html()));
        files.put(SLIPS, SlipsPage.render(pages, slips));

        Files.createDirectories(directory);
        List<Path> written = new ArrayList<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            written.add(write(directory.resolve(file.getKey()), file.getValue()));
        }
        return written;
    }

    /** Writes a file so that it appears whole or not at all: beside its place first, then moved there. */
    public static Path write(Path file, String text) throws IOException {
        Path absolute = file.toAbsolutePath();
        if (absolute.getParent() == null) {
            throw new IOException(file + " is no file");
        }
        Path beside = Files.createTempFile(absolute.getParent(), ".longhand", ".part");
        try {
            Files.writeString(beside, text, StandardCharsets.UTF_8);
            makeReadable(beside);
            move(beside, absolute);
        } finally {
            Files.deleteIfExists(beside);
        }
        return file;
    }

    /** A temporary file is its owner's alone; a page is for everybody whom the folder lets in. */
    private static void makeReadable(Path file) {
        boolean isDone = file.toFile().setReadable(true, false);
        assert isDone || Files.isReadable(file);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
