package longhand.mnist;

import java.util.stream.IntStream;
import longhand.mnist.descent.Corners;
import longhand.mnist.descent.DescentStep;
import longhand.mnist.descent.Parameters;
import longhand.mnist.images.Images;
import longhand.mnist.matrix.Matrix;

/** How far apart the direction of {@link Cost#NOTES_SQUARED_ERROR} and the true gradient of the same cost point. */
public final class GradientAngle {
    private static final int MOST_IMAGES = 1000;

    private GradientAngle() {}

    /**
     * The cosine of the angle between the two, all weights and biases together as one vector: 1 for the same direction, 0 for a right
     * angle.
     *
     * @param images the first thousand are the batch
     */
    public static double cosine(Parameters parameters, Settings settings, Images images) {
        Parameters notes = gradient(parameters, settings, Cost.NOTES_SQUARED_ERROR, images);
        Parameters exact = gradient(parameters, settings, Cost.SQUARED_ERROR, images);
        return product(notes, exact) / Math.sqrt(product(notes, notes) * product(exact, exact));
    }

    private static Parameters gradient(Parameters parameters, Settings settings, Cost cost, Images images) {
        Settings other = new Settings(
                settings.output(),
                cost,
                settings.learningRate(),
                settings.batchSize(),
                settings.initialisation(),
                settings.seed());
        // the step works on them in place
        Parameters copy = parameters.copy();
        int count = Math.min(MOST_IMAGES, images.count());
        BatchMatrices batch =
                new BatchMatrices(images, copy.biases(copy.depth()).rows(), count);
        batch.take(IntStream.range(0, count).toArray(), 0);
        DescentStep step = new DescentStep(other.recipe(copy.depth()), copy, batch.x(), batch.y(), Corners.NONE);
        step.run();
        return step.gradient();
    }

    private static double product(Parameters one, Parameters other) {
        double sum = 0;
        for (int l = 1; l <= one.depth(); l++) {
            sum += product(one.weights(l), other.weights(l)) + product(one.biases(l), other.biases(l));
        }
        return sum;
    }

    private static double product(Matrix one, Matrix other) {
        double sum = 0;
        for (int j = 0; j < one.columns(); j++) {
            for (int i = 0; i < one.rows(); i++) {
                sum += one.get(i, j) * other.get(i, j);
            }
        }
        return sum;
    }
}
