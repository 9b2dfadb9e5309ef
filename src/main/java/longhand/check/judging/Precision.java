package longhand.check.judging;

import java.util.List;
import longhand.check.reading.ReadAnswer;
import longhand.check.reading.WrittenNumber;

/** How precisely the numbers of a sheet were worked out: by people, or by a computer, which prints more digits than it has. */
public enum Precision {
    OF_PEOPLE(Integer.MAX_VALUE),
    DOUBLE(15),
    /** A number of 24 bits has seven digits; of a calculation in such numbers six are right, if nothing cancels. */
    SINGLE(6);

    /** Numbers that are so unlikely to be of 24 bits each by chance are so on purpose. */
    private static final double UNLIKELY = Math.log(0.1);

    /** To round a double to 24 bits: 2^29 + 1. */
    private static final double SPLITTER = 536870913;

    /** A number of 24 bits differs from the next by no less than this part of itself. */
    private static final double STEP = 6e-8;

    private static final double MOST = 0.9;

    /** Nobody needs more digits to print a number of 24 bits. */
    private static final int MOST_DIGITS_OF_SINGLE = 9;

    static final int DIGITS_OF_SINGLE = 7;

    private static final int FEW_STEPS = 4;

    /** Of a number of 24 bits so much may be lost to differences of nearly equal ones, as a part of it. */
    static final double MOST_OF_SINGLE = 1e-4;

    private final int digits;

    Precision(int digits) {
        this.digits = digits;
    }

    /** As the numbers of a sheet have it. */
    public static Precision of(List<ReadAnswer> answers) {
        double chance = 0;
        int single = 0;
        int telling = 0;
        int whole = 0;
        for (ReadAnswer read : answers) {
            WrittenNumber number = read.number();
            double value = number.value().doubleValue();
            double unit = number.unit().doubleValue();
            double byChance = 2 * unit / (STEP * Math.abs(value));
            whole += number.significantDigits() > DOUBLE.digits ? 1 : 0;
            if (byChance < 1) {
                telling++;
                if (Math.abs(in24Bits(value) - value) <= unit) {
                    single++;
                    chance += Math.log(byChance);
                }
            }
        }
        return chance <= UNLIKELY && single >= MOST * telling
                ? SINGLE
                : 2 * whole > answers.size() ? DOUBLE : OF_PEOPLE;
    }

    /** Whether a number says by itself that it may be of 24 bits: it is as such a number is printed, with digits that it does not have. */
    public static boolean isOf24Bits(WrittenNumber number) {
        double value = number.value().doubleValue();
        return SINGLE.isExceededBy(number)
                && number.significantDigits() <= MOST_DIGITS_OF_SINGLE
                && Math.abs(in24Bits(value) - value) <= number.unit().doubleValue() / 2;
    }

    /** Whether it is as near to what is right as a calculation of few steps in numbers of 24 bits comes, in which nothing cancels. */
    static boolean isNearIn24Bits(WrittenNumber number, double exact) {
        double off = Math.abs(number.value().doubleValue() - exact);
        return off <= FEW_STEPS * STEP * Math.abs(exact) + number.unit().doubleValue() / 2;
    }

    private static double in24Bits(double value) {
        double scaled = SPLITTER * value;
        return scaled - (scaled - value);
    }

    /** By which part of itself a number may be off that is nearest to a decimal. */
    double error() {
        return switch (this) {
            case OF_PEOPLE -> 0;
            case DOUBLE -> 0x1p-53;
            case SINGLE -> 0x1p-24;
        };
    }

    /** So many digits, or as many as it has if these are fewer. */
    int most(int count) {
        return Math.min(count, digits);
    }

    boolean isExceededBy(WrittenNumber number) {
        return number.significantDigits() > digits;
    }

    /** The number with those of its digits alone that count: it may be off by half a unit of the last of these. */
    WrittenNumber of(WrittenNumber number) {
        return new WrittenNumber(number.value(), number.decimals() + digits - number.significantDigits());
    }
}
