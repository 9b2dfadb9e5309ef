package longhand.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import longhand.calculus.Change;
import longhand.calculus.Trace;
import longhand.formula.Arithmetic;
import longhand.formula.Phase;
import longhand.formula.Quantity;
import longhand.notation.Figures;
import org.apache.commons.math3.util.Decimal64;

/**
 * Which known mistake led to the wrong answers of a sheet.
 *
 * <p>A mistake is believed if the derivation worked through with it gives the first wrong answer and, where more answers are wrong,
 * at least one more; one that explains only some of what another explains is dropped. What is left is named, all of it. An answer
 * that follows from a wrong one is evidence too.
 */
final class Diagnosis {
    private static final int MOST_EARLY_DECIMALS = 5;
    /** Values nearer than this to each other do not tell two mistakes apart on paper. */
    private static final double APART = 0.01;

    /**
     * What speaks for a mistake and against it.
     *
     * @param explained the wrong answers that it gives
     * @param wrong those of them that follow from no earlier one
     * @param contradicted the right answers that it does not give
     */
    private record Candidate(
            Hypothesis hypothesis, Set<Quantity> explained, Set<Quantity> wrong, Set<Quantity> contradicted) {
        boolean isBetterThan(Candidate other) {
            return explained.size() > other.explained.size()
                    || (explained.size() == other.explained.size() && contradicted.size() < other.contradicted.size());
        }

        /** Whether another explains all that this does, and meets no more that speaks against it. */
        boolean isCoveredBy(Candidate other) {
            boolean explainsAll = other.isBetterThan(this) && other.explained.containsAll(explained);
            // what follows from a wrong answer follows from it, whichever mistake that was
            boolean explainsMoreOfTheWrong = other.wrong.size() > wrong.size() && other.wrong.containsAll(wrong);
            return (explainsAll || explainsMoreOfTheWrong) && contradicted.containsAll(other.contradicted);
        }
    }

    private final Figures figures;
    private final int fewestDigits;
    private final List<Mark> marks;
    /** The wrong answers and those that follow from them (or from one of too few digits), in teaching order. */
    private final List<Mark> evidence;

    private final int countWrong;
    private final List<Mark> right;
    private final Map<Mistake, Candidate> candidates = new EnumMap<>(Mistake.class);

    private Diagnosis(Figures figures, List<Mark> marks, int fewestDigits) {
        this.figures = figures;
        this.fewestDigits = fewestDigits;
        this.marks = marks;
        evidence = with(Verdict.WRONG, Verdict.FOLLOWS);
        right = with(Verdict.CORRECT, Verdict.ROUNDED);
        countWrong = with(Verdict.WRONG, Verdict.WRONG).size();
    }

    private List<Mark> with(Verdict one, Verdict other) {
        return marks.stream()
                .filter(mark -> mark.verdict() == one || mark.verdict() == other)
                .toList();
    }

    /** @param marks the judged answers in teaching order */
    static Diagnosis of(Figures figures, List<Mark> marks, int fewestDigits) {
        Diagnosis diagnosis = new Diagnosis(figures, marks, fewestDigits);
        if (!diagnosis.evidence.isEmpty()) {
            diagnosis.tryAll();
            diagnosis.dropTheWeaker();
        }
        return diagnosis;
    }

    List<Mistake> causes() {
        return List.copyOf(candidates.keySet());
    }

