package longhand.view;

import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.network.UnfoldedNetwork;
import longhand.notation.name.UnfoldedNames;

/** What the steps at one neuron or one place of a feature map are called together. */
record UnfoldedGroups(UnfoldedNetwork network, UnfoldedNames units) {
    String of(Quantity q) {
        Variable v = q.variable();
        return switch (q.phase()) {
            case GIVEN -> "Given";
            case FORWARD ->
                isSoftmax(v.layer()) && !network.isInTime() ? softmax(v) : units.atStart(v) + kind(v.layer());
            case ERROR -> throw new IllegalArgumentException("no error but of a loss: " + q);
            case LOSS -> network.judged().size() == 1 ? "The loss" : "The loss, output by output";
            case BACKWARD ->
                v.kind().isParameter()
                        ? "Into " + units.channelInWords(v.layer(), v.to()) + kind(v.layer())
                        : backward((Derivative) q);
            case AFTERWARDS -> afterwards(v);
            case MEAN ->
                q.isOf(Kind.BATCH_LOSS)
                        ? "The loss of the batch"
                        : "Into " + units.channelInWords(v.layer(), v.to()) + kind(v.layer());
            case UPDATE -> "Into " + units.channelInWords(v.layer(), v.to()) + kind(v.layer());
        };
    }

    private String afterwards(Variable v) {
        return v.kind() == Kind.BATCH_LOSS_AFTER
                ? "The loss of the batch"
                : of(v.with(v.kind().before()));
    }

    private String backward(Derivative q) {
        Variable v = q.denominator();
        boolean isOfOutputs =
                isSoftmax(v.layer()) && !network.isInTime() && q.isOf(Kind.SAMPLE_LOSS.by(Kind.ACTIVATION));
        return isOfOutputs ? "The output activations" : units.atStart(v) + kind(v.layer());
    }

    private static String softmax(Variable v) {
        return v.kind() == Kind.WEIGHTED_SUM ? "The scores of the output layer" : "Their softmax";
    }

    private boolean isSoftmax(int layer) {
        return layer > 0 && !network.layer(layer).activation().isElementwise();
    }

    private String kind(int layer) {
        return layer == 0 ? "" : " (" + UnfoldedNames.kind(network, layer) + ")";
    }
}
