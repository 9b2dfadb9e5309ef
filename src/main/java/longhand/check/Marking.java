package longhand.check;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import longhand.calculus.TeachingOrder;
import longhand.calculus.Trace;
import longhand.check.cause.Diagnosis;
import longhand.check.judging.Barren;
import longhand.check.judging.Judgement;
import longhand.check.judging.Judging;
import longhand.check.judging.Mark;
import longhand.check.judging.Mistake;
import longhand.check.judging.SheetDigits;
import longhand.check.judging.Verdict;
import longhand.check.reading.Answer;
import longhand.check.reading.NoNumber;
import longhand.check.reading.ReadAnswer;
import longhand.check.reading.WrittenNumber;
import longhand.formula.Arithmetic;
import longhand.formula.Lack;
import longhand.formula.quantity.Quantity;
import longhand.notation.name.Names;
import longhand.notation.name.UnknownName;
import longhand.notation.text.Figures;

/**
 * Marks a sheet of answers: what is right, what is right but for rounding, what follows from an earlier wrong answer, and which one
 * went wrong first.
 *
 * <p>Answers are judged in teaching order, whatever their order on the sheet, so that each is judged beside those that it builds on.
 */
public final class Marking {
    /** An answer needs so many significant digits, unless it is exact or a course asks for more. */
    public static final int FEWEST_DIGITS = 2;

    /** So often a sheet is judged anew without what turned out to carry no information. */
    private static final int MOST_PASSES = 5;

    /** A mistake must give so many numbers, none of them 0 or the same as another, to show that somebody worked. */
    private static final int FEWEST_NUMBERS = 2;

    /** For the first so many unknown names it is said which names come near: each is compared with all there are. */
    private static final int MOST_SUGGESTIONS = 100;

    private final Figures figures;
    private final Names names;
    private final int fewestDigits;
    private final Set<Quantity> shown;

    private Marking(Figures figures, Names names, int fewestDigits, Set<Quantity> shown) {
        this.figures = figures;
        this.names = names;
        this.fewestDigits = fewestDigits;
        this.shown = shown;
    }

    /** Marks the answers to the example that the names are of. */
    public static MarkedSheet of(List<Answer> answers, Names names, int fewestDigits) {
        return of(answers, Figures.of(new Trace<>(names.rules(), Arithmetic.doubles())), names, fewestDigits);
    }

    /** Marks the answers beside values that are worked out already, as for a course of many sheets. */
    public static MarkedSheet of(List<Answer> answers, Figures figures, Names names, int fewestDigits) {
        return of(answers, figures, names, fewestDigits, Set.of());
    }

    /**
     * The same, for somebody who was shown some right values, and may build on these; an answer to such a quantity counts, and not what
     * was shown.
     */
    public static MarkedSheet of(
            List<Answer> answers, Figures figures, Names names, int fewestDigits, Set<Quantity> shown) {
        return new Marking(figures, names, fewestDigits, shown).mark(answers);
    }

    private MarkedSheet mark(List<Answer> answers) {
        Mark[] marks = new Mark[answers.size()];
        ReadAnswer[] open = new ReadAnswer[answers.size()];
        read(answers, marks, open);
        List<Integer> order = inTeachingOrder(open);
        List<ReadAnswer> inOrder = order.stream().map(i -> open[i]).toList();
        SheetDigits digits = SheetDigits.of(inOrder, figures, fewestDigits);
        Set<Quantity> unanswered = new LinkedHashSet<>(shown);
        inOrder.forEach(answer -> unanswered.remove(answer.quantity()));

        Barren barren = Barren.atFirst(figures.rules().computation());
        List<Mark> judged = Judging.of(inOrder, figures, names, digits, barren, unanswered);
        Diagnosis diagnosis = Diagnosis.of(figures, judged, digits.fine());
        for (int pass = 1; pass < MOST_PASSES; pass++) {
            Barren next = barren.after(judged, figures, diagnosis.givenByMistakes(FEWEST_NUMBERS));
            if (next.equals(barren)) {
                break;
            }
            barren = next;
            List<Mark> again = Judging.of(inOrder, figures, names, digits, barren, unanswered);
            if (again.equals(judged)) {
                break; // and all that comes of it is the same too
            }
            judged = again;
            diagnosis = Diagnosis.of(figures, judged, digits.fine());
        }
        diagnosis = diagnosis.withFurther();
        for (int i = 0; i < judged.size(); i++) {
            marks[order.get(i)] = withCauses(judged.get(i), diagnosis, digits);
        }
        Optional<Mark> firstWrong = Arrays.stream(marks)
                .filter(mark -> mark.verdict() == Verdict.WRONG)
                .min(Comparator.comparingInt(mark -> figures.rules().order().placeOf(mark.quantity())));
        return new MarkedSheet(List.of(marks), firstWrong, diagnosis.causes(), diagnosis.tellsApart());
    }

