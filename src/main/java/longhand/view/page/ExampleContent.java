package longhand.view.page;

import java.util.List;
import java.util.function.Supplier;
import longhand.view.html.Html;
import longhand.view.html.Shown;

/**
 * What the page of one example shows.
 *
 * @param name of the example, as commands take it
 * @param place where it stands among other pages
 * @param limit what is to be said of what is left out, or empty
 * @param isInFull whether its steps say all that a page can say
 * @param hasUpdate whether anything is updated, and {@code areSeveral} whether that is done several times
 * @param updates null where there is nothing to show of them one by one
 * @param loss null where nothing changes it
 * @param gradients null where there are none
 * @param matrices null where there are none, as in a graph
 * @param choices what the loss and the activations can be; null on a page without steps
 * @param source the figures of the source, or nothing
 * @param proof asked for when its place comes, so that it may still be in the making until then
 */
public record ExampleContent(
        String name,
        Summary summary,
        Place place,
        Shown.Network network,
        List<Link> navigation,
        List<String> conventions,
        List<MatrixTable> given,
        List<Given> settings,
        List<Section> sections,
        int steps,
        String limit,
        boolean isInFull,
        boolean hasUpdate,
        boolean areSeveral,
        Updates updates,
        Shown.LossChange loss,
        Shown.Gradients gradients,
        Matrices matrices,
        Choices choices,
        Html source,
        Supplier<List<String>> proof) {
    boolean hasSteps() {
        return !sections.isEmpty();
    }

    /** Whether a number of the loss can be shown before and after. */
    boolean hasLossChange() {
        return loss != null && loss.hasLoss();
    }

    /** What the name of a quantity looks like. */
    String exampleName() {
        return gradients == null ? "e[1]" : gradients.name();
    }

    boolean isGraph() {
        return network.isGraph();
    }

    public record Summary(String title, String line, String source, String about) {}

    /**
     * Where a page stands among others.
     *
     * @param home the address of the index, and {@code compared} that of both engines on this example; empty where there is none
     * @param previous the example before it, from easy to difficult, and {@code next} the one after it; null where there is none
     */
    public record Place(String home, String compared, Link previous, Link next) {
        /** By itself. */
        public static final Place ALONE = new Place("", "", null, null);

        /** The same with the address of both engines on this example. */
        public Place withCompared(String address) {
            return new Place(home, address, previous, next);
        }

        /** Links to the examples before and after it, each behind a {@code separator}. */
        String neighbours(String separator) {
            return link(separator, "prev", previous, "previous example")
                    + link(separator, "next", next, "next example");
        }

        /** The same with the titles of these. */
        String neighboursByTitle() {
            return (previous == null ? "" : link("", "prev", previous, "Previous example: " + previous.text()))
                    + (next == null ? "" : link(" ", "next", next, "Next example: " + next.text()));
        }

        private static String link(String separator, String way, Link to, String words) {
            return to == null
                    ? ""
                    : separator + "<a rel=\"" + way + "\" href=\"" + Html.escaped(to.address()) + "\">"
                            + Html.escaped(words) + "</a>";
        }
    }

    public record Link(String address, String text) {}

    /** A number that is given but stands in no matrix, such as the learning rate. */
    public record Given(String words, String id, Shown.Figure value) {}

    /** A phase of the work, of one {@code pass} where there are several; else that is empty. */
    public record Section(String id, String title, String phase, String pass, String passWords, List<Group> groups) {}

    /** The steps at one neuron. */
    public record Group(String title, List<Html> steps) {}

    /**
     * Several updates: a row for each, or for each sample of each; what they come to, or what of them is left out.
     *
     * @param title of the section, and {@code link} as the list of sections calls it
     */
    public record Updates(String title, String link, String words, MatrixTable table) {}

    public record Matrices(String words, List<Equation> equations) {}

    /** A line of matrix algebra: what it says, its shapes, and the matrix that comes out. */
    public record Equation(String title, String math, String shapes, MatrixTable result) {}

    /** What the loss can be, if anything else, and the activation of each layer. */
    public record Choices(List<Choice> losses, List<OfLayer> layers) {}

    /** One of several things that something can be. */
    public record Choice(String key, String title) {}

    /** A layer, and what its activation can be. */
    public record OfLayer(String key, String name, List<Choice> choices) {}
}
