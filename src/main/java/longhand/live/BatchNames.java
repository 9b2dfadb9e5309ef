package longhand.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import longhand.calculus.Rules;
import longhand.formula.Formula.Sum;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.live.edit.EditedExercise;
import longhand.live.text.Json;
import longhand.model.network.Network;
import longhand.notation.name.Names;
import longhand.notation.name.NeuronNames;
import longhand.notation.text.Figures;
import longhand.view.QuantityMatrix;
import longhand.view.QuantityMatrix.Columns;
import longhand.view.html.Numbers;

/**
 * What a page of a batch of images shows together, as JSON: which numbers belong to an image, to a neuron, to a weight and to a matrix, and
 * what each is called. What they are it asks for by these names.
 */
final class BatchNames {
    /** Of a longer sum only so many terms are listed, the largest. */
    private static final int MOST_TERMS = 16;
    /** Of a name that somebody typed and that there is not. */
    private static final int MOST_CHARACTERS = 40;

    private final Figures figures;
    private final Names names;
    private final Rules rules;
    private final Network network;
    private final int samples;

    BatchNames(EditedExercise edited) {
        figures = edited.figures();
        names = edited.names();
        rules = figures.rules();
        network = rules.step().network();
        samples = rules.step().batch().size();
    }

    /** The loss of each sample: whoever has asked for these has taken each sample through the network. */
    Json losses() {
        return new Json().texts("names", ofSamples(Quantity::sampleLoss));
    }

    /** A sample: its inputs, its loss and the class it is taken for, and of each layer the activations and the errors. */
    Json sample(int sample) {
        NeuronNames neurons = names.neurons();
        List<Json> forward = new ArrayList<>();
        List<Json> backward = new ArrayList<>();
        for (int number = 1; number <= network.depth(); number++) {
            int layer = number;
            forward.add(layer(neurons.caption(layer), layer, j -> Quantity.activation(layer, j, sample)));
            backward.add(
                    0,
                    layer(neurons.place(layer), layer, j -> Quantity.lossBy(Quantity.weightedSum(layer, j, sample))));
        }
        Landmarks landmarks = new Landmarks(figures, sample);
        return new Json()
                .put("loss", names.of(Quantity.sampleLoss(sample)))
                .put("guess", landmarks.guess() - 1)
                .put("isLabelled", landmarks.label() > 0)
                .texts("inputs", ofNeurons(0, i -> Quantity.input(i, sample)))
                .put("matrix", QuantityMatrix.inputs(rules).name())
                .objects("forward", forward)
                .objects("backward", backward)
                .object("around", Neighbours.of(Quantity.weightedSum(1, 1, sample), figures, names));
    }

    /** The neurons of a layer; those of the last are for the classes, which count from 0. */
    private Json layer(String caption, int layer, IntFunction<Quantity> of) {
        boolean isOutput = layer == network.depth();
        return new Json()
                .put("caption", "layer " + layer + ", " + caption)
                .texts("names", ofNeurons(layer, of))
                .texts(
                        "heads",
                        IntStream.rangeClosed(1, network.width(layer))
                                .mapToObj(j -> isOutput ? "for " + (j - 1) : Integer.toString(j))
                                .toList());
    }

    /** A neuron at work on a sample: the terms of its weighted sum, what comes of it, and its error coming back. */
    Json neuron(Quantity neuron) {
        int layer = neuron.layer();
        int to = neuron.to();
        int sample = neuron.sample();
        Variable z = Quantity.weightedSum(layer, to, sample);
        Variable a = Quantity.activation(layer, to, sample);
        List<String> weights = ofNeurons(layer - 1, i -> Quantity.weight(layer, to, i));
        List<String> inputs = ofNeurons(layer - 1, i -> Quantity.activation(layer - 1, i, sample));
        double[] products = products(z);
        boolean isLong = products.length > MOST_TERMS;
        Json json = new Json()
                .put(
                        "title",
                        isLong
                                ? "Its " + MOST_TERMS + " largest terms of " + products.length
                                : "Its terms, the largest first")
                .objects(
                        "terms",
                        largest(products)
                                .mapToObj(i -> Json.figure(Numbers.of(products[i]))
                                        .put("weight", weights.get(i))
                                        .put("input", inputs.get(i)))
                                .toList())
                .texts("forward", called(Stream.of(network.offset(layer, to), z, a)))
                .texts("backward", called(backward(z, a)));
        // of the first layer the terms have the form of the image
        return layer > 1 ? json : json.object("sum", sum(weights, inputs, products));
    }

    private static Json sum(List<String> weights, List<String> inputs, double[] products) {
        return Json.figures(Arrays.stream(products).mapToObj(Numbers::of).toList())
                .texts("weights", weights)
                .texts("inputs", inputs)
                .texts(
                        "products",
                        IntStream.range(0, products.length)
                                .mapToObj(i -> weights.get(i) + " · " + inputs.get(i))
                                .toList());
    }

    private Stream<Quantity> backward(Variable z, Variable a) {
        Quantity byActivation = Quantity.lossBy(a);
        Quantity byWeightedSum = Quantity.lossBy(z);
        return network.layer(z.layer()).activation().isElementwise()
                ? Stream.of(byActivation, new Derivative(a, z), byWeightedSum)
                : Stream.of(byActivation, byWeightedSum);
    }

    /** What the terms of a weighted sum come to, but for its bias. */
    private double[] products(Variable z) {
        Sum sum = (Sum) rules.of(z);
        return sum.parts().stream()
                .limit(network.width(z.layer() - 1))
                .mapToDouble(term -> term.value(figures.trace()).getReal())
                .toArray();
    }

