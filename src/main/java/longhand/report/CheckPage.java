package longhand.report;

import java.util.List;
import longhand.check.CheckedSheet;
import longhand.example.Example;
import longhand.notation.Derivation;
import longhand.report.html.Assets;
import longhand.report.html.Frame;
import longhand.report.html.Templates;
import longhand.view.MarkedAnswers;
import longhand.view.html.Html;
import longhand.view.page.ExampleContent;
import longhand.view.page.GivenTables;
import longhand.view.page.Steps;

/** A marked sheet as a page: each answer beside its step, the first wrong one open, and below them the whole derivation. */
public final class CheckPage {
    /**
     * What the template sees.
     *
     * @param home the page that this one belongs to, or empty
     * @param given the numbers that every step starts from
     * @param sections the steps; empty where the expected values are kept back, or where there are too many for a page
     */
    public record Content(
            Frame frame,
            String home,
            String title,
            String summary,
            String headline,
            boolean showsExpected,
            MarkedAnswers.Listed answers,
            Html given,
            List<ExampleContent.Section> sections) {
        public boolean hasSteps() {
            return !sections.isEmpty();
        }
    }

    private CheckPage() {}

    /**
     * The page as HTML.
     *
     * @param title of the example
     */
    public static String render(CheckedSheet checked, String title) {
        return render(checked, title, "");
    }

    /** The page as HTML; {@code home} is the page that it belongs to, or empty. */
    static String render(CheckedSheet checked, String title, String home) {
        Derivation derivation = checked.derivation();
        boolean hasSteps = checked.showsExpected() && Example.isOnPaper(derivation.rules());
        return Templates.render(
                "check.ftlh",
                new Content(
                        Assets.frame(),
                        home,
                        title,
                        checked.summary(),
                        checked.headline().orElse(""),
                        checked.showsExpected(),
                        MarkedAnswers.of(checked, name -> hasSteps ? "#" + name : ""),
                        hasSteps ? given(derivation) : Html.NONE,
                        hasSteps ? sections(derivation) : List.of()));
    }

    private static Html given(Derivation derivation) {
        GivenTables given = new GivenTables(derivation, true);
        return GivenTables.markup(given.all(), given.settings(), true);
    }

    private static List<ExampleContent.Section> sections(Derivation derivation) {
        return new Steps(derivation, Steps.NONE, Steps.Manner.ORIGINS_WITH_VALUES).sections();
    }
}
