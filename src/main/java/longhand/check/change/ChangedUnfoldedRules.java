package longhand.check.change;

import static longhand.formula.Formula.number;
import static longhand.formula.Formula.product;
import static longhand.formula.Formula.sum;
import static longhand.formula.Formula.the;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import longhand.calculus.Change;
import longhand.check.judging.Mistake;
import longhand.formula.Formula;
import longhand.formula.Formula.Negative;
import longhand.formula.Formula.Quotient;
import longhand.formula.Slope;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Family;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Place;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.Unfolded;
import longhand.model.UnfoldedModel;
import longhand.model.network.Activation;
import longhand.model.network.Layer;
import longhand.model.network.Recurrence;
import longhand.model.network.UnfoldedNetwork;
import longhand.notation.text.Figures;

/** The mistakes of somebody who works through a network that is unfolded over the places of an image or over time steps. */
final class ChangedUnfoldedRules implements ChangedRules {
    /** Beyond this many paths or steps, which of them is missing is not guessed. */
    private static final int MOST_PATHS = 16;

    private final Unfolded unfolded;
    private final UnfoldedNetwork network;
    private final UnfoldedModel model;
    private final int depth;
    private final int outputs;
    private final ChangedSlopes slopes;
    private final ChangedImages images;
    private final ChangedUpdates updates;

    /** @param figures the right values, which tell what is on a corner */
    ChangedUnfoldedRules(Figures figures, Unfolded unfolded) {
        this.unfolded = unfolded;
        network = unfolded.network();
        model = unfolded.model();
        depth = network.depth();
        outputs = network.judged().channels();
        slopes = new ChangedSlopes(
                figures,
                network.layers().stream().map(layer -> layer.activation()).toList());
        images = new ChangedImages(figures.rules(), network);
        updates = new ChangedUpdates(figures.rules());
    }

    @Override
    public List<LocalChange> of(Mistake mistake) {
        return switch (mistake) {
            case GRADIENT_AT_ACTIVATION -> gradientsAtActivations();
            case SOFTMAX_WITHOUT_EXP ->
                when(
                        !activation(depth).isElementwise(),
                        new LocalChange(
                                q -> q.isOf(Kind.ACTIVATION) && q.layer() == depth,
                                (q, right) -> shareOfScores(q.variable())));
            case ACTIVATION_FORGOTTEN -> forgottenActivations();
            case TARGET_SHIFTED -> shiftedTargets();
            case ERROR_SIGN -> List.of(errors(number(-1)));
            case FACTOR_TWO ->
                unfolded.loss().isSquared() ? scaled(number(2), new Quotient(number(1), number(2))) : List.of();
            case MEAN_OVER_OUTPUTS ->
                network.outputs() == 1
                        ? List.of()
                        : scaled(
                                unfolded.loss().isMeanOverOutputs()
                                        ? number(network.outputs())
                                        : new Quotient(number(1), number(network.outputs())));
            case SUM_NOT_MEAN ->
                unfolded.hasSeveralSamples()
                        ? List.of(OtherReduction.of(unfolded, true), OtherReduction.of(unfolded, false))
                        : List.of();
            case PATH_MISSING -> missingPaths();
            case PATHS_AVERAGED ->
                List.of(new LocalChange(
                        q -> isThrough(q) && users(q).size() > 1,
                        (q, right) -> product(new Quotient(number(1), number(users(q).size())), right.plain())));
            case FORGOTTEN_TIME_STEP -> forgottenSteps();
            case KERNEL_FLIPPED -> images.flippedKernels();
            case POOLING_SPREAD -> images.spreadPooling();
            case WEIGHTS_TRANSPOSED -> transposed();
            case WRONG_LAYER_ACTIVATION -> activationsOfOtherSteps();
            case UPDATED_WEIGHTS_USED -> updatedWeights();
            case BIAS_GRADIENT_SIGN ->
                List.of(new LocalChange(
                        q -> isGradient(q) && q.variable().kind() == Kind.BIAS, (q, right) -> new Negative(right)));
            case BIAS_FORGOTTEN ->
                LocalChange.inLayers(
                        depth,
                        Kind.WEIGHTED_SUM,
                        layer -> !network.isPooling(layer),
                        (q, right) ->
                                right.replaced(named -> named.variable().kind().isOffset() ? number(0) : the(named)));
            case BIAS_NOT_UPDATED ->
                when(
                        unfolded.updateBiases() && unfolded.hasUpdate(),
                        new LocalChange(
                                q -> q.isUpdate() && q.variable().kind().isOffset(),
                                (q, right) -> the(q.withUpdate(q.update() - 1))));
            case DECAY_FORGOTTEN ->
                unfolded.learning().decay().isInLoss() ? ChangedLayerRules.forgottenDecays() : updates.of(mistake);
            default -> {
                List<LocalChange> ofSlopes = slopes.of(mistake);
                yield ofSlopes.isEmpty() ? updates.of(mistake) : ofSlopes;
            }
        };
    }

