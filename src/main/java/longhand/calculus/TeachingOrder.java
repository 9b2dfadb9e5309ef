package longhand.calculus;

import static longhand.calculus.Sequence.each;
import static longhand.calculus.Sequence.one;
import static longhand.calculus.Sequence.several;
import static longhand.calculus.Sequence.together;
import static longhand.calculus.Sequence.when;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import longhand.calculus.Sequence.Address;
import longhand.calculus.Sequence.Each;
import longhand.calculus.Sequence.Index;
import longhand.calculus.Sequence.Indices;
import longhand.calculus.Sequence.One;
import longhand.calculus.Sequence.Several;
import longhand.formula.Derivative;
import longhand.formula.Kind;
import longhand.formula.Phase;
import longhand.formula.Quantity;
import longhand.formula.Variable;
import longhand.model.Network;
import longhand.model.TrainingStep;

/**
 * Which quantities there are, and the order in which a person works them out: what is given; then sample by sample forward layer by
 * layer, the loss, and backward neuron by neuron; then the means over the batch; then the update. Each comes after all those that its
 * rule uses.
 *
 * <p>Where a quantity stands, and which one stands where, is worked out from the {@link Sequence}, so that a place among millions is
 * found at once. Places count from 0.
 */
public final class TeachingOrder {
    /**
     * What is worked out together: at one neuron, in one phase, for one sample.
     *
     * @param sample 0 for what belongs to no sample
     * @param layer of the neuron; 0 for what belongs to no neuron, as does {@code neuron}
     * @param first the place of its first quantity
     * @param size how many quantities it has
     */
    public record Stretch(Phase phase, int sample, int layer, int neuron, int first, int size) {
        /** The place after its last quantity. */
        public int end() {
            return first + size;
        }
    }

    private record Found(Quantity quantity, Stretch stretch) {}

    private static final int KINDS = Kind.values().length;

    private final TrainingStep step;
    private final Network network;
    private final int depth;
    private final int outputs;
    private final Several all;
    /** How many are given. */
    private final int given;
    /** For each family, see {@link #row}, layer by layer. */
    private final Address[][] addresses = new Address[KINDS * (KINDS + 1)][];

    TeachingOrder(TrainingStep step) {
        this.step = step;
        network = step.network();
        depth = network.depth();
        outputs = network.width(depth);
        int m = step.batch().size();
        Sequence samples = each(
                Index.SAMPLE,
                m,
                together(0, each(Index.NEURON, network.width(0), one(at -> Quantity.input(at.neuron(), at.sample())))),
                together(0, each(Index.NEURON, outputs, one(at -> Quantity.target(at.neuron(), at.sample())))));
        Sequence parameters = several(
                eachLayer(layer -> eachParameter(layer, v -> v)), together(0, one(at -> Quantity.learningRate())));
        Sequence work = each(
                Index.SAMPLE,
                m,
                eachLayer(this::forward),
                together(
                        0,
                        when(
                                outputs > 1,
                                each(Index.NEURON, outputs, one(at -> Quantity.outputLoss(at.neuron(), at.sample())))),
                        one(at -> Quantity.sampleLoss(at.sample()))),
                eachLayer(layer -> backward(depth + 1 - layer)));
        Variable loss = Quantity.batchLoss();
        Sequence means = several(
                together(0, one(at -> loss)),
                eachLayer(layer -> eachParameter(layer, parameter -> new Derivative(loss, parameter))));
        Sequence updates = eachLayer(layer -> eachParameter(layer, Quantity::updated));
        all = several(samples, parameters, work, when(m > 1, means), updates);
        given = samples.size() + parameters.size();
        address(all, 0, Indices.NONE, Indices.NONE);
    }

    private Sequence forward(int layer) {
        return inTurn(
                layer,
                one(at -> Quantity.weightedSum(layer, at.neuron(), at.sample())),
                one(at -> Quantity.activation(layer, at.neuron(), at.sample())));
    }

