package longhand.check.change;

import static longhand.formula.Formula.constant;
import static longhand.formula.Formula.number;
import static longhand.formula.Formula.product;
import static longhand.formula.Formula.sum;
import static longhand.formula.Formula.the;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import longhand.calculus.Change;
import longhand.check.judging.Mistake;
import longhand.formula.Formula;
import longhand.formula.Formula.Negative;
import longhand.formula.Formula.Quotient;
import longhand.formula.quantity.Family;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.TrainingStep;
import longhand.model.network.Activation;
import longhand.model.network.Layer;
import longhand.model.network.Network;
import longhand.notation.text.Figures;

/** The mistakes of somebody who works through a network of layers. */
public final class ChangedLayerRules implements ChangedRules {
    /** Beyond this many ways into a layer, which one is missing is not guessed. */
    private static final int MOST_PATHS = 16;

    /** Beyond this many, which path alone was kept is not guessed. */
    private static final int MOST_SINGLE_PATHS = 8;

    /** A sum over so many inputs is not worked out anew where there is a shorter way. */
    private static final int FEWEST_INPUTS = 100;

    private final Figures figures;
    private final TrainingStep step;
    private final Network network;
    private final int depth;
    private final int outputs;
    private final ChangedSlopes slopes;
    private final ChangedUpdates updates;
    private final ShiftedSamples shifted;

    /** @param figures the right values, which tell which neurons are on a corner */
    public ChangedLayerRules(Figures figures) {
        this.figures = figures;
        step = figures.rules().step();
        network = step.network();
        depth = network.depth();
        outputs = network.width(depth);
        slopes = new ChangedSlopes(
                figures, network.layers().stream().map(Layer::activation).toList());
        updates = new ChangedUpdates(figures.rules());
        shifted = new ShiftedSamples(step, this::hasTargets);
    }

    @Override
    public List<LocalChange> of(Mistake mistake) {
        return switch (mistake) {
            case GRADIENT_AT_ACTIVATION -> gradientsAtActivations();
            case SOFTMAX_WITHOUT_EXP ->
                when(isSoftmax(), change(Kind.ACTIVATION, (q, right) -> q.layer() == depth ? shareOfScores(q) : right));
            case ACTIVATION_FORGOTTEN -> forgottenActivations();
            case TARGET_SHIFTED -> shifted.targets();
            case SWAPPED_SAMPLES -> shifted.swapped();
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
            case SUM_NOT_MEAN ->
                step.hasSeveralSamples()
                        ? List.of(OtherReduction.of(step, true), OtherReduction.of(step, false))
                        : List.of();
            case PATH_MISSING -> missingPaths();
            case PATHS_AVERAGED ->
                LocalChange.inLayers(
                        depth,
                        Kind.SAMPLE_LOSS.by(Kind.ACTIVATION),
                        layer -> layer < depth && network.width(layer + 1) > 1,
                        (q, right) -> product(new Quotient(number(1), number(network.width(q.layer() + 1))), right));
            case WEIGHTS_TRANSPOSED -> transposed();
            case WRONG_LAYER_ACTIVATION -> activationsOfOtherLayers();
            case INDICES_SWAPPED -> activationsOfOtherNeurons();
            case UPDATED_WEIGHTS_USED ->
                when(
                        depth > 1 && step.hasUpdate(),
                        change(
                                Kind.WEIGHTED_SUM.by(Kind.ACTIVATION),
                                (q, right) -> right.replaced(w -> the(w.withUpdate(w.update() + 1)))));
            case BIAS_GRADIENT_SIGN ->
                when(
                        !hasOnly(Kind.THRESHOLD),
                        change(Kind.SAMPLE_LOSS.by(Kind.BIAS), (q, right) -> new Negative(right)));
            case THRESHOLD_SIGN -> thresholdSigns();
            case DECAY_FORGOTTEN -> step.learning().decay().isInLoss() ? forgottenDecays() : updates.of(mistake);
            case BIAS_GRADIENT_SUMMED_OVER_NEURONS ->
                LocalChange.inLayers(
                        depth,
                        Kind.SAMPLE_LOSS.by(Kind.BIAS),
                        layer -> network.width(layer) > 1
                                && !network.layer(layer).hasThresholds(),
                        (q, right) -> sum(IntStream.rangeClosed(1, network.width(q.layer()))
                                .mapToObj(j -> the(Quantity.lossBy(q.at(Kind.WEIGHTED_SUM, q.layer(), j))))
                                .toList()));
            case BIAS_FORGOTTEN -> forgottenBiases();
            case BIAS_NOT_UPDATED ->
                when(
                        step.updateBiases() && step.hasUpdate(),
                        new LocalChange(
                                ChangedLayerRules::isNewOffset, (q, right) -> the(q.withUpdate(q.update() - 1))));
            default -> {
                List<LocalChange> ofSlopes = slopes.of(mistake);
                yield ofSlopes.isEmpty() ? updates.of(mistake) : ofSlopes;
            }
        };
    }