    // Which quantity it is.

    private static boolean isOfLoss(Quantity q, Predicate<Kind> by) {
        return q instanceof Derivative derivative
                && derivative.numerator().kind() == Kind.SAMPLE_LOSS
                && by.test(derivative.denominator().kind());
    }

    /** The derivative of a sample's loss by an activation or an input, through what is made from it. */
    static boolean isThrough(Quantity q) {
        return isOfLoss(q, kind -> kind == Kind.ACTIVATION || kind == Kind.INPUT || kind == Kind.INITIAL);
    }

    /** The same by a parameter. */
    static boolean isGradient(Quantity q) {
        return isOfLoss(q, Kind::isParameter);
    }

    private List<Variable> users(Quantity q) {
        return model.users(q.variable(), ((Derivative) q).numerator());
    }

    private Activation activation(int layer) {
        return network.layer(layer).activation();
    }

    // Errors at the output, and the loss.

    /** The share of the loss in the derivative by an output, multiplied by a factor. */
    private LocalChange errors(Formula factor) {
        return new LocalChange(
                q -> isThrough(q)
                        && users(q).stream().anyMatch(user -> user.kind().isLoss()),
                (q, right) -> {
                    List<Variable> users = users(q);
                    if (users.size() == 1) {
                        return product(factor, right);
                    }
                    Variable share = users.stream()
                            .filter(user -> user.kind().isLoss())
                            .findFirst()
                            .orElseThrow();
                    Formula slope = Slope.of(model.definition(share), q.variable(), the(share))
                            .plain();
                    return sum(List.of(right, new Negative(slope), product(factor, slope)));
                });
    }

    private List<LocalChange> scaled(Formula... factors) {
        List<LocalChange> changes = new ArrayList<>();
        for (Formula factor : factors) {
            LocalChange shares = change(
                    network.judged().size() == 1 ? Kind.SAMPLE_LOSS : Kind.OUTPUT_LOSS,
                    (q, right) -> product(factor, right));
            changes.add(errors(factor));
            changes.add(shares);
            changes.add(errors(factor).and(shares));
        }
        return changes;
    }

    /** Each output with the target of the one before it or after it; each step with that of the step before or after. */
    private List<LocalChange> shiftedTargets() {
        List<LocalChange> changes = new ArrayList<>();
        for (int by : steps(outputs)) {
            changes.add(targets(y -> y.at(Kind.TARGET, 0, shifted(y.to(), by, outputs), y.place())));
        }
        int count = network.isInTime() ? network.judged().places().size() : 1;
        for (int by : steps(count)) {
            changes.add(targets(y -> y.withPlace(Place.step(shifted(y.place().row(), by, count)))));
        }
        return changes;
    }

    private static int[] steps(int count) {
        return count == 1 ? new int[0] : count == 2 ? new int[] {1} : new int[] {1, -1};
    }

    private static int shifted(int index, int by, int count) {
        return Math.floorMod(index - 1 + by, count) + 1;
    }

