package longhand.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import longhand.check.Finding;
import longhand.check.Finding.Verdict;
import longhand.formula.Quantity;
import longhand.live.Numbers;
import longhand.notation.Figures;
import longhand.notation.Names;

/** The figures that the source prints, each held against ours, beside its step and in a table. */
final class Verdicts {
    private final Figures figures;
    private final Names names;
    private final List<Finding> findings;
    private final Map<Quantity, List<View.Verdict>> byQuantity = new LinkedHashMap<>();
    private final List<View.Verdict> all = new ArrayList<>();

    Verdicts(Figures figures, Names names, List<Finding> findings) {
        this.figures = figures;
        this.names = names;
        this.findings = List.copyOf(findings);
        for (Finding finding : findings) {
            View.Verdict verdict = verdict(finding);
            all.add(verdict);
            byQuantity
                    .computeIfAbsent(finding.claim().quantity(), q -> new ArrayList<>())
                    .add(verdict);
        }
    }

    List<View.Verdict> of(Quantity quantity) {
        return byQuantity.getOrDefault(quantity, List.of());
    }

    List<View.Verdict> slips() {
        return all.stream().filter(verdict -> verdict.style().equals("slip")).toList();
    }

    View.Claims all() {
        List<String> tally = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            long count = findings.stream()
                    .filter(finding -> finding.verdict() == verdict)
                    .count();
            if (count > 0) {
                tally.add(count + " " + counted(verdict, count));
            }
        }
        return new View.Claims(all, tally);
    }

    private View.Verdict verdict(Finding finding) {
        return new View.Verdict(
                names.of(finding.claim().quantity()),
                Numbers.readable(finding.claim().asWritten()),
                finding.claim().where(),
                Numbers.of(figures, finding.claim().quantity()),
                finding.difference() == null ? null : Numbers.of(finding.difference()),
                style(finding.verdict()),
                words(finding.verdict()),
                cause(finding),
                finding.other() == null ? "" : names.of(finding.other()));
    }

    private static String style(Verdict verdict) {
        return switch (verdict) {
            case AGREES -> "agrees";
            case ROUNDING_CARRIED -> "carried";
            case SLIP -> "slip";
        };
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case AGREES -> "agrees";
            case ROUNDING_CARRIED -> "agrees, rounding carried";
            case SLIP -> "slip";
        };
    }

    private static String counted(Verdict verdict, long count) {
        return switch (verdict) {
            case AGREES -> count == 1 ? "agrees" : "agree";
            case ROUNDING_CARRIED ->
                count == 1 ? "agrees but for rounding carried on" : "agree but for rounding carried on";
            case SLIP -> count == 1 ? "is a slip" : "are slips";
        };
    }

    /** What comes before the name of the other quantity, where there is one. */
    private static String cause(Finding finding) {
        if (finding.verdict() == Verdict.ROUNDING_CARRIED) {
            return "what the rule gives from the source’s own rounded figures";
        }
        if (finding.verdict() == Verdict.AGREES) {
            return "";
        }
        return switch (finding.cause()) {
            case NONE -> "no simple cause fits";
            case SIGN -> "the right number with the wrong sign";
            case DIGIT -> "one digit changed, left out, put in or swapped with its neighbour";
            case INDEX -> "a wrong index: this is the number of";
            case FOLLOWS -> "follows from the slip in";
        };
    }
}
