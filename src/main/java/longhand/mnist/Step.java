package longhand.mnist;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import longhand.network.Sample;
import longhand.network.TrainingStep;

/**
 * One step of gradient descent, as the notes write it: A and Z are n×m, a column an image; W is n×p and b n×1; dA, dZ, dW and db have
 * the shapes of A, Z, W and b. Layers are counted from 1.
 */
public final class Step {
    private final Recipe recipe;
    private final Parameters parameters;
    private final Parameters gradient;
    private final OutputLayer output;
    private final List<Share> shares;
    private final Corners corners;
    private final int depth;
    private final int m;

    /** @param shares the images of the batch, in their order */
    Step(Recipe recipe, Parameters parameters, List<Share> shares, Corners corners) {
        this.recipe = recipe;
        this.parameters = parameters;
        this.shares = List.copyOf(shares);
        this.corners = corners;
        gradient = Parameters.zeros(parameters.sizes());
        output = new OutputLayer(recipe);
        depth = parameters.depth();
        m = shares.stream().mapToInt(Share::size).sum();
    }

    /** The step that the scalar engine works out one number at a time, on all images of its batch. */
    public static Step of(TrainingStep step, Corners corners) {
        List<Sample> samples = step.batch().samples();
        Parameters parameters = Parameters.of(step.network());
        Share all = new Share(parameters, columns(samples, Sample::input), columns(samples, Sample::target));
        return new Step(Recipe.of(step), parameters, List.of(all), corners);
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
        forward(all());
        backward(all());
        gradient(0, 1);
        update(0, 1);
    }

    /** Forward propagation. */
    void forward(Share of) {
        for (int l = 1; l <= depth; l++) {
            of.z(l).setEachColumn(b(l));
            of.z(l).addProduct(w(l), of.input(l)); // Z = W·A + b
            settleCorners(l, of.z(l));
            Activations.apply(recipe.activation(l), of.z(l), of.a(l)); // A = g(Z)
        }
    }

    /** Back propagation. */
    void backward(Share of) {
        output.lossByWeightedSum(of.z(depth), of.a(depth), of.y(), of.dz(depth)); // dZ = A − Y, or as the loss has it
        for (int l = depth - 1; l >= 1; l--) {
            of.da(l).setToZero();
            of.da(l).addProduct(w(l + 1).transposed(), of.dz(l + 1)); // dA = Wᵀ·dZ
            Activations.multiplyBySlope(recipe.activation(l), of.z(l), of.a(l), of.da(l), of.dz(l)); // dZ = dA ∘ g′(Z)
        }
    }

    /** The gradient, once all images have been back through the network: one part in {@code parts} of the columns of each dW. */
    void gradient(int part, int parts) {
        for (int l = 1; l <= depth; l++) {
            int from = start(part, parts, dw(l).columns());
            int to = start(part + 1, parts, dw(l).columns());
            dw(l).setToZero(from, to);
            for (Share of : shares) {
                dw(l).addProductWithTransposed(1.0 / m, of.dz(l), of.input(l), from, to); // dW = 1/m · dZ·Aᵀ
            }
            if (part == 0) {
                db(l).setToZero();
                for (Share of : shares) {
                    db(l).addSumOfColumns(1.0 / m, of.dz(l)); // db = 1/m Σ dZ
                }
            }
        }
    }

    /** Gradient descent: the same part of the columns of each W. */
    void update(int part, int parts) {
        for (int l = 1; l <= depth; l++) {
            int from = start(part, parts, w(l).columns());
            int to = start(part + 1, parts, w(l).columns());
            w(l).subtract(recipe.learningRate(), dw(l), from, to); // W := W − α·dW
            if (part == 0 && recipe.updatesBiases()) {
                b(l).subtract(recipe.learningRate(), db(l)); // b := b − α·db
            }
        }
    }

    /** Where part {@code part} of {@code length} things begins. */
    static int start(int part, int parts, int length) {
        return (int) ((long) part * length / parts);
    }

    private void settleCorners(int l, Matrix z) {
        if (corners == Corners.NONE) {
            return;
        }
        for (int k = 0; k < z.columns(); k++) {
            for (int j = 0; j < z.rows(); j++) {
                if (corners.isZero(l, j, k)) {
                    z.set(j, k, 0);
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
        return all().z(l);
    }

    /** Activations of layer {@code l}, n×m. */
    public Matrix a(int l) {
        return all().a(l);
    }

    /** Column by column the derivative of an image's own loss with respect to its activations in layer {@code l}, n×m. */
    public Matrix da(int l) {
        if (l == depth) { // no step on the way: dZ of the output layer is worked out in one
            output.lossByActivation(z(l), a(l), all().y(), all().da(l));
        }
        return all().da(l);
    }

    /** Column by column the derivative of an image's own loss with respect to its weighted sums in layer {@code l}, n×m. */
    public Matrix dz(int l) {
        return all().dz(l);
    }

    /** The loss of each image as it was before the update, 1×m. */
    public Matrix losses() {
        return losses(all());
    }

    Matrix losses(Share of) {
        return output.losses(of.z(depth), of.a(depth), of.y());
    }

    private Share all() {
        if (shares.size() != 1) {
            throw new IllegalStateException("the matrices of this step are in " + shares.size() + " parts");
        }
        return shares.get(0);
    }
}
