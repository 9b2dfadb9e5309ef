package longhand.mnist;

import java.util.stream.IntStream;
import longhand.mnist.descent.Activations;
import longhand.mnist.images.Images;
import longhand.mnist.matrix.Matrix;

/**
 * What a network makes of images.
 *
 * @param images that it was shown
 * @param outputs A of the output layer, n×m: how much each image seems to be of each class
 * @param losses of each image, 1×m
 */
public record Evaluation(Images images, Matrix outputs, Matrix losses) {
    /** The class with the largest output; the first of several. */
    public int predicted(int image) {
        return Activations.largest(outputs.column(image));
    }

    /** The share of the images that is classified correctly, 0 to 1. */
    public double accuracy() {
        long right = IntStream.range(0, images.count())
                .filter(image -> predicted(image) == images.label(image))
                .count();
        return (double) right / images.count();
    }

    /** The mean over the images. */
    public double loss() {
        double sum = 0;
        for (int image = 0; image < images.count(); image++) {
            sum += losses.get(0, image);
        }
        return sum / images.count();
    }

    /** How many images of class {@code label} were taken for class {@code predicted}: entry [label, predicted]. */
    public int[][] confusion() {
        int[][] confusion = new int[outputs.rows()][outputs.rows()];
        for (int image = 0; image < images.count(); image++) {
            confusion[images.label(image)][predicted(image)]++;
        }
        return confusion;
    }
}
