package longhand.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.check.Finding.Agreement;
import longhand.check.Finding.Cause;
import longhand.check.cause.Diagnosis;
import longhand.check.cause.DigitSlips;
import longhand.check.convention.SheetConventions;
import longhand.check.convention.SheetConventions.FollowedRules;
import longhand.check.judging.Judgement;
import longhand.check.judging.Mark;
import longhand.check.judging.Mistake;
import longhand.check.judging.OwnFigures;
import longhand.check.reading.Answer;
import longhand.check.reading.PrintedFigure;
import longhand.check.reading.ReadAnswer;
import longhand.check.reading.WrittenNumber;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Quantity;
import longhand.notation.text.Figures;

/**
 * Holds the figures that a source prints against ours.
 *
 * <p>A figure that is not ours to its last digit may still be what the rule gives from the source's own rounded figures. So the rule
 * is evaluated with these put in, each as a variable, and the value may be off by what half a unit of each figure's last digit can
 * do: a first-order interval, carried through the rule by its own gradient.
 */
public final class SourceCheck {
    private static final BigDecimal TOO_LARGE = BigDecimal.TEN.pow(400);

    /** With fewer digits than this, a number fits another quantity by chance. */
    private static final int FEWEST_DIGITS_OF_ANOTHER = 4;

    private static final int FEWEST_DIGITS_OF_MISTAKE = 3;

    private final Figures figures;
    private final OwnFigures sound;
    private final OwnFigures all;

    private SourceCheck(Figures figures) {
        this.figures = figures;
        sound = new OwnFigures(figures.trace());
        all = new OwnFigures(figures.trace());
    }

    /** One finding for each printed figure, in teaching order; of several figures for one quantity the one with the most digits first. */
    public static List<Finding> of(Figures figures, List<PrintedFigure> printed) {
        List<PrintedFigure> ordered = inTeachingOrder(figures.rules(), printed);
        List<Finding> findings = withMistakes(figures, judged(figures, ordered));
        return findings.stream().noneMatch(SourceCheck::isSlip)
                ? findings
                : SheetConventions.followed(ordered, figures)
                        .map(followed -> byConvention(findings, followed))
                        .orElse(findings);
    }

    private static List<Finding> judged(Figures figures, List<PrintedFigure> ordered) {
        SourceCheck check = new SourceCheck(figures);
        return ordered.stream().map(check::judge).toList();
    }

    /**
     * The same findings, with the known mistakes behind slips that are none of a single figure: as a sheet of answers has them named. Where such
     * a mistake also gives a figure that is the number of another quantity, that is chance.
     */
    private static List<Finding> withMistakes(Figures figures, List<Finding> findings) {
        if (findings.stream().noneMatch(SourceCheck::isUnexplained)) {
            return findings;
        }
        Map<Finding, Mark> marks = new LinkedHashMap<>();
        Set<Quantity> seen = new HashSet<>();
        for (Finding finding : findings) {
            if (seen.add(finding.printed().quantity())) {
                marks.put(finding, mark(finding));
            }
        }
        Diagnosis diagnosis = Diagnosis.of(figures, List.copyOf(marks.values()), FEWEST_DIGITS_OF_MISTAKE)
                .withFurther();
        return findings.stream()
                .map(finding -> {
                    boolean mayBeByMistake = isUnexplained(finding) || finding.cause() == Cause.INDEX;
                    List<Mistake> mistakes = mayBeByMistake && marks.containsKey(finding)
                            ? diagnosis.causesOf(marks.get(finding))
                            : List.<Mistake>of();
                    return mistakes.isEmpty() ? finding : finding.byMistakes(mistakes, diagnosis.areTogether(mistakes));
                })
                .toList();
    }

    private static boolean isUnexplained(Finding finding) {
        return isSlip(finding) && finding.cause() == Cause.NONE;
    }

    private static Mark mark(Finding finding) {
        PrintedFigure printed = finding.printed();
        Judgement judgement =
                switch (finding.agreement()) {
                    case AGREES -> Judgement.correct(printed.quantity());
                    case ROUNDING_CARRIED, BY_CONVENTION -> Judgement.roundedEarlier();
                    case SLIP ->
                        finding.cause() == Cause.FOLLOWS
                                ? Judgement.follows(finding.other(), "", false)
                                : Judgement.wrong();
                };
        Answer answer = new Answer(0, "", printed.asWritten());
        return new Mark(new ReadAnswer(answer, printed.quantity(), printed.number()), judgement);
    }

