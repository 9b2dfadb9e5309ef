package longhand.view.picture;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.formula.Arithmetic;
import longhand.formula.Quantity;
import longhand.formula.Variable;
import longhand.model.Computation;
import longhand.model.Graph;
import longhand.model.LearningRule;
import longhand.model.TrainingStep;
import longhand.notation.Derivation;
import longhand.notation.text.Figures;
import longhand.view.html.Numbers;
import longhand.view.html.Shown;

/** The loss and the outputs before the update, and once more with the new weights. */
public final class LossComparison {
    private static final int MOST_OUTPUTS = 60;

    /** What is after, where a new weight does not exist or is too large for a double. */
    private static final Shown.Figure NONE = new Shown.Figure("–", "–", "", false);

    private LossComparison() {}

    /** Null where nothing is updated and there are no outputs to compare with their targets. */
    public static Shown.LossChange of(Derivation derivation) {
        Figures before = derivation.figures();
        Computation computation = before.rules().computation();
        if (!computation.hasUpdate() && computation instanceof Graph) {
            return null;
        }
        Optional<Computation> next = before.next();
        Optional<Figures> after = next.map(step -> Figures.of(new Trace<>(new Rules(step), Arithmetic.doubles())));
        List<Shown.Output> outputs =
                computation instanceof TrainingStep step ? outputs(step, derivation, after) : List.of();
        if (!computation.hasLoss()) {
            return new Shown.LossChange(
                    "",
                    after.map(figures -> errors(before, figures)).orElse("A new weight is too large for a double."),
                    null,
                    null,
                    outputs);
        }
        Quantity loss = before.rules().loss(1);
        int updates = computation.updates();
        return new Shown.LossChange(
                computation instanceof Graph ? named(computation) : "Loss",
                after.map(figures -> isMissing(before, loss) || isMissing(figures, loss)
                                ? "A loss does not exist."
                                : words(named(computation), updates, before.decimal(loss), figures.decimal(loss)))
                        .orElse(
                                computation.hasUpdate()
                                        ? (computation instanceof Graph ? "A new value " : "A new weight ")
                                                + (isMissing(
                                                                before,
                                                                before.rules().loss(updates))
                                                        ? "does not exist"
                                                        : "is too large for a double")
                                                + ", so there are no values after the update."
                                        : "There is no learning rate, so nothing is updated and there are no values after it."),
                Numbers.of(before, loss),
                after.map(figures -> Numbers.of(figures, loss)).orElse(NONE),
                outputs);
    }

    private static List<Shown.Output> outputs(TrainingStep step, Derivation derivation, Optional<Figures> after) {
        int depth = step.network().depth();
        Figures before = derivation.figures();
        List<Shown.Output> outputs = new ArrayList<>();
        for (int sample = 1; sample <= step.batch().size(); sample++) {
            for (int j = 1; j <= step.network().width(depth) && outputs.size() < MOST_OUTPUTS; j++) {
                Quantity output = Quantity.activation(depth, j, sample);
                outputs.add(new Shown.Output(
                        derivation.names().of(output),
                        Numbers.of(before, Quantity.target(j, sample)),
                        Numbers.of(before, output),
                        after.map(figures -> Numbers.of(figures, output)).orElse(NONE)));
            }
        }
        return outputs;
    }

    /** How far the outputs are from their targets, where that is no loss. */
    private static String errors(Figures before, Figures after) {
        TrainingStep step = before.rules().step();
        List<Variable> errors = ErrorsByEpoch.of(step, 1);
        if (step.learning().rule() == LearningRule.DELTA) {
            return "The largest error is " + ErrorsByEpoch.largest(before, errors) + " before, "
                    + ErrorsByEpoch.largest(after, errors) + " after.";
        }
        return "Of " + errors.size() + (errors.size() == 1 ? " output " : " outputs ") + right(before, errors)
                + " right before, " + right(after, errors) + " after.";
    }

    private static String right(Figures figures, List<Variable> errors) {
        long right = errors.stream().filter(error -> figures.real(error) == 0).count();
        return right + (right == 1 ? " is" : " are");
    }

    /** What is made smaller. */
    private static String named(Computation computation) {
        return computation instanceof Graph graph ? graph.name(graph.node(graph.loss())) : "the loss";
    }

    private static boolean isMissing(Figures figures, Quantity quantity) {
        return figures.missing(quantity) != null;
    }

    private static String words(String loss, int updates, BigDecimal before, BigDecimal after) {
        if (before == null || after == null) {
            return "A loss, or a number that it is worked out from, is too large for a double.";
        }
        int change = after.compareTo(before);
        if (updates > 1) {
            String made = change == 0 ? "do not change" : change < 0 ? "lower" : "raise";
            return "The " + updates + " updates " + made
                    + (loss.equals("the loss") ? " the loss of the first batch." : " " + loss + ".");
        }
        if (change == 0) {
            return "The update does not change " + loss + ".";
        }
        return change < 0
                ? "One step lowers " + loss + "."
                : "This step raises " + loss
                        + ": the learning rate is too large for the slope here, and the update overshoots.";
    }
}
