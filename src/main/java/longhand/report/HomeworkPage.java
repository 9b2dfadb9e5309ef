package longhand.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import longhand.check.CheckedSheet;
import longhand.check.Marking;
import longhand.check.judging.Mistake;
import longhand.check.judging.Verdict;
import longhand.example.Example;
import longhand.example.files.Homework.Sheet;
import longhand.report.html.Assets;
import longhand.report.html.Frame;
import longhand.report.html.PageNames;
import longhand.report.html.Templates;
import longhand.view.page.ExampleContent;

/** How to have homework checked, with the bundled sheets as samples, each marked on a page of its own. */
final class HomeworkPage {
    /** What the template sees. */
    public record Content(Frame frame, List<Advice> mistakes, List<Card> sheets) {}

    /** A known mistake, as output names it, and what is said to somebody who made it. */
    public record Advice(String id, String words) {}

    /**
     * One sheet.
     *
     * @param address of its marked page
     * @param example the page of the example that it is about
     * @param text as it was handed in
     * @param headline what went wrong first, or empty
     * @param tally how many answers have each verdict, none left out that has any
     */
    public record Card(
            String address,
            String title,
            String about,
            ExampleContent.Link example,
            String name,
            String text,
            String summary,
            String headline,
            List<Count> tally) {}

    public record Count(String verdict, String number) {}

    private HomeworkPage() {}

    /**
     * The pages, by file name: the guide first, then a page for each marked sheet.
     *
     * @param examples all that a sheet may be about
     */
    static Map<String, String> render(List<Example> examples, List<Sheet> sheets) {
        Map<String, String> marked = new LinkedHashMap<>();
        List<Card> cards = new ArrayList<>();
        for (Sheet sheet : sheets) {
            Example example = examples.stream()
                    .filter(each -> each.name().equals(sheet.example()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "a homework sheet is about " + sheet.example() + ", which is not there"));
            CheckedSheet checked = CheckedSheet.of(
                    example.name(), example.names(), sheet.answers(), List.of(), Marking.FEWEST_DIGITS, true);
            String address = "homework-" + sheet.name().replaceFirst("\\.\\w+$", "") + ".html";
            marked.put(address, CheckPage.render(checked, example.title(), PageNames.HOMEWORK));
            cards.add(card(sheet, example, checked, address));
        }
        List<Advice> mistakes = Arrays.stream(Mistake.values())
                .map(mistake -> new Advice(mistake.id(), mistake.advice()))
                .toList();
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put(
                PageNames.HOMEWORK,
                Templates.render("homework.ftlh", new Content(Assets.frame(), mistakes, List.copyOf(cards))));
        pages.putAll(marked);
        return pages;
    }

    private static Card card(Sheet sheet, Example example, CheckedSheet checked, String address) {
        List<Count> tally = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            long count = checked.sheet().count(verdict);
            if (count > 0) {
                tally.add(new Count(verdict.key(), Long.toString(count)));
            }
        }
        return new Card(
                address,
                sheet.title(),
                sheet.about(),
                new ExampleContent.Link(example.name() + ".html", example.title()),
                sheet.name(),
                sheet.text(),
                checked.summary(),
                checked.headline().orElse(""),
                tally);
    }
}
