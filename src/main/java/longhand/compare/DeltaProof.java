package longhand.compare;

import java.util.List;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Quantity;
import longhand.model.TrainingStep;
import longhand.model.learning.Learning;
import longhand.model.learning.LearningRule;
import longhand.model.network.Activation;
import longhand.model.network.Layer;
import longhand.model.network.Loss;
import longhand.model.network.Network;
import org.apache.commons.math3.util.Decimal64;

/** How we know that the delta rule is right: it comes to what gradient descent does on ½ Σ (y − z)², by other rules. */
public final class DeltaProof {
    private DeltaProof() {}

    /** The largest difference of a new parameter from that of gradient descent, relative to the larger of 1 and the value. */
    public static Proof.Difference of(Trace<Decimal64> trace) {
        Trace<Decimal64> descent = new Trace<>(new Rules(descent(trace.step())), Arithmetic.doubles());
        Proof.Difference[] largest = {new Proof.Difference(0, null)};
        trace.forEach(q -> {
            if (q.isUpdate()) {
                largest[0] = largest[0].orLarger(difference(trace, descent, q), q);
            }
        });
        return largest[0];
    }

    private static double difference(Trace<Decimal64> trace, Trace<Decimal64> descent, Quantity q) {
        double value = trace.of(q).getReal();
        return Math.abs(value - descent.of(q).getReal()) / Math.max(1, Math.abs(value));
    }

    /** The same as gradient descent: without the activation, which the delta rule does not look at. */
    public static TrainingStep descent(TrainingStep step) {
        Layer layer = step.network().outputLayer();
        Learning learning = step.learning();
        if (learning.rule() != LearningRule.DELTA) {
            throw new IllegalArgumentException(
                    "the " + learning.rule().title() + " is no gradient descent of this loss");
        }
        return new TrainingStep(
                new Network(List.of(layer.withActivation(Activation.IDENTITY))),
                step.batches(),
                step.epochs(),
                Loss.HALF_SQUARED_ERROR,
                new Learning(
                        learning.reduction(),
                        learning.decay(),
                        learning.optimiser(),
                        learning.rate(),
                        learning.updateBiases()));
    }
}
