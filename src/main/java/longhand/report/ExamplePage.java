package longhand.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.check.SourceCheck;
import longhand.compare.Proof;
import longhand.example.Example;
import longhand.formula.Arithmetic;
import longhand.live.Exercise;
import longhand.live.ExerciseText;
import longhand.model.Activation;
import longhand.model.Computation;
import longhand.model.Graph;
import longhand.model.Layer;
import longhand.model.LearningRule;
import longhand.model.Loss;
import longhand.model.NetworkLayer;
import longhand.model.Pooling;
import longhand.model.Supervised;
import longhand.model.TrainingStep;
import longhand.model.Unfolded;
import longhand.notation.Conventions;
import longhand.notation.Derivation;
import longhand.notation.name.Names;
import longhand.notation.name.NeuronNames;
import longhand.notation.text.Figures;
import longhand.report.html.Assets;
import longhand.report.html.PageNames;
import longhand.report.html.Templates;
import longhand.report.html.Typeset;
import longhand.view.html.Shown;
import longhand.view.picture.GradientPicture;
import longhand.view.picture.LossComparison;
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

    /** How much of the steps a page shows. */
    private enum Detail {
        FULL("", Steps.Manner.ORIGINS_WITH_RULES),
        PLAIN("", Steps.Manner.ORIGINS_WITH_VALUES),
        LINKED("", Steps.Manner.ORIGINS),
        BRIEF(
                "To keep this page below 1.2 MB, its steps do not say where each factor came from.",
                Steps.Manner.FORMULAS),
        TEXT(
                "To keep this page below 1.2 MB, its formulas are plain text, and its steps do not say where each factor came from.",
                Steps.Manner.TEXT),
        SUMMARY(
                "This example has too many numbers for a page below 1.2 MB with a step for each, so there are no steps here."
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
    private final Computation computation;
    private final Rules rules;
    private final Derivation derivation;
    private final SourceFigures verdicts;

    ExamplePage(Example example, String home) {
        this.example = example;
        this.home = home;
        computation = example.computation();
        rules = new Rules(computation);
        Figures figures = Figures.of(new Trace<>(rules, Arithmetic.doubles()));
        Names names = new Names(rules, example.labels());
        derivation = new Derivation(figures, names);
        verdicts = new SourceFigures(derivation, SourceCheck.of(figures, example.printedFigures(names)));
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
                ? ProofWords.of(rules, derivation.names())
                : List.of("This example has " + quantities() + " numbers, too many to prove each of them on a page.");
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

    PageContent.Summary summary() {
        return new PageContent.Summary(
                example.title(), Conventions.line(derivation.figures()), text(example.source()), text(example.about()));
    }

    private PageContent.Page view(Detail detail, Supplier<List<String>> proof) {
        boolean hasSteps = detail != Detail.SUMMARY;
        Steps steps = new Steps(derivation, verdicts, detail.manner);
        List<PageContent.Section> sections = hasSteps ? steps.sections() : List.of();
        GivenTables given = new GivenTables(derivation, hasSteps);
        PageContent.PrintedFigures printed = verdicts.all();
        return new PageContent.Page(
                hasSteps ? Assets.liveFrame() : Assets.frame(),
                example.name(),
                summary(),
                home,
                home.isEmpty() || !isCompared() ? "" : PageNames.compared(example.name()),
                network(),
                navigation(sections, given.updates(), printed),
                Conventions.of(derivation.names()),
                given.all(),
                given.settings(),
                sections,
                Integer.toString(rules.order().steps()),
                detail.words,
                detail == Detail.FULL,
                computation.updates() > 1,
                given.updates(),
                LossComparison.of(derivation, 1),
                computation.hasLoss() ? new GradientPicture(derivation, hasSteps, 1).view() : null,
                example.isOfLayers() ? new MatrixTables(derivation, hasSteps).all() : null,
                printed,
                hasSteps ? live() : null,
                proof);
    }

    Exercise exercise() {
        return new Exercise(example.title(), example.source(), example.about(), computation, example.labels());
    }

    private PageContent.Live live() {
        List<PageContent.Choices> layers = new ArrayList<>();
        List<PageContent.Choice> losses = new ArrayList<>();
        if (computation instanceof TrainingStep step) {
            NeuronNames neurons = new NeuronNames(step.network(), example.labels());
            addChoices(step, step.network().layers(), neurons::place, losses, layers);
        } else if (computation instanceof Unfolded unfolded) {
            addChoices(unfolded, unfolded.network().layers(), layer -> "layer " + layer, losses, layers);
        }
        return new PageContent.Live(
                Typeset.markup(ExerciseText.json(exercise())), Typeset.markup(Assets.engine()), losses, layers);
    }

    private static void addChoices(
            Supervised step,
            List<? extends NetworkLayer> of,
            IntFunction<String> name,
            List<PageContent.Choice> losses,
            List<PageContent.Choices> layers) {
        if (step.hasLoss()) {
            losses.addAll(choices(Loss.named(), step.loss(), Loss::key, Loss::title));
        }
        LearningRule rule = step.learning().rule();
        for (int number = 1; number <= of.size(); number++) {
            NetworkLayer layer = of.get(number - 1);
            boolean takesWholeLayer = number == of.size() && layer instanceof Layer;
            if (layer instanceof Pooling) {
                continue;
            }
            layers.add(new PageContent.Choices(
                    "activation" + number,
                    name.apply(number),
                    choices(
                            // one of a whole layer is taken by the output layer alone
                            Activation.named().stream()
                                    .filter(each -> rule.allows(each) && (takesWholeLayer || each.isElementwise()))
                                    .toList(),
                            layer.activation(),
                            Activation::key,
                            Activation::title)));
        }
    }

    /** Those with a name, and the example's own if it is none of them. */
    private static <T> List<PageContent.Choice> choices(
            List<T> named, T own, Function<T, String> key, Function<T, String> title) {
        return Stream.concat(named.stream(), Stream.of(own))
                .distinct()
                .map(each -> new PageContent.Choice(key.apply(each), title.apply(each)))
                .toList();
    }

    private List<PageContent.Link> navigation(
            List<PageContent.Section> sections, PageContent.Updates updates, PageContent.PrintedFigures printed) {
        List<PageContent.Link> links = new ArrayList<>();
        links.add(new PageContent.Link("#given", "given"));
        for (PageContent.Section section : sections) {
            String title = section.title();
            links.add(new PageContent.Link(
                    "#" + section.id(), title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1)));
        }
        if (updates != null) {
            links.add(new PageContent.Link("#updates", updates.link()));
        }
        if (!(computation instanceof Graph) || computation.hasUpdate()) {
            String loss = computation instanceof Graph graph
                    ? graph.name(graph.node(graph.loss()))
                    : computation.hasLoss() ? "loss" : "outputs";
            links.add(new PageContent.Link("#loss-change", loss + " before and after"));
        }
        if (computation.hasLoss()) {
            links.add(new PageContent.Link("#gradients", "gradients"));
        }
        if (example.isOfLayers()) {
            links.add(new PageContent.Link("#matrices", "as matrices"));
        }
        if (!printed.all().isEmpty()) {
            links.add(new PageContent.Link("#source", "the source’s figures"));
        }
        if (!sections.isEmpty()) {
            links.add(new PageContent.Link("#check", "check your sheet"));
        }
        links.add(new PageContent.Link("#proof", "how we know"));
        return links;
    }

    private static String text(String optional) {
        return optional == null ? "" : optional;
    }
}
