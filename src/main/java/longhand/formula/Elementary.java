package longhand.formula;

import org.apache.commons.math3.RealFieldElement;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.util.Decimal64;

/**
 * e^x, ln(1 + x) and e^x − 1 with all their digits, in every number type. {@link Dfp}'s own run for ever at the ends of its range, and near
 * 0 work out the last two by the very subtraction that they are there to avoid.
 */
final class Elementary {
    /** Dfp holds numbers up to some 10^131072, e^301804; e to this power and beyond is infinite, and its inverse 0. */
    private static final double BEYOND_RANGE = 1e6;

    private static final double NEAR = 0.1;

    private Elementary() {}

    /** Of an x from 2^30 to 2^31 Dfp doubles an int past its end, and waits for it to grow. */
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

    static <T extends RealFieldElement<T>> T log1p(T x) {
        if (!(x instanceof Dfp) || Math.abs(x.getReal()) >= NEAR) {
            return x.log1p();
        }
        // 2 (s + s³/3 + s⁵/5 + …) with s = x / (2 + x)
        T s = x.divide(x.add(2));
        T square = s.multiply(s);
        T power = s;
        T sum = s;
        T before = s.getField().getZero();
        for (int n = 3; !sum.equals(before); n += 2) {
            before = sum;
            power = power.multiply(square);
            sum = sum.add(power.divide(n));
        }
        return sum.multiply(2);
    }

    static <T extends RealFieldElement<T>> T expm1(T x) {
        if (x instanceof Decimal64) {
            // not its own: the compiler to JavaScript writes the a + (b − c) in there as a + b − c, which is another
            // double
            T power = x.exp();
            T less = power.subtract(1);
            boolean isNear = Math.abs(x.getReal()) < 0.5;
            return isNear && less.getReal() != 0 ? less.multiply(x).divide(power.log()) : isNear ? x : less;
        }
        if (!(x instanceof Dfp)) {
            return x.expm1();
        }
        if (Math.abs(x.getReal()) >= NEAR) {
            return exp(x).subtract(1);
        }
        // x + x²/2! + x³/3! + …
        T term = x;
        T sum = x;
        T before = x.getField().getZero();
        for (int n = 2; !sum.equals(before); n++) {
            before = sum;
            term = term.multiply(x).divide(n);
            sum = sum.add(term);
        }
        return sum;
    }
}
