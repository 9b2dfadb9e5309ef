package longhand.mnist;

import java.util.List;
import java.util.Locale;
import longhand.mnist.descent.Parameters;
import longhand.mnist.matrix.Matrix;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * How the parameters are drawn before the first step. Layer by layer and neuron by neuron: the weights into it from the first to the
 * last, then its bias if that is drawn. A seed gives the same numbers on every machine.
 */
public enum Initialisation {
    /**
     * Weights normal with mean 0 and variance 2/p, where p is the number of values in the layer before; biases 0. Kaiming He and
     * others, "Delving Deep into Rectifiers", 2015.
     */
    HE {
        @Override
        void draw(RandomGenerator random, Matrix weights, Matrix biases, int neuron) {
            double deviation = Math.sqrt(2.0 / weights.columns());
            for (int i = 0; i < weights.columns(); i++) {
                weights.set(neuron, i, deviation * random.nextGaussian());
            }
        }
    },
    /** Weights and biases uniform between −1/√p and 1/√p. */
    UNIFORM {
        @Override
        void draw(RandomGenerator random, Matrix weights, Matrix biases, int neuron) {
            double bound = 1 / Math.sqrt(weights.columns());
            for (int i = 0; i < weights.columns(); i++) {
                weights.set(neuron, i, bound * (2 * random.nextDouble() - 1));
            }
            biases.set(neuron, 0, bound * (2 * random.nextDouble() - 1));
        }
    };

    /** As it is written on the command line and in an example file: {@code he}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Parameters to start from.
     *
     * @param sizes the number of inputs, then of the neurons of each layer: 784, 16, 16, 10
     */
    public Parameters parameters(List<Integer> sizes, long seed) {
        Parameters parameters = Parameters.zeros(sizes);
        RandomGenerator random = SeededRandom.generator(seed, 0);
        for (int l = 1; l <= parameters.depth(); l++) {
            for (int neuron = 0; neuron < parameters.weights(l).rows(); neuron++) {
                draw(random, parameters.weights(l), parameters.biases(l), neuron);
            }
        }
        return parameters;
    }

    abstract void draw(RandomGenerator random, Matrix weights, Matrix biases, int neuron);
}
