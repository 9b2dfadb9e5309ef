package longhand.formula;

import org.apache.commons.math3.RealFieldElement;
import org.apache.commons.math3.dfp.Dfp;

/** The standard normal distribution with all its digits, in every number type: far out in its tail, too, and in bounded time. */
final class Normal {
    /** Beyond this the tail is below the range of every number type. */
    private static final double BEYOND_RANGE = 1000;

    /** Up to here a series in x is as good as its own sum; further out the tail would be lost in 1 less that sum. */
    private static final double NEAR = 0.5;

    private Normal() {}

    /** e^(−x²/2) / √(2π). */
    static <T extends RealFieldElement<T>> T density(T x) {
        return bell(x).divide(pi(x).multiply(2).sqrt());
    }

    /** The share below x. */
    static <T extends RealFieldElement<T>> T below(T x) {
        T one = x.getField().getOne();
        if (Math.abs(x.getReal()) < NEAR) {
            // x + x³/3 + x⁵/(3·5) + …
            T series = Elementary.series(x, x.multiply(x), n -> 2 * n + 1);
            return density(x).multiply(series).add(one.divide(2));
        }
        return x.getReal() > 0 ? one.subtract(tail(x)) : tail(x.negate());
    }

    /**
     * The share above x ≥ {@link #NEAR}, by the trapezoidal rule for its integral, whose error e^(−π²/h²) is below every digit (Hunter and
     * Regan, A note on the evaluation of the complementary error function, 1972). With s = x/√2:
     *
     * <pre>h·s·e^(−s²)/π · (1/(2s²) + Σ e^(−h²k²) / (h²k² + s²)) − 1 / (e^(2πs/h) − 1)</pre>
     *
     * <p>without the last term where s ≥ π/h.
     */
    private static <T extends RealFieldElement<T>> T tail(T x) {
        T zero = x.getField().getZero();
        if (!(x.getReal() < BEYOND_RANGE)) {
            return Double.isNaN(x.getReal()) ? x : zero;
        }
        int steps = x instanceof Dfp ? 8 : 2; // h is 1 over so much
        T one = zero.add(1);
        T square = x.multiply(x).divide(2);
        T ratio = one.divide(-steps * steps).exp(); // e^(−h²)
        T growth = ratio.multiply(ratio);
        T weight = one;
        T sum = one.divide(square.multiply(2));
        T before = zero;
        for (int k = 1; !sum.equals(before); k++) {
            before = sum;
            weight = weight.multiply(ratio);
            ratio = ratio.multiply(growth);
            sum = sum.add(weight.divide(square.add(one.multiply(k * k).divide(steps * steps))));
        }
        T root = x.divide(one.multiply(2).sqrt());
        T share = root.multiply(bell(x)).multiply(sum).divide(pi(x).multiply(steps));
        return root.getReal() >= Math.PI * steps
                ? share
                : share.subtract(
                        one.divide(Elementary.expm1(pi(x).multiply(2 * steps).multiply(root))));
    }

    /** e^(−x²/2): the square of a number of few binary digits is exact, and little is left for the rest. */
    private static <T extends RealFieldElement<T>> T bell(T x) {
        if (!(Math.abs(x.getReal()) < BEYOND_RANGE)) {
            return Double.isNaN(x.getReal()) ? x : x.getField().getZero();
        }
        double near = Rounding.nearest(x.getReal() * 16) / 16;
        T rest = x.subtract(near).multiply(x.add(near)).divide(-2);
        return Elementary.constant(x, near * near / -2).exp().multiply(rest.exp());
    }

    @SuppressWarnings("unchecked") // the pi of a Dfp is a Dfp
    private static <T extends RealFieldElement<T>> T pi(T like) {
        return like instanceof Dfp number ? (T) number.getField().getPi() : Elementary.constant(like, Math.PI);
    }
}
