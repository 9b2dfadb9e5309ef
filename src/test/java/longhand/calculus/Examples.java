package longhand.calculus;

import static longhand.model.Given.batch;
import static longhand.model.Given.layer;
import static longhand.model.Given.network;
import static longhand.model.Given.sample;
import static longhand.model.Given.step;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Quantity;
import longhand.model.Batch;
import longhand.model.Sample;
import longhand.model.TrainingStep;
import longhand.model.network.Activation;
import longhand.model.network.Layer;
import longhand.model.network.Loss;
import longhand.model.network.Network;
import org.apache.commons.math3.RealFieldElement;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.util.Decimal64;

/** The networks that tests speak of by name; the tables in the resources beside this class are of these. */
public final class Examples {
    private static final Network THREE_THREE_TWO = network(
            layer(Activation.RELU, "0.1 0.2 -0.1; -0.3 0.4 -0.2; 0.5 0.6 -0.3", "-0.1 -0.2 0.1"),
            layer(Activation.SIGMOID, "0.1 -0.1 -0.2; -0.3 0.2 0.3", "-0.1 0.2"));

    private Examples() {}

    /** Lecture notes 5, pages 1 to 6. */
    public static TrainingStep threeThreeTwo() {
        return step(THREE_THREE_TWO, Loss.MSE, "0.01", sample("1 2 3", "1 0"));
    }

    /** Lecture notes 5, the averages of one batch; the second sample is the one that gives them. */
    public static TrainingStep threeThreeTwoBatch() {
        return step(THREE_THREE_TWO, Loss.MSE, "0.01", sample("1 2 3", "1 0"), sample("2 1 3", "1 0"));
    }

    /** Matt Mazur, A Step by Step Backpropagation Example, 2015: biases are not updated. */
    public static TrainingStep mazur() {
        return new TrainingStep(
                network(
                        layer(Activation.SIGMOID, "0.15 0.20; 0.25 0.30", "0.35 0.35"),
                        layer(Activation.SIGMOID, "0.40 0.45; 0.50 0.55", "0.60 0.60")),
                batch(sample("0.05 0.10", "0.01 0.99")),
                Loss.HALF_SQUARED_ERROR,
                new BigDecimal("0.5"),
                false);
    }

    /** Every figure is an exact decimal. */
    public static TrainingStep reluByHand() {
        return step(
                network(
                        layer(Activation.RELU, "0.3 -0.1; 0.2 0.4", "0 0"),
                        layer(Activation.IDENTITY, "0.5 -0.3", "0")),
                Loss.HALF_SQUARED_ERROR,
                "0.1",
                sample("1 2", "1"));
    }

    /** Lecture notes 2, the four scores; the target is ours. */
    public static TrainingStep softmax() {
        return step(
                network(layer(Activation.SOFTMAX, "1 0 0 0; 0 1 0 0; 0 0 1 0; 0 0 0 1", "0 0 0 0")),
                Loss.CROSS_ENTROPY,
                "0.1",
                sample("1.3 5.1 2.2 0.7", "0 1 0 0"));
    }

    public static TrainingStep squaredSoftmax() {
        return step(
                network(
                        layer(Activation.RELU, "0.6 0.4; -0.5 0.8", "0.1 -0.2"),
                        layer(Activation.SOFTMAX, "0.4 -0.6; -0.2 0.5", "0.1 -0.1")),
                Loss.SQUARED_ERROR,
                "0.5",
                sample("1 2", "0 1"),
                sample("3 1", "1 0"));
    }