    /** The causes that explain this wrong answer. */
    List<Mistake> causesOf(Mark mark) {
        return candidates.entrySet().stream()
                .filter(entry -> entry.getValue().explained().contains(mark.quantity()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The wrong answers that a cause explains which gives at least so many different numbers that are not 0, or all of them. */
    Set<Quantity> givenByMistakes(int numbers) {
        Set<Quantity> given = new HashSet<>();
        for (Candidate candidate : candidates.values()) {
            long different = evidence.stream()
                    .filter(mark -> candidate.explained().contains(mark.quantity()))
                    .map(mark -> mark.number().value().stripTrailingZeros())
                    .filter(number -> number.signum() != 0)
                    .distinct()
                    .count();
            if (different >= numbers || candidate.wrong().size() == countWrong) {
                given.addAll(candidate.wrong());
            }
        }
        return given;
    }

    /**
     * With several causes, the first quantity without an answer that has another value under each of them; if there is none, the first
     * that tells at least some of them apart.
     */
    Optional<Quantity> tellsApart() {
        if (candidates.size() < 2) {
            return Optional.empty();
        }
        Set<Quantity> answered = quantities(marks.stream());
        List<Hypothesis> hypotheses =
                candidates.values().stream().map(Candidate::hypothesis).toList();
        List<Quantity> all = new ArrayList<>();
        List<Quantity> some = new ArrayList<>();
        figures.rules().forEach(q -> {
            boolean isOpen = all.isEmpty()
                    && !answered.contains(q)
                    && hypotheses.stream().anyMatch(hypothesis -> hypothesis.reaches(q));
            int kinds = isOpen ? differentValues(hypotheses, q) : 1;
            if (kinds > 1) {
                (kinds == hypotheses.size() ? all : some).add(q);
            }
        });
        return all.isEmpty() ? some.stream().findFirst() : Optional.of(all.get(0));
    }

    private static int differentValues(List<Hypothesis> hypotheses, Quantity q) {
        List<Double> different = new ArrayList<>();
        for (Hypothesis hypothesis : hypotheses) {
            double value = hypothesis.value(q);
            if (different.stream()
                    .noneMatch(
                            other -> Math.abs(value - other) <= APART * Math.max(Math.abs(value), Math.abs(other)))) {
                different.add(value);
            }
        }
        return different.size();
    }

    private void tryAll() {
        Trace<Decimal64> plain = new Trace<>(
                figures.rules(),
                Arithmetic.doubles(),
                q -> q.phase().compareTo(Phase.FORWARD) <= 0 ? new Decimal64(figures.real(q)) : null,
                (q, right) -> right.plain());
        ChangedRules changedRules = new ChangedRules(figures);
        for (Mistake mistake : Mistake.values()) {
            for (LocalChange change : changedRules.of(mistake)) {
                consider(mistake, new Hypothesis.ByChangedRule(figures, plain, fewestDigits, marks, change));
            }
        }
        consider(Mistake.INDICES_SWAPPED, new Hypothesis.BySwappedIndices(figures, fewestDigits));
        for (int decimals = 1; decimals <= MOST_EARLY_DECIMALS; decimals++) {
            for (Change way : OnPaper.ways(figures.rules())) {
                consider(Mistake.ROUNDED_EARLY, new Hypothesis.ByEarlyRounding(figures, fewestDigits, decimals, way));
            }
        }
    }

    /** Keeps what a mistake explains, if that is the first wrong answer and no other form of the same mistake does better. */
    private void consider(Mistake mistake, Hypothesis hypothesis) {
        if (!hypothesis.explains(evidence.get(0))) {
            return;
        }
        Candidate candidate = new Candidate(
                hypothesis,
                quantities(evidence.stream().filter(hypothesis::explains)),
                quantities(evidence.stream()
                        .filter(mark -> mark.verdict() == Verdict.WRONG)
                        .filter(hypothesis::explains)),
                quantities(right.stream().filter(hypothesis::contradicts)));
        // who rounds from the start has few answers with more digits right, and not more of them than wrong ones
        if (mistake == Mistake.ROUNDED_EARLY
                && candidate.contradicted().size() > candidate.explained().size()) {
            return;
        }
        Candidate before = candidates.get(mistake);
        if (before == null || candidate.isBetterThan(before)) {
            candidates.put(mistake, candidate);
        }
    }

    private static Set<Quantity> quantities(Stream<Mark> marks) {
        return marks.map(Mark::quantity).collect(Collectors.toSet());
    }

    private void dropTheWeaker() {
        if (countWrong > 1) {
            candidates.values().removeIf(candidate -> candidate.explained().size() == 1);
        }
        List<Candidate> all = List.copyOf(candidates.values());
        candidates.values().removeIf(weak -> all.stream().anyMatch(weak::isCoveredBy));
    }
}
