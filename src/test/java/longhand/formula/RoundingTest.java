package longhand.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundingTest {
    @ParameterizedTest
    @ValueSource(
            doubles = {
                0.0,
                -0.0,
                0.5,
                -0.5,
                1.5,
                2.5,
                -2.5,
                0.49999999999999994,
                1e15 + 0.5,
                0x1p52 - 0.5,
                0x1p52,
                0x1p53 + 2,
                1e300,
                Double.MIN_VALUE,
                Double.MAX_VALUE,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY
            })
    void a_number_goes_where_java_rounds_it(double x) {
        assertThat((Double) Rounding.nearest(x)).isEqualTo((Double) Math.rint(x));
    }

    @Test
    void any_number_does() {
        Random random = new Random(5);
        for (int i = 0; i < 100_000; i++) {
            double x = Double.longBitsToDouble(random.nextLong());
            assertThat((Double) Rounding.nearest(x)).isEqualTo((Double) Math.rint(x));
            double y = Math.scalb((double) random.nextInt(), -random.nextInt(32));
            assertThat((Double) Rounding.nearest(y)).isEqualTo((Double) Math.rint(y));
        }
    }
}
