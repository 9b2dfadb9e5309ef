package longhand.view.picture;

import java.util.ArrayList;
import java.util.List;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Variable;
import longhand.model.TrainingStep;
import longhand.model.learning.LearningRule;
import longhand.notation.text.Figures;
import longhand.view.html.Numbers;

/** What becomes, epoch by epoch, of the errors that a network learns from which has no loss: whether it has come to rest, and when. */
public final class ErrorsByEpoch {
    private final Figures figures;
    private final TrainingStep step;
    /** The errors of each epoch. */
    private final List<List<Variable>> epochs = new ArrayList<>();

    private ErrorsByEpoch(Figures figures) {
        this.figures = figures;
        step = figures.rules().step();
        for (int epoch = 0; epoch < step.epochs(); epoch++) {
            List<Variable> errors = new ArrayList<>();
            for (int batch = 1; batch <= step.batches().size(); batch++) {
                int update = epoch * step.batches().size() + batch;
                for (Variable error : of(step, update)) {
                    errors.add(error);
                }
            }
            epochs.add(errors);
        }
    }

    /** All errors of an update, sample by sample. */
    static List<Variable> of(TrainingStep step, int update) {
        List<Variable> errors = new ArrayList<>();
        for (int sample = 1; sample <= step.samples(update); sample++) {
            for (int j = 1; j <= step.network().outputLayer().size(); j++) {
                errors.add(new Variable(Kind.ERROR, 0, j, 0, sample, update));
            }
        }
        return errors;
    }

    /** In a sentence. */
    public static String words(Figures figures) {
        return new ErrorsByEpoch(figures).words();
    }

    private String words() {
        int last = epochs.size();
        for (int epoch = 1; epoch <= last; epoch++) {
            if (wrong(epoch) == 0) {
                // one epoch with the same weights throughout is like the next
                return (last == 1 ? "Every" : "In epoch " + epoch + " every")
                        + " error is 0, so nothing changes any more: the weights have converged.";
            }
        }
        if (step.learning().rule() == LearningRule.DELTA) {
            return last == 1
                    ? "The largest error is " + largest(1) + "."
                    : "The largest error is " + largest(1) + " in epoch 1 and " + largest(last) + " in epoch " + last
                            + ".";
        }
        int outputs = epochs.get(last - 1).size();
        return (last == 1 ? "Of " : "In the last epoch, of ") + outputs + (outputs == 1 ? " output " : " outputs ")
                + wrong(last) + (wrong(last) == 1 ? " is" : " are")
                + " wrong: the weights have not converged yet. Where no straight line parts the samples, they never do.";
    }

    private long wrong(int epoch) {
        return epochs.get(epoch - 1).stream()
                .filter(error -> figures.real(error) != 0)
                .count();
    }

    private String largest(int epoch) {
        return largest(figures, epochs.get(epoch - 1));
    }

    /** The one that is farthest from 0. */
    static String largest(Figures figures, List<Variable> errors) {
        Variable largest = errors.get(0);
        for (Variable error : errors) {
            if (Math.abs(figures.real(error)) > Math.abs(figures.real(largest))) {
                largest = error;
            }
        }
        return Numbers.readable(figures.shown(largest));
    }
}
