package longhand.check.cause;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import longhand.check.judging.Mark;
import longhand.check.judging.OwnFigures;
import longhand.check.judging.Precision;
import longhand.check.judging.Verdict;
import longhand.check.reading.WrittenNumber;
import longhand.formula.quantity.Quantity;
import longhand.notation.text.Figures;

/**
 * A slip in a single number, and no mistake of any rule: all other answers are right, or follow from it. It is seen by what the number
 * would have to be: right but for its sign, its decimal point or a digit.
 */
public record ArithmeticSlip(Quantity quantity, Form form) {
    /** What slipped. */
    public enum Form {
        SIGN("A slip in this one number: is its sign right?"),
        POINT("A slip in this one number: is its decimal point in the right place?"),
        DIGIT("A slip in this one number: a digit of it is wrong, missing or extra, or two are swapped.");

        private final String advice;

        Form(String advice) {
            this.advice = advice;
        }

        /** One sentence to the writer. */
        public String advice() {
            return advice;
        }
    }

    /** With fewer digits than this, many numbers are another but for the decimal point. */
    private static final int FEWEST_DIGITS = 3;

    /** And with fewer than this, one digit away; zeros at the end say nothing of that. */
    private static final int FEWEST_DIGITS_OF_DIGIT = 5;

    /** A number that is off by fewer units of its last digit is not well rounded rather than slipped. */
    private static final int FEWEST_UNITS = 20;

    /** Nor is one of 24 bits that is off by no more than this part of it: so much it may lose to differences of nearly equal numbers. */
    private static final BigDecimal LOST = new BigDecimal("1e-5");

    /** The point is seldom off by more places. */
    private static final int MOST_PLACES = 3;

    /**
     * The slip of a sheet, if it has one wrong answer and that is one.
     *
     * @param marks the judged answers in teaching order
     */
    static Optional<ArithmeticSlip> of(Figures figures, List<Mark> marks) {
        List<Mark> wrong =
                marks.stream().filter(mark -> mark.verdict() == Verdict.WRONG).toList();
        if (wrong.size() != 1) {
            return Optional.empty();
        }
        Mark only = wrong.get(0);
        OwnFigures before = new OwnFigures(figures.trace());
        for (Mark mark : marks.subList(0, marks.indexOf(only))) {
            if (mark.isRight() && mark.number().significantDigits() >= FEWEST_DIGITS) {
                before.put(mark.quantity(), mark.number());
            }
        }
        return form(only, figures, before).map(form -> new ArithmeticSlip(only.quantity(), form));
    }

    private static Optional<Form> form(Mark mark, Figures figures, OwnFigures before) {
        List<WrittenNumber> readings = readings(mark.number());
        return Arrays.stream(Form.values())
                .filter(form -> isRight(
                        readings.stream()
                                .flatMap(written -> meant(form, written).stream())
                                .toList(),
                        mark.quantity(),
                        figures,
                        before))
                .findFirst();
    }

    /** As it is written, and without zeros at its end, which may be no digits of it. */
    private static List<WrittenNumber> readings(WrittenNumber number) {
        int decimals = number.value().stripTrailingZeros().scale();
        return decimals >= number.decimals()
                ? List.of(number)
                : List.of(
                        number,
                        new WrittenNumber(number.value().setScale(decimals, RoundingMode.UNNECESSARY), decimals));
    }

    private static List<WrittenNumber> meant(Form form, WrittenNumber written) {
        BigDecimal value = written.value();
        if (value.signum() == 0) {
            return List.of();
        }
        return switch (form) {
            case SIGN -> List.of(new WrittenNumber(value.negate(), written.decimals()));
            case POINT -> withOtherPoint(written);
            case DIGIT ->
                digits(written) < FEWEST_DIGITS_OF_DIGIT
                        ? List.of()
                        : DigitSlips.of(written).stream()
                                .filter(meant -> isFar(written, meant))
                                .toList();
        };
    }

    /** The number of digits up to the last that is not 0. */
    private static int digits(WrittenNumber written) {
        return written.value().stripTrailingZeros().precision();
    }

    private static boolean isFar(WrittenNumber written, WrittenNumber meant) {
        BigDecimal off = written.value().subtract(meant.value()).abs();
        boolean mayBeLost = Precision.isOf24Bits(written)
                && off.compareTo(meant.value().abs().multiply(LOST)) <= 0;
        return !mayBeLost && off.compareTo(written.unit().multiply(BigDecimal.valueOf(FEWEST_UNITS))) > 0;
    }

    private static List<WrittenNumber> withOtherPoint(WrittenNumber written) {
        List<WrittenNumber> meant = new ArrayList<>();
        for (int places = 1; digits(written) >= FEWEST_DIGITS && places <= MOST_PLACES; places++) {
            for (int by : new int[] {places, -places}) {
                meant.add(new WrittenNumber(written.value().movePointRight(by), written.decimals() - by));
            }
        }
        return meant;
    }

    /** Whether one of the numbers is right. */
    private static boolean isRight(List<WrittenNumber> meant, Quantity q, Figures figures, OwnFigures before) {
        BigDecimal exact = figures.decimal(q);
        return (exact != null && meant.stream().anyMatch(number -> number.isRounded(exact)))
                || before.explainsAny(q, meant);
    }
}
