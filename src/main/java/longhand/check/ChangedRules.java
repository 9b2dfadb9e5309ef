package longhand.check;

import static longhand.formula.Formula.number;
import static longhand.formula.Formula.product;
import static longhand.formula.Formula.sum;
import static longhand.formula.Formula.the;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import longhand.calculus.Change;
import longhand.formula.Formula;
import longhand.formula.Formula.Applied;
import longhand.formula.Formula.Difference;
import longhand.formula.Formula.Negative;
import longhand.formula.Formula.Quotient;
import longhand.formula.Formula.Sum;
import longhand.formula.Function;
import longhand.formula.Kind;
import longhand.formula.Quantity;
import longhand.model.Activation;
import longhand.model.Loss;
import longhand.model.Network;
import longhand.model.TrainingStep;
import longhand.notation.Figures;

/**
 * The rules that somebody follows who makes a known mistake. Each takes the right rule and bends it, so that it can be worked through
 * the whole derivation; a mistake that can be made in several places has several.
 */
final class ChangedRules {
    private static final Set<Loss> SQUARED = Set.of(Loss.MSE, Loss.SQUARED_ERROR, Loss.HALF_SQUARED_ERROR);
    /** Beyond this many ways into a layer, which one is missing is not guessed. */
    private static final int MOST_PATHS = 16;

    private final Figures figures;
    private final TrainingStep step;
    private final Network network;
    private final int depth;
    private final int outputs;

    ChangedRules(Figures figures) {
        this.figures = figures;
        step = figures.rules().step();
        network = step.network();
        depth = network.depth();
        outputs = network.width(depth);
    }

    /** The changes by which a mistake can show in this network; none where it cannot be made. */
    List<LocalChange> of(Mistake mistake) {
        return switch (mistake) {
            case ACTIVATION_DERIVATIVE_FORGOTTEN -> forgottenSlopes();
            case RELU_GATE_OPEN -> openGates();
            case RELU_DERIVATIVE_IS_VALUE ->
                inLayers(
                        layer -> is(layer, Activation.RELU),
                        (q, right) -> the(Quantity.activation(q.layer(), q.to(), q.sample())));
            case SIGMOID_DERIVATIVE_AT_ACTIVATION ->
                inLayers(layer -> is(layer, Activation.SIGMOID), (q, right) -> slopeAtActivation(q));
            case SIGMOID_DERIVATIVE_FACTOR_MISSING -> singleFactors();
            case SOFTMAX_DERIVATIVE_SKIPPED ->
                is(depth, Activation.SOFTMAX)
                        ? List.of(
                                slopes(layer -> layer == depth, (q, right) -> number(q.to() == q.from() ? 1 : 0)),
                                slopes(layer -> layer == depth, (q, right) -> q.to() == q.from() ? right : number(0)))
                        : List.of();
            case SOFTMAX_WITHOUT_EXP ->
                when(
                        is(depth, Activation.SOFTMAX),
                        change(Kind.ACTIVATION, (q, right) -> q.layer() == depth ? shareOfScores(q) : right));
            case ERROR_SIGN -> List.of(atOutput((q, right) -> new Negative(right)));
            case FACTOR_TWO ->
                SQUARED.contains(step.loss()) ? scaled(number(2), new Quotient(number(1), number(2))) : List.of();
            case MEAN_OVER_OUTPUTS ->
                outputs == 1
                        ? List.of()
                        : scaled(step.loss() == Loss.MSE ? number(outputs) : new Quotient(number(1), number(outputs)));
            case SUM_NOT_MEAN -> step.batch().size() == 1 ? List.of() : List.of(summed(true), summed(false));
            case PATH_MISSING -> missingPaths();
            case WEIGHTS_TRANSPOSED -> transposed();
            case WRONG_LAYER_ACTIVATION -> activationsOfOtherLayers();
            case UPDATED_WEIGHTS_USED ->
                when(
                        depth > 1,
                        change(
                                Kind.WEIGHTED_SUM_BY_ACTIVATION,
                                (q, right) -> the(Quantity.newWeight(q.layer(), q.to(), q.from()))));
            case ASCENT ->
                update((q, right) ->
                        right instanceof Difference descent ? sum(List.of(descent.from(), descent.taken())) : right);
            case RATE_FORGOTTEN ->
                update((q, right) -> right instanceof Difference descent
                        ? new Difference(descent.from(), descent.taken().parts().get(1))
                        : right);
            case BIAS_FORGOTTEN -> inLayers(Kind.WEIGHTED_SUM, layer -> true, (q, right) -> withoutLast(right));
            case BIAS_NOT_UPDATED ->
                when(step.updateBiases(), change(Kind.NEW_BIAS, (q, right) -> the(Quantity.bias(q.layer(), q.to()))));
            case INDICES_SWAPPED, ROUNDED_EARLY -> List.of(); // no rule is changed: see Diagnosis
        };
    }

