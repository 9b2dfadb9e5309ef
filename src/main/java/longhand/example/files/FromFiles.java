package longhand.example.files;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import longhand.example.Elsewhere;
import longhand.example.GivenBatch;
import longhand.example.yaml.Keyword;
import longhand.example.yaml.Node;
import longhand.file.FileProblem;
import longhand.mnist.Initialisation;
import longhand.mnist.TrainedModel;
import longhand.mnist.descent.Parameters;
import longhand.mnist.matrix.Matrix;
import longhand.notation.text.NumberText;

/**
 * What the program itself can get: images and models from files, and weights drawn from a seed. A parameter that is a double there is the
 * shortest decimal that names it here.
 *
 * @param folder of the example file, from which a path starts; null for a bundled example
 */
record FromFiles(Path folder) implements Elsewhere {
    @Override
    public GivenBatch images(Node.Mapping batch) {
        return ImageBatch.of(batch, folder);
    }

    @Override
    public Drawn initialise(Node node) {
        Node.Mapping initialise = node.keys(List.of("method", "seed"), List.of());
        Initialisation method =
                Keyword.of(initialise.get("method"), List.of(Initialisation.values()), Initialisation::key);
        long seed =
                initialise.get("seed").whole("a whole number that fits into 64 bits", Long.MIN_VALUE, Long.MAX_VALUE);
        return sizes -> layers(method.parameters(sizes, seed), sizes.size() - 1);
    }

    @Override
    public Drawn model(Node weights) {
        Node file = weights.keys(List.of("npz"), List.of()).get("npz");
        Path path = RelativePath.path(file, folder, "a model file, .npz");
        return sizes -> {
            Parameters parameters = parameters(file, path);
            if (!parameters.sizes().equals(sizes)) {
                throw file.expected(
                        "a model of " + joined(sizes) + ", as the batch and the layers say",
                        ", a model of " + joined(parameters.sizes()));
            }
            return layers(parameters, sizes.size() - 1);
        };
    }

    private static Parameters parameters(Node file, Path path) {
        try {
            return TrainedModel.read(path).parameters();
        } catch (FileProblem problem) {
            throw file.place().problem(problem.getMessage());
        }
    }

    private static String joined(List<Integer> sizes) {
        return sizes.stream().map(String::valueOf).collect(Collectors.joining("-"));
    }

    private static List<DrawnLayer> layers(Parameters parameters, int depth) {
        return IntStream.rangeClosed(1, depth)
                .mapToObj(l -> new DrawnLayer(rows(parameters.weights(l)), column(parameters.biases(l))))
                .toList();
    }

    private static List<List<BigDecimal>> rows(Matrix weights) {
        return IntStream.range(0, weights.rows())
                .mapToObj(j -> IntStream.range(0, weights.columns())
                        .mapToObj(i -> NumberText.shortest(weights.get(j, i)))
                        .toList())
                .toList();
    }

    private static List<BigDecimal> column(Matrix biases) {
        return IntStream.range(0, biases.rows())
                .mapToObj(j -> NumberText.shortest(biases.get(j, 0)))
                .toList();
    }
}
