package longhand.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import longhand.calculus.TeachingOrder;
import longhand.calculus.Trace;
import longhand.check.OwnFigures.Fit;
import longhand.formula.Arithmetic;
import longhand.formula.Phase;
import longhand.formula.Quantity;
import longhand.notation.Figures;
import longhand.notation.Names;
import longhand.notation.UnknownName;

/**
 * Marks a sheet of answers: what is right, what is right but for rounding, what follows from an earlier wrong answer, and which one
 * went wrong first.
 *
 * <p>Answers are judged in teaching order, whatever their order on the sheet, so that each is judged beside those that it builds on.
 */
public final class Marking {
    /** An answer needs a digit that says something, unless a course asks for more. */
    public static final int FEWEST_DIGITS = 1;

    /** With fewer significant digits than this only a rounded number is told from a mistake: one cut off, or carried along, is not. */
    private static final int FEWEST_FINE_DIGITS = 3;

    /** A number with more digits than this is not rounded, but all that a computer had. */
    private static final int DIGITS_OF_A_DOUBLE = 15;

    /** For the first so many unknown names it is said which names come near: each is compared with all there are. */
    private static final int MOST_SUGGESTIONS = 100;

    private static final String GIVEN = "Given in the exercise: it earns no marks.";

    private final Figures figures;
    private final Names names;
    private final int fewestDigits;
    private final int fineDigits;
    /** The answers that are right, and fine enough to build on, for those that build on them. */
    private OwnFigures sound;
    /** All answers, right or wrong. */
    private OwnFigures own;
    /** The answers that are right, but too coarse to build on. */
    private final Set<Quantity> rounded = new HashSet<>();
    /** With how many significant digits updates are written on this sheet, at least; 0 where there are none to go by. */
    private int digitsOfUpdates;
    /** And with how many decimals. */
    private int decimalsOfUpdates;
    /** How many names on this sheet are unknown, as far as it is read. */
    private int unknownNames;

    private Marking(Figures figures, Names names, int fewestDigits) {
        this.figures = figures;
        this.names = names;
        this.fewestDigits = fewestDigits;
        fineDigits = Math.max(fewestDigits, FEWEST_FINE_DIGITS);
    }

    /** Marks the answers to the example that the names are of. */
    public static MarkedSheet of(List<Answer> answers, Names names, int fewestDigits) {
        return of(answers, Figures.of(new Trace<>(names.rules(), Arithmetic.doubles())), names, fewestDigits);
    }

    /** Marks the answers beside values that are worked out already, as for a course of many sheets. */
    public static MarkedSheet of(List<Answer> answers, Figures figures, Names names, int fewestDigits) {
        return new Marking(figures, names, fewestDigits).mark(answers);
    }

    private MarkedSheet mark(List<Answer> answers) {
        Mark[] marks = new Mark[answers.size()];
        Map<Quantity, Integer> first = new HashMap<>();
        for (int i = 0; i < marks.length; i++) {
            marks[i] = read(answers.get(i));
            Quantity q = marks[i].quantity();
            if (q != null && marks[i].verdict() != Verdict.BLANK && first.putIfAbsent(q, i) != null) {
                marks[i] = verdict(
                        marks[i],
                        Verdict.REPEATED,
                        "Answered before, on line " + answers.get(first.get(q)).line()
                                + "; only the first answer counts.");
            }
        }
        List<Integer> order = inTeachingOrder(marks);
        List<Mark> open = order.stream().map(i -> marks[i]).toList();
        List<WrittenNumber> updates = open.stream()
                .filter(mark -> mark.quantity().kind().isUpdate() && tells(mark))
                .map(Mark::number)
                .toList();
        digitsOfUpdates = updates.stream()
                .mapToInt(WrittenNumber::significantDigits)
                .min()
                .orElse(0);
        decimalsOfUpdates =
                updates.stream().mapToInt(WrittenNumber::decimals).min().orElse(0);

        List<Mark> judged = judge(open, Set.of());
        Diagnosis diagnosis = Diagnosis.of(figures, judged, fineDigits);
        Set<Quantity> honest = honestZeros(judged, diagnosis);
        if (!honest.isEmpty()) {
            judged = judge(open, honest);
            diagnosis = Diagnosis.of(figures, judged, fineDigits);
        }
        Optional<Mark> firstWrong = Optional.empty();
        for (int i = 0; i < judged.size(); i++) {
            Mark mark = judged.get(i);
            boolean isWrong = mark.verdict() == Verdict.WRONG;
            marks[order.get(i)] = isWrong ? withCauses(mark, diagnosis) : mark;
            if (isWrong && firstWrong.isEmpty()) {
                firstWrong = Optional.of(marks[order.get(i)]);
            }
        }
        return new MarkedSheet(List.of(marks), firstWrong, diagnosis.causes(), diagnosis.tellsApart());
    }

