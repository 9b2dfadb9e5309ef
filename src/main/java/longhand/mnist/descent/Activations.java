package longhand.mnist.descent;

import longhand.mnist.matrix.Matrix;
import longhand.model.Activation;

/** A = g(Z) and g′(Z), entry by entry; softmax, which takes a whole column, has its derivative in {@link OutputLayer}. */
public final class Activations {
    private Activations() {}

    /** a = g(z). */
    static void apply(Activation g, Matrix z, Matrix a) {
        for (int k = 0; k < z.columns(); k++) {
            apply(g, z.column(k), a.column(k));
        }
    }

    private static void apply(Activation g, double[] z, double[] a) {
        switch (g) {
            case RELU -> relu(z, a);
            case LEAKY_RELU -> {
                for (int j = 0; j < z.length; j++) {
                    a[j] = z[j] > 0 ? z[j] : z[j] / 100;
                }
            }
            case SIGMOID -> {
                for (int j = 0; j < z.length; j++) {
                    a[j] = sigmoid(z[j]);
                }
            }
            case TANH -> {
                for (int j = 0; j < z.length; j++) {
                    a[j] = StrictMath.tanh(z[j]);
                }
            }
            case IDENTITY -> System.arraycopy(z, 0, a, 0, z.length);
            case SOFTMAX -> softmax(z, a);
        }
    }

    /** dz = da ∘ g′(z), with g′(0) = 0 for ReLU. */
    static void multiplyBySlope(Activation g, Matrix z, Matrix a, Matrix da, Matrix dz) {
        for (int k = 0; k < z.columns(); k++) {
            multiplyBySlope(g, z.column(k), a.column(k), da.column(k), dz.column(k));
        }
    }

    static void multiplyBySlope(Activation g, double[] z, double[] a, double[] da, double[] dz) {
        if (g == Activation.RELU) {
            reluSlope(z, da, dz);
            return;
        }
        for (int j = 0; j < z.length; j++) {
            dz[j] = da[j] * slope(g, z[j], a[j]);
        }
    }

    private static double slope(Activation g, double z, double a) {
        return switch (g) {
            case RELU -> z > 0 ? 1 : 0;
            case LEAKY_RELU -> z > 0 ? 1 : 0.01;
            case SIGMOID -> a * sigmoid(-z);
            case TANH -> {
                double cosh = StrictMath.cosh(z);
                yield 1 / cosh / cosh;
            }
            case IDENTITY -> 1;
            case SOFTMAX ->
                throw new IllegalArgumentException("softmax has a derivative by each weighted sum of its layer");
        };
    }

    private static void relu(double[] z, double[] a) {
        for (int j = 0; j < z.length; j++) {
            a[j] = Math.max(0.0, z[j]);
        }
    }

    private static void reluSlope(double[] z, double[] da, double[] dz) {
        for (int j = 0; j < z.length; j++) {
            // da where z > 0, else 0, by the sign of −z; a branch would be guessed wrong every other time
            long open = Double.doubleToRawLongBits(0.0 - z[j]) >> 63;
            dz[j] = Double.longBitsToDouble(Double.doubleToRawLongBits(da[j]) & open);
        }
    }

    /** 1 / (1 + e^−z), also where e^−z outgrows a double. */
    static double sigmoid(double z) {
        double e = StrictMath.exp(-Math.abs(z));
        return z > 0 ? 1 / (1 + e) : e / (1 + e);
    }

    /** e^z over the sum of all e^z, each relative to the largest. */
    private static void softmax(double[] z, double[] a) {
        double largest = z[largest(z)];
        double sum = 0;
        for (int j = 0; j < z.length; j++) {
            a[j] = StrictMath.exp(z[j] - largest);
            sum += a[j];
        }
        for (int j = 0; j < z.length; j++) {
            a[j] /= sum;
        }
    }

    /** Where the largest value stands; the first of several. */
    public static int largest(double[] values) {
        int largest = 0;
        for (int j = 1; j < values.length; j++) {
            if (values[j] > values[largest]) {
                largest = j;
            }
        }
        return largest;
    }
}
