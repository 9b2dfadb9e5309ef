package longhand.compare;

import java.util.ArrayList;
import java.util.List;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Quantity;
import longhand.model.learning.LearningRule;
import longhand.notation.name.Names;
import longhand.notation.text.NumberText;
import longhand.view.html.Numbers;
import org.apache.commons.math3.util.Decimal64;

/** How we know that the numbers of a page are right, in words. */
public final class ProofWords {
    private ProofWords() {}

    public static List<String> of(Rules rules, Names names) {
        Trace<Decimal64> trace = new Trace<>(rules, Arithmetic.doubles());
        Proof proof = Proof.of(trace);
        boolean hasLoss = rules.computation().hasLoss();
        List<String> words = new ArrayList<>(List.of(
                "This page works out " + proof.quantities() + " numbers, "
                        + (hasLoss ? proof.derivatives() + " of them derivatives, " : "") + "each by its own rule.",
                hasLoss ? derivatives(proof, names) : errors(trace, names),
                "Every number was worked out again with 50 digits. " + difference(proof.fromDigits(), names),
                "Differences are relative for numbers larger than 1, and absolute otherwise. Doubles "
                        + "carry about 16 digits, so anything near 1e−16 is rounding."));
        if (!proof.tooLarge().isEmpty()) {
            words.add(1, tooLarge(proof.tooLarge(), names));
        }
        if (!proof.missing().isEmpty()) {
            words.add(1, missing(proof.missing(), names));
        }
        return List.copyOf(words);
    }

    private static String derivatives(Proof proof, Names names) {
        return "Every derivative was found a second time from the forward pass alone, in numbers that carry their own slope, "
                + "without any of the backward rules. " + difference(proof.fromGradients(), names)
                + unproved(proof.unproved());
    }

    /** Where a network learns by a rule without a loss. */
    private static String errors(Trace<Decimal64> trace, Names names) {
        return trace.step().learning().rule() == LearningRule.DELTA
                ? "Every new weight and "
                        + (trace.step().network().outputLayer().hasThresholds() ? "threshold" : "bias")
                        + " was found a second time, by gradient descent on half the squared error of the weighted sums. "
                        + difference(DeltaProof.of(trace), names)
                : "The perceptron rule has no derivatives. Weighted sums of decimals are exact, so that no rounding decides whether a"
                        + " neuron fires.";
    }

    private static String missing(List<Quantity> quantities, Names names) {
        String first = names.of(quantities.get(0));
        return quantities.size() == 1
                ? first + " does not exist here."
                : quantities.size() + " numbers do not exist here, " + first + " the first of them: see there why.";
    }

    private static String tooLarge(List<Quantity> quantities, Names names) {
        String first = names.of(quantities.get(0));
        return quantities.size() == 1
                ? first + " has no value here: it is too large for a double, which ends at 1.8e308."
                : quantities.size() + " numbers have no value here, " + first
                        + " the first of them: they, or the numbers that they are worked out from, are too large for a double, which "
                        + "ends at 1.8e308. On the command line, “longhand trace” with “--precision 50” shows them.";
    }

    private static String difference(Proof.Difference difference, Names names) {
        if (difference.size() == 0 || difference.where() == null) {
            return "There is no difference at all.";
        }
        return "The largest difference is " + Numbers.readable(size(difference.size())) + ", in "
                + names.of(difference.where()) + ".";
    }

    private static String unproved(int count) {
        return count == 0
                ? ""
                : " " + count
                        + " of them were left out: a neuron is saturated there, or a number on the way is too large for a "
                        + "double, and the forward pass in its usual form has no digits left to compare with.";
    }

    private static String size(double size) {
        return Double.isFinite(size) ? NumberText.shown(NumberText.shortest(size)) : "beyond measure";
    }
}