    /** Every activation in one network. */
    public static TrainingStep fiveLayers() {
        return step(
                network(
                        layer(Activation.TANH, "0.7 -0.4; 0.2 0.9", "0.1 -0.3"),
                        layer(Activation.RELU, "1.1 -0.6; 0.8 0.5; -0.7 0.3", "0.2 0.1 -0.1"),
                        layer(Activation.IDENTITY, "0.3 0.4 -0.8; -0.5 1.2 0.6", "0 0.1"),
                        layer(Activation.SIGMOID, "1.5 -0.9; -0.4 0.7", "-0.2 0.3"),
                        layer(Activation.SOFTMAX, "0.6 -1.3; 0.9 0.2; -0.1 0.4", "0.1 0 -0.2")),
                Loss.BINARY_CROSS_ENTROPY,
                "0.2",
                sample("0.5 -1.2", "0 1 0"),
                sample("1.4 0.3", "0.2 0.7 0.4"),
                sample("-0.8 0.6", "1 0 0"));
    }

    /** A hidden neuron of activation 1, and output neurons whose weighted sums are 800, −800, 40 and −40. */
    public static TrainingStep saturated(Activation activation, Loss loss) {
        return step(
                network(layer(Activation.IDENTITY, "1", "0"), layer(activation, "800; -800; 40; -40", "0 0 0 0")),
                loss,
                "0.5",
                sample("1", "1 0 0 0"),
                sample("1", "0 1 0 1"),
                sample("1", "0.3 0.5 0.1 0.1"),
                sample("1", "0 0 1 1"));
    }

    /** Saturated neurons on the way: little or nothing comes back through them. */
    public static TrainingStep saturatedHidden() {
        return step(
                network(
                        layer(Activation.TANH, "800; -800; 40; -40", "0 0 0 0"),
                        layer(Activation.SIGMOID, "400 -400 0 0; 0 0 -20 20", "0 0"),
                        layer(Activation.SIGMOID, "800 -800; -40 40", "0 0")),
                Loss.BINARY_CROSS_ENTROPY,
                "0.5",
                sample("1", "1 0"),
                sample("-1", "0 1"));
    }

    /** One neuron that sees one input of 1, so that its weighted sum is {@code z}. */
    public static TrainingStep neuron(Activation activation, String z, Loss loss, String target) {
        return step(network(layer(activation, z, "0")), loss, "0.1", sample("1", target));
    }

    /** Two epochs of two batches, of one sample and of two. */
    public static TrainingStep severalUpdates() {
        Network network = network(
                layer(Activation.TANH, "0.1 -0.2; 0.3 0.4", "0 0.1"),
                layer(Activation.SIGMOID, "0.5 -0.6; 0.7 0.2", "0.1 0"));
        List<Batch> batches =
                List.of(batch(sample("1 2", "1 0")), batch(sample("-1 1.5", "0 0.5"), sample("0 1", "1 1")));
        return new TrainingStep(network, batches, 2, Loss.MSE, new BigDecimal("0.3"), true);
    }

    /** The same network and learning rate with another batch. */
    public static TrainingStep withBatch(TrainingStep step, Sample... samples) {
        return step.withBatch(1, batch(samples));
    }

    /** The same step with other weights into the output layer. */
    public static TrainingStep withOutputWeights(TrainingStep step, UnaryOperator<BigDecimal> change) {
        List<Layer> layers = new ArrayList<>(step.network().layers());
        Layer output = layers.remove(layers.size() - 1);
        layers.add(new Layer(
                output.activation(),
                output.weights().stream()
                        .map(row -> row.stream().map(change).toList())
                        .toList(),
                output.biases()));
        return step.withNetwork(new Network(layers));
    }

    /** Every rule as people write it, with nothing done against the loss of digits. */
    public static <T extends RealFieldElement<T>> Trace<T> plainly(
            Rules rules, Arithmetic<T> arithmetic, Map<Quantity, T> instead) {
        return new Trace<>(rules, arithmetic, instead::get, (q, right) -> right.plain());
    }

    public static Trace<Decimal64> inDoubles(TrainingStep step) {
        return new Trace<>(new Rules(step), Arithmetic.doubles());
    }

    public static Trace<Dfp> inDigits(int digits, TrainingStep step) {
        return new Trace<>(new Rules(step), Arithmetic.digits(digits));
    }
}
