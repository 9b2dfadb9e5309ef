package longhand.calculus;

import java.math.BigDecimal;
import org.apache.commons.math3.RealFieldElement;

/** The functions of one number that formulas apply, each evaluated so that it neither overflows nor loses its small end. */
public enum Function {
    /** max(0, x). */
    RELU {
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
    RELU_SLOPE {
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
    /** 1 / (1 + e^−x). */
    SIGMOID {
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
    TANH {
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
    TANH_SLOPE {
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
    EXP {
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
    LN {
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
    SOFTPLUS {
        @Override
        public <T extends RealFieldElement<T>> T of(T x) {
            return x.getReal() > 0 ? x.add(NearZero.log1p(Extremes.exp(x.negate()))) : NearZero.log1p(Extremes.exp(x));
        }

        @Override
        BigDecimal exactly(BigDecimal x) {
            return null;
        }
    },
    SQUARE {
        @Override
        public <T extends RealFieldElement<T>> T of(T x) {
            return x.multiply(x);
        }

        @Override
        BigDecimal exactly(BigDecimal x) {
            return x.multiply(x);
        }
    };

    public abstract <T extends RealFieldElement<T>> T of(T x);

    /** The value as an exact decimal, or null where it is none. */
    abstract BigDecimal exactly(BigDecimal x);
}
