package longhand.calculus;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import org.apache.commons.math3.dfp.Dfp;

/** The largest of many differences, and where it was found. */
public final class Largest {
    private double size = -1;
    private String where = "nothing was compared";

    /** One more difference; NaN counts as the largest of all. */
    public void see(double difference, Object... where) {
        double comparable = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
        if (comparable > size) {
            size = comparable;
            this.where = Arrays.toString(where);
        }
    }

    public double size() {
        return size;
    }

    public void isAtMost(double tolerance) {
        assertThat(size).as("%s", where).isBetween(0.0, tolerance);
    }

    /**
     * |ours − truth| / max(|truth|, floor).
     *
     * <p>A truth beyond the doubles is met by the infinity of its sign and by nothing else.
     */
    public static double relative(double ours, BigDecimal truth, double floor) {
        if (!Double.isFinite(ours) || Double.isInfinite(truth.doubleValue())) {
            return ours == truth.doubleValue() ? 0 : Double.POSITIVE_INFINITY;
        }
        return relative(new BigDecimal(ours), truth, new BigDecimal(floor));
    }

    public static double relative(Dfp ours, BigDecimal truth, BigDecimal floor) {
        return relative(decimal(ours), truth, floor);
    }

    public static BigDecimal decimal(Dfp value) {
        return new BigDecimal(value.toString());
    }

    private static double relative(BigDecimal ours, BigDecimal truth, BigDecimal floor) {
        BigDecimal difference = ours.subtract(truth).abs();
        return difference.signum() == 0
                ? 0
                : difference
                        .divide(truth.abs().max(floor), MathContext.DECIMAL32)
                        .doubleValue();
    }
}
