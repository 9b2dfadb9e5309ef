package longhand.formula;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import longhand.formula.Formula.Applied;
import longhand.formula.Formula.Quotient;
import longhand.formula.quantity.Quantity;
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
    /** What is 0 where a part of it turns or jumps. */
    private final List<Formula> differences;

    public Curve(Formula formula, Quantity by) {
        this.formula = formula;
        slope = Slope.of(formula, by, formula);
        differences = formula.all().flatMap(part -> difference(part).stream()).toList();
    }

    private static Optional<Formula> difference(Formula part) {
        if (part instanceof Choice choice) {
            return Optional.of(Formula.difference(choice.left(), choice.right()));
        }
        return part instanceof Applied applied && applied.function().hasCorner()
                ? Optional.of(applied.argument())
                : Optional.empty();
    }

    /** Whether there are places at which it has no value, or no slope. */
    public boolean isPartial() {
        return formula.isPartial() || slope.isPartial();
    }

    /** Whether it is made of the function. */
    public boolean isMadeOf(Function function) {
        return formula.hasPart(part -> part instanceof Applied applied && applied.function() == function);
    }

    /** Whether a part of it turns or jumps, whatever other quantities the formula names. */
    public boolean hasBentPart() {
        return !differences.isEmpty();
    }

    /** Whether it turns or jumps somewhere, or may: where the two sides of a comparison are not straight, nobody looks for the place. */
    public boolean hasCorner() {
        return !differences.stream().allMatch(Curve::isStraight) || !corners().isEmpty();
    }

    /** Where it turns or jumps, as far as that is found: where the two sides of a comparison are straight. */
    public Set<BigDecimal> corners() {
        Set<BigDecimal> corners = new TreeSet<>();
        for (Formula difference : differences) {
            zero(difference).filter(this::isCorner).ifPresent(corners::add);
        }
        return corners;
    }

    /** Whether it turns or jumps there. */
    public boolean isCorner(BigDecimal at) {
        return differences.stream().anyMatch(difference -> isZero(exactly(difference, at)))
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
        return Rounding.nearest(real(slope, beside(at, side)) * 1e6) / 1e6;
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
