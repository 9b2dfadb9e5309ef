package longhand.mnist.descent;

/**
 * Weighted sums that are 0 on paper. In binary they can come out as ±2.8e−17, as the order of the additions has it, and the gate of
 * a ReLU would stand open or shut by chance.
 */
@FunctionalInterface
public interface Corners {
    /** No weighted sum is known to be 0. */
    Corners NONE = (layer, neuron, image) -> false;

    /**
     * Whether that weighted sum is exactly 0.
     *
     * @param layer counted from 1
     * @param neuron row of Z, counted from 0
     * @param image column of Z, counted from 0
     */
    boolean isZero(int layer, int neuron, int image);
}