    private static IntStream largest(double[] products) {
        return IntStream.range(0, products.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -Math.abs(products[i])))
                .limit(MOST_TERMS)
                .mapToInt(i -> i);
    }

    /** A weight: the factors of its gradient and their product for each sample, and what becomes of it. */
    Json weight(Quantity weight) {
        int layer = weight.layer();
        int to = weight.to();
        int from = weight.from();
        Variable w = Quantity.weight(layer, to, from);
        return new Json()
                .texts("errors", ofSamples(k -> Quantity.lossBy(Quantity.weightedSum(layer, to, k))))
                .texts("inputs", ofSamples(k -> Quantity.activation(layer - 1, from, k)))
                .texts("gradients", ofSamples(k -> new Derivative(Quantity.sampleLoss(k), w)))
                .texts(
                        "update",
                        called(
                                rules.step().hasUpdate()
                                        ? Stream.of(
                                                w,
                                                rules.gradient(w),
                                                Quantity.learningRate(),
                                                Quantity.newWeight(layer, to, from))
                                        : Stream.of(w, rules.gradient(w))));
    }

    /** All matrices: what is given and forward, then back with the updates. */
    Json matrices() {
        return new Json()
                .objects(
                        "matrices",
                        all().map(matrix ->
                                        new Json().put("name", matrix.name()).put("shape", matrix.shape()))
                                .toList());
    }

    private Stream<QuantityMatrix> all() {
        Stream<QuantityMatrix> forward = layers(
                1,
                layer -> Stream.of(
                        QuantityMatrix.weights(rules, layer),
                        QuantityMatrix.biases(rules, layer),
                        QuantityMatrix.weightedSums(rules, layer),
                        QuantityMatrix.activations(rules, layer)));
        Stream<QuantityMatrix> backward = layers(
                -1,
                layer -> Stream.concat(
                        Stream.of(
                                QuantityMatrix.weightedSums(rules, layer).gradient(),
                                QuantityMatrix.weights(rules, layer).gradient(),
                                QuantityMatrix.biases(rules, layer).gradient()),
                        rules.step().hasUpdate()
                                ? Stream.of(
                                        QuantityMatrix.newWeights(rules, layer), QuantityMatrix.newBiases(rules, layer))
                                : Stream.of()));
        Stream<QuantityMatrix> inputs = Stream.of(QuantityMatrix.inputs(rules));
        Stream<QuantityMatrix> targets = Stream.of(QuantityMatrix.targets(rules));
        return Stream.of(inputs, forward, targets, backward).flatMap(matrices -> matrices);
    }

    private Stream<QuantityMatrix> layers(int way, IntFunction<Stream<QuantityMatrix>> of) {
        int depth = network.depth();
        return IntStream.rangeClosed(1, depth).boxed().flatMap(i -> of.apply(way > 0 ? i : depth + 1 - i));
    }

    /**
     * The entries of a matrix. Of one that has an entry for each pixel only a line, of one image or of one neuron, in as many rows as the
     * image has.
     *
     * @param line a number that there is no such line of stands for the nearest
     */
    Json matrix(String name, int line) {
        return all().filter(matrix -> matrix.name().equals(name))
                .findFirst()
                .map(matrix -> matrix(matrix, line))
                .orElseGet(() -> new Json().put("problem", "There is no matrix " + shortened(name) + "."));
    }

    private Json matrix(QuantityMatrix matrix, int line) {
        Json json = new Json().put("name", matrix.name()).put("title", matrix.name() + ", " + matrix.shape());
        boolean isOfImages = matrix.kind() == Kind.INPUT;
        if (isOfImages || (matrix.across() == Columns.NEURONS_BEFORE && matrix.layer() == 1)) {
            return line(json, matrix, isOfImages, line);
        }
        return json.put("caption", matrix.name())
                .texts("rows", counted(1, matrix.rows()))
                .texts("columns", counted(1, matrix.columns()))
                .texts(
                        "names",
                        IntStream.rangeClosed(1, matrix.rows())
                                .boxed()
                                .flatMap(row -> IntStream.rangeClosed(1, matrix.columns())
                                        .mapToObj(column -> names.of(matrix.at(row, column))))
                                .toList());
    }

    private Json line(Json json, QuantityMatrix matrix, boolean isOfImages, int line) {
        String along = isOfImages ? "column" : "row";
        int lines = isOfImages ? matrix.columns() : matrix.rows();
        int one = Math.min(lines, Math.max(1, line));
        int side = (int) Math.sqrt(network.width(0));
        String which = along + " " + one + " of " + matrix.name();
        return json.put("along", along)
                .put("line", one)
                .put("lines", lines)
                .put("isOfImages", isOfImages)
                .put("picture", which + ", arranged like the pixels")
                .put(
                        "caption",
                        which.substring(0, 1).toUpperCase(Locale.ROOT) + which.substring(1) + ": "
                                + (isOfImages ? "row" : "column") + " index = " + side + " · grid row + grid column")
                .texts("rows", counted(0, side - 1))
                .texts("columns", counted(1, side))
                .texts("names", ofNeurons(0, i -> isOfImages ? matrix.at(i, one) : matrix.at(one, i)));
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(name.length(), MOST_CHARACTERS));
    }

    private static List<String> counted(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList();
    }

    private List<String> ofSamples(IntFunction<Quantity> of) {
        return called(IntStream.rangeClosed(1, samples).mapToObj(of));
    }

    /** Of each neuron of a layer; of layer 0, of each input. */
    private List<String> ofNeurons(int layer, IntFunction<Quantity> of) {
        return called(IntStream.rangeClosed(1, network.width(layer)).mapToObj(of));
    }

    private List<String> called(Stream<? extends Quantity> quantities) {
        return quantities.map(names::of).toList();
    }
}
