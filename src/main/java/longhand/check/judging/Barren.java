package longhand.check.judging;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import longhand.calculus.TeachingOrder;
import longhand.check.reading.WrittenNumber;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.model.Computation;
import longhand.model.learning.LearningRule;
import longhand.notation.text.Figures;

/**
 * The wrong answers that carry no information, and so that nothing may follow from: a 0, as everything is 0 after it; a factor of 1 or
 * −1, as what it multiplies is only copied, in a graph also one that is no more than a number of a single digit; and a number that was filled in, for several quantities that have different values or from
 * what is given. Nor does one that was filled in follow from anything. But if a known mistake gives just that, somebody worked it out.
 *
 * @param filledIn the numbers that were filled in
 * @param worked the wrong answers that a known mistake gives
 * @param hasFewValues whether most numbers of the exercise are one of a few, as with neurons that fire or do not: then the same number in several
 *     places, or an output of 0 or of 1, says as much as any other; but not an error of 0, from which nothing changes, nor a given number
 *     that was left out
 */
public record Barren(Set<BigDecimal> filledIn, Set<Quantity> worked, boolean hasFewValues) {
    /** Fewer wrong answers that are given numbers are so by chance. */
    private static final int FEWEST_COPIES = 5;

    /** Before anything is known of the sheet. */
    public static Barren atFirst(Computation computation) {
        return new Barren(Set.of(), Set.of(), computation.learning().rule() == LearningRule.PERCEPTRON);
    }

    /**
     * What is known once the sheet has been judged.
     *
     * @param explained the wrong answers that a known mistake gives
     */
    public Barren after(List<Mark> judged, Figures figures, Set<Quantity> explained) {
        List<Mark> wrong = judged.stream()
                .filter(mark -> mark.verdict() == Verdict.WRONG)
                .filter(mark -> !explained.contains(mark.quantity()))
                .toList();
        Set<BigDecimal> more = new HashSet<>(filledIn);
        Map<BigDecimal, Double> first = new HashMap<>();
        Map<BigDecimal, Integer> often = new HashMap<>();
        for (Mark mark : wrong) {
            double right = figures.real(mark.quantity());
            Double before = first.putIfAbsent(number(mark), right);
            int times = often.merge(number(mark), 1, Integer::sum);
            boolean isTooOften = hasFewValues
                    ? times >= FEWEST_COPIES && 2 * times > wrong.size()
                    : before != null && !Closeness.areSame(before, right);
            if (isTooOften) {
                more.add(number(mark));
            }
        }
        long followed = judged.stream()
                .filter(mark -> mark.verdict() == Verdict.FOLLOWS)
                .count();
        // where numbers are few, those of somebody who works from a slip on are given ones too: but then most of them
        // follow
        if (wrong.size() >= FEWEST_COPIES && !(hasFewValues && wrong.size() < followed)) {
            Set<BigDecimal> given = given(figures);
            long copied =
                    wrong.stream().filter(mark -> given.contains(number(mark))).count();
            if (copied >= FEWEST_COPIES && 2 * copied > wrong.size()) {
                more.addAll(given);
            }
        }
        return new Barren(Set.copyOf(more), explained, hasFewValues);
    }

    /** The numbers that are given, with either sign. */
    private static Set<BigDecimal> given(Figures figures) {
        TeachingOrder order = figures.rules().order();
        Set<BigDecimal> given = new HashSet<>();
        for (int place = 0; place < order.size() - order.steps(); place++) {
            BigDecimal number = figures.decimal(order.at(place)).stripTrailingZeros();
            given.add(number);
            given.add(number.negate());
        }
        return given;
    }

    /** Whether nothing may follow from this answer. */
    boolean has(Mark mark) {
        if (mark.verdict().earnsMark() || worked.contains(mark.quantity())) {
            return false;
        }
        boolean isCopier = mark.number().value().abs().compareTo(BigDecimal.ONE) == 0
                && (mark.verdict() == Verdict.WRONG
                        ? isFactor(mark.quantity())
                        : mark.verdict() == Verdict.COARSE && mark.quantity().isOf(Kind.NODE));
        boolean isOfFewValues = hasFewValues
                && !mark.quantity().isOf(Kind.ERROR)
                && mark.quantity().phase() != Phase.GIVEN;
        boolean isNothing = Closeness.areSame(mark.number().value().doubleValue(), 0) && !isOfFewValues;
        return isNothing || isCopier || isFilledIn(mark.number());
    }

    /** Whether this number was not worked out, but filled in. */
    boolean isFilledIn(WrittenNumber number) {
        return filledIn.contains(number.value().stripTrailingZeros());
    }

    private boolean isFactor(Quantity q) {
        return q.isDerivative() || (q.isOf(Kind.ACTIVATION) && !hasFewValues);
    }

    private static BigDecimal number(Mark mark) {
        return mark.number().value().stripTrailingZeros();
    }
}
