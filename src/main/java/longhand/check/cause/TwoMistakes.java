package longhand.check.cause;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import longhand.calculus.Change;
import longhand.check.judging.AffectedQuantities;
import longhand.check.judging.InformativeDigits;
import longhand.check.judging.Mark;
import longhand.check.judging.Mistake;
import longhand.check.judging.OnPaper;
import longhand.check.judging.OwnFigures;
import longhand.check.judging.Verdict;
import longhand.formula.quantity.Quantity;
import longhand.notation.text.Figures;

/**
 * Two known mistakes worked through together, where neither alone explains a sheet: what the first makes wrong, the second makes wrong
 * in another way. A pair is believed that gives almost all that is wrong, and next to nothing that is right otherwise.
 */
final class TwoMistakes {
    /** In an example of more numbers, to work through all pairs takes too long. */
    private static final int MOST_QUANTITIES = 2_000;

    /** One answer in so many may be an oddity of its own. */
    private static final int ODDITY_IN = 10;

    /** So many answers must speak for each of the two, or a single one of so many digits. */
    private static final int FEWEST_ANSWERS = 2;

    private static final int FEWEST_DIGITS_OF_ONE = 4;

    private static final int MOST_EARLY_DECIMALS = 5;

    private final Figures figures;
    private final RightDerivation derivation;
    private final List<Mark> marks;
    private final List<Mark> evidence;
    private final List<Mark> right;
    private final Mark first;
    private final int fewestDigits;

    /** A mistake in one of the ways in which it can be made. */
    private record Made(Mistake mistake, LocalChange change, AffectedQuantities affected, Hypothesis alone) {}

    /**
     * Two mistakes on one sheet.
     *
     * @param isOfOne the answers that the first made wrong, whatever came before
     * @param isOfOther those that the second did
     */
    private record Pair(
            Mistake one,
            Predicate<Quantity> isOfOne,
            Mistake other,
            Predicate<Quantity> isOfOther,
            Set<Quantity> explained) {}

    private TwoMistakes(
            Figures figures,
            RightDerivation derivation,
            List<Mark> marks,
            List<Mark> evidence,
            List<Mark> right,
            int fewestDigits) {
        this.figures = figures;
        this.derivation = derivation;
        this.marks = marks;
        this.evidence = evidence;
        this.right = right;
        this.fewestDigits = fewestDigits;
        first = evidence.get(0);
    }

    /**
     * The two mistakes that explain a sheet, each with the wrong answers that it had a part in; more where the answers cannot tell which it
     * was; none where no pair does.
     *
     * @param marks the judged answers in teaching order
     * @param evidence those of them that are wrong or follow from one that is; at least one
     * @param right those that are right
     */
    static Map<Mistake, Set<Quantity>> of(
            Figures figures,
            RightDerivation derivation,
            List<Mark> marks,
            List<Mark> evidence,
            List<Mark> right,
            int fewestDigits) {
        boolean isSmall = figures.rules().order().size() <= MOST_QUANTITIES;
        return isSmall && evidence.size() >= FEWEST_ANSWERS
                ? new TwoMistakes(figures, derivation, marks, evidence, right, fewestDigits).find()
                : Map.of();
    }

    private Map<Mistake, Set<Quantity>> find() {
        List<Pair> pairs = pairs();
        int most =
                pairs.stream().mapToInt(pair -> pair.explained().size()).max().orElse(0);
        List<Pair> best =
                pairs.stream().filter(pair -> pair.explained().size() == most).toList();
        // pairs that have nothing in common say that something is wrong, but not what
        boolean haveOneInCommon = best.stream()
                .flatMap(pair -> List.of(pair.one(), pair.other()).stream())
                .collect(Collectors.groupingBy(mistake -> mistake, Collectors.counting()))
                .containsValue((long) best.size());
        Map<Mistake, Set<Quantity>> found = new EnumMap<>(Mistake.class);
        if (haveOneInCommon) {
            best.forEach(pair -> attribute(pair, found));
        }
        return found;
    }

    private void attribute(Pair pair, Map<Mistake, Set<Quantity>> found) {
        for (Quantity q : pair.explained()) {
            boolean isOfOne = pair.isOfOne().test(q);
            boolean isOfOther = pair.isOfOther().test(q);
            if (isOfOne || !isOfOther) {
                found.computeIfAbsent(pair.one(), mistake -> new HashSet<>()).add(q);
            }
            if (isOfOther || !isOfOne) {
                found.computeIfAbsent(pair.other(), mistake -> new HashSet<>()).add(q);
            }
        }
    }

