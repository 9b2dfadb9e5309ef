package longhand.check.cause;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import longhand.check.change.ChangedRules;
import longhand.check.change.LocalChange;
import longhand.check.judging.AffectedQuantities;
import longhand.check.judging.InformativeDigits;
import longhand.check.judging.Mark;
import longhand.check.judging.Mistake;
import longhand.check.judging.OwnFigures;
import longhand.check.judging.Verdict;
import longhand.formula.quantity.Quantity;
import longhand.notation.text.Figures;

/**
 * Known mistakes beside another one. Worked through the whole derivation each gives numbers of its own, and the two together others
 * again; but a wrong answer is a step that went wrong, and from the writer's own numbers before it the changed rule gives just that one.
 */
final class FurtherMistakes {
    private static final int FEWEST_INFORMATIVE = 2;

    private final Figures figures;
    private final RightDerivation derivation;
    private final List<Mark> marks;
    private final int fewestDigits;

    /**
     * What a mistake makes of the steps of a sheet.
     *
     * @param explained the wrong answers that it gives
     * @param contradicted how many right steps it would have made wrong
     */
    private record Steps(Set<Quantity> explained, int contradicted) {
        boolean isBetterThan(Steps other) {
            return explained.size() > other.explained.size()
                    || (explained.size() == other.explained.size() && contradicted < other.contradicted);
        }
    }

    /**
     * @param marks the judged answers in teaching order
     */
    FurtherMistakes(Figures figures, RightDerivation derivation, List<Mark> marks, int fewestDigits) {
        this.figures = figures;
        this.derivation = derivation;
        this.marks = marks;
        this.fewestDigits = fewestDigits;
    }

    /**
     * The mistakes that give these wrong answers, the first of them and most of all; each with those that it gives.
     *
     * @param wrong wrong answers in teaching order, at least one
     */
    Map<Mistake, Set<Quantity>> of(List<Mark> wrong) {
        ChangedRules rules = ChangedRules.of(figures);
        Map<Mistake, Steps> found = new EnumMap<>(Mistake.class);
        for (Mistake mistake : Mistake.values()) {
            for (LocalChange change : rules.of(mistake)) {
                Steps steps = steps(change, wrong);
                Steps before = found.get(mistake);
                if (isBelievable(steps, wrong) && (before == null || steps.isBetterThan(before))) {
                    found.put(mistake, steps);
                }
            }
        }
        Map<Mistake, Set<Quantity>> best = new EnumMap<>(Mistake.class);
        found.forEach((mistake, steps) -> {
            if (found.values().stream().noneMatch(other -> other.isBetterThan(steps))) {
                best.put(mistake, steps.explained());
            }
        });
        return best;
    }

    private boolean isBelievable(Steps steps, List<Mark> wrong) {
        long informative = wrong.stream()
                .filter(mark -> steps.explained().contains(mark.quantity()))
                .filter(this::isFine)
                .count();
        boolean isAll = steps.explained().size() == wrong.size();
        return (informative >= FEWEST_INFORMATIVE || (isAll && informative == 1))
                && 2 * steps.explained().size() > wrong.size()
                && 2 * steps.contradicted() <= steps.explained().size();
    }

    private boolean isFine(Mark mark) {
        return mark.number().value().signum() != 0
                && InformativeDigits.of(figures, mark.quantity(), mark.number()) >= fewestDigits;
    }

    /** Goes through the sheet in teaching order, and takes each step by the changed rules from the writer's own numbers before it. */
    private Steps steps(LocalChange change, List<Mark> wrong) {
        Quantity first = wrong.get(0).quantity();
        AffectedQuantities affected = derivation.affectedBy(change);
        Steps none = new Steps(Set.of(), 0);
        if (!affected.has(first)) {
            return none;
        }
        OwnFigures own = new OwnFigures(derivation.with(change, affected), (q, right) -> change.of(q, right.plain()));
        Set<Quantity> open = new HashSet<>();
        wrong.forEach(mark -> open.add(mark.quantity()));
        Set<Quantity> explained = new HashSet<>();
        int contradicted = 0;
        for (Mark mark : marks) {
            Quantity q = mark.quantity();
            boolean isOpen = open.contains(q);
            boolean isRight = mark.isRight() || mark.verdict() == Verdict.FOLLOWS;
            if (isFine(mark) && affected.has(q) && (isOpen || isRight)) {
                boolean fits = own.fit(q, mark.number(), true) != OwnFigures.Fit.NONE;
                if (isOpen && fits) {
                    explained.add(q);
                }
                contradicted += isRight && !fits ? 1 : 0;
            }
            if (q.equals(first) && !explained.contains(q)) {
                return none;
            }
            if (isFine(mark)) {
                own.put(q, mark.number());
            }
        }
        return new Steps(explained, contradicted);
    }
}