    private static LocalChange targets(UnaryOperator<Variable> other) {
        return new LocalChange(
                q -> q.isOf(Kind.OUTPUT_LOSS)
                        || q.isOf(Kind.SAMPLE_LOSS)
                        || q.isOf(Kind.SAMPLE_LOSS.by(Kind.ACTIVATION)),
                ChangedUpdates.with(Kind.TARGET, y -> the(other.apply(y.variable()))));
    }

    // Activations.

    private List<LocalChange> gradientsAtActivations() {
        boolean isBent =
                network.layers().stream().anyMatch(layer -> !layer.activation().isStraight());
        return when(
                isBent,
                new LocalChange(
                        ChangedUnfoldedRules::isGradient,
                        (q, right) -> right.replaced(named -> named.isOf(Kind.SAMPLE_LOSS.by(Kind.WEIGHTED_SUM))
                                ? the(new Derivative(
                                        ((Derivative) named).numerator(),
                                        named.variable().at(Kind.ACTIVATION)))
                                : the(named))));
    }

    /** The weighted sum is passed on where the activation should be; or stands in its place. */
    private List<LocalChange> forgottenActivations() {
        IntPredicate isBent = layer -> layer >= 1
                && activation(layer).isElementwise()
                && !activation(layer).isStraight();
        List<LocalChange> changes = new ArrayList<>(
                LocalChange.inLayers(depth, Kind.ACTIVATION, isBent, (q, right) -> the(q.at(Kind.WEIGHTED_SUM))));
        changes.add(new LocalChange(
                q -> q.isOf(Kind.WEIGHTED_SUM),
                ChangedUpdates.with(Kind.ACTIVATION, a -> the(isBent.test(a.layer()) ? a.at(Kind.WEIGHTED_SUM) : a))));
        return changes;
    }

    private Formula shareOfScores(Variable a) {
        List<Formula> scores = IntStream.rangeClosed(1, outputs)
                .mapToObj(k -> the(a.at(Kind.WEIGHTED_SUM, a.layer(), k, a.place())))
                .toList();
        return new Quotient(scores.get(a.to() - 1), sum(scores));
    }

    // Paths back.

    /** Of the paths from what goes into several others some alone; what goes straight into the loss stays. */
    private LocalChange paths(Predicate<Quantity> where, BiPredicate<Quantity, Variable> kept) {
        return new LocalChange(
                where,
                (q, right) -> right.replaced(named ->
                        isOfLoss(named, kind -> true) && !kept.test(q, named.variable()) ? number(0) : the(named)));
    }

    /** The path through time, or the one through the layer above; one neuron of the next layer; or all but the first or the last. */
    private List<LocalChange> missingPaths() {
        List<LocalChange> changes = new ArrayList<>();
        if (network.isInTime()) {
            changes.add(paths(
                    ChangedUnfoldedRules::isThrough,
                    (q, user) -> user.layer() != q.variable().layer()));
            changes.add(paths(
                    ChangedUnfoldedRules::isThrough,
                    (q, user) -> user.layer() == q.variable().layer()));
        }
        for (int layer = 2; layer <= depth; layer++) {
            int next = layer;
            int channels = network.shape(layer).channels();
            for (int to = 1; channels > 1 && channels <= MOST_PATHS && to <= channels; to++) {
                int which = to;
                changes.add(paths(
                        q -> isThrough(q) && q.variable().layer() == next - 1,
                        (q, user) -> user.layer() != next || user.to() != which));
            }
        }
        if (!network.isInTime()) {
            changes.add(paths(ChangedUnfoldedRules::isThrough, (q, user) -> user.equals(users(q).get(0))));
            changes.add(paths(
                    ChangedUnfoldedRules::isThrough, (q, user) -> user.equals(users(q).get(users(q).size() - 1))));
        }
        return changes;
    }

    /** Of the layer after it alone: a new recurrent weight needs the error of every step before it is known. */
    private List<LocalChange> updatedWeights() {
        return when(
                depth > 1 && unfolded.hasUpdate(),
                new LocalChange(
                        ChangedUnfoldedRules::isThrough,
                        (q, right) -> right.replaced(named -> the(
                                named.isOf(Kind.WEIGHT)
                                                && named.layer() > q.variable().layer()
                                        ? named.withUpdate(named.update() + 1)
                                        : named))));
    }

