package longhand.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import longhand.calculus.Rules;
import longhand.calculus.TeachingOrder;
import longhand.check.MarkedSheet;
import longhand.check.Marking;
import longhand.check.judging.Mark;
import longhand.check.judging.Mistake;
import longhand.check.reading.Answer;
import longhand.example.Example;
import longhand.file.FileProblem;
import longhand.formula.Formula.Constant;
import longhand.formula.quantity.Quantity;
import longhand.live.edit.EditedExercise;
import longhand.live.text.Exercise;
import longhand.live.text.ExerciseText;
import longhand.live.text.Json;
import longhand.model.Supervised;
import longhand.model.Unfolded;
import longhand.model.network.NetworkLayer;
import longhand.model.network.Pooling;
import longhand.notation.Conventions;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;
import longhand.notation.text.NumberText;
import longhand.view.html.Html;
import longhand.view.html.Numbers;
import longhand.view.html.Shown;
import longhand.view.page.Detail;
import longhand.view.page.ExampleContent;
import longhand.view.page.ExampleMarkup;
import longhand.view.page.ExampleView;
import longhand.view.page.Steps;
import longhand.view.picture.ErrorsByEpoch;
import longhand.view.picture.GradientPicture;
import longhand.view.picture.LossComparison;
import longhand.view.picture.NetworkPicture;

/** What a page is told, as JSON. */
final class PageData {
    private static final int DIGITS_IN_A_FIELD = 6;

    private PageData() {}

    static Json values(EditedExercise edited) {
        Figures figures = edited.figures();
        List<String> names = new ArrayList<>();
        List<Shown.Figure> values = new ArrayList<>();
        figures.rules().forEach(q -> {
            names.add(edited.names().of(q));
            values.add(Numbers.of(figures, q));
        });
        return Json.figures(values).texts("names", names);
    }

    /** @param update which one is looked at, counted from 1 */
    static Json of(EditedExercise edited, int update) {
        Figures figures = edited.figures();
        Names names = edited.names();
        Json page = new Json();
        given(page, figures, names);
        Shown.LossChange loss = LossComparison.of(edited.derivation(), update);
        if (loss != null) {
            page.object("loss", loss(loss));
        }
        if (figures.rules().computation().hasLoss()) {
            page.object("history", edited.history().json());
        } else {
            page.put("epochs", ErrorsByEpoch.words(figures));
        }
        return page.object("picture", picture(NetworkPicture.of(edited.derivation())))
                .texts("conventions", Conventions.of(names))
                .put("line", Conventions.line(figures));
    }

    /** What stands in the fields: decimals exactly as they are given; and as they are shown as long as nobody edits them. */
    private static void given(Json page, Figures figures, Names names) {
        Json given = new Json();
        Json brief = new Json();
        TeachingOrder order = figures.rules().order();
        for (int place = 0; place < order.size() - order.steps(); place++) {
            Quantity q = order.at(place);
            if (figures.rules().of(q) instanceof Constant constant) {
                given.put(names.of(q), NumberText.full(constant.number()));
                brief.put(names.of(q), Numbers.readable(NumberText.brief(constant.number(), DIGITS_IN_A_FIELD)));
            }
        }
        if (figures.rules().computation() instanceof Supervised step) {
            int number = 0;
            for (NetworkLayer layer : layers(step)) {
                number++;
                if (!(layer instanceof Pooling)) {
                    given.put("activation" + number, layer.activation().key());
                }
            }
            if (step.hasLoss()) {
                given.put("loss", step.loss().key());
            }
        }
        page.object("given", given).object("brief", brief);
    }

    private static List<? extends NetworkLayer> layers(Supervised step) {
        return step instanceof Unfolded unfolded
                ? unfolded.network().layers()
                : step.ofLayers().network().layers();
    }

