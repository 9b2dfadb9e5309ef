package longhand.check.cause;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import longhand.check.judging.Closeness;
import longhand.check.judging.InformativeDigits;
import longhand.check.judging.Mark;
import longhand.check.judging.Mistake;
import longhand.check.judging.Verdict;
import longhand.formula.quantity.Quantity;
import longhand.notation.text.Figures;

/**
 * Which known mistake led to the wrong answers of a sheet.
 *
 * <p>A mistake is believed if the derivation worked through with it gives the first wrong answer and, where more answers are wrong,
 * at least one more; one that explains only some of what another explains is dropped. What is left is named, all of it. An answer
 * that follows from a wrong one is evidence too. A right answer that the mistake would have made wrong speaks against it. A 0, or a
 * parameter left as it was, fits too much to speak for anything, unless there is nothing else to explain.
 *
 * <p>Where nothing explains the first wrong answer, it may be an oddity of its own: then a mistake is believed that gives the next
 * wrong one, and most of all the others. Wrong answers that are left then are looked at step by step, see {@link FurtherMistakes}, and
 * by every two mistakes together, see {@link TwoMistakes}.
 */
public final class Diagnosis {
    /** So many wrong answers before the mistake may be oddities of their own. */
    private static final int MOST_ODDITIES = 2;

    /** A mistake that does not explain the first wrong answer must explain so many others. */
    private static final int FEWEST_AFTER_ODDITY = 4;

    private static final int FEWEST_INFORMATIVE = 2;

    /** So many numbers that are all 1 or −1 are a column that was filled in, be it what a mistake gives: each slope as 1. */
    private static final int FEWEST_ONES = 3;

    /** So many mistakes may be on a sheet, one after the other. */
    private static final int MOST_MISTAKES = 2;

    /** From so many numbers on an example is large. */
    private static final int FEWEST_OF_LARGE = 10_000;

    /** So many answers of few digits together say as much as fewer of more digits; and so many of them for each that says otherwise. */
    private static final int FEWEST_OF_FEW_DIGITS = 3;

    private static final int ODDITY_IN = 10;

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
    /** Whether that is fewer than one answer needs to say something by itself. */
    private final boolean isOfFewDigits;

    private final List<Mark> marks;
    /** The wrong answers and those that follow from them (or from one of too few digits), in teaching order. */
    private final List<Mark> evidence;

    private final List<Mark> wrong;
    private final List<Mark> right;
    private final RightDerivation derivation;
    private final Map<Mistake, Candidate> candidates = new EnumMap<>(Mistake.class);
    /** The slip in the one answer that is wrong, where that is all there is to it. */
    private Optional<ArithmeticSlip> slip = Optional.empty();

    /** The mistakes that were found step by step, one after the other, with the wrong answers that each gives. */
    private final List<Map<Mistake, Set<Quantity>>> further = new ArrayList<>();

    /** The two that were worked through together, where these are known. */
    private Set<Mistake> together = Set.of();

    private Diagnosis(Figures figures, List<Mark> marks, int fewestDigits, boolean isOfFewDigits) {
        this.figures = figures;
        this.fewestDigits = fewestDigits;
        this.isOfFewDigits = isOfFewDigits;
        this.marks = marks;
        evidence = with(Verdict.WRONG, Verdict.FOLLOWS);
        right = with(Verdict.CORRECT, Verdict.ROUNDED);
        wrong = with(Verdict.WRONG, Verdict.WRONG);
        derivation = RightDerivation.asWritten(figures);
    }

    private List<Mark> with(Verdict one, Verdict other) {
        return marks.stream()
                .filter(mark -> mark.verdict() == one || mark.verdict() == other)
                .toList();
    }

