package longhand.mnist.descent;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import longhand.mnist.matrix.Factor;
import longhand.mnist.matrix.Matrix;
import longhand.model.Sample;
import longhand.model.TrainingStep;

/**
 * One step of gradient descent, as the notes write it: A and Z are n×m, a column an image; W is n×p and b n×1; dA, dZ, dW and db have
 * the shapes of A, Z, W and b. Layers are counted from 1.
 */
public final class DescentStep {
    private final Recipe recipe;
    private final Parameters parameters;
    private final Parameters gradient;
    private final OutputLayer output;
    private final List<Factor> x;
    private final List<Matrix> products = new ArrayList<>();
    private final BatchSlice all;
    private final Corners corners;
    private final int depth;
    private final int m;

    /**
     * @param x in parts, X = X₁ + X₂ + …: each p×m, with p as many as W1 has columns, and 0 outside rows of its own
     * @param y n×m, with n as many as the last W has rows
     */
    public DescentStep(Recipe recipe, Parameters parameters, List<? extends Factor> x, Matrix y, Corners corners) {
        this.recipe = recipe;
        this.parameters = parameters;
        this.x = List.copyOf(x);
        this.corners = corners;
        all = BatchSlice.whole(parameters, y);
        gradient = Parameters.zeros(parameters.sizes());
        output = new OutputLayer(recipe);
        depth = parameters.depth();
        m = y.columns();
        for (int part = 0; part < x.size(); part++) {
            products.add(new Matrix(w(1).rows(), m));
        }
    }

    /** The step that the scalar engine works out one number at a time, on all images of its batch. */
    public static DescentStep of(TrainingStep step, Corners corners) {
        return of(step, 1, Parameters.of(step.network()), corners);
    }

    /**
     * The same for one of several updates.
     *
     * @param update counted from 1
     * @param parameters that it begins with, and that it changes
     */
    public static DescentStep of(TrainingStep step, int update, Parameters parameters, Corners corners) {
        List<Sample> samples = step.batch(update).samples();
        Matrix x = columns(samples, Sample::input);
        Matrix y = columns(samples, Sample::target);
        return new DescentStep(Recipe.of(step), parameters, List.of(x), y, corners);
    }

    private static Matrix columns(List<Sample> samples, Function<Sample, List<BigDecimal>> of) {
        Matrix matrix = new Matrix(of.apply(samples.get(0)).size(), samples.size());
        for (int k = 0; k < samples.size(); k++) {
            for (int i = 0; i < matrix.rows(); i++) {
                matrix.set(i, k, of.apply(samples.get(k)).get(i).doubleValue());
            }
        }
        return matrix;
    }

    /** Does the whole step. Afterwards every matrix can be asked for, and the parameters are W′ and b′. */
    public void run() {
        for (int part = 0; part < parts(); part++) {
            multiply(part);
        }
        forward(all);
        backward(all);
        for (int part = 0; part < parts(); part++) {
            gradient(part);
            update(part);
        }
    }

    /** The product of the first layer, as far as one part of X goes: W·X + b = (W·X₁ + b) + W·X₂ + … */
    public void multiply(int part) {
        Matrix product = products.get(part);
        if (part == 0) {
            product.setEachColumn(b(1));
            product.addProduct(w(1), x.get(part));
        } else {
            product.setToProduct(w(1), x.get(part));
        }
    }

    /** Forward propagation, once all parts are multiplied. */
    public void forward(BatchSlice of) {
        for (int l = 1; l <= depth; l++) {
            if (l == 1) {
                of.z(1).setToSum(products, of.from());
            } else {
                of.z(l).setEachColumn(b(l));
                of.z(l).addProduct(w(l), of.a(l - 1)); // Z = W·A + b
            }
            settleCorners(l, of);
            Activations.apply(recipe.activation(l), of.z(l), of.a(l)); // A = g(Z)
        }
    }

