package longhand.check.judging;

import java.util.List;
import java.util.function.Function;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;

/**
 * How an answer was judged.
 *
 * @param causes the mistakes that may have led here; empty unless the answer is wrong
 * @param areTogether whether all the causes led here, and not one or another
 * @param origin for what follows, the answer that it follows from, if it is a single one; otherwise null
 * @param message one or two sentences to the writer; never a value of the derivation
 */
public record Judgement(Verdict verdict, List<Mistake> causes, boolean areTogether, Quantity origin, String message) {
    private static final String OF_CHANGE = " of the change from the old value";

    public Judgement {
        causes = List.copyOf(causes);
    }

    private static Judgement of(Verdict verdict, String message) {
        return new Judgement(verdict, List.of(), false, null, message);
    }

    public static Judgement correct(Quantity quantity) {
        if (quantity.phase() == Phase.GIVEN) {
            return given();
        }
        return of(
                Verdict.CORRECT,
                quantity.isUpdate() ? "Right, judged by the digits of its change from the old value." : "Right.");
    }

    static Judgement given() {
        return of(Verdict.GIVEN, "Given in the exercise: it earns no marks.");
    }

    static Judgement cutOff() {
        return of(Verdict.ROUNDED, "Right, but cut off instead of rounded.");
    }

    public static Judgement roundedEarlier() {
        return of(Verdict.ROUNDED, "Right, with rounding carried over from earlier answers.");
    }

    static Judgement roundedOnTheWay() {
        return of(Verdict.ROUNDED, "Right, but for rounding on the way.");
    }

    static Judgement computed(Precision precision) {
        return of(
                Verdict.ROUNDED,
                "Right, computed in " + (precision == Precision.SINGLE ? "single" : "double") + " precision.");
    }

    /**
     * @param origin the answer that it follows from, or null where it is not a single one
     * @param from its name
     */
    public static Judgement follows(Quantity origin, String from, boolean isFromRounded) {
        String answer = origin == null ? "" : " for " + from;
        return new Judgement(
                Verdict.FOLLOWS,
                List.of(),
                false,
                origin,
                isFromRounded
                        ? "Follows from your rounded answer" + answer + ": keep more digits until the end."
                        : "Follows from your earlier answer" + answer + "; the step itself is right.");
    }

    /**
     * @param enough with how many digits, well rounded, it would count; 0 if it has them
     * @param ofChange how many digits of its change an update needs; 0 if it has them
     */
    public static Judgement tooFewDigits(int enough, int ofChange) {
        String demanded = enough == 0
                ? digits(ofChange) + OF_CHANGE
                : digits(enough) + (ofChange == 0 ? "" : ", and " + ofChange + OF_CHANGE);
        return of(Verdict.COARSE, "Too few digits to tell from a mistake: write at least " + demanded + ".");
    }

    /**
     * @param enough with how many digits it would count even cut off
     * @param isOfChange whether these are those of the change of an update
     */
    static Judgement cutOffTooSoon(int enough, boolean isOfChange) {
        return of(
                Verdict.COARSE,
                "Cut off after too few digits to tell from a mistake: round instead, or write at least "
                        + digits(enough) + (isOfChange ? OF_CHANGE : "") + ".");
    }

    /** Of a number that rounding on the way may have led to, and has left too little of. */
    static Judgement digitsLost() {
        return of(
                Verdict.COARSE,
                "Rounding on the way has left too few right digits to tell from a mistake: keep more digits until the end.");
    }

    /** Of a number that rounding on the way may have led to, on a sheet of few answers, which do not show whether it did. */
    static Judgement perhapsRounded() {
        return of(
                Verdict.COARSE,
                "Rounding on the way can lead to this, but so few answers do not show that it did: keep more digits until the end, or"
                        + " write down the steps as well.");
    }

    private static String digits(int count) {
        return count + " significant digit" + (count == 1 ? "" : "s");
    }

    /** Of what is said to be infinite, or not to exist, and does not exist. */
    public static Judgement nonexistent() {
        return of(Verdict.CORRECT, "Right: there is no such number.");
    }

    /** Of what is said to be infinite and is only too large for a double, as a program prints it. */
    public static Judgement overflow() {
        return computed(Precision.DOUBLE);
    }

    public static Judgement infinite() {
        return of(
                Verdict.WRONG,
                "This number is not infinite: a program prints that when a number gets too large or is divided by 0.");
    }

    public static Judgement wrong() {
        return of(
                Verdict.WRONG,
                "The rule doesn't give this, either from the correct values or from your earlier answers.");
    }

    /**
     * @param causes at least one
     * @param areTogether whether all of them led here, and not one or another
     * @param advice what is to be said of each
     */
    public static Judgement wrong(List<Mistake> causes, boolean areTogether, Function<Mistake, String> advice) {
        return new Judgement(
                Verdict.WRONG,
                causes,
                areTogether,
                null,
                String.join(
                        areTogether ? " " : " Or: ", causes.stream().map(advice).toList()));
    }

    public static Judgement blank(Quantity quantity) {
        return quantity.phase() == Phase.GIVEN ? given() : of(Verdict.BLANK, "No answer.");
    }

    public static Judgement repeated(int firstLine) {
        return of(Verdict.REPEATED, "Answered before, on line " + firstLine + "; only the first answer counts.");
    }

    public static Judgement notUnderstood(String problem) {
        return of(Verdict.UNREADABLE, sentence("not understood: " + problem));
    }

    public static Judgement noNumber(String problem) {
        return of(Verdict.UNREADABLE, "This " + problem + ".");
    }

    public static Judgement unknown(String problem) {
        return of(Verdict.UNKNOWN, sentence(problem));
    }

    /** Whether it is right by itself, whatever came before. */
    boolean isRight() {
        return verdict == Verdict.CORRECT || verdict == Verdict.ROUNDED;
    }

    private static String sentence(String text) {
        String end = text.endsWith("?") || text.endsWith(".") ? "" : ".";
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + end;
    }
}
