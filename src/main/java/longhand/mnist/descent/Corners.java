package longhand.mnist.descent;

/**
 * Weighted sums that stand on a corner on paper, for a ReLU those that are 0. In binary they can come out as ±2.8e−17, as the order of the
 * additions has it, and the gate would stand open or shut by chance.
 */
@FunctionalInterface
public interface Corners {
    /** No weighted sum is known to stand on one. */
    Corners NONE = (layer, neuron, image) -> Double.NaN;

    /**
     * That weighted sum, if it is exactly on a corner; otherwise no number.
     *
     * @param layer counted from 1
     * @param neuron row of Z, counted from 0
     * @param image column of Z, counted from 0
     */
    double at(int layer, int neuron, int image);
}
