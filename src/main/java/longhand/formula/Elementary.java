package longhand.formula;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.IntUnaryOperator;
import org.apache.commons.math3.RealFieldElement;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.util.Decimal64;

/**
 * e^x, ln(1 + x), e^x − 1, powers and angles with all their digits, in every number type. {@link Dfp}'s own run for ever at the ends of its range, and near
 * 0 work out the last two by the very subtraction that they are there to avoid.
 */
final class Elementary {
    /** Dfp holds numbers up to some 10^131072, e^301804; e to this power and beyond is infinite, and its inverse 0. */
    private static final double BEYOND_RANGE = 1e6;

    private static final double NEAR = 0.1;

    /** Up to here Dfp's own reduction of an angle costs no more digits than are in reserve. */
    private static final double LARGE_ANGLE = 1000;

    private static final int MOST_ANGLE_DIGITS = 1000;

    /** Up to here a number of quarter turns times a part of one is exact. */
    private static final double MOST_QUARTERS = 1e5;

    private Elementary() {}

    /** A number in the same type as another. */
    static <T extends RealFieldElement<T>> T constant(T like, double number) {
        return like.getField().getZero().add(number);
    }

    /** Of an x from 2^30 to 2^31 Dfp doubles an int past its end, and waits for it to grow. */
    static <T extends RealFieldElement<T>> T exp(T x) {
        if (x instanceof Dfp && Math.abs(x.getReal()) > BEYOND_RANGE) {
            return constant(x, Math.copySign(BEYOND_RANGE, x.getReal())).exp();
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
        if (Double.isNaN(x.getReal())) {
            return x; // no series of these comes to an end
        }
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
        if (Double.isNaN(x.getReal())) {
            return x;
        }
        if (!(x instanceof Dfp)) {
            return x.expm1();
        }
        if (Math.abs(x.getReal()) >= NEAR) {
            return exp(x).subtract(1);
        }
        return series(x, x, n -> n + 1); // x + x²/2! + x³/3! + …
    }

    /**
     * A sum of terms, each the one before times a factor over a number, until they change it no more.
     *
     * @param over that number for the n-th of the terms after the first
     */
    static <T extends RealFieldElement<T>> T series(T first, T factor, IntUnaryOperator over) {
        T term = first;
        T sum = first;
        T before = first.getField().getZero();
        for (int n = 1; !sum.equals(before); n++) {
            before = sum;
            term = term.multiply(factor).divide(over.applyAsInt(n));
            sum = sum.add(term);
        }
        return sum;
    }

    /**
     * The sine of an angle and so many quarter turns. For doubles not their own, which comes to other digits when compiled to JavaScript:
     * π/2 in three parts of 33 bits is taken away, and a series ends within an eighth of a turn.
     */
    static <T extends RealFieldElement<T>> T sine(T x, int quarters) {
        if (!(x instanceof Decimal64) || !(Math.abs(x.getReal()) < MOST_QUARTERS)) {
            T turned = turned(x);
            return quarters == 0 ? turned.sin() : turned.cos();
        }
        double turns = Rounding.nearest(x.getReal() * (2 / Math.PI));
        T rest = x.subtract(turns * 1.5707963267341256)
                .subtract(turns * 6.077100506303966e-11)
                .subtract(turns * 2.0222662487111665e-21);
        int quadrant = Math.floorMod((int) turns + quarters, 4);
        boolean isSine = quadrant % 2 == 0; // x − x³/3! + x⁵/5! − …, and 1 − x²/2! + x⁴/4! − …
        int degree = isSine ? 1 : 0;
        T sum = series(
                isSine ? rest : x.getField().getOne(),
                rest.multiply(rest),
                n -> -(2 * n + degree) * (2 * n + degree - 1));
        return quadrant < 2 ? sum : sum.negate();
    }

    /**
     * An angle for sine and cosine: the same, less whole turns where a {@link Dfp} is too large for its own reduction to keep its digits.
     * Beyond some 10^1000 there is no telling.
     */
    @SuppressWarnings("unchecked") // of a Dfp one is made
    static <T extends RealFieldElement<T>> T turned(T x) {
        if (!(x instanceof Dfp number)
                || Math.abs(x.getReal()) < LARGE_ANGLE
                || number.isInfinite()
                || number.isNaN()) {
            return x;
        }
        if (number.intLog10() > MOST_ANGLE_DIGITS) {
            return x.getField().getZero().divide(0);
        }
        BigDecimal angle = new BigDecimal(number.toString());
        int digits = number.intLog10() + number.getRadixDigits() * Arithmetic.DIGITS_IN_ONE + 8;
        return (T) Arithmetic.nearest(angle.remainder(turn(digits)), number.getField());
    }

    /** 2π to so many decimals, by Machin's π/4 = 4 arctan 1/5 − arctan 1/239. */
    private static BigDecimal turn(int decimals) {
        BigInteger one = BigInteger.TEN.pow(decimals + 8);
        BigInteger quarter = arctan(one, 5).shiftLeft(2).subtract(arctan(one, 239));
        return new BigDecimal(quarter.shiftLeft(3), decimals + 8);
    }

    /** arctan(1/n), times one. */
    private static BigInteger arctan(BigInteger one, int n) {
        BigInteger power = one.divide(BigInteger.valueOf(n));
        BigInteger sum = power;
        for (int k = 3; power.signum() != 0; k += 2) {
            power = power.divide(BigInteger.valueOf(-(long) n * n));
            sum = sum.add(power.divide(BigInteger.valueOf(k)));
        }
        return sum;
    }

    /** x to a power of whole number, by as few products as it takes; its inverse if that is negative. */
    static <T extends RealFieldElement<T>> T power(T x, int exponent) {
        T power = x.getField().getOne();
        T square = x;
        for (int rest = Math.abs(exponent); rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                power = inRange(power.multiply(square));
            }
            square = rest > 1 ? inRange(square.multiply(square)) : square;
        }
        return exponent < 0 ? x.getField().getOne().divide(power) : power;
    }

    /**
     * x to any power, for x above 0: the whole part as a product, so that the exponential has little to magnify. Not the pow of doubles,
     * which comes to other digits when compiled to JavaScript.
     */
    static <T extends RealFieldElement<T>> T power(T x, T exponent) {
        double nearest = Rounding.nearest(exponent.getReal());
        int whole = Math.abs(nearest) <= Formula.Power.MOST_FACTORS ? (int) nearest : 0;
        return power(x, whole).multiply(exp(x.log().multiply(exponent.subtract(whole))));
    }
}
