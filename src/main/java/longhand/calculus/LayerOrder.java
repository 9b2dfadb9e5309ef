package longhand.calculus;

import static longhand.calculus.Sequence.each;
import static longhand.calculus.Sequence.one;
import static longhand.calculus.Sequence.several;
import static longhand.calculus.Sequence.together;
import static longhand.calculus.Sequence.when;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import longhand.calculus.Sequence.Address;
import longhand.calculus.Sequence.Each;
import longhand.calculus.Sequence.InUpdate;
import longhand.calculus.Sequence.Index;
import longhand.calculus.Sequence.Indices;
import longhand.calculus.Sequence.One;
import longhand.calculus.Sequence.Several;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.TrainingStep;
import longhand.model.network.Network;

/**
 * The teaching order of a network of layers: what is given; then sample by sample forward layer by layer, the loss, and backward neuron by neuron; then the means
 * or sums over the batch; then the update.
 *
 * <p>Where a quantity stands, and which one stands where, is worked out from the {@link Sequence}, so that a place among millions is
 * found at once.
 */
final class LayerOrder implements TeachingOrder {
    private record Found(Quantity quantity, Stretch stretch) {}

    private final TrainingStep step;
    private final Network network;
    private final int depth;
    private final int outputs;
    private final Several all;
    /** How many are given. */
    private final int given;
    /** For each kind, layer by layer in each update; of the states of an optimiser first those of weights. */
    private final Map<Kind, Address[]> ofVariables = new EnumMap<>(Kind.class);

    private final Map<Kind, Map<Kind, Address[]>> ofDerivatives = new EnumMap<>(Kind.class);

    LayerOrder(TrainingStep step) {
        this.step = step;
        network = step.network();
        depth = network.depth();
        outputs = network.width(depth);
        List<Sequence> parts = new ArrayList<>();
        for (int n = 1; n <= step.batches().size(); n++) {
            parts.add(new InUpdate(n, samples(step.batch(n).size())));
        }
        parts.add(new InUpdate(1, given()));
        given = several(parts).size();
        for (int n = 1; n <= step.updates(); n++) {
            parts.add(new InUpdate(n, work(step.batch(n).size(), step.hasBatchLoss(n))));
            if (step.hasUpdate()) {
                parts.add(new InUpdate(n, update()));
            }
            if (step.looksBack()) {
                parts.add(new InUpdate(n, afterwards(step.batch(n).size(), step.hasBatchLoss(n))));
            }
        }
        all = several(parts);
        for (Kind numerator : Kind.values()) {
            ofDerivatives.put(numerator, new EnumMap<>(Kind.class));
        }
        address(all, 0, Indices.NONE, Indices.NONE, Indices.NONE);
    }

