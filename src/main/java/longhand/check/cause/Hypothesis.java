package longhand.check.cause;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import longhand.calculus.Change;
import longhand.calculus.Trace;
import longhand.check.change.LocalChange;
import longhand.check.judging.AffectedQuantities;
import longhand.check.judging.Closeness;
import longhand.check.judging.InformativeDigits;
import longhand.check.judging.Mark;
import longhand.check.judging.OnPaper;
import longhand.check.judging.OwnFigures;
import longhand.formula.Arithmetic;
import longhand.formula.Formula;
import longhand.formula.Formula.Constant;
import longhand.formula.Formula.Reference;
import longhand.formula.Values;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.notation.text.Figures;
import org.apache.commons.math3.util.Decimal64;

/** The derivation as somebody works it who makes a certain mistake. */
public abstract class Hypothesis {
    /** Rounding that was carried along moves nothing by more than this part of it. */
    private static final double NEAR = 0.05;

    final Figures figures;
    final int fewestDigits;

    Hypothesis(Figures figures, int fewestDigits) {
        this.figures = figures;
        this.fewestDigits = fewestDigits;
    }

    /** Whether a wrong answer is what comes out here. */
    abstract boolean explains(Mark mark);

    /** The value of a quantity in this derivation. */
    abstract double value(Quantity q);

    /** Whether the value of a quantity can be other here than it should be. */
    abstract boolean reaches(Quantity q);

    /** Whether an answer is this value, rounded or cut off; one of few digits must be just this value. */
    final boolean agrees(Mark mark, double value) {
        return Closeness.areSame(mark.number().value().doubleValue(), value)
                || (isFine(mark) && Closeness.isRounding(value, mark.number()));
    }

    final boolean isFine(Mark mark) {
        return InformativeDigits.of(figures, mark.quantity(), mark.number()) >= fewestDigits;
    }

    /** Whether a right answer speaks against this derivation: it would not be right here. */
    boolean contradicts(Mark right) {
        double value = value(right.quantity());
        boolean tells = isFine(right) || isExact(right);
        return tells && isChanged(right.quantity(), value) && !agrees(right, value);
    }

    /** Whether an answer is all that there is to be said, in however few digits; a 0 says too little. */
    private boolean isExact(Mark right) {
        BigDecimal exact = figures.trace().exactly(right.quantity());
        return exact != null && exact.signum() != 0 && right.number().value().compareTo(exact) == 0;
    }

    final boolean isChanged(Quantity q, double value) {
        double right = figures.real(q);
        return !Closeness.areSame(value, right);
    }

    /** A rule is not as it should be. */
    public static final class ByChangedRule extends Hypothesis {
        private final Trace<Decimal64> trace;
        private final List<Mark> marks;
        private final Change change;
        private final AffectedQuantities affected;
        private final Map<Quantity, Boolean> explained = new HashMap<>();
        private Iterator<Mark> open;
        private OwnFigures own;

        /**
         * @param right what the change does not reach is the same there
         * @param marks the judged answers in teaching order
         */
        ByChangedRule(Figures figures, RightDerivation right, int fewestDigits, List<Mark> marks, LocalChange change) {
            super(figures, fewestDigits);
            this.marks = marks;
            this.change = (q, rule) -> change.of(q, rule.plain());
            affected = right.affectedBy(change);
            trace = right.with(change, affected);
        }

        @Override
        boolean reaches(Quantity q) {
            return affected.has(q);
        }

        @Override
        double value(Quantity q) {
            return trace.of(q).getReal();
        }

        @Override
        boolean explains(Mark mark) {
            // far off already without looking at rounding: most mistakes end here
            if (!isNear(mark)) {
                return false;
            }
            workAsFarAs(mark.quantity());
            return explained.get(mark.quantity());
        }

        private boolean isNear(Mark mark) {
            double given = mark.number().value().doubleValue();
            double off = Math.abs(value(mark.quantity()) - given);
            return off <= NEAR * Math.abs(given) + mark.number().unit().doubleValue();
        }

