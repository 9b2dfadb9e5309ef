package longhand.formula;

import java.math.BigDecimal;
import longhand.formula.Formula.Applied;
import longhand.formula.Formula.Difference;
import longhand.formula.Formula.Negative;
import longhand.formula.Formula.Quotient;
import longhand.formula.Formula.Stable;
import org.apache.commons.math3.RealFieldElement;

/** The functions of one number that formulas apply, each beside its slope, and evaluated so that it neither overflows nor loses its small end. */
public enum Function {
    /** max(0, x). */
    RELU("ReLU", BigDecimal.ZERO) {
        @Override
        public Formula slope(Formula x, Formula f) {
            return new Applied(RELU_SLOPE, x);
        }

        @Override
        public <T extends RealFieldElement<T>> T of(T x) {
            return x.getReal() <= 0 ? x.getField().getZero() : x; // what is no number stays none
        }

        @Override
        BigDecimal exactly(BigDecimal x) {
            return x.signum() > 0 ? x : BigDecimal.ZERO;
        }
    },
    /** The slope of ReLU: 1 where x &gt; 0, otherwise 0; so 0 on the corner. */
    RELU_SLOPE("ReLU′") {
        @Override
        public Formula slope(Formula x, Formula f) {
            return Algebra.ZERO;
        }

        @Override
        public <T extends RealFieldElement<T>> T of(T x) {
            double size = x.getReal();
            return Double.isNaN(size)
                    ? x
                    : size > 0 ? x.getField().getOne() : x.getField().getZero();
        }

        @Override
        BigDecimal exactly(BigDecimal x) {
            return x.signum() > 0 ? BigDecimal.ONE : BigDecimal.ZERO;
        }
    },
    /** x where x &gt; 0, otherwise x/100. */
    LEAKY_RELU("LeakyReLU", new BigDecimal("0.01")) {
        @Override
        public Formula slope(Formula x, Formula f) {
            return new Applied(LEAKY_RELU_SLOPE, x);
        }

        @Override
        public <T extends RealFieldElement<T>> T of(T x) {
            return x.getReal() <= 0 ? x.divide(100) : x;
        }

        @Override
        BigDecimal exactly(BigDecimal x) {
            return x.signum() > 0 ? x : x.movePointLeft(2);
        }
    },
    /** The slope of the leaky ReLU: 1 where x &gt; 0, otherwise 0.01; so 0.01 on the corner. */
    LEAKY_RELU_SLOPE("LeakyReLU′") {
        @Override
        public Formula slope(Formula x, Formula f) {
            return Algebra.ZERO;
        }

        @Override
        public <T extends RealFieldElement<T>> T of(T x) {
            T one = x.getField().getOne();
            return Double.isNaN(x.getReal()) ? x : x.getReal() > 0 ? one : one.divide(100);
        }

        @Override
        BigDecimal exactly(BigDecimal x) {
            return x.signum() > 0 ? BigDecimal.ONE : LEAKY_RELU.slopeAtCorner();
        }
    },
    /** 1 / (1 + e^−x). */
    SIGMOID("σ") {
        @Override
        public Formula slope(Formula x, Formula f) {
            // not by subtraction, which would lose what is left of a saturated neuron
            Formula rest = new Stable(new Difference(Algebra.ONE, f), new Applied(SIGMOID, new Negative(x)));
            return Formula.product(f, rest);
        }

        @Override
        public <T extends RealFieldElement<T>> T of(T x) {
            T small = Extremes.exp(x.getReal() > 0 ? x.negate() : x);
            T one = x.getField().getOne();
            return (x.getReal() > 0 ? one : small).divide(small.add(1));
        }

        @Override
        BigDecimal exactly(BigDecimal x) {
            return x.signum() == 0 ? new BigDecimal("0.5") : null;
        }
    },
    TANH("tanh") {
        @Override
        public Formula slope(Formula x, Formula f) {
            return new Stable(new Difference(Algebra.ONE, new Applied(SQUARE, f)), new Applied(TANH_SLOPE, x));
        }

        @Override
        public <T extends RealFieldElement<T>> T of(T x) {
            // (1 − e^−2|x|) / (1 + e^−2|x|), with expm1 for the small end
            T shrunk = NearZero.expm1(x.abs().multiply(-2));
            T size = shrunk.negate().divide(shrunk.add(2));
            return x.getReal() < 0 ? size.negate() : size;
        }

        @Override
        BigDecimal exactly(BigDecimal x) {
            return x.signum() == 0 ? BigDecimal.ZERO : null;
        }
    },
    /** The slope of tanh, 1 − tanh²x, as 1/cosh²x: it keeps its digits where tanh has reached 1. */
    TANH_SLOPE("tanh′") {
        @Override
        public Formula slope(Formula x, Formula f) {
            return new Negative(Formula.product(Formula.number(2), new Applied(TANH, x), f));
        }

        @Override
        public <T extends RealFieldElement<T>> T of(T x) {
            T shrunk = Extremes.exp(x.abs().negate());
            T root = shrunk.multiply(2).divide(shrunk.multiply(shrunk).add(1));
            return root.multiply(root);
        }

        @Override
        BigDecimal exactly(BigDecimal x) {
            return x.signum() == 0 ? BigDecimal.ONE : null;
        }
    },
    /** e^x. */
    EXP("exp") {
        @Override
        public Formula slope(Formula x, Formula f) {
            return f;
        }

        @Override
        public <T extends RealFieldElement<T>> T of(T x) {
            return Extremes.exp(x);
        }

        @Override
        BigDecimal exactly(BigDecimal x) {
            return x.signum() == 0 ? BigDecimal.ONE : null;
        }
    },
    /** The natural logarithm. */
    LN("ln") {
        @Override
        public Formula slope(Formula x, Formula f) {
            // by its own value, which is known where x itself has underflowed
            return new Stable(new Quotient(Algebra.ONE, x), new Applied(EXP, new Negative(f)));
        }

        @Override
        public <T extends RealFieldElement<T>> T of(T x) {
            return x.log();
        }

        @Override
        BigDecimal exactly(BigDecimal x) {
            return x.compareTo(BigDecimal.ONE) == 0 ? BigDecimal.ZERO : null;
        }
    },
    /** ln(1 + e^x): −ln of 1 − sigmoid(x). */
    SOFTPLUS("softplus") {
        @Override
        public Formula slope(Formula x, Formula f) {
            return new Applied(SIGMOID, x);
        }

        @Override
        public <T extends RealFieldElement<T>> T of(T x) {
            return x.getReal() > 0 ? x.add(NearZero.log1p(Extremes.exp(x.negate()))) : NearZero.log1p(Extremes.exp(x));
        }

        @Override
        BigDecimal exactly(BigDecimal x) {
            return null;
        }
    },
    SQUARE("square") {
        @Override
        public Formula slope(Formula x, Formula f) {
            return Formula.product(Formula.number(2), x);
        }

        @Override
        public <T extends RealFieldElement<T>> T of(T x) {
            return x.multiply(x);
        }

        @Override
        BigDecimal exactly(BigDecimal x) {
            return x.multiply(x);
        }
    };

    private final String symbol;
    private final BigDecimal slopeAtCorner;

    Function(String symbol) {
        this(symbol, null);
    }

    Function(String symbol, BigDecimal slopeAtCorner) {
        this.symbol = symbol;
        this.slopeAtCorner = slopeAtCorner;
    }

    /** What it is called in a formula: σ. */
    public String symbol() {
        return symbol;
    }

    /** What is taken for its slope at 0, where it turns: the slope from the left. Null where it has a slope of its own. */
    public BigDecimal slopeAtCorner() {
        return slopeAtCorner;
    }

    /** Whether it has the same value on each side of 0. */
    public boolean isStep() {
        return this == RELU_SLOPE || this == LEAKY_RELU_SLOPE;
    }

    /** Its value. */
    public abstract <T extends RealFieldElement<T>> T of(T x);

    /**
     * Its slope at x, as people write it.
     *
     * @param f what has the value of the function at x
     */
    public abstract Formula slope(Formula x, Formula f);

    /** The value as an exact decimal, or null where it is none. */
    abstract BigDecimal exactly(BigDecimal x);
}
