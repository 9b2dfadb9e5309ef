package longhand.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import longhand.calculus.Rules;
import longhand.check.Finding.Cause;
import longhand.check.Finding.Verdict;
import longhand.formula.Quantity;
import longhand.notation.Figures;

/**
 * Holds the figures that a source prints against ours.
 *
 * <p>A figure that is not ours to its last digit may still be what the rule gives from the source's own rounded figures. So the rule
 * is evaluated with these put in, each as a variable, and the value may be off by what half a unit of each figure's last digit can
 * do: a first-order interval, carried through the rule by its own gradient.
 */
public final class SourceCheck {
    /** With fewer digits than this, a number fits another quantity by chance. */
    private static final int FEWEST_DIGITS_OF_ANOTHER = 4;

    private final Figures figures;
    private final Carried sound;
    private final Carried all;

    private SourceCheck(Figures figures) {
        this.figures = figures;
        sound = new Carried(figures.trace());
        all = new Carried(figures.trace());
    }

    /** One finding for each claim, in teaching order; of several figures for one quantity the one with the most digits first. */
    public static List<Finding> of(Figures figures, List<Claim> claims) {
        SourceCheck check = new SourceCheck(figures);
        return inTeachingOrder(figures.rules(), claims).stream()
                .map(check::judge)
                .toList();
    }

    private static List<Claim> inTeachingOrder(Rules rules, List<Claim> claims) {
        Map<Quantity, List<Claim>> byQuantity = claims.stream()
                .sorted(Comparator.comparingInt((Claim claim) -> claim.number().decimals())
                        .reversed())
                .collect(Collectors.groupingBy(Claim::quantity));
        List<Claim> ordered = new ArrayList<>();
        rules.forEach(q -> ordered.addAll(byQuantity.getOrDefault(q, List.of())));
        return ordered;
    }

    /** Judges a claim, and then lets later ones build on it. */
    private Finding judge(Claim claim) {
        Finding finding = find(claim);
        // a figure that is exactly ours was not rounded, however few its digits
        if (finding.difference().signum() != 0) {
            all.put(claim.quantity(), claim.number());
            if (finding.verdict() != Verdict.SLIP) {
                sound.put(claim.quantity(), claim.number());
            }
        }
        return finding;
    }

    private Finding find(Claim claim) {
        if (claim.number().agreesWith(ours(claim))) {
            return finding(claim, Verdict.AGREES, Cause.NONE, null);
        }
        if (sound.explains(claim.quantity(), claim.number())) {
            return finding(claim, Verdict.ROUNDING_CARRIED, Cause.NONE, null);
        }
        if (all.explains(claim.quantity(), claim.number())) {
            return finding(claim, Verdict.SLIP, Cause.FOLLOWS, all.mentionedIn(claim.quantity(), sound));
        }
        WrittenNumber written = claim.number();
        WrittenNumber turned = new WrittenNumber(written.value().negate(), written.decimals());
        if (written.value().signum() != 0 && isRight(turned, claim)) {
            return finding(claim, Verdict.SLIP, Cause.SIGN, null);
        }
        if (DigitSlips.of(written).stream().anyMatch(meant -> isRight(meant, claim))) {
            return finding(claim, Verdict.SLIP, Cause.DIGIT, null);
        }
        Optional<Quantity> other = written.value().precision() < FEWEST_DIGITS_OF_ANOTHER
                ? Optional.empty()
                : sameKind(claim.quantity()).stream()
                        .filter(q -> written.agreesWith(figures.decimal(q)))
                        .findFirst();
        return finding(claim, Verdict.SLIP, other.isPresent() ? Cause.INDEX : Cause.NONE, other.orElse(null));
    }

    /** Whether the claim would be right, had it been this number. */
    private boolean isRight(WrittenNumber meant, Claim claim) {
        return meant.agreesWith(ours(claim)) || sound.explains(claim.quantity(), meant);
    }

    private Finding finding(Claim claim, Verdict verdict, Cause cause, Quantity other) {
        BigDecimal ours = ours(claim);
        return new Finding(claim, verdict, ours, claim.number().value().subtract(ours), cause, other);
    }

    private BigDecimal ours(Claim claim) {
        return Carried.orTooLarge(figures.decimal(claim.quantity()));
    }

    private List<Quantity> sameKind(Quantity q) {
        List<Quantity> same = new ArrayList<>();
        figures.rules().forEach(other -> {
            if (other.kind() == q.kind() && !other.equals(q) && figures.decimal(other) != null) {
                same.add(other);
            }
        });
        return same;
    }
}
