package longhand.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import longhand.compare.Comparison;
import longhand.example.Example;
import longhand.example.FormulaSlips.FormulaSlip;
import longhand.example.Homework.Sheet;

/** All pages: one for each example, the index, the formula slips of the notes, and how homework is checked. */
public final class Site {
    static final String INDEX = "index.html";
    static final String SLIPS = "formula-slips.html";
    static final String TRAINING = "training.html";
    static final String HOMEWORK = "homework.html";

    private Site() {}

    /**
     * Renders every page, then writes them, all or none. An example that is neither on paper nor a batch of images has none here.
     *
     * @param slips formulas of the notes that do not hold as written, each shown in one of the examples
     * @param homework sheets of answers to these examples
     * @return the files written, the index first
     */
    public static List<Path> write(
            Path directory, List<Example> examples, List<FormulaSlip> slips, List<Sheet> homework) throws IOException {
        List<Example> onPaper = examples.stream().filter(Example::isOnPaper).toList();
        List<CompletableFuture<Comparison>> comparisons = onPaper.stream()
                .map(example -> CompletableFuture.supplyAsync(() -> Comparison.of(example.step())))
                .toList();
        Map<String, ExamplePage> pages = new LinkedHashMap<>();
        onPaper.forEach(example -> pages.put(example.name(), new ExamplePage(example, INDEX)));
        List<Example> images = examples.stream().filter(ImagesPage::isFor).toList();
        // beside the other pages: there is another core
        Map<String, CompletableFuture<String>> opened = new LinkedHashMap<>();
        images.forEach(example -> opened.put(
                example.name() + ".html", CompletableFuture.supplyAsync(() -> ImagesPage.render(example, INDEX))));
        Map<String, String> files = new LinkedHashMap<>();
        files.put(INDEX, IndexPage.render(pages, images, slips.size()));
        pages.forEach((name, page) -> files.put(name + ".html", page.html()));
        opened.forEach((name, page) -> files.put(name, page.join()));
        files.put(SLIPS, SlipsPage.render(pages, slips));
        files.putAll(HomeworkPage.render(examples, homework));
        files.put(TRAINING, TrainingPage.bundled(INDEX));
        for (int i = 0; i < onPaper.size(); i++) {
            Example example = onPaper.get(i);
            files.put(
                    compared(example.name()),
                    ComparePage.render(example, comparisons.get(i).join(), INDEX, example.name() + ".html"));
        }

        Files.createDirectories(directory);
        Map<Path, String> texts = new LinkedHashMap<>();
        files.forEach((name, text) -> texts.put(directory.resolve(name), text));
        WholeFiles.write(texts);
        return List.copyOf(texts.keySet());
    }

    /** The file with both engines on the example of that name. */
    static String compared(String example) {
        return example + "-compared.html";
    }
}