    /** The same findings, but that what is right by the convention of the source is no slip. */
    private static List<Finding> byConvention(List<Finding> findings, FollowedRules followed) {
        List<Finding> by = judged(
                Figures.of(new Trace<>(followed.rules(), Arithmetic.doubles())),
                findings.stream().map(Finding::printed).toList());
        List<Finding> all = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            boolean isRight = isSlip(finding) && !isSlip(by.get(i));
            all.add(isRight ? finding.byConvention(followed.convention()) : finding);
        }
        return all;
    }

    private static boolean isSlip(Finding finding) {
        return finding.agreement() == Agreement.SLIP;
    }

    private static List<PrintedFigure> inTeachingOrder(Rules rules, List<PrintedFigure> printed) {
        Map<Quantity, List<PrintedFigure>> byQuantity = printed.stream()
                .sorted(Comparator.comparingInt(
                                (PrintedFigure figure) -> figure.number().decimals())
                        .reversed())
                .collect(Collectors.groupingBy(PrintedFigure::quantity));
        List<PrintedFigure> ordered = new ArrayList<>();
        rules.forEach(q -> ordered.addAll(byQuantity.getOrDefault(q, List.of())));
        return ordered;
    }

    /** Judges a printed figure, and then lets later ones build on it. */
    private Finding judge(PrintedFigure printed) {
        Finding finding = find(printed);
        // a figure that is exactly ours was not rounded, however few its digits
        if (finding.difference().signum() != 0) {
            all.put(printed.quantity(), printed.number());
            if (finding.agreement() != Agreement.SLIP) {
                sound.put(printed.quantity(), printed.number());
            }
        }
        return finding;
    }

    private Finding find(PrintedFigure printed) {
        if (printed.number().agreesWith(ours(printed))) {
            return finding(printed, Agreement.AGREES, Cause.NONE, null);
        }
        if (sound.explains(printed.quantity(), printed.number())) {
            return finding(printed, Agreement.ROUNDING_CARRIED, Cause.NONE, null);
        }
        if (all.explains(printed.quantity(), printed.number())) {
            return finding(printed, Agreement.SLIP, Cause.FOLLOWS, all.mentionedIn(printed.quantity(), sound::has));
        }
        WrittenNumber written = printed.number();
        WrittenNumber turned = new WrittenNumber(written.value().negate(), written.decimals());
        if (written.value().signum() != 0 && isRight(turned, printed)) {
            return finding(printed, Agreement.SLIP, Cause.SIGN, null);
        }
        if (DigitSlips.of(written).stream().anyMatch(meant -> isRight(meant, printed))) {
            return finding(printed, Agreement.SLIP, Cause.DIGIT, null);
        }
        Optional<Quantity> other = written.value().precision() < FEWEST_DIGITS_OF_ANOTHER
                ? Optional.empty()
                : sameKind(printed.quantity()).stream()
                        .filter(q -> written.agreesWith(figures.decimal(q)))
                        .findFirst();
        return finding(printed, Agreement.SLIP, other.isPresent() ? Cause.INDEX : Cause.NONE, other.orElse(null));
    }

    /** Whether the figure would be right, had it been this number. */
    private boolean isRight(WrittenNumber meant, PrintedFigure printed) {
        return meant.agreesWith(ours(printed)) || sound.explains(printed.quantity(), meant);
    }

    private Finding finding(PrintedFigure printed, Agreement agreement, Cause cause, Quantity other) {
        BigDecimal ours = ours(printed);
        return new Finding(
                printed, agreement, ours, printed.number().value().subtract(ours), null, cause, other, List.of());
    }

    /** What it is here; where that is too large for a double, a number as far from any printed figure as can be. */
    private BigDecimal ours(PrintedFigure printed) {
        BigDecimal ours = figures.decimal(printed.quantity());
        return ours == null ? TOO_LARGE : ours;
    }

    private List<Quantity> sameKind(Quantity q) {
        List<Quantity> same = new ArrayList<>();
        figures.rules().forEach(other -> {
            if (other.isOf(q.family()) && !other.equals(q) && figures.decimal(other) != null) {
                same.add(other);
            }
        });
        return same;
    }
}
