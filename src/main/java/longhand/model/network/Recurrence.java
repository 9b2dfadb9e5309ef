package longhand.model.network;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Place;
import longhand.formula.quantity.Variable;

/**
 * Neurons that see, beside the layer before them, their own activations of the step before.
 *
 * @param layer with the weights that lead from the layer before
 * @param recurrentWeights n×n: a row for each neuron that they lead to, a column for each that they come from
 * @param initial what stands for the activation of each before the first step
 */
public record Recurrence(Layer layer, List<List<BigDecimal>> recurrentWeights, List<BigDecimal> initial)
        implements NetworkLayer {
    public Recurrence {
        recurrentWeights = recurrentWeights.stream().map(List::copyOf).toList();
        initial = List.copyOf(initial);
        int size = layer.size();
        if (recurrentWeights.size() != size || recurrentWeights.stream().anyMatch(row -> row.size() != size)) {
            throw new IllegalArgumentException(
                    size + " recurrent neurons need " + size + "×" + size + " recurrent weights");
        }
        if (initial.size() != size) {
            throw new IllegalArgumentException(
                    size + " recurrent neurons need as many initial activations, found " + initial.size());
        }
        if (!layer.activation().isElementwise()) {
            throw new IllegalArgumentException(layer.activation().title() + " stands on the output layer only");
        }
    }

    @Override
    public Activation activation() {
        return layer.activation();
    }

    @Override
    public Shape shape(Shape before) {
        if (!before.isInTime() || before.channels() != layer.inputs()) {
            throw new IllegalArgumentException(
                    "a recurrent layer for " + layer.inputs() + " numbers at each time step does not fit here");
        }
        return Shape.steps(layer.size(), before.places().size());
    }

    /** The weight of a neuron from another of the same layer, at the step before. */
    public static Variable weight(int layer, int to, int from) {
        return new Variable(Kind.WEIGHT, layer, to, from, 0, 1, Place.STEP_BEFORE);
    }

    /** What a neuron begins with. */
    public static Variable initial(int layer, int neuron) {
        return new Variable(Kind.INITIAL, layer, neuron, 0, 0);
    }

    @Override
    public List<Variable> weights(int number, int channel) {
        List<Variable> weights = new ArrayList<>(layer.weights(number, channel));
        for (int from = 1; from <= layer.size(); from++) {
            weights.add(weight(number, channel, from));
        }
        return weights;
    }

    @Override
    public Kind offset() {
        return layer.offset();
    }

    @Override
    public BigDecimal given(Variable v) {
        if (v.kind() == Kind.INITIAL) {
            return initial.get(v.to() - 1);
        }
        return v.place().isStepBefore() ? recurrentWeights.get(v.to() - 1).get(v.from() - 1) : layer.given(v);
    }

    @Override
    public Recurrence with(int number, Function<Variable, BigDecimal> values) {
        List<List<BigDecimal>> recurrent = new ArrayList<>();
        List<BigDecimal> first = new ArrayList<>();
        for (int to = 1; to <= layer.size(); to++) {
            List<BigDecimal> row = new ArrayList<>();
            for (int from = 1; from <= layer.size(); from++) {
                row.add(values.apply(weight(number, to, from)));
            }
            recurrent.add(row);
            first.add(values.apply(initial(number, to)));
        }
        return new Recurrence(layer.with(number, values), recurrent, first);
    }

    @Override
    public Recurrence withActivation(Activation other) {
        return new Recurrence(layer.withActivation(other), recurrentWeights, initial);
    }
}
