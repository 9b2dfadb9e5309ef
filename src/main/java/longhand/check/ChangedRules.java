package longhand.check;

import static longhand.formula.Formula.number;
import static longhand.formula.Formula.product;
import static longhand.formula.Formula.sum;
import static longhand.formula.Formula.the;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import longhand.calculus.Change;
import longhand.formula.Formula;
import longhand.formula.Formula.Applied;
import longhand.formula.Formula.Constant;
import longhand.formula.Formula.Negative;
import longhand.formula.Formula.Product;
import longhand.formula.Formula.Quotient;
import longhand.formula.Formula.Replacement;
import longhand.formula.Function;
import longhand.formula.Kind;
import longhand.formula.Phase;
import longhand.formula.Quantity;
import longhand.model.Activation;
import longhand.model.Network;
import longhand.model.TrainingStep;
import longhand.notation.Figures;

/**
 * The rules that somebody follows who makes a known mistake. Each takes the right rule and bends it, so that it can be worked through
 * the whole derivation; a mistake that can be made in several places has several.
 */
final class ChangedRules {
    /** Beyond this many ways into a layer, which one is missing is not guessed. */
    private static final int MOST_PATHS = 16;

    private final Figures figures;
    private final TrainingStep step;
    private final Network network;
    private final int depth;
    private final int outputs;

