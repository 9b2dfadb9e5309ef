package longhand.compare;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import longhand.formula.quantity.Quantity;
import longhand.model.network.Activation;
import longhand.notation.name.Names;
import longhand.notation.text.NumberText;

/** What a comparison has found, in sentences. */
public final class CompareWords {
    private final Comparison comparison;
    private final Names names;

    public CompareWords(Comparison comparison, Names names) {
        this.comparison = comparison;
        this.names = names;
    }

    /** A difference as it is read: two digits, and 0 for none. */
    public static String size(double difference) {
        return Double.isFinite(difference)
                ? NumberText.shown(new BigDecimal(difference).round(new MathContext(2)))
                : "beyond measure";
    }

    private static String plainSum(double sum) {
        return Double.isFinite(sum) ? size(sum) : NumberText.full(sum);
    }

    private Activation activation(Quantity z) {
        return comparison.trace().step().network().layer(z.layer()).activation();
    }

    /** Whether the engines agree, and where they differ most. */
    public String outcome() {
        return difference() + tooLarge();
    }

    private String difference() {
        ComparedEntry worst = comparison.worst().largest();
        if (worst.relative() == 0 && !comparison.tooLarge().isEmpty()) {
            return "Both engines give the same doubles, to the last bit, wherever a double can hold the number.";
        }
        if (worst.relative() == 0) {
            return "Both engines give the same doubles, to the last bit.";
        }
        String where = size(worst.relative()) + ", in " + names.of(worst.quantity());
        return comparison.agrees()
                ? "They agree: the largest relative difference is " + where + "."
                : "They do not agree: the largest relative difference is " + where
                        + "; above 1e-12 it is not just rounding.";
    }

    /** Which numbers are not compared; empty if all are. */
    private String tooLarge() {
        int count = comparison.tooLarge().size();
        if (count == 0) {
            return "";
        }
        String first = names.of(comparison.tooLarge().get(0));
        return count == 1
                ? " " + first + " is not compared: it is too large for a double."
                : " " + NumberText.grouped(count) + " numbers are not compared, " + first
                        + " the first of them: they, or the numbers that they are worked out from, are too large for a double.";
    }

    /** For each weighted sum on a corner of ReLU, how it was decided; then what was at stake. */
    public List<String> corners() {
        List<String> sentences = new ArrayList<>();
        for (Corner corner : comparison.corners()) {
            Activation activation = activation(corner.weightedSum());
            String place = NumberText.shown(corner.onPaper());
            sentences.add(names.of(corner.weightedSum())
                    + " is exactly " + place + " on paper, at " + activation.title()
                    + "'s corner. A plain sum of doubles gives "
                    + plainSum(corner.asWritten()) + " in the order of the rule and " + plainSum(corner.asMatrices())
                    + " in the order of the matrices. Both engines use the exact decimals: " + place + ", so the "
                    + (activation.isGate() ? "gate is shut." : "same case holds in both."));
        }
        comparison
                .parting()
                .ifPresent(parting ->
                        sentences.add("Another order of addition, or a fused multiply-add, can come out slightly above "
                                + (comparison.corners().stream().allMatch(corner -> activation(corner.weightedSum())
                                                .isGate())
                                        ? "0 and open the gate. "
                                        : "it, on the other side of the corner. ")
                                + "Two correct engines can then differ by " + size(parting.absolute()) + ", in "
                                + names.of(parting.quantity()) + "."));
        return List.copyOf(sentences);
    }
}
