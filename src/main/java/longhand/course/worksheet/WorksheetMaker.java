package longhand.course.worksheet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.check.Marking;
import longhand.check.judging.Mistake;
import longhand.check.reading.Answer;
import longhand.course.Student;
import longhand.course.worksheet.MistakenAnswers.Form;
import longhand.example.Example;
import longhand.file.FileProblem;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Quantity;
import longhand.model.Computation;
import longhand.model.TrainingStep;
import longhand.notation.Derivation;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;
import longhand.notation.text.NumberText;
import org.apache.commons.math3.random.MersenneTwister;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Makes worksheets out of an example. The numbers of each follow from the seed and the student's id alone, by SHA-256 and the Mersenne
 * Twister, and not from who else takes part.
 */
public final class WorksheetMaker {
    /** More decimals are no use: a double has no more digits. */
    public static final int MOST_DECIMALS = 12;

    private static final int USUAL_DECIMALS = 4;

    /** So many sets of numbers show what can be parted at all. */
    private static final int TRIALS = 16;

    /** With so many of them sheets are marked, to see what is named. */
    private static final int MARKED_TRIALS = 5;

    /** Of so many fit sets of numbers the best is taken, if none is as good as any can be. */
    private static final int MOST_COMPARED = 40;

    private static final int MOST_DRAWN = 6_000;

    /** After so many unfit ones in a row, parameters get smaller. */
    private static final int DRAWN_BEFORE_NARROWING = 60;

    private final Example example;
    private final List<Quantity> asked;
    private final Suitability suitability;
    private final Separation best;
    private final Set<Set<Mistake>> alwaysAlike;
    private final Set<Mistake> alwaysHidden;
    /** The forms that are named, be it in few digits. */
    private final Set<Form> reliable;

    private WorksheetMaker(
            Example example, List<Quantity> asked, Suitability suitability, Separation best, NamedMistakes named) {
        this.example = example;
        this.asked = asked;
        this.suitability = suitability;
        this.best = best;
        alwaysAlike = with(best.alikeMistakes(), named.together());
        reliable = named.reliable();
        alwaysHidden = with(hidden(best), Separation.mistakes(named.unnamed()));
    }

    /** Those that somebody may have made without its being told. */
    private Set<Mistake> hidden(Separation separation) {
        Set<Form> hidden = new HashSet<>(separation.hidden());
        hidden.removeAll(reliable);
        return Separation.mistakes(hidden);
    }

    private static <T> Set<T> with(Set<T> one, Set<T> other) {
        Set<T> both = new HashSet<>(one);
        both.addAll(other);
        return Set.copyOf(both);
    }

    /**
     * Looks at what an example can ask.
     *
     * @param asked which numbers are asked for, in teaching order; if empty, the usual ones
     * @param decimals of the answers; 0 for as many as show three digits of most of them
     * @param hasDeadNeuron whether each sheet is to have a dead neuron, and not to be free of them
     * @throws FileProblem if no fit numbers are found
     */
    public static WorksheetMaker of(Example example, List<Quantity> asked, int decimals, boolean hasDeadNeuron) {
        check(example, hasDeadNeuron);
        Figures given = figures(example.computation());
        boolean hasUpdates = asked.isEmpty()
                ? example.computation().hasUpdate()
                : asked.stream().anyMatch(Quantity::isUpdate);
        int places = decimals > 0 ? decimals : decimalsFor(example.computation(), hasUpdates);
        Suitability suitability = Suitability.like(given, places, hasDeadNeuron);
        List<Figures> trials = trials(example, List.of(), suitability);
        List<Quantity> chosen = asked.isEmpty() ? AskedQuantities.usual(trials, suitability) : asked;
        List<Figures> fit = trials(example, chosen, suitability);
        Separation best = Separation.best(fit.stream()
                .map(figures -> Separation.of(figures, chosen, places))
                .toList());
        NamedMistakes named = new NamedMistakes();
        fit.subList(0, MARKED_TRIALS)
                .forEach(figures -> named.add(figures, new Names(figures.rules(), example.labels()), chosen, places));
        return new WorksheetMaker(example, chosen, suitability, best, named);
    }

    private static void check(Example example, boolean hasDeadNeuron) {
        if (!example.isOnPaper()) {
            throw new FileProblem(
                    example.name(), "expected an example that can be worked by hand, found one with too many numbers");
        }
        boolean hasGate = example.computation() instanceof TrainingStep step
                && step.network().layers().stream()
                        .anyMatch(layer -> layer.activation().isGate() && layer.size() > 1);
        if (hasDeadNeuron && !hasGate) {
            throw new FileProblem(
                    example.name(),
                    "expected a layer of two or more ReLU neurons, one of which can be dead, found none");
        }
    }

