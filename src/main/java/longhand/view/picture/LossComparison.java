package longhand.view.picture;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.Computation;
import longhand.model.Graph;
import longhand.model.Supervised;
import longhand.model.TrainingStep;
import longhand.model.Unfolded;
import longhand.model.learning.LearningRule;
import longhand.notation.Derivation;
import longhand.notation.text.Figures;
import longhand.view.html.Numbers;
import longhand.view.html.Shown;

/** The loss and the outputs before an update, and once more with the parameters that it has made. */
public final class LossComparison {
    private static final int MOST_OUTPUTS = 60;

    /** What is after, where a new weight does not exist or is too large for a double. */
    private static final Shown.Figure NONE = new Shown.Figure("–", "–", "", false);

    private LossComparison() {}

    /**
     * Null where nothing is updated and there are no outputs to compare with their targets.
     *
     * @param update which one, counted from 1
     */
    public static Shown.LossChange of(Derivation derivation, int update) {
        Figures before = derivation.figures();
        Computation computation = before.rules().computation();
        if (!computation.hasUpdate() && computation instanceof Graph) {
            return null;
        }
        Optional<Quantity> lacking = lacking(before, update);
        Optional<Figures> after =
                lacking.isPresent() || !computation.hasUpdate() ? Optional.empty() : Optional.of(before.afterwards());
        List<Shown.Output> outputs =
                computation instanceof Supervised step ? outputs(step, update, derivation, after) : List.of();
        String words = lacking.map(q -> (computation instanceof Graph ? "A new value " : "A new weight ")
                        + (isMissing(before, q) ? "does not exist" : "is too large for a double")
                        + ", so there are no values after the update.")
                .orElse("There is no learning rate, so nothing is updated and there are no values after it.");
        if (!computation.hasLoss()) {
            String errors =
                    after.map(figures -> errors(before, figures, update)).orElse(words);
            return new Shown.LossChange("", errors, null, null, outputs);
        }
        Variable loss = before.rules().loss(update);
        Variable lossAfter = loss.with(loss.kind().after());
        return new Shown.LossChange(
                computation instanceof Graph ? named(computation) : "Loss",
                after.map(figures -> isMissing(before, loss) || isMissing(figures, lossAfter)
                                ? "A loss does not exist."
                                : words(computation, update, before.decimal(loss), figures.decimal(lossAfter)))
                        .orElse(words),
                Numbers.of(before, loss),
                after.map(figures -> Numbers.of(figures, lossAfter)).orElse(NONE),
                outputs);
    }

    /** A new parameter of an update that is no double. */
    private static Optional<Quantity> lacking(Figures figures, int update) {
        List<Quantity> lacking = new ArrayList<>();
        figures.rules().forEach(q -> {
            if (q.isUpdate() && q.partOfUpdate() == update && lacking.isEmpty() && figures.decimal(q) == null) {
                lacking.add(q);
            }
        });
        return lacking.stream().findFirst();
    }

    private static List<Shown.Output> outputs(
            Supervised step, int update, Derivation derivation, Optional<Figures> after) {
        Figures before = derivation.figures();
        List<Shown.Output> outputs = new ArrayList<>();
        for (int sample = 1; sample <= step.samples(update); sample++) {
            for (Variable ofFirst : targets(step, sample)) {
                if (outputs.size() == MOST_OUTPUTS) {
                    return outputs;
                }
                Variable output = ofFirst.at(Kind.ACTIVATION, step.depth(), ofFirst.to(), ofFirst.place())
                        .withUpdate(update);
                Quantity target = ofFirst.withUpdate(step.given(update));
                outputs.add(new Shown.Output(
                        derivation.names().of(output),
                        Numbers.of(before, target),
                        Numbers.of(before, output),
                        after.map(figures -> Numbers.of(figures, output.with(Kind.ACTIVATION_AFTER)))
                                .orElse(NONE)));
            }
        }
        return outputs;
    }

    /** How far the outputs are from their targets, where that is no loss. */
    private static String errors(Figures before, Figures after, int update) {
        TrainingStep step = before.rules().step();
        List<Variable> errors = ErrorsByEpoch.of(step, update);
        List<Variable> errorsAfter =
                errors.stream().map(error -> error.with(Kind.ERROR_AFTER)).toList();
        if (step.learning().rule() == LearningRule.DELTA) {
            return numbered(step, update) + "The largest error is " + ErrorsByEpoch.largest(before, errors)
                    + " before, " + ErrorsByEpoch.largest(after, errorsAfter) + " after.";
        }
        return numbered(step, update) + "Of " + errors.size() + (errors.size() == 1 ? " output " : " outputs ")
                + right(before, errors) + " right before, " + right(after, errorsAfter) + " after.";
    }

    private static String right(Figures figures, List<Variable> errors) {
        long right = errors.stream().filter(error -> figures.real(error) == 0).count();
        return right + (right == 1 ? " is" : " are");
    }

    private static List<Variable> targets(Supervised step, int sample) {
        return step instanceof Unfolded unfolded
                ? unfolded.network().each(Kind.TARGET, 0, sample, 1).toList()
                : IntStream.rangeClosed(1, step.outputs())
                        .mapToObj(j -> Quantity.target(j, sample))
                        .toList();
    }

    /** What is made smaller. */
    private static String named(Computation computation) {
        return computation instanceof Graph graph ? graph.name(graph.node(graph.loss())) : "the loss";
    }

    private static boolean isMissing(Figures figures, Quantity quantity) {
        return figures.missing(quantity) != null;
    }

    private static String words(Computation computation, int update, BigDecimal before, BigDecimal after) {
        if (before == null || after == null) {
            return "A loss, or a number that it is worked out from, is too large for a double.";
        }
        String loss = named(computation);
        int change = after.compareTo(before);
        if (computation.updates() > 1) {
            String made = change == 0 ? " does not change " : change < 0 ? " lowers " : " raises ";
            return "Update " + update + made
                    + (computation instanceof Graph ? loss + "." : "the loss of what it learns from.");
        }
        if (change == 0) {
            return "The update does not change " + loss + ".";
        }
        return change < 0
                ? "One step lowers " + loss + "."
                : "This step raises " + loss
                        + ": the learning rate is too large for the slope here, and the update overshoots.";
    }

    /** Which of several updates; nothing where there is one. */
    private static String numbered(Computation computation, int update) {
        return computation.updates() == 1 ? "" : "Update " + update + ". ";
    }
}
