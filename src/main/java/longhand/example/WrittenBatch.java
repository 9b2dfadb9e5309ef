package longhand.example;

import java.util.List;
import longhand.example.yaml.Lists;
import longhand.example.yaml.Node;
import longhand.model.Batch;
import longhand.model.Sample;
import longhand.model.network.Loss;
import longhand.model.network.Network;

/** Samples written out: {@code - {input: [1, 2], target: [1]}}. */
record WrittenBatch(List<Node.Mapping> samples) implements GivenBatch {
    static WrittenBatch of(Node node) {
        return new WrittenBatch(Lists.some(node, "sample").stream()
                .map(sample -> sample.keys(List.of("input", "target"), List.of()))
                .toList());
    }

    @Override
    public int inputs() {
        return Lists.some(samples.get(0).get("input"), "number").size();
    }

    @Override
    public long size() {
        return samples.size();
    }

    @Override
    public Batch read(Network network, Loss loss, String columns) {
        return new Batch(samples.stream()
                .map(sample -> new Sample(
                        Lists.numbers(sample.get("input"), network.width(0), "one for each " + columns),
                        Lists.numbers(
                                sample.get("target"),
                                network.outputLayer().size(),
                                "one for each neuron of the output layer")))
                .toList());
    }
}
