package longhand.example;

import longhand.example.yaml.Node;
import longhand.file.FileProblem;

/** A page has the one file that it was given, and draws no weights. */
final class NothingElse implements Elsewhere {
    @Override
    public GivenBatch images(Node.Mapping batch) {
        throw refused(batch, "samples, each with input and target");
    }

    @Override
    public Drawn initialise(Node initialise) {
        throw refused(initialise, "weights and biases in each layer");
    }

    @Override
    public Drawn model(Node weights) {
        throw refused(weights, "weights and biases in each layer");
    }

    private static FileProblem refused(Node node, String expected) {
        return node.place()
                .problem("expected " + expected
                        + ": a page reads no other file and draws no weights, the command line does");
    }
}
