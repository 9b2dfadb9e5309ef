package longhand.live;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import longhand.calculus.Rules;
import longhand.check.reading.AnswerSheet;
import longhand.check.reading.UnreadableSheet;
import longhand.file.FileProblem;
import longhand.file.TextContent;
import longhand.formula.quantity.Quantity;
import longhand.live.edit.Edit;
import longhand.live.edit.EditedExercise;
import longhand.live.image.Checkpoint;
import longhand.live.image.Drawing;
import longhand.live.image.ImageExercise;
import longhand.live.text.Exercise;
import longhand.live.text.ExerciseText;
import longhand.live.text.Json;
import longhand.notation.name.UnknownName;
import longhand.notation.text.Figures;
import longhand.view.Explainer;
import longhand.view.Explanation;
import longhand.view.StepMarkup;
import longhand.view.html.Html;
import longhand.view.html.Numbers;
import longhand.view.picture.LossComparison;
import longhand.view.picture.Pass;
import org.teavm.jso.JSExport;

/**
 * What a page's script may call: {@code longhand.open(exercise)}, then the others. One exercise is worked at a time. Answers are JSON; one
 * with a {@code problem} says in a sentence what could not be done, and leaves everything as it was.
 */
public final class Engine {
    private static Exercise opened;
    private static EditedExercise edited;
    private static Explainer explainer;
    /** Made when a step is first asked for: a page of images asks for none. */
    private static StepMarkup markup;

    private static Map<String, Quantity> byName;

    private Engine() {}

    /**
     * Takes an exercise to work on.
     *
     * @param exercise as {@link ExerciseText} writes it
     */
    @JSExport
    public static void open(String exercise) {
        open(ExerciseText.read(exercise));
    }

    static void open(Exercise exercise) {
        opened = exercise;
        begin(exercise);
    }

    private static void begin(Exercise exercise) {
        edited = new EditedExercise(exercise);
        byName = new HashMap<>();
        changed();
    }

    /**
     * Takes other weights and biases, or a drawn image for the batch, or both: in the place of what was opened.
     *
     * @param checkpoint as {@link Checkpoint} writes it; empty for those that were opened
     * @param drawing as {@link Drawing} reads it; empty for the batch that was opened
     * @param label what the drawing shows, counted from 0; −1 as long as nobody has said
     * @return empty, or a {@code problem}
     */
    @JSExport
    public static String take(String checkpoint, String drawing, int label) {
        try {
            begin(ImageExercise.of(opened, checkpoint, drawing, label));
        } catch (Drawing.Refused refused) {
            return problem(refused.getMessage());
        }
        return new Json().toString();
    }

    /**
     * Changes it: always from what was given.
     *
     * @param edits as in a link, {@code w1[1,2]=0.3;update=3}
     * @return empty, or a {@code problem} with the {@code key} of the edit that cannot be made
     */
    @JSExport
    public static String change(String edits) {
        try {
            edited.change(Edit.list(edits));
        } catch (Edit.Refused refused) {
            return new Json()
                    .put("problem", refused.getMessage())
                    .put("key", refused.key())
                    .toString();
        }
        changed();
        return new Json().toString();
    }

    static EditedExercise edited() {
        return edited;
    }

    private static void changed() {
        explainer = new Explainer(edited.derivation(), Explainer.Factors.RULE);
        markup = null;
    }

    /** The {@code names} of all quantities in teaching order, and beside each its value as {@code shown}, in {@code full}, and as data. */
    @JSExport
    public static String derive() {
        return PageData.values(edited).toString();
    }

    /**
     * What a page shows beside the values: the picture, the loss before and after and so far, what is given.
     *
     * @param pass the one that is looked at, counted from 1: its update's is the loss before and after
     */
    @JSExport
    public static String view(int pass) {
        return PageData.of(edited, update(pass)).toString();
    }

    /** The gradients of the update of a pass as bars, the largest first. */
    @JSExport
    public static String gradients(int pass) {
        return PageData.gradients(edited, update(pass)).toString();
    }

    /** The {@code lines} of the update of a pass as matrices; other activations, others. */
    @JSExport
    public static String lines(int pass) {
        return StepData.lines(edited.names(), update(pass)).toString();
    }

    private static int update(int pass) {
        return Pass.all(edited.figures().rules().computation()).get(pass - 1).update();
    }

    /**
     * Which steps there are, in their {@code sections}, and which {@code parts} of the picture can be changed. Other activations, others.
     */
    @JSExport
    public static String outline() {
        return StepData.outline(edited.names()).toString();
    }

    /**
     * A step as HTML, as the page is built with it. No JSON: of all answers these are the longest, and the most.
     *
     * @throws UnknownName if there is no such step
     */
    @JSExport
    public static String step(String quantity) {
        Quantity q = named(quantity);
        if (markup == null) {
            markup = new StepMarkup(edited.names());
        }
        return markup.article(q, explainer.of(q), Html.NONE, Html.NONE).markup();
    }

    /** A step to be taken along: as {@code latex}, and as {@code text}. */
    @JSExport
    public static String written(String quantity) {
        return StepData.written(edited.derivation().of(named(quantity))).toString();
    }

    /** The {@code name} of the step, or of what is given, that somebody means by what was typed; null if there is none. */
    @JSExport
    public static String find(String typed) {
        return new Json()
                .put("name", new StepSearch(edited.names()).find(typed).orElse(null))
                .toString();
    }

    /** One quantity the long way, with the page to itself: its {@code question}, and the {@code html} of the answer. */
    @JSExport
    public static String explain(String quantity) {
        return answered(() -> {
            Quantity q = named(quantity);
            Explanation explained = explainer.of(q);
            return new Json()
                    .put("question", explained.question())
                    .put("html", StepMarkup.alone(q, explained).markup());
        });
    }

