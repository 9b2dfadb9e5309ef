package longhand.mnist.descent;

import longhand.mnist.matrix.Matrix;
import longhand.model.network.Activation;
import longhand.model.network.Loss;

/**
 * The loss of one image and its derivatives, from the columns z and a of the output layer and the target y. Each is written so that
 * it keeps its digits where an output is nearly 0 or 1, and neither overflows nor becomes 0/0 where it is so to the last bit.
 */
final class OutputLayer {
    private final Activation g;
    private final Loss loss;
    private final boolean skipsDerivative;

    OutputLayer(Recipe recipe) {
        g = recipe.activation(recipe.depth());
        loss = recipe.loss();
        skipsDerivative = recipe.skipsOutputDerivative();
    }

    /** L of each image, 1×m. */
    Matrix losses(Matrix z, Matrix a, Matrix y) {
        Matrix losses = new Matrix(1, z.columns());
        for (int k = 0; k < z.columns(); k++) {
            losses.set(0, k, loss(z.column(k), a.column(k), y.column(k)));
        }
        return losses;
    }

    /** dA, a column an image. */
    void lossByActivation(Matrix z, Matrix a, Matrix y, Matrix da) {
        for (int k = 0; k < z.columns(); k++) {
            lossByActivation(z.column(k), a.column(k), y.column(k), da.column(k));
        }
    }

    /** dZ, a column an image. */
    void lossByWeightedSum(Matrix z, Matrix a, Matrix y, Matrix dz) {
        for (int k = 0; k < z.columns(); k++) {
            lossByWeightedSum(z.column(k), a.column(k), y.column(k), dz.column(k));
        }
    }

    /** L of the image. */
    double loss(double[] z, double[] a, double[] y) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            if (!loss.isLogarithmic()) {
                sum += (a[j] - y[j]) * (a[j] - y[j]);
                continue;
            }
            if (y[j] != 0) {
                sum -= y[j] * logarithm(z, a, j);
            }
            if (loss.equals(Loss.BINARY_CROSS_ENTROPY) && y[j] != 1) {
                sum -= (1 - y[j]) * logarithmOfRest(z, a, j);
            }
        }
        return loss.equals(Loss.MSE) ? sum / a.length : loss.equals(Loss.HALF_SQUARED_ERROR) ? sum / 2 : sum;
    }

    /** da: ∂L/∂a[j]. */
    private void lossByActivation(double[] z, double[] a, double[] y, double[] da) {
        for (int j = 0; j < a.length; j++) {
            if (!loss.isLogarithmic()) {
                double error = a[j] - y[j];
                da[j] = loss.equals(Loss.HALF_SQUARED_ERROR)
                        ? error
                        : 2 * error / (loss.equals(Loss.MSE) ? a.length : 1);
            } else {
                double rest = loss.equals(Loss.CROSS_ENTROPY) ? 0 : over(1 - y[j], logarithmOfRest(z, a, j));
                da[j] = rest - over(y[j], logarithm(z, a, j));
            }
        }
    }

    /** dz: ∂L/∂z[j]; A − Y for cross-entropy after softmax with one-hot targets, and for binary cross-entropy after sigmoid. */
    private void lossByWeightedSum(double[] z, double[] a, double[] y, double[] dz) {
        switch (loss.key()) {
            case "mse", "squared-error", "half-squared-error" -> {
                lossByActivation(z, a, y, dz);
                if (g.equals(Activation.SOFTMAX) && !skipsDerivative) {
                    multiplyBySoftmaxSlope(a, dz);
                } else if (!skipsDerivative) {
                    Activations.multiplyBySlope(g, z, a, dz, dz);
                }
            }
            case "cross-entropy" -> {
                double targets = 0;
                for (double target : y) {
                    targets += target;
                }
                for (int j = 0; j < a.length; j++) {
                    // A − Y, with a − 1 as what is left to 1, and no share of the other targets under sigmoid
                    dz[j] = (y[j] == 0 ? 0 : -y[j] * rest(z, a, j))
                            + (g.equals(Activation.SOFTMAX) ? (y[j] == targets ? 0 : targets - y[j]) * a[j] : 0);
                }
            }
            case "binary-cross-entropy" -> {
                for (int j = 0; j < a.length; j++) {
                    dz[j] = (1 - y[j]) * a[j] - y[j] * rest(z, a, j);
                }
                if (g.equals(Activation.SOFTMAX)) {
                    addWaysThroughOthers(z, a, y, dz);
                }
            }
        }
    }

    /** 1 − a[j], not by subtraction. */
    private double rest(double[] z, double[] a, int j) {
        if (g.equals(Activation.SIGMOID)) {
            return Activations.sigmoid(-z[j]);
        }
        double others = 0;
        for (int i = 0; i < a.length; i++) {
            others += i == j ? 0 : a[i];
        }
        return others;
    }

    /** From ∂L/∂a to ∂L/∂z: a[j] (da[j] − Σ da[i] a[i]), with Σ a[i] = 1 put in for the da[j] alone. */
    private static void multiplyBySoftmaxSlope(double[] a, double[] dz) {
        double[] da = dz.clone();
        for (int j = 0; j < a.length; j++) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += a[i] * (da[j] - da[i]);
            }
            dz[j] = a[j] * sum;
        }
    }

    /** Binary cross-entropy after softmax: z[j] moves each other a[i] too, and with it y[i] ln a[i] and (1 − y[i]) ln(1 − a[i]). */
    private static void addWaysThroughOthers(double[] z, double[] a, double[] y, double[] dz) {
        for (int i = 0; i < a.length; i++) {
            double all = logarithmOfSum(z, i);
            for (int j = 0; j < a.length; j++) {
                if (j != i) {
                    double shareOfRest = StrictMath.exp(z[j] - all);
                    dz[j] += y[i] * a[j] - (1 - y[i]) * a[i] * shareOfRest;
                }
            }
        }
    }

    /** ln a[j]. */
    private double logarithm(double[] z, double[] a, int j) {
        if (g.equals(Activation.SIGMOID)) {
            return -softplus(-z[j]);
        }
        int top = Activations.largest(z);
        double others = 0;
        for (int i = 0; i < a.length; i++) {
            others += i == top ? 0 : a[i];
        }
        return z[j] - z[top] - StrictMath.log1p(others / a[top]);
    }

    /** ln(1 − a[j]). */
    private double logarithmOfRest(double[] z, double[] a, int j) {
        if (g.equals(Activation.SIGMOID)) {
            return -softplus(z[j]);
        }
        if (a[j] < 0.5) {
            return StrictMath.log1p(-a[j]);
        }
        return logarithm(z, a, j) + logarithmOfSum(z, j) - z[j];
    }

    /** ln of the sum of e^z[i] over all i but one. */
    private static double logarithmOfSum(double[] z, int without) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < z.length; i++) {
            largest = i == without ? largest : Math.max(largest, z[i]);
        }
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            sum += i == without ? 0 : StrictMath.exp(z[i] - largest);
        }
        return largest + StrictMath.log(sum);
    }

    /** ln(1 + e^x). */
    private static double softplus(double x) {
        return Math.max(0, x) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    /** top / e^x, and 0 where the top is 0. */
    private static double over(double top, double x) {
        return top == 0 ? 0 : top * StrictMath.exp(-x);
    }
}