    private static Json picture(Shown.Network network) {
        return new Json()
                .objects(
                        "edges",
                        network.edges().stream()
                                .map(edge -> new Json()
                                        .put("key", edge.key())
                                        .put("stroke", edge.stroke())
                                        .put("strokes", edge.strokes())
                                        .put("styles", edge.styles())
                                        .put("labels", edge.labels())
                                        .put("isNegative", edge.isNegative())
                                        .put("isZero", edge.isZero())
                                        .put("label", edge.label())
                                        .put("title", edge.title()))
                                .toList())
                .objects(
                        "nodes",
                        network.nodes().stream()
                                .map(node -> new Json()
                                        .put("key", node.key())
                                        .put("value", node.value())
                                        .put("values", node.values())
                                        .put("narrowing", node.narrowing())
                                        .put("narrowings", node.narrowings())
                                        .put("isDead", node.isDead())
                                        .put("dead", node.dead())
                                        .put("aside", node.aside())
                                        .put("asides", node.asides())
                                        .put("title", node.title()))
                                .toList())
                .texts(
                        "captions",
                        network.captions().stream().map(Shown.Caption::text).toList())
                .texts("remarks", network.remarks());
    }

    /** @param update whose gradients, counted from 1 */
    static Json gradients(EditedExercise edited, int update) {
        if (!edited.figures().rules().computation().hasLoss()) {
            return new Json();
        }
        Shown.Gradients gradients = new GradientPicture(edited.derivation(), true, update).view();
        return new Json()
                .put("words", gradients.words())
                .put("rows", gradients.rows().markup());
    }

    /** The loss before the update and after it. */
    static Json loss(Shown.LossChange change) {
        Json json = new Json().put("words", change.words());
        if (change.hasLoss()) {
            json.object("before", Json.figure(change.before())).object("after", Json.figure(change.after()));
        }
        return json.objects(
                "outputs",
                change.outputs().stream()
                        .map(output -> new Json()
                                .put("name", output.name())
                                .object("target", Json.figure(output.target()))
                                .object("before", Json.figure(output.before()))
                                .object("after", Json.figure(output.after())))
                        .toList());
    }

    /** The page of an exercise, with all that there is room for; the proof comes later. */
    static Json page(EditedExercise edited, double room) {
        Rules rules = edited.figures().rules();
        Exercise exercise = edited.exercise();
        ExampleView view = new ExampleView(
                "own",
                exercise.title(),
                exercise.source(),
                exercise.about(),
                edited.derivation(),
                Steps.NONE,
                Html.NONE,
                ExampleContent.Place.ALONE);
        String json = ExerciseText.json(exercise);
        for (Detail detail : Example.isOnPaper(rules) ? List.of(Detail.values()) : List.<Detail>of()) {
            Html body = ExampleMarkup.of(view.content(detail, List::of));
            if (detail.hasSteps() && Html.bytes(body.markup()) + Html.bytes(json) < room) {
                return new Json()
                        .put("title", exercise.title())
                        .put("html", body.markup())
                        .put("exercise", json);
            }
        }
        throw new FileProblem(
                "This example has " + NumberText.grouped(rules.order().size())
                        + " numbers, too many for a page made here. On the command line, “longhand trace” lists every one of them, and"
                        + " “longhand report” makes a page.");
    }

    /** A marked sheet: each answer, and what went wrong first. */
    static Json marked(List<Answer> answers, Set<Quantity> shown, EditedExercise edited) {
        MarkedSheet sheet = Marking.of(answers, edited.figures(), edited.names(), Marking.FEWEST_DIGITS, shown);
        return new Json()
                .objects(
                        "marks",
                        sheet.marks().stream()
                                .map(mark -> mark(mark, edited.names()))
                                .toList())
                .put(
                        "firstWrong",
                        sheet.firstWrong()
                                .map(mark -> name(mark, edited.names()))
                                .orElse(null))
                .texts("causes", sheet.causes().stream().map(Mistake::id).toList())
                .texts(
                        "advice",
                        sheet.causes().stream()
                                .map(cause ->
                                        cause.adviceOn(edited.figures().rules().computation()))
                                .toList())
                .put("tellsApart", sheet.tellsApart().map(edited.names()::of).orElse(null));
    }

    private static Json mark(Mark mark, Names names) {
        return new Json()
                .put("line", mark.answer().line())
                .put("name", name(mark, names))
                .put("verdict", mark.verdict().key())
                .put("message", mark.message());
    }

    private static String name(Mark mark, Names names) {
        Quantity q = mark.quantity();
        return q == null ? mark.answer().name() : names.of(q);
    }
}
