package longhand.model.network;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Place;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;

/**
 * Layers that use their parameters at several places: filters that pass over an image, a recurrence through time. Unfolded, each place has
 * its own weighted sums and activations, and all of them share the weights.
 *
 * <p>Layer 0 is the input; the last is the output. A time step is a place of every layer alike.
 */
public final class UnfoldedNetwork {
    private final List<NetworkLayer> layers;
    private final boolean isJudgedAtEnd;
    /** From that of the input on. */
    private final List<Shape> shapes = new ArrayList<>();

    /**
     * What is multiplied and added in a weighted sum: a weight, and an activation, an input, or what a recurrence begins with.
     */
    public record Connection(Variable weight, Variable from) {}

    /**
     * @param input an image, or so many numbers at each time step
     * @param isJudgedAtEnd whether only the outputs of the last time step have targets; false where there is no time
     * @throws IllegalArgumentException if the layers do not fit
     */
    public UnfoldedNetwork(Shape input, List<NetworkLayer> layers, boolean isJudgedAtEnd) {
        this.layers = List.copyOf(layers);
        this.isJudgedAtEnd = isJudgedAtEnd;
        if (layers.isEmpty() || !(input.isImage() || input.isInTime()) || (isJudgedAtEnd && !input.isInTime())) {
            throw new IllegalArgumentException("there is nothing to unfold");
        }
        shapes.add(input);
        for (int number = 1; number <= depth(); number++) {
            NetworkLayer layer = layer(number);
            if (number < depth() && !layer.activation().isElementwise()) {
                throw new IllegalArgumentException(
                        "layer " + number + ": " + layer.activation().title() + " stands on the output layer only");
            }
            Shape shape = layer.shape(shapes.get(number - 1));
            shapes.add(isAtEnd(number) ? new Shape(shape.channels(), List.of(lastPlace())) : shape);
        }
    }

    /** Whether a layer is worked out at the last time step alone: it comes after all recurrence, and only that step is judged. */
    private boolean isAtEnd(int number) {
        return isJudgedAtEnd && layers.subList(number - 1, depth()).stream().noneMatch(Recurrence.class::isInstance);
    }

    private Place lastPlace() {
        List<Place> places = shapes.get(0).places();
        return places.get(places.size() - 1);
    }

    public List<NetworkLayer> layers() {
        return layers;
    }

    public boolean isJudgedAtEnd() {
        return isJudgedAtEnd;
    }

    /** The number of the output layer. */
    public int depth() {
        return layers.size();
    }

    /** The layer of that number, counted from 1. */
    public NetworkLayer layer(int number) {
        return layers.get(number - 1);
    }

    public NetworkLayer outputLayer() {
        return layer(depth());
    }

    /** What there is of a layer; of 0, of the input. */
    public Shape shape(int number) {
        return shapes.get(number);
    }

    public boolean isInTime() {
        return shape(0).isInTime();
    }

    /** The outputs that have targets. */
    public Shape judged() {
        Shape output = shape(depth());
        return isJudgedAtEnd ? new Shape(output.channels(), List.of(lastPlace())) : output;
    }

    /** Of how many outputs a mean is taken where a loss is one: of an image all, in time those of a step. */
    public int outputs() {
        Shape output = judged();
        return isInTime() ? output.channels() : output.size();
    }

    /** The variables of a kind in a layer, channel by channel; {@link Kind#INPUT} of layer 0, targets and shares of the loss of the output. */
    public Stream<Variable> each(Kind kind, int layer, int sample, int update) {
        boolean isOfOutput = kind == Kind.TARGET || kind == Kind.OUTPUT_LOSS;
        Shape shape = isOfOutput ? judged() : shape(layer);
        int number = isOfOutput ? 0 : layer;
        return Stream.iterate(1, channel -> channel + 1)
                .limit(shape.channels())
                .flatMap(channel -> shape.places().stream()
                        .map(place -> new Variable(kind, number, channel, 0, sample, update, place)));
    }

    /** The parameters of a layer, channel by channel, as they are at first. */
    public List<Variable> parameters(int layer) {
        List<Variable> all = new ArrayList<>();
        if (layer(layer).offset() != null) {
            for (int channel = 1; channel <= shape(layer).channels(); channel++) {
                all.addAll(parameters(layer, channel));
            }
        }
        return all;
    }

    /** The weights that lead to a channel, and its bias or threshold. */
    public List<Variable> parameters(int layer, int channel) {
        List<Variable> all = new ArrayList<>(layer(layer).weights(layer, channel));
        all.add(offset(layer, channel));
        return all;
    }