    /** Fills in, for each answer, its mark where there is nothing to compare, and otherwise what was read. */
    private void read(List<Answer> answers, Mark[] marks, ReadAnswer[] open) {
        Map<Quantity, Answer> first = new HashMap<>();
        int unknown = 0;
        for (int i = 0; i < marks.length; i++) {
            Answer answer = answers.get(i);
            if (!answer.isUnderstood()) {
                marks[i] = new Mark(ReadAnswer.withoutName(answer), Judgement.notUnderstood(answer.problem()));
                continue;
            }
            Quantity q;
            try {
                q = names.find(answer.name(), unknown < MOST_SUGGESTIONS);
            } catch (UnknownName none) {
                unknown++;
                marks[i] = new Mark(ReadAnswer.withoutName(answer), Judgement.unknown(none.getMessage()));
                continue;
            }
            if (answer.given().isBlank()) {
                marks[i] = new Mark(ReadAnswer.withoutNumber(answer, q), Judgement.blank(q));
                continue;
            }
            Optional<WrittenNumber> number = answer.number();
            ReadAnswer read = new ReadAnswer(answer, q, number.orElse(null));
            Answer before = first.putIfAbsent(q, answer);
            if (before != null) {
                marks[i] = new Mark(read, Judgement.repeated(before.line()));
            } else if (number.isEmpty()) {
                marks[i] = new Mark(
                        read,
                        answer.noNumber()
                                .flatMap(none -> judged(q, none))
                                .orElseGet(() -> Judgement.noNumber(
                                        answer.problemOfNumber().orElseThrow())));
            } else {
                open[i] = read;
            }
        }
    }

    /**
     * What is to be said of an answer that is no number: right where there is none, or where it is too large for what a program works
     * with; an infinite one is wrong elsewhere.
     */
    private Optional<Judgement> judged(Quantity q, NoNumber given) {
        Trace.Missing missing = figures.missing(q);
        if (missing != null) {
            // ln x falls without bound as x falls to 0
            boolean isWrongWay = given == NoNumber.INFINITE
                    && missing.why() == Lack.LOGARITHM
                    && missing.where().equals(q);
            return Optional.of(isWrongWay ? Judgement.wrong() : Judgement.nonexistent());
        }
        if (given == NoNumber.UNDEFINED) {
            return Optional.empty();
        }
        BigDecimal exact = figures.decimal(q);
        double value = exact == null ? figures.real(q) : exact.doubleValue();
        boolean isTooLarge =
                value == (given == NoNumber.INFINITE ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY);
        return Optional.of(isTooLarge ? Judgement.overflow() : Judgement.infinite());
    }

    private List<Integer> inTeachingOrder(ReadAnswer[] open) {
        TeachingOrder order = figures.rules().order();
        return IntStream.range(0, open.length)
                .filter(i -> open[i] != null)
                .boxed()
                .sorted(Comparator.comparingInt(i -> order.placeOf(open[i].quantity())))
                .toList();
    }

    private static Mark withCauses(Mark mark, Diagnosis diagnosis, SheetDigits digits) {
        if (mark.verdict() != Verdict.WRONG) {
            return mark;
        }
        List<Mistake> causes = diagnosis.causesOf(mark);
        if (!causes.isEmpty()) {
            return new Mark(mark.read(), Judgement.wrong(causes, diagnosis.areTogether(causes), diagnosis::advice));
        }
        // a 0 that no mistake gives may be all that rounding has left
        return digits.isLostInRounding(mark.quantity(), mark.number())
                ? new Mark(mark.read(), Judgement.tooFewDigits(digits.fewest(), 0))
                : mark;
    }
}
