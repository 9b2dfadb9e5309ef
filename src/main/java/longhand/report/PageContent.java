package longhand.report;

import java.util.List;
import longhand.report.html.Frame;
import longhand.view.html.Html;
import longhand.view.html.Shown;
import longhand.view.page.ExampleContent;
import longhand.view.picture.NetworkMarkup;

/**
 * What templates see. Text is escaped when it is printed; only the components of type Html or TemplateHTMLOutputModel are markup.
 *
 * <p>What a template asks of a value is a method here, not a built-in of FreeMarker: of these there are two hundred, a class each,
 * and all are loaded as soon as one is named.
 */
public final class PageContent {
    private PageContent() {}

    /**
     * A figure of the source compared with ours.
     *
     * @param style {@code agrees}, {@code carried} or {@code slip}
     */
    public record CheckedFigure(
            String id,
            String written,
            String where,
            Shown.Figure ours,
            Shown.Figure difference,
            String style,
            String words,
            String cause,
            String other) {
        /** The verdict, as it stands beside the figure. */
        public Html verdict() {
            return new Html("<span class=\"verdict " + style + "\">" + Html.escaped(words) + "</span>");
        }

        /** What made it so, with a link to the other quantity that has to do with it; or nothing. */
        public Html why() {
            String link = other.isEmpty()
                    ? ""
                    : " <a href=\"#" + Html.escaped(other) + "\">"
                            + Html.code(other).markup() + "</a>";
            return new Html(cause.isEmpty() ? "" : Html.escaped(cause) + link);
        }
    }

    /**
     * The start page.
     *
     * @param start its picture, and {@code worked} where its numbers are worked out; empty if nowhere
     * @param first the example to begin with
     * @param drawing where somebody can draw a digit; empty if nowhere
     */
    public record Index(
            Frame frame,
            StartPicture.Content start,
            String worked,
            ExampleContent.Link first,
            List<BySubject<Card>> groups,
            List<ExampleContent.Link> compared,
            String drawing,
            String slips) {}

    /** @param network its picture, or null where it is {@code strips} */
    public record Card(
            String address,
            ExampleContent.Summary summary,
            Shown.Network network,
            Strips strips,
            String quantities,
            String slips) {
        public boolean hasNetwork() {
            return network != null;
        }

        public Html picture() {
            return NetworkMarkup.mini(network);
        }
    }

    /**
     * Images beside what the layers make of them, as {@link StripsPicture} has it.
     *
     * @param digits with the picture as data URI, and {@code cells} with how full they are, from 0 to 1
     */
    public record Strips(String width, String height, List<Box> digits, List<Box> strips, List<Box> cells) {}

    /** A part of a picture. */
    public record Box(String x, String y, String width, String height, String content) {}

    /** The page of published examples and their slips. */
    public record Published(
            Frame frame, List<PublishedExample> examples, List<FormulaSlip> formulas, List<NumberSlip> numbers) {
        public boolean hasNumbers() {
            return !numbers.isEmpty();
        }
    }

    /** @param figures what has come of comparing them, in words */
    public record PublishedExample(ExampleContent.Link example, String source, String figures) {}

    public record FormulaSlip(
            String id,
            String where,
            String kind,
            String written,
            String right,
            String why,
            ExampleContent.Link example,
            Expression writtenGives,
            Expression rightGives) {}

    /** A formula over the quantities of an example, with numbers put in, and its value. */
    public record Expression(String text, String numbers, Shown.Figure value) {}

    public record NumberSlip(ExampleContent.Link example, CheckedFigure verdict) {}
}