    /** @param marks the judged answers in teaching order */
    public static Diagnosis of(Figures figures, List<Mark> marks, int fewestDigits) {
        Diagnosis diagnosis = tried(new Diagnosis(figures, marks, fewestDigits, false));
        if (diagnosis.candidates.isEmpty() && diagnosis.wrong.size() >= FEWEST_OF_FEW_DIGITS) {
            Diagnosis ofFewDigits = tried(new Diagnosis(figures, marks, fewestDigits - 1, true));
            diagnosis = ofFewDigits.candidates.isEmpty() ? diagnosis : ofFewDigits;
        }
        // the number of another index may be that of a slip too: a single one does not tell
        if (Set.of(Mistake.INDICES_SWAPPED).containsAll(diagnosis.candidates.keySet())) {
            diagnosis.slip = ArithmeticSlip.of(figures, marks);
        }
        return diagnosis;
    }

    private static Diagnosis tried(Diagnosis diagnosis) {
        if (!diagnosis.evidence.isEmpty()) {
            diagnosis.tryAll();
            diagnosis.dropTheWeaker();
        }
        return diagnosis;
    }

    public List<Mistake> causes() {
        return candidates.isEmpty() && !further.isEmpty()
                ? causesOf(wrong.get(0))
                : withSlip(List.copyOf(candidates.keySet()), slip.isPresent());
    }

    /** The causes that explain this wrong answer. */
    public List<Mistake> causesOf(Mark mark) {
        List<Mistake> causes = new ArrayList<>();
        candidates.forEach((mistake, candidate) -> {
            if (candidate.explained().contains(mark.quantity()) || isBarelyShown(mark, candidate.hypothesis())) {
                causes.add(mistake);
            }
        });
        for (Map<Mistake, Set<Quantity>> found : further) {
            if (causes.isEmpty()) {
                found.forEach((mistake, explained) -> {
                    if (explained.contains(mark.quantity())) {
                        causes.add(mistake);
                    }
                });
            }
        }
        return withSlip(
                causes,
                slip.filter(found -> found.quantity().equals(mark.quantity())).isPresent());
    }

    /** Whether an answer of too few digits to be evidence is what comes out too, as far as its digits go. */
    private boolean isBarelyShown(Mark mark, Hypothesis hypothesis) {
        double value = hypothesis.value(mark.quantity());
        return !hypothesis.isFine(mark)
                && hypothesis.isChanged(mark.quantity(), value)
                && Closeness.isRounding(value, mark.number());
    }

    /** Looks for mistakes behind the wrong answers that are left, which takes longer: once a sheet is judged for good. */
    public Diagnosis withFurther() {
        FurtherMistakes mistakes = new FurtherMistakes(figures, derivation, marks, fewestDigits);
        // without a first mistake, what a step gives says too little: much that has no name gives some of the same
        while (!candidates.isEmpty() && further.size() + 1 < MOST_MISTAKES) {
            List<Mark> left = wrong.stream()
                    .filter(mark -> isInformative(mark) && causesOf(mark).isEmpty())
                    .toList();
            Map<Mistake, Set<Quantity>> found = left.isEmpty() || wrong.size() == 1 ? Map.of() : mistakes.of(left);
            if (found.isEmpty()) {
                break;
            }
            further.add(found);
        }
        // a single wrong number, from which all others follow, says too little for two
        if (wrong.size() > 1 && wrong.stream().anyMatch(mark -> causesOf(mark).isEmpty())) {
            lookForTwoTogether();
        }
        return this;
    }

    /** Two that were worked through together take the place of what explains less. */
    private void lookForTwoTogether() {
        Map<Mistake, Set<Quantity>> two = TwoMistakes.of(figures, derivation, marks, evidence, right, fewestDigits);
        if (!two.isEmpty()) {
            candidates.clear();
            further.clear();
            further.add(two);
            together = two.size() == 2 ? two.keySet() : Set.of();
        }
    }

    /** Whether these causes of an answer both led to it, and not one or the other. */
    public boolean areTogether(List<Mistake> causes) {
        return !together.isEmpty() && together.equals(Set.copyOf(causes));
    }

