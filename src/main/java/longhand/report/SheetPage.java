package longhand.report;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import longhand.live.text.ExerciseText;
import longhand.report.html.Assets;
import longhand.report.html.Frame;
import longhand.report.html.Templates;
import longhand.report.html.Typeset;
import longhand.view.html.Html;
import longhand.view.page.SheetMarkup;

/** Where somebody has a sheet of answers marked: to one of the examples, or to an example of their own. */
final class SheetPage {
    /**
     * What the template sees.
     *
     * @param engine packed
     */
    public record Content(Frame frame, List<BySubject<Choice>> subjects, Html sheet, TemplateHTMLOutputModel engine) {}

    /**
     * An example.
     *
     * @param exercise as {@code ExerciseText} writes it, as JSON
     */
    public record Choice(String name, String title, TemplateHTMLOutputModel exercise) {}

    private SheetPage() {}

    static String render(Map<String, ExamplePage> pages) {
        Map<String, Choice> choices = new LinkedHashMap<>();
        pages.forEach((name, page) -> choices.put(
                name, new Choice(name, page.summary().title(), Typeset.markup(ExerciseText.json(page.exercise())))));
        return Templates.render(
                "sheet-page.ftlh",
                new Content(
                        Assets.sheetFrame(),
                        BySubject.of(choices),
                        SheetMarkup.of("", ""),
                        Typeset.markup(Assets.siteEngine())));
    }
}