    /** What can be said of an answer before it is compared with anything; null for a verdict that is still to come. */
    private Mark read(Answer answer) {
        if (!answer.isUnderstood()) {
            return new Mark(
                    answer,
                    null,
                    null,
                    Verdict.UNREADABLE,
                    List.of(),
                    null,
                    sentence("not understood: " + answer.problem()));
        }
        Quantity quantity;
        try {
            quantity = names.find(answer.name(), unknownNames < MOST_SUGGESTIONS);
        } catch (UnknownName unknown) {
            unknownNames++;
            return new Mark(answer, null, null, Verdict.UNKNOWN, List.of(), null, sentence(unknown.getMessage()));
        }
        if (answer.given().isBlank()) {
            return quantity.phase() == Phase.GIVEN
                    ? new Mark(answer, quantity, null, Verdict.GIVEN, List.of(), null, GIVEN)
                    : new Mark(answer, quantity, null, Verdict.BLANK, List.of(), null, "No answer.");
        }
        return WrittenNumber.parse(answer.given())
                .map(number -> new Mark(answer, quantity, number, null, List.of(), null, ""))
                .orElseGet(() -> new Mark(
                        answer,
                        quantity,
                        null,
                        Verdict.UNREADABLE,
                        List.of(),
                        null,
                        "This " + WrittenNumber.problem(answer.given()).orElseThrow() + "."));
    }

