package longhand.check.judging;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import longhand.check.reading.ReadAnswer;
import longhand.check.reading.WrittenNumber;
import longhand.formula.quantity.Quantity;
import longhand.notation.text.Figures;

/**
 * How many digits the answers of a sheet need, and have.
 *
 * @param fewest with fewer significant digits than this no number counts
 * @param fine with fewer than this only a rounded number is told from a mistake: one cut off, or carried along, is not
 * @param usual with how many significant digits most answers are written, at least
 * @param precision of the computer that worked the sheet out
 * @param ofUpdates with how many significant digits updates are written, at least; 0 where there are none to go by
 * @param decimalsOfUpdates and with how many decimals
 * @param fixedDecimals how many decimals the fractions have at most, and most of them; 0 where they have different numbers of them
 * @param usualDecimals with how many decimals the fractions are written, at least half of them; as many as people write where there are none
 */
public record SheetDigits(
        Figures figures,
        int fewest,
        int fine,
        int usual,
        Precision precision,
        int ofUpdates,
        int decimalsOfUpdates,
        int fixedDecimals,
        int usualDecimals) {
    private static final int FEWEST_FINE = 3;

    private static final int DECIMALS_OF_PEOPLE = 4;

    private static final double MOSTLY = 0.75;

    public static SheetDigits of(List<ReadAnswer> answers, Figures figures, int fewest) {
        SheetDigits blank =
                new SheetDigits(figures, fewest, Math.max(fewest, FEWEST_FINE), 0, Precision.OF_PEOPLE, 0, 0, 0, 0);
        List<WrittenNumber> updates = answers.stream()
                .filter(read -> read.quantity().isUpdate() && blank.tell(read.quantity(), read.number()))
                .map(ReadAnswer::number)
                .toList();
        return new SheetDigits(
                figures,
                fewest,
                blank.fine,
                median(answers),
                Precision.of(answers),
                updates.stream()
                        .mapToInt(WrittenNumber::significantDigits)
                        .min()
                        .orElse(0),
                updates.stream().mapToInt(WrittenNumber::decimals).min().orElse(0),
                fixedDecimals(answers, figures),
                usualDecimals(answers));
    }

    /** A spreadsheet leaves off the zeros at the end: so most of the fractions may be enough. */
    private static int fixedDecimals(List<ReadAnswer> answers, Figures figures) {
        // what comes to few decimals has not been rounded to these
        int[] decimals = decimalsOfFractions(
                answers.stream().filter(read -> !isExactly(read, figures)).toList());
        int most = IntStream.of(decimals).max().orElse(0);
        long having = IntStream.of(decimals).filter(count -> count == most).count();
        return having >= MOSTLY * decimals.length ? most : 0;
    }

    private static int usualDecimals(List<ReadAnswer> answers) {
        int[] decimals = decimalsOfFractions(answers);
        return decimals.length == 0 ? DECIMALS_OF_PEOPLE : decimals[decimals.length / 2];
    }

    private static boolean isExactly(ReadAnswer read, Figures figures) {
        BigDecimal exact = figures.trace().exactly(read.quantity());
        return exact != null && exact.compareTo(read.number().value()) == 0;
    }

    /** In rising order. */
    private static int[] decimalsOfFractions(List<ReadAnswer> answers) {
        return answers.stream()
                .mapToInt(read -> read.number().decimals())
                .filter(count -> count > 0)
                .sorted()
                .toArray();
    }

    private static int median(List<ReadAnswer> answers) {
        int[] digits = answers.stream()
                .filter(read -> read.number().value().signum() != 0)
                .mapToInt(read -> read.number().significantDigits())
                .sorted()
                .toArray();
        return digits.length == 0 ? 0 : digits[digits.length / 2];
    }

    /**
     * Other ways to read a number than as it is written: with the zeros at its end that a computer leaves off, on a sheet of such numbers;
     * without the zeros of a whole number that may be no digits; with those digits alone that a computer has.
     */
    List<WrittenNumber> otherReadings(WrittenNumber number) {
        List<WrittenNumber> readings = new ArrayList<>();
        if (number.value().signum() == 0) {
            return readings;
        }
        int leftOff = usual - number.significantDigits();
        if (leftOff > 0) {
            readings.add(withDecimals(number, number.decimals() + leftOff));
        }
        int shortest = number.value().stripTrailingZeros().scale();
        for (int decimals = -1; number.decimals() == 0 && decimals >= shortest; decimals--) {
            readings.add(withDecimals(number, decimals));
        }
        if (precision.isExceededBy(number)) {
            readings.add(precision.of(number));
        }
        return readings;
    }

    private static WrittenNumber withDecimals(WrittenNumber number, int decimals) {
        return new WrittenNumber(number.value().setScale(decimals, RoundingMode.UNNECESSARY), decimals);
    }

    /**
     * Whether a rounded number has enough digits: one is as often right by chance as not. Of an updated parameter one digit of its
     * change is enough beside those that it had, for a course that asks for no more than that.
     */
    boolean tell(Quantity q, WrittenNumber number) {
        return missing(number) == 0 && missingOfChange(q, number) == 0;
    }

    /** How many significant digits a rounded number needs, if it has fewer; or 0. */
    int missing(WrittenNumber number) {
        return number.significantDigits() < fewest ? fewest : 0;
    }

    /** How many digits of its change an updated parameter needs, if it has fewer; or 0. */
    int missingOfChange(Quantity q, WrittenNumber number) {
        int telling = Math.max(1, fewest - 1);
        return areOfChange(q) && InformativeDigits.of(figures, q, number) < telling ? telling : 0;
    }

    /** Whether the digits of its change count, and not all that it has. */
    boolean areOfChange(Quantity q) {
        return InformativeDigits.areOfChange(figures, q);
    }

    /** Whether enough of its digits say something for a number cut off, or carried along. */
    boolean areFine(Quantity q, WrittenNumber number) {
        return InformativeDigits.of(figures, q, number) >= fine;
    }

    /**
     * By how much rounding on the way may move a number at most: by what it takes to have the fewest digits that count, which is 5 % for
     * two; of an update, of its change. A computer's numbers may be off by as much as its rounding makes them, even where nothing is left
     * but that; and one of so few digits that they hardly tell it from a mistake by no more than a quarter of the last.
     *
     * @param areFew whether it must keep a digit more, as few other answers show how the sheet was worked out
     */
    double mostRounding(Quantity q, WrittenNumber number, boolean areFew) {
        double quarter = number.unit().doubleValue() / 4;
        if (number.significantDigits() < fine) {
            return quarter;
        }
        boolean areFine = areFine(q, number);
        if (areFine && precision != Precision.OF_PEOPLE) {
            return Double.POSITIVE_INFINITY;
        }
        BigDecimal old = q.isUpdate() ? InformativeDigits.old(figures, q) : BigDecimal.ZERO;
        int kept = areFew ? fewest + 1 : fewest;
        double most = number.value().subtract(old).abs().doubleValue() * Math.pow(10, 1 - kept) / 2;
        return areFine ? most : Math.max(most, quarter);
    }

    /**
     * Whether somebody means just this, and not a rounded number: a bare 0; or a parameter as it was before the update, on a sheet
     * whose other updates have digits enough to show the change.
     */
    boolean arePlain(Quantity q, WrittenNumber number) {
        if (!q.isUpdate()) {
            return number.value().signum() == 0 && number.decimals() <= 0;
        }
        BigDecimal old = InformativeDigits.old(figures, q);
        BigDecimal exact = figures.decimal(q);
        int digits = precision.most(number.significantDigits() < fine ? ofUpdates : number.significantDigits());
        return ofUpdates > 0
                && exact != null
                && number.value().compareTo(old) == 0
                && number.decimals() <= Math.max(0, old.scale())
                && exact.setScale(decimalsOfUpdates, RoundingMode.HALF_UP).compareTo(old) != 0
                && exact.round(new MathContext(digits)).compareTo(old) != 0
                && exact.round(new MathContext(digits, RoundingMode.DOWN)).compareTo(old) != 0;
    }

    /** Whether this is a 0, and nothing else is left of what is right, rounded as the other answers are. */
    public boolean isLostInRounding(Quantity q, WrittenNumber number) {
        BigDecimal exact = number.value().signum() == 0 && !q.isUpdate() ? figures.decimal(q) : null;
        return exact != null
                && WrittenNumber.rounded(exact, usualDecimals).value().signum() == 0;
    }
}
