package longhand.calculus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Place;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.Model;
import longhand.model.Unfolded;
import longhand.model.network.Shape;
import longhand.model.network.UnfoldedNetwork;

/**
 * The order in which a person works out a network that is unfolded over places: of an image layer by layer, and each feature map row by row; in time
 * step by step. Backward the other way round; the gradients of parameters after all the places that share them.
 */
final class UnfoldedOrder {
    private final Unfolded unfolded;
    private final UnfoldedNetwork network;
    private final Model model;
    private final ListedOrder order = new ListedOrder();

    static TeachingOrder of(Unfolded unfolded) {
        return new UnfoldedOrder(unfolded).order;
    }

    private UnfoldedOrder(Unfolded unfolded) {
        this.unfolded = unfolded;
        network = unfolded.network();
        model = unfolded.model();
        for (int update = 1; update <= unfolded.batches().size(); update++) {
            for (int sample = 1; sample <= unfolded.samples(update); sample++) {
                addGiven(network.each(Kind.INPUT, 0, sample, update).toList());
                addGiven(network.each(Kind.TARGET, 0, sample, update).toList());
            }
        }
        eachLayer(layer -> order.add(Phase.GIVEN, 1, network.parameters(layer)));
        order.add(Phase.GIVEN, 1, network.initial());
        order.add(
                Phase.GIVEN,
                1,
                unfolded.learning().settings().stream().map(Quantity::setting).toList());
        for (int update = 1; update <= unfolded.updates(); update++) {
            for (int sample = 1; sample <= unfolded.samples(update); sample++) {
                addForward(sample, update);
                addBackward(sample, update);
            }
            if (unfolded.hasBatchLoss(update)) {
                addBatch(update);
            }
            if (unfolded.hasUpdate()) {
                addUpdate(update);
            }
            if (unfolded.looksBack()) {
                addAfterwards(update);
            }
        }
    }

    private void addGiven(List<Variable> ofSample) {
        Variable first = ofSample.get(0);
        order.add(Phase.GIVEN, first.update(), first.sample(), 0, 0, ofSample);
    }

    private void addForward(int sample, int update) {
        addForward(sample, update, Phase.FORWARD, Phase.LOSS, v -> v);
    }

    /** Forward once more, with the parameters after an update. */
    private void addAfterwards(int update) {
        for (int sample = 1; sample <= unfolded.samples(update); sample++) {
            addForward(
                    sample,
                    update,
                    Phase.AFTERWARDS,
                    Phase.AFTERWARDS,
                    v -> v.with(v.kind().after()));
        }
        if (unfolded.hasBatchLoss(update)) {
            Variable loss = model.loss(update);
            order.add(Phase.AFTERWARDS, update, List.of(loss.with(loss.kind().after())));
        }
    }

    private void addForward(int sample, int update, Phase phase, Phase ofLosses, UnaryOperator<Variable> which) {
        for (List<Unit> layer : layers(sample, update)) {
            if (isElementwise(layer)) {
                layer.forEach(unit -> add(unit, phase, which, List.of(Kind.WEIGHTED_SUM, Kind.ACTIVATION)));
            } else {
                layer.forEach(unit -> add(unit, phase, which, List.of(Kind.WEIGHTED_SUM)));
                layer.forEach(unit -> add(unit, phase, which, List.of(Kind.ACTIVATION)));
            }
        }
        List<Quantity> losses = new ArrayList<>();
        if (network.judged().size() > 1) {
            network.each(Kind.OUTPUT_LOSS, 0, sample, update).map(which).forEach(losses::add);
        }
        losses.add(which.apply(Quantity.sampleLoss(sample).withUpdate(update)));
        order.add(ofLosses, update, sample, 0, 0, losses);
    }

    /** An activation, with its weighted sum where it has one. */
    private record Unit(Variable activation) {
        Variable of(Kind kind) {
            return activation.at(kind);
        }
    }

    /**
     * What is worked out together, in turn: the units of a layer at all its places; in time those of a layer at one step, and of the layers
     * after it before the next step.
     */
    private List<List<Unit>> layers(int sample, int update) {
        List<List<Unit>> all = new ArrayList<>();
        if (!network.isInTime()) {
            eachLayer(layer -> all.add(network.each(Kind.ACTIVATION, layer, sample, update)
                    .map(Unit::new)
                    .toList()));
            return all;
        }
        for (Place step : network.shape(0).places()) {
            eachLayer(layer -> {
                Shape shape = network.shape(layer);
                if (shape.places().contains(step)) {
                    all.add(IntStream.rangeClosed(1, shape.channels())
                            .mapToObj(j -> new Unit(new Variable(Kind.ACTIVATION, layer, j, 0, sample, update, step)))
                            .toList());
                }
            });
        }
        return all;
    }

    private boolean isElementwise(List<Unit> layer) {
        return network.layer(layer.get(0).activation().layer()).activation().isElementwise();
    }

