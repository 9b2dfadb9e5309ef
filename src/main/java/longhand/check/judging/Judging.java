package longhand.check.judging;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import longhand.check.judging.OwnFigures.Fit;
import longhand.check.reading.ReadAnswer;
import longhand.check.reading.WrittenNumber;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;

/** One way through a sheet in teaching order: each answer is judged beside those before it, on which it may build. */
public final class Judging {
    /** A number with more digits than this is not rounded, but all that a computer had. */
    private static final int DIGITS_OF_A_DOUBLE = 15;

    /** Of longer derivations what was not written down is taken to be exact: nobody rounds it by hand. */
    private static final int MOST_ROUNDED = 2_000;

    /** That somebody has rounded what is not written is likely if most of so many answers are right but for that. */
    private static final int FEWEST_ROUNDED = 2;

    private static final double MOSTLY = 0.75;

    /** With fewer answers than this little speaks for it, and each must be nearer to what is right. */
    private static final int FEW = 4;

    private final Figures figures;
    private final Names names;
    private final SheetDigits digits;
    private final Barren barren;
    /** The answers that are right, and fine enough to build on, for those that build on them. */
    private final OwnFigures sound;
    /** The same, where what was not written down is rounded all the way. */
    private final OwnFigures rounding;
    /** All of it in numbers of 24 bits; made when the first answer asks for that. */
    private OwnFigures single;
    /** All answers, right or wrong. */
    private final OwnFigures own;
    /** The same, but with every digit of those that are right and too coarse to build on: few digits may be all that was written down. */
    private final OwnFigures unrounded;
    /** What is right and too coarse to build on, and what was shown to whoever answers. */
    private final Set<Quantity> known = new HashSet<>();
    /** How the rounding of what is not written is allowed for. */
    private final Allowance allowance;
    /** Whether it was, for any answer. */
    private boolean allowed;

    private final boolean areFew;
    /** The answers that are wrong, and those that follow from them. */
    private final Set<Quantity> astray = new HashSet<>();

    /** What an answer is that may be right but for rounding on the way. */
    private enum Allowance {
        RIGHT,
        /** Few answers do not show whether it was that: it is not right, but not called wrong either. */
        COARSE,
        WRONG
    }

    private Judging(
            Figures figures,
            Names names,
            SheetDigits digits,
            Barren barren,
            Collection<Quantity> shown,
            Allowance allowance,
            boolean areFew) {
        this.figures = figures;
        this.allowance = allowance;
        this.areFew = areFew;
        this.names = names;
        this.digits = digits;
        this.barren = barren;
        sound = new OwnFigures(figures.trace());
        rounding = OwnFigures.roundedThroughout(figures.trace(), digits.fixedDecimals(), digits.precision());
        own = new OwnFigures(figures.trace());
        unrounded = new OwnFigures(figures.trace());
        for (Quantity q : shown) {
            known.add(q);
            own.put(q, figures.real(q));
            unrounded.put(q, figures.real(q));
        }
    }

    /**
     * Judges answers one after the other.
     *
     * @param answers in teaching order
     * @param barren the wrong answers that nothing may follow from
     * @param shown the quantities whose right values were shown to whoever answers, and that are not among the answers
     */
    public static List<Mark> of(
            List<ReadAnswer> answers,
            Figures figures,
            Names names,
            SheetDigits digits,
            Barren barren,
            Collection<Quantity> shown) {
        boolean areFew = answers.size() < FEW;
        Judging judging = new Judging(figures, names, digits, barren, shown, Allowance.RIGHT, areFew);
        List<Mark> marks = judging.judge(answers);
        Allowance otherwise = areFew ? Allowance.COARSE : Allowance.WRONG;
        return judging.allowed && !isRoundedThroughout(marks)
                ? new Judging(figures, names, digits, barren, shown, otherwise, areFew).judge(answers)
                : marks;
    }

    /** Whether most answers are right but for rounding, of those that have digits enough to say so. */
    private static boolean isRoundedThroughout(List<Mark> marks) {
        long telling =
                marks.stream().filter(mark -> mark.verdict() != Verdict.COARSE).count();
        return telling >= FEWEST_ROUNDED && marks.stream().filter(Mark::isRight).count() >= MOSTLY * telling;
    }

