package longhand.check.judging;

import longhand.check.reading.WrittenNumber;

/** When two numbers are the same, and when one is the other rounded or cut off. */
public final class Closeness {
    /** Numbers nearer to each other than this part of themselves differ only by how a computer adds. */
    static final double SAME = 1e-12;

    /** What a sum that is zero on paper comes to in a computer is no larger than this. */
    static final double NOTHING = 1e-15;

    private Closeness() {}

    /** Whether these are the same number, but for how a computer adds. */
    public static boolean areSame(double a, double b) {
        double largest = Math.max(Math.abs(a), Math.abs(b));
        if (Double.isInfinite(largest)) {
            return a == b; // a part of what is infinite is infinite too
        }
        return Math.abs(a - b) <= (a == 0 || b == 0 ? NOTHING : SAME * largest);
    }

    /** Whether a number is that value, rounded or cut off. */
    public static boolean isRounding(double value, WrittenNumber number) {
        double given = number.value().doubleValue();
        double off = Math.abs(given - value);
        double slack = SAME * Math.abs(value);
        boolean isCutOff = Math.abs(given) <= Math.abs(value)
                && given * value >= 0
                && off < number.unit().doubleValue() - slack;
        return isHalfUnit(value, number) || isCutOff;
    }

    /** Whether a number is that value, well rounded. */
    static boolean isHalfUnit(double value, WrittenNumber number) {
        double off = Math.abs(number.value().doubleValue() - value);
        return Double.isFinite(value) && off <= number.unit().doubleValue() / 2 + SAME * Math.abs(value);
    }
}
