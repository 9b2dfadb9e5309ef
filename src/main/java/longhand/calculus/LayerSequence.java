package longhand.calculus;

import static longhand.calculus.Sequence.each;
import static longhand.calculus.Sequence.one;
import static longhand.calculus.Sequence.several;
import static longhand.calculus.Sequence.together;
import static longhand.calculus.Sequence.when;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import longhand.calculus.Sequence.InUpdate;
import longhand.calculus.Sequence.Index;
import longhand.calculus.Sequence.Indices;
import longhand.calculus.Sequence.Several;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.TrainingStep;
import longhand.model.network.Network;

/** What the teaching order of a network of layers is made of, part by part, each with as much of it as there is. */
final class LayerSequence {
    private final TrainingStep step;
    private final Network network;
    private final int depth;
    private final int outputs;

    LayerSequence(TrainingStep step) {
        this.step = step;
        network = step.network();
        depth = network.depth();
        outputs = network.width(depth);
    }

    /** All of it: first what is given, then update by update. */
    Several all() {
        List<Sequence> parts = whatIsGiven();
        for (int n = 1; n <= step.updates(); n++) {
            parts.add(new InUpdate(n, work(step.batch(n).size(), step.hasBatchLoss(n))));
            if (step.hasUpdate()) {
                parts.add(new InUpdate(n, update()));
            }
            if (step.looksBack()) {
                parts.add(new InUpdate(n, afterwards(step.batch(n).size(), step.hasBatchLoss(n))));
            }
        }
        return several(parts);
    }

    /** How many are given. */
    int given() {
        return several(whatIsGiven()).size();
    }

    private List<Sequence> whatIsGiven() {
        List<Sequence> parts = new ArrayList<>();
        for (int n = 1; n <= step.batches().size(); n++) {
            parts.add(new InUpdate(n, samples(step.batch(n).size())));
        }
        parts.add(new InUpdate(1, parameters()));
        return parts;
    }

    /** The parameters, and what is given with the way of learning. */
    private Sequence parameters() {
        return several(
                eachLayer(layer -> eachParameter(layer, one(at -> at.weight(layer)), one(at -> offset(layer, at)))),
                together(
                        0,
                        step.learning().settings().stream()
                                .map(kind -> one(at -> Quantity.setting(kind)))
                                .toArray(Sequence[]::new)));
    }

    /** Each new parameter, before it what the optimiser works out for it. */
    private Sequence update() {
        return eachLayer(layer -> eachParameter(
                layer,
                several(states(at -> at.weight(layer)), one(at -> next(at.weight(layer)))),
                several(
                        when(step.updateBiases(), states(at -> offset(layer, at))),
                        one(at -> next(offset(layer, at))))));
    }

    private Sequence states(Function<Indices, Variable> parameter) {
        List<Sequence> states = new ArrayList<>();
        for (Kind kind : step.learning().optimiser().states()) {
            states.add(one(at -> parameter.apply(at).with(kind)));
        }
        return several(states);
    }

    private static Variable next(Variable parameter) {
        return parameter.withUpdate(parameter.update() + 1);
    }

    private Variable offset(int layer, Indices at) {
        return at.offset(network.layer(layer).offset(), layer);
    }

    private Sequence samples(int size) {
        return each(
                Index.SAMPLE,
                size,
                together(0, each(Index.NEURON, network.width(0), one(at -> at.of(Kind.INPUT, 0, at.neuron())))),
                together(0, each(Index.NEURON, outputs, one(at -> at.of(Kind.TARGET, 0, at.neuron())))));
    }

    /** From the samples of a batch to the gradients that its update uses. */
    private Sequence work(int size, boolean hasBatchLoss) {
        Function<Indices, Variable> loss = at -> at.of(Kind.BATCH_LOSS, 0, 0);
        if (!step.hasLoss()) {
            return each(Index.SAMPLE, size, eachLayer(this::forward), errors(Kind.ERROR));
        }
        Sequence ofSamples = each(
                Index.SAMPLE,
                size,
                eachLayer(this::forward),
                losses(Kind.OUTPUT_LOSS, Kind.SAMPLE_LOSS),
                eachLayer(layer -> backward(depth + 1 - layer)),
                when(step.hasInputGradients(), inputs()));
        Sequence means = several(
                together(0, one(loss::apply)),
                eachLayer(layer -> eachParameter(
                        layer,
                        one(at -> new Derivative(loss.apply(at), at.weight(layer))),
                        one(at -> new Derivative(loss.apply(at), offset(layer, at))))));
        return several(ofSamples, when(hasBatchLoss, means));
    }