    /** The parameters, and what is given with the way of learning. */
    private Sequence given() {
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

    /** Gives every family of quantities in a sequence that begins at a place its address. */
    private void address(Sequence sequence, int first, Indices at, Indices counts, Indices steps) {
        if (sequence instanceof One one) {
            Quantity any = one.of().apply(at.first());
            family(any)
                            .computeIfAbsent(
                                    any.variable().kind(), kind -> new Address[2 * (depth + 1) * (step.updates() + 1)])[
                            cell(any)] =
                    new Address(first, counts, steps);
        } else if (sequence instanceof Each each) {
            address(
                    each.part(),
                    first,
                    at,
                    counts.with(each.index(), each.count()),
                    steps.with(each.index(), each.part().size()));
        } else if (sequence instanceof InUpdate in) {
            address(in.part(), first, at.in(in.update()), counts, steps);
        } else {
            int next = first;
            for (Sequence part : ((Several) sequence).parts()) {
                address(part, next, at, counts, steps);
                next += part.size();
            }
        }
    }

    @Override
    public int size() {
        return all.size();
    }

    @Override
    public int steps() {
        return size() - given;
    }

    @Override
    public boolean has(Quantity q) {
        int place = find(q);
        return place >= 0 && at(place).equals(q);
    }

    @Override
    public int placeOf(Quantity q) {
        int place = find(q);
        if (place < 0) {
            throw new IllegalArgumentException("there is no " + q);
        }
        return place;
    }

    /** −1 if there is no such quantity. */
    private int find(Quantity q) {
        Address[] cells = family(q).get(q.variable().kind());
        boolean isThere = cells != null
                && q.layer() >= 0
                && q.layer() <= depth
                && q.update() >= 1
                && q.update() <= step.updates() + 1;
        Address address = isThere ? cells[cell(q)] : null;
        return address == null ? -1 : address.of(q);
    }

    /** The addresses of variables, or of the derivatives of such a numerator, by the kind of {@link Quantity#variable}. */
    private Map<Kind, Address[]> family(Quantity q) {
        return q instanceof Derivative derivative
                ? ofDerivatives.get(derivative.numerator().kind())
                : ofVariables;
    }

    private int cell(Quantity q) {
        // samples are given once for all epochs
        int update = q.isOf(Kind.INPUT) || q.isOf(Kind.TARGET) ? step.given(q.update()) : q.update();
        int cell = (depth + 1) * (update - 1) + q.layer();
        return q.from() == 0 && q.variable().kind().isState() ? cell + (depth + 1) * (step.updates() + 1) : cell;
    }

    @Override
    public Quantity at(int place) {
        return locate(place).quantity();
    }

    @Override
    public Stretch stretchAt(int place) {
        return locate(place).stretch();
    }

    private Found locate(int place) {
        if (place < 0 || place >= size()) {
            throw new IndexOutOfBoundsException("place " + place + " of " + size());
        }
        Sequence here = all;
        Several together = all;
        int first = 0;
        int start = 0;
        Indices at = Indices.NONE;
        while (!(here instanceof One one)) {
            if (here instanceof Each each) {
                int before = (place - first) / each.part().size();
                first += before * each.part().size();
                at = at.with(each.index(), before + 1);
                here = each.part();
                continue;
            }
            if (here instanceof InUpdate in) {
                at = at.in(in.update());
                here = in.part();
                continue;
            }
            Several several = (Several) here;
            if (several.layer() >= 0) {
                together = several;
                start = first;
            }
            int next = 0;
            while (place >= first + several.parts().get(next).size()) {
                first += several.parts().get(next++).size();
            }
            here = several.parts().get(next);
        }
        Quantity quantity = one.of().apply(at);
        int neuron = together.layer() == 0 ? 0 : at.neuron();
        return new Found(
                quantity,
                new Stretch(
                        quantity.phase(),
                        quantity.partOfUpdate(),
                        at.sample(),
                        together.layer(),
                        neuron,
                        start,
                        together.size()));
    }

    @Override
    public void forEach(Consumer<Quantity> visit) {
        all.visit(Indices.NONE, visit);
    }

    @Override
    public void forEachOfSample(int sample, int update, Consumer<Quantity> visit) {
        visitSample(all, Indices.NONE, sample, q -> {
            boolean isGiven = q.phase() == Phase.GIVEN && q.sample() == 0;
            if (isGiven || q.update() == (q.isUpdate() ? update + 1 : update)) {
                visit.accept(q);
            }
        });
    }

    private static void visitSample(Sequence sequence, Indices at, int sample, Consumer<Quantity> visit) {
        if (sequence instanceof Several several && several.layer() < 0) {
            several.parts().forEach(part -> visitSample(part, at, sample, visit));
        } else if (sequence instanceof InUpdate in) {
            visitSample(in.part(), at.in(in.update()), sample, visit);
        } else if (sequence instanceof Each each && each.index() == Index.SAMPLE) {
            if (sample <= each.count()) {
                each.part().visit(at.with(Index.SAMPLE, sample), visit);
            }
        } else {
            sequence.visit(at, visit);
        }
    }
}
