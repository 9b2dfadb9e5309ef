package longhand.view.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import longhand.calculus.Rules;
import longhand.model.Computation;
import longhand.model.Graph;
import longhand.model.Supervised;
import longhand.model.TrainingStep;
import longhand.model.Unfolded;
import longhand.model.learning.LearningRule;
import longhand.model.network.Activation;
import longhand.model.network.Layer;
import longhand.model.network.Loss;
import longhand.model.network.NetworkLayer;
import longhand.model.network.Pooling;
import longhand.notation.Conventions;
import longhand.notation.Derivation;
import longhand.view.html.Html;
import longhand.view.picture.GradientPicture;
import longhand.view.picture.LossComparison;
import longhand.view.picture.NetworkPicture;

/**
 * One example, and what its page shows of it.
 *
 * @param name of the example, as commands take it
 * @param title one line
 * @param source where it comes from, or null, and {@code about} what it shows, or null
 * @param remarks what is said of a step beside how it is worked out
 * @param figures the section with the figures of the source, or nothing
 * @param place where its page stands among others
 */
public record ExampleView(
        String name,
        String title,
        String source,
        String about,
        Derivation derivation,
        Steps.Remarks remarks,
        Html figures,
        ExampleContent.Place place) {
    /** What its head says. */
    public ExampleContent.Summary summary() {
        return new ExampleContent.Summary(title, Conventions.line(derivation.figures()), text(source), text(about));
    }

    /** @param proof asked for when its place comes */
    public ExampleContent content(Detail detail, Supplier<List<String>> proof) {
        boolean hasSteps = detail.hasSteps();
        List<ExampleContent.Section> sections =
                hasSteps ? new Steps(derivation, remarks, detail.manner()).sections() : List.of();
        GivenTables given = new GivenTables(derivation, hasSteps);
        Rules rules = derivation.rules();
        return new ExampleContent(
                name,
                summary(),
                place,
                NetworkPicture.of(derivation),
                navigation(sections, given.updates()),
                Conventions.of(derivation.names()),
                given.all(),
                given.settings(),
                sections,
                rules.order().steps(),
                detail.words(),
                detail == Detail.FULL,
                rules.computation().hasUpdate(),
                rules.computation().updates() > 1,
                given.updates(),
                LossComparison.of(derivation, 1),
                rules.computation().hasLoss() ? new GradientPicture(derivation, hasSteps, 1).view() : null,
                rules.computation() instanceof TrainingStep ? new MatrixTables(derivation, hasSteps).all() : null,
                hasSteps ? choices(rules.computation()) : null,
                figures,
                proof);
    }

    private ExampleContent.Choices choices(Computation computation) {
        if (computation instanceof TrainingStep step) {
            return choices(step, step.network().layers(), derivation.names().neurons()::place);
        }
        return computation instanceof Unfolded unfolded
                ? choices(unfolded, unfolded.network().layers(), layer -> "layer " + layer)
                : new ExampleContent.Choices(List.of(), List.of());
    }

    private static ExampleContent.Choices choices(
            Supervised step, List<? extends NetworkLayer> of, IntFunction<String> name) {
        LearningRule rule = step.learning().rule();
        List<ExampleContent.OfLayer> layers = new ArrayList<>();
        for (int number = 1; number <= of.size(); number++) {
            NetworkLayer layer = of.get(number - 1);
            boolean takesWholeLayer = number == of.size() && layer instanceof Layer;
            if (layer instanceof Pooling) {
                continue;
            }
            layers.add(new ExampleContent.OfLayer(
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
        List<ExampleContent.Choice> losses =
                step.hasLoss() ? choices(Loss.named(), step.loss(), Loss::key, Loss::title) : List.of();
        return new ExampleContent.Choices(losses, layers);
    }

    /** Those with a name, and the example's own if it is none of them. */
    private static <T> List<ExampleContent.Choice> choices(
            List<T> named, T own, Function<T, String> key, Function<T, String> title) {
        return Stream.concat(named.stream(), Stream.of(own).filter(each -> !named.contains(each)))
                .map(each -> new ExampleContent.Choice(key.apply(each), title.apply(each)))
                .toList();
    }

    private List<ExampleContent.Link> navigation(
            List<ExampleContent.Section> sections, ExampleContent.Updates updates) {
        Computation computation = derivation.rules().computation();
        List<ExampleContent.Link> links = new ArrayList<>();
        links.add(new ExampleContent.Link("#given", "given"));
        for (ExampleContent.Section section : sections) {
            String title = section.title();
            links.add(new ExampleContent.Link(
                    "#" + section.id(), title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1)));
        }
        if (updates != null) {
            links.add(new ExampleContent.Link("#updates", updates.link()));
        }
        if (!(computation instanceof Graph) || computation.hasUpdate()) {
            String loss = computation instanceof Graph graph
                    ? graph.name(graph.node(graph.loss()))
                    : computation.hasLoss() ? "loss" : "outputs";
            links.add(new ExampleContent.Link("#loss-change", loss + " before and after"));
        }
        if (computation.hasLoss()) {
            links.add(new ExampleContent.Link("#gradients", "gradients"));
        }
        if (computation instanceof TrainingStep) {
            links.add(new ExampleContent.Link("#matrices", "as matrices"));
        }
        if (!figures.markup().isEmpty()) {
            links.add(new ExampleContent.Link("#source", "the source’s figures"));
        }
        if (!sections.isEmpty()) {
            links.add(new ExampleContent.Link("#check", "check your sheet"));
        }
        links.add(new ExampleContent.Link("#proof", "how we know"));
        return links;
    }

    private static String text(String optional) {
        return optional == null ? "" : optional;
    }
}
