package longhand.formula;

import org.apache.commons.math3.RealFieldElement;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.util.Decimal64;

/**
 * ln(1 + x) and e^x − 1 with all their digits near 0, in every number type. {@link Dfp} has both, but works them out by the very
 * subtraction that they are there to avoid; here it gets their series.
 */
final class NearZero {
    private static final double NEAR = 0.1;

    private NearZero() {}

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
            return Extremes.exp(x).subtract(1);
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
