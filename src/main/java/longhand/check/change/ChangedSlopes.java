package longhand.check.change;

import static longhand.formula.Formula.number;
import static longhand.formula.Formula.the;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import longhand.calculus.Change;
import longhand.check.judging.Mistake;
import longhand.formula.Formula;
import longhand.formula.Formula.Applied;
import longhand.formula.Formula.Product;
import longhand.formula.Function;
import longhand.formula.quantity.Kind;
import longhand.model.network.Activation;
import longhand.notation.text.Figures;

/** Known mistakes in the derivative of an activation: in all layers where one can be made, and where there are several in each alone. */
final class ChangedSlopes {
    private final Figures figures;
    /** Those of the layers, from layer 1. */
    private final List<Activation> activations;

    private final int depth;

    /** @param figures the right values, which tell which neurons are on a corner */
    ChangedSlopes(Figures figures, List<Activation> activations) {
        this.figures = figures;
        this.activations = activations;
        depth = activations.size();
    }

    /** The changes by which a mistake can show; none where it is none in a slope. */
    List<LocalChange> of(Mistake mistake) {
        return switch (mistake) {
            case ACTIVATION_DERIVATIVE_FORGOTTEN -> forgotten();
            case RELU_GATE_OPEN -> openGates();
            case RELU_DERIVATIVE_IS_VALUE -> valuesOfGates();
            case SIGMOID_DERIVATIVE_AT_ACTIVATION -> atActivation();
            case SIGMOID_DERIVATIVE_FACTOR_MISSING -> singleFactors();
            case SIGMOID_DERIVATIVE_AT_Z -> atWeightedSum(Activation.SIGMOID);
            case TANH_DERIVATIVE_AT_Z -> atWeightedSum(Activation.TANH);
            case ACTIVATION_DERIVATIVE_SWAPPED -> swapped();
            case SOFTMAX_DERIVATIVE_SKIPPED -> skippedSoftmax();
            default -> List.of();
        };
    }

    /** A slope of 1; of ReLU too, or of what has no gate alone. */
    private List<LocalChange> forgotten() {
        List<LocalChange> changes = new ArrayList<>(inLayers(this::isCurved, (q, right) -> number(1)));
        IntPredicate gate = this::isGate;
        if (!changes.isEmpty() && IntStream.rangeClosed(1, depth).anyMatch(gate)) {
            changes.add(slopes(gate.or(this::isCurved), (q, right) -> number(1)));
        }
        return changes;
    }

    /** Of sigmoid and tanh each with the slope of the other: made of the activation that was worked out, or of its own at z. */
    private List<LocalChange> swapped() {
        List<LocalChange> changes = new ArrayList<>();
        IntPredicate either = layer -> isSigmoid(layer) || isTanh(layer);
        for (boolean isOfOwn : new boolean[] {true, false}) {
            changes.addAll(inLayers(either, (q, right) -> {
                Function other = isSigmoid(q.layer()) ? Function.TANH : Function.SIGMOID;
                Formula z = the(q.at(Kind.WEIGHTED_SUM));
                Formula a = isOfOwn ? the(q.at(Kind.ACTIVATION)) : new Applied(other, z);
                return other.slope(z, a).plain();
            }));
        }
        return changes;
    }

    /** Of the two factors of the sigmoid's slope the first alone, or the second. */
    private List<LocalChange> singleFactors() {
        List<LocalChange> changes = new ArrayList<>();
        for (int factor = 0; factor < 2; factor++) {
            int kept = factor;
            changes.addAll(inLayers(
                    this::isSigmoid,
                    (q, right) -> right instanceof Product slope ? slope.parts().get(kept) : right));
        }
        return changes;
    }

    /** The gates of dead neurons open; or only of those on the corner, which a computer's rounding can open. */
    private List<LocalChange> openGates() {
        List<LocalChange> changes = new ArrayList<>(inLayers(this::isGate, (q, right) -> number(1)));
        if (!changes.isEmpty()) {
            changes.add(
                    slopes(this::isGate, (q, right) -> figures.real(q.at(Kind.WEIGHTED_SUM)) == 0 ? number(1) : right));
        }
        return changes;
    }

    /** The value of ReLU for its slope. */
    private List<LocalChange> valuesOfGates() {
        return inLayers(this::isGate, (q, right) -> the(q.at(Kind.ACTIVATION)));
    }

    /** The slope of the sigmoid at its activation. */
    private List<LocalChange> atActivation() {
        return inLayers(this::isSigmoid, (q, right) -> {
            Formula a = the(q.at(Kind.ACTIVATION));
            return Function.SIGMOID.slope(a, new Applied(Function.SIGMOID, a)).plain();
        });
    }

    /** The slope with the weighted sum in the place of the activation that it is written with. */
    private List<LocalChange> atWeightedSum(Activation activation) {
        return inLayers(
                layer -> activation(layer).equals(activation),
                (q, right) -> right.replaced(
                        named -> the(named.isOf(Kind.ACTIVATION) ? named.at(Kind.WEIGHTED_SUM) : named)));
    }

    /** The slopes of softmax as if each output had its own score alone: as if that passed on whole, or by its own slope. */
    private List<LocalChange> skippedSoftmax() {
        return activation(depth).isElementwise()
                ? List.of()
                : List.of(
                        slopes(layer -> layer == depth, (q, right) -> number(q.to() == q.from() ? 1 : 0)),
                        slopes(layer -> layer == depth, (q, right) -> q.to() == q.from() ? right : number(0)));
    }

    private boolean isGate(int layer) {
        return activation(layer).isGate();
    }

    /** Whether its slope is neither a gate nor 1 everywhere. */
    private boolean isCurved(int layer) {
        return activation(layer).isElementwise()
                && !activation(layer).isGate()
                && !activation(layer).isStraight();
    }

    private boolean isSigmoid(int layer) {
        return activation(layer).equals(Activation.SIGMOID);
    }

    private boolean isTanh(int layer) {
        return activation(layer).equals(Activation.TANH);
    }

    private List<LocalChange> inLayers(IntPredicate which, Change change) {
        return LocalChange.inLayers(depth, Kind.ACTIVATION.by(Kind.WEIGHTED_SUM), which, change);
    }

    private static LocalChange slopes(IntPredicate layers, Change change) {
        return LocalChange.ofLayers(Kind.ACTIVATION.by(Kind.WEIGHTED_SUM), layers, change);
    }

    private Activation activation(int layer) {
        return activations.get(layer - 1);
    }
}
