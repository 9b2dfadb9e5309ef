package longhand.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import longhand.calculus.Arithmetic;
import longhand.calculus.Formula;
import longhand.calculus.Formula.Stable;
import longhand.calculus.Quantity;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.check.Finding.Cause;
import longhand.check.Finding.Verdict;
import longhand.notation.Figures;
import org.apache.commons.math3.analysis.differentiation.SparseGradient;

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
    private final Rules rules;
    private final List<Claim> claims;

    private SourceCheck(Figures figures, List<Claim> claims) {
        this.figures = figures;
        this.claims = claims;
        rules = figures.rules();
    }

    /** One finding for each claim, in the order of the claims. */
    public static List<Finding> of(Figures figures, List<Claim> claims) {
        return new SourceCheck(figures, claims).findings();
    }

    private List<Finding> findings() {
        List<Claim> agreed = claims.stream()
                .filter(claim -> claim.number().agreesWith(ours(claim)))
                .toList();
        Carried sound = new Carried(agreed);
        // a figure may follow from one that follows from another: until nothing more is explained
        for (int known = -1; known != sound.believed.size(); ) {
            known = sound.believed.size();
            Carried before = sound;
            sound = new Carried(claims.stream()
                    .filter(claim -> agreed.contains(claim) || before.explains(claim))
                    .toList());
        }
        Carried all = new Carried(claims);
        List<Finding> findings = new ArrayList<>();
        for (Claim claim : claims) {
            findings.add(finding(claim, sound, all));
        }
        return List.copyOf(findings);
    }

    private Finding finding(Claim claim, Carried sound, Carried all) {
        if (claim.number().agreesWith(ours(claim))) {
            return finding(claim, Verdict.AGREES, Cause.NONE, null);
        }
        if (sound.explains(claim)) {
            return finding(claim, Verdict.ROUNDING_CARRIED, Cause.NONE, null);
        }
        if (all.explains(claim)) {
            return finding(claim, Verdict.SLIP, Cause.FOLLOWS, all.mentionedBy(claim, sound));
        }
        WrittenNumber written = claim.number();
        WrittenNumber turned = new WrittenNumber(written.value().negate(), written.decimals());
        if (written.value().signum() != 0 && isRight(turned, claim, sound)) {
            return finding(claim, Verdict.SLIP, Cause.SIGN, null);
        }
        if (DigitSlips.of(written).stream().anyMatch(meant -> isRight(meant, claim, sound))) {
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
    private boolean isRight(WrittenNumber meant, Claim claim, Carried sound) {
        return meant.agreesWith(ours(claim))
                || sound.explains(new Claim(claim.quantity(), meant, claim.asWritten(), claim.where()));
    }

    private Finding finding(Claim claim, Verdict verdict, Cause cause, Quantity other) {
        BigDecimal ours = ours(claim);
        return new Finding(claim, verdict, ours, claim.number().value().subtract(ours), cause, other);
    }

    private BigDecimal ours(Claim claim) {
        BigDecimal ours = figures.decimal(claim.quantity());
        // a value too large for its type is as far from any written figure as can be
        return ours == null ? BigDecimal.TEN.pow(400) : ours;
    }

    private List<Quantity> sameKind(Quantity q) {
        List<Quantity> same = new ArrayList<>();
        rules.forEach(other -> {
            if (other.kind() == q.kind() && !other.equals(q) && figures.decimal(other) != null) {
                same.add(other);
            }
        });
        return same;
    }

    /** The derivation with a source's figures in place of ours. */
    private final class Carried {
        private final List<Claim> believed;
        private final List<Claim> variables = new ArrayList<>();
        private final Trace<SparseGradient> trace;

        Carried(List<Claim> believed) {
            this.believed = believed;
            Map<Quantity, Claim> used = new LinkedHashMap<>();
            for (Claim claim : believed) {
                // of several roundings of one figure the longest is the one that was worked with
                used.merge(
                        claim.quantity(),
                        claim,
                        (one, two) -> one.number().decimals() >= two.number().decimals() ? one : two);
            }
            Map<Quantity, SparseGradient> instead = new HashMap<>();
            for (Claim claim : used.values()) {
                // a figure that is exactly ours was not rounded, however few its digits
                if (claim.number().value().compareTo(ours(claim)) != 0) {
                    instead.put(
                            claim.quantity(),
                            SparseGradient.createVariable(
                                    variables.size(), claim.number().value().doubleValue()));
                    variables.add(claim);
                }
            }
            trace = new Trace<>(rules, constants(), instead);
        }

        /** Whether the rule, with the source's figures put in, gives what is claimed. */
        boolean explains(Claim claim) {
            for (Formula form : forms(claim.quantity())) {
                SparseGradient value = form.value(trace);
                double reach = claim.number().unit().doubleValue();
                for (int i = 0; i < variables.size(); i++) {
                    reach += Math.abs(value.getDerivative(i))
                            * variables.get(i).number().unit().doubleValue()
                            / 2;
                }
                double off = Math.abs(value.getValue() - claim.number().value().doubleValue());
                if (off <= reach) {
                    return true;
                }
            }
            return false;
        }

        /** The first quantity that the claim's rule mentions and that is believed here, but not there. */
        Quantity mentionedBy(Claim claim, Carried there) {
            return forms(claim.quantity()).stream()
                    .flatMap(form -> form.references().stream())
                    .filter(q -> isBelieved(q) && !there.isBelieved(q))
                    .findFirst()
                    .orElse(null);
        }

        private boolean isBelieved(Quantity q) {
            return believed.stream().anyMatch(claim -> claim.quantity().equals(q));
        }
    }

    /** The ways to a quantity: its rule as it is worked out and as it is written, and the shortcut. */
    private List<Formula> forms(Quantity q) {
        List<Formula> forms = new ArrayList<>();
        Formula formula = rules.of(q);
        if (formula instanceof Stable stable) {
            forms.add(stable.computed());
            forms.add(stable.written());
        } else {
            forms.add(formula);
        }
        rules.shortcut(q).ifPresent(forms::add);
        return forms;
    }

    private static Arithmetic<SparseGradient> constants() {
        return decimal -> SparseGradient.createConstant(decimal.doubleValue());
    }
}