    /** @param figures the right values, which tell which neurons are on a corner */
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
                inLayers(this::isGate, (q, right) -> the(Quantity.activation(q.layer(), q.to(), q.sample())));
            case SIGMOID_DERIVATIVE_AT_ACTIVATION -> inLayers(this::isSigmoid, (q, right) -> slopeAtActivation(q));
            case SIGMOID_DERIVATIVE_FACTOR_MISSING -> singleFactors();
            case SIGMOID_DERIVATIVE_AT_Z -> inLayers(this::isSigmoid, this::atWeightedSum);
            case SOFTMAX_DERIVATIVE_SKIPPED ->
                isSoftmax()
                        ? List.of(
                                slopes(layer -> layer == depth, (q, right) -> number(q.to() == q.from() ? 1 : 0)),
                                slopes(layer -> layer == depth, (q, right) -> q.to() == q.from() ? right : number(0)))
                        : List.of();
            case SOFTMAX_WITHOUT_EXP ->
                when(isSoftmax(), change(Kind.ACTIVATION, (q, right) -> q.layer() == depth ? shareOfScores(q) : right));
            case ERROR_SIGN -> List.of(atOutput((q, right) -> new Negative(right)));
            case FACTOR_TWO ->
                step.loss().isSquared() ? scaled(number(2), new Quotient(number(1), number(2))) : List.of();
            case MEAN_OVER_OUTPUTS ->
                outputs == 1
                        ? List.of()
                        : scaled(
                                step.loss().isMeanOverOutputs()
                                        ? number(outputs)
                                        : new Quotient(number(1), number(outputs)));
            case SUM_NOT_MEAN -> step.batch().size() == 1 ? List.of() : List.of(summed(true), summed(false));
            case PATH_MISSING -> missingPaths();
            case WEIGHTS_TRANSPOSED -> transposed();
            case WRONG_LAYER_ACTIVATION -> activationsOfOtherLayers();
            case UPDATED_WEIGHTS_USED ->
                when(
                        depth > 1,
                        change(
                                Kind.WEIGHTED_SUM_BY_ACTIVATION,
                                (q, right) ->
                                        right.replaced(w -> the(Quantity.newWeight(w.layer(), w.to(), w.from())))));
            case ASCENT -> update(withRate(new Negative(the(Quantity.learningRate()))));
            case RATE_FORGOTTEN -> update(withRate(number(1)));
            case RATE_TWICE -> update(withRate(product(the(Quantity.learningRate()), the(Quantity.learningRate()))));
            case BIAS_GRADIENT_SIGN -> List.of(change(Kind.LOSS_BY_BIAS, (q, right) -> new Negative(right)));
            case BIAS_FORGOTTEN -> inLayers(Kind.WEIGHTED_SUM, layer -> true, with(Kind.BIAS, bias -> number(0)));
            case BIAS_NOT_UPDATED ->
                when(step.updateBiases(), change(Kind.NEW_BIAS, (q, right) -> the(Quantity.bias(q.layer(), q.to()))));
            case INDICES_SWAPPED, ROUNDED_EARLY -> List.of(); // no rule is changed: see Diagnosis
        };
    }

    private List<LocalChange> forgottenSlopes() {
        List<LocalChange> changes = new ArrayList<>(inLayers(this::isCurved, (q, right) -> number(1)));
        IntPredicate gate = this::isGate;
        if (!changes.isEmpty() && IntStream.rangeClosed(1, depth).anyMatch(gate)) {
            changes.add(slopes(gate.or(this::isCurved), (q, right) -> number(1)));
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
            changes.add(slopes(
                    this::isGate,
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
        Formula a = the(Quantity.activation(q.layer(), q.to(), q.sample()));
        return Function.SIGMOID.slope(a, new Applied(Function.SIGMOID, a)).plain();
    }

    /** The slope with the weighted sum in the place of the activation that it is written with. */
    private Formula atWeightedSum(Quantity q, Formula right) {
        return right.replaced(named -> the(
                named.kind() == Kind.ACTIVATION
                        ? Quantity.weightedSum(named.layer(), named.to(), named.sample())
                        : named));
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
            changes.add(scaledGradient(factor));
            changes.add(scaledShares(factor));
            changes.add(scaledLoss(factor));
        }
        return changes;
    }

    /** The loss and with it all its derivatives, multiplied by a factor. */
    LocalChange scaledLoss(Formula factor) {
        return scaledGradient(factor).and(scaledShares(factor));
    }

    /** The derivatives of the loss alone, multiplied by a factor. */
    LocalChange scaledGradient(Formula factor) {
        return atOutput((q, right) -> product(factor, right));
    }

    /** The loss alone, multiplied by a factor. */
    LocalChange scaledShares(Formula factor) {
        return change(outputs == 1 ? Kind.SAMPLE_LOSS : Kind.OUTPUT_LOSS, (q, right) -> product(factor, right));
    }

    private List<LocalChange> missingPaths() {
        List<LocalChange> changes = new ArrayList<>();
        for (int layer = 1; layer < depth; layer++) {
            int ways = network.width(layer + 1);
            for (int to = 1; ways > 1 && ways <= MOST_PATHS && to <= ways; to++) {
                int from = layer;
                int missing = to;
                changes.add(ofLayers(
                        Kind.LOSS_BY_ACTIVATION,
                        each -> each == from,
                        with(
                                Kind.WEIGHTED_SUM_BY_ACTIVATION,
                                local -> local.to() == missing ? number(0) : the(local))));
            }
        }
        return changes;
    }

    private List<LocalChange> transposed() {
        List<LocalChange> changes = new ArrayList<>();
        IntPredicate isSquare = layer -> network.width(layer) > 1 && network.width(layer) == network.width(layer - 1);
        if (IntStream.rangeClosed(1, depth).noneMatch(isSquare)) {
            return changes;
        }
        Change turned = with(Kind.WEIGHT, w -> the(Quantity.weight(w.layer(), w.from(), w.to())));
        LocalChange forward = ofLayers(Kind.WEIGHTED_SUM, isSquare, turned);
        changes.add(forward);
        if (IntStream.rangeClosed(2, depth).anyMatch(isSquare)) {
            LocalChange backward = ofLayers(Kind.WEIGHTED_SUM_BY_ACTIVATION, isSquare, turned);
            changes.add(backward);
            changes.add(backward.and(forward));
        }
        return changes;
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
        return activation(layer) == Activation.SIGMOID;
    }

    private boolean isSoftmax() {
        return !activation(depth).isElementwise();
    }

    private Activation activation(int layer) {
        return network.layer(layer).activation();
    }

    /** The rule with something else in the place of the quantities of a kind that it names. */
    private static Change with(Kind kind, java.util.function.Function<Quantity, Formula> other) {
        return (q, right) -> right.replaced(named -> named.kind() == kind ? other.apply(named) : the(named));
    }

    private static Change withRate(Formula rate) {
        return with(Kind.LEARNING_RATE, alpha -> rate);
    }

    /** The sum where a mean is asked for: what counts the samples is 1. */
    static LocalChange summed(boolean lossToo) {
        return new LocalChange(
                q -> isMean(q, lossToo),
                (q, right) -> right.replaced(new Replacement() {
                    @Override
                    public Formula of(Quantity quantity) {
                        return the(quantity);
                    }

                    @Override
                    public Formula of(Constant constant) {
                        return constant.isCount() ? number(1) : constant;
                    }
                }));
    }

    private static boolean isMean(Quantity q, boolean lossToo) {
        return (q.kind() == Kind.BATCH_LOSS && lossToo)
                || q.kind() == Kind.BATCH_LOSS_BY_WEIGHT
                || q.kind() == Kind.BATCH_LOSS_BY_BIAS;
    }

    private static List<LocalChange> update(Change change) {
        return List.of(new LocalChange(q -> q.kind().isUpdate(), change));
    }

    /** The error the other way round, target − output, in every derivative of the loss; a step then adds. */
    LocalChange negatedDerivatives() {
        return atOutput((q, right) -> new Negative(right))
                .and(new LocalChange(q -> q.kind().isUpdate(), withRate(new Negative(the(Quantity.learningRate())))));
    }

    /** The same in the error of a neuron alone: −∂L/∂z, of which the other derivatives are made as they should be. */
    static LocalChange negatedErrors() {
        Change from = with(Kind.LOSS_BY_WEIGHTED_SUM, delta -> new Negative(the(delta)));
        return new LocalChange(
                q -> q.kind().phase() == Phase.BACKWARD,
                (q, right) ->
                        q.kind() == Kind.LOSS_BY_WEIGHTED_SUM ? new Negative(from.of(q, right)) : from.of(q, right));
    }

    /** Thresholds, which are subtracted: a bias with the other sign, and so its gradient and its update. */
    static LocalChange thresholds() {
        Change from = (q, right) -> with(Kind.LOSS_BY_BIAS, gradient -> new Negative(the(gradient)))
                .of(
                        q,
                        with(Kind.BATCH_LOSS_BY_BIAS, gradient -> new Negative(the(gradient)))
                                .of(q, right));
        return change(Kind.LOSS_BY_BIAS, (q, right) -> new Negative(right))
                .and(change(Kind.NEW_BIAS, (q, right) -> new Negative(from.of(q, right))));
    }

    private static LocalChange change(Kind kind, Change change) {
        return new LocalChange(q -> q.kind() == kind, change);
    }

    private static List<LocalChange> when(boolean possible, LocalChange change) {
        return possible ? List.of(change) : List.of();
    }
}
