package longhand.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import longhand.compare.Comparison;
import longhand.example.Example;
import longhand.example.files.FormulaSlips.FormulaSlip;
import longhand.example.files.Homework.Sheet;
import longhand.file.WholeFiles;
import longhand.report.html.Assets;
import longhand.report.html.PageNames;
import longhand.report.training.TrainingPage;
import longhand.view.page.ExampleContent;

/** All pages: one for each example, the index, the published examples and their slips, how homework is checked, and where it is. */
public final class Site {
    private Site() {}

    /**
     * Renders every page, then writes them, all or none. An example that is neither on paper nor a batch of images has none here.
     *
     * @param slips formulas of the notes that do not hold as written, each shown in one of the examples
     * @param homework sheets of answers to these examples
     * @return the files written, the index last
     */
    public static List<Path> write(
            Path directory, List<Example> examples, List<FormulaSlip> slips, List<Sheet> homework) throws IOException {
        List<Example> onPaper = examples.stream().filter(Example::isOnPaper).toList();
        Map<String, ExamplePage> pages = new LinkedHashMap<>();
        List<Example> images = examples.stream().filter(ImagesPage::isFor).toList();
        List<Example> inOrder = examples.stream()
                .filter(example -> example.isOnPaper() || images.contains(example))
                .toList();
        onPaper.forEach(example -> pages.put(example.name(), new ExamplePage(example, place(example, inOrder))));
        Map<String, String> files = new LinkedHashMap<>();
        // no page waits for another: as many at once as there are cores
        List<Supplier<Map<String, String>>> others = new ArrayList<>();
        images.forEach(example -> others.add(
                () -> Map.of(example.name() + ".html", ImagesPage.render(example, place(example, inOrder)))));
        images.forEach(example -> files.put(PageNames.compared(example.name()), Assets.compared(example)));
        others.add(() -> HomeworkPage.render(examples, homework));
        others.add(() -> Map.of(PageNames.CHECK, SheetPage.render(pages)));
        others.add(() -> Map.of(PageNames.NEW, NewPage.render()));
        others.add(() -> Map.of(PageNames.TRAINING, TrainingPage.bundled(PageNames.INDEX)));
        onPaper.stream()
                .filter(ComparePage::isFor)
                .forEach(example -> others.add(() -> Map.of(
                        PageNames.compared(example.name()),
                        ComparePage.render(
                                example, Comparison.of(example.step()), PageNames.INDEX, example.name() + ".html"))));
        pages.forEach((name, page) -> others.add(() -> Map.of(name + ".html", page.html())));
        others.parallelStream().map(Supplier::get).toList().forEach(files::putAll);
        files.put(PageNames.GLOSSARY, GlossaryPage.render(pages));
        files.put(PageNames.PUBLISHED, PublishedPage.render(pages, slips));

        // last: who is struck in the midst has no new index with old pages behind it
        files.put(PageNames.INDEX, IndexPage.render(pages, images, slips.size()));

        Files.createDirectories(directory);
        Map<Path, String> texts = new LinkedHashMap<>();
        files.forEach((name, text) -> texts.put(directory.resolve(name), text));
        WholeFiles.write(texts);
        return List.copyOf(texts.keySet());
    }

    /** Between the example before it and the one after it. */
    private static ExampleContent.Place place(Example example, List<Example> inOrder) {
        int at = inOrder.indexOf(example);
        return new ExampleContent.Place(
                PageNames.INDEX,
                "",
                at == 0 ? null : link(inOrder.get(at - 1)),
                at + 1 == inOrder.size() ? null : link(inOrder.get(at + 1)));
    }

    private static ExampleContent.Link link(Example example) {
        return new ExampleContent.Link(example.name() + ".html", example.title());
    }
}
