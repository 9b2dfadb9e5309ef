package longhand.example;

import java.math.BigDecimal;
import java.util.List;
import longhand.example.yaml.Node;

/** Where comes from what an example file does not write out: images, and the parameters of layers that have only a size. */
public interface Elsewhere {
    /** The images that a batch names. */
    GivenBatch images(Node.Mapping batch);

    /** Parameters that are drawn as {@code initialise} says. */
    Drawn initialise(Node initialise);

    /** Parameters from the model file that {@code weights} names. */
    Drawn model(Node weights);

    /** The parameters of a network, once its sizes are known. */
    interface Drawn {
        /** @param sizes the number of inputs, then of the neurons of each layer */
        List<DrawnLayer> layers(List<Integer> sizes);
    }

    /** @param weights a row for each neuron */
    record DrawnLayer(List<List<BigDecimal>> weights, List<BigDecimal> biases) {}
}
