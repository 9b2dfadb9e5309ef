package longhand.report;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import longhand.calculus.Rules;
import longhand.example.Example;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.live.image.Checkpoint;
import longhand.live.image.Drawing;
import longhand.live.text.Exercise;
import longhand.live.text.ExerciseText;
import longhand.mnist.descent.Recipe;
import longhand.model.Sample;
import longhand.model.TrainingStep;
import longhand.model.network.Network;
import longhand.notation.Conventions;
import longhand.notation.name.Names;
import longhand.notation.name.NeuronNames;
import longhand.notation.text.NumberText;
import longhand.report.html.Assets;
import longhand.report.html.Frame;
import longhand.report.html.PageNames;
import longhand.report.html.Pictures;
import longhand.report.html.Templates;
import longhand.report.html.Typeset;
import longhand.view.page.ExampleContent;

/**
 * A batch of images that can be opened up, to a single product of a single pixel: one file with the example itself and the engine in
 * it, which works out what is asked for.
 *
 * <p>What stands in the file for whoever has no script, the guesses and the losses before and after the update, comes from the
 * matrices of {@code longhand.mnist}: a second way to the same numbers.
 */
public final class ImagesPage {
    /** A page stays below this many bytes. */
    static final int MOST_BYTES = 3_000_000;

    private static final String TEMPLATE = "images.ftlh";
    private static final int SMALLEST_SIDE = 8;
    /** Of the images that a drawing is made like. */
    private static final int DRAWN_SIDE = 28;

    /**
     * What the template sees.
     *
     * @param place where it stands among other pages
     * @param exercise the example, as the engine in the page reads it
     * @param side of an image, in pixels
     * @param like names of numbers, one of each form, with blanks between them
     * @param canDraw whether a digit that a reader draws fits; on a pad as wide as {@code pad}, with a pen as broad as {@code pen}
     * @param stages the network as given, and after some epochs of training if there are such
     * @param lastStage the number of the last of them; empty if there is but one
     */
    public record Content(
            Frame frame,
            ExampleContent.Place place,
            String title,
            String line,
            String source,
            String about,
            TemplateHTMLOutputModel exercise,
            String side,
            String count,
            String numbers,
            String like,
            String classes,
            boolean canDraw,
            String pad,
            String pen,
            String decimals,
            List<Start> starts,
            List<Image> images,
            List<ImageStages.Stage> stages,
            String lastStage,
            List<Layer> layers,
            List<String> conventions) {}

    /**
     * Where a phase begins, as long as no image is chosen: the names of the first number that is worth a look, for each stage, with blanks
     * between them.
     */
    public record Start(String phase, String names) {}

    /**
     * One image: its picture and its label.
     *
     * @param article a or an, as it stands before the label
     * @param guesses what the network takes it for, stage by stage
     */
    public record Image(String number, String picture, String label, String article, List<Guess> guesses) {}

    /** What the network takes an image for at a stage. */
    public record Guess(ImageStages.Stage stage, ImageStages.Guess is) {}

    /** @param weights how many there are */
    public record Layer(String number, String name, String activation, String size, String inputs, String weights) {}

    private final Example example;
    private final TrainingStep step;
    private final Network network;
    private final Names names;
    private final int side;

    private ImagesPage(Example example) {
        this.example = example;
        step = example.step();
        network = step.network();
        names = new Names(new Rules(step), example.labels());
        side = (int) Math.sqrt(network.width(0));
    }

    /** Whether an example is a batch of square images with their classes, and too long to be shown step by step. */
    public static boolean isFor(Example example) {
        if (!example.isOfLayers()) {
            return false;
        }
        TrainingStep step = example.step();
        int inputs = step.network().width(0);
        int side = (int) Math.sqrt(inputs);
        return !example.isOnPaper()
                && side >= SMALLEST_SIDE
                && side * side == inputs
                && Recipe.unknown(step).isEmpty()
                && step.batch().samples().stream().allMatch(ImagesPage::isImage);
    }

    private static boolean isImage(Sample sample) {
        return sample.input().stream().allMatch(x -> x.signum() >= 0 && x.doubleValue() <= 1)
                && sample.target().stream().allMatch(y -> y.signum() == 0 || y.doubleValue() == 1)
                && sample.target().stream().filter(y -> y.signum() != 0).count() == 1;
    }

    /** Whether a digit that somebody draws fits into the network of such an example. */
    static boolean canDraw(Example example) {
        return example.step().network().width(0) == DRAWN_SIDE * DRAWN_SIDE;
    }

    /** Where on its page somebody draws one, for the network to see as far trained as there is. */
    static String drawing(Example example) {
        ImagesPage page = new ImagesPage(example);
        return "#draw"
                + page.stages().last().map(last -> ";epochs=" + last.epochs()).orElse("");
    }

    /** The page as HTML, to stand alone. */
    public static String render(Example example) {
        return render(example, ExampleContent.Place.ALONE);
    }

    static String render(Example example, ExampleContent.Place place) {
        return Templates.render(TEMPLATE, new ImagesPage(example).view(place));
    }

    /** A card of the index that leads to the page. */
    static PageContent.Card card(Example example, String address) {
        ImagesPage page = new ImagesPage(example);
        return new PageContent.Card(
                address,
                new ExampleContent.Summary(example.title(), page.line(), text(example.source()), text(example.about())),
                null,
                StripsPicture.of(example),
                page.numbers() + " numbers",
                "");
    }