    /** Forward once more, with the new parameters. */
    private Sequence afterwards(int size, boolean hasBatchLoss) {
        Sequence ofSamples = each(
                Index.SAMPLE,
                size,
                eachLayer(layer -> inTurn(
                        layer,
                        one(at -> at.of(Kind.WEIGHTED_SUM_AFTER, layer, at.neuron())),
                        one(at -> at.of(Kind.ACTIVATION_AFTER, layer, at.neuron())))),
                step.hasLoss() ? losses(Kind.OUTPUT_LOSS_AFTER, Kind.SAMPLE_LOSS_AFTER) : errors(Kind.ERROR_AFTER));
        return several(ofSamples, when(hasBatchLoss, together(0, one(at -> at.of(Kind.BATCH_LOSS_AFTER, 0, 0)))));
    }

    private Sequence forward(int layer) {
        return inTurn(
                layer,
                one(at -> at.of(Kind.WEIGHTED_SUM, layer, at.neuron())),
                one(at -> at.of(Kind.ACTIVATION, layer, at.neuron())));
    }

    private Sequence errors(Kind error) {
        return together(0, each(Index.NEURON, outputs, one(at -> at.of(error, 0, at.neuron()))));
    }

    private Sequence losses(Kind share, Kind whole) {
        return together(
                0,
                when(outputs > 1, each(Index.NEURON, outputs, one(at -> at.of(share, 0, at.neuron())))),
                one(at -> at.of(whole, 0, 0)));
    }

    private Sequence backward(int layer) {
        Function<Indices, Variable> z = at -> at.of(Kind.WEIGHTED_SUM, layer, at.neuron());
        Function<Indices, Variable> a = at -> at.of(Kind.ACTIVATION, layer, at.neuron());
        Function<Indices, Variable> w = at -> at.weight(layer);
        Function<Indices, Variable> b = at -> offset(layer, at);
        Function<Indices, Variable> loss = at -> at.of(Kind.SAMPLE_LOSS, 0, 0);
        Sequence next = when(
                layer < depth,
                each(
                        Index.OTHER,
                        layer < depth ? network.width(layer + 1) : 0,
                        derivative(at -> at.of(Kind.WEIGHTED_SUM, layer + 1, at.other()), a)));
        Sequence slope = isElementwise(layer)
                ? derivative(a, z)
                : each(
                        Index.OTHER,
                        network.width(layer),
                        derivative(at -> at.of(Kind.ACTIVATION, layer, at.other()), z));
        Sequence gradients = several(
                slope,
                derivative(loss, z),
                each(Index.OTHER, network.width(layer - 1), derivative(z, w), eachShare(layer, w), derivative(loss, w)),
                derivative(z, b),
                eachShare(layer, b),
                derivative(loss, b));
        return inTurn(layer, several(next, eachShare(layer, a), derivative(loss, a)), gradients);
    }

    /** By each input, how much it moves each neuron of the first layer, and the loss. */
    private Sequence inputs() {
        Function<Indices, Variable> x = at -> at.of(Kind.INPUT, 0, at.neuron()).withUpdate(step.given(at.update()));
        return each(
                Index.NEURON,
                network.width(0),
                together(
                        0,
                        each(
                                Index.OTHER,
                                network.width(1),
                                derivative(at -> at.of(Kind.WEIGHTED_SUM, 1, at.other()), x)),
                        derivative(at -> at.of(Kind.SAMPLE_LOSS, 0, 0), x)));
    }

    private static Sequence derivative(Function<Indices, Variable> numerator, Function<Indices, Variable> denominator) {
        return one(at -> new Derivative(numerator.apply(at), denominator.apply(at)));
    }

    /** Neuron by neuron one and then the other. Softmax ties its neurons together: first the one for all of them. */
    private Sequence inTurn(int layer, Sequence one, Sequence other) {
        return isElementwise(layer)
                ? eachNeuron(layer, one, other)
                : several(eachNeuron(layer, one), eachNeuron(layer, other));
    }

    /** The derivatives of the outputs' shares of the loss by a variable of a hidden layer. */
    private Sequence eachShare(int layer, Function<Indices, Variable> variable) {
        boolean isSplit = layer < depth && outputs > 1 && step.splitsByOutput();
        return when(
                isSplit,
                each(Index.OUTPUT, outputs, derivative(at -> at.of(Kind.OUTPUT_LOSS, 0, at.output()), variable)));
    }

    /** Something of each weight and each bias or threshold of a layer, neuron by neuron. */
    private Sequence eachParameter(int layer, Sequence ofWeight, Sequence ofOffset) {
        return eachNeuron(layer, each(Index.OTHER, network.width(layer - 1), ofWeight), ofOffset);
    }

    private Sequence eachNeuron(int layer, Sequence... parts) {
        return each(Index.NEURON, network.width(layer), together(layer, parts));
    }

    private Sequence eachLayer(IntFunction<Sequence> ofLayer) {
        Sequence[] layers = new Sequence[depth];
        for (int layer = 1; layer <= depth; layer++) {
            layers[layer - 1] = ofLayer.apply(layer);
        }
        return several(layers);
    }

    private boolean isElementwise(int layer) {
        return network.layer(layer).activation().isElementwise();
    }
}
