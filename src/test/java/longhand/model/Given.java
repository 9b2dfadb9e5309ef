package longhand.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** Networks and batches for tests, written the way they stand on paper. */
public final class Given {
    private Given() {}

    /** {@code layer(RELU, "0.1 0.2; 0.3 0.4", "0 0")}: one row of weights for each neuron. */
    public static Layer layer(Activation activation, String weights, String biases) {
        return new Layer(
                activation, Stream.of(weights.split(";")).map(Given::numbers).toList(), numbers(biases));
    }

    public static Network network(Layer... layers) {
        return new Network(List.of(layers));
    }

    /** {@code sample("1 2 3", "1 0")}. */
    public static Sample sample(String input, String target) {
        return new Sample(numbers(input), numbers(target));
    }

    public static Batch batch(Sample... samples) {
        return new Batch(List.of(samples));
    }

    /** A step at that learning rate, biases and all. */
    public static TrainingStep step(Network network, Loss loss, String learningRate, Sample... samples) {
        return new TrainingStep(network, batch(samples), loss, new BigDecimal(learningRate), true);
    }

    /** {@code numbers("0.1 -2")}. */
    public static List<BigDecimal> numbers(String numbers) {
        return Stream.of(numbers.trim().split(" +")).map(BigDecimal::new).toList();
    }
}