    private List<Pair> pairs() {
        List<Made> all = all();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Made one = all.get(i);
            for (Made other : all.subList(i + 1, all.size())) {
                if (one.mistake() != other.mistake() && canExplainFirst(one, other)) {
                    addTogether(one, other, pairs);
                }
            }
            for (Change way : OnPaper.ways(figures.rules())) {
                for (int decimals = 1; decimals <= MOST_EARLY_DECIMALS; decimals++) {
                    addRounded(one, way, decimals, pairs);
                }
            }
        }
        return pairs;
    }

    private List<Made> all() {
        ChangedRules rules = ChangedRules.of(figures);
        List<Made> all = new ArrayList<>();
        for (Mistake mistake : Mistake.values()) {
            for (LocalChange change : rules.of(mistake)) {
                all.add(new Made(mistake, change, derivation.affectedBy(change), worked(change)));
            }
        }
        return all;
    }

    private Hypothesis worked(LocalChange change) {
        return new Hypothesis.ByChangedRule(figures, derivation, fewestDigits, marks, change);
    }

    /** Not if only one of them reaches the first wrong answer, and that alone gives another number. */
    private boolean canExplainFirst(Made one, Made other) {
        Quantity q = first.quantity();
        boolean isReached = one.affected().has(q);
        boolean isReachedByOther = other.affected().has(q);
        return isReached
                ? isReachedByOther || one.alone().explains(first)
                : isReachedByOther && other.alone().explains(first);
    }

    private void addTogether(Made one, Made other, List<Pair> pairs) {
        Hypothesis both = worked(one.change().and(other.change()));
        Set<Quantity> explained = explained(both);
        if (explained.isEmpty() && haveSamePlace(one, other)) {
            both = worked(other.change().and(one.change()));
            explained = explained(both);
        }
        if (speaksFor(both, explained, one.alone()) && speaksFor(both, explained, other.alone())) {
            pairs.add(new Pair(
                    one.mistake(),
                    one.change().where(),
                    other.mistake(),
                    other.change().where(),
                    explained));
        }
    }

    private boolean haveSamePlace(Made one, Made other) {
        return evidence.stream()
                .map(Mark::quantity)
                .anyMatch(q ->
                        one.change().where().test(q) && other.change().where().test(q));
    }

    private void addRounded(Made one, Change way, int decimals, List<Pair> pairs) {
        KeptRules changed =
                new KeptRules(figures.rules(), (q, right) -> one.change().of(q, way.of(q, right)));
        Hypothesis both =
                new Hypothesis.ByEarlyRounding(figures, fewestDigits, decimals, changed, null, one.affected()::has);
        Set<Quantity> explained = explained(both);
        Hypothesis rounded = new Hypothesis.ByEarlyRounding(
                figures, fewestDigits, decimals, new KeptRules(figures.rules(), way), null);
        if (speaksFor(both, explained, one.alone()) && speaksFor(both, explained, rounded)) {
            Predicate<Quantity> where = one.change().where();
            pairs.add(new Pair(one.mistake(), where, Mistake.ROUNDED_EARLY, where.negate(), explained));
        }
    }

    /** What is wrong and comes out of both mistakes together; nothing unless that is almost all, with almost all that is right. */
    private Set<Quantity> explained(Hypothesis hypothesis) {
        if (!hypothesis.explains(first)) {
            return Set.of();
        }
        Set<Quantity> explained = new HashSet<>();
        int missed = 0;
        for (Mark mark : evidence) {
            if (hypothesis.explains(mark)) {
                explained.add(mark.quantity());
            } else if (++missed * ODDITY_IN > evidence.size()) {
                return Set.of();
            }
        }
        int contradicted = 0;
        for (Mark mark : right) {
            if (hypothesis.contradicts(mark) && ++contradicted * ODDITY_IN > explained.size()) {
                return Set.of();
            }
        }
        return explained;
    }

    /** Whether enough of what two mistakes explain cannot be had from one of them alone. */
    private boolean speaksFor(Hypothesis both, Set<Quantity> explained, Hypothesis alone) {
        if (explained.isEmpty()) {
            return false;
        }
        List<Mark> more = marks.stream()
                .filter(mark ->
                        isByItself(mark) && isTelling(mark, both) && both.explains(mark) && !alone.explains(mark))
                .toList();
        return more.size() >= FEWEST_ANSWERS || more.stream().anyMatch(mark -> digits(mark) >= FEWEST_DIGITS_OF_ONE);
    }

    /** Not what follows from a wrong answer: that it does whichever mistake that was. */
    private static boolean isByItself(Mark mark) {
        return mark.verdict() == Verdict.WRONG || mark.verdict() == Verdict.COARSE;
    }

    /** Whether it has digits enough to hardly agree by chance, or is all that there is to be said. A 0 tells nothing. */
    private boolean isTelling(Mark mark, Hypothesis both) {
        double given = mark.number().value().doubleValue();
        return given != 0 && (digits(mark) >= fewestDigits || OwnFigures.areSame(given, both.value(mark.quantity())));
    }

    private int digits(Mark mark) {
        return InformativeDigits.of(figures, mark.quantity(), mark.number());
    }
}
