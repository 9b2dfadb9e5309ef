package longhand.formula;

import static longhand.formula.Elementary.constant;
import static longhand.formula.Formula.number;
import static longhand.formula.Formula.product;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import longhand.formula.Formula.Applied;
import longhand.formula.Formula.Negative;
import longhand.formula.Formula.Quotient;
import longhand.formula.Formula.Stable;
import org.apache.commons.math3.RealFieldElement;

/** The functions of one number that formulas apply, their slopes and their values, evaluated so that it neither overflows nor loses its small end. */
public enum Function {
    /** The slope of ReLU: 1 where x &gt; 0, otherwise 0; so 0 on the corner. */
    RELU_SLOPE("ReLU′"),
    /** max(0, x). */
    RELU("ReLU"),
    /** The slope of |x|: 1, −1, and on the corner 0. */
    SIGN("sign"),
    /** |x|. */
    ABS("abs"),
    /** 1 / (1 + e^−x). */
    SIGMOID("σ"),
    TANH("tanh"),
    /** The slope of tanh, 1 − tanh²x, as 1/cosh²x: it keeps its digits where tanh has reached 1. */
    TANH_SLOPE("tanh′"),
    /** e^x. */
    EXP("exp"),
    /** The natural logarithm. */
    LN("ln"),
    /** The logarithm to base 10. */
    LOG10("log10"),
    SQRT("√"),
    SIN("sin"),
    COS("cos"),
    TAN("tan"),
    /** e^x − 1, with all its digits where x is small. */
    EXP_LESS_ONE("expm1"),
    /** The standard normal density, e^(−x²/2) / √(2π). */
    NORMAL_DENSITY("φ"),
    /** The share of the standard normal distribution below x, (1 + erf(x/√2)) / 2. */
    NORMAL_SHARE("Φ"),
    /** ln(1 + e^x): −ln of 1 − sigmoid(x). */
    SOFTPLUS("softplus"),
    SQUARE("square");

    /** Of a root that is a decimal of so many digits a double has all of them. */
    private static final MathContext ROOT_DIGITS = new MathContext(15);

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final String symbol;

    Function(String symbol) {
        this.symbol = symbol;
    }

    /** What it is called in a formula: σ. */
    public String symbol() {
        return symbol;
    }

    /** Whether it has the same value on each side of 0. */
    public boolean isStep() {
        return this == RELU_SLOPE || this == SIGN;
    }

    /** Whether it turns at 0. */
    public boolean hasCorner() {
        return this == RELU || this == ABS;
    }

    /** Why it has no value at x, of this sign; null where it has one. */
    Lack lackAt(double sign) {
        return switch (this) {
            case LN, LOG10 -> sign <= 0 ? Lack.LOGARITHM : null;
            case SQRT -> sign < 0 ? Lack.ROOT : null;
            default -> null;
        };
    }

    /**
     * Its slope at x, as people write it; 0 for a step.
     *
     * @param f what has the value of the function at x
     */
    public Formula slope(Formula x, Formula f) {
        return switch (this) {
            case RELU_SLOPE, SIGN -> Algebra.ZERO;
            case RELU -> new Applied(RELU_SLOPE, x);
            case ABS -> new Applied(SIGN, x);
            // not by subtraction, which would lose what is left of a saturated neuron
            case SIGMOID -> product(f, new Stable(Algebra.oneLess(f), new Applied(SIGMOID, new Negative(x))));
            case TANH -> new Stable(Algebra.oneLess(new Applied(SQUARE, f)), new Applied(TANH_SLOPE, x));
            case TANH_SLOPE -> new Negative(product(number(2), new Applied(TANH, x), f));
            case EXP -> f;
            // by its own value, which is known where x itself has underflowed
            case LN -> new Stable(new Quotient(Algebra.ONE, x), new Applied(EXP, new Negative(f)));
            case LOG10 -> new Quotient(Algebra.ONE, product(x, new Applied(LN, number(10))));
            case SQRT -> new Quotient(Algebra.ONE, product(number(2), f));
            case SIN -> new Applied(COS, x);
            case COS -> new Negative(new Applied(SIN, x));
            case TAN -> Formula.sum(List.of(Algebra.ONE, new Applied(SQUARE, f)));
            // not by addition, which would lose what is left far down
            case EXP_LESS_ONE -> new Stable(Formula.sum(List.of(f, Algebra.ONE)), new Applied(EXP, x));
            case NORMAL_DENSITY -> new Negative(product(x, f));
            case NORMAL_SHARE -> new Applied(NORMAL_DENSITY, x);
            case SOFTPLUS -> new Applied(SIGMOID, x);
            case SQUARE -> product(number(2), x);
        };
    }