    private static List<Mistake> withSlip(List<Mistake> causes, boolean hasSlip) {
        return hasSlip
                ? Stream.concat(causes.stream(), Stream.of(Mistake.ARITHMETIC_SLIP))
                        .toList()
                : causes;
    }

    /** What is to be said of a cause: of a slip, what slipped. */
    public String advice(Mistake cause) {
        return cause == Mistake.ARITHMETIC_SLIP
                ? slip.orElseThrow().form().advice()
                : cause.adviceOn(figures.rules().computation());
    }

    /**
     * The wrong answers that a cause explains which gives at least so many different numbers that are not 0, or all of them; but not a
     * column of ones.
     */
    public Set<Quantity> givenByMistakes(int numbers) {
        Set<Quantity> worked = new HashSet<>();
        for (Candidate candidate : candidates.values()) {
            List<BigDecimal> given = evidence.stream()
                    .filter(mark -> candidate.explained().contains(mark.quantity()))
                    .map(mark -> mark.number().value().stripTrailingZeros())
                    .toList();
            long different = given.stream()
                    .filter(number -> number.signum() != 0)
                    .distinct()
                    .count();
            boolean isFilledIn = given.size() >= FEWEST_ONES
                    && given.stream().allMatch(number -> number.abs().compareTo(BigDecimal.ONE) == 0);
            if (!isFilledIn && (different >= numbers || candidate.wrong().size() == wrong.size())) {
                worked.addAll(candidate.wrong());
            }
        }
        return worked;
    }

    /**
     * With several causes, the first quantity without an answer that has another value under each of them; if there is none, the first
     * that tells at least some of them apart.
     */
    public Optional<Quantity> tellsApart() {
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
        Map<Mistake, List<Hypothesis>> all = Hypotheses.of(figures, derivation, marks, fewestDigits);
        List<Mark> firsts = firsts();
        for (int oddities = 0; candidates.isEmpty() && oddities < firsts.size(); oddities++) {
            Mark first = firsts.get(oddities);
            boolean isAfterOddity = oddities > 0;
            all.forEach((mistake, hypotheses) ->
                    hypotheses.forEach(hypothesis -> consider(mistake, hypothesis, first, isAfterOddity)));
        }
    }

    /**
     * What a mistake may have to explain first: the first answer, or after oddities the next wrong one. An update with few digits of its
     * change is passed over where there are others: it cannot say which mistake it was.
     */
    private List<Mark> firsts() {
        List<Mark> firsts = new ArrayList<>(List.of(evidence.get(0)));
        wrong.stream().skip(1).forEach(firsts::add);
        List<Mark> telling = firsts.stream()
                .filter(mark -> !mark.quantity().isUpdate()
                        || InformativeDigits.of(figures, mark.quantity(), mark.number()) >= fewestDigits)
                .toList();
        List<Mark> those = telling.isEmpty() ? firsts : telling;
        return those.subList(0, Math.min(those.size(), MOST_ODDITIES + 1));
    }

    /**
     * Keeps what a mistake explains, if it is believable and no other form of the same mistake does better.
     *
     * @param first the wrong answer that it must explain
     * @param isAfterOddity whether that is not the first on the sheet
     */
    private void consider(Mistake mistake, Hypothesis hypothesis, Mark first, boolean isAfterOddity) {
        if (isRefutedBefore(mistake, hypothesis, first) || !hypothesis.explains(first)) {
            return;
        }
        Candidate candidate = new Candidate(
                hypothesis,
                quantities(evidence.stream().filter(hypothesis::explains)),
                quantities(wrong.stream().filter(hypothesis::explains)),
                quantities(right.stream().filter(hypothesis::contradicts)));
        int explained = candidate.explained().size();
        boolean isMost = explained >= FEWEST_AFTER_ODDITY && 2 * explained > evidence.size();
        if (isRefuted(mistake, candidate) || !isSupported(mistake, candidate) || (isAfterOddity && !isMost)) {
            return;
        }
        Candidate before = candidates.get(mistake);
        if (before == null || candidate.isBetterThan(before)) {
            candidates.put(mistake, candidate);
        }
    }