    private String numbers() {
        return NumberText.grouped(names.rules().order().size());
    }

    private Content view(ExampleContent.Place place) {
        List<Integer> labels =
                step.batch().samples().stream().map(ImagesPage::label).toList();
        List<ImageStages.Stage> stages = new ImageStages(step, labels, names).all();
        return new Content(
                Assets.frame(
                        "engine.js", "address.js", "elements.js", "chosen.js", "heatmap.js", "pad.js", "images.js"),
                place.home().isEmpty() ? place : place.withCompared(PageNames.compared(example.name())),
                example.title(),
                line(),
                text(example.source()),
                text(example.about()),
                Typeset.markup(ExerciseText.write(
                        new Exercise(example.title(), example.source(), example.about(), step, example.labels()))),
                Integer.toString(side),
                Integer.toString(size()),
                numbers(),
                like(),
                Integer.toString(network.outputLayer().size()),
                canDraw(example),
                Integer.toString(Drawing.PAD),
                Integer.toString(2 * Drawing.RADIUS),
                Integer.toString(Checkpoint.DECIMALS),
                starts(stages, labels),
                images(labels, stages),
                stages,
                stages.size() == 1 ? "" : Integer.toString(stages.size() - 1),
                layers(),
                Conventions.of(names));
    }

    private String like() {
        return Stream.of(
                        Quantity.weightedSum(1, 1, 1),
                        names.rules().gradient(Quantity.weight(network.depth(), 1, 1)),
                        Quantity.newWeight(1, 1, 1))
                .map(names::of)
                .collect(Collectors.joining(" "));
    }

    /** Backward begins with the output for the label of the first image, what belongs to all of them with the largest gradient. */
    private List<Start> starts(List<ImageStages.Stage> stages, List<Integer> labels) {
        return Stream.of(
                        start(stages, Quantity.weightedSum(1, 1, 1)),
                        start(stages, Quantity.sampleLoss(1)),
                        start(stages, Quantity.lossBy(Quantity.weightedSum(network.depth(), labels.get(0) + 1, 1))),
                        start(Phase.MEAN, stages, ImageStages.Stage::gradient),
                        start(Phase.UPDATE, stages, ImageStages.Stage::update))
                .filter(start -> size() > 1 || !start.phase().equals(Phase.MEAN.key()))
                .toList();
    }

    private Start start(List<ImageStages.Stage> stages, Quantity same) {
        return start(same.phase(), stages, stage -> names.of(same));
    }

    private static Start start(Phase phase, List<ImageStages.Stage> stages, Function<ImageStages.Stage, String> name) {
        return new Start(phase.key(), stages.stream().map(name).collect(Collectors.joining(" ")));
    }

    private List<Image> images(List<Integer> labels, List<ImageStages.Stage> stages) {
        return IntStream.rangeClosed(1, size())
                .mapToObj(k -> new Image(
                        Integer.toString(k),
                        Pictures.of(step.batch().sample(k)),
                        labels.get(k - 1).toString(),
                        article(labels.get(k - 1)),
                        stages.stream()
                                .map(stage -> new Guess(stage, stage.guesses().get(k - 1)))
                                .toList()))
                .toList();
    }

    /** As the number is spoken: an 8, an 11, an 18, an 80. */
    private static String article(int label) {
        boolean isVowel = label == 11 || label == 18 || Integer.toString(label).startsWith("8");
        return isVowel ? "an" : "a";
    }

    private List<Layer> layers() {
        NeuronNames neurons = names.neurons();
        return IntStream.rangeClosed(1, network.depth())
                .mapToObj(layer -> new Layer(
                        Integer.toString(layer),
                        neurons.place(layer),
                        network.layer(layer).activation().title(),
                        Integer.toString(network.width(layer)),
                        Integer.toString(network.width(layer - 1)),
                        Integer.toString(network.width(layer) * network.width(layer - 1))))
                .toList();
    }

    private ImageStages stages() {
        return new ImageStages(step, labels(), names);
    }

    private List<Integer> labels() {
        return step.batch().samples().stream().map(ImagesPage::label).toList();
    }

    private static int label(Sample sample) {
        return IntStream.range(0, sample.target().size())
                .filter(j -> sample.target().get(j).signum() != 0)
                .findFirst()
                .orElseThrow();
    }

    private int size() {
        return step.batch().size();
    }

    /** 784-16-16-10 · ReLU → ReLU → softmax · cross-entropy · learning rate 0.1 · 64 images. */
    private String line() {
        String widths = IntStream.rangeClosed(0, network.depth())
                .mapToObj(layer -> Integer.toString(network.width(layer)))
                .collect(Collectors.joining("-"));
        String activations = network.layers().stream()
                .map(layer -> layer.activation().title())
                .collect(Collectors.joining(" → "));
        return widths + " · " + activations + " · " + step.loss().title() + " · "
                + (step.hasUpdate() ? "learning rate " + NumberText.full(step.learningRate()) : "no update") + " · "
                + size() + (size() == 1 ? " image" : " images");
    }

    private static String text(String optional) {
        return optional == null ? "" : optional;
    }
}