    /** Of what is shared, the gradient from one place alone, or without one; in all layers alike. */
    private List<LocalChange> forgottenSteps() {
        List<LocalChange> changes = new ArrayList<>();
        for (boolean isConvolution : new boolean[] {false, true}) {
            int layer = IntStream.rangeClosed(1, depth)
                    .filter(l -> !network.isPooling(l)
                            && network.shape(l).places().size() > 1
                            && network.shape(l).isImage() == isConvolution)
                    .findFirst()
                    .orElse(0);
            if (layer == 0) {
                continue;
            }
            int places = network.shape(layer).places().size();
            Predicate<Quantity> where =
                    q -> isGradient(q) && network.shape(q.variable().layer()).isImage() == isConvolution;
            for (int place = 0; place < places; place++) {
                boolean isLast = place == places - 1;
                int which = place;
                if (places > MOST_PATHS && place > 0 && !isLast) {
                    continue;
                }
                changes.add(paths(where, (q, user) -> isAt(user, which, isLast)));
                if (places > 2) {
                    changes.add(paths(where, (q, user) -> !isAt(user, which, isLast)));
                }
            }
        }
        return changes;
    }

    /** Whether something is at that place of its layer, counted from 0; or at the last there. */
    private boolean isAt(Variable v, int which, boolean isLast) {
        List<Place> places = network.shape(v.layer()).places();
        int place = places.indexOf(v.place());
        return isLast ? place == places.size() - 1 : place == which;
    }

    // Recurrence.

    /** Recurrent weights, or those of a square layer, with their indices turned: forward, on the way back, or both. */
    private List<LocalChange> transposed() {
        Predicate<Variable> isSquare = w -> {
            boolean isSquareLayer = network.layer(w.layer()) instanceof Layer layer && layer.size() == layer.inputs();
            return (w.place().isStepBefore() || isSquareLayer)
                    && network.shape(w.layer()).channels() > 1;
        };
        boolean hasSquare = IntStream.rangeClosed(1, depth).anyMatch(layer -> network.parameters(layer).stream()
                .anyMatch(w -> w.kind() == Kind.WEIGHT && isSquare.test(w)));
        if (!hasSquare) {
            return List.of();
        }
        Change turned = ChangedUpdates.with(Kind.WEIGHT, named -> {
            Variable w = named.variable();
            return the(
                    isSquare.test(w)
                            ? new Variable(Kind.WEIGHT, w.layer(), w.from(), w.to(), 0, w.update(), w.place())
                            : w);
        });
        LocalChange forward = change(Kind.WEIGHTED_SUM, turned);
        LocalChange back = new LocalChange(ChangedUnfoldedRules::isThrough, turned);
        return List.of(forward, back, forward.and(back));
    }

    /** In the gradient of a recurrent weight the activation of the same step in the place of that of the step before. */
    private List<LocalChange> activationsOfOtherSteps() {
        return when(
                network.layers().stream().anyMatch(Recurrence.class::isInstance),
                new LocalChange(
                        q -> isGradient(q) && q.variable().place().isStepBefore(),
                        (q, right) -> right.replaced(named -> the(sameStep(named, q)))));
    }

    /** What a step later stands in the place of an activation, or of what a recurrence begins with. */
    private static Quantity sameStep(Quantity named, Quantity of) {
        Variable v = named.variable();
        if (named.isOf(Kind.INITIAL)) {
            return of.at(Kind.ACTIVATION, v.layer(), v.to(), Place.step(1));
        }
        return named.isOf(Kind.ACTIVATION) ? v.withPlace(Place.step(v.place().row() + 1)) : named;
    }

    static LocalChange change(Family family, Change change) {
        return new LocalChange(q -> q.isOf(family), change);
    }

    private static List<LocalChange> when(boolean possible, LocalChange... changes) {
        return possible ? List.of(changes) : List.of();
    }
}
