package longhand.check.cause;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import longhand.check.change.ChangedRules;
import longhand.check.change.LocalChange;
import longhand.check.judging.Mark;
import longhand.check.judging.Mistake;
import longhand.check.judging.OnPaper;
import longhand.notation.text.Figures;

/** The ways in which each known mistake can have been made. */
final class Hypotheses {
    private Hypotheses() {}

    /**
     * All of them, by mistake; none for one that cannot be made here.
     *
     * @param marks the judged answers in teaching order
     */
    static Map<Mistake, List<Hypothesis>> of(
            Figures figures, RightDerivation derivation, List<Mark> marks, int fewestDigits) {
        ChangedRules changedRules = ChangedRules.of(figures);
        Map<Mistake, List<Hypothesis>> all = new EnumMap<>(Mistake.class);
        for (Mistake mistake : Mistake.values()) {
            List<Hypothesis> hypotheses = new ArrayList<>();
            for (LocalChange change : changedRules.of(mistake)) {
                hypotheses.add(new Hypothesis.ByChangedRule(figures, derivation, fewestDigits, marks, change));
            }
            all.put(mistake, hypotheses);
        }
        all.get(Mistake.INDICES_SWAPPED).add(new SwappedIndices(figures, fewestDigits, marks));
        List<KeptRules> ways = new ArrayList<>(List.of(derivation.rules()));
        OnPaper.ways(figures.rules()).stream()
                .skip(1)
                .map(way -> new KeptRules(figures.rules(), way))
                .forEach(ways::add);
        for (int decimals = 1; decimals <= Hypothesis.ByEarlyRounding.MOST_DECIMALS; decimals++) {
            Hypothesis.ByEarlyRounding other = null;
            for (KeptRules way : ways) {
                other = new Hypothesis.ByEarlyRounding(figures, fewestDigits, decimals, way, other);
                all.get(Mistake.ROUNDED_EARLY).add(other);
            }
        }
        return all;
    }
}
