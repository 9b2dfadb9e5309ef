package longhand.mnist.descent;

import java.util.Map;
import longhand.mnist.matrix.Matrix;
import longhand.model.network.Activation;

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
        if (g.equals(Activation.RELU)) {
            relu(z, a);
        } else if (g.equals(Activation.SOFTMAX)) {
            softmax(z, a);
        } else {
            double p = parameter(g);
            Elementwise of = elementwise(g);
            for (int j = 0; j < z.length; j++) {
                a[j] = of.value().of(z[j], p);
            }
        }
    }

    /** Whether these matrices can be made of it. */
    public static boolean knows(Activation g) {
        return g.equals(Activation.SOFTMAX) || ELEMENTWISE.containsKey(g.family());
    }

    /** Of z, and of a parameter for those that have one. */
    private interface OfSum {
        double of(double z, double p);
    }

    private record Elementwise(OfSum value, OfSum slope) {}

    private static final Map<Activation, Elementwise> ELEMENTWISE = Map.ofEntries(
            entry(Activation.RELU, (z, p) -> Math.max(0.0, z), (z, p) -> z > 0 ? 1 : 0),
            entry(Activation.LEAKY_RELU, (z, p) -> z > 0 ? z : p * z, (z, p) -> z > 0 ? 1 : p),
            entry(
                    Activation.ELU,
                    (z, p) -> z > 0 ? z : p * StrictMath.expm1(z),
                    (z, p) -> z > 0 ? 1 : p * StrictMath.exp(z)),
            entry(
                    Activation.SOFTPLUS,
                    (z, p) -> Math.max(0, z) + StrictMath.log1p(StrictMath.exp(-Math.abs(z))),
                    (z, p) -> sigmoid(z)),
            entry(Activation.GELU, (z, p) -> z * normal(z), (z, p) -> normal(z) + z * density(z)),
            entry(Activation.SILU, (z, p) -> z * sigmoid(z), (z, p) -> sigmoid(z) * (1 + z * sigmoid(-z))),
            entry(Activation.SIGMOID, (z, p) -> sigmoid(z), (z, p) -> sigmoid(z) * sigmoid(-z)),
            entry(
                    Activation.HARD_SIGMOID,
                    (z, p) -> z <= -3 ? 0 : z >= 3 ? 1 : z / 6 + 0.5,
                    (z, p) -> z > -3 && z < 3 ? 1.0 / 6 : 0),
            entry(Activation.TANH, (z, p) -> StrictMath.tanh(z), (z, p) -> 1 / StrictMath.cosh(z) / StrictMath.cosh(z)),
            entry(Activation.HARD_TANH, (z, p) -> Math.max(-1, Math.min(1, z)), (z, p) -> z > -1 && z < 1 ? 1 : 0),
            entry(Activation.STEP, (z, p) -> z >= 0 ? 1 : 0, (z, p) -> 0),
            entry(Activation.IDENTITY, (z, p) -> z, (z, p) -> 1));

    private static Map.Entry<Activation, Elementwise> entry(Activation g, OfSum value, OfSum slope) {
        return Map.entry(g, new Elementwise(value, slope));
    }

    private static Elementwise elementwise(Activation g) {
        return ELEMENTWISE.get(g.family());
    }

    private static double parameter(Activation g) {
        return g.parameter() == null ? 0 : g.parameter().doubleValue();
    }

    /** dz = da ∘ g′(z), with g′(0) = 0 for ReLU. */
    static void multiplyBySlope(Activation g, Matrix z, Matrix a, Matrix da, Matrix dz) {
        for (int k = 0; k < z.columns(); k++) {
            multiplyBySlope(g, z.column(k), a.column(k), da.column(k), dz.column(k));
        }
    }

    static void multiplyBySlope(Activation g, double[] z, double[] a, double[] da, double[] dz) {
        if (g.equals(Activation.RELU)) {
            reluSlope(z, da, dz);
            return;
        }
        double p = parameter(g);
        Elementwise of = elementwise(g);
        for (int j = 0; j < z.length; j++) {
            dz[j] = da[j] * of.slope().of(z[j], p);
        }
    }

    private static double density(double z) {
        return StrictMath.exp(-z * z / 2) / StrictMath.sqrt(2 * Math.PI);
    }

    /** The share of the normal distribution below z: by a series in the middle, by a continued fraction outside. */
    private static double normal(double z) {
        double size = Math.abs(z);
        if (size < 3) {
            double term = z;
            double sum = z;
            for (int n = 3; sum + term != sum || n == 3; n += 2) {
                term *= z * z / n;
                sum += term;
            }
            return 0.5 + density(z) * sum;
        }
        double fraction = size;
        for (int k = 100; k >= 1; k--) {
            fraction = size + k / fraction;
        }
        double tail = density(z) / fraction;
        return z < 0 ? tail : 1 - tail;
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
