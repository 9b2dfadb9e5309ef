package longhand.formula;

import static longhand.formula.Formula.product;

import java.math.BigDecimal;
import java.math.MathContext;
import longhand.formula.Formula.Applied;
import longhand.formula.Formula.Negative;
import longhand.formula.Formula.Quotient;
import longhand.formula.Formula.Stable;
import org.apache.commons.math3.RealFieldElement;

/** The functions of one number that formulas apply, each beside its slope, and evaluated so that it neither overflows nor loses its small end. */
public enum Function {
    /** The slope of ReLU: 1 where x &gt; 0, otherwise 0; so 0 on the corner. */
    RELU_SLOPE("ReLU′", Shape.STEP, "0"),
    /** max(0, x). */
    RELU("ReLU", RELU_SLOPE),
    /** The slope of the leaky ReLU: 1 where x &gt; 0, otherwise 0.01; so 0.01 on the corner. */
    LEAKY_RELU_SLOPE("LeakyReLU′", Shape.STEP, "0.01"),
    /** x where x &gt; 0, otherwise x/100. */
    LEAKY_RELU("LeakyReLU", LEAKY_RELU_SLOPE),
    /** 1 / (1 + e^−x). */
    SIGMOID("σ", Shape.SMOOTH, "0.5") {
        @Override
        public Formula slope(Formula x, Formula f) {
            // not by subtraction, which would lose what is left of a saturated neuron
            return product(f, new Stable(Algebra.oneLess(f), new Applied(SIGMOID, new Negative(x))));
        }

        @Override
        public <T extends RealFieldElement<T>> T of(T x) {
            T small = Elementary.exp(x.getReal() > 0 ? x.negate() : x);
            T one = x.getField().getOne();
            return (x.getReal() > 0 ? one : small).divide(small.add(1));
        }
    },
    TANH("tanh", Shape.SMOOTH, "0") {
        @Override
        public Formula slope(Formula x, Formula f) {
            return new Stable(Algebra.oneLess(new Applied(SQUARE, f)), new Applied(TANH_SLOPE, x));
        }

        @Override
        public <T extends RealFieldElement<T>> T of(T x) {
            // (1 − e^−2|x|) / (1 + e^−2|x|), with expm1 for the small end
            T shrunk = Elementary.expm1(x.abs().multiply(-2));
            T size = shrunk.negate().divide(shrunk.add(2));
            return x.getReal() < 0 ? size.negate() : size;
        }
    },
    /** The slope of tanh, 1 − tanh²x, as 1/cosh²x: it keeps its digits where tanh has reached 1. */
    TANH_SLOPE("tanh′", Shape.SMOOTH, "1") {
        @Override
        public Formula slope(Formula x, Formula f) {
            return new Negative(product(Formula.number(2), new Applied(TANH, x), f));
        }

        @Override
        public <T extends RealFieldElement<T>> T of(T x) {
            T shrunk = Elementary.exp(x.abs().negate());
            T root = shrunk.multiply(2).divide(shrunk.multiply(shrunk).add(1));
            return root.multiply(root);
        }
    },
    /** e^x. */
    EXP("exp", Shape.SMOOTH, "1") {
        @Override
        public Formula slope(Formula x, Formula f) {
            return f;
        }

        @Override
        public <T extends RealFieldElement<T>> T of(T x) {
            return Elementary.exp(x);
        }
    },
    /** The natural logarithm. */
    LN("ln", Shape.SMOOTH, null) {
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
    SOFTPLUS("softplus", Shape.SMOOTH, null) {
        @Override
        public Formula slope(Formula x, Formula f) {
            return new Applied(SIGMOID, x);
        }

        @Override
        public <T extends RealFieldElement<T>> T of(T x) {
            boolean isRight = x.getReal() > 0;
            T rest = Elementary.log1p(Elementary.exp(isRight ? x.negate() : x));
            return isRight ? x.add(rest) : rest;
        }
    },
    /** The square root. */
    SQRT("√", Shape.SMOOTH, "0") {
        @Override
        public Formula slope(Formula x, Formula f) {
            return new Quotient(Algebra.ONE, product(Formula.number(2), f));
        }

        @Override
        public <T extends RealFieldElement<T>> T of(T x) {
            return x.sqrt();
        }

        @Override
        BigDecimal exactly(BigDecimal x) {
            if (x.signum() < 0) {
                return null;
            }
            BigDecimal root = new BigDecimal(Math.sqrt(x.doubleValue())).round(ROOT_DIGITS);
            return root.multiply(root).compareTo(x) == 0 ? root.stripTrailingZeros() : null;
        }
    },
    SQUARE("square", Shape.SMOOTH, "0") {
        @Override
        public Formula slope(Formula x, Formula f) {
            return product(Formula.number(2), x);
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

    /** Of a root that is a decimal of so many digits a double has all of them. */
    private static final MathContext ROOT_DIGITS = new MathContext(15);

    private enum Shape {
        SMOOTH,
        /** Straight, with a corner at 0: x to the right of it. */
        BENT,
        /** The slope of one that is bent: 1 to the right of 0. */
        STEP
    }

    private final String symbol;
    private final Shape shape;
    /** The value at 0, null where that is no decimal; of what has a corner there, the slope to the left of it. */
    private final BigDecimal atZero;
    /** Of what is bent, its slope. */
    private final Function step;

    Function(String symbol, Shape shape, String atZero) {
        this.symbol = symbol;
        this.shape = shape;
        this.atZero = atZero == null ? null : new BigDecimal(atZero);
        step = null;
    }

    Function(String symbol, Function step) {
        this.symbol = symbol;
        this.step = step;
        shape = Shape.BENT;
        atZero = step.atZero;
    }

    /** What it is called in a formula: σ. */
    public String symbol() {
        return symbol;
    }

    /** What is taken for its slope at 0, where it turns: the slope from the left. Null where it has a slope of its own. */
    public BigDecimal slopeAtCorner() {
        return shape == Shape.BENT ? atZero : null;
    }

    /** Whether it has the same value on each side of 0. */
    public boolean isStep() {
        return shape == Shape.STEP;
    }

    /** Its value; what is no number stays none. */
    public <T extends RealFieldElement<T>> T of(T x) {
        T right = shape == Shape.BENT || Double.isNaN(x.getReal())
                ? x
                : x.getField().getOne();
        return x.getReal() <= 0 ? onLeft(right) : right;
    }

    /** So much as the slope on the left lets through: exactly, and 0 of any number. */
    private <T extends RealFieldElement<T>> T onLeft(T of) {
        return atZero.signum() == 0
                ? of.getField().getZero()
                : of.multiply(atZero.unscaledValue().intValue())
                        .divide(BigDecimal.TEN.pow(atZero.scale()).intValue());
    }

    /**
     * Its slope at x, as people write it; 0 for a step.
     *
     * @param f what has the value of the function at x
     */
    public Formula slope(Formula x, Formula f) {
        return step == null ? Algebra.ZERO : new Applied(step, x);
    }

    /** The value as an exact decimal, or null where it is none. */
    BigDecimal exactly(BigDecimal x) {
        return switch (shape) {
            case SMOOTH -> x.signum() == 0 ? atZero : null;
            case BENT -> x.signum() > 0 ? x : x.multiply(atZero);
            case STEP -> x.signum() > 0 ? BigDecimal.ONE : atZero;
        };
    }
}