    private List<Integer> inTeachingOrder(Mark[] marks) {
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < marks.length; i++) {
            if (marks[i].verdict() == null) {
                open.add(i);
            }
        }
        TeachingOrder order = figures.rules().order();
        open.sort(Comparator.comparingInt(i -> order.placeOf(marks[i].quantity())));
        return open;
    }

    /** Wrong zeros that a known mistake gives: later answers may follow from these. */
    private static Set<Quantity> honestZeros(List<Mark> judged, Diagnosis diagnosis) {
        Set<Quantity> zeros = new HashSet<>();
        for (Mark mark : judged) {
            if (mark.verdict() == Verdict.WRONG
                    && mark.number().value().signum() == 0
                    && !diagnosis.causesOf(mark).isEmpty()) {
                zeros.add(mark.quantity());
            }
        }
        return zeros;
    }

    /**
     * Judges answers one after the other, each beside those before it.
     *
     * @param honest zeros that others may follow from; from any other wrong zero everything would
     */
    private List<Mark> judge(List<Mark> open, Set<Quantity> honest) {
        rounded.clear();
        sound = new OwnFigures(figures.trace());
        own = new OwnFigures(figures.trace());
        List<Mark> judged = new ArrayList<>();
        for (Mark mark : open) {
            Mark next = judge(mark);
            judged.add(next);
            build(next, honest.contains(next.quantity()));
        }
        return judged;
    }

    /** Lets later answers build on this one. */
    private void build(Mark mark, boolean isHonest) {
        Quantity q = mark.quantity();
        WrittenNumber number = mark.number();
        BigDecimal exact = figures.decimal(q);
        boolean isWhole = number.significantDigits() > DIGITS_OF_A_DOUBLE
                || number.value().signum() == 0;
        if (isSame(number, exact) && (isWhole || number.value().compareTo(exact) == 0)) {
            // not rounded, however few its digits; but what is given, or nothing can have changed, is exact without it
            if (q.phase() != Phase.GIVEN && !own.isEmpty()) {
                sound.put(q, figures.real(q));
                own.put(q, figures.real(q));
            }
            return;
        }
        boolean isSound = mark.verdict() == Verdict.CORRECT || mark.verdict() == Verdict.ROUNDED;
        if (isSound && isFine(mark)) {
            put(sound, q, number);
        } else if (isSound) {
            rounded.add(q);
        }
        if (number.value().signum() == 0 && !isSound && !isHonest && mark.verdict() != Verdict.FOLLOWS) {
            return;
        }
        put(own, q, number);
    }

    private void put(OwnFigures own, Quantity q, WrittenNumber number) {
        if (number.significantDigits() >= fineDigits) {
            own.put(q, number);
        } else {
            // as it stands: its last digit is too coarse to be given half of it
            own.put(q, number.value().doubleValue());
        }
    }

    private Mark judge(Mark mark) {
        Quantity q = mark.quantity();
        WrittenNumber number = mark.number();
        BigDecimal exact = figures.decimal(q);
        if (isSame(number, exact)) {
            return right(mark);
        }
        boolean isFine = isFine(mark);
        boolean isPlain = isPlain(q, number);
        boolean tells = !isPlain && tells(mark);
        boolean agrees = exact != null && !isPlain && number.agreesWith(exact);
        if (agrees && tells && number.isRounded(exact)) {
            return right(mark);
        }
        if (agrees && isFine) {
            return verdict(mark, Verdict.ROUNDED, "Right, but cut off instead of rounded.");
        }
        Fit fromSound = sound.fit(q, number, isFine);
        if (fromSound == Fit.EXACT || (fromSound == Fit.ROUNDED && tells)) {
            return verdict(mark, Verdict.ROUNDED, "Right, with rounding carried over from earlier answers.");
        }
        if (agrees && number.isRounded(exact)) {
            return tooFewDigits(mark);
        }
        Fit fromOwn = own.fit(q, number, isFine);
        if (fromOwn == Fit.EXACT || (fromOwn == Fit.ROUNDED && tells)) {
            return follows(mark);
        }
        boolean isCoarse = !isPlain && (agrees || fromSound != Fit.NONE || fromOwn != Fit.NONE);
        return isCoarse
                ? tooFewDigits(mark)
                : verdict(
                        mark,
                        Verdict.WRONG,
                        "The rule doesn't give this, either from the correct values or from your earlier answers.");
    }

    private Mark follows(Mark mark) {
        Quantity origin = own.mentionedIn(mark.quantity(), sound);
        String from = origin == null ? "" : " for " + names.of(origin);
        return new Mark(
                mark.answer(),
                mark.quantity(),
                mark.number(),
                Verdict.FOLLOWS,
                List.of(),
                origin,
                rounded.contains(origin)
                        ? "Follows from your rounded answer" + from + ": keep more digits until the end."
                        : "Follows from your earlier answer" + from + "; the step itself is right.");
    }

    private static boolean isSame(WrittenNumber number, BigDecimal exact) {
        return exact != null && OwnFigures.areSame(number.value().doubleValue(), exact.doubleValue());
    }

    /**
     * Whether somebody means just this, and not a rounded number: a bare 0; or a parameter as it was before the update, on a sheet
     * whose other updates have digits enough to show the change.
     */
    private boolean isPlain(Quantity q, WrittenNumber number) {
        if (!q.kind().isUpdate()) {
            return number.value().signum() == 0 && number.decimals() <= 0;
        }
        BigDecimal old = InformativeDigits.old(figures, q);
        BigDecimal exact = figures.decimal(q);
        int digits = number.significantDigits() < fineDigits ? digitsOfUpdates : number.significantDigits();
        return digitsOfUpdates > 0
                && exact != null
                && number.value().compareTo(old) == 0
                && number.decimals() <= Math.max(0, old.scale())
                && exact.setScale(decimalsOfUpdates, RoundingMode.HALF_UP).compareTo(old) != 0
                && exact.round(new MathContext(digits)).compareTo(old) != 0
                && exact.round(new MathContext(digits, RoundingMode.DOWN)).compareTo(old) != 0;
    }

    private static Mark right(Mark mark) {
        if (mark.quantity().phase() == Phase.GIVEN) {
            return verdict(mark, Verdict.GIVEN, GIVEN);
        }
        return verdict(
                mark,
                Verdict.CORRECT,
                mark.quantity().kind().isUpdate()
                        ? "Right, judged by the digits of its change from the old value."
                        : "Right.");
    }

    private Mark tooFewDigits(Mark mark) {
        return verdict(
                mark,
                Verdict.COARSE,
                "Too few digits to tell from a mistake: write at least " + fineDigits + " significant digits"
                        + (mark.quantity().kind().isUpdate() ? " of the change from the old value." : "."));
    }

    private boolean isFine(Mark mark) {
        return InformativeDigits.of(figures, mark.quantity(), mark.number()) >= fineDigits;
    }

    /** Whether enough of its digits say something for a rounded number. */
    private boolean tells(Mark mark) {
        return mark.number().value().signum() != 0
                && InformativeDigits.of(figures, mark.quantity(), mark.number()) >= fewestDigits;
    }

    private static Mark withCauses(Mark mark, Diagnosis diagnosis) {
        List<Mistake> causes = diagnosis.causesOf(mark);
        String message = causes.isEmpty()
                ? mark.message()
                : String.join(" Or: ", causes.stream().map(Mistake::advice).toList());
        return new Mark(mark.answer(), mark.quantity(), mark.number(), Verdict.WRONG, causes, null, message);
    }

    private static Mark verdict(Mark mark, Verdict verdict, String message) {
        return new Mark(mark.answer(), mark.quantity(), mark.number(), verdict, List.of(), null, message);
    }

    private static String sentence(String text) {
        String end = text.endsWith("?") || text.endsWith(".") ? "" : ".";
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + end;
    }
}
