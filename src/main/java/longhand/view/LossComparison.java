package longhand.view;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.formula.Arithmetic;
import longhand.formula.Quantity;
import longhand.model.TrainingStep;
import longhand.notation.Figures;
import longhand.notation.Names;

/** The loss and the outputs before the update, and once more with the new weights. */
public final class LossComparison {
    private static final int MOST_OUTPUTS = 60;

    private LossComparison() {}

    /** Null where a new weight is too large for its number type. */
    public static Shown.LossChange of(Figures before, Names names) {
        Optional<TrainingStep> next = before.next();
        if (next.isEmpty()) {
            return null;
        }
        Figures after = Figures.of(new Trace<>(new Rules(next.get()), Arithmetic.doubles()));
        TrainingStep step = before.rules().step();
        int depth = step.network().depth();
        List<Shown.Output> outputs = new ArrayList<>();
        for (int sample = 1; sample <= step.batch().size(); sample++) {
            for (int j = 1; j <= step.network().width(depth) && outputs.size() < MOST_OUTPUTS; j++) {
                Quantity output = Quantity.activation(depth, j, sample);
                outputs.add(new Shown.Output(
                        names.of(output),
                        Numbers.of(before, Quantity.target(j, sample)),
                        Numbers.of(before, output),
                        Numbers.of(after, output)));
            }
        }
        Quantity loss = before.rules().loss();
        return new Shown.LossChange(
                words(before.decimal(loss), after.decimal(loss)),
                Numbers.of(before, loss),
                Numbers.of(after, loss),
                outputs);
    }

    private static String words(BigDecimal before, BigDecimal after) {
        if (before == null || after == null) {
            return "The loss is too large for its number type.";
        }
        int change = after.compareTo(before);
        if (change == 0) {
            return "The update leaves the loss as it is.";
        }
        return change < 0
                ? "One step lowers the loss."
                : "This step raises the loss: the learning rate is too large for the slope here, and the update overshoots.";
    }
}