    /**
     * Whether so many right answers before a wrong one speak against a mistake that it is refuted even if it explains all that is
     * wrong: a mean over a large batch is then not worked out for nothing. In a small example that is worked out sooner than looked for.
     */
    private boolean isRefutedBefore(Mistake mistake, Hypothesis hypothesis, Mark first) {
        if (figures.rules().order().size() < FEWEST_OF_LARGE) {
            return false;
        }
        int most = mistake == Mistake.ROUNDED_EARLY ? evidence.size() : evidence.size() / 2;
        int contradicted = 0;
        for (Mark mark : marks) {
            if (mark.equals(first) || contradicted > most) {
                break;
            }
            contradicted += mark.isRight() && hypothesis.contradicts(mark) ? 1 : 0;
        }
        return contradicted > most;
    }

    /** Whether more speaks against a mistake than somebody can have got right who made it. */
    private boolean isRefuted(Mistake mistake, Candidate candidate) {
        int explained = candidate.explained().size();
        int contradicted = candidate.contradicted().size();
        if (isOfFewDigits) {
            int otherwise = evidence.size() - explained + contradicted;
            return mistake == Mistake.ROUNDED_EARLY
                    || informative(candidate) < FEWEST_OF_FEW_DIGITS
                    || ODDITY_IN * otherwise > explained;
        }
        // who rounds from the start has few answers with more digits right, and not more of them than wrong ones
        return mistake == Mistake.ROUNDED_EARLY
                ? contradicted > explained || 2 * explained < evidence.size()
                : 2 * contradicted > explained;
    }

    /**
     * Whether enough of what it explains can hardly be by chance; or it explains all that is wrong. Not so if all of that is 0, or a parameter
     * that has not changed, unless that is just what comes out: to few enough decimals it always does.
     */
    private boolean isSupported(Mistake mistake, Candidate candidate) {
        return informative(candidate) >= (wrong.size() > 1 ? FEWEST_INFORMATIVE : 1)
                || (candidate.wrong().size() == wrong.size()
                        && wrong.stream()
                                .anyMatch(mark -> isChanged(mark)
                                        || (mistake != Mistake.ROUNDED_EARLY && isJust(mark, candidate.hypothesis()))));
    }

    private long informative(Candidate candidate) {
        return evidence.stream()
                .filter(mark -> candidate.explained().contains(mark.quantity()))
                .filter(this::isInformative)
                .count();
    }

    private static boolean isJust(Mark mark, Hypothesis hypothesis) {
        return Closeness.areSame(mark.number().value().doubleValue(), hypothesis.value(mark.quantity()));
    }

    private boolean isChanged(Mark mark) {
        return mark.quantity().isUpdate()
                ? InformativeDigits.of(figures, mark.quantity(), mark.number()) > 0
                : mark.number().value().signum() != 0;
    }

    private boolean isInformative(Mark mark) {
        boolean isUnchanged = mark.quantity().isUpdate()
                && InformativeDigits.of(figures, mark.quantity(), mark.number()) < FEWEST_INFORMATIVE;
        return !Closeness.areSame(mark.number().value().doubleValue(), 0) && !isUnchanged;
    }

    private static Set<Quantity> quantities(Stream<Mark> marks) {
        return marks.map(Mark::quantity).collect(Collectors.toSet());
    }

    private void dropTheWeaker() {
        if (wrong.size() > 1) {
            candidates.values().removeIf(candidate -> candidate.explained().size() == 1);
        }
        List<Candidate> all = List.copyOf(candidates.values());
        candidates.values().removeIf(weak -> all.stream().anyMatch(weak::isCoveredBy));
    }
}
