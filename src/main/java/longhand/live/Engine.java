package longhand.live;

import java.util.ArrayList;
import java.util.List;
import longhand.calculus.Arithmetic;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.check.AnswerSheet;
import longhand.check.Mark;
import longhand.check.MarkedSheet;
import longhand.check.Marking;
import longhand.check.Mistake;
import longhand.check.UnreadableSheet;
import longhand.notation.Figures;
import longhand.notation.Names;
import longhand.notation.UnknownName;
import org.teavm.jso.JSExport;

/**
 * What a page's script may call: {@code longhand.open(exercise)}, then the others. One exercise is worked at a time. Answers are JSON; one
 * with a {@code problem} says in a sentence what could not be done, and leaves everything as it was.
 */
public final class Engine {
    private static Figures figures;
    private static Names names;

    private Engine() {}

    /**
     * Takes an exercise to work on.
     *
     * @param exercise as {@link ExerciseText} writes it
     */
    @JSExport
    public static void open(String exercise) {
        Exercise read = ExerciseText.read(exercise);
        Rules rules = new Rules(read.step());
        figures = Figures.of(new Trace<>(rules, Arithmetic.doubles()));
        names = new Names(rules, read.labels());
    }

    /** The {@code names} of all quantities in teaching order, and beside each its value as {@code shown} and in {@code full}. */
    @JSExport
    public static String derive() {
        List<String> all = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        List<String> full = new ArrayList<>();
        figures.rules().forEach(q -> {
            all.add(names.of(q));
            shown.add(figures.shown(q));
            full.add(figures.full(q));
        });
        return new Json()
                .texts("names", all)
                .texts("shown", shown)
                .texts("full", full)
                .toString();
    }

    /** One quantity of the exercise the long way: {@code rule}, {@code numbers} and {@code value} as MathML, and its {@code factors}. */
    @JSExport
    public static String explain(String quantity) {
        try {
            return Explanation.of(names.find(quantity), figures, names).json().toString();
        } catch (UnknownName unknown) {
            return problem(unknown.getMessage());
        }
    }

    /**
     * Several quantities at once: beside each its value as {@code shown} and in {@code full}.
     *
     * @param quantities a name a line
     */
    @JSExport
    public static String values(String quantities) {
        try {
            return Bulk.values(quantities.split("\n", -1), figures, names).toString();
        } catch (UnknownName unknown) {
            return problem(unknown.getMessage());
        }
    }

    /** The terms of the sum, or of the mean, that a quantity is: the {@code factors} of each, and what they come to. */
    @JSExport
    public static String terms(String quantity) {
        try {
            return Bulk.terms(names.find(quantity), figures, names).toString();
        } catch (UnknownName unknown) {
            return problem(unknown.getMessage());
        }
    }

    /** Where a quantity stands in teaching order, and what is before and after it. */
    @JSExport
    public static String around(String quantity) {
        try {
            return Around.of(names.find(quantity), figures.rules(), names).toString();
        } catch (UnknownName unknown) {
            return problem(unknown.getMessage());
        }
    }

    /**
     * Marks answers to the exercise.
     *
     * @param answers a sheet, as the {@code check} command reads it
     */
    @JSExport
    public static String check(String answers) {
        MarkedSheet sheet;
        try {
            sheet = Marking.of(AnswerSheet.read(answers), figures, names, Marking.FEWEST_DIGITS);
        } catch (UnreadableSheet unreadable) {
            return problem(unreadable.getMessage());
        }
        return new Json()
                .objects("marks", sheet.marks().stream().map(Engine::json).toList())
                .put(
                        "firstWrong",
                        sheet.firstWrong()
                                .map(mark -> names.of(mark.quantity()))
                                .orElse(null))
                .texts("causes", sheet.causes().stream().map(Mistake::id).toList())
                .texts("advice", sheet.causes().stream().map(Mistake::advice).toList())
                .put("tellsApart", sheet.tellsApart().map(names::of).orElse(null))
                .toString();
    }

    private static Json json(Mark mark) {
        return new Json()
                .put("line", mark.answer().line())
                .put("name", mark.quantity() == null ? mark.answer().name() : names.of(mark.quantity()))
                .put("verdict", mark.verdict().key())
                .put("message", mark.message());
    }

    private static String problem(String sentence) {
        return new Json().put("problem", sentence).toString();
    }
}
