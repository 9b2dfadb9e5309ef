package longhand.view;

import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.TrainingStep;
import longhand.notation.name.NeuronNames;

/** What the steps at one neuron of a network are called together. */
record LayerGroups(TrainingStep step, NeuronNames neurons) {
    String of(Quantity q) {
        int layer = q.layer();
        return switch (q.phase()) {
            case GIVEN -> "Given";
            case FORWARD ->
                isSoftmax(layer)
                        ? (q.isOf(Kind.WEIGHTED_SUM) ? "The scores of the output layer" : "Their softmax")
                        : neuron(layer, q.to());
            case ERROR -> step.network().outputLayer().size() == 1 ? "The error" : "The error, output by output";
            case LOSS -> step.network().outputLayer().size() == 1 ? "The loss" : "The loss, output by output";
            case BACKWARD -> backward(q);
            case AFTERWARDS -> afterwards(q.variable());
            case MEAN ->
                q.isOf(Kind.BATCH_LOSS)
                        ? "The loss of the batch"
                        : "Into " + neurons.inWords(layer, q.to()) + place(layer);
            case UPDATE -> "Into " + neurons.inWords(layer, q.to()) + place(layer);
        };
    }

    private String afterwards(Variable q) {
        return q.kind() == Kind.BATCH_LOSS_AFTER
                ? "The loss of the batch"
                : of(q.with(q.kind().before()));
    }

    private String backward(Quantity q) {
        Derivative derivative = (Derivative) q;
        int layer = derivative.denominator().layer();
        return q.isOf(Kind.SAMPLE_LOSS.by(Kind.ACTIVATION)) && isSoftmax(layer)
                ? "The output activations"
                : neuron(layer, derivative.isBetweenNeurons() ? q.from() : q.to());
    }

    private boolean isSoftmax(int layer) {
        return layer > 0 && !step.network().layer(layer).activation().isElementwise();
    }

    private String neuron(int layer, int number) {
        return neurons.atStart(layer, number) + place(layer);
    }

    private String place(int layer) {
        return " (" + neurons.caption(layer) + ")";
    }
}
