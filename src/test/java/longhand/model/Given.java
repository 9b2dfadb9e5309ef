package longhand.model;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import longhand.model.learning.Learning;
import longhand.model.network.Activation;
import longhand.model.network.Layer;
import longhand.model.network.Loss;
import longhand.model.network.Network;
import longhand.notation.formula.GivenGraph;

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

    /** A graph that learns nothing: {@code graph("x=-2 y=5 z=-4", "q = x + y", "f = q * z")}. */
    public static Graph graph(String given, String... definitions) {
        return graph(given, "", Learning.descent(null, true), 1, definitions);
    }

    /** One of so many updates of the given numbers that are named, with blanks between them. */
    public static Graph graph(String given, String updated, Learning learning, int updates, String... definitions) {
        Map<String, BigDecimal> numbers = new LinkedHashMap<>();
        for (String each : given.split(" ", -1)) {
            int sign = each.indexOf('=');
            numbers.put(each.substring(0, sign), new BigDecimal(each.substring(sign + 1)));
        }
        List<String> names = updated.isEmpty() ? List.of() : List.of(updated.split(" ", -1));
        return GivenGraph.read(List.of(definitions), numbers, null, names, learning, updates);
    }

    /** {@code numbers("0.1 -2")}. */
    public static List<BigDecimal> numbers(String numbers) {
        return Stream.of(numbers.trim().split(" +")).map(BigDecimal::new).toList();
    }
}