    /** The usual number of decimals: four, and with updates as many more as the learning rate takes away. */
    public static int decimalsFor(Computation computation, boolean hasUpdates) {
        if (!hasUpdates) {
            return USUAL_DECIMALS;
        }
        double rate = computation.learning().rate().doubleValue();
        int more = rate <= 0 || rate >= 1 ? 0 : (int) Math.ceil(-Math.log10(rate) - 1e-9);
        return Math.min(MOST_DECIMALS, USUAL_DECIMALS + more);
    }

    private static List<Figures> trials(Example example, List<Quantity> asked, Suitability suitability) {
        RandomGenerator random = generator("trials");
        List<Figures> trials = new ArrayList<>();
        Drawing drawing = new Drawing(example, random);
        while (trials.size() < TRIALS) {
            trials.add(drawing.next(asked, suitability));
        }
        return trials;
    }

    /** Draws until numbers are fit. */
    private static final class Drawing {
        private final Example example;
        private final RandomGenerator random;
        private int drawn;

        Drawing(Example example, RandomGenerator random) {
            this.example = example;
            this.random = random;
        }

        /** @throws FileProblem if none is found in good time */
        Figures next(List<Quantity> asked, Suitability suitability) {
            for (int inVain = 0; drawn < MOST_DRAWN; inVain++) {
                drawn++;
                Figures figures =
                        figures(DrawnNumbers.of(example.computation(), random, inVain / DRAWN_BEFORE_NARROWING));
                if (suitability.fits(figures, asked)) {
                    return figures;
                }
            }
            throw new FileProblem(
                    example.name(),
                    "found no numbers, among " + NumberText.grouped(MOST_DRAWN)
                            + " tries, without a dead or saturated neuron and of which every number asked for shows"
                            + " three digits with " + suitability.decimals()
                            + " decimals: ask for more decimals, or for other numbers");
        }

        boolean isOver() {
            return drawn >= MOST_DRAWN;
        }
    }

    /** The sheet of a student; the same for the same seed and id. */
    public Worksheet make(Student student, long seed) {
        Drawing drawing = new Drawing(example, generator(Long.toString(seed) + "\n" + student.id()));
        Figures taken = null;
        Separation separation = null;
        for (int compared = 0; compared < MOST_COMPARED && !(taken != null && drawing.isOver()); compared++) {
            Figures figures;
            try {
                figures = drawing.next(asked, suitability);
            } catch (FileProblem none) {
                if (taken == null) {
                    throw none;
                }
                break;
            }
            Separation parted = Separation.of(figures, asked, suitability.decimals());
            boolean isBetter = separation == null || parted.shortOf(best) < separation.shortOf(best);
            if (isBetter && isRightWhenRounded(figures)) {
                taken = figures;
                separation = parted;
                if (separation.shortOf(best) == 0) {
                    break;
                }
            }
        }
        if (taken == null) {
            throw new FileProblem(
                    example.name(),
                    "found no numbers whose answers are right with " + suitability.decimals()
                            + " decimals: ask for more decimals, or for other numbers");
        }
        Example own = new Example(
                example.name(), example.title(), null, null, taken.rules().computation(), example.labels(), List.of());
        Names names = new Names(taken.rules(), example.labels());
        return new Worksheet(
                student,
                own,
                new Derivation(taken, names),
                asked,
                suitability.decimals(),
                with(alwaysAlike, separation.alikeMistakes()),
                with(alwaysHidden, hidden(separation)));
    }

    /** Whether the right answers, rounded to the decimals that are asked for, are marked right. */
    private boolean isRightWhenRounded(Figures figures) {
        Names names = new Names(figures.rules(), example.labels());
        List<Answer> answers = new ArrayList<>();
        for (Quantity q : asked) {
            answers.add(new Answer(
                    answers.size() + 1, names.of(q), NumberText.fixed(figures.real(q), suitability.decimals())));
        }
        return Marking.of(answers, figures, names, Marking.FEWEST_DIGITS).isAllRight();
    }

    /** Which numbers the sheets ask for, in teaching order. */
    public List<Quantity> asked() {
        return asked;
    }

    public int decimals() {
        return suitability.decimals();
    }

    /** The pairs of mistakes that no numbers part. */
    public Set<Set<Mistake>> alwaysAlike() {
        return alwaysAlike;
    }

    /** The mistakes, some form of which changes an answer to these numbers but is not named, as it shows in too few digits. */
    public Set<Mistake> alwaysHidden() {
        return alwaysHidden;
    }

    /** The mistakes that show in sheets of this sort. */
    public Set<Mistake> shown() {
        return best.shownMistakes();
    }

    private static Figures figures(Computation computation) {
        return Figures.of(new Trace<>(new Rules(computation), Arithmetic.doubles()));
    }

    private static RandomGenerator generator(String seed) {
        try {
            ByteBuffer digest =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(seed.getBytes(StandardCharsets.UTF_8)));
            int[] words = new int[8];
            digest.asIntBuffer().get(words);
            return new MersenneTwister(words);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