    /** Back propagation. */
    public void backward(BatchSlice of) {
        output.lossByWeightedSum(of.z(depth), of.a(depth), of.y(), of.dz(depth)); // dZ = A − Y, or as the loss has it
        for (int l = depth - 1; l >= 1; l--) {
            of.da(l).setToProduct(w(l + 1).transposed(), of.dz(l + 1)); // dA = Wᵀ·dZ
            Activations.multiplyBySlope(recipe.activation(l), of.z(l), of.a(l), of.da(l), of.dz(l)); // dZ = dA ∘ g′(Z)
        }
    }

    /** The gradient, once all images have been back through the network: of the weights from one part of X, and as much of the rest. */
    public void gradient(int part) {
        for (int l = 1; l <= depth; l++) {
            dw(l).setToProductWithTransposed(
                            1.0 / m, all.dz(l), input(l, part), from(l, part), to(l, part)); // dW = 1/m · dZ·Aᵀ
            if (part == 0) {
                db(l).setToSumOfColumns(1.0 / m, all.dz(l)); // db = 1/m Σ dZ
            }
        }
    }

    /** Gradient descent with the same part of the gradient. */
    public void update(int part) {
        for (int l = 1; l <= depth; l++) {
            w(l).subtract(recipe.learningRate(), dw(l), from(l, part), to(l, part)); // W := W − α·dW
            if (part == 0 && recipe.updatesBiases()) {
                b(l).subtract(recipe.learningRate(), db(l)); // b := b − α·db
            }
        }
    }

    /** How many parts X is in. */
    public int parts() {
        return x.size();
    }

    /** All images. */
    public BatchSlice all() {
        return all;
    }

    private Factor input(int l, int part) {
        return l == 1 ? x.get(part) : all.a(l - 1);
    }

    /** The first column of W of layer {@code l} that belongs to a part. */
    private int from(int l, int part) {
        return l == 1 ? x.get(part).from() : start(part, parts(), w(l).columns());
    }

    private int to(int l, int part) {
        return l == 1 ? x.get(part).to() : start(part + 1, parts(), w(l).columns());
    }

    /** Where part {@code part} of {@code length} things begins. */
    public static int start(int part, int parts, int length) {
        return (int) ((long) part * length / parts);
    }

    private void settleCorners(int l, BatchSlice of) {
        if (corners == Corners.NONE) {
            return;
        }
        Matrix z = of.z(l);
        for (int k = 0; k < z.columns(); k++) {
            for (int j = 0; j < z.rows(); j++) {
                double corner = corners.at(l, j, of.from() + k);
                if (!Double.isNaN(corner)) {
                    z.set(j, k, corner);
                }
            }
        }
    }

    /** W of layer {@code l}, n×p. */
    public Matrix w(int l) {
        return parameters.weights(l);
    }

    /** b of layer {@code l}, n×1. */
    public Matrix b(int l) {
        return parameters.biases(l);
    }

    /** The derivative of the batch's loss with respect to W of layer {@code l}, n×p. */
    public Matrix dw(int l) {
        return gradient.weights(l);
    }

    /** The derivative of the batch's loss with respect to b of layer {@code l}, n×1. */
    public Matrix db(int l) {
        return gradient.biases(l);
    }

    /** W and b of every layer, W′ and b′ once the step is done. */
    public Parameters parameters() {
        return parameters;
    }

    /** dW and db of every layer. */
    public Parameters gradient() {
        return gradient;
    }

    /** Weighted sums of layer {@code l}, n×m. */
    public Matrix z(int l) {
        return all.z(l);
    }

    /** Activations of layer {@code l}, n×m. */
    public Matrix a(int l) {
        return all.a(l);
    }

    /** Column by column the derivative of an image's own loss with respect to its activations in layer {@code l}, n×m. */
    public Matrix da(int l) {
        if (l == depth) { // no step on the way: dZ of the output layer is worked out in one
            output.lossByActivation(z(l), a(l), all.y(), all.da(l));
        }
        return all.da(l);
    }

    /** Column by column the derivative of an image's own loss with respect to its weighted sums in layer {@code l}, n×m. */
    public Matrix dz(int l) {
        return all.dz(l);
    }

    /** The loss of each image as it was before the update, 1×m. */
    public Matrix losses() {
        return losses(all);
    }

    public Matrix losses(BatchSlice of) {
        return output.losses(of.z(depth), of.a(depth), of.y());
    }
}