    /** The bias or the threshold of a channel, at first. */
    public Variable offset(int layer, int channel) {
        return new Variable(layer(layer).offset(), layer, channel, 0, 0);
    }

    /** What the recurrent layers begin with. */
    public List<Variable> initial() {
        List<Variable> all = new ArrayList<>();
        for (int number = 1; number <= depth(); number++) {
            for (int neuron = 1;
                    layer(number) instanceof Recurrence
                            && neuron <= shape(number).channels();
                    neuron++) {
                all.add(Recurrence.initial(number, neuron));
            }
        }
        return all;
    }

    /** What a weighted sum adds up, but for its bias; inputs are those of its update. */
    public List<Connection> connections(Variable z) {
        List<Connection> all = new ArrayList<>();
        for (Variable weight : layer(z.layer()).weights(z.layer(), z.to())) {
            Variable from = from(z, weight);
            if (from != null) {
                all.add(new Connection(weight.withUpdate(z.update()), from));
            }
        }
        return all;
    }

    /** The part of a weighted sum that names a weight or what it is multiplied by. */
    public Connection connection(Variable z, Variable named) {
        Variable weight = named.kind() == Kind.WEIGHT ? named : weight(z, named).withUpdate(z.update());
        return new Connection(weight, from(z, weight));
    }

    /** What a weight is multiplied by in a weighted sum; null for what is not there, beside an image. */
    private Variable from(Variable z, Variable weight) {
        int layer = z.layer() - 1;
        Shape before = shape(layer);
        if (layer(z.layer()) instanceof Convolution convolution) {
            Place under = convolution.under(weight.place(), z.place());
            return before.hasPlace(under) ? z.at(Kind.ACTIVATION, layer, weight.from(), under) : null;
        }
        if (weight.place().isStepBefore()) {
            int step = z.place().row() - 1;
            return step == 0
                    ? Recurrence.initial(z.layer(), weight.from())
                    : z.at(Kind.ACTIVATION, z.layer(), weight.from(), Place.step(step));
        }
        return before.isInTime()
                ? z.at(Kind.ACTIVATION, layer, weight.from(), z.place())
                : z.at(Kind.ACTIVATION, layer, before.channel(weight.from()), before.place(weight.from()));
    }

    /** The weight that something is multiplied by in a weighted sum, as it is at first. */
    private Variable weight(Variable z, Variable from) {
        if (layer(z.layer()) instanceof Convolution convolution) {
            Place first = convolution.under(new Place(0, 0), z.place());
            Place within =
                    new Place(from.place().row() - first.row(), from.place().column() - first.column());
            return new Variable(Kind.WEIGHT, z.layer(), z.to(), from.to(), 0, 1, within);
        }
        if (from.kind() == Kind.INITIAL || from.layer() == z.layer()) {
            return Recurrence.weight(z.layer(), z.to(), from.to());
        }
        Shape before = shape(z.layer() - 1);
        return Quantity.weight(
                z.layer(), z.to(), before.isInTime() ? from.to() : before.number(from.to(), from.place()));
    }

    /** The activations in the window of one that is pooled. */
    public List<Variable> window(Variable pooled) {
        Pooling pooling = (Pooling) layer(pooled.layer());
        return pooling.window(pooled.place()).stream()
                .map(place -> pooled.at(Kind.ACTIVATION, pooled.layer() - 1, pooled.to(), place))
                .toList();
    }

    /** Whether activations are those of windows, and there are no weighted sums. */
    public boolean isPooling(int layer) {
        return layer(layer) instanceof Pooling;
    }

    /** The same network with other values of parameters, and of what recurrent layers begin with. */
    public UnfoldedNetwork with(Function<Variable, BigDecimal> values) {
        List<NetworkLayer> others = new ArrayList<>();
        for (int number = 1; number <= depth(); number++) {
            others.add(layer(number).with(number, values));
        }
        return new UnfoldedNetwork(shape(0), others, isJudgedAtEnd);
    }

    /** The same with another activation in a layer. */
    public UnfoldedNetwork withActivation(int number, Activation other) {
        List<NetworkLayer> others = new ArrayList<>(layers);
        others.set(number - 1, layer(number).withActivation(other));
        return new UnfoldedNetwork(shape(0), others, isJudgedAtEnd);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UnfoldedNetwork network
                && isJudgedAtEnd == network.isJudgedAtEnd
                && shape(0).equals(network.shape(0))
                && layers.equals(network.layers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(isJudgedAtEnd, shape(0), layers);
    }
}