    private List<Mark> judge(List<ReadAnswer> answers) {
        List<Mark> marks = new ArrayList<>(answers.size());
        for (ReadAnswer answer : answers) {
            Mark mark = judge(answer);
            build(mark);
            marks.add(mark);
        }
        return List.copyOf(marks);
    }

    /** Lets later answers build on this one. */
    private void build(Mark mark) {
        Quantity q = mark.quantity();
        WrittenNumber number = mark.number();
        BigDecimal exact = figures.decimal(q);
        if (isSame(number, exact)) {
            if (q.phase() == Phase.GIVEN) {
                return; // exact without it
            }
            if (digits.precision().isExceededBy(number)) {
                WrittenNumber computed = digits.precision().of(number);
                for (OwnFigures builtOn : List.of(sound, rounding, own, unrounded)) {
                    builtOn.put(q, computed);
                }
                return;
            }
            boolean isExact = number.significantDigits() > DIGITS_OF_A_DOUBLE
                    || number.value().signum() == 0
                    || number.value().compareTo(exact) == 0;
            if (isExact) { // not rounded, however few its digits
                for (OwnFigures builtOn : List.of(sound, rounding, own, unrounded)) {
                    builtOn.put(q, figures.real(q));
                }
                return;
            }
        }
        boolean isAstray = mark.verdict() == Verdict.WRONG
                || (mark.verdict() == Verdict.FOLLOWS
                        && !isRounded(mark.judgement().origin()));
        if (isAstray) {
            astray.add(q);
        }
        boolean isSound = mark.isRight();
        // a new weight may show too little of its change, and yet be as good as any number for the next update to begin
        // with
        boolean isForNextUpdate = q.isUpdate()
                && (isSound || mark.verdict() == Verdict.COARSE)
                && number.significantDigits() >= digits.fine()
                && exact != null
                && (number.agreesWith(exact) || sound.fit(q, number, false) != Fit.NONE);
        if ((isSound && digits.areFine(q, number)) || isForNextUpdate) {
            put(sound, q, number);
            put(rounding, q, number);
        }
        if (!barren.has(mark)) {
            put(own, q, number);
            if (isSound && exact != null && !digits.areFine(q, number)) {
                known.add(q);
                unrounded.put(q, figures.real(q));
            } else {
                put(unrounded, q, number);
            }
        }
    }

    private void put(OwnFigures own, Quantity q, WrittenNumber number) {
        if (number.significantDigits() >= digits.fine()) {
            own.put(q, number);
        } else {
            // as it stands: its last digit is too coarse to be given half of it
            own.put(q, number.value().doubleValue());
        }
    }

    /** By the way to read it that says the best of it; if that is right, with as many digits as it may have. */
    private Mark judge(ReadAnswer answer) {
        BigDecimal exact = figures.decimal(answer.quantity());
        Mark best = new Mark(answer, judge(answer.quantity(), answer.number()));
        if (isSingle(best, exact)) {
            return new Mark(answer.as(Precision.SINGLE.of(answer.number())), Judgement.computed(Precision.SINGLE));
        }
        Precision precision = digits.precision();
        for (WrittenNumber reading : digits.otherReadings(answer.number())) {
            Judgement judgement = judge(answer.quantity(), reading);
            boolean isComputed = judgement.isRight()
                    && precision.isExceededBy(answer.number())
                    && reading.equals(precision.of(answer.number()));
            Mark mark = new Mark(answer.as(reading), isComputed ? Judgement.computed(precision) : judgement);
            // what is right as it is written, if only to a digit, does not follow from what is right to a digit
            boolean isOverread = mark.verdict() == Verdict.FOLLOWS
                    && !astray.contains(mark.judgement().origin())
                    && exact != null
                    && answer.number().isRounded(exact);
            boolean isAsGood = rank(mark) < rank(best) || (mark.isRight() && rank(mark) == rank(best));
            best = isAsGood && !isOverread ? mark : best;
        }
        return best;
    }

