package longhand.notation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import longhand.calculus.Trace;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.Graph;
import longhand.model.Supervised;
import longhand.model.Unfolded;
import longhand.model.learning.Learning;
import longhand.model.learning.Optimiser.Method;
import longhand.notation.name.Names;
import longhand.notation.name.Setting;
import longhand.notation.text.Figures;

/** What a step asks, and what is worth saying about it, in plain words. */
final class Wording {
    private final Names names;
    private final Figures figures;
    private final ModelWording model;

    Wording(Names names, Figures figures) {
        this.names = names;
        this.figures = figures;
        model = figures.rules().computation() instanceof Graph graph
                ? new GraphWording(figures, graph)
                : figures.rules().computation() instanceof Unfolded unfolded
                        ? new UnfoldedWording(names, figures, unfolded)
                        : new LayerWording(names, figures);
    }

    /** The question that a quantity answers: "How much does w2[1,3] (J3 → O1) move the loss?" */
    String question(Quantity q) {
        if (q instanceof Derivative) {
            return model.question(q);
        }
        return switch (q.variable().kind()) {
            case LEARNING_RATE, LAMBDA, MU, BETA1, BETA2, RHO, EPSILON ->
                "The " + Setting.of(q.variable().kind()).words();
            case FIRST_MOMENT ->
                method() == Method.ADAM
                        ? "What is the moving mean of the gradients of " + model.parameter(q) + "?"
                        : "How large is the momentum of " + model.parameter(q) + "?";
            case SECOND_MOMENT ->
                method() == Method.ADAGRAD
                        ? "What do the squared gradients of " + model.parameter(q) + " add up to?"
                        : "What is the moving mean of the squared gradients of " + model.parameter(q) + "?";
            case CORRECTED_FIRST_MOMENT ->
                "What is the moving mean of the gradients of " + model.parameter(q) + ", corrected for its start at 0?";
            case CORRECTED_SECOND_MOMENT ->
                "What is the moving mean of the squared gradients of " + model.parameter(q)
                        + ", corrected for its start at 0?";
            default -> model.question(q);
        };
    }

    /** What is worth saying: a dead neuron, a corner, saturation, a convention. Often nothing. */
    List<String> remarks(Quantity q) {
        List<String> remarks = new ArrayList<>();
        if (!q.isDerivative() && q.variable().kind().isState()) {
            addState(q, remarks);
        } else {
            model.addRemarks(q, remarks);
        }
        if (figures.losesItsDigitsAsWritten(q)) {
            remarks.add(model.lostDigits());
        }
        if (figures.missing(q) != null) {
            remarks.add(missing(q, figures.missing(q)));
        } else if (figures.decimal(q) == null) {
            remarks.add(
                    Double.isNaN(figures.real(q))
                            ? "The true value is finite, but a number that it is worked out from is too large for double precision: "
                                    + "use more digits to see it."
                            : isOfUnderflow(q)
                                    ? "The true value is finite, but a number that it is worked out from is too small for double precision,"
                                            + " and so 0 there: use more digits to see it."
                                    : "The true value is finite, but too large for double precision: use more digits to see it.");
        } else if (figures.mayUnderflow(q)) {
            remarks.add(
                    "In double precision this comes to 0. The true value may only be too small for it: use more digits to see it.");
        }
        return remarks;
    }

    private boolean isOfUnderflow(Quantity q) {
        return figures.rules().of(q).references().stream().anyMatch(figures::mayUnderflow);
    }

    private static void addState(Quantity q, List<String> remarks) {
        switch (q.variable().kind()) {
            case FIRST_MOMENT, SECOND_MOMENT -> {
                if (q.update() == 1) {
                    remarks.add("It starts at 0.");
                }
            }
            case CORRECTED_FIRST_MOMENT, CORRECTED_SECOND_MOMENT ->
                remarks.add(
                        "A moving mean that starts at 0 is too small at first: after t updates it has only 1 − β^t of the"
                                + " weight of a mean, and so is divided by that. Here t = " + q.update() + ".");
            default -> {}
        }
    }

    private String missing(Quantity q, Trace.Missing missing) {
        if (!q.equals(missing.where())) {
            return "This number does not exist, as " + names.of(missing.where()) + " does not.";
        }
        return "This number does not exist: "
                + switch (missing.why()) {
                    case DIVISION_BY_ZERO -> "the rule divides by 0 here.";
                    case LOGARITHM -> "the rule takes the logarithm of a number that is not positive.";
                    case ROOT -> "the rule takes the square root of a negative number.";
                    case POWER -> "the rule raises a negative number to a power that is not a whole number.";
                };
    }

    /** What is unusual in a learning rate. */
    static void addRate(Learning learning, List<String> remarks) {
        switch (learning.rate().signum()) {
            case 0 -> remarks.add("The learning rate is 0: nothing is learned.");
            case -1 ->
                remarks.add(
                        learning.rule().hasLoss()
                                ? "The learning rate is negative: this step makes the loss larger."
                                : "The learning rate is negative: this step makes the errors larger.");
            default -> {}
        }
    }

    /**
     * Of a new parameter of a network.
     *
     * @param isFirst whether it is the first of them
     * @param offsets biases or thresholds, whichever its layer has
     */
    static void addUpdate(Supervised step, Variable q, boolean isFirst, String offsets, List<String> remarks) {
        if (q.kind().isOffset() && !step.updateBiases()) {
            remarks.add("This example does not update its " + offsets + ".");
            return;
        }
        addRate(step.learning(), remarks);
        if (isFirst) {
            remarks.add("All parameters are updated together: every gradient uses the old values.");
            if (step.learning().decay().isInUpdate()) {
                remarks.add("The decay takes α·λ times the weight, apart from the gradient; biases do not decay.");
            }
        }
    }

    /** Of the loss of a batch. */
    static void addBatch(Supervised step, int update, List<String> remarks) {
        int samples = step.samples(update);
        if (samples > 1) {
            remarks.add((step.isSummed() ? "The sum over the " : "The mean over the ")
                    + samples + " samples, not their "
                    + (step.isSummed() ? "mean." : "sum."));
        }
        if (step.learning().decay().isInLoss()) {
            remarks.add("The decay adds λ/2 times the sum of all squared weights; biases do not decay.");
        }
    }

    /** Of the share of an output with that target. */
    static void addShare(Supervised step, BigDecimal target, List<String> remarks) {
        boolean isShare = target.signum() >= 0 && target.compareTo(BigDecimal.ONE) <= 0;
        if (step.loss().isLogarithmic() && !isShare) {
            remarks.add("A target below 0 or above 1 is no share of anything: the formula has a value, but it may be "
                    + "negative, and no output makes it smallest by being equal to the target.");
        }
    }

    private Method method() {
        return figures.rules().computation().learning().optimiser().method();
    }
}