    private List<LocalChange> forgottenBiases() {
        return LocalChange.inLayers(depth, Kind.WEIGHTED_SUM, layer -> true, ChangedLayerRules::withoutOffset).stream()
                .map(change -> change.or(z -> change.where().test(z) ? ofInputsAlone(z) : null))
                .toList();
    }

    /** A sum over hundreds of inputs without its bias is the right one less that; null where it is not one, or not exact. */
    private Formula ofInputsAlone(Quantity z) {
        BigDecimal right = z.layer() == 1 && z.update() == 1 && network.width(0) >= FEWEST_INPUTS
                ? figures.trace().exactly(z)
                : null;
        if (right == null) {
            return null;
        }
        BigDecimal offset = network.layer(1).bias(z.to());
        return constant(network.layer(1).hasThresholds() ? right.add(offset) : right.subtract(offset));
    }

    /** Without the bias or the threshold. */
    private static Formula withoutOffset(Quantity q, Formula right) {
        return right.replaced(named -> named.variable().kind().isOffset() ? number(0) : the(named));
    }

    /** In the gradients of weights and biases the derivative by the activation takes the place of that by the weighted sum. */
    private List<LocalChange> gradientsAtActivations() {
        if (IntStream.rangeClosed(1, depth).allMatch(layer -> activation(layer).isStraight())) {
            return List.of();
        }
        Change byWeightedSum = ChangedUpdates.with(
                Kind.SAMPLE_LOSS.by(Kind.WEIGHTED_SUM), delta -> the(Quantity.lossBy(delta.at(Kind.ACTIVATION))));
        Change slope = ChangedUpdates.with(Kind.ACTIVATION.by(Kind.WEIGHTED_SUM), local -> number(1));
        return List.of(new LocalChange(
                q -> q.isOf(Kind.SAMPLE_LOSS.by(Kind.WEIGHT))
                        || q.isOf(Kind.SAMPLE_LOSS.by(Kind.BIAS))
                        || q.isOf(Kind.SAMPLE_LOSS.by(Kind.THRESHOLD)),
                (q, right) -> slope.of(q, byWeightedSum.of(q, right))));
    }

    /** The weighted sum is passed on where the activation should be; or stands in its place. */
    private List<LocalChange> forgottenActivations() {
        IntPredicate isBent = layer -> layer >= 1
                && activation(layer).isElementwise()
                && !activation(layer).isStraight();
        List<LocalChange> changes = new ArrayList<>(LocalChange.inLayers(
                depth,
                Kind.WEIGHTED_SUM,
                layer -> isBent.test(layer - 1),
                ChangedUpdates.with(Kind.ACTIVATION, a -> the(a.at(Kind.WEIGHTED_SUM)))));
        changes.addAll(
                LocalChange.inLayers(depth, Kind.ACTIVATION, isBent, (q, right) -> the(q.at(Kind.WEIGHTED_SUM))));
        return changes;
    }

    /** Whether the rule of a quantity may name targets. */
    private boolean hasTargets(Quantity q) {
        return isOf(q, outputs == 1 ? Kind.SAMPLE_LOSS : Kind.OUTPUT_LOSS)
                || (q.layer() == depth && q.isOf(Kind.SAMPLE_LOSS.by(Kind.ACTIVATION)));
    }

    private Formula shareOfScores(Quantity q) {
        List<Formula> scores = IntStream.rangeClosed(1, outputs)
                .mapToObj(k -> the(q.at(Kind.WEIGHTED_SUM, q.layer(), k)))
                .toList();
        return new Quotient(scores.get(q.to() - 1), sum(scores));
    }