    /** Whether a number shows by itself that it was computed in single precision, on a sheet that does not. */
    private boolean isSingle(Mark asWritten, BigDecimal exact) {
        WrittenNumber number = asWritten.number();
        return digits.precision() == Precision.OF_PEOPLE
                && exact != null
                && !asWritten.isRight()
                && Precision.isOf24Bits(number)
                && (isNearIn24Bits(asWritten.quantity(), number, exact)
                        || (digits.areFine(asWritten.quantity(), Precision.SINGLE.of(number))
                                && comesFrom24Bits(asWritten.quantity(), number, exact.doubleValue())));
    }

    /** Then a digit of a parameter's change is enough, of which so many are those of the old value. */
    private boolean isNearIn24Bits(Quantity q, WrittenNumber number, BigDecimal exact) {
        return digits.tell(q, Precision.SINGLE.of(number)) && Precision.isNearIn24Bits(number, exact.doubleValue());
    }

    /** Whether the numbers that this is worked out from, each of 24 bits, can make it that, and leave all but the last of its digits. */
    private boolean comesFrom24Bits(Quantity q, WrittenNumber number, double exact) {
        if (!isShort()) {
            return false;
        }
        if (single == null) {
            single = OwnFigures.roundedThroughout(figures.trace(), 0, Precision.SINGLE);
        }
        WrittenNumber sevenDigits = new WrittenNumber(
                number.value(), number.decimals() + Precision.DIGITS_OF_SINGLE - number.significantDigits());
        if (exact == 0) {
            // where all of it cancels, nothing but rounding is left
            return Math.abs(number.value().doubleValue()) <= Precision.MOST_OF_SINGLE
                    && single.canMake(q, sevenDigits, Precision.MOST_OF_SINGLE);
        }
        return single.canMake(q, sevenDigits, Math.abs(exact) * Precision.MOST_OF_SINGLE);
    }

    private static int rank(Mark mark) {
        return switch (mark.verdict()) {
            case ROUNDED -> 1;
            case FOLLOWS -> 2;
            case COARSE -> 3;
            case WRONG -> 4;
            default -> 0;
        };
    }

    private Judgement judge(Quantity q, WrittenNumber number) {
        BigDecimal exact = figures.decimal(q);
        boolean isNothing =
                exact != null && exact.signum() == 0 && number.value().signum() != 0;
        if (isNothing && barren.isFilledIn(number)) {
            return Judgement.wrong(); // and not what is left of a computer's rounding
        }
        if (isSame(number, exact)) {
            return Judgement.correct(q);
        }
        boolean isFine = digits.areFine(q, number);
        boolean isPlain = digits.arePlain(q, number);
        boolean tells = !isPlain && digits.tell(q, number);
        boolean agrees = exact != null && !isPlain && number.agreesWith(exact);
        if (agrees && tells && number.isRounded(exact)) {
            return Judgement.correct(q);
        }
        if (agrees && isFine) {
            return Judgement.cutOff();
        }
        // one that was filled in, and is not right as far as its digits go, came about by no rounding
        boolean isFilledIn = barren.isFilledIn(number);
        Fit fromSound = isFilledIn && !agrees ? Fit.NONE : sound.fit(q, number, isFine);
        if (fromSound == Fit.EXACT || (fromSound == Fit.ROUNDED && tells)) {
            return Judgement.roundedEarlier();
        }
        if (agrees && number.isRounded(exact) && !isShortAndFollows(q, number, isFine)) {
            return tooFewDigits(q, number, exact);
        }
        if (!isFilledIn && isBesideCorner(q, number)) {
            return Judgement.computed(digits.precision());
        }
        boolean mayBeRounded = tells && !agrees && !isFilledIn;
        if (mayBeRounded && isRoundedOnTheWay(q, number, digits.mostRounding(q, number, areFew))) {
            return allowance == Allowance.RIGHT ? Judgement.roundedOnTheWay() : Judgement.perhapsRounded();
        }
        Fit fromOwn = isFilledIn ? Fit.NONE : own.fit(q, number, isFine);
        if (fromOwn == Fit.EXACT || (fromOwn == Fit.ROUNDED && tells)) {
            return follows(q);
        }
        Optional<Quantity> origin = followsUnrounded(q, number, isFine, tells);
        if (origin.isPresent()) {
            return Judgement.follows(origin.get(), names.of(origin.get()), false);
        }
        boolean isCoarse = !isPlain && (agrees || fromSound != Fit.NONE || fromOwn != Fit.NONE);
        if (!isCoarse) {
            // few digits are near much: then by one unit of the last at most
            double most = number.significantDigits() >= digits.fine()
                    ? Double.POSITIVE_INFINITY
                    : number.unit().doubleValue();
            return mayBeRounded && isRoundedOnTheWay(q, number, most) ? Judgement.digitsLost() : Judgement.wrong();
        }
        return tooFewDigits(q, number, agrees ? exact : number.value());
    }

