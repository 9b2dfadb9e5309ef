package longhand.example.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import longhand.example.GivenBatch;
import longhand.example.GreyImage;
import longhand.example.yaml.Keyword;
import longhand.example.yaml.Node;
import longhand.file.FileProblem;
import longhand.mnist.images.Dataset;
import longhand.mnist.images.Datasets;
import longhand.mnist.images.Images;
import longhand.mnist.images.Split;
import longhand.model.Batch;
import longhand.model.Sample;
import longhand.model.network.Loss;
import longhand.model.network.Network;

/**
 * Images of a data set as samples: {@code {mnist: train, images: 0-63}}, or {@code {data: DIR, images: [3, 10-19]}}.
 *
 * <p>What becomes of the pixels and the label, {@link GreyImage} says.
 */
record ImageBatch(Node.Mapping node, Images images, int classes, ImageNumbers numbers) implements GivenBatch {
    /** Of the bundled images, whose labels are the ten digits. */
    private static final int DIGITS = 10;

    /** @param folder of the example file, from which a path starts; null for a bundled one */
    static ImageBatch of(Node.Mapping batch, Path folder) {
        if (batch.find("mnist").isPresent()) {
            Node.Mapping node = batch.keys(List.of("mnist", "images"), List.of());
            Split split = split(node.get("mnist"));
            ImageNumbers numbers = ImageNumbers.read(node.get("images"), split.bundledCount());
            return new ImageBatch(node, Datasets.bundled(split, numbers.last() + 1), DIGITS, numbers);
        }
        Node.Mapping node = batch.keys(List.of("data", "images"), List.of("split"));
        Split split = node.find("split").map(ImageBatch::split).orElse(Split.TRAIN);
        Dataset dataset = dataset(node.get("data"), folder);
        Images images = split.of(dataset);
        return new ImageBatch(node, images, dataset.classes(), ImageNumbers.read(node.get("images"), images.count()));
    }

    private static Split split(Node node) {
        return Keyword.of(node, List.of(Split.values()), Split::key);
    }

    private static Dataset dataset(Node node, Path folder) {
        Path path = RelativePath.path(node, folder, "a folder of images");
        try {
            return Datasets.read(path);
        } catch (FileProblem problem) {
            throw node.place().problem(problem.getMessage());
        }
    }

    @Override
    public int inputs() {
        return images.size();
    }

    @Override
    public long size() {
        return numbers.count();
    }

    @Override
    public Batch read(Network network, Loss loss, String columns) {
        if (network.width(0) != images.size()) {
            throw node.place()
                    .problem("expected images of " + network.width(0) + " pixels, one for each " + columns
                            + ", found images of " + images.height() + "×" + images.width());
        }
        int outputs = network.outputLayer().size();
        if (outputs < classes) {
            throw node.place()
                    .problem("expected images of at most " + outputs
                            + " classes, one for each neuron of the output layer, found " + classes);
        }
        List<Sample> samples = new ArrayList<>();
        numbers.forEach(image -> samples.add(sample(image, outputs)));
        return new Batch(samples);
    }

    private Sample sample(int image, int outputs) {
        int[] greys = new int[images.size()];
        Arrays.setAll(greys, pixel -> images.pixel(image, pixel));
        return GreyImage.sample(greys, images.label(image), outputs);
    }
}
