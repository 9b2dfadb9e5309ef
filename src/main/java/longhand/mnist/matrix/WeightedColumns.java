package longhand.mnist.matrix;

/**
 * The inner loops of all products. The compiler of the JVM turns them into vector instructions; that is why each is a method of its
 * own, on whole arrays, and why four columns are added at a time. Sums are in the order of the columns, so that a result does not
 * depend on how columns are taken together.
 */
public final class WeightedColumns {
    private WeightedColumns() {}

    static void addOne(double[] sum, double[] a, double x) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += x * a[i];
        }
    }

    static void addTwo(double[] sum, double[] a, double xa, double[] b, double xb) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] = sum[i] + xa * a[i] + xb * b[i];
        }
    }

    static void addThree(double[] sum, double[] a, double xa, double[] b, double xb, double[] c, double xc) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] = sum[i] + xa * a[i] + xb * b[i] + xc * c[i];
        }
    }

    static void addFour(
            double[] sum, double[] a, double xa, double[] b, double xb, double[] c, double xc, double[] d, double xd) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] = sum[i] + xa * a[i] + xb * b[i] + xc * c[i] + xd * d[i];
        }
    }
}