        /**
         * Goes through the sheet in teaching order, and lets rules build on the answers that are right or fit this derivation; no
         * further than it is asked to: most mistakes do not explain the first wrong answer, and then the others do not matter.
         */
        private void workAsFarAs(Quantity last) {
            if (open == null) {
                open = marks.iterator();
                own = new OwnFigures(trace, change);
            }
            while (!explained.containsKey(last)) {
                Mark mark = open.next();
                Quantity q = mark.quantity();
                boolean isRight = mark.isRight();
                boolean fits = isRight || fits(mark);
                explained.put(q, fits && !isRight && isChanged(q, value(q)));
                if (fits && isFine(mark)) {
                    own.put(q, mark.number());
                }
            }
        }

        private boolean fits(Mark mark) {
            return agrees(mark, value(mark.quantity()))
                    || (isFine(mark)
                            && isNear(mark)
                            && own.fit(mark.quantity(), mark.number(), true) != OwnFigures.Fit.NONE);
        }
    }

    /** Every number was rounded to so many decimals before it was used. */
    static final class ByEarlyRounding extends Hypothesis {
        /** Who rounds to more decimals has digits enough on the way. */
        static final int MOST_DECIMALS = 5;

        private final Trace<Decimal64> trace;
        private final KeptRules way;

        /**
         * @param way which of several ways to a number is gone
         * @param other the same by another way, which has some of the numbers; or null
         */
        ByEarlyRounding(Figures figures, int fewestDigits, int decimals, KeptRules way, ByEarlyRounding other) {
            this(figures, fewestDigits, decimals, way, other, q -> false);
        }

        /**
         * Beside another mistake.
         *
         * @param way of somebody who makes that
         * @param isOther whether it reaches a quantity
         */
        ByEarlyRounding(
                Figures figures,
                int fewestDigits,
                int decimals,
                KeptRules way,
                ByEarlyRounding other,
                Predicate<Quantity> isOther) {
            super(figures, fewestDigits);
            this.way = way;
            double scale = Math.pow(10, decimals);
            trace = new Trace<>(
                    figures.rules(),
                    new Arithmetic<Decimal64>() {
                        @Override
                        public Decimal64 number(BigDecimal decimal) {
                            return new Decimal64(decimal.doubleValue());
                        }

                        @Override
                        public Decimal64 settle(
                                Quantity q, Formula formula, BigDecimal exact, Values<Decimal64> values) {
                            // not the exact decimal: that is made of the numbers before they were rounded
                            Decimal64 value = formula.value(values);
                            boolean isCopied = formula instanceof Constant || formula instanceof Reference;
                            return isCopied || !Double.isFinite(value.getReal())
                                    ? value
                                    : new Decimal64(rounded(value.getReal(), scale));
                        }
                    },
                    other == null ? roundedSums(scale, isOther) : other.agreed(),
                    way::of);
        }

        /** A weighted sum that is an exact decimal is so whatever is rounded before it: rounding takes from its last digits alone. */
        private Trace.Instead<Decimal64> roundedSums(double scale, Predicate<Quantity> isOther) {
            return new Trace.Instead<>() {
                @Override
                public Decimal64 of(Quantity q) {
                    BigDecimal exact = q.isOf(Kind.WEIGHTED_SUM) ? exactly(q) : null;
                    return exact == null ? null : new Decimal64(rounded(exact.doubleValue(), scale));
                }

                @Override
                public BigDecimal exactly(Quantity q) {
                    return isOther.test(q) ? null : figures.trace().exactly(q);
                }
            };
        }

        /** What another way has in common with this one. */
        private Trace.Instead<Decimal64> agreed() {
            return new Trace.Instead<>() {
                @Override
                public Decimal64 of(Quantity q) {
                    return OnPaper.agreeOn(q) ? trace.of(q) : null;
                }

                @Override
                public BigDecimal exactly(Quantity q) {
                    return trace.exactly(q);
                }
            };
        }

        /** Half away from zero, also where a computer comes to a little less than the half. */
        private static double rounded(double value, double scale) {
            double size = Math.floor(Math.abs(value) * scale + 0.5 + 1e-9) / scale;
            return value < 0 ? -size : size;
        }

        @Override
        double value(Quantity q) {
            return trace.of(q).getReal();
        }

        @Override
        boolean reaches(Quantity q) {
            return true;
        }

        @Override
        boolean contradicts(Mark right) {
            return isFine(right) && !explains(right);
        }

        /** Rounded for the next step, or with the digits that came out of this one. */
        @Override
        boolean explains(Mark mark) {
            Quantity q = mark.quantity();
            return agrees(mark, value(q)) || agrees(mark, way.of(q).value(trace).getReal());
        }
    }
}