    private void add(Unit unit, Phase phase, UnaryOperator<Variable> which, List<Kind> kinds) {
        List<Quantity> together = new ArrayList<>();
        for (Kind kind : kinds) {
            if (kind == Kind.ACTIVATION || hasSum(unit)) {
                together.add(which.apply(unit.of(kind)));
            }
        }
        addAt(unit, phase, together);
    }

    private boolean hasSum(Unit unit) {
        return !network.isPooling(unit.activation().layer());
    }

    private void addAt(Unit unit, Phase phase, List<Quantity> together) {
        Variable a = unit.activation();
        if (!together.isEmpty()) {
            order.add(phase, a.update(), a.sample(), a.layer(), a.to(), together);
        }
    }

    private void addBackward(int sample, int update) {
        Variable loss = Quantity.sampleLoss(sample).withUpdate(update);
        List<List<Unit>> layers = layers(sample, update);
        Collections.reverse(layers);
        for (List<Unit> layer : layers) {
            if (isElementwise(layer)) {
                for (Unit unit : layer) {
                    List<Quantity> together = new ArrayList<>(byActivation(unit, loss));
                    together.addAll(bySum(unit, loss));
                    addAt(unit, Phase.BACKWARD, together);
                }
            } else {
                layer.forEach(unit -> addAt(unit, Phase.BACKWARD, byActivation(unit, loss)));
                layer.forEach(unit -> addAt(unit, Phase.BACKWARD, bySum(unit, loss)));
            }
            if (!network.isInTime()) {
                addGradients(layer.get(0).activation().layer(), loss);
            }
        }
        if (network.isInTime()) {
            for (int layer = network.depth(); layer >= 1; layer--) {
                addGradients(layer, loss);
            }
        }
        if (unfolded.hasInputGradients()) {
            List<Variable> inputs = new ArrayList<>(
                    network.each(Kind.INPUT, 0, sample, unfolded.given(update)).toList());
            inputs.addAll(network.initial());
            inputs.forEach(x -> order.add(Phase.BACKWARD, update, sample, 0, 0, by(x, loss)));
        }
    }

    private List<Quantity> byActivation(Unit unit, Variable loss) {
        return by(unit.activation(), loss);
    }

    private List<Quantity> bySum(Unit unit, Variable loss) {
        return hasSum(unit) ? by(unit.of(Kind.WEIGHTED_SUM), loss) : List.of();
    }

    /** ∂u/∂v for each u that is worked out from v, where that has a name, then ∂L/∂v. */
    private List<Quantity> by(Variable v, Variable loss) {
        List<Quantity> all = new ArrayList<>();
        for (Variable user : model.users(v, loss)) {
            if (!user.kind().isLoss() && !model.writesSlopesOut(user)) {
                all.add(new Derivative(user, v));
            }
        }
        all.add(new Derivative(loss, v));
        return all;
    }

    /** Those of the parameters of a layer. */
    private void addGradients(int layer, Variable loss) {
        eachChannel(
                layer,
                channel -> order.add(
                        Phase.BACKWARD,
                        loss.update(),
                        loss.sample(),
                        layer,
                        channel,
                        network.parameters(layer, channel).stream()
                                .map(parameter -> new Derivative(loss, parameter.withUpdate(loss.update())))
                                .toList()));
    }

    private void addBatch(int update) {
        Variable loss = model.loss(update);
        order.add(Phase.MEAN, update, List.of(loss));
        eachLayer(layer -> eachChannel(
                layer,
                channel -> order.add(
                        Phase.MEAN,
                        update,
                        0,
                        layer,
                        channel,
                        network.parameters(layer, channel).stream()
                                .map(parameter -> new Derivative(loss, parameter.withUpdate(update)))
                                .toList())));
    }

    /** Each new parameter, before it what the optimiser works out for it. */
    private void addUpdate(int update) {
        eachLayer(layer -> eachChannel(layer, channel -> {
            List<Quantity> together = new ArrayList<>();
            for (Variable parameter : network.parameters(layer, channel)) {
                Variable old = parameter.withUpdate(update);
                boolean isKept = old.kind().isOffset() && !unfolded.updateBiases();
                for (Kind state : unfolded.learning().optimiser().states()) {
                    if (!isKept) {
                        together.add(old.with(state));
                    }
                }
                together.add(old.withUpdate(update + 1));
            }
            order.add(Phase.UPDATE, update, 0, layer, channel, together);
        }));
    }

    private void eachLayer(IntConsumer ofLayer) {
        for (int layer = 1; layer <= network.depth(); layer++) {
            ofLayer.accept(layer);
        }
    }

    /** Of what has parameters. */
    private void eachChannel(int layer, IntConsumer ofChannel) {
        if (!network.isPooling(layer)) {
            for (int channel = 1; channel <= network.shape(layer).channels(); channel++) {
                ofChannel.accept(channel);
            }
        }
    }
}
