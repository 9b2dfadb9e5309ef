package longhand.check.change;

import static longhand.formula.Formula.number;
import static longhand.formula.Formula.product;
import static longhand.formula.Formula.the;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import longhand.calculus.Change;
import longhand.calculus.Rules;
import longhand.formula.Choice.Cases;
import longhand.formula.Choice.Relation;
import longhand.formula.Formula;
import longhand.formula.Formula.Quotient;
import longhand.formula.Largest;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Family;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Place;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.network.Convolution;
import longhand.model.network.Pooling;
import longhand.model.network.UnfoldedNetwork;

/** The mistakes of images alone: a filter that is turned round, and a window's gradient that goes to the wrong numbers. */
final class ChangedImages {
    private final Rules rules;
    private final UnfoldedNetwork network;

    ChangedImages(Rules rules, UnfoldedNetwork network) {
        this.rules = rules;
        this.network = network;
    }

    private boolean isConvolution(int layer) {
        return layer >= 1 && layer <= network.depth() && network.layer(layer) instanceof Convolution;
    }

    /** The weight that lies there once a filter is turned half round. */
    private Variable turned(Variable weight) {
        if (!isConvolution(weight.layer())) {
            return weight;
        }
        Convolution convolution = (Convolution) network.layer(weight.layer());
        return weight.withPlace(new Place(
                convolution.rows() + 1 - weight.place().row(),
                convolution.columns() + 1 - weight.place().column()));
    }

    /** The filter is turned round: in the sums, on the way back, in its gradient, or in all of these. */
    List<LocalChange> flippedKernels() {
        boolean canTurn = IntStream.rangeClosed(1, network.depth())
                .filter(this::isConvolution)
                .mapToObj(layer -> (Convolution) network.layer(layer))
                .anyMatch(convolution -> convolution.rows() > 1 || convolution.columns() > 1);
        if (!canTurn) {
            return List.of();
        }
        Change weights = ChangedUpdates.with(Kind.WEIGHT, w -> the(turned(w.variable())));
        LocalChange forward = new LocalChange(q -> q.isOf(Kind.WEIGHTED_SUM) && isConvolution(q.layer()), weights);
        LocalChange back = new LocalChange(ChangedUnfoldedRules::isThrough, weights);
        LocalChange gradients = new LocalChange(
                q -> ChangedUnfoldedRules.isGradient(q)
                        && q.variable().kind() == Kind.WEIGHT
                        && isConvolution(q.variable().layer()),
                (q, right) -> rules.of(new Derivative(((Derivative) q).numerator(), turned(q.variable())))
                        .plain());
        return List.of(forward.and(back).and(gradients), forward, back, gradients);
    }

    /** All of a window get its gradient: each the whole, an equal part, or all that are equally large; of a mean each the whole. */
    List<LocalChange> spreadPooling() {
        Family slope = Kind.ACTIVATION.by(Kind.ACTIVATION);
        List<LocalChange> changes = new ArrayList<>();
        if (network.layers().stream().anyMatch(layer -> layer instanceof Pooling pooling && pooling.isMax())) {
            changes.add(ChangedUnfoldedRules.change(slope, (q, right) -> number(1)));
            changes.add(ChangedUnfoldedRules.change(
                    slope, (q, right) -> new Quotient(number(1), number(windowOf(q.layer())))));
            changes.add(ChangedUnfoldedRules.change(slope, ChangedImages::ofEqual));
        }
        if (network.layers().stream().anyMatch(layer -> layer instanceof Pooling pooling && !pooling.isMax())) {
            changes.add(new LocalChange(
                    q -> ChangedUnfoldedRules.isThrough(q)
                            && q.variable().layer() < network.depth()
                            && network.layer(q.variable().layer() + 1) instanceof Pooling pooling
                            && !pooling.isMax(),
                    (q, right) -> product(number(windowOf(q.variable().layer() + 1)), right)));
        }
        return changes;
    }

    private int windowOf(int layer) {
        return network.layer(layer) instanceof Pooling pooling ? pooling.size() * pooling.size() : 1;
    }

    private static Formula ofEqual(Quantity q, Formula right) {
        return right instanceof Largest.Taken taken
                ? new Cases(
                        taken.parts().get(taken.place()),
                        Relation.AT_LEAST,
                        new Largest(taken.parts()),
                        number(1),
                        number(0))
                : right;
    }
}
