package longhand.report;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import longhand.calculus.Rules;
import longhand.example.Example;
import longhand.formula.Quantity;
import longhand.live.Exercise;
import longhand.live.ExerciseText;
import longhand.mnist.descent.Corners;
import longhand.mnist.descent.DescentStep;
import longhand.mnist.descent.Recipe;
import longhand.mnist.matrix.Matrix;
import longhand.model.Network;
import longhand.model.Sample;
import longhand.model.TrainingStep;
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
import longhand.view.html.Numbers;
import longhand.view.html.Shown;

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

    /**
     * What the template sees.
     *
     * @param home the address of the index, and {@code compared} that of both engines on this batch; or empty
     * @param exercise the example, as the engine in the page reads it
     * @param side of an image, in pixels
     * @param like names of numbers, one of each form, with blanks between them
     * @param rightBefore how many images are classified correctly, in words
     */
    public record Content(
            Frame frame,
            String home,
            String compared,
            String title,
            String line,
            String source,
            String about,
            TemplateHTMLOutputModel exercise,
            String side,
            String count,
            String numbers,
            String like,
            List<Start> starts,
            List<Image> images,
            List<Layer> layers,
            Shown.Figure lossBefore,
            Shown.Figure lossAfter,
            String rightBefore,
            String rightAfter,
            List<String> conventions) {}

    /** Where a phase begins, as long as no image is chosen: the {@code name} of the first number that is worth a look. */
    public record Start(String phase, String name) {}

    /** One image: its picture, its label, what the network takes it for before and after the update, and its loss. */
    public record Image(
            String number,
            String picture,
            String label,
            String guess,
            String guessAfter,
            boolean isRight,
            Shown.Figure loss) {}

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
                && step.batch().size() > 1
                && Recipe.unknown(step).isEmpty()
                && step.batch().samples().stream().allMatch(ImagesPage::isImage);
    }

    private static boolean isImage(Sample sample) {
        return sample.input().stream().allMatch(x -> x.signum() >= 0 && x.doubleValue() <= 1)
                && sample.target().stream().allMatch(y -> y.signum() == 0 || y.doubleValue() == 1)
                && sample.target().stream().filter(y -> y.signum() != 0).count() == 1;
    }

    /** The page as HTML, to stand alone. */
    public static String render(Example example) {
        return render(example, "");
    }

    static String render(Example example, String home) {
        return Templates.render(TEMPLATE, new ImagesPage(example).view(home));
    }

    /** A card of the index that leads to the page. */
    static PageContent.Card card(Example example, String address) {
        ImagesPage page = new ImagesPage(example);
        return new PageContent.Card(
                address,
                new PageContent.Summary(example.title(), page.line(), text(example.source()), text(example.about())),
                null,
                StripsPicture.of(example),
                page.numbers() + " numbers",
                "");
    }

    private String numbers() {
        return NumberText.grouped(names.rules().order().size());
    }

    private Content view(String home) {
        DescentStep matrices = DescentStep.of(step, Corners.NONE);
        matrices.run();
        List<Integer> before = guesses(matrices);
        Matrix lossBefore = matrices.losses();
        matrices.run(); // forward once more, with the parameters as they are after the update
        List<Integer> after = guesses(matrices);
        Matrix lossAfter = matrices.losses();
        return new Content(
                Assets.frame("engine.js", "images.js"),
                home,
                home.isEmpty() ? "" : PageNames.compared(example.name()),
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
                starts(),
                images(before, after, lossBefore),
                layers(),
                Numbers.of(mean(lossBefore)),
                Numbers.of(mean(lossAfter)),
                right(before),
                right(after),
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

    private List<Start> starts() {
        return Stream.of(
                        Quantity.weightedSum(1, 1, 1),
                        Quantity.sampleLoss(1),
                        Quantity.lossBy(Quantity.weightedSum(network.depth(), 1, 1)),
                        Quantity.batchLoss(),
                        Quantity.newWeight(1, 1, 1))
                .map(q -> new Start(q.phase().key(), names.of(q)))
                .toList();
    }

    private List<Image> images(List<Integer> before, List<Integer> after, Matrix losses) {
        List<Image> images = new ArrayList<>();
        for (int k = 0; k < size(); k++) {
            Sample sample = step.batch().sample(k + 1);
            int label = label(sample);
            images.add(new Image(
                    Integer.toString(k + 1),
                    Pictures.of(sample),
                    Integer.toString(label),
                    Integer.toString(before.get(k)),
                    Integer.toString(after.get(k)),
                    before.get(k) == label,
                    Numbers.of(losses.get(0, k))));
        }
        return images;
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

    private List<Integer> guesses(DescentStep matrices) {
        Matrix outputs = matrices.a(network.depth());
        return IntStream.range(0, size())
                .mapToObj(k -> IntStream.range(1, outputs.rows())
                        .reduce(0, (best, j) -> outputs.get(j, k) > outputs.get(best, k) ? j : best))
                .toList();
    }

    private String right(List<Integer> guesses) {
        long right = IntStream.range(0, size())
                .filter(k -> guesses.get(k) == label(step.batch().sample(k + 1)))
                .count();
        return right + " of " + size();
    }

    private static int label(Sample sample) {
        return IntStream.range(0, sample.target().size())
                .filter(j -> sample.target().get(j).signum() != 0)
                .findFirst()
                .orElseThrow();
    }

    private static double mean(Matrix losses) {
        return IntStream.range(0, losses.columns())
                .mapToDouble(k -> losses.get(0, k))
                .average()
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
                + size() + " images";
    }

    private static String text(String optional) {
        return optional == null ? "" : optional;
    }
}
