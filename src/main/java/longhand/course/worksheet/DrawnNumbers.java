package longhand.course.worksheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import longhand.model.Batch;
import longhand.model.Computation;
import longhand.model.Graph;
import longhand.model.Sample;
import longhand.model.TrainingStep;
import longhand.model.network.Layer;
import longhand.model.network.Network;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * An exercise with other numbers: of about the size that they have in the example, with as few decimals, and none of them 0. Settings,
 * such as the learning rate, stay as they are; so do samples whose inputs are all 0 or 1.
 */
final class DrawnNumbers {
    /** On paper nobody multiplies with more. */
    private static final int MOST_DECIMALS = 2;

    /** Smaller numbers have more decimals, so that there are so many to choose from on either side of 0. */
    private static final int FEWEST_CHOICES = 3;

    /** The same where so few numbers are given that students would get the same ones. */
    private static final int FEWEST_CHOICES_OF_FEW = 12;

    private static final int FEW = 8;

    private static final int MOST_DECIMALS_OF_SMALL = 3;

    /** How much smaller parameters are with each narrowing. */
    private static final double NARROWER = 0.8;

    private final RandomGenerator random;
    private final double scale;
    private final int fewestChoices;

    private DrawnNumbers(RandomGenerator random, double scale, int given) {
        this.random = random;
        this.scale = scale;
        fewestChoices = given < FEW ? FEWEST_CHOICES_OF_FEW : FEWEST_CHOICES;
    }

    /**
     * Draws numbers for an exercise.
     *
     * @param narrowings how often parameters were drawn in vain, too large for a neuron not to be saturated: each time they get smaller
     */
    static Computation of(Computation example, RandomGenerator random, int narrowings) {
        DrawnNumbers drawn = new DrawnNumbers(random, Math.pow(NARROWER, narrowings), given(example));
        return example instanceof Graph graph ? drawn.graph(graph) : drawn.step(example.ofLayers());
    }

    /** How many numbers an exercise is given. */
    private static int given(Computation example) {
        if (example instanceof Graph graph) {
            return graph.leaves().size();
        }
        TrainingStep step = example.ofLayers();
        int samples = step.batches().stream().mapToInt(Batch::size).sum();
        return samples * step.network().width(0)
                + step.network().layers().stream()
                        .mapToInt(layer -> layer.size() * (layer.inputs() + 1))
                        .sum();
    }

    private Computation graph(Graph graph) {
        return graph.withLeaves(graph.leaves().stream()
                .map(leaf -> new Graph.Leaf(
                        leaf.name(), range(List.of(leaf.value()), scale).draw(leaf.value()), leaf.isUpdated()))
                .toList());
    }

    private TrainingStep step(TrainingStep step) {
        List<Layer> layers = step.network().layers().stream().map(this::layer).toList();
        TrainingStep drawn = step.withNetwork(new Network(layers));
        DrawnTargets targets = DrawnTargets.of(step);
        List<BigDecimal> inputs = step.batches().stream()
                .flatMap(batch -> batch.samples().stream())
                .flatMap(sample -> sample.input().stream())
                .toList();
        if (inputs.stream().allMatch(x -> x.signum() == 0 || x.compareTo(BigDecimal.ONE) == 0)) {
            // the table of a logical operation, or what is or is not there: it would mean nothing with other numbers
            return drawn;
        }
        Range ofInputs = range(inputs, 1);
        for (int number = 1; number <= step.batches().size(); number++) {
            List<Sample> samples = new ArrayList<>();
            for (Sample sample : step.batch(number).samples()) {
                samples.add(new Sample(
                        ofInputs.drawDifferent(sample.input().size()),
                        targets.draw(sample.target().size(), random)));
            }
            drawn = drawn.withBatch(number, new Batch(samples));
        }
        return drawn;
    }

    private Layer layer(Layer layer) {
        List<BigDecimal> all = layer.weights().stream().flatMap(List::stream).toList();
        Range weights = range(all, scale);
        boolean hasBiases = layer.biases().stream().anyMatch(bias -> bias.signum() != 0);
        Range biases = (hasBiases ? range(layer.biases(), scale) : weights).ofEitherSign();
        Range ofWeights = weights.ofEitherSign();
        return layer.withParameters(
                layer.weights().stream()
                        .map(row -> row.stream().map(any -> ofWeights.draw()).toList())
                        .toList(),
                layer.biases().stream().map(any -> biases.draw()).toList());
    }

    /** What numbers are drawn from: 1 to so many units, of so many decimals, and perhaps with a sign that is drawn too. */
    private final class Range {
        private final int decimals;
        private final int most;
        private final boolean hasNegative;

        Range(int decimals, int most, boolean hasNegative) {
            this.decimals = decimals;
            this.most = most;
            this.hasNegative = hasNegative;
        }

        Range ofEitherSign() {
            return new Range(decimals, most, true);
        }

        BigDecimal draw() {
            int units = 1 + random.nextInt(most);
            return BigDecimal.valueOf(hasNegative && random.nextBoolean() ? -units : units, decimals);
        }

        /** So many numbers, all different as long as there are others: equal inputs would hide which weight belongs to which. */
        List<BigDecimal> drawDifferent(int count) {
            List<BigDecimal> drawn = new ArrayList<>();
            while (drawn.size() < count) {
                BigDecimal next = draw();
                if (drawn.size() >= most || !drawn.contains(next)) {
                    drawn.add(next);
                }
            }
            return drawn;
        }

        /** With the sign of another number: a graph may have no value for one of the other sign. */
        BigDecimal draw(BigDecimal like) {
            BigDecimal drawn = draw().abs();
            return like.signum() < 0 ? drawn.negate() : drawn;
        }
    }

    private Range range(Collection<BigDecimal> like, double by) {
        int decimals = Math.min(MOST_DECIMALS, decimals(like));
        double largest = like.stream()
                .mapToDouble(number -> Math.abs(number.doubleValue()))
                .max()
                .orElseThrow();
        double size = (largest == 0 ? 1 : largest) * by;
        while (size * Math.pow(10, decimals) < fewestChoices && decimals < MOST_DECIMALS_OF_SMALL) {
            decimals++;
        }
        int most = (int) Math.min(1_000_000, Math.max(fewestChoices, Math.round(size * Math.pow(10, decimals))));
        return new Range(decimals, most, like.stream().anyMatch(number -> number.signum() < 0));
    }

    /** How many decimals the longest of these has. */
    static int decimals(Collection<BigDecimal> numbers) {
        return numbers.stream()
                .mapToInt(number -> Math.max(0, number.stripTrailingZeros().scale()))
                .max()
                .orElse(0);
    }
}