    private List<LocalChange> forgottenSlopes() {
        IntPredicate curved = layer -> is(layer, Activation.SIGMOID) || is(layer, Activation.TANH);
        List<LocalChange> changes = new ArrayList<>(inLayers(curved, (q, right) -> number(1)));
        IntPredicate relu = layer -> is(layer, Activation.RELU);
        if (!changes.isEmpty() && IntStream.rangeClosed(1, depth).anyMatch(relu)) {
            changes.add(slopes(curved.or(relu), (q, right) -> number(1)));
        }
        return changes;
    }

    /** Of the two factors of the sigmoid's slope the first alone, or the second. */
    private List<LocalChange> singleFactors() {
        List<LocalChange> changes = new ArrayList<>();
        for (int factor = 0; factor < 2; factor++) {
            int kept = factor;
            changes.addAll(inLayers(layer -> is(layer, Activation.SIGMOID), (q, right) -> right.parts()
                    .get(kept)));
        }
        return changes;
    }

    /** The gates of dead neurons open; or only of those on the corner, which a computer's rounding can open. */
    private List<LocalChange> openGates() {
        IntPredicate relu = layer -> is(layer, Activation.RELU);
        List<LocalChange> changes = new ArrayList<>(inLayers(relu, (q, right) -> number(1)));
        if (!changes.isEmpty()) {
            changes.add(slopes(
                    relu,
                    (q, right) -> figures.real(Quantity.weightedSum(q.layer(), q.to(), q.sample())) == 0
                            ? number(1)
                            : right));
        }
        return changes;
    }

    /** The change for derivatives of activations: in all such layers, and where there are several also in each alone. */
    private List<LocalChange> inLayers(IntPredicate which, Change change) {
        return inLayers(Kind.ACTIVATION_BY_WEIGHTED_SUM, which, change);
    }

    /** The change for one kind: in all such layers, and where there are several also in each alone. */
    private List<LocalChange> inLayers(Kind kind, IntPredicate which, Change change) {
        List<Integer> layers =
                IntStream.rangeClosed(1, depth).filter(which).boxed().toList();
        List<LocalChange> changes = new ArrayList<>();
        if (!layers.isEmpty()) {
            changes.add(ofLayers(kind, which, change));
        }
        if (layers.size() > 1) {
            layers.forEach(only -> changes.add(ofLayers(kind, layer -> layer == only, change)));
        }
        return changes;
    }

    private static LocalChange slopes(IntPredicate layers, Change change) {
        return ofLayers(Kind.ACTIVATION_BY_WEIGHTED_SUM, layers, change);
    }

    private static LocalChange ofLayers(Kind kind, IntPredicate layers, Change change) {
        return new LocalChange(q -> q.kind() == kind && layers.test(q.layer()), change);
    }

    private static Formula slopeAtActivation(Quantity q) {
        Formula again = new Applied(Function.SIGMOID, the(Quantity.activation(q.layer(), q.to(), q.sample())));
        return product(again, new Difference(number(1), again));
    }

    private Formula shareOfScores(Quantity q) {
        List<Formula> scores = IntStream.rangeClosed(1, outputs)
                .mapToObj(k -> the(Quantity.weightedSum(q.layer(), k, q.sample())))
                .toList();
        return new Quotient(scores.get(q.to() - 1), sum(scores));
    }

    private LocalChange atOutput(Change change) {
        return ofLayers(Kind.LOSS_BY_ACTIVATION, layer -> layer == depth, change);
    }

    /** The gradient, the loss, or both, multiplied by one of the factors. */
    private List<LocalChange> scaled(Formula... factors) {
        List<LocalChange> changes = new ArrayList<>();
        for (Formula factor : factors) {
            LocalChange gradient = atOutput((q, right) -> product(factor, right));
            LocalChange loss =
                    change(outputs == 1 ? Kind.SAMPLE_LOSS : Kind.OUTPUT_LOSS, (q, right) -> product(factor, right));
            changes.add(gradient);
            changes.add(loss);
            changes.add(gradient.and(loss));
        }
        return changes;
    }

