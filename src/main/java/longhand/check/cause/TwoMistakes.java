package longhand.check.cause;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import longhand.calculus.Change;
import longhand.check.change.ChangedRules;
import longhand.check.change.LocalChange;
import longhand.check.judging.AffectedQuantities;
import longhand.check.judging.Closeness;
import longhand.check.judging.InformativeDigits;
import longhand.check.judging.Mark;
import longhand.check.judging.Mistake;
import longhand.check.judging.OnPaper;
import longhand.check.judging.Verdict;
import longhand.formula.quantity.Quantity;
import longhand.model.TrainingStep;
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

    private final Figures figures;
    private final RightDerivation derivation;
    private final List<Mark> marks;
    private final List<Mark> evidence;
    private final List<Mark> right;
    /** The evidence, and then what is right. */
    private final List<Mark> told;

    private final int fewestDigits;

    /** A mistake in one of the ways in which it can be made, and what it alone makes of each answer, which is asked for again and again. */
    private final class Made {
        private final Mistake mistake;
        /** For rounding, the way to the numbers that are rounded. */
        private final LocalChange change;

        private final Hypothesis alone;
        private final Predicate<Quantity> reached;
        private final boolean[] isReached = new boolean[told.size()];
        private final Boolean[] fails = new Boolean[told.size()];
        private final Map<Quantity, Set<Quantity>> named = new HashMap<>();

        /**
         * @param alone the derivation with this mistake and no other
         * @param reached what may be another number there than it should be
         */
        Made(Mistake mistake, LocalChange change, Hypothesis alone, Predicate<Quantity> reached) {
            this.mistake = mistake;
            this.change = change;
            this.alone = alone;
            this.reached = reached;
            for (int i = 0; i < isReached.length; i++) {
                isReached[i] = reached.test(told.get(i).quantity());
            }
        }

        /** The answers that it makes wrong, whatever came before. */
        Predicate<Quantity> where() {
            return change.where();
        }

        /** Whether an answer is not what it should be with this mistake alone. */
        boolean fails(int i) {
            if (fails[i] == null) {
                Mark mark = told.get(i);
                fails[i] = i < evidence.size() ? !alone.explains(mark) : alone.contradicts(mark);
            }
            return fails[i];
        }

        /** Whether an answer is of numbers that another mistake reaches: a changed rule may name others than the right one. */
        boolean isOfWhatIsReached(int i, Made other) {
            Quantity q = told.get(i).quantity();
            return where().test(q)
                    && named
                            .computeIfAbsent(
                                    q, any -> change.of(q, derivation.rules().of(q))
                                            .references())
                            .stream()
                            .anyMatch(other.reached);
        }
    }

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
        told = Stream.concat(evidence.stream(), right.stream()).toList();
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
                if (one.mistake != other.mistake && mayBeBoth(one, other)) {
                    addTogether(one, other, pairs);
                }
            }
        }
        if (figures.rules().computation() instanceof TrainingStep) {
            all.forEach(one -> addSwapped(one, pairs));
        }
        for (Change way : OnPaper.ways(figures.rules())) {
            for (int decimals = 1; decimals <= Hypothesis.ByEarlyRounding.MOST_DECIMALS; decimals++) {
                Made rounded = rounded(way, decimals);
                for (Made one : all) {
                    if (mayBeBoth(one, rounded)) {
                        addRounded(one, rounded, decimals, pairs);
                    }
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
                AffectedQuantities affected = derivation.affectedBy(change);
                all.add(new Made(mistake, change, worked(change), affected::has));
            }
        }
        return all;
    }

    private Made rounded(Change way, int decimals) {
        LocalChange everywhere = new LocalChange(q -> true, way);
        return new Made(Mistake.ROUNDED_EARLY, everywhere, worked(everywhere, decimals, q -> false), q -> true);
    }

    private Hypothesis worked(LocalChange change) {
        return new Hypothesis.ByChangedRule(figures, derivation, fewestDigits, marks, change);
    }

    /** @param isOther what is not as it should be for another reason than rounding */
    private Hypothesis worked(Change change, int decimals, Predicate<Quantity> isOther) {
        KeptRules rules = new KeptRules(figures.rules(), change);
        return new Hypothesis.ByEarlyRounding(figures, fewestDigits, decimals, rules, null, isOther);
    }

    /**
     * Whether the two together may explain enough, by what is known of each alone: what the other does not reach comes out of both as of
     * the one. Most pairs end here, and are not worked through.
     */
    private boolean mayBeBoth(Made one, Made other) {
        return mayBe(one, other) && mayBe(other, one);
    }

    private boolean mayBe(Made one, Made other) {
        int missed = 0;
        int contradicted = 0;
        for (int i = 0; i < told.size(); i++) {
            boolean isOfOneAlone = !other.isReached[i] && !one.isOfWhatIsReached(i, other);
            if (isOfOneAlone && one.fails(i)) {
                boolean isRight = i >= evidence.size();
                missed += isRight ? 0 : 1;
                contradicted += isRight ? 1 : 0;
                if (i == 0 || areTooMany(missed) || areTooMany(contradicted)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean areTooMany(int oddities) {
        return oddities * ODDITY_IN > evidence.size();
    }

    private void addTogether(Made one, Made other, List<Pair> pairs) {
        Hypothesis both = worked(one.change.and(other.change));
        Set<Quantity> explained = explained(both);
        if (explained.isEmpty() && haveSamePlace(one, other)) {
            both = worked(other.change.and(one.change));
            explained = explained(both);
        }
        if (speaksFor(both, explained, one.alone) && speaksFor(both, explained, other.alone)) {
            pairs.add(new Pair(one.mistake, one.where(), other.mistake, other.where(), explained));
        }
    }

    private void addRounded(Made one, Made rounded, int decimals, List<Pair> pairs) {
        Hypothesis both = worked(rounded.change.and(one.change), decimals, one.reached);
        Set<Quantity> explained = explained(both);
        if (speaksFor(both, explained, one.alone)
                && speaksFor(both, explained, rounded.alone)
                && speaksForRounding(explained, one.alone)) {
            pairs.add(new Pair(
                    one.mistake, one.where(), Mistake.ROUNDED_EARLY, one.where().negate(), explained));
        }
    }

    /** Numbers worked out with a mistake, of which some stand under each other's names. */
    private void addSwapped(Made one, List<Pair> pairs) {
        SwappedIndices.Beside both = new SwappedIndices.Beside(one.alone, marks);
        Set<Quantity> explained = explained(both);
        Hypothesis swapped = new SwappedIndices(figures, fewestDigits, marks);
        if (speaksFor(both, explained, one.alone) && speaksFor(both, explained, swapped)) {
            Set<Quantity> places = evidence.stream()
                    .filter(both::isSwapped)
                    .map(Mark::quantity)
                    .collect(Collectors.toSet());
            pairs.add(new Pair(one.mistake, one.where(), Mistake.INDICES_SWAPPED, places::contains, explained));
        }
    }

    private boolean haveSamePlace(Made one, Made other) {
        return evidence.stream()
                .map(Mark::quantity)
                .anyMatch(q -> one.where().test(q) && other.where().test(q));
    }

    /** What is wrong and comes out of both mistakes together; nothing unless that is almost all, with almost all that is right. */
    private Set<Quantity> explained(Hypothesis hypothesis) {
        if (!hypothesis.explains(evidence.get(0))) {
            return Set.of();
        }
        Set<Quantity> explained = new HashSet<>();
        int missed = 0;
        for (Mark mark : evidence) {
            if (hypothesis.explains(mark)) {
                explained.add(mark.quantity());
            } else if (areTooMany(++missed)) {
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

    /** Whether enough of what two explain is more than rounded when it was written down; a parameter that has not changed may be anything. */
    private boolean speaksForRounding(Set<Quantity> explained, Hypothesis alone) {
        long rounded = marks.stream()
                .filter(mark -> isByItself(mark) && explained.contains(mark.quantity()) && digits(mark) > 0)
                .filter(mark -> !Closeness.isRounding(alone.value(mark.quantity()), mark.number()))
                .count();
        return rounded >= FEWEST_ANSWERS;
    }

    /** Not what follows from a wrong answer: that it does whichever mistake that was. */
    private static boolean isByItself(Mark mark) {
        return mark.verdict() == Verdict.WRONG || mark.verdict() == Verdict.COARSE;
    }

    /** Whether it has digits enough to hardly agree by chance, or is all that there is to be said. A 0 tells nothing. */
    private boolean isTelling(Mark mark, Hypothesis both) {
        double given = mark.number().value().doubleValue();
        return given != 0 && (digits(mark) >= fewestDigits || Closeness.areSame(given, both.value(mark.quantity())));
    }

    private int digits(Mark mark) {
        return InformativeDigits.of(figures, mark.quantity(), mark.number());
    }
}