    private LocalChange atOutput(Change change) {
        return LocalChange.ofLayers(Kind.SAMPLE_LOSS.by(Kind.ACTIVATION), layer -> layer == depth, change);
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
    public LocalChange scaledLoss(Formula factor) {
        return scaledGradient(factor).and(scaledShares(factor));
    }

    /** The derivatives of the loss alone, multiplied by a factor. */
    public LocalChange scaledGradient(Formula factor) {
        return atOutput((q, right) -> product(factor, right));
    }

    /** The loss alone, multiplied by a factor. */
    public LocalChange scaledShares(Formula factor) {
        Kind share = outputs == 1 ? Kind.SAMPLE_LOSS : Kind.OUTPUT_LOSS;
        return new LocalChange(q -> isOf(q, share), (q, right) -> product(factor, right));
    }

    private List<LocalChange> missingPaths() {
        List<LocalChange> changes = new ArrayList<>();
        for (int layer = 1; layer < depth; layer++) {
            int ways = network.width(layer + 1);
            for (int to = 1; ways > 1 && ways <= MOST_PATHS && to <= ways; to++) {
                int which = to;
                changes.add(paths(layer, path -> path != which));
                if (ways > 2 && ways <= MOST_SINGLE_PATHS) {
                    changes.add(paths(layer, path -> path == which));
                }
            }
        }
        return changes;
    }

    /** Of the paths from a layer on those alone that are kept. */
    private static LocalChange paths(int from, IntPredicate kept) {
        return LocalChange.ofLayers(
                Kind.SAMPLE_LOSS.by(Kind.ACTIVATION),
                layer -> layer == from,
                ChangedUpdates.with(
                        Kind.WEIGHTED_SUM.by(Kind.ACTIVATION),
                        local -> kept.test(local.to()) ? the(local) : number(0)));
    }

    private List<LocalChange> transposed() {
        List<LocalChange> changes = new ArrayList<>();
        IntPredicate isSquare = layer -> network.width(layer) > 1 && network.width(layer) == network.width(layer - 1);
        if (IntStream.rangeClosed(1, depth).noneMatch(isSquare)) {
            return changes;
        }
        Change turned = ChangedUpdates.with(
                Kind.WEIGHT, w -> the(new Variable(Kind.WEIGHT, w.layer(), w.from(), w.to(), 0, w.update())));
        LocalChange forward = LocalChange.ofLayers(Kind.WEIGHTED_SUM, isSquare, turned);
        changes.add(forward);
        if (IntStream.rangeClosed(2, depth).anyMatch(isSquare)) {
            LocalChange backward = LocalChange.ofLayers(Kind.WEIGHTED_SUM.by(Kind.ACTIVATION), isSquare, turned);
            changes.add(backward);
            changes.add(backward.and(forward));
        }
        return changes;
    }

    /** Of the layer before the right one; or of the layer that the weight leads to. */
    private List<LocalChange> activationsOfOtherLayers() {
        List<LocalChange> changes =
                new ArrayList<>(when(depth > 1, change(Kind.WEIGHTED_SUM.by(Kind.WEIGHT), this::fromLayerBefore)));
        changes.addAll(
                LocalChange.inLayers(depth, Kind.WEIGHTED_SUM.by(Kind.WEIGHT), layer -> true, this::fromLayerAfter));
        return changes;
    }

    private Formula fromLayerAfter(Quantity q, Formula right) {
        return q.from() <= network.width(q.layer()) ? the(q.at(Kind.ACTIVATION, q.layer(), q.from())) : right;
    }

    private Formula fromLayerBefore(Quantity q, Formula right) {
        return q.layer() >= 2 && q.from() <= network.width(q.layer() - 2)
                ? the(q.at(Kind.ACTIVATION, q.layer() - 2, q.from()))
                : right;
    }

    /** The neurons before a layer are counted from the other end: of two, each has the other's place. */
    private List<LocalChange> activationsOfOtherNeurons() {
        return LocalChange.inLayers(
                depth,
                Kind.WEIGHTED_SUM.by(Kind.WEIGHT),
                layer -> network.width(layer - 1) > 1,
                (q, right) -> the(q.at(Kind.ACTIVATION, q.layer() - 1, network.width(q.layer() - 1) + 1 - q.from())));
    }

    private boolean isSoftmax() {
        return !activation(depth).isElementwise();
    }

    private Activation activation(int layer) {
        return network.layer(layer).activation();
    }

    /** The error the other way round, target − output, in every derivative of the loss; a step then adds. */
    public LocalChange negatedDerivatives() {
        return atOutput((q, right) -> new Negative(right))
                .and(new LocalChange(
                        q -> q.isUpdate(), ChangedUpdates.withRate(new Negative(the(Quantity.learningRate())))));
    }

    /** The same in the error of a neuron alone: −∂L/∂z, of which the other derivatives are made as they should be. */
    public static LocalChange negatedErrors() {
        Change from = ChangedUpdates.with(Kind.SAMPLE_LOSS.by(Kind.WEIGHTED_SUM), delta -> new Negative(the(delta)));
        return new LocalChange(
                q -> q.phase() == Phase.BACKWARD,
                (q, right) -> q.isOf(Kind.SAMPLE_LOSS.by(Kind.WEIGHTED_SUM))
                        ? new Negative(from.of(q, right))
                        : from.of(q, right));
    }

    /** The same in all that is passed back: −∂L/∂a and −∂L/∂z, of which the gradients are made as they should be. */
    public static LocalChange negatedSignals() {
        Change from = (q, right) -> ChangedUpdates.with(
                        Kind.SAMPLE_LOSS.by(Kind.ACTIVATION), delta -> new Negative(the(delta)))
                .of(
                        q,
                        ChangedUpdates.with(Kind.SAMPLE_LOSS.by(Kind.WEIGHTED_SUM), delta -> new Negative(the(delta)))
                                .of(q, right));
        return new LocalChange(
                q -> q.phase() == Phase.BACKWARD,
                (q, right) ->
                        q.isOf(Kind.SAMPLE_LOSS.by(Kind.WEIGHTED_SUM)) || q.isOf(Kind.SAMPLE_LOSS.by(Kind.ACTIVATION))
                                ? new Negative(from.of(q, right))
                                : from.of(q, right));
    }

    /** Thresholds, which are subtracted: a bias with the other sign, and so its gradient and its update. */
    public static LocalChange thresholds() {
        Change from = (q, right) -> ChangedUpdates.with(
                        Kind.SAMPLE_LOSS.by(Kind.BIAS), gradient -> new Negative(the(gradient)))
                .of(
                        q,
                        ChangedUpdates.with(Kind.BATCH_LOSS.by(Kind.BIAS), gradient -> new Negative(the(gradient)))
                                .of(q, right));
        return change(Kind.SAMPLE_LOSS.by(Kind.BIAS), (q, right) -> new Negative(right))
                .and(new LocalChange(
                        q -> q.isUpdate() && q.isOf(Kind.BIAS), (q, right) -> new Negative(from.of(q, right))));
    }

    private static boolean isNewOffset(Quantity q) {
        return q.isUpdate() && q.variable().kind().isOffset();
    }

    private boolean hasOnly(Kind offset) {
        return network.layers().stream().allMatch(layer -> layer.offset() == offset);
    }

    /** A threshold added instead of subtracted; its derivative with the sign of a bias; or both. */
    private List<LocalChange> thresholdSigns() {
        if (hasOnly(Kind.BIAS)) {
            return List.of();
        }
        LocalChange sum =
                change(Kind.WEIGHTED_SUM, ChangedUpdates.with(Kind.THRESHOLD, theta -> new Negative(the(theta))));
        LocalChange slope = change(Kind.WEIGHTED_SUM.by(Kind.THRESHOLD), (q, right) -> new Negative(right));
        return List.of(sum.and(slope), sum, slope);
    }

    /** The decay is missing from the loss and its gradients, from these alone, or from the update. */
    static List<LocalChange> forgottenDecays() {
        Change without = ChangedUpdates.with(Kind.LAMBDA, lambda -> number(0));
        LocalChange gradients = change(Kind.BATCH_LOSS.by(Kind.WEIGHT), without);
        LocalChange loss = change(Kind.BATCH_LOSS, without);
        return List.of(gradients.and(loss), gradients, loss);
    }

    /** Of that kind, or of the same once more with the new parameters. */
    private static boolean isOf(Quantity q, Kind kind) {
        return q.isOf(kind) || q.isOf(kind.after());
    }

    private static LocalChange change(Family family, Change change) {
        return new LocalChange(q -> q.isOf(family), change);
    }

    private static List<LocalChange> when(boolean possible, LocalChange... changes) {
        return possible ? List.of(changes) : List.of();
    }
}
