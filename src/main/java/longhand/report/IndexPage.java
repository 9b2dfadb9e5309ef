package longhand.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import longhand.example.Example;
import longhand.example.files.Examples;
import longhand.report.html.Assets;
import longhand.report.html.PageNames;
import longhand.report.html.Templates;
import longhand.view.page.ExampleContent;

/** The start page: what backpropagation is, what can be done here, and the examples by subject, a card each. */
final class IndexPage {
    /** Whose numbers the picture has: short decimals all of them. */
    private static final String PICTURED = "relu-by-hand";

    private IndexPage() {}

    static String render(Map<String, ExamplePage> pages, List<Example> images, int formulaSlips) {
        Map<String, PageContent.Card> cards = new LinkedHashMap<>();
        pages.forEach((name, page) -> cards.put(
                name,
                new PageContent.Card(
                        name + ".html",
                        page.summary(),
                        page.network(),
                        null,
                        page.quantities() + " numbers",
                        slips(page.verdicts()))));
        images.forEach(example -> cards.put(example.name(), ImagesPage.card(example, example.name() + ".html")));
        List<ExampleContent.Link> compared = new ArrayList<>();
        pages.forEach((name, page) -> {
            if (page.isCompared()) {
                compared.add(new ExampleContent.Link(
                        PageNames.compared(name), page.summary().title()));
            }
        });
        images.forEach(
                example -> compared.add(new ExampleContent.Link(PageNames.compared(example.name()), example.title())));
        String drawing = images.stream()
                .filter(ImagesPage::canDraw)
                .map(example -> example.name() + ".html" + ImagesPage.drawing(example))
                .findFirst()
                .orElse("");
        String slips = formulaSlips == 1 ? "one formula" : formulaSlips + " formulas";
        List<BySubject<PageContent.Card>> groups = BySubject.of(cards);
        PageContent.Card first = groups.get(0).items().get(0);
        return Templates.render(
                "index.ftlh",
                new PageContent.Index(
                        Assets.frame("start.js"),
                        StartPicture.of(ExamplePage.derivation(Examples.find(PICTURED))),
                        pages.containsKey(PICTURED) ? PICTURED + ".html" : "",
                        new ExampleContent.Link(first.address(), first.summary().title()),
                        groups,
                        compared,
                        drawing,
                        slips));
    }

    private static String slips(SourceFigures verdicts) {
        int figures = verdicts.all().size();
        int slips = verdicts.slips().size();
        if (figures == 0) {
            return "";
        }
        String held = figures + (figures == 1 ? " figure" : " figures") + " of its source, ";
        return held + (slips == 0 ? "no slip" : slips == 1 ? "one slip" : slips + " slips");
    }
}
