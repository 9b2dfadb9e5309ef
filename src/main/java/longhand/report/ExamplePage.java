package longhand.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import java.util.stream.Stream;
import longhand.calculus.Proof;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.check.SourceCheck;
import longhand.example.Example;
import longhand.formula.Arithmetic;
import longhand.formula.Quantity;
import longhand.live.Conventions;
import longhand.live.Exercise;
import longhand.live.ExerciseText;
import longhand.live.GradientPicture;
import longhand.live.LossComparison;
import longhand.live.NetworkPicture;
import longhand.live.Neurons;
import longhand.live.Numbers;
import longhand.live.Shown;
import longhand.model.Activation;
import longhand.model.Loss;
import longhand.model.TrainingStep;
import longhand.notation.Figures;
import longhand.notation.Names;

/**
 * The page of one example: one file with everything in it, under 1 MB.
 *
 * <p>An example whose steps do not fit is shown with less about where its factors came from, then with nothing about it, then with its
 * formulas as plain text; one that still does not fit, or that is not {@link Example#isOnPaper}, without its steps. What is left out is said on the page.
 */
public final class ExamplePage {
    /** A page stays below this many bytes. */
    static final int MOST_BYTES = 1_000_000;

    /** How much of the steps a page shows. */
    private enum Detail {
        FULL("", Steps.Manner.ORIGINS_WITH_RULES),
        PLAIN("", Steps.Manner.ORIGINS_WITH_VALUES),
        LINKED("", Steps.Manner.ORIGINS),
        BRIEF("To keep this page below 1 MB, its steps do not say where each factor came from.", Steps.Manner.FORMULAS),
        TEXT(
                "To keep this page below 1 MB, its formulas are plain text, and its steps do not say where each factor came from.",
                Steps.Manner.TEXT),
        SUMMARY(
                "This example has too many numbers for a page below 1 MB with a step for each, so there are no steps here."
                        + " On the command line, “longhand trace” lists every number of it, and “longhand explain”"
                        + " works out any one of them, back to what is given.",
                Steps.Manner.TEXT);

        private final String words;
        private final Steps.Manner manner;

        Detail(String words, Steps.Manner manner) {
            this.words = words;
            this.manner = manner;
        }
    }

    private static final String TEMPLATE = "example.ftlh";

    private final Example example;
    private final String home;
    private final TrainingStep step;
    private final Rules rules;
    private final Figures figures;
    private final Names names;
    private final Verdicts verdicts;

    ExamplePage(Example example, String home) {
        this.example = example;
        this.home = home;
        step = example.step();
        rules = new Rules(step);
        figures = Figures.of(new Trace<>(rules, Arithmetic.doubles()));
        names = new Names(rules, example.labels());
        verdicts = new Verdicts(figures, names, SourceCheck.of(figures, example.claims(names)));
    }

    /** Makes ready, beside whatever else goes on, what every page needs and no example changes. */
    public static void prepare() {
        ForkJoinPool.commonPool().execute(() -> Templates.read(TEMPLATE));
        ForkJoinPool.commonPool().execute(Proof::prepare);
    }

    /** The page as HTML, to stand alone. */
    public static String render(Example example) {
        ExamplePage page = new ExamplePage(example, "");
        // the proof has numbers of its own, and takes about as long as all else: the two go side by side
        return page.html(CompletableFuture.supplyAsync(page::proof)::join);
    }

    /** The page as HTML, worked out in one thread. */
    String html() {
        List<String> proof = proof();
        return html(() -> proof);
    }

    private List<String> proof() {
        return example.isOnPaper()
                ? ProofWords.of(rules, names)
                : List.of("This example has " + quantities() + " numbers, too many to prove each of them for a page.");
    }

    private String html(Supplier<List<String>> proof) {
        String html = "";
        for (Detail detail : Detail.values()) {
            if (detail == Detail.SUMMARY || example.isOnPaper()) {
                html = Templates.render(TEMPLATE, view(detail, proof));
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

    Verdicts verdicts() {
        return verdicts;
    }

    Shown.Network network() {
        return NetworkPicture.of(figures, names);
    }

    Figures figures() {
        return figures;
    }

    Names names() {
        return names;
    }

    View.Summary summary() {
        return new View.Summary(
                example.title(), Conventions.line(figures), text(example.source()), text(example.about()));
    }

    private View.Page view(Detail detail, Supplier<List<String>> proof) {
        boolean hasSteps = detail != Detail.SUMMARY;
        Steps steps = new Steps(figures, names, verdicts, detail.manner);
        List<View.Section> sections = hasSteps ? steps.sections() : List.of();
        MatrixTables matrices = new MatrixTables(figures, names, hasSteps);
        View.Claims claims = verdicts.all();
        return new View.Page(
                hasSteps ? Assets.liveFrame() : Assets.frame(),
                summary(),
                home,
                home.isEmpty() ? "" : PageNames.compared(example.name()),
                network(),
                navigation(sections, claims),
                Conventions.of(step, names),
                matrices.given(),
                new View.Rate(names.of(Quantity.learningRate()), Numbers.of(figures, Quantity.learningRate())),
                sections,
                Integer.toString(steps.count()),
                detail.words,
                LossComparison.of(figures, names),
                new GradientPicture(figures, names, hasSteps).view(),
                matrices.all(),
                claims,
                hasSteps ? live() : null,
                proof);
    }

    private View.Live live() {
        Exercise exercise = new Exercise(example.title(), example.source(), example.about(), step, example.labels());
        List<View.Choices> layers = new ArrayList<>();
        for (int layer = 1; layer <= step.network().depth(); layer++) {
            layers.add(new View.Choices(
                    "activation" + layer,
                    new Neurons(step.network(), example.labels()).place(layer),
                    Stream.of(Activation.values())
                            .map(activation -> new View.Choice(activation.key(), activation.title()))
                            .toList()));
        }
        return new View.Live(
                Typeset.markup(ExerciseText.json(exercise)),
                Typeset.markup(Assets.engine()),
                Stream.of(Loss.values())
                        .map(loss -> new View.Choice(loss.key(), loss.title()))
                        .toList(),
                layers);
    }

    private List<View.Link> navigation(List<View.Section> sections, View.Claims claims) {
        List<View.Link> links = new ArrayList<>();
        links.add(new View.Link("#given", "given"));
        for (View.Section section : sections) {
            String title = section.title();
            links.add(new View.Link(
                    "#" + section.id(), title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1)));
        }
        links.add(new View.Link("#loss-change", "loss before and after"));
        links.add(new View.Link("#gradients", "gradients"));
        links.add(new View.Link("#matrices", "as matrices"));
        if (!claims.all().isEmpty()) {
            links.add(new View.Link("#source", "the source’s figures"));
        }
        links.add(new View.Link("#proof", "how we know"));
        return links;
    }

    private static String text(String optional) {
        return optional == null ? "" : optional;
    }
}