    /** Of what has no loss few digits may be all that there are: then they come from what was wrong before, and are right by chance. */
    private boolean isShortAndFollows(Quantity q, WrittenNumber number, boolean isFine) {
        return !figures.rules().computation().hasLoss()
                && own.fit(q, number, isFine) == Fit.EXACT
                && astray.contains(own.mentionedIn(q, sound::has));
    }

    /**
     * What the well rounded number lacks: a number cut off, or of a single digit, may seem to show a change and show only what was cut
     * off.
     */
    private Judgement tooFewDigits(Quantity q, WrittenNumber number, BigDecimal value) {
        WrittenNumber rounded = WrittenNumber.rounded(value, number.decimals());
        if (digits.tell(q, rounded)) {
            return Judgement.cutOffTooSoon(digits.fine(), digits.areOfChange(q));
        }
        int missing = digits.missing(rounded);
        int more = Math.max(0, missing - rounded.significantDigits());
        WrittenNumber longer = WrittenNumber.rounded(value, number.decimals() + more);
        return Judgement.tooFewDigits(missing, digits.missingOfChange(q, longer));
    }

    /**
     * Whether this is right but for the rounding of what it is worked out from, and that is not written.
     *
     * @param most how far that may have moved it at most
     */
    private boolean isRoundedOnTheWay(Quantity q, WrittenNumber number, double most) {
        // a number of few digits has to be what those that are written give
        boolean isOpen = number.significantDigits() >= digits.fine() || !sound.reach(q);
        boolean is = allows() && isOpen && rounding.canMake(q, number, most);
        allowed |= is;
        return is;
    }

    /** Whether this is just what comes out where a computer's weighted sum is a hair beside the corner that it is on. */
    private boolean isBesideCorner(Quantity q, WrittenNumber number) {
        boolean is =
                allows() && digits.precision() != Precision.OF_PEOPLE && rounding.fit(q, number, true) == Fit.EXACT;
        allowed |= is;
        return is;
    }

    private boolean allows() {
        return allowance != Allowance.WRONG && isShort();
    }

    private boolean isShort() {
        return figures.rules().order().steps() <= MOST_ROUNDED;
    }

    private Judgement follows(Quantity q) {
        Quantity origin = own.mentionedIn(q, sound::has);
        return Judgement.follows(origin, origin == null ? "" : names.of(origin), isRounded(origin));
    }

    /** The wrong answer that this follows from, if it does from that and from all digits of what is right or was shown. */
    private Optional<Quantity> followsUnrounded(Quantity q, WrittenNumber number, boolean isFine, boolean tells) {
        if (known.isEmpty() || astray.isEmpty() || barren.isFilledIn(number)) {
            return Optional.empty();
        }
        Fit fit = unrounded.fit(q, number, isFine);
        return fit == Fit.EXACT || (fit == Fit.ROUNDED && tells)
                ? Optional.ofNullable(unrounded.mentionedIn(q, each -> sound.has(each) || known.contains(each)))
                        .filter(astray::contains)
                : Optional.empty();
    }

    /** Whether an answer that others follow from is right, and only too coarse to build on. */
    private boolean isRounded(Quantity origin) {
        return origin != null && !astray.contains(origin);
    }

    private static boolean isSame(WrittenNumber number, BigDecimal exact) {
        return exact != null && Closeness.areSame(number.value().doubleValue(), exact.doubleValue());
    }
}