    private Sequence backward(int layer) {
        Function<Indices, Variable> z = at -> Quantity.weightedSum(layer, at.neuron(), at.sample());
        Function<Indices, Variable> a = at -> Quantity.activation(layer, at.neuron(), at.sample());
        Function<Indices, Variable> w = at -> Quantity.weight(layer, at.neuron(), at.other());
        Function<Indices, Variable> b = at -> Quantity.bias(layer, at.neuron());
        Function<Indices, Variable> loss = at -> Quantity.sampleLoss(at.sample());
        Sequence next = when(
                layer < depth,
                each(
                        Index.OTHER,
                        layer < depth ? network.width(layer + 1) : 0,
                        derivative(at -> Quantity.weightedSum(layer + 1, at.other(), at.sample()), a)));
        Sequence slope = isElementwise(layer)
                ? derivative(a, z)
                : each(
                        Index.OTHER,
                        network.width(layer),
                        derivative(at -> Quantity.activation(layer, at.other(), at.sample()), z));
        Sequence gradients = several(
                slope,
                derivative(loss, z),
                each(Index.OTHER, network.width(layer - 1), derivative(z, w), eachShare(layer, w), derivative(loss, w)),
                derivative(z, b),
                eachShare(layer, b),
                derivative(loss, b));
        return inTurn(layer, several(next, eachShare(layer, a), derivative(loss, a)), gradients);
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
                each(Index.OUTPUT, outputs, derivative(at -> Quantity.outputLoss(at.output(), at.sample()), variable)));
    }

    /** Something of each weight and each bias of a layer, neuron by neuron. */
    private Sequence eachParameter(int layer, Function<Variable, Quantity> of) {
        return eachNeuron(
                layer,
                each(
                        Index.OTHER,
                        network.width(layer - 1),
                        one(at -> of.apply(Quantity.weight(layer, at.neuron(), at.other())))),
                one(at -> of.apply(Quantity.bias(layer, at.neuron()))));
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
    private void address(Sequence sequence, int first, Indices counts, Indices steps) {
        if (sequence instanceof One one) {
            Quantity any = one.of().apply(Indices.FIRST);
            int row = row(any);
            if (addresses[row] == null) {
                addresses[row] = new Address[depth + 1];
            }
            addresses[row][any.layer()] = new Address(first, counts, steps);
        } else if (sequence instanceof Each each) {
            address(
                    each.part(),
                    first,
                    counts.with(each.index(), each.count()),
                    steps.with(each.index(), each.part().size()));
        } else {
            int next = first;
            for (Sequence part : ((Several) sequence).parts()) {
                address(part, next, counts, steps);
                next += part.size();
            }
        }
    }

    /** How many quantities there are. */
    public int size() {
        return all.size();
    }

    /** How many of them are worked out, and so are steps. */
    public int steps() {
        return size() - given;
    }

    /** The number of the step at a place, counted from 1; 0 or less for what is given, which comes before all steps. */
    public int stepAt(int place) {
        return place - given + 1;
    }

    /** Whether there is a quantity of that name. */
    public boolean has(Quantity q) {
        int place = find(q);
        return place >= 0 && at(place).equals(q);
    }

    /**
     * The place of a quantity that there is.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public int placeOf(Quantity q) {
        int place = find(q);
        if (place < 0) {
            throw new IllegalArgumentException("there is no " + q);
        }
        return place;
    }

    /** −1 if there is no such quantity. */
    private int find(Quantity q) {
        Address[] byLayer = addresses[row(q)];
        int layer = q.layer();
        Address address = byLayer == null || layer < 0 || layer > depth ? null : byLayer[layer];
        return address == null ? -1 : address.of(q);
    }

    private static int row(Quantity q) {
        return q instanceof Derivative d
                ? KINDS * (d.numerator().kind().ordinal() + 1)
                        + d.denominator().kind().ordinal()
                : ((Variable) q).kind().ordinal();
    }

    /**
     * The quantity at a place.
     *
     * @throws IndexOutOfBoundsException if the place is not from 0 to {@link #size()} − 1
     */
    public Quantity at(int place) {
        return locate(place).quantity();
    }

    /**
     * The stretch that holds a place.
     *
     * @throws IndexOutOfBoundsException if the place is not from 0 to {@link #size()} − 1
     */
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
                quantity, new Stretch(quantity.phase(), at.sample(), together.layer(), neuron, start, together.size()));
    }

    /** Visits every quantity in order. */
    public void forEach(Consumer<Quantity> visit) {
        all.visit(Indices.NONE, visit);
    }

    /** Visits, in order, the quantities of one sample and those that belong to no sample. */
    public void forEachOfSample(int sample, Consumer<Quantity> visit) {
        for (Sequence part : all.parts()) {
            boolean isBySample = part instanceof Each each && each.index() == Index.SAMPLE;
            (isBySample ? ((Each) part).part() : part)
                    .visit(Indices.NONE.with(Index.SAMPLE, isBySample ? sample : 0), visit);
        }
    }
}