    /**
     * Several quantities at once: beside each its value as {@code shown} and in {@code full}.
     *
     * @param quantities a name a line
     */
    @JSExport
    public static String values(String quantities) {
        return answered(() -> Json.figures(Arrays.stream(quantities.split("\n", -1))
                .map(name -> Numbers.of(edited.figures(), edited.names().find(name)))
                .toList()));
    }

    /** The {@code names} whose values stand in the numbers of a step, also where a factor only copies them: what it takes to be told these. */
    @JSExport
    public static String needed(String quantity) {
        return answered(
                () -> StepData.needed(edited.derivation(), edited.names().find(quantity)));
    }

    /** Where a quantity stands in teaching order, and what is before and after it. */
    @JSExport
    public static String around(String quantity) {
        return answered(() -> Neighbours.of(edited.names().find(quantity), edited.figures(), edited.names()));
    }

    /** What the loss of each sample is called. */
    @JSExport
    public static String losses() {
        return new BatchNames(edited).losses().toString();
    }

    /** What belongs to a sample: its {@code inputs}, its {@code loss}, its layers {@code forward} and {@code backward}. */
    @JSExport
    public static String sample(int number) {
        return new BatchNames(edited).sample(number).toString();
    }

    /** The {@code stops} of a tour through what is worked out of a sample, and the numbers for what the page says of them. */
    @JSExport
    public static String tour(int sample) {
        return Tour.of(edited, sample).toString();
    }

    /** The loss {@code before} the update and {@code after} it. */
    @JSExport
    public static String lossChange() {
        return PageData.loss(LossComparison.of(edited.derivation(), 1)).toString();
    }

    /** What belongs to the neuron of a weighted sum or of an activation: its {@code terms}, and what is before and after it. */
    @JSExport
    public static String neuron(String quantity) {
        return answered(() -> new BatchNames(edited).neuron(edited.names().find(quantity)));
    }

    /** What belongs to a weight, to its gradients and to its new value: the products of all samples, and the update. */
    @JSExport
    public static String weight(String quantity) {
        return answered(() -> new BatchNames(edited).weight(edited.names().find(quantity)));
    }

    /** All {@code matrices}, each with its {@code name} and {@code shape}. */
    @JSExport
    public static String matrices() {
        return new BatchNames(edited).matrices().toString();
    }

    /** The entries of a matrix; of one that has an entry for each pixel, those of one {@code line}. */
    @JSExport
    public static String matrix(String name, int line) {
        return new BatchNames(edited).matrix(name, line).toString();
    }

    /** The {@code rates} of a slider for the learning rate, and which of them, counted from 0, is {@code nearest} to the present one. */
    @JSExport
    public static String rates() {
        return LearningRates.json(edited.figures()).toString();
    }

    /**
     * Marks answers.
     *
     * @param answers a sheet, as the {@code check} command reads it
     * @param shown the quantities whose values were shown without an answer, a name a line
     */
    @JSExport
    public static String check(String answers, String shown) {
        try {
            Set<Quantity> known = Arrays.stream(shown.split("\n", -1))
                    .filter(name -> !name.isEmpty())
                    .map(Engine::named)
                    .collect(Collectors.toSet());
            return PageData.marked(AnswerSheet.read(answers), known, edited).toString();
        } catch (UnreadableSheet unreadable) {
            return problem(unreadable.getMessage());
        }
    }

    /**
     * Marks a whole sheet of the exercise as it is now, as the {@code check} command does.
     *
     * @param example what the exercise is called
     * @param file the name of the file, as a message names it, and {@code text} what is in it
     * @param steps what the address of a step begins with, such as {@code #}; empty if there are none to lead to
     */
    @JSExport
    public static String sheet(String example, String file, String text, String steps) {
        return sheet(example, file, text, steps, Engine::tooLarge);
    }

    /** With more digits a page would be larger by a tenth, for numbers that hardly anybody has. */
    private static Figures tooLarge(Rules rules) {
        throw new FileProblem(
                "Some numbers here are too large for a double. The check command works with more digits.");
    }

    static String sheet(String example, String file, String text, String steps, Function<Rules, Figures> decimals) {
        return fromFile(() -> SheetData.of(example, edited, SheetData.answers(file, text), steps, decimals));
    }

    /** Whether a file is small enough to be read: a {@code problem} if not. */
    @JSExport
    public static String size(String file, double bytes) {
        return fromFile(() -> {
            TextContent.checkSize(file, bytes);
            return new Json();
        });
    }

    /** What is said of a file with a byte that its encoding does not have, after the text {@code before}. */
    @JSExport
    public static String undecodable(String file, String encoding, int found, String before) {
        return problem(TextContent.undecodable(file, encoding, found, before).getMessage());
    }

    /** What becomes of a file, or what is wrong with it. */
    static String fromFile(Supplier<Json> answer) {
        try {
            return answer.get().toString();
        } catch (FileProblem wrong) {
            return problem(wrong.getMessage());
        }
    }

    /** The exercise as it is now, as {@code example.yaml}. */
    @JSExport
    public static String text() {
        return ExerciseText.write(edited.exercise());
    }

    /** What was asked for once is asked for again, at each change; but not all changes leave it there. */
    private static Quantity named(String name) {
        Quantity known = byName.get(name);
        if (known != null && edited.figures().rules().has(known)) {
            return known;
        }
        Quantity found = edited.names().find(name);
        byName.put(name, found);
        return found;
    }

    /** What is asked for, or why there is no such thing. */
    private static String answered(Supplier<Json> answer) {
        try {
            return answer.get().toString();
        } catch (UnknownName unknown) {
            return problem(unknown.getMessage());
        }
    }

    private static String problem(String sentence) {
        return new Json().put("problem", sentence).toString();
    }
}
