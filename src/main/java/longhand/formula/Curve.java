package longhand.formula;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import longhand.formula.Formula.Applied;
import longhand.formula.Formula.Cases;
import longhand.formula.Formula.Extreme;
import longhand.formula.Formula.Quotient;
import org.apache.commons.math3.util.Decimal64;

/** A formula as a function of one of the quantities that it names: where it turns, where it is flat, whether it has a value everywhere. */
public final class Curve {
    /** Beyond this on either side a function that squashes is flat. */
    private static final BigDecimal FAR = BigDecimal.valueOf(40);

    /** So near to a corner, slopes are what they are up to there. */
    private static final BigDecimal NEAR = new BigDecimal("1e-9");

    /** Slopes that differ by less, so near to each other, are the same. */
    private static final double SAME = 1e-6;

    private final Formula formula;
    private final Formula slope;

    public Curve(Formula formula, Quantity by) {
        this.formula = formula;
        slope = Slope.of(formula, by, formula);
    }

    /** Whether there are places at which it has no value, or no slope. */
    public boolean isPartial() {
        return formula.isPartial() || slope.isPartial();
    }

    /** Whether it is made of the function. */
    public boolean isMadeOf(Function function) {
        return formula.hasPart(part -> part instanceof Applied applied && applied.function() == function);
    }

    /** Whether it turns or jumps somewhere, or may: where the two sides of a comparison are not straight, nobody looks for the place. */
    public boolean hasCorner() {
        return formula.hasPart(part -> sides(part)
                        .filter(difference -> !isStraight(difference))
                        .isPresent())
                || !corners().isEmpty();
    }

    /** Where it turns or jumps, as far as that is found: where the two sides of a comparison are straight. */
    public Set<BigDecimal> corners() {
        Set<BigDecimal> corners = new TreeSet<>();
        formula.hasPart(part -> {
            sides(part).flatMap(Curve::zero).filter(this::isCorner).ifPresent(corners::add);
            return false;
        });
        return corners;
    }

    /** Whether it turns or jumps there. */
    public boolean isCorner(BigDecimal at) {
        return formula.hasPart(part -> sides(part)
                        .map(difference -> exactly(difference, at))
                        .filter(difference -> difference.signum() == 0)
                        .isPresent())
                && (slopeBeside(at, 1) != slopeBeside(at, -1) || jumpsAt(at));
    }

    /** Whether it has another value on each side. */
    public boolean jumpsAt(BigDecimal at) {
        return Math.abs(real(formula, beside(at, 1)) - real(formula, beside(at, -1))) > SAME;
    }

    /** What is taken for its slope there. */
    public double slopeAt(BigDecimal at) {
        return real(slope, at);
    }

    /** Whether it has the slope 0 there, and beside it. */
    public boolean isFlatAt(BigDecimal at) {
        return isZero(exactly(slope, at)) && slopeBeside(at, -1) == 0 && slopeBeside(at, 1) == 0;
    }

    /** Its slope right beside a corner: to the left of it with −1, to the right with 1. */
    public double slopeBeside(BigDecimal at, int side) {
        return Math.rint(real(slope, beside(at, side)) * 1e6) / 1e6;
    }

    private static BigDecimal beside(BigDecimal at, int side) {
        return at.add(NEAR.multiply(at.abs().max(BigDecimal.ONE)).multiply(BigDecimal.valueOf(side)));
    }

    /** Whether it passes nothing on to the left of 0, and something to the right. */
    public boolean isGate() {
        return Stream.of(FAR.negate(), BigDecimal.ONE.negate(), NEAR.negate())
                        .allMatch(at -> real(formula, at) == 0 && slopeAt(at) == 0)
                && slopeAt(BigDecimal.ONE) != 0;
    }

    public boolean isFlatFarOut() {
        return Math.abs(slopeAt(FAR)) < SAME && Math.abs(slopeAt(FAR.negate())) < SAME;
    }

    /** Whether a part of a formula turns where something is 0. */
    public static boolean isBent(Formula part) {
        return sides(part).isPresent();
    }

    /** Of what turns, the difference that is 0 where it does. */
    private static Optional<Formula> sides(Formula part) {
        if (part instanceof Applied applied && applied.function().hasCorner()) {
            return Optional.of(applied.argument());
        }
        if (part instanceof Extreme extreme) {
            return Optional.of(Formula.difference(extreme.one(), extreme.other()));
        }
        return part instanceof Cases cases
                ? Optional.of(Formula.difference(cases.left(), cases.right()))
                : Optional.empty();
    }

    private static boolean isStraight(Formula difference) {
        BigDecimal atZero = exactly(difference, BigDecimal.ZERO);
        BigDecimal atOne = exactly(difference, BigDecimal.ONE);
        BigDecimal atTwo = exactly(difference, BigDecimal.valueOf(2));
        return atZero != null
                && atOne != null
                && atTwo != null
                && atTwo.add(atZero).compareTo(atOne.multiply(BigDecimal.valueOf(2))) == 0;
    }

    /** Where a straight difference is 0. */
    private static Optional<BigDecimal> zero(Formula difference) {
        BigDecimal atZero = exactly(difference, BigDecimal.ZERO);
        BigDecimal atOne = exactly(difference, BigDecimal.ONE);
        BigDecimal root = atZero == null || atOne == null
                ? null
                : exactly(new Quotient(Formula.constant(atZero), Formula.constant(atZero.subtract(atOne))), atZero);
        return Optional.ofNullable(root).filter(at -> isZero(exactly(difference, at)));
    }

    private static BigDecimal exactly(Formula formula, BigDecimal at) {
        return ExactDecimal.of(formula, named -> at);
    }

    private static boolean isZero(BigDecimal exact) {
        return exact != null && exact.signum() == 0;
    }

    private static double real(Formula formula, BigDecimal at) {
        Arithmetic<Decimal64> doubles = Arithmetic.doubles();
        return formula.value(new Values<Decimal64>() {
                    @Override
                    public Decimal64 of(Quantity quantity) {
                        return doubles.number(at);
                    }

                    @Override
                    public Decimal64 number(BigDecimal constant) {
                        return doubles.number(constant);
                    }

                    @Override
                    public BigDecimal exactly(Quantity quantity) {
                        return at;
                    }
                })
                .getReal();
    }
}
