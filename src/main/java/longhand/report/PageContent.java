package longhand.report;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.List;
import java.util.function.Supplier;
import longhand.report.html.Frame;
import longhand.view.html.Html;
import longhand.view.html.Shown;

/**
 * What templates see. Text is escaped when it is printed; only the components of type Html or TemplateHTMLOutputModel are markup.
 *
 * <p>What a template asks of a value is a method here, not a built-in of FreeMarker: of these there are two hundred, a class each,
 * and all are loaded as soon as one is named.
 */
public final class PageContent {
    private PageContent() {}

    /**
     * The page of one example.
     *
     * @param name of the example, as commands take it
     * @param loss null where nothing changes it
     * @param gradients null where there are none
     * @param areSeveral whether there are several updates
     * @param matrices null where there are none, as in a graph
     * @param home the address of the index, and {@code compared} that of both engines on this example; empty on a page that stands alone
     * @param isInFull whether its steps say all that a page can say
     * @param proof asked for when the template comes to it, so that it may still be in the making until then
     */
    public record Page(
            Frame frame,
            String name,
            Summary summary,
            String home,
            String compared,
            Shown.Network network,
            List<Link> navigation,
            List<String> conventions,
            List<Matrix> given,
            List<Given> settings,
            List<Section> sections,
            String steps,
            String limit,
            boolean isInFull,
            boolean areSeveral,
            Updates updates,
            Shown.LossChange loss,
            Shown.Gradients gradients,
            Matrices matrices,
            PrintedFigures printed,
            Live live,
            Supplier<List<String>> proof) {
        public boolean hasSteps() {
            return !sections.isEmpty();
        }

        /** What the name of a quantity looks like. */
        public String example() {
            return gradients == null ? "e[1]" : gradients.name();
        }

        /** What a number of the loss is called, before it. */
        public String lossName() {
            return loss == null ? "" : loss.name();
        }

        /** Whether a number of the loss can be shown before and after. */
        public boolean hasLossChange() {
            return loss != null && loss.hasLoss();
        }

        public boolean isGraph() {
            return network.isGraph();
        }
    }

    /**
     * What a page needs to change its numbers; null on one without steps.
     *
     * @param exercise as {@code ExerciseText} writes it, as JSON
     * @param engine packed
     */
    public record Live(
            TemplateHTMLOutputModel exercise,
            TemplateHTMLOutputModel engine,
            List<Choice> losses,
            List<Choices> layers) {
        public boolean hasLosses() {
            return !losses.isEmpty();
        }
    }

    /** One of several things that something can be. */
    public record Choice(String key, String title) {}

    /** A layer, and what its activation can be. */
    public record Choices(String key, String name, List<Choice> choices) {}

    public record Summary(String title, String line, String source, String about) {}

    public record Link(String address, String text) {}

    /** A number that is given but stands in no matrix, such as the learning rate. */
    public record Given(String words, String id, Shown.Figure value) {}

    /** A phase of the work, of one {@code sample} where there are several; else that is empty. */
    public record Section(String id, String title, String phase, String pass, String passWords, List<Group> groups) {}

    /** The steps at one neuron. */
    public record Group(String title, List<Html> steps) {}

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

    public record PrintedFigures(List<CheckedFigure> all, List<String> tally) {
        public boolean isPresent() {
            return !all.isEmpty();
        }
    }

    public record Matrices(String words, List<Equation> equations) {}

    /** A line of matrix algebra: what it says, its shapes, and the matrix that comes out. */
    public record Equation(String title, TemplateHTMLOutputModel math, String shapes, Matrix result) {}

    /** Entries by row; {@code words} in their place where there are too many. */
    public record Matrix(String name, String shape, String words, List<String> columns, List<Row> rows) {}

    /**
     * Several updates: a row for each, or for each sample of each; what they come to, or what of them is left out.
     *
     * @param title of the section, and {@code link} as the list of sections calls it
     */
    public record Updates(String title, String link, String words, Matrix table) {}

    public record Row(String name, List<Entry> entries) {}

    /** A number of a matrix. With {@code isTarget} its step is here, and not elsewhere. */
    public record Entry(String id, boolean isTarget, Shown.Figure value) {}

    /**
     * The list of examples.
     *
     * @param drawing where somebody can draw a digit; empty if nowhere
     */
    public record Index(Frame frame, List<BySubject<Card>> groups, List<Link> compared, String drawing, String slips) {}

    /** @param network its picture, or null where it is {@code strips} */
    public record Card(
            String address, Summary summary, Shown.Network network, Strips strips, String quantities, String slips) {
        public boolean hasNetwork() {
            return network != null;
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

    /** The page of slips. */
    public record Slips(Frame frame, List<FormulaSlip> formulas, List<NumberSlip> numbers) {
        public boolean hasNumbers() {
            return !numbers.isEmpty();
        }
    }

    public record FormulaSlip(
            String id,
            String where,
            String kind,
            String written,
            String right,
            String why,
            Link example,
            Expression writtenGives,
            Expression rightGives) {}

    /** A formula over the quantities of an example, with numbers put in, and its value. */
    public record Expression(String text, String numbers, Shown.Figure value) {}

    public record NumberSlip(Link example, CheckedFigure verdict) {}
}
