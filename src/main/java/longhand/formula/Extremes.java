package longhand.formula;

import org.apache.commons.math3.RealFieldElement;
import org.apache.commons.math3.dfp.Dfp;

/** The ends of the range of {@link Dfp}, where its own methods run for ever; other number types have no such trouble. */
final class Extremes {
    /** Dfp holds numbers up to some 10^131072, e^301804; e to this power and beyond is infinite, and its inverse 0. */
    private static final double BEYOND_RANGE = 1e6;

    private Extremes() {}

    /** e^x. Of an x from 2^30 to 2^31 Dfp doubles an int past its end, and waits for it to grow. */
    static <T extends RealFieldElement<T>> T exp(T x) {
        if (x instanceof Dfp && Math.abs(x.getReal()) > BEYOND_RANGE) {
            return x.getField()
                    .getZero()
                    .add(Math.copySign(BEYOND_RANGE, x.getReal()))
                    .exp();
        }
        return x.exp();
    }

    /**
     * The number, or 0 where it is below the range and so has but a part of its digits: making a double of one that is, Dfp divides by
     * a power of two that is infinite, and doubles nought until it is larger.
     */
    static <T extends RealFieldElement<T>> T inRange(T x) {
        boolean isBelow = x instanceof Dfp number
                && number.classify() == Dfp.FINITE
                && !number.isZero()
                && number.log10K() + 1 < Dfp.MIN_EXP;
        return isBelow ? x.getField().getZero() : x;
    }
}
