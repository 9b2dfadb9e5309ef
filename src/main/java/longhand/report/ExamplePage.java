package longhand.report;

import freemarker.core.TemplateHTMLOutputModel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.check.SourceCheck;
import longhand.compare.Proof;
import longhand.compare.ProofWords;
import longhand.example.Example;
import longhand.formula.Arithmetic;
import longhand.live.text.Exercise;
import longhand.live.text.ExerciseText;
import longhand.model.Computation;
import longhand.notation.Derivation;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;
import longhand.report.html.Assets;
import longhand.report.html.Frame;
import longhand.report.html.PageNames;
import longhand.report.html.Templates;
import longhand.report.html.Typeset;
import longhand.view.html.Html;
import longhand.view.html.Shown;
import longhand.view.page.Detail;
import longhand.view.page.ExampleContent;
import longhand.view.page.ExampleMarkup;
import longhand.view.page.ExampleView;
import longhand.view.picture.NetworkPicture;

/**
 * The page of one example: one file with everything in it, under 1.2 MB.
 *
 * <p>An example whose steps do not fit is shown with less about where its factors came from, then with nothing about it, then with its
 * formulas as plain text; one that still does not fit, or that is not {@link Example#isOnPaper}, without its steps. What is left out is said on the page.
 */
public final class ExamplePage {
    /** A page stays below this many bytes. */
    static final int MOST_BYTES = 1_200_000;

    /**
     * What the template sees.
     *
     * @param exercise as {@code ExerciseText} writes it, as JSON, and {@code engine} packed; null on a page without steps
     */
    public record Content(
            Frame frame,
            ExampleContent.Summary summary,
            Html body,
            TemplateHTMLOutputModel exercise,
            TemplateHTMLOutputModel engine) {}

    private static final String TEMPLATE = "example.ftlh";

    /** More than its head and its proof say. */
    private static final int BYTES_OF_WORDS = 2000;

    private final Example example;
    private final ExampleContent.Place place;
    private final Computation computation;
    private final Rules rules;
    private final Derivation derivation;
    private final SourceFigures verdicts;

    /** @param place its index and its neighbours; the page with both engines is found here */
    ExamplePage(Example example, ExampleContent.Place place) {
        this.example = example;
        this.place = place;
        computation = example.computation();
        derivation = derivation(example);
        rules = derivation.rules();
        verdicts = new SourceFigures(
                derivation, SourceCheck.of(derivation.figures(), example.printedFigures(derivation.names())));
    }

    /** An example worked out. */
    static Derivation derivation(Example example) {
        Names names = example.names();
        return new Derivation(Figures.of(new Trace<>(names.rules(), Arithmetic.doubles())), names);
    }

    /** Makes ready, beside whatever else goes on, what every page needs and no example changes. */
    public static void prepare() {
        ForkJoinPool.commonPool().execute(() -> attempt(() -> Templates.read(TEMPLATE)));
        ForkJoinPool.commonPool().execute(() -> attempt(Proof::prepare));
    }

    private static void attempt(Runnable preparation) {
        try {
            preparation.run();
        } catch (Throwable e) {
            // the page meets the same again when it needs what could not be made ready, and there it is told
        }
    }

    /** The page as HTML, to stand alone. */
    public static String render(Example example) {
        ExamplePage page = new ExamplePage(example, ExampleContent.Place.ALONE);
        // the proof has numbers of its own, and takes about as long as all else: the two go side by side
        return page.html(CompletableFuture.supplyAsync(page::proof)::join);
    }

    /** The page as HTML, worked out in one thread. */
    String html() {
        List<String> proof = proof();
        return html(() -> proof);
    }

    /** How many bytes of a page are left for its body and its data, beside what every page holds. */
    static int room() {
        Content empty = new Content(
                Assets.liveFrame(),
                new ExampleContent.Summary("", "", "", ""),
                Html.NONE,
                Typeset.markup(""),
                Typeset.markup(Assets.engine()));
        return MOST_BYTES - Html.bytes(Templates.render(TEMPLATE, empty)) - BYTES_OF_WORDS;
    }

    private List<String> proof() {
        return example.isOnPaper()
                ? ProofWords.of(rules, derivation.names())
                : List.of("This example has " + quantities() + " numbers, too many to prove each of them on a page.");
    }

    private String html(Supplier<List<String>> proof) {
        String html = "";
        for (Detail detail : Detail.values()) {
            if (detail == Detail.SUMMARY || example.isOnPaper()) {
                html = Templates.render(TEMPLATE, content(detail, proof));
                if (html.getBytes(StandardCharsets.UTF_8).length < MOST_BYTES) {
                    return html;
                }
            }
        }
        return html;
    }

    int quantities() {
        return rules.order().size();
    }

    SourceFigures verdicts() {
        return verdicts;
    }

    Shown.Network network() {
        return NetworkPicture.of(derivation);
    }

    Derivation derivation() {
        return derivation;
    }

    boolean isCompared() {
        return ComparePage.isFor(example);
    }

    ExampleContent.Summary summary() {
        return view(ExampleContent.Place.ALONE, Html.NONE).summary();
    }

    Exercise exercise() {
        return new Exercise(example.title(), example.source(), example.about(), computation, example.labels());
    }

    private ExampleView view(ExampleContent.Place place, Html figures) {
        return new ExampleView(
                example.name(),
                example.title(),
                example.source(),
                example.about(),
                derivation,
                verdicts,
                figures,
                place);
    }

    private Content content(Detail detail, Supplier<List<String>> proof) {
        boolean hasSteps = detail.hasSteps();
        boolean isAlone = place.home().isEmpty();
        ExampleView view = view(
                isAlone || !isCompared() ? place : place.withCompared(PageNames.compared(example.name())),
                verdicts.section(hasSteps));
        return new Content(
                hasSteps ? Assets.liveFrame() : Assets.frame(),
                view.summary(),
                ExampleMarkup.of(view.content(detail, proof)),
                hasSteps ? Typeset.markup(ExerciseText.json(exercise())) : null,
                hasSteps ? Typeset.markup(Assets.engine()) : null);
    }
}