    /** Its value; what is no number stays none. */
    public <T extends RealFieldElement<T>> T of(T x) {
        double sign = Math.signum(x.getReal());
        return switch (this) {
            // on a corner the number 0 itself, which has the slope 0
            case RELU_SLOPE -> Double.isNaN(sign) ? x : constant(x, sign > 0 ? 1 : 0);
            case RELU -> sign <= 0 ? constant(x, 0) : x;
            case SIGN -> Double.isNaN(sign) ? x : constant(x, (int) sign);
            case ABS -> sign < 0 ? x.negate() : sign == 0 ? constant(x, 0) : x;
            case SIGMOID -> {
                T small = Elementary.exp(sign > 0 ? x.negate() : x);
                yield (sign > 0 ? constant(x, 1) : small).divide(small.add(1));
            }
            case TANH -> {
                // (1 − e^−2|x|) / (1 + e^−2|x|), with expm1 for the small end
                T shrunk = Elementary.expm1(size(x, sign).multiply(-2));
                T size = shrunk.negate().divide(shrunk.add(2));
                yield sign < 0 ? size.negate() : size;
            }
            case TANH_SLOPE -> {
                T shrunk = Elementary.exp(size(x, sign).negate());
                T root = shrunk.multiply(2).divide(shrunk.multiply(shrunk).add(1));
                yield root.multiply(root);
            }
            case EXP -> Elementary.exp(x);
            case LN -> x.log();
            case LOG10 -> x.log().divide(constant(x, 10).log());
            case SQRT -> x.sqrt();
            case SIN -> Elementary.sine(x, 0);
            case COS -> Elementary.sine(x, 1);
            case TAN -> Elementary.sine(x, 0).divide(Elementary.sine(x, 1));
            case EXP_LESS_ONE -> Elementary.expm1(x);
            case NORMAL_DENSITY -> Normal.density(x);
            case NORMAL_SHARE -> Normal.below(x);
            case SOFTPLUS -> {
                T rest = Elementary.log1p(Elementary.exp(sign > 0 ? x.negate() : x));
                yield sign > 0 ? x.add(rest) : rest;
            }
            case SQUARE -> x.multiply(x);
        };
    }

    /** |x|; not by a number type's own, which may take the slope −1 at a negative 0. */
    private static <T extends RealFieldElement<T>> T size(T x, double sign) {
        return sign < 0 ? x.negate() : x;
    }

    /** The value as an exact decimal, or null where it is none. */
    BigDecimal exactly(BigDecimal x) {
        return switch (this) {
            case RELU -> x.max(BigDecimal.ZERO);
            case RELU_SLOPE -> BigDecimal.valueOf(Math.max(0, x.signum()));
            case SIGN -> BigDecimal.valueOf(x.signum());
            case ABS -> x.abs();
            case SQUARE -> x.multiply(x);
            case LN -> x.compareTo(BigDecimal.ONE) == 0 ? BigDecimal.ZERO : null;
            case LOG10 -> {
                BigDecimal bare = x.stripTrailingZeros();
                boolean isPower = bare.unscaledValue().equals(BigInteger.ONE);
                yield isPower ? BigDecimal.valueOf(-bare.scale()) : null;
            }
            case SQRT -> {
                boolean isNegative = x.signum() < 0;
                BigDecimal root = isNegative ? x : new BigDecimal(Math.sqrt(x.doubleValue())).round(ROOT_DIGITS);
                yield !isNegative && root.multiply(root).compareTo(x) == 0 ? root.stripTrailingZeros() : null;
            }
            case TANH, SIN, TAN, EXP_LESS_ONE -> x.signum() == 0 ? BigDecimal.ZERO : null;
            case EXP, COS, TANH_SLOPE -> x.signum() == 0 ? BigDecimal.ONE : null;
            case SIGMOID, NORMAL_SHARE -> x.signum() == 0 ? HALF : null;
            case SOFTPLUS, NORMAL_DENSITY -> null;
        };
    }
}
