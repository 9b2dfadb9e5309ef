package longhand.live;

import java.util.function.IntToDoubleFunction;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.network.Network;
import longhand.notation.text.Figures;

/** What is most worth a look of an image on its way through a network, there and back. */
final class Landmarks {
    private static final double ALMOST = 0.9;

    private final Figures figures;
    private final Network network;
    private final int sample;

    Landmarks(Figures figures, int sample) {
        this.figures = figures;
        network = figures.rules().step().network();
        this.sample = sample;
    }

    /** The output for the label, counted from 1; 0 as long as nobody has said which it is. */
    int label() {
        int outputs = network.width(network.depth());
        for (int j = 1; j <= outputs; j++) {
            if (figures.real(Quantity.target(j, sample)) == 1) {
                return j;
            }
        }
        return 0;
    }

    /** The largest output, counted from 1; of several equal ones the first. */
    int guess() {
        int depth = network.depth();
        return largest(network.width(depth), j -> figures.real(Quantity.activation(depth, j, sample)));
    }

    /**
     * A weight from a pixel that moves the loss of this image about as much as any does: to the neuron with the largest error, from a pixel
     * that is almost as dark as the darkest. Of these pixels it is the one that is darkest in the whole batch, so that other images have a
     * say too.
     */
    Variable weight() {
        int neuron = largest(
                network.width(1), j -> Math.abs(figures.real(Quantity.lossBy(Quantity.weightedSum(1, j, sample)))));
        int pixels = network.width(0);
        double dark = ALMOST * pixel(largest(pixels, i -> pixel(i, sample)), sample);
        return Quantity.weight(1, neuron, largest(pixels, i -> pixel(i, sample) < dark ? -1 : inAll(i)));
    }

    private double inAll(int pixel) {
        int samples = figures.rules().step().batch().size();
        double sum = 0;
        for (int k = 1; k <= samples; k++) {
            sum += pixel(pixel, k);
        }
        return sum;
    }

    private double pixel(int i, int of) {
        return figures.real(Quantity.input(i, of));
    }

    private static int largest(int count, IntToDoubleFunction of) {
        int largest = 1;
        double most = of.applyAsDouble(1);
        for (int i = 2; i <= count; i++) {
            double value = of.applyAsDouble(i);
            if (value > most) {
                most = value;
                largest = i;
            }
        }
        return largest;
    }
}