    private List<LocalChange> missingPaths() {
        List<LocalChange> changes = new ArrayList<>();
        for (int layer = 1; layer < depth; layer++) {
            int ways = network.width(layer + 1);
            for (int missing = 0; ways > 1 && ways <= MOST_PATHS && missing < ways; missing++) {
                int from = layer;
                int term = missing;
                changes.add(ofLayers(
                        Kind.LOSS_BY_ACTIVATION,
                        each -> each == from,
                        (q, right) -> right instanceof Sum all ? without(all, term) : right));
            }
        }
        return changes;
    }

    private static Formula without(Sum all, int term) {
        List<Formula> terms = new ArrayList<>(all.terms());
        terms.remove(term);
        return sum(terms);
    }

    private static Formula withoutLast(Formula formula) {
        return formula instanceof Sum all ? without(all, all.terms().size() - 1) : formula;
    }

    private List<LocalChange> transposed() {
        List<LocalChange> changes = new ArrayList<>();
        IntPredicate isSquare = layer -> network.width(layer) > 1 && network.width(layer) == network.width(layer - 1);
        if (IntStream.rangeClosed(1, depth).noneMatch(isSquare)) {
            return changes;
        }
        LocalChange forward = ofLayers(Kind.WEIGHTED_SUM, isSquare, (q, right) -> sumWithTransposed(q));
        changes.add(forward);
        if (IntStream.rangeClosed(2, depth).anyMatch(isSquare)) {
            LocalChange backward = ofLayers(
                    Kind.WEIGHTED_SUM_BY_ACTIVATION,
                    isSquare,
                    (q, right) -> the(Quantity.weight(q.layer(), q.from(), q.to())));
            changes.add(backward);
            changes.add(backward.and(forward));
        }
        return changes;
    }

    private Formula sumWithTransposed(Quantity q) {
        List<Formula> terms = new ArrayList<>();
        for (int i = 1; i <= network.width(q.layer() - 1); i++) {
            terms.add(product(
                    the(Quantity.weight(q.layer(), i, q.to())),
                    the(Quantity.activation(q.layer() - 1, i, q.sample()))));
        }
        terms.add(the(Quantity.bias(q.layer(), q.to())));
        return sum(terms);
    }

    /** Of the layer before the right one; or of the layer that the weight leads to. */
    private List<LocalChange> activationsOfOtherLayers() {
        List<LocalChange> changes =
                new ArrayList<>(when(depth > 1, change(Kind.WEIGHTED_SUM_BY_WEIGHT, this::fromLayerBefore)));
        changes.addAll(inLayers(Kind.WEIGHTED_SUM_BY_WEIGHT, layer -> true, this::fromLayerAfter));
        return changes;
    }

    private Formula fromLayerAfter(Quantity q, Formula right) {
        return q.from() <= network.width(q.layer()) ? the(Quantity.activation(q.layer(), q.from(), q.sample())) : right;
    }

    private Formula fromLayerBefore(Quantity q, Formula right) {
        return q.layer() >= 2 && q.from() <= network.width(q.layer() - 2)
                ? the(Quantity.activation(q.layer() - 2, q.from(), q.sample()))
                : right;
    }

    private boolean is(int layer, Activation activation) {
        return network.layer(layer).activation() == activation;
    }

    private static LocalChange summed(boolean lossToo) {
        return new LocalChange(
                q -> isMean(q, lossToo), (q, right) -> right instanceof Quotient mean ? mean.numerator() : right);
    }

    private static boolean isMean(Quantity q, boolean lossToo) {
        return (q.kind() == Kind.BATCH_LOSS && lossToo)
                || q.kind() == Kind.BATCH_LOSS_BY_WEIGHT
                || q.kind() == Kind.BATCH_LOSS_BY_BIAS;
    }

    private static boolean isUpdate(Quantity q) {
        return q.kind() == Kind.NEW_WEIGHT || q.kind() == Kind.NEW_BIAS;
    }

    private static List<LocalChange> update(Change change) {
        return List.of(new LocalChange(ChangedRules::isUpdate, change));
    }

    private static LocalChange change(Kind kind, Change change) {
        return new LocalChange(q -> q.kind() == kind, change);
    }

    private static List<LocalChange> when(boolean possible, LocalChange change) {
        return possible ? List.of(change) : List.of();
    }
}
