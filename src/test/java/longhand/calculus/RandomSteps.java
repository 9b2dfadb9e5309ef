package longhand.calculus;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import longhand.formula.quantity.Kind;
import longhand.model.Batch;
import longhand.model.Sample;
import longhand.model.TrainingStep;
import longhand.model.learning.Decay;
import longhand.model.learning.Learning;
import longhand.model.learning.Optimiser;
import longhand.model.learning.Reduction;
import longhand.model.network.Activation;
import longhand.model.network.Layer;
import longhand.model.network.Loss;
import longhand.model.network.Network;

/**
 * Small networks and batches of every sort, the same ones in every run: 1 to 4 layers of 1 to 5 neurons, 1 to 4 samples, every
 * activation and loss that go together, decimals of one or two digits.
 *
 * <p>With so few digits a weighted sum often comes to exactly 0 on paper, so ReLU's corner turns up among them.
 */
public final class RandomSteps {
    private final Random random;

    private RandomSteps(long seed) {
        random = new Random(seed);
    }

    public static Stream<TrainingStep> of(int count, long seed) {
        RandomSteps steps = new RandomSteps(seed);
        return Stream.generate(steps::next).limit(count);
    }

    /** The same with a second batch, all of it gone through twice. */
    public static Stream<TrainingStep> ofSeveralUpdates(int count, long seed) {
        RandomSteps steps = new RandomSteps(seed);
        return Stream.generate(steps::next).limit(count).map(step -> {
            Network network = step.network();
            List<Batch> batches =
                    List.of(step.batch(), new Batch(several(1 + steps.random.nextInt(2), () -> steps.sample(network))));
            return new TrainingStep(network, batches, 2, step.loss(), step.learningRate(), step.updateBiases());
        });
    }

    /** The same in every way of learning: each optimiser, decay and reduction, with thresholds in some layers, and without a rate. */
    public static Stream<TrainingStep> ofLearning(int count, long seed) {
        RandomSteps steps = new RandomSteps(seed);
        return Stream.generate(steps::next).limit(count).map(steps::learning);
    }

    private TrainingStep learning(TrainingStep step) {
        Network network = new Network(step.network().layers().stream()
                .map(layer -> new Layer(
                        layer.activation(),
                        layer.weights(),
                        layer.biases(),
                        random.nextBoolean() ? Kind.BIAS : Kind.THRESHOLD))
                .toList());
        boolean hasRate = random.nextInt(5) > 0;
        Optimiser optimiser = any(Optimiser.Method.values()).usual();
        Decay decay = new Decay(any(Decay.Form.values()), decimal(0, 30, 2));
        boolean isPlain = decay.form() == Decay.Form.NONE;
        Learning learning = hasRate
                ? new Learning(
                        any(Reduction.values()),
                        isPlain ? Decay.NONE : decay,
                        optimiser,
                        step.learningRate(),
                        step.updateBiases())
                : new Learning(
                        any(Reduction.values()),
                        decay.isInLoss() ? decay : Decay.NONE,
                        Optimiser.Method.DESCENT.usual(),
                        null,
                        step.updateBiases());
        return new TrainingStep(network, step.batches(), hasRate ? 1 + random.nextInt(3) : 1, step.loss(), learning);
    }

    private <T> T any(T[] of) {
        return of[random.nextInt(of.length)];
    }

    private TrainingStep next() {
        int depth = 1 + random.nextInt(4);
        List<Layer> layers = new ArrayList<>();
        int inputs = 1 + random.nextInt(5);
        for (int layer = 1; layer <= depth; layer++) {
            int neurons = 1 + random.nextInt(5);
            layers.add(layer(activation(layer == depth && neurons > 1), neurons, inputs));
            inputs = neurons;
        }
        Network network = new Network(layers);
        Batch batch = new Batch(several(1 + random.nextInt(4), () -> sample(network)));
        return new TrainingStep(network, batch, loss(network), decimal(1, 100, 2), random.nextInt(4) > 0);
    }

    private Activation activation(boolean maybeSoftmax) {
        List<Activation> choice = Activation.named().stream()
                .filter(activation -> maybeSoftmax || activation.isElementwise())
                .toList();
        return choice.get(random.nextInt(choice.size()));
    }

    private Loss loss(Network network) {
        boolean maybeLogarithm = network.outputLayer().activation().isBetweenZeroAndOne();
        List<Loss> choice = Loss.named().stream()
                .filter(loss -> maybeLogarithm || !loss.isLogarithmic())
                .toList();
        return choice.get(random.nextInt(choice.size()));
    }

    private Layer layer(Activation activation, int neurons, int inputs) {
        int digits = 1 + random.nextInt(2);
        int most = digits == 1 ? 9 : 99;
        return new Layer(
                activation,
                several(neurons, () -> several(inputs, () -> decimal(-most, most, digits))),
                several(neurons, () -> decimal(-5, 5, 1)));
    }

    private Sample sample(Network network) {
        int digits = random.nextInt(2);
        int most = digits == 0 ? 2 : 20;
        return new Sample(
                several(network.width(0), () -> decimal(-most, most, digits)),
                target(network.outputLayer().size()));
    }

    /** One-hot, or any numbers from 0 to 1. */
    private List<BigDecimal> target(int outputs) {
        if (random.nextBoolean()) {
            return several(outputs, () -> decimal(0, 10, 1));
        }
        List<BigDecimal> target = new ArrayList<>(Collections.nCopies(outputs, BigDecimal.ZERO));
        target.set(random.nextInt(outputs), BigDecimal.ONE);
        return target;
    }

    /** {@code decimal(-99, 99, 2)}: from −0.99 to 0.99. */
    private BigDecimal decimal(int least, int most, int digits) {
        return BigDecimal.valueOf(least + random.nextInt(most - least + 1), digits);
    }

    private static <T> List<T> several(int count, Supplier<T> one) {
        return Stream.generate(one).limit(count).toList();
    }
}
