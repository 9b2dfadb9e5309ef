package longhand.example;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.Batch;
import longhand.model.Sample;
import longhand.model.TrainingStep;
import longhand.model.learning.Learning;
import longhand.model.network.Activation;
import longhand.model.network.Layer;
import longhand.model.network.Loss;
import longhand.model.network.Network;
import longhand.notation.text.Figures;

/**
 * Numbers that are easy by hand: tenths, so chosen that no neuron is dead or saturated, if that can be. The same seed gives the same
 * numbers everywhere.
 */
final class NumbersByHand {
    private static final int MOST_TRIES = 300;

    /** Beyond this a sigmoid is nearly flat. */
    private static final double LARGEST_SUM = 2;

    /** So near to 0 a sum is nearly on ReLU's corner. */
    private static final double SMALLEST_SUM = 0.05;

    /** A flatter neuron hardly learns. */
    private static final double SMALLEST_SLOPE = 0.05;

    private long state;

    NumbersByHand(long seed) {
        state = seed;
    }

    /**
     * A network and a batch for it.
     *
     * @param sizes the number of inputs, then of the neurons of each layer
     * @param activations of the layers
     */
    TrainingStep step(List<Integer> sizes, List<Activation> activations, Loss loss, int samples, Learning learning) {
        List<List<BigDecimal>> inputs = IntStream.range(0, samples)
                .mapToObj(k -> row(sizes.get(0), () -> tenths(1 + next(10))))
                .toList();
        List<Layer> layers = new ArrayList<>();
        for (int l = 1; l < sizes.size(); l++) {
            layers.add(layer(layers, inputs, activations.get(l - 1), sizes.get(l), sizes.get(l - 1)));
        }
        Network network = new Network(layers);
        int outputs = sizes.get(sizes.size() - 1);
        Activation last = activations.get(activations.size() - 1);
        List<Sample> batch = inputs.stream()
                .map(input -> new Sample(input, target(outputs, last, loss)))
                .toList();
        return new TrainingStep(network, List.of(new Batch(batch)), 1, loss, learning);
    }

    /** Neurons are drawn anew until they are fit; those that are fit stay. */
    private Layer layer(List<Layer> before, List<List<BigDecimal>> inputs, Activation activation, int size, int width) {
        List<List<BigDecimal>> weights = new ArrayList<>();
        List<BigDecimal> biases = new ArrayList<>();
        for (int j = 0; j < size; j++) {
            weights.add(weights(width));
            biases.add(bias());
        }
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            List<Integer> unfit = unfit(before, new Layer(activation, weights, biases), inputs);
            if (unfit.isEmpty()) {
                break;
            }
            for (int j : unfit) {
                weights.set(j, weights(width));
                biases.set(j, bias());
            }
        }
        return new Layer(activation, weights, biases);
    }

    private List<Integer> unfit(List<Layer> before, Layer drawn, List<List<BigDecimal>> inputs) {
        Network network =
                new Network(Stream.concat(before.stream(), Stream.of(drawn)).toList());
        List<BigDecimal> noTarget = row(drawn.size(), () -> BigDecimal.ZERO);
        Batch batch = new Batch(
                inputs.stream().map(input -> new Sample(input, noTarget)).toList());
        TrainingStep step =
                new TrainingStep(network, List.of(batch), 1, Loss.SQUARED_ERROR, Learning.descent(null, true));
        Figures figures = Figures.of(new Trace<>(new Rules(step), Arithmetic.doubles()));
        return IntStream.range(0, drawn.size())
                .filter(j -> !isFit(figures, network.depth(), j + 1, drawn.activation(), inputs.size()))
                .boxed()
                .toList();
    }

    private static boolean isFit(Figures figures, int layer, int neuron, Activation activation, int samples) {
        int steep = 0;
        for (int sample = 1; sample <= samples; sample++) {
            Variable sum = Quantity.weightedSum(layer, neuron, sample);
            double z = size(figures, sum);
            if (!(z >= SMALLEST_SUM && z <= LARGEST_SUM)) {
                return false;
            }
            Quantity slope = new Derivative(Quantity.activation(layer, neuron, sample), sum);
            steep += !activation.isElementwise() || size(figures, slope) >= SMALLEST_SLOPE ? 1 : 0;
        }
        // a gate may be shut for some samples, but not for all of them
        return activation.hasCorner() ? steep > 0 : steep == samples;
    }

    /** The absolute value; of what is no number, one that fits nowhere. */
    private static double size(Figures figures, Quantity q) {
        BigDecimal value = figures.decimal(q);
        return value == null ? Double.NaN : value.abs().doubleValue();
    }

    private List<BigDecimal> weights(int width) {
        return row(width, () -> {
            int tenths = 1 + next(9);
            return tenths(next(2) == 0 ? tenths : -tenths);
        });
    }

    private BigDecimal bias() {
        return tenths(next(11) - 5);
    }

    /** One of the classes; yes or no where the loss takes logarithms; else tenths that each activation can come near to. */
    private List<BigDecimal> target(int outputs, Activation last, Loss loss) {
        if (!last.isElementwise() || (loss.isLogarithmic() && outputs > 1)) {
            int right = next(outputs);
            return IntStream.range(0, outputs)
                    .mapToObj(j -> j == right ? BigDecimal.ONE : BigDecimal.ZERO)
                    .toList();
        }
        return row(outputs, () -> loss.isLogarithmic() ? BigDecimal.valueOf(next(2)) : tenths(1 + next(9)));
    }

    private static List<BigDecimal> row(int length, Supplier<BigDecimal> number) {
        List<BigDecimal> row = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            row.add(number.get());
        }
        return List.copyOf(row);
    }

    private static BigDecimal tenths(int count) {
        return count % 10 == 0 ? BigDecimal.valueOf(count / 10) : BigDecimal.valueOf(count, 1);
    }

    /** The next whole number from 0 on, less than the bound: SplitMix64, by Steele, Lea and Flood. */
    private int next(int bound) {
        state += 0x9E3779B97F4A7C15L;
        long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return (int) (((mixed ^ (mixed >>> 31)) >>> 33) % bound);
    }
}
